// What a question is taken to be answered with until somebody answers it, and until when an answer
// holds: the members "proposed" and "until" of questions.
#include "engine/base/day.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/evaluation/answer_fit.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>

namespace peil {

namespace json = boost::json;

namespace {

std::vector<std::string_view> ids_of(const Scale& scale) {
  std::vector<std::string_view> ids;
  for (const auto& option : scale.options)
    ids.push_back(option.id);
  return ids;
}

bool chooses_one(const Question& question) {
  return question.type == QuestionType::scale || question.type == QuestionType::choice;
}

}  // namespace

// Once all questions are there.
void DefinitionReader::find_proposals() {
  const Path root;
  const Path sections = root / "sections";
  for (const NamedProposals& named : named_proposals_) {
    if (named.of >= definition_.questions.size()) continue;
    const Question& question = definition_.questions[named.of];
    const auto& section = definition_.sections[question.section];
    const Path in_section = sections / std::size_t{question.section};
    const Path questions = in_section / "questions";
    const Path own = questions / std::size_t{named.of - section.first_question};
    const Path path = own / "proposed";
    if (named.list->empty()) reading_.error(Code::empty_list, path, {"proposed"});
    if (named.list->size() > limits::proposals) {
      reading_.error(
          Code::limit_exceeded, path,
          {"proposed", std::to_string(named.list->size()), std::to_string(limits::proposals)});
      continue;
    }
    for_each_in(*named.list, path, [&](Members& each) { find_proposal(each, named.of); });
  }
}

// What is proposed by one other question. That one stands before this one, so that a proposal can
// build on another one and none on itself.
void DefinitionReader::find_proposal(Members& members, std::uint32_t of) {
  const auto* by = members.required_string("by");
  const bool has_values = members.required("values") != nullptr;
  const auto* values = has_values ? members.find_object("values") : nullptr;
  if (by == nullptr || values == nullptr) return;
  Question& question = definition_.questions[of];
  const auto index = question_ids_.find(view(*by), "question", members.path() / "by");
  if (!index || *index >= definition_.questions.size() || !sound_.questions[*index] ||
      !sound_.questions[of])
    return;
  const Question& other = definition_.questions[*index];
  const std::uint32_t asked_for = definition_.subject_kind_of(other);
  if (!chooses_one(other)) {
    return reading_.error(Code::bad_value, members.path() / "by",
                          {"“" + other.id + "”", "\"type\": \"choice\", \"scale\""});
  }
  if (asked_for != no_index && asked_for != definition_.subject_kind_of(question)) {
    if (sound_.scopes)
      reading_.error(Code::other_scope, members.path() / "by", {question.id, other.id});
    return;
  }
  if (*index >= of) {
    return reading_.error(Code::proposed_before, members.path() / "by", {question.id, other.id});
  }
  Proposal proposal{*index, {}};
  const std::vector<std::string_view> options = ids_of(definition_.scales[other.scale]);
  const Path path = members.path() / "values";
  for (const auto& member : *values) {
    const std::string_view key = key_of(member);
    const auto option = option_named(key, options, path / key, Reading::At::key);
    if (!option) continue;
    if (auto value = read_proposed(member.value(), question, path / key)) {
      proposal.values.push_back({*option, *std::move(value)});
    }
  }
  question.proposals.push_back(std::move(proposal));
}

// An answer as a record writes it: an option's id, a list of them, a number, a text, a day.
std::optional<AnswerValue> DefinitionReader::read_proposed(const json::value& value,
                                                           const Question& question,
                                                           const Path& path) {
  AnswerValue read;
  if (const auto* text = value.if_string()) {
    read = std::string(view(*text));
  } else if (const auto number = number_of(value)) {
    read = *number;
  } else if (const auto* list = value.if_array()) {
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* id = (*list)[i].if_string();
      if (id == nullptr) {
        reading_.wrong_type((*list)[i], "string", path / i);
        return std::nullopt;
      }
      chosen.emplace_back(view(*id));
    }
    read = std::move(chosen);
  } else {
    reading_.wrong_type(value, "string, number, array", path);
    return std::nullopt;
  }
  std::vector<AnswerOption> options;
  if (question.scale != no_index) options = answer_options(definition_.scales[question.scale]);
  const Misfit wrong = misfit(read, answer_rule(question, options));
  switch (wrong.kind) {
    case Misfit::Kind::none:
      return read;
    case Misfit::Kind::unknown_option:
      option_named(wrong.found, ids_of(definition_.scales[question.scale]), path);
      break;
    case Misfit::Kind::wrong_kind:
      reading_.error(Code::bad_value, path,
                     {shown(value), "\"type\": \"" + std::string(type_word(question.type)) + "\""});
      break;
    case Misfit::Kind::outside:
      reading_.error(Code::bad_value, path, {wrong.found, wrong.allowed});
      break;
  }
  return std::nullopt;
}

// The member "until": by option, the last day on which that answer may be given.
void DefinitionReader::read_expiries(Members& members, Question& question) {
  const auto* object = members.find_object("until");
  if (object == nullptr) return;
  const Path path = members.path() / "until";
  const bool has_options = chooses_one(question) && question.scale != no_index;
  if (!chooses_one(question)) {
    return reading_.error(Code::bad_value, path,
                          {"“" + question.id + "”", "\"type\": \"choice\", \"scale\""},
                          Reading::At::key);
  }
  std::vector<std::string_view> options;
  if (has_options) options = ids_of(definition_.scales[question.scale]);
  for (const auto& member : *object) {
    const std::string_view key = key_of(member);
    std::optional<std::uint32_t> option;
    if (has_options) {
      option = option_named(key, options, path / key, Reading::At::key);
      if (!option) continue;
    }
    Members each(reading_, member.value(), path / key);
    if (!each.valid()) continue;
    Expiry expiry;
    expiry.option = option.value_or(0);
    if (const auto* day = each.required_string("day")) {
      expiry.day = view(*day);
      if (is_date(expiry.day)) {
        expiry.ends = expression::day_after(expiry.day);
      } else {
        reading_.error(Code::bad_date, each.path() / "day", {expiry.day});
      }
    }
    expiry.text = texts_.required(each, "text");
    if (each.find("source") != nullptr || each.find("at") != nullptr) {
      expiry.source = read_reference(each);
    } else if (!expiry.ends.empty()) {
      reading_.warning(Code::date_without_source, each.path() / "day", {expiry.day});
    }
    each.warn_unknown();
    question.expiries.push_back(std::move(expiry));
  }
  std::sort(question.expiries.begin(), question.expiries.end(),
            [](const Expiry& a, const Expiry& b) { return a.option < b.option; });
}

}  // namespace peil
