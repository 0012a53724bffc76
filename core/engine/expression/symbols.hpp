// What an expression can name: the types of the language, and the table from names to the places
// where their values will be. The compiler of a definition fills one table and every expression of
// the definition is compiled with it.
#pragma once

#include "engine/expression/value.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil::expression {

// A static type. Two types are the same where both members are: a choice of one scale is not a
// choice of another.
struct Type {
  enum class Kind : std::uint8_t {
    invalid,
    boolean,
    integer,
    decimal,
    text,
    date,
    choice,
    set,
    list,
    subjects
  };

  Kind kind = Kind::invalid;
  std::uint32_t of = 0;  // of choice and set: the list of options; of subjects: their kind; else 0

  friend bool operator==(const Type&, const Type&) = default;
};

// The scope of what is asked once, for the whole record. Other scopes are kinds of subject: asked
// for each of them.
inline constexpr std::uint32_t record_scope = 0xFFFF'FFFF;

struct Symbol {
  Type type;
  std::uint32_t scope = record_scope;
  std::uint32_t slot = 0;  // where its value is, in the record's values or in those of each subject
  // Of a number: between which bounds it lies, where that is known. Only for what is always true or
  // never.
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
};

// Names have three spaces: what is written bare, what score('…') names, and what label('…') names.
// Keeps views of all texts, so it lives no longer than they do. A bare name may be any id, and
// more: `profile.size`.
class Symbols {
 public:
  enum class Space : std::uint8_t { name, score, label };

  // A list of options, for the type of choices and sets. At most `Set::capacity` options count; ids
  // are not checked.
  std::uint32_t add_options(std::string_view id, std::vector<std::string_view> option_ids);

  // A kind of subject, as a bare name. Gives the kind, counted from 0, or nothing new where the
  // name is taken.
  std::uint32_t add_subjects(std::string_view id);

  // False if the space has the name already; the first stays.
  bool add(Space space, std::string_view name, const Symbol& symbol);

  // Null if there is none. Cost: one look in a hash table.
  const Symbol* find(Space space, std::string_view name) const;

  // All names of a space, in the order they were added.
  const std::vector<std::string_view>& names(Space space) const {
    return spaces_[index(space)].names;
  }

  std::string_view options_id(std::uint32_t options) const { return options_[options].id; }
  // True if some list has such an option. Cost: all options.
  bool has_option(std::string_view id) const;
  const std::vector<std::string_view>& options(std::uint32_t options) const {
    return options_[options].ids;
  }
  std::string_view subjects_id(std::uint32_t kind) const { return kinds_[kind]; }
  std::size_t subject_kinds() const { return kinds_.size(); }

  // A type in the words of messages: `int`, `choice of maturity`.
  std::string type_text(const Type& type) const;

 private:
  struct Options {
    std::string_view id;
    std::vector<std::string_view> ids;
  };
  struct Names {
    std::unordered_map<std::string_view, Symbol> symbols;
    std::vector<std::string_view> names;
  };
  static std::size_t index(Space space) { return static_cast<std::size_t>(space); }

  std::vector<Options> options_;
  std::vector<std::string_view> kinds_;
  Names spaces_[3];
};

}  // namespace peil::expression
