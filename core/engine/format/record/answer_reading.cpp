#include "engine/format/record/answer_reading.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <map>

namespace peil {

namespace json = boost::json;

bool AnswerReading::within(std::string_view what, std::size_t found, std::size_t limit,
                           const Path& path) {
  if (found <= limit) return true;
  reading_.error(Code::limit_exceeded, path,
                 {std::string(what), std::to_string(found), std::to_string(limit)});
  return false;
}

bool AnswerReading::short_enough(std::string_view text, std::string_view name, const Path& path) {
  return within(name, text.size(), limits::note_bytes, path);
}

std::string AnswerReading::text(Members& members, std::string_view name) {
  const auto* string = members.find_string(name);
  if (string == nullptr || !short_enough(view(*string), name, members.path() / name)) return {};
  return std::string(view(*string));
}

std::string AnswerReading::of_form(const json::string* string, Members& members,
                                   std::string_view name, bool (*fits)(std::string_view),
                                   Code code) {
  if (string == nullptr) return {};
  if (fits(view(*string))) return std::string(view(*string));
  reading_.error(code, members.path() / name, {std::string(view(*string))});
  return {};
}

std::string AnswerReading::formed(Members& members, std::string_view name,
                                  bool (*fits)(std::string_view), Code code) {
  return of_form(members.find_string(name), members, name, fits, code);
}

std::string AnswerReading::moment(Members& members, std::string_view name) {
  const auto* string = members.find_string(name);
  if (string == nullptr || is_moment(view(*string)))
    return string == nullptr ? std::string() : std::string(view(*string));
  reading_.warning(Code::moment_dropped, members.path() / name, {std::string(view(*string))});
  return {};
}

std::string AnswerReading::required(Members& members, std::string_view name,
                                    bool (*fits)(std::string_view), Code code) {
  return of_form(members.required_string(name), members, name, fits, code);
}

Answer AnswerReading::answer(Members& members) {
  Answer answer;
  answer.state = AnswerState::open;
  if (const auto* state = members.find_string("state")) {
    if (view(*state) == "unknown") {
      answer.state = AnswerState::unknown;
    } else if (view(*state) == "not_applicable") {
      answer.state = AnswerState::not_applicable;
    } else {
      reading_.error(Code::bad_value, members.path() / "state",
                     {shown(*state), "“unknown”, “not_applicable”"});
    }
  } else if (const auto* found = members.find("value")) {
    if (auto read = value(*found, members.path() / "value")) {
      answer.state = AnswerState::answered;
      answer.value = *std::move(read);
    }
  }
  if (answer.state == AnswerState::not_applicable) answer.reason = text(members, "reason");
  answer.note = text(members, "note");
  evidence(members, answer);
  answer.owner = text(members, "owner");
  desired(members, answer);
  answer.changed = moment(members, "changed");
  if (members.find_bool("proposed").value_or(false))
    answer.proposed = answer.state == AnswerState::answered;
  answer.unknown_members = members.unknown();
  return answer;
}

std::optional<AnswerValue> AnswerReading::value(const json::value& value, const Path& path) {
  if (const auto* string = value.if_string()) {
    if (string->empty() || !short_enough(view(*string), "value", path)) return std::nullopt;
    return AnswerValue(std::string(view(*string)));
  }
  if (const auto number = number_of(value)) return AnswerValue(*number);
  if (const auto* items = value.if_array()) return chosen(*items, path);
  if (const auto* object = value.if_object()) {
    // An option may be called “what” too, but then it has points.
    const auto* what = object->if_contains("what");
    return what != nullptr && !what->is_number() ? plan(value, path) : points(*object, path);
  }
  reading_.wrong_type(value, "string, number, array, object", path);
  return std::nullopt;
}

std::optional<AnswerValue> AnswerReading::chosen(const json::array& items, const Path& path) {
  if (!within("options", items.size(), limits::options, path)) return std::nullopt;
  std::vector<std::string> ids;
  ids.reserve(items.size());
  std::map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* id = items[i].if_string();
    if (id == nullptr) {
      reading_.wrong_type(items[i], "string", path / i);
    } else if (!is_id(view(*id))) {
      reading_.error(Code::bad_id, path / i, {std::string(view(*id))});
    } else if (const auto [place, is_new] = first.try_emplace(view(*id), i); !is_new) {
      reading_.error(Code::duplicate_id, path / i,
                     {std::string(view(*id)), (path / place->second).pointer()});
    } else {
      ids.emplace_back(view(*id));
    }
  }
  return AnswerValue(std::move(ids));
}

std::optional<AnswerValue> AnswerReading::plan(const json::value& value, const Path& path) {
  Members members(reading_, value, path);
  PlanAnswer plan;
  plan.what = text(members, "what");
  plan.who = text(members, "who");
  plan.when = formed(members, "when", is_date, Code::bad_date);
  plan.unknown_members = members.unknown();
  return AnswerValue(std::move(plan));
}

std::optional<AnswerValue> AnswerReading::points(const json::object& object, const Path& path) {
  if (!within("options", object.size(), limits::options, path)) return std::nullopt;
  Points points;
  for (const auto& member : object) {
    const std::string_view id = key_of(member);
    const auto number = number_of(member.value());
    if (!is_id(id)) {
      reading_.error(Code::bad_id, path / id, {std::string(id)}, Reading::At::key);
    } else if (!number) {
      reading_.wrong_type(member.value(), "number", path / id);
    } else {
      points.emplace(std::string(id), *number);
    }
  }
  return AnswerValue(std::move(points));
}

void AnswerReading::evidence(Members& members, Answer& answer) {
  const auto* items = members.find_array("evidence");
  if (items == nullptr) return;
  const Path path = members.path() / "evidence";
  if (!within("evidence", items->size(), limits::evidence, path)) return;
  for (std::size_t i = 0; i < items->size(); ++i) {
    Members each(reading_, (*items)[i], path / i);
    if (!each.valid()) continue;
    Evidence evidence;
    evidence.title = text(each, "title");
    evidence.link = text(each, "link");
    evidence.file = text(each, "file");
    evidence.date = formed(each, "date", is_date, Code::bad_date);
    const auto* hash = each.find_string("sha256");
    if (hash != nullptr && !is_fingerprint("sha256:" + std::string(view(*hash)))) {
      reading_.error(Code::bad_value, each.path() / "sha256", {shown(*hash), "“<64 × 0–9a–f>”"});
    } else if (hash != nullptr) {
      evidence.sha256 = view(*hash);
    }
    evidence.unknown_members = each.unknown();
    answer.evidence.push_back(std::move(evidence));
  }
}

void AnswerReading::desired(Members& members, Answer& answer) {
  const auto* found = members.find("desired");
  if (found == nullptr) return;
  Members each(reading_, *found, members.path() / "desired");
  if (!each.valid()) return;
  Desired desired;
  // Any text but an empty one: of a number it is the number.
  desired.level = required(
      each, "level", [](std::string_view level) { return !level.empty(); }, Code::bad_id);
  if (!short_enough(desired.level, "level", each.path() / "level")) return;
  desired.by = formed(each, "by", is_date, Code::bad_date);
  desired.unknown_members = each.unknown();
  answer.desired = std::move(desired);
}

}  // namespace peil
