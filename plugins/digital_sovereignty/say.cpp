#include "say.hpp"

namespace peil::digital_sovereignty {

Say::Say(plugin::Reply& reply, Score score) : piece_(reply.score(score.id)) {}

Say::Say(plugin::Reply& reply, Finding finding) : piece_(reply.finding(finding.id)) {}

Say::Say(plugin::Reply& reply, Note note) : piece_(reply.note(note.message)) {
  set("about", note.about);
}

Say::Say(plugin::Reply& reply, Score score, const Service& service) : Say(reply, score) {
  about(service);
}

Say::Say(plugin::Reply& reply, Note note, const Service& service) : Say(reply, note) {
  about(service);
}

Say::Say(plugin::Reply& reply, Finding finding, const Service& service)
    : piece_(reply.finding(finding.id)) {
  about(service);
}

Say::Say(plugin::Reply& reply, Label label, const Service& service)
    : piece_(reply.label(label.id, label.state)) {
  about(service);
}

Say::Say(plugin::Reply& reply, Step step, const Service& service)
    : piece_(reply.action(step.list)) {
  about(service);
}

void Say::about(const Service& service) { piece_.subject(kind_of_subject, service.id); }

Say& Say::share(const char* member, std::int64_t tenths) {
  piece_.set(member, tenths, 1);
  return *this;
}

Say& Say::percent(const char* member, std::int64_t percent) {
  piece_.set(member, percent, 5);
  return *this;
}

Say& Say::none(const char* member) {
  piece_.none(member);
  return *this;
}

Say& Say::set(const char* member, std::string_view text) {
  piece_.set(member, text);
  return *this;
}

Say& Say::number(const char* name, std::int64_t number) {
  piece_.number(name, number);
  return *this;
}

Say& Say::points(const char* name, std::int64_t hundredths) {
  piece_.number(name, hundredths, 2);
  return *this;
}

Say& Say::date(const char* name, plugin::Day day) {
  piece_.date(name, day_text(day));
  return *this;
}

Say& Say::text(const char* name, const std::string& text) {
  piece_.text(name, text);
  return *this;
}

Say& Say::question(const char* name, std::string_view id) {
  piece_.question(name, id);
  return *this;
}

Say& Say::services(const Situation& situation, const std::vector<std::size_t>& which) {
  return number("count", static_cast<std::int64_t>(which.size()))
      .text("services", names_of(situation.services, which));
}

Say& Say::because(const char* question) {
  piece_.because(question);
  return *this;
}

Say& Say::because(Fact fact) { return because(id_of(fact)); }

Say& Say::because(const Item& item) {
  piece_.because(item.id);
  return *this;
}

Say& Say::settles(Fact fact) {
  piece_.settles(id_of(fact));
  return *this;
}

Say& Say::settles(const Item& item) {
  piece_.settles(item.id);
  return *this;
}

}  // namespace peil::digital_sovereignty
