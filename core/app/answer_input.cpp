#include "app/answer_input.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace peil::app {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// As it would be typed on a plain keyboard: every kind of blank, hyphen and minus that text from
// Word, PDF files and web pages has is a blank or a hyphen, what isn't seen is gone, and so is the
// blank around it.
std::string plain_signs(std::string_view text) {
  // In UTF-8.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> signs{{
      {"\t", " "},
      {"\r", " "},
      {"\n", " "},
      {"\u00a0", " "},  // no-break space
      {"\u2007", " "},  // figure space
      {"\u2009", " "},  // thin space
      {"\u202f", " "},  // narrow no-break space
      {"\u2010", "-"},  // hyphen
      {"\u2011", "-"},  // no-break hyphen
      {"\u2012", "-"},  // figure dash
      {"\u2013", "-"},  // en dash
      {"\u2212", "-"},  // minus
      {"\u00ad", ""},   // soft hyphen
      {"\u200b", ""},   // zero width space
      {"\u200e", ""},   // left-to-right mark
      {"\u2060", ""},   // word joiner
      {"\ufeff", ""},   // byte order mark
  }};
  std::string plain;
  while (!text.empty()) {
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const auto& one) { return text.starts_with(one.first); });
    if (sign == signs.end()) {
      plain += text.front();
      text.remove_prefix(1);
    } else {
      plain += sign->second;
      text.remove_prefix(sign->first.size());
    }
  }
  const std::size_t first = plain.find_first_not_of(' ');
  if (first == plain.npos) return {};
  return plain.substr(first, plain.find_last_not_of(' ') - first + 1);
}

// A month by its name in either language: at least its first three letters. 0: none.
int month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> dutch{
      "januari", "februari", "maart",     "april",   "mei",      "juni",
      "juli",    "augustus", "september", "oktober", "november", "december"};
  static constexpr std::array<std::string_view, 12> english{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  if (!lower.empty() && lower.back() == '.') lower.pop_back();
  if (lower == "mrt") return 3;
  if (lower.size() < 3) return 0;
  for (std::size_t month = 0; month < 12; ++month) {
    if (dutch[month].starts_with(lower) || english[month].starts_with(lower)) {
      return static_cast<int>(month) + 1;
    }
  }
  return 0;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

int to_int(std::string_view digits) {
  if (digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return 0;
  }
  int value = 0;
  for (const char digit : digits)
    value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

std::optional<double> read_number(std::string_view typed, Language language) {
  const std::string signs = plain_signs(typed);
  std::string_view text = signs;
  const char mark = language == Language::nl ? ',' : '.';
  const char parting = language == Language::nl ? '.' : ',';
  std::string plain;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') plain = "-";
    text.remove_prefix(1);
  }
  std::size_t end = text.find(mark);
  // Spreadsheets, and whoever writes the other language, have the other mark: where it can't part
  // thousands, since three digits don't follow it or a zero comes first, it is the decimal one.
  if (end == text.npos && std::count(text.begin(), text.end(), parting) == 1) {
    const std::size_t at = text.find(parting);
    if (text.size() - at != 4 || text.front() == '0') end = at;
  }
  const std::string_view whole = text.substr(0, end);
  const std::string_view fraction = end == text.npos ? std::string_view() : text.substr(end + 1);
  std::size_t in_group = 0;
  bool grouped = false;
  for (const char c : whole) {
    if (is_digit(c)) {
      plain += c;
      ++in_group;
    } else if (c == parting || c == ' ') {
      if (in_group == 0 || in_group > 3 || (grouped && in_group != 3)) return std::nullopt;
      grouped = true;
      in_group = 0;
    } else {
      return std::nullopt;
    }
  }
  // No number of thousands begins with a zero.
  if (in_group == 0 || (grouped && (in_group != 3 || whole.front() == '0'))) return std::nullopt;
  if (end != text.npos) {
    if (fraction.empty() || !std::all_of(fraction.begin(), fraction.end(), is_digit)) {
      return std::nullopt;
    }
    plain += '.';
    plain += fraction;
  }
  const double value = std::strtod(plain.c_str(), nullptr);
  if (!std::isfinite(value) || std::abs(value) > limits::value_magnitude) return std::nullopt;
  return value + 0.0;
}

std::string read_day(std::string_view typed) {
  const std::string signs = plain_signs(typed);
  const std::string_view text = signs;
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("-/., ", at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  if (parts.size() != 3) return {};
  if (parts[0].size() == 4) std::swap(parts[0], parts[2]);
  if (!is_digit(parts[0].front())) std::swap(parts[0], parts[1]);
  int day = to_int(parts[0]);
  int month = is_digit(parts[1].front()) ? to_int(parts[1]) : month_of(parts[1]);
  if (month > 12 && day <= 12) std::swap(day, month);
  int year = to_int(parts[2]);
  if (parts[2].size() == 2 && is_digit(parts[2].front())) year += year < 70 ? 2000 : 1900;
  if (day == 0 || day > 31 || month == 0 || month > 12 || year < 1000) return {};
  const std::string iso = std::to_string(year) + "-" + two_digits(month) + "-" + two_digits(day);
  return is_date(iso) ? iso : std::string();
}

std::string typed_number(double value, Language language) {
  // Digits as in a file, but for very large and very small numbers, which nobody types.
  std::string text = number_text(value);
  if (language == Language::nl) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

namespace {

std::string bound(const std::optional<double>& value, Language language) {
  return value ? typed_number(*value, language) : std::string();
}

std::optional<InputFault> enter_number(Answer& answer, const Question& question,
                                       const std::string& text, Language language) {
  const std::optional<double> value = read_number(text, language);
  if (!value) return InputFault{"input.not_a_number", {}, {}};
  if ((question.minimum && *value < *question.minimum) ||
      (question.maximum && *value > *question.maximum)) {
    const char* key = !question.minimum   ? "input.too_high"
                      : !question.maximum ? "input.too_low"
                                          : "input.outside";
    return InputFault{key, bound(question.minimum, language), bound(question.maximum, language)};
  }
  if (question.whole && *value != std::trunc(*value)) return InputFault{"input.not_whole", {}, {}};
  answer.value = *value;
  return std::nullopt;
}

std::optional<InputFault> enter_points(Answer& answer, std::string_view option,
                                       const std::string& text, Language language) {
  Points points;
  if (const auto* given = std::get_if<Points>(&answer.value)) points = *given;
  if (!has_content(text)) {
    points.erase(std::string(option));
  } else {
    const std::optional<double> value = read_number(text, language);
    if (!value) return InputFault{"input.not_a_number", {}, {}};
    if (*value < 0 || *value > limits::allocation_points) {
      return InputFault{"input.outside", "0", bound(limits::allocation_points, language)};
    }
    points.insert_or_assign(std::string(option), *value);
  }
  answer.state = points.empty() ? AnswerState::open : AnswerState::answered;
  answer.value = std::move(points);
  return std::nullopt;
}

std::optional<InputFault> enter_plan(Answer& answer, std::string_view part,
                                     const std::string& text) {
  PlanAnswer plan;
  if (const auto* given = std::get_if<PlanAnswer>(&answer.value)) plan = *given;
  if (part == "when") {
    const std::string day = has_content(text) ? read_day(text) : std::string();
    if (has_content(text) && day.empty()) return InputFault{"input.not_a_date", {}, {}};
    plan.when = day;
  } else {
    (part == "who" ? plan.who : plan.what) = has_content(text) ? text : std::string();
  }
  answer.state = plan == PlanAnswer{} ? AnswerState::open : AnswerState::answered;
  answer.value = std::move(plan);
  return std::nullopt;
}

}  // namespace

std::optional<InputFault> enter(Answer& answer, const Question& question, std::string_view part,
                                const std::string& text, Language language) {
  if (text.size() > limits::note_bytes) return InputFault{"input.too_long", {}, {}};
  if (question.type == QuestionType::allocation) return enter_points(answer, part, text, language);
  if (question.type == QuestionType::plan) return enter_plan(answer, part, text);
  if (!has_content(text)) {
    answer.state = AnswerState::open;
    answer.value = {};
    return std::nullopt;
  }
  if (question.type == QuestionType::number) {
    if (std::optional<InputFault> fault = enter_number(answer, question, text, language)) {
      return fault;
    }
  } else if (question.type == QuestionType::date) {
    std::string day = read_day(text);
    if (day.empty()) return InputFault{"input.not_a_date", {}, {}};
    answer.value = std::move(day);
  } else {
    answer.value = text;
  }
  answer.state = AnswerState::answered;
  return std::nullopt;
}

std::string evidence_date_field(std::size_t index) {
  return std::string(evidence_fields) + std::to_string(index) + "/date";
}

bool is_link(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

std::string typed(const Answer* answer, const Question& question, std::string_view part,
                  Language language) {
  if (!answer || answer->state != AnswerState::answered) return {};
  if (const auto* value = std::get_if<double>(&answer->value)) {
    return question.type == QuestionType::number ? typed_number(*value, language) : std::string();
  }
  if (const auto* points = std::get_if<Points>(&answer->value)) {
    const auto found = points->find(part);
    return found == points->end() ? std::string() : typed_number(found->second, language);
  }
  if (const auto* plan = std::get_if<PlanAnswer>(&answer->value)) {
    if (part == "when") return date(plan->when, language);
    return part == "who" ? plan->who : plan->what;
  }
  const std::string text(answer->text());
  return question.type == QuestionType::date ? date(text, language) : text;
}

}  // namespace peil::app
