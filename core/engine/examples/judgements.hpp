// What an example expects of a plugin's program, compared with its judgement.
#pragma once

#include "engine/examples/numbers.hpp"
#include "engine/json/id_list.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace peil {

class ProgramExpectations {
 public:
  // Keeps references to all.
  ProgramExpectations(const Definition& definition, const ExampleNumbers& numbers,
                      Reading& reading);

  // Compares; without a judgement, only looks whether the expectation can be read. `record`: the
  // example's.
  void compare(const boost::json::value& expect, const Path& path, const Record& record,
               const Judgement* judgement);

 private:
  // What is compared at present.
  struct Part {
    const Record& record;
    const Judgement* judgement = nullptr;
    ScopeRef scope;
    std::string prefix;  // of what is named in problems
  };

  void compare_scope(const boost::json::value& expect, const Path& path, const Part& part);
  void compare_scores(const boost::json::object& scores, const Path& path, const Part& part);
  void compare_labels(const boost::json::object& labels, const Path& path, const Part& part);
  void compare_findings(const boost::json::array& findings, const Path& path, const Part& part);
  void compare_lists(const boost::json::object& lists, const Path& path, const Part& part);
  void compare_subjects(const boost::json::object& kinds, const Path& path, const Part& part);
  void compare_kind(const boost::json::object& subjects, const Path& path, const Part& part,
                    std::uint32_t kind);

  // The addition with that id, which is for the scope of `part`; null, and reported, where there is
  // none.
  template <class Added>
  const Added* find(const std::vector<Added>& all, IdList& ids, std::string_view id,
                    std::string_view kind, const Part& part, const Path& path, Reading::At at);
  void fail(const Path& path, const Part& part, const std::string& what, std::string expected,
            std::string found);

  const Definition& definition_;
  const ExampleNumbers& numbers_;
  Reading& reading_;
  IdList scores_{reading_};
  IdList labels_{reading_};
  IdList findings_{reading_};
  IdList lists_{reading_};
  IdList kinds_{reading_};
};

}  // namespace peil
