#include "service.hpp"

#include <algorithm>

namespace peil::digital_sovereignty {

namespace {

using plugin::Answer;
using plugin::AnswerState;

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_list = 900;  // a text that fills a place has at most 1,000 bytes
constexpr std::string_view ellipsis = "…";

constexpr std::array<std::string_view, objectives> codes{"SOV-1", "SOV-2", "SOV-3", "SOV-4",
                                                         "SOV-5", "SOV-6", "SOV-7", "SOV-8"};

// The objective of a criterion: 0 for SOV-1.8; nothing for other questions.
std::optional<std::size_t> objective_of(std::string_view question) {
  for (std::size_t i = 0; i < objectives; ++i) {
    if (question.starts_with(codes[i]) && question.substr(codes[i].size()).starts_with('.'))
      return i;
  }
  return {};
}

constexpr std::array<const char*, facts> fact_ids{
    "svc_name",      "svc_supplier",    "svc_owner",   "svc_country", "svc_cloud",
    "svc_login",     "svc_criticality", "svc_data",    "con_renewal", "con_since",
    "con_end",       "con_notice",      "act_kind",    "act_notice",  "act_transition",
    "act_retrieval", "act_charges",     "exit_months", "exit_needs",  "svc_depth"};

// A question of a service: an item, a fact, or one that the program doesn't use.
struct Asked {
  std::string_view id;
  std::optional<std::size_t> item;
  std::optional<std::size_t> fact;
};

std::optional<std::size_t> fact_with(std::string_view id) {
  for (std::size_t i = 0; i < facts; ++i) {
    if (id == fact_ids[i]) return i;
  }
  return {};
}

Given given(const Answer& answer) {
  const AnswerState state = answer.state();
  Given found;
  found.is_given = state <= AnswerState::answered;
  found.is_open = state == AnswerState::open || state == AnswerState::unknown;
  if (!found.is_given) return found;
  found.answer = answer.json()["answer"];
  found.text = found.answer.text();
  return found;
}

Importance importance_of(const Given& answer) {
  if (!answer.is_given) return Importance::unknown;
  if (answer.text == "critical") return Importance::critical;
  if (answer.text == "important") return Importance::important;
  return Importance::supporting;
}

Level::State state_of(AnswerState state) {
  switch (state) {
    case AnswerState::counted:
    case AnswerState::answered:
      return Level::State::given;
    case AnswerState::not_applicable:
      return Level::State::out;
    case AnswerState::hidden:
    case AnswerState::open:
    case AnswerState::unknown:
      break;
  }
  return Level::State::open;
}

// Nothing if an answer has no points, or no SEAL from 0 to 4.
std::optional<Item> read_item(const plugin::Assessment& assessment,
                              const plugin::Question& question, std::size_t objective) {
  Item item{question.id(), objective, question.has_tag("exit"), {}};
  for (const plugin::Option option : assessment.options(question)) {
    const auto points = plugin::fixed(option.value(), 2);
    const auto seal = plugin::integer(option.json()["values"]["seal"].text());
    if (!points || !seal || *seal < 0 || *seal > highest_seal) return {};
    item.answers.push_back({option.id(), *points, *seal});
  }
  if (item.answers.empty()) return {};
  return item;
}

// False if the answer isn't one of the item's.
bool read_level(const Item& item, const Answer& answer, Level& level) {
  level.state = state_of(answer.state());
  level.is_asked = answer.state() != AnswerState::hidden;
  if (level.state != Level::State::given) return true;
  const std::string_view chosen = answer.text();
  for (const Worth& worth : item.answers) {
    if (worth.option != chosen) continue;
    level.seal = worth.seal;
    level.points = worth.points;
    return true;
  }
  return false;
}

}  // namespace

std::int64_t Item::lowest_seal() const {
  std::int64_t lowest = highest_seal;
  for (const Worth& worth : answers)
    lowest = std::min(lowest, worth.seal);
  return lowest;
}

std::int64_t Item::most_points() const {
  std::int64_t most = 0;
  for (const Worth& worth : answers)
    most = std::max(most, worth.points);
  return most;
}

const char* id_of(Fact fact) { return fact_ids[static_cast<std::size_t>(fact)]; }

bool Service::chose(Fact which, std::string_view option) const {
  const Given& found = fact(which);
  if (found.text == option) return found.is_given;
  for (const plugin::Value each : found.answer) {
    if (each.text() == option) return true;
  }
  return false;
}

std::optional<std::int64_t> Service::number(Fact which) const {
  const Given& found = fact(which);
  if (!found.is_given) return {};
  return plugin::fixed(found.text, 0);
}

std::vector<std::size_t> Situation::critical() const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].is_critical()) found.push_back(i);
  }
  return found;
}

std::optional<Situation> read_situation(const plugin::Request& request) {
  Situation situation;
  std::vector<Asked> asked;
  std::vector<std::string_view> sections;
  for (const plugin::Section section : request.assessment().sections()) {
    if (section.kind() == kind_of_subject) sections.push_back(section.id());
  }
  for (const plugin::Question question : request.assessment().questions()) {
    const std::string_view section = question.section();
    bool is_of_service = false;
    for (const std::string_view each : sections)
      is_of_service = is_of_service || each == section;
    if (!is_of_service) continue;
    asked.push_back({question.id(), {}, {}});
    const auto objective = objective_of(question.id());
    if (!objective) {
      asked.back().fact = fact_with(question.id());
      continue;
    }
    auto item = read_item(request.assessment(), question, *objective);
    if (!item) return {};
    asked.back().item = situation.items.size();
    situation.items.push_back(std::move(*item));
  }
  for (const plugin::Answers subject : request.subjects(kind_of_subject)) {
    Service service;
    service.id = subject.id();
    service.levels.resize(situation.items.size());
    // Both lists are in the definition's order.
    std::size_t next = 0;
    for (const Answer answer : subject.answers()) {
      const std::string_view id = answer.id();
      while (next < asked.size() && asked[next].id != id)
        ++next;
      if (next == asked.size()) return {};
      if (const auto item = asked[next].item;
          item && !read_level(situation.items[*item], answer, service.levels[*item]))
        return {};
      if (asked[next].fact) service.given[*asked[next].fact] = given(answer);
    }
    service.name = shortened(service.fact(Fact::name).text);
    if (service.name.empty()) service.name = std::string(service.id);
    service.importance = importance_of(service.fact(Fact::importance));
    situation.services.push_back(std::move(service));
  }
  return situation;
}

std::optional<ByObjective> by_objective(const plugin::Assessment& assessment,
                                        std::string_view scale) {
  constexpr std::int64_t most = 1000;
  const plugin::Each<plugin::Option> table = assessment.scale(scale);
  ByObjective numbers{};
  for (std::size_t i = 0; i < objectives; ++i) {
    const auto value = plugin::integer(table.find(codes[i]).value());
    if (!value || *value < 0 || *value > most) return {};
    numbers[i] = *value;
  }
  return numbers;
}

std::string shortened(std::string_view text) {
  if (text.size() <= longest_name) return std::string(text);
  std::size_t end = longest_name;
  // Not within a character: those of UTF-8 go on with bytes 10xxxxxx.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
    --end;
  return std::string(text.substr(0, end)).append(ellipsis);
}

std::string names_of(const std::vector<Service>& services, const std::vector<std::size_t>& which) {
  std::string list;
  for (const std::size_t each : which) {
    const std::string& name = services[each].name;
    if (list.size() + name.size() + 2 > longest_list) return list.append(", ").append(ellipsis);
    if (!list.empty()) list.append(", ");
    list.append(name);
  }
  return list;
}

}  // namespace peil::digital_sovereignty
