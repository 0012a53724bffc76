#include "engine/canonical.hpp"
#include "engine/definition_reader.hpp"
#include "engine/limits.hpp"
#include "engine/syntax.hpp"

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

// The member "id", which must be new in `ids`, and in `shared` where given. An entry without a usable id still takes its
// place, so that indices stay right.
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

// One of a few words; gives its index.
std::optional<std::size_t> DefinitionReader::choose(
    Members& members, std::string_view name, std::initializer_list<std::string_view> allowed) {
  const auto* string = members.required_string(name);
  if (string == nullptr) return std::nullopt;
  const auto found = std::find(allowed.begin(), allowed.end(), view(*string));
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  std::string list;
  for (const auto each : allowed) {
    if (!list.empty()) list += ", ";
    list += "“" + std::string(each) + "”";
  }
  reading_.error(Code::bad_value, members.path() / name, {shown(*string), list});
  return std::nullopt;
}

void DefinitionReader::read_rule(Members& members) {
  choose(members, "rule", {"mean"});
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
  const auto weight = members.find_number("weight");
  if (!weight) return 1;
  if (*weight == 0 || (*weight >= limits::weight_lowest && *weight <= limits::weight_highest))
    return *weight;
  reading_.error(Code::bad_value, members.path() / "weight",
                 {number_text(*weight), "0, " + number_text(limits::weight_lowest) + " – " +
                                            number_text(limits::weight_highest)});
  return 1;
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

}  // namespace peil
