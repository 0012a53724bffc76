#include "engine/base/format_version.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/format/record.hpp"
#include "engine/format/record/answer_reading.hpp"
#include "engine/json/reading.hpp"
#include "engine/json/scan.hpp"
#include "engine/json/text.hpp"
#include "engine/model/record.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace peil {
namespace {

namespace json = boost::json;

class RecordReader {
 public:
  explicit RecordReader(Reading& reading) : reading_(reading), answers_(reading) {}

  Record read(const json::value& document) {
    Record record;
    Members members(reading_, document, Path{});
    if (!read_format(members)) return record;
    record.id = answers_.required(members, "id", is_record_id, Code::bad_id);
    record.organisation = answers_.text(members, "organisation");
    read_assessment(members, record);
    record.created = answers_.moment(members, "created");
    record.changed = answers_.moment(members, "changed");
    if (const auto* answers = members.required("answers")) {
      record.answers = read_answers(*answers, members.path() / "answers");
    }
    record.subjects = read_subjects(members);
    read_plan(members, record);
    read_rounds(members, record);
    record.set_aside = read_set_aside(members);
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
    if (*number != format_version::record) {
      reading_.error(Code::unsupported_format, members.path() / "peil_record",
                     {shown(*found), std::to_string(format_version::record)});
      return false;
    }
    return true;
  }

  void read_assessment(Members& members, Record& record) {
    const auto* assessment = members.required("assessment");
    if (assessment == nullptr) return;
    Members each(reading_, *assessment, members.path() / "assessment");
    record.assessment = answers_.required(each, "id", is_assessment_id, Code::bad_id);
    record.assessment_version = answers_.required(each, "version", is_version, Code::bad_version);
    const auto* fingerprint = each.find_string("fingerprint");
    if (fingerprint != nullptr && !is_fingerprint(view(*fingerprint))) {
      reading_.error(Code::bad_value, each.path() / "fingerprint",
                     {shown(*fingerprint), "“sha256:<64 × 0–9a–f>”"});
    } else if (fingerprint != nullptr) {
      record.fingerprint = view(*fingerprint);
    }
    record.unknown_assessment_members = each.unknown();
  }

  // True while the record's answers, wherever they stand in it, are within their limit.
  bool count_answers(std::size_t more, const Path& path) {
    answer_count_ += more;
    return answers_.within("answers", answer_count_, limits::answers, path);
  }

  Answers read_answers(const json::value& value, const Path& path) {
    Answers answers;
    const auto* object = value.if_object();
    if (object == nullptr) {
      reading_.wrong_type(value, "object", path);
      return answers;
    }
    if (!count_answers(object->size(), path)) return answers;
    for (const auto& member : *object) {
      const std::string_view id = key_of(member);
      if (!is_id(id)) {
        reading_.error(Code::bad_id, path / id, {std::string(id)}, Reading::At::key);
        continue;
      }
      Members each(reading_, member.value(), path / id);
      if (each.valid()) answers.emplace(std::string(id), answers_.answer(each));
    }
    return answers;
  }

  // The items of a list that may not be there, each with its path.
  template <class Item>
  void each_item(Members& members, std::string_view name, std::size_t limit, Item&& item) {
    const auto* list = members.find_array(name);
    if (list == nullptr) return;
    const Path path = members.path() / name;
    if (!answers_.within(name, list->size(), limit, path)) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      Members each(reading_, (*list)[i], path / i);
      if (each.valid()) item(each);
    }
  }

  // An id that is given once in its list.
  class UniqueIds {
   public:
    explicit UniqueIds(RecordReader& reader) : reader_(reader) {}

    std::string read(Members& members) {
      auto id = reader_.answers_.required(members, "id", is_id, Code::bad_id);
      if (id.empty()) return id;
      const Path path = members.path() / "id";
      const auto [first, is_new] = pointers_.try_emplace(id, std::string());
      if (is_new) {
        first->second = path.pointer();
      } else {
        reader_.reading_.error(Code::duplicate_id, path, {id, first->second});
      }
      return id;
    }

   private:
    RecordReader& reader_;
    std::map<std::string, std::string> pointers_;
  };

  Subjects read_subjects(Members& members) {
    Subjects subjects;
    const auto* found = members.find("subjects");
    if (found == nullptr) return subjects;
    const Path path = members.path() / "subjects";
    Members kinds(reading_, *found, path);
    if (!kinds.valid()) return subjects;
    for (const auto& member : found->get_object()) {
      const std::string_view kind = key_of(member);
      if (!is_id(kind)) {
        reading_.error(Code::bad_id, path / kind, {std::string(kind)}, Reading::At::key);
      } else {
        read_kind(member.value(), path / kind, subjects[std::string(kind)]);
      }
    }
    return subjects;
  }

  void read_kind(const json::value& value, const Path& path, std::vector<Subject>& subjects) {
    const auto* list = value.if_array();
    if (list == nullptr) return reading_.wrong_type(value, "array", path);
    if (!answers_.within("subjects", list->size(), limits::subjects, path)) return;
    UniqueIds ids(*this);
    for (std::size_t i = 0; i < list->size(); ++i) {
      Members each(reading_, (*list)[i], path / i);
      if (!each.valid()) continue;
      Subject subject;
      subject.id = ids.read(each);
      if (const auto* answers = each.required("answers")) {
        subject.answers = read_answers(*answers, each.path() / "answers");
      }
      subject.unknown_members = each.unknown();
      subjects.push_back(std::move(subject));
    }
  }

  void read_plan(Members& members, Record& record) {
    UniqueIds ids(*this);
    each_item(members, "plan", limits::plan, [&](Members& each) {
      PlannedAction planned;
      planned.id = ids.read(each);
      planned.action = answers_.formed(each, "action", is_id, Code::bad_id);
      planned.title = answers_.text(each, "title");
      planned.question = answers_.formed(each, "question", is_id, Code::bad_id);
      planned.subject = answers_.formed(each, "subject", is_id, Code::bad_id);
      planned.owner = answers_.text(each, "owner");
      planned.by = answers_.formed(each, "by", is_date, Code::bad_date);
      planned.level = answers_.text(each, "level");
      planned.progress = read_progress(each);
      planned.note = answers_.text(each, "note");
      planned.unknown_members = each.unknown();
      record.plan.push_back(std::move(planned));
    });
  }

  PlannedAction::Progress read_progress(Members& members) {
    using Progress = PlannedAction::Progress;
    const auto* word = members.find_string("progress");
    if (word == nullptr || view(*word) == "planned") return Progress::planned;
    if (view(*word) == "started") return Progress::started;
    if (view(*word) == "done") return Progress::done;
    if (view(*word) == "dropped") return Progress::dropped;
    reading_.error(Code::bad_value, members.path() / "progress",
                   {shown(*word), "“planned”, “started”, “done”, “dropped”"});
    return Progress::planned;
  }

  void read_rounds(Members& members, Record& record) {
    each_item(members, "rounds", limits::rounds, [&](Members& each) {
      Round round;
      each.required("title");
      round.title = answers_.text(each, "title");
      round.date = answers_.required(each, "date", is_date, Code::bad_date);
      round.assessment_version = answers_.required(each, "version", is_version, Code::bad_version);
      if (const auto* answers = each.required("answers")) {
        round.answers = read_answers(*answers, each.path() / "answers");
      }
      round.subjects = read_subjects(each);
      round.set_aside = read_set_aside(each);
      round.unknown_members = each.unknown();
      record.rounds.push_back(std::move(round));
    });
  }

  std::vector<SetAside> read_set_aside(Members& members) {
    std::vector<SetAside> list;
    each_item(members, "set_aside", limits::answers, [&](Members& each) {
      if (!count_answers(1, each.path())) return;
      SetAside aside;
      aside.question = answers_.required(each, "question", is_id, Code::bad_id);
      aside.subject_kind = answers_.formed(each, "kind", is_id, Code::bad_id);
      aside.subject = answers_.formed(each, "subject", is_id, Code::bad_id);
      // A subject is unique only in its kind.
      if (each.find("kind") != nullptr) each.required("subject");
      if (each.find("subject") != nullptr) each.required("kind");
      aside.version = answers_.required(each, "version", is_version, Code::bad_version);
      if (const auto* answer = each.required("answer")) {
        Members said(reading_, *answer, each.path() / "answer");
        if (said.valid()) aside.answer = answers_.answer(said);
      }
      aside.unknown_members = each.unknown();
      list.push_back(std::move(aside));
    });
    return list;
  }

  Reading& reading_;
  AnswerReading answers_;
  std::size_t answer_count_ = 0;
};

// Why the file is no record; none if it looks like one.
std::optional<Code> no_record(const json::value& document) {
  const auto* object = document.if_object();
  if (object == nullptr) return Code::not_a_definition;
  if (object->contains("peil_record") || object->contains("answers")) return std::nullopt;
  return object->contains("peil") ? Code::definition_not_record : Code::not_a_definition;
}

}  // namespace

Result<Record> read_record(std::string_view text, std::string_view file, Problems* warnings) {
  Problems problems;
  json::monotonic_resource memory(text.size() + 1024);
  const auto document = parse_json_file(text, file, problems, &memory);
  if (!document) return problems.front();
  Reading reading;
  Record record;
  if (const auto other = no_record(*document)) {
    reading.error(*other, Path{}, {});
  } else {
    record = RecordReader(reading).read(*document);
  }
  auto more = reading.finish(text, file);
  problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  sort_by_place(problems);
  const auto first_error = std::find_if(problems.begin(), problems.end(), [](const Problem& each) {
    return each.severity == Severity::error;
  });
  if (first_error != problems.end()) return *first_error;
  if (warnings != nullptr)
    warnings->insert(warnings->end(), std::make_move_iterator(problems.begin()),
                     std::make_move_iterator(problems.end()));
  return record;
}

}  // namespace peil
