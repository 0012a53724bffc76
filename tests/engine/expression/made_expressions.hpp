// Expressions made by chance together with what they must give, computed in the plainest way that
// the documentation allows: what the compiled form is compared with.
#pragma once

#include "support.hpp"

#include <functional>
#include <string>
#include <vector>

namespace peil::expression::test {

// What is answered: the values of the record and of the AI systems. `subject` is the one that is
// looked at.
struct Answers {
  std::vector<Value> record;
  std::vector<Value> systems;
  std::size_t system_count = 0;
  std::size_t system_width = 0;
  std::size_t subject = 0;
};

struct Made {
  std::string source;
  Type type;
  std::function<Value(const Answers&)> expected;
  bool takes_missing_away = false;  // answered() or coalesce() is in it
};

class Maker {
 public:
  Maker(World& world, Random& random) : world_(world), random_(random) {}

  // An expression of a type, at most `depth` operations deep.
  Made make(Type type, int depth);
  Type any_type();

  // Answers for all names, or those that are missing in `from` filled in. One of `missing_one_in`
  // is missing; none if that is 0. Values keep to the bounds of their names.
  Answers answers(std::size_t missing_one_in, bool errors);
  Answers filled(const Answers& from, std::size_t one_in);
  Value value(const Symbol& symbol);

 private:
  Made name(Type type);
  Made literal(Type type);
  Made boolean(int depth);
  Made integer(int depth);
  Made decimal(int depth);
  Made other(Type type, int depth);
  Made comparison(int depth);
  Made membership(int depth);
  Made aggregation(int depth);
  Made condition(Type type, int depth);
  Made coalesced(Type type, int depth);

  std::size_t below(std::size_t count) { return random_.below(count); }

  World& world_;
  Random& random_;
  bool in_aggregation_ = false;
};

}  // namespace peil::expression::test
