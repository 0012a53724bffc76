#include "app/facts/subject_rows.hpp"

#include "app/answer_input.hpp"
#include "app/facts/search.hpp"
#include "engine/base/csv.hpp"
#include "engine/base/limits.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace peil::app {
namespace {

constexpr std::size_t most_cells = 100;

// Without case, accents, and white space around it.
std::string folded(std::string_view text) {
  std::string all = fold(text);
  const std::size_t first = all.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return all.substr(first, all.find_last_not_of(' ') - first + 1);
}

bool same_words(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

bool is_one_of(const Text& text, std::string_view words) {
  return std::any_of(
      text.by_language.begin(), text.by_language.end(),
      [&](const std::string& each) { return !each.empty() && same_words(each, words); });
}

const Option* option_named(const Scale& scale, std::string_view words) {
  const auto found =
      std::find_if(scale.options.begin(), scale.options.end(), [&](const Option& option) {
        return same_words(option.id, words) || is_one_of(option.label, words);
      });
  return found == scale.options.end() ? nullptr : &*found;
}

// All of several options, or nothing if one of them isn't known. A label may have the sign in it
// that parts others, so the ways to part them are tried one after another.
std::optional<std::vector<std::string>> options_named(const Scale& scale, std::string_view words) {
  for (const char* separators : {"", ";|", ";|,"}) {
    std::set<const Option*> chosen;
    bool all = true;
    std::size_t from = 0;
    while (from <= words.size() && all) {
      const std::size_t to = std::min(words.find_first_of(separators, from), words.size());
      const Option* option = option_named(scale, words.substr(from, to - from));
      all = option != nullptr;
      if (option) chosen.insert(option);
      from = to + 1;
    }
    if (!all) continue;
    std::vector<std::string> ids;
    for (const Option& option : scale.options) {
      if (chosen.contains(&option)) ids.push_back(option.id);
    }
    return ids;
  }
  return std::nullopt;
}

class Reading {
 public:
  Reading(const Definition& definition, std::uint32_t kind, Language language,
          const std::string& utc)
      : definition_(definition),
        index_(kind),
        kind_(definition.subject_kinds[kind]),
        language_(language),
        utc_(utc) {}

  SubjectRows read(const std::vector<std::vector<std::string>>& rows, const Record& record) {
    if (rows.empty() || kind_.name_question == no_index) return {};
    const bool headed = find_columns(rows.front());
    const auto subjects = record.subjects.find(kind_.id);
    std::size_t count = 0;
    if (subjects != record.subjects.end()) {
      count = subjects->second.size();
      for (const Subject& subject : subjects->second) {
        const auto name = subject.answers.find(name_id());
        if (name != subject.answers.end()) names_.insert(folded(name->second.text()));
      }
    }
    for (std::size_t row = headed ? 1 : 0; row < rows.size(); ++row)
      read_row(rows[row], row + (headed ? 0 : 1),
               kind_.most - std::min<std::size_t>(count, kind_.most));
    return std::move(made_);
  }

 private:
  const std::string& name_id() const { return definition_.questions[kind_.name_question].id; }

  // The question that a heading names; the word for one of the kind is that for its name.
  std::uint32_t question_named(std::string_view words) const {
    if (is_one_of(kind_.one, words)) return kind_.name_question;
    for (std::uint32_t i = 0; i < definition_.questions.size(); ++i) {
      const Question& question = definition_.questions[i];
      if (definition_.subject_kind_of(question) != index_) continue;
      if (same_words(question.id, words) || is_one_of(question.title, words)) return i;
    }
    return no_index;
  }

  // True if the row is a heading.
  bool find_columns(const std::vector<std::string>& row) {
    for (const std::string& cell : row)
      columns_.push_back(cell.empty() ? no_index : question_named(cell));
    const bool headed = std::any_of(columns_.begin(), columns_.end(),
                                    [](std::uint32_t column) { return column != no_index; });
    if (!headed) {
      columns_.assign(1, kind_.name_question);
      columns_.insert(columns_.end(), kind_.table.begin(), kind_.table.end());
      return false;
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (columns_[i] == no_index && !row[i].empty()) made_.columns.push_back(row[i]);
    }
    return true;
  }

  void read_row(const std::vector<std::string>& row, std::size_t number, std::size_t room) {
    Subject subject;
    std::vector<UnreadCell> unread;
    for (std::size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
      if (columns_[i] == no_index || row[i].empty()) continue;
      const Question& question = definition_.questions[columns_[i]];
      std::optional<Answer> answer = read_cell(question, row[i]);
      if (!answer) {
        unread.push_back({number, columns_[i], row[i]});
        answer = Answer{.state = AnswerState::open, .note = row[i]};
      }
      answer->changed = utc_;
      if (row[i].size() <= limits::note_bytes)
        subject.answers.insert_or_assign(question.id, *std::move(answer));
    }
    const auto name = subject.answers.find(name_id());
    if (name == subject.answers.end() || name->second.text().empty()) {
      ++made_.nameless;
    } else if (!names_.insert(folded(name->second.text())).second) {
      made_.known.emplace_back(name->second.text());
    } else if (made_.subjects.size() >= room) {
      ++made_.over;
    } else {
      made_.subjects.push_back(std::move(subject));
      made_.unread.insert(made_.unread.end(), unread.begin(), unread.end());
    }
  }

  std::optional<Answer> read_cell(const Question& question, const std::string& cell) const {
    Answer answer;
    switch (question.type) {
      case QuestionType::scale:
      case QuestionType::choice: {
        const Option* option = option_named(definition_.scales[question.scale], cell);
        if (!option) return std::nullopt;
        answer.value = option->id;
        return answer;
      }
      case QuestionType::choices: {
        auto chosen = options_named(definition_.scales[question.scale], cell);
        if (!chosen) return std::nullopt;
        answer.value = *std::move(chosen);
        return answer;
      }
      case QuestionType::number:
      case QuestionType::text:
      case QuestionType::long_text:
      case QuestionType::date:
        if (enter(answer, question, {}, cell, language_)) return std::nullopt;
        return answer;
      case QuestionType::allocation:
      case QuestionType::plan:
        break;
    }
    return std::nullopt;
  }

  const Definition& definition_;
  std::uint32_t index_;
  const SubjectKind& kind_;
  Language language_;
  const std::string& utc_;
  std::vector<std::uint32_t> columns_;  // by column: the question, or none
  std::set<std::string> names_;
  SubjectRows made_;
};

}  // namespace

SubjectRows read_subject_rows(std::string_view text, const Definition& definition,
                              std::uint32_t kind, const Record& record, Language language,
                              const std::string& utc) {
  const auto rows =
      read_csv(text.substr(0, subject_rows_most_bytes), limits::subjects + 1, most_cells);
  return Reading(definition, kind, language, utc).read(rows, record);
}

std::string fresh_subject_id(const SubjectKind& kind, const std::vector<Subject>& subjects) {
  const auto taken = [&](const std::string& id) {
    return std::any_of(subjects.begin(), subjects.end(),
                       [&](const Subject& one) { return one.id == id; });
  };
  std::size_t number = subjects.size() + 1;
  while (taken(kind.id + "-" + std::to_string(number)))
    ++number;
  std::string id = kind.id + "-" + std::to_string(number);
  // An id has a limit; the kind's own may take all of it.
  if (id.size() > limits::id_bytes) id = "s-" + std::to_string(number);
  return taken(id) ? std::string() : id;
}

std::size_t put_subjects(SubjectRows& rows, const SubjectKind& kind, Record& record) {
  std::vector<Subject>& subjects = record.subjects[kind.id];
  const std::size_t before = subjects.size();
  for (Subject& subject : rows.subjects) {
    subject.id = fresh_subject_id(kind, subjects);
    if (!subject.id.empty()) subjects.push_back(std::move(subject));
  }
  return subjects.size() - before;
}

}  // namespace peil::app
