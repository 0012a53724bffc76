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

// The questions of a service, in their order: items, and the others by id.
struct Asked {
  std::string_view id;
  std::optional<std::size_t> item;
};

Importance importance_of(const Answer& answer) {
  if (!answer.given()) return Importance::unknown;
  if (answer.chose("critical")) return Importance::critical;
  if (answer.chose("important")) return Importance::important;
  return Importance::supporting;
}

Level::State state_of(const Answer& answer, bool is_shown_for_certain) {
  switch (answer.state()) {
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

Answer Service::answer(const char* question) const {
  const std::string_view id = question;
  for (const Answer& each : answers) {
    if (each.id() == id) return each;
  }
  return Answer(plugin::Value());
}

bool Service::chose(const char* question, const char* option) const {
  return answer(question).chose(option);
}

bool Service::has(const char* question) const { return answer(question).given(); }

std::optional<std::int64_t> Service::number(const char* question) const {
  const Answer found = answer(question);
  if (!found.given()) return {};
  return plugin::fixed(found.text(), 0);
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
    asked.push_back({question.id(), {}});
    const auto objective = objective_of(section);
    if (!objective) continue;
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
      while (next < asked.size() && asked[next].id != answer.id())
        ++next;
      if (next == asked.size()) return {};
      if (asked[next].item) {
        of_items[*asked[next].item] = answer;
      } else {
        service.answers.push_back(answer);
      }
    }
    service.name = shortened(service.answer("svc_name").text());
    if (service.name.empty()) service.name = std::string(service.id);
    service.importance = importance_of(service.answer("svc_criticality"));
    const bool is_certain = service.has("svc_criticality") && service.has("svc_areas");
    for (std::size_t i = 0; i < of_items.size(); ++i) {
      Level& level = service.levels[i];
      level.state = state_of(of_items[i], is_certain);
      level.is_asked = of_items[i].state() != AnswerState::hidden;
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
