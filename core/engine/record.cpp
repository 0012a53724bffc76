#include "engine/record.hpp"

#include "engine/canonical.hpp"
#include "engine/json_reading.hpp"
#include "engine/json_scan.hpp"
#include "engine/json_text.hpp"
#include "engine/limits.hpp"
#include "engine/syntax.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace peil {
namespace {

namespace json = boost::json;

constexpr int format_version = 1;
constexpr std::string_view state_unknown = "unknown";
constexpr std::string_view state_not_applicable = "not_applicable";

class RecordReader {
 public:
  explicit RecordReader(Reading& reading) : reading_(reading) {}

  Record read(const json::value& document) {
    Record record;
    Members members(reading_, document, Path{});
    if (!read_format(members)) return record;
    record.id = checked(members.required_string("id"), members, "id", is_record_id, Code::bad_id);
    record.organisation = text(members, "organisation");
    if (const auto* assessment = members.required("assessment")) {
      Members each(reading_, *assessment, members.path() / "assessment");
      record.assessment =
          checked(each.required_string("id"), each, "id", is_assessment_id, Code::bad_id);
      record.assessment_version =
          checked(each.required_string("version"), each, "version", is_version, Code::bad_version);
      const auto* fingerprint = each.find_string("fingerprint");
      if (fingerprint != nullptr && !is_fingerprint(view(*fingerprint))) {
        reading_.error(Code::bad_value, each.path() / "fingerprint",
                       {shown(*fingerprint), "“sha256:<64 × 0–9a–f>”"});
      } else if (fingerprint != nullptr) {
        record.fingerprint = view(*fingerprint);
      }
      record.unknown_assessment_members = each.unknown();
    }
    record.created = moment(members, "created");
    record.changed = moment(members, "changed");
    if (const auto* answers = members.required("answers")) {
      read_answers(*answers, members.path() / "answers", record);
    }
    record.unknown_members = members.unknown();
    return record;
  }

 private:
  bool read_format(Members& members) {
    const auto* found = members.required("peil_record");
    if (found == nullptr) return members.valid();
    const auto number = number_of(*found);
    if (!number) {
      reading_.wrong_type(*found, "number", members.path() / "peil_record");
      return false;
    }
    if (*number != format_version) {
      reading_.error(Code::unsupported_format, members.path() / "peil_record",
                     {shown(*found), std::to_string(format_version)});
      return false;
    }
    return true;
  }

  std::string checked(const json::string* string, Members& members, std::string_view name,
                      bool (*fits)(std::string_view), Code code) {
    if (string == nullptr) return {};
    if (fits(view(*string))) return std::string(view(*string));
    reading_.error(code, members.path() / name, {std::string(view(*string))});
    return {};
  }

  std::string moment(Members& members, std::string_view name) {
    return checked(members.find_string(name), members, name, is_moment, Code::bad_date);
  }

  std::string text(Members& members, std::string_view name) {
    const auto* string = members.find_string(name);
    if (string == nullptr) return {};
    if (string->size() <= limits::note_bytes) return std::string(view(*string));
    reading_.error(
        Code::limit_exceeded, members.path() / name,
        {std::string(name), std::to_string(string->size()), std::to_string(limits::note_bytes)});
    return {};
  }

  void read_answers(const json::value& value, const Path& path, Record& record) {
    const auto* object = value.if_object();
    if (object == nullptr) return reading_.wrong_type(value, "object", path);
    if (object->size() > limits::answers) {
      return reading_.error(
          Code::limit_exceeded, path,
          {"answers", std::to_string(object->size()), std::to_string(limits::answers)});
    }
    for (const auto& member : *object) {
      const std::string_view id(member.key().data(), member.key().size());
      if (!is_id(id)) {
        reading_.error(Code::bad_id, path / id, {std::string(id)}, Reading::At::key);
        continue;
      }
      Members each(reading_, member.value(), path / id);
      if (each.valid()) record.answers.emplace(std::string(id), read_answer(each));
    }
  }

  Answer read_answer(Members& members) {
    Answer answer;
    answer.state = AnswerState::open;
    if (const auto* state = members.find_string("state")) {
      if (view(*state) == state_unknown) {
        answer.state = AnswerState::unknown;
      } else if (view(*state) == state_not_applicable) {
        answer.state = AnswerState::not_applicable;
      } else {
        reading_.error(Code::bad_value, members.path() / "state",
                       {shown(*state), "“unknown”, “not_applicable”"});
      }
    } else if (const auto* value = members.find_string("value")) {
      answer.state = AnswerState::answered;
      answer.value = checked(value, members, "value", is_id, Code::bad_id);
    }
    if (answer.state == AnswerState::not_applicable) answer.reason = text(members, "reason");
    answer.note = text(members, "note");
    answer.changed = moment(members, "changed");
    answer.unknown_members = members.unknown();
    return answer;
  }

  Reading& reading_;
};

void put(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object[json::string_view(name.data(), name.size())] = text;
}

// Known members come first, whatever an unknown one is called.
void put_unknown(json::object& object, const json::object& unknown) {
  const json::value in_order = sorted(unknown);
  for (const auto& member : in_order.get_object())
    object.emplace(member.key(), member.value());
}

json::object written(const Answer& answer) {
  json::object object;
  switch (answer.state) {
    case AnswerState::open:
      break;
    case AnswerState::answered:
      put(object, "value", answer.value);
      break;
    case AnswerState::unknown:
      object["state"] = json::string(state_unknown.data(), state_unknown.size());
      break;
    case AnswerState::not_applicable:
      object["state"] = json::string(state_not_applicable.data(), state_not_applicable.size());
      put(object, "reason", answer.reason);
      break;
  }
  put(object, "note", answer.note);
  put(object, "changed", answer.changed);
  put_unknown(object, answer.unknown_members);
  return object;
}

std::optional<Code> other_kind(const json::value& document) {
  const auto* object = document.if_object();
  if (object == nullptr) return Code::not_a_definition;
  if (object->contains("peil_record") || object->contains("answers")) return std::nullopt;
  return object->contains("peil") ? Code::definition_not_record : Code::not_a_definition;
}

}  // namespace

Result<Record> read_record(std::string_view text, std::string_view file) {
  Problems problems;
  const auto document = parse_json(text, file, problems);
  if (!document) return problems.front();
  Reading reading;
  Record record;
  if (const auto other = other_kind(*document)) {
    reading.error(*other, Path{}, {});
  } else {
    record = RecordReader(reading).read(*document);
  }
  auto more = reading.finish(text, file);
  problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  sort_by_place(problems);
  if (!problems.empty()) return problems.front();
  return record;
}

std::string write_record(const Record& record) {
  json::object object;
  object["peil_record"] = format_version;
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
  json::object answers;
  answers.reserve(record.answers.size());
  for (const auto& [id, answer] : record.answers)
    answers.emplace(id, written(answer));
  object["answers"] = std::move(answers);
  put_unknown(object, record.unknown_members);
  return pretty_json(object);
}

Problems check_record(const Record& record, const Definition& definition) {
  if (record.assessment != definition.id) {
    return {{Code::wrong_assessment,
             Severity::error,
             {record.assessment},
             {{}, "/assessment/id", 0, 0}}};
  }
  Problems problems;
  const auto warn = [&](Code code, const std::string& id, std::string_view member,
                        std::vector<std::string> arguments) {
    std::string pointer = "/answers";
    append_pointer(pointer, id);
    if (!member.empty()) append_pointer(pointer, member);
    problems.push_back(
        {code, Severity::warning, std::move(arguments), {{}, std::move(pointer), 0, 0}});
  };
  Suggester suggester;
  std::vector<std::string_view> known;
  known.reserve(definition.questions.size());
  for (const auto& question : definition.questions) {
    known.push_back(question.id);
    const auto found = record.answers.find(question.id);
    if (found == record.answers.end()) continue;
    const Answer& answer = found->second;
    if (answer.state == AnswerState::not_applicable && !has_content(answer.reason)) {
      warn(Code::missing_reason, question.id, "", {question.id});
    }
    if (answer.state != AnswerState::answered) continue;
    std::vector<std::string_view> options;
    for (const auto& option : definition.scales[question.scale].options)
      options.push_back(option.id);
    if (std::find(options.begin(), options.end(), answer.value) == options.end()) {
      warn(Code::unknown_option, question.id, "value",
           {answer.value, question.id, std::string(suggester.nearest(answer.value, options))});
    }
  }
  std::sort(known.begin(), known.end());
  for (const auto& [id, answer] : record.answers) {
    if (!std::binary_search(known.begin(), known.end(), std::string_view(id))) {
      warn(Code::unknown_question, id, "", {id});
    }
  }
  return problems;
}

FileKind kind_of(std::string_view text) {
  JsonScanner scanner(text);
  FileKind kind = FileKind::neither;
  if (scanner.next() != '{') return kind;
  scanner.object([&](std::string_view key, std::size_t) {
    if (key == "peil_record" || key == "answers") kind = FileKind::record;
    if (key == "peil" || key == "sections" || key == "scales") kind = FileKind::definition;
    return kind == FileKind::neither && scanner.value();
  });
  return kind;
}

}  // namespace peil
