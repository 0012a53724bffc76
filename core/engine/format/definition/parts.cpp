#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/base/words.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>

namespace peil {

namespace json = boost::json;

bool DefinitionReader::within_limit(std::size_t size, std::size_t limit, std::string_view name,
                                    Members& members) {
  if (size <= limit) return true;
  reading_.error(Code::limit_exceeded, members.path() / name,
                 {std::string(name), std::to_string(size), std::to_string(limit)});
  return false;
}

// The member "id", which must be new in `ids`, and in `shared` where given. An entry without a
// usable id still takes its place, so that indices stay right.
std::string DefinitionReader::new_id(Members& members, IdList& ids, const IdList* shared) {
  const auto* string = members.required_string("id");
  if (string == nullptr) {
    ids.add_nameless();
    return {};
  }
  // An id of a wrong form can be referred to all the same: one mistake is reported once.
  const std::string_view id = view(*string);
  const Path path = members.path() / "id";
  if (!is_id(id)) reading_.error(Code::bad_id, path, {std::string(id)});
  if (shared != nullptr) shared->report_if_used(id, path);
  ids.add(id, path);
  return is_id(id) ? std::string(id) : std::string{};
}

// The name of a member as an id that must be new. False if it can't be used further on.
bool DefinitionReader::new_key(std::string_view id, const Path& path, IdList& ids) {
  if (!is_id(id)) reading_.error(Code::bad_id, path, {std::string(id)}, Reading::At::key);
  if (id.size() > limits::id_bytes) {
    ids.mark_incomplete();
    return false;
  }
  ids.add(id, path);
  return true;
}

std::optional<Rule> DefinitionReader::read_rule(Members& members) {
  const auto rule = members.required_word("rule", words::rules);
  return rule ? std::optional(static_cast<Rule>(*rule)) : std::nullopt;
}

// The steps of a staircase, in the member "levels"; none if it isn't there, nothing if it is
// wrong.
std::optional<std::vector<double>> DefinitionReader::read_steps(Members& members) {
  std::vector<double> steps;
  const auto* value = members.find("levels");
  if (value == nullptr) return steps;
  const auto* list = members.find_array("levels");
  if (list == nullptr || !within_limit(list->size(), limits::levels, "levels", members))
    return std::nullopt;
  const Path path = members.path() / "levels";
  if (list->empty()) {
    reading_.error(Code::empty_list, path, {"levels"});
    return std::nullopt;
  }
  bool sound = true;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto step = number_of((*list)[i]);
    if (!step) {
      reading_.wrong_type((*list)[i], "number", path / i);
      sound = false;
    } else if (!(*step >= -limits::value_magnitude && *step <= limits::value_magnitude)) {
      reading_.error(Code::bad_value, path / i,
                     {number_text(*step), number_text(-limits::value_magnitude) + " – " +
                                              number_text(limits::value_magnitude)});
      sound = false;
    } else if (!steps.empty() && !(*step > steps.back())) {
      reading_.error(Code::bad_value, path / i,
                     {number_text(*step), "> " + number_text(steps.back())});
      sound = false;
    } else {
      steps.push_back(*step);
    }
  }
  return sound ? std::optional(std::move(steps)) : std::nullopt;
}

std::optional<double> DefinitionReader::value_in(Members& members, std::string_view name,
                                                 double lowest, double highest) {
  const auto number = members.find_number(name);
  if (number && !(*number >= lowest && *number <= highest)) {
    reading_.error(Code::bad_value, members.path() / name,
                   {number_text(*number), number_text(lowest) + " – " + number_text(highest)});
    return std::nullopt;
  }
  return number;
}

double DefinitionReader::read_weight(Members& members) {
  const auto* value = members.find("weight");
  return value != nullptr ? weight_of(*value, members.path() / "weight") : 1;
}

double DefinitionReader::weight_of(const boost::json::value& value, const Path& path) {
  const auto weight = number_of(value);
  if (!weight) {
    reading_.wrong_type(value, "number", path);
    return 1;
  }
  if (*weight == 0 || (*weight >= limits::weight_lowest && *weight <= limits::weight_highest))
    return *weight;
  reading_.error(Code::bad_value, path,
                 {number_text(*weight), "0, " + number_text(limits::weight_lowest) + " – " +
                                            number_text(limits::weight_highest)});
  return 1;
}

// The place of an option among those that may be named here; one that isn't among them is reported.
std::optional<std::uint32_t> DefinitionReader::option_named(
    std::string_view id, const std::vector<std::string_view>& options, const Path& path,
    Reading::At at) {
  const auto found = std::find(options.begin(), options.end(), id);
  if (found != options.end()) return static_cast<std::uint32_t>(found - options.begin());
  reading_.error(
      Code::dangling_id, path,
      {std::string(id), "option", std::string(reading_.suggester().nearest(id, options))}, at);
  return std::nullopt;
}

std::vector<std::string> DefinitionReader::read_tag_list(Members& members) {
  std::vector<std::string> tags;
  const auto* list = members.find_array("tags");
  if (list == nullptr || !within_limit(list->size(), limits::tags, "tags", members)) return tags;
  const Path path = members.path() / "tags";
  IdList used(reading_);
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* id = (*list)[i].if_string();
    if (id == nullptr) {
      reading_.wrong_type((*list)[i], "string", path / i);
    } else if (tag_ids_.find(view(*id), "tag", path / i) && used.add(view(*id), path / i)) {
      tags.emplace_back(view(*id));
    }
  }
  return tags;
}

std::vector<Reference> DefinitionReader::read_references(Members& members) {
  std::vector<Reference> references;
  IdList none(reading_);
  for_each(members, "refs", limits::references, none, [&](Members& each) {
    if (auto reference = read_reference(each)) references.push_back(*std::move(reference));
  });
  return references;
}

// The members "source" and "at".
std::optional<Reference> DefinitionReader::read_reference(Members& members) {
  Reference reference;
  if (const auto* at = members.find_string("at")) {
    if (check_plain_string(reading_, view(*at), members.path() / "at")) reference.at = view(*at);
  }
  const auto* id = members.required_string("source");
  if (id == nullptr) return std::nullopt;
  const auto index = source_ids_.find(view(*id), "source", members.path() / "source");
  if (!index) return std::nullopt;
  reference.source = *index;
  return reference;
}

// The member "for": a kind of subject, `no_index` where it isn't there, nothing if it is wrong.
std::optional<std::uint32_t> DefinitionReader::read_for(Members& members) {
  if (members.find("for") == nullptr) return no_index;
  const auto* kind = members.find_string("for");
  const auto index = kind != nullptr
                         ? kind_ids_.find(view(*kind), "subject", members.path() / "for")
                         : std::nullopt;
  if (!index) sound_.scopes = false;
  return index;
}

// The text of an expression. What it says is checked when everything that it can name has been
// read.
std::string DefinitionReader::read_expression(Members& members, std::string_view name,
                                              bool required) {
  const auto* string = required ? members.required_string(name) : members.find_string(name);
  if (string == nullptr) return {};
  if (has_content(view(*string))) return std::string(view(*string));
  reading_.error(Code::bad_value, members.path() / name, {shown(*string), "“… == …”"});
  return {};
}

// An expression, or `true` for always; `false` asks for nothing.
std::string DefinitionReader::read_requirement(Members& members) {
  const auto* value = members.find("required");
  if (value == nullptr || !value->is_bool()) return read_expression(members, "required");
  return value->get_bool() ? "true" : std::string();
}

}  // namespace peil
