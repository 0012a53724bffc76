#include "engine/format/definition/changes.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/base/version.hpp"
#include "engine/base/words.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/reading.hpp"

#include <algorithm>

namespace peil {

namespace json = boost::json;

namespace {}  // namespace

std::vector<Change> ChangeReading::read(const json::value& value, const Path& path) {
  std::vector<Change> changes;
  const auto* list = value.if_array();
  if (list == nullptr) {
    reading_.wrong_type(value, "array", path);
    return changes;
  }
  if (!within_limit(list->size(), limits::changes, "changes", path)) return changes;
  find_lefts(*list);
  for (at_ = 0; at_ < list->size(); ++at_) {
    Members each(reading_, (*list)[at_], path / at_);
    changes.push_back(read_change(each));
    each.warn_unknown();
  }
  return changes;
}

// Looks ahead: an id on the right may be one that a later change takes away.
void ChangeReading::find_lefts(const json::array& list) {
  const auto keys = [&](const json::value& value, std::size_t change, Lefts& lefts) {
    const auto* object = value.if_object();
    lefts_known_ = lefts_known_ && object != nullptr;
    if (object == nullptr) return;
    for (const auto& member : *object)
      lefts[key_of(member)] = change;
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* change = list[i].if_object();
    lefts_known_ = lefts_known_ && change != nullptr;
    if (change == nullptr) continue;
    for (const auto& member : *change) {
      const auto name = key_of(member);
      if (name == "renamed" || name == "split" || name == "removed") {
        keys(member.value(), i, questions_);
      } else if (name == "merged") {
        find_merged_lefts(member.value(), i);
      } else if (name == "rescaled" && member.value().is_array()) {
        for (const auto& entry : member.value().get_array()) {
          const auto* object = entry.if_object();
          const auto* options = object != nullptr ? object->if_contains("options") : nullptr;
          if (options != nullptr) keys(*options, i, options_);
        }
      }
    }
  }
}

void ChangeReading::find_merged_lefts(const json::value& merged, std::size_t change) {
  const auto* object = merged.if_object();
  lefts_known_ = lefts_known_ && object != nullptr;
  if (object == nullptr) return;
  for (const auto& member : *object) {
    const auto* entry = member.value().if_object();
    const auto* from = entry != nullptr ? entry->if_contains("from") : nullptr;
    const auto* ids = from != nullptr ? from->if_array() : nullptr;
    lefts_known_ = lefts_known_ && ids != nullptr;
    if (ids == nullptr) continue;
    for (const auto& id : *ids) {
      if (const auto* string = id.if_string()) questions_[view(*string)] = change;
    }
  }
}

Change ChangeReading::read_change(Members& members) {
  Change change;
  if (const auto* from = members.required_string("from")) {
    change.from = view(*from);
    const Path path = members.path() / "from";
    if (is_version(change.from)) {
      check_order(change, path);
      last_version_ = view(*from);
    } else {
      reading_.error(Code::bad_version, path, {change.from});
    }
  }
  Sides sides{IdList(reading_), IdList(reading_)};
  read_renamed(members, change, sides);
  read_split(members, change, sides);
  read_merged(members, change, sides);
  read_removed(members, change, sides);
  read_rescaled(members, change);
  return change;
}

// The oldest first, each version once, all below the definition's own.
void ChangeReading::check_order(const Change& change, const Path& path) {
  if (!last_version_.empty() && compare_versions(last_version_, change.from) >= 0) {
    reading_.error(Code::change_order, path, {change.from, std::string(last_version_)});
  } else if (is_version(definition_.version) &&
             compare_versions(change.from, definition_.version) >= 0) {
    reading_.error(Code::change_order, path, {change.from, definition_.version});
  }
}

void ChangeReading::read_renamed(Members& members, Change& change, Sides& sides) {
  const auto* object = object_in(members, "renamed");
  if (object == nullptr) return;
  const Path path = members.path() / "renamed";
  for (const auto& member : *object) {
    const Path each = path / key_of(member);
    if (!left(key_of(member), each, sides.left, Reading::At::key)) continue;
    const auto* to = member.value().if_string();
    if (to == nullptr) {
      reading_.wrong_type(member.value(), "string", each);
    } else if (right(view(*to), each, &sides.right, Reading::At::value)) {
      change.renamed.push_back({std::string(key_of(member)), std::string(view(*to))});
    }
  }
}

void ChangeReading::read_split(Members& members, Change& change, Sides& sides) {
  const auto* object = object_in(members, "split");
  if (object == nullptr) return;
  const Path path = members.path() / "split";
  for (const auto& member : *object) {
    const Path each = path / key_of(member);
    if (!left(key_of(member), each, sides.left, Reading::At::key)) continue;
    const auto* to = member.value().if_array();
    if (to == nullptr) {
      reading_.wrong_type(member.value(), "array", each);
      continue;
    }
    if (to->empty()) reading_.error(Code::empty_list, each, {std::string(key_of(member))});
    change.split.push_back(
        {std::string(key_of(member)), id_list(*to, each, [&](std::string_view id, const Path& at) {
           return right(id, at, &sides.right, Reading::At::value);
         })});
  }
}

void ChangeReading::read_merged(Members& members, Change& change, Sides& sides) {
  const auto* object = object_in(members, "merged");
  if (object == nullptr) return;
  const Path path = members.path() / "merged";
  for (const auto& member : *object) {
    Change::Merged merged;
    merged.to = key_of(member);
    const Path at = path / key_of(member);
    if (!right(merged.to, at, &sides.right, Reading::At::key) &&
        merged.to.size() > limits::id_bytes) {
      continue;
    }
    Members each(reading_, member.value(), at);
    if (const auto* from = each.required_array("from")) {
      const Path list = each.path() / "from";
      if (from->empty()) reading_.error(Code::empty_list, list, {"from"});
      merged.from = id_list(*from, list, [&](std::string_view id, const Path& place) {
        return left(id, place, sides.left, Reading::At::value);
      });
    }
    if (const auto take = each.required_word("take", words::takes))
      merged.take = static_cast<Change::Take>(*take);
    each.warn_unknown();
    change.merged.push_back(std::move(merged));
  }
}

void ChangeReading::read_removed(Members& members, Change& change, Sides& sides) {
  const auto* object = object_in(members, "removed");
  if (object == nullptr) return;
  const Path path = members.path() / "removed";
  for (const auto& member : *object) {
    const Path each = path / key_of(member);
    if (!left(key_of(member), each, sides.left, Reading::At::key)) continue;
    change.removed.push_back({std::string(key_of(member)), texts_.read(member.value(), each)});
  }
}

void ChangeReading::read_rescaled(Members& members, Change& change) {
  const auto* list = members.find_array("rescaled");
  const Path path = members.path() / "rescaled";
  if (list == nullptr || !within_limit(list->size(), limits::questions, "rescaled", path)) return;
  IdList used(reading_);
  for (std::size_t i = 0; i < list->size(); ++i) {
    Members each(reading_, (*list)[i], path / i);
    if (!each.valid()) continue;
    Change::Rescaled rescaled;
    read_rescaling(each, rescaled);
    each.warn_unknown();
    change.rescaled.push_back(std::move(rescaled));
  }
}

// Of one question or of all with a scale: options by their ids; of a number, a factor and what is
// added.
void ChangeReading::read_rescaling(Members& members, Change::Rescaled& rescaled) {
  const Scale* scale = nullptr;
  bool number = false;
  if (members.find("scale") != nullptr) {
    const auto* id = members.find_string("scale");
    const auto index = id != nullptr ? scale_ids_.find(view(*id), "scale", members.path() / "scale")
                                     : std::nullopt;
    if (index) scale = &definition_.scales[*index];
    if (id != nullptr) rescaled.scale = view(*id);
  } else if (const auto* id = members.required_string("question")) {
    right(view(*id), members.path() / "question", nullptr, Reading::At::value);
    rescaled.question = view(*id);
    const auto index = question_ids_.index_of(view(*id));
    if (index && *index < definition_.questions.size()) {
      const auto& question = definition_.questions[*index];
      number = question.type == QuestionType::number;
      if (question.scale != no_index) scale = &definition_.scales[question.scale];
    }
  }
  if (!number && members.find("options") != nullptr) {
    if (const auto* options = object_in(members, "options"))
      read_options(*options, members.path() / "options", scale, rescaled);
    return;
  }
  if (!number && (scale != nullptr || members.find("factor") == nullptr)) {
    members.required("options");
    return;
  }
  const auto in_reach = [&](std::string_view name, const std::optional<double>& value) {
    if (!value || (*value >= -limits::value_magnitude && *value <= limits::value_magnitude &&
                   (*value != 0 || name != "factor"))) {
      return value;
    }
    reading_.error(Code::bad_value, members.path() / name,
                   {number_text(*value), number_text(-limits::value_magnitude) + " – " +
                                             number_text(limits::value_magnitude)});
    return std::optional<double>();
  };
  rescaled.factor = in_reach("factor", members.required_number("factor")).value_or(1);
  rescaled.plus = in_reach("plus", members.find_number("plus")).value_or(0);
}

// New options are those of the scale, or of an older one that a later change rescales again.
void ChangeReading::read_options(const json::object& object, const Path& path, const Scale* scale,
                                 Change::Rescaled& rescaled) {
  std::vector<std::string_view> known;
  if (scale != nullptr) {
    for (const auto& option : scale->options)
      known.push_back(option.id);
  }
  for (const auto& member : object) {
    const auto from = key_of(member);
    const Path each = path / from;
    if (!is_id(from)) reading_.error(Code::bad_id, each, {std::string(from)}, Reading::At::key);
    if (from.size() > limits::id_bytes) continue;
    const auto* string = member.value().if_string();
    if (string == nullptr) {
      reading_.wrong_type(member.value(), "string", each);
      continue;
    }
    const auto to = view(*string);
    const auto later = options_.find(to);
    const bool goes_on = later != options_.end() && later->second > at_;
    if (!known.empty() && !goes_on && std::find(known.begin(), known.end(), to) == known.end()) {
      reading_.error(
          Code::dangling_id, each,
          {std::string(to), "option", std::string(reading_.suggester().nearest(to, known))});
    }
    rescaled.options.emplace_back(from, to);
  }
}

const json::object* ChangeReading::object_in(Members& members, std::string_view name) {
  const auto* object = members.find_object(name);
  const bool fits = object != nullptr &&
                    within_limit(object->size(), limits::questions, name, members.path() / name);
  return fits ? object : nullptr;
}

bool ChangeReading::within_limit(std::size_t size, std::size_t limit, std::string_view name,
                                 const Path& path) {
  if (size <= limit) return true;
  reading_.error(Code::limit_exceeded, path,
                 {std::string(name), std::to_string(size), std::to_string(limit)});
  return false;
}

// An id of before the change: none of ours, so only its form is known. False if it can't be
// used.
bool ChangeReading::left(std::string_view id, const Path& path, IdList& ids, Reading::At at) {
  if (!is_id(id)) reading_.error(Code::bad_id, path, {std::string(id)}, at);
  return id.size() <= limits::id_bytes && ids.add(id, path);
}

// An id of after the change. `ids` is none if it may stand there more than once.
bool ChangeReading::right(std::string_view id, const Path& path, IdList* ids, Reading::At at) {
  const auto later = questions_.find(id);
  const bool goes_on = later != questions_.end() && later->second > at_;
  if (goes_on && !is_id(id)) return false;  // said there
  if (!goes_on && lefts_known_ && !question_ids_.find(id, "question", path, at) &&
      question_ids_.complete())
    return false;
  return ids == nullptr || ids->add(id, path);
}

std::vector<std::string> ChangeReading::id_list(const json::array& list, const Path& path,
                                                auto&& fits) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* id = list[i].if_string();
    if (id == nullptr) {
      reading_.wrong_type(list[i], "string", path / i);
    } else if (fits(view(*id), path / i)) {
      ids.emplace_back(view(*id));
    }
  }
  return ids;
}

}  // namespace peil
