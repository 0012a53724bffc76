#include "engine/base/format_version.hpp"
#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "engine/model/record.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <array>
#include <cmath>

namespace peil {
namespace {

namespace json = boost::json;

json::string_view view_of(std::string_view text) { return {text.data(), text.size()}; }

void put(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object[view_of(name)] = text;
}

// Known members come first, whatever an unknown one is called.
void put_unknown(json::object& object, const json::object& unknown) {
  const json::value in_order = sorted(unknown);
  for (const auto& member : in_order.get_object())
    object.emplace(member.key(), member.value());
}

struct WrittenValue {
  json::value operator()(const std::string& text) const {
    return text.empty() ? json::value(nullptr) : json::value(json::string(text));
  }
  json::value operator()(double number) const {
    return std::isfinite(number) ? json::value(number) : json::value(nullptr);
  }
  json::value operator()(const std::vector<std::string>& chosen) const {
    return json::array(chosen.begin(), chosen.end());
  }
  json::value operator()(const Points& points) const {
    json::object object;
    for (const auto& [id, given] : points) {
      if (std::isfinite(given)) object.emplace(id, given);
    }
    return object;
  }
  json::value operator()(const PlanAnswer& plan) const {
    json::object object;
    object["what"] = plan.what;
    put(object, "who", plan.who);
    put(object, "when", plan.when);
    put_unknown(object, plan.unknown_members);
    return object;
  }
};

json::array written(const std::vector<Evidence>& evidence) {
  json::array list;
  for (const auto& each : evidence) {
    json::object object;
    put(object, "title", each.title);
    put(object, "link", each.link);
    put(object, "file", each.file);
    put(object, "date", each.date);
    put(object, "sha256", each.sha256);
    put_unknown(object, each.unknown_members);
    list.push_back(std::move(object));
  }
  return list;
}

json::object written(const Desired& desired) {
  json::object object;
  put(object, "level", desired.level);
  put(object, "by", desired.by);
  put_unknown(object, desired.unknown_members);
  return object;
}

json::object written(const Answer& answer) {
  json::object object;
  switch (answer.state) {
    case AnswerState::open:
      break;
    case AnswerState::answered:
      // What can't be written is open when it is read again.
      if (auto value = std::visit(WrittenValue{}, answer.value); !value.is_null()) {
        object["value"] = std::move(value);
      }
      break;
    case AnswerState::unknown:
      object["state"] = "unknown";
      break;
    case AnswerState::not_applicable:
      object["state"] = "not_applicable";
      put(object, "reason", answer.reason);
      break;
  }
  put(object, "note", answer.note);
  if (!answer.evidence.empty()) object["evidence"] = written(answer.evidence);
  put(object, "owner", answer.owner);
  if (answer.desired && !answer.desired->level.empty()) {
    object["desired"] = written(*answer.desired);
  }
  put(object, "changed", answer.changed);
  if (answer.proposed && object.contains("value")) object["proposed"] = true;
  put_unknown(object, answer.unknown_members);
  return object;
}

json::object written(const Answers& answers) {
  json::object object;
  object.reserve(answers.size());
  for (const auto& [id, answer] : answers)
    object.emplace(id, written(answer));
  return object;
}

void put(json::object& object, const Subjects& subjects) {
  json::object kinds;
  for (const auto& [kind, list] : subjects) {
    if (list.empty()) continue;
    json::array items;
    for (const auto& subject : list) {
      json::object item;
      item["id"] = subject.id;
      item["answers"] = written(subject.answers);
      put_unknown(item, subject.unknown_members);
      items.push_back(std::move(item));
    }
    kinds.emplace(kind, std::move(items));
  }
  if (!kinds.empty()) object["subjects"] = std::move(kinds);
}

void put(json::object& object, const std::vector<PlannedAction>& plan) {
  constexpr std::array words = {"", "started", "done", "dropped"};
  json::array list;
  for (const auto& each : plan) {
    json::object item;
    item["id"] = each.id;
    put(item, "action", each.action);
    put(item, "title", each.title);
    put(item, "question", each.question);
    put(item, "subject", each.subject);
    put(item, "owner", each.owner);
    put(item, "by", each.by);
    put(item, "level", each.level);
    put(item, "progress", words.at(static_cast<std::size_t>(each.progress)));
    put(item, "note", each.note);
    put_unknown(item, each.unknown_members);
    list.push_back(std::move(item));
  }
  if (!list.empty()) object["plan"] = std::move(list);
}

void put(json::object& object, const std::vector<SetAside>& set_aside) {
  json::array list;
  for (const auto& each : set_aside) {
    json::object item;
    item["question"] = each.question;
    put(item, "kind", each.subject_kind);
    put(item, "subject", each.subject);
    item["version"] = each.version;
    item["answer"] = written(each.answer);
    put_unknown(item, each.unknown_members);
    list.push_back(std::move(item));
  }
  if (!list.empty()) object["set_aside"] = std::move(list);
}

void put(json::object& object, const std::vector<Round>& rounds) {
  json::array list;
  for (const auto& each : rounds) {
    json::object item;
    item["title"] = each.title;
    item["date"] = each.date;
    item["version"] = each.assessment_version;
    item["answers"] = written(each.answers);
    put(item, each.subjects);
    put(item, each.set_aside);
    put_unknown(item, each.unknown_members);
    list.push_back(std::move(item));
  }
  if (!list.empty()) object["rounds"] = std::move(list);
}

}  // namespace

std::string write_record(const Record& record) {
  json::object object;
  object["peil_record"] = format_version::record;
  object["id"] = record.id;
  put(object, "organisation", record.organisation);
  json::object assessment;
  assessment["id"] = record.assessment;
  assessment["version"] = record.assessment_version;
  put(assessment, "fingerprint", record.fingerprint);
  put_unknown(assessment, record.unknown_assessment_members);
  object["assessment"] = std::move(assessment);
  put(object, "created", record.created);
  put(object, "changed", record.changed);
  object["answers"] = written(record.answers);
  put(object, record.subjects);
  put(object, record.plan);
  put(object, record.rounds);
  put(object, record.set_aside);
  put_unknown(object, record.unknown_members);
  return pretty_json(object);
}

}  // namespace peil
