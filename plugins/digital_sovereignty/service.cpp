#include "service.hpp"

namespace peil::digital_sovereignty {

namespace {

using plugin::Answer;
using plugin::AnswerState;

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_list = 900;  // a text that fills a place has at most 1,000 bytes
constexpr std::string_view ellipsis = "…";

// The objective of a section: 0 for SOV-1; nothing for other sections.
std::optional<std::size_t> objective_of(std::string_view section) {
  if (!section.starts_with("SOV-")) return {};
  const auto number = plugin::integer(section.substr(4));
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(objectives)) return {};
  return static_cast<std::size_t>(*number - 1);
}

constexpr std::array<const char*, facts> fact_ids{
    "svc_name",        "svc_supplier", "svc_owner",   "svc_country",    "svc_areas",
    "svc_criticality", "svc_data",     "con_renewal", "con_since",      "con_end",
    "con_notice",      "act_kind",     "act_notice",  "act_transition", "act_retrieval",
    "act_charges",     "exit_months",  "exit_needs"};

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

Level::State state_of(AnswerState state, bool is_shown_for_certain) {
  switch (state) {
    case AnswerState::counted:
    case AnswerState::answered:
      return Level::State::given;
    case AnswerState::not_applicable:
      return Level::State::out;
    case AnswerState::hidden:
      return is_shown_for_certain ? Level::State::out : Level::State::open;
    case AnswerState::open:
    case AnswerState::unknown:
      break;
  }
  return Level::State::open;
}

}  // namespace

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
    const auto objective = objective_of(section);
    if (!objective) {
      asked.back().fact = fact_with(question.id());
      continue;
    }
    const auto weight = plugin::fixed(question.weight(), 3);
    if (question.type() != "scale" || !weight) return {};
    asked.back().item = situation.items.size();
    situation.items.push_back({question.id(), *objective, *weight, question.has_tag("exit")});
  }
  for (const plugin::Answers subject : request.subjects(kind_of_subject)) {
    Service service;
    service.id = subject.id();
    service.levels.resize(situation.items.size());
    std::vector<Answer> of_items(situation.items.size(), Answer(plugin::Value()));
    // Both lists are in the definition's order.
    std::size_t next = 0;
    for (const Answer answer : subject.answers()) {
      const std::string_view id = answer.id();
      while (next < asked.size() && asked[next].id != id)
        ++next;
      if (next == asked.size()) return {};
      if (asked[next].item) of_items[*asked[next].item] = answer;
      if (asked[next].fact) service.given[*asked[next].fact] = given(answer);
    }
    service.name = shortened(service.fact(Fact::name).text);
    if (service.name.empty()) service.name = std::string(service.id);
    service.importance = importance_of(service.fact(Fact::importance));
    const bool is_certain = service.has(Fact::importance) && service.has(Fact::areas);
    for (std::size_t i = 0; i < of_items.size(); ++i) {
      Level& level = service.levels[i];
      const AnswerState state = of_items[i].state();
      level.state = state_of(state, is_certain);
      level.is_asked = state != AnswerState::hidden;
      if (level.state != Level::State::given) continue;
      const auto value = plugin::integer(of_items[i].value());
      if (!value || *value < 0 || *value > highest_level) return {};
      level.level = *value;
    }
    situation.services.push_back(std::move(service));
  }
  return situation;
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
