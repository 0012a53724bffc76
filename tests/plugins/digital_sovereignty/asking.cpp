#include "asking.hpp"

#include "plugins/digital_sovereignty/judge.hpp"
#include "tests/plugins/replied.hpp"

#include <peil/json_reader.hpp>
#include <peil/json_writer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace peil::digital_sovereignty::test {

namespace {

using plugin::Value;
using plugin::Writer;

struct AskedItem {
  const char* id;
  int lowest;  // SEAL
  bool about_exit;
};

constexpr AskedItem items[] = {{"SOV-1.1", 0, true}, {"SOV-1.2", 0, false}, {"SOV-2.1", 0, false},
                               {"SOV-2.2", 0, true}, {"SOV-3.1", 0, true},  {"SOV-3.2", 2, false},
                               {"SOV-8.1", 0, false}};

constexpr const char* several[] = {"svc_cloud", "svc_login", "exit_needs", "gate_scope"};

bool is_one_of_several(const std::string& id) {
  for (const char* each : several) {
    if (id == each) return true;
  }
  return false;
}

void write_rules(Writer& writer) {
  writer.key("data_act").begin_array();
  for (const auto& [id, value] :
       std::initializer_list<std::pair<const char*, const char*>>{{"checked", "20261122"},
                                                                  {"applies", "20250912"},
                                                                  {"no_charges", "20270112"},
                                                                  {"notice_months", "2"},
                                                                  {"transition_days", "30"},
                                                                  {"extended_months", "7"},
                                                                  {"retrieval_days", "30"}})
    writer.begin_object().key("id").string(id).key("value").string(value).end_object();
  writer.end_array();
}

void write_by_objective(Writer& writer, const char* scale, std::initializer_list<int> numbers) {
  writer.key(scale).begin_array();
  int objective = 0;
  for (const int number : numbers) {
    writer.begin_object().key("id").string("SOV-" + std::to_string(++objective));
    writer.key("value").string(std::to_string(number)).end_object();
  }
  writer.end_array();
}

void write_item(Writer& writer, const AskedItem& item) {
  writer.begin_object().key("id").string(item.id).key("section").string("criteria");
  writer.key("type").string("choice").key("options").begin_array();
  for (int option = 0; option <= 4; ++option) {
    writer.begin_object().key("id").string(std::to_string(option));
    writer.key("value").string(plugin::fixed_text(1001 * option, 2));
    writer.key("values").begin_object().key("seal");
    writer.string(std::to_string(std::max(option, item.lowest))).end_object().end_object();
  }
  writer.end_array();
  if (item.about_exit) writer.key("tags").begin_array().string("exit").end_array();
  writer.end_object();
}

void write_question(Writer& writer, const char* id, const char* section, const char* type) {
  writer.begin_object().key("id").string(id).key("section").string(section);
  writer.key("type").string(type).end_object();
}

void write_fact(Writer& writer, const std::string& id,
                const std::map<std::string, std::string>& facts) {
  writer.begin_object().key("id").string(id).key("state");
  const auto found = facts.find(id);
  const bool is_state =
      found != facts.end() && (found->second == "unknown" || found->second == "not_applicable" ||
                               found->second == "hidden");
  if (found == facts.end() || is_state) {
    writer.string(is_state ? found->second : "open").end_object();
    return;
  }
  writer.string("answered").key("answer");
  if (is_one_of_several(id)) {
    writer.begin_array();
    std::istringstream options(found->second);
    for (std::string option; options >> option;)
      writer.string(option);
    writer.end_array();
  } else {
    writer.string(found->second);
  }
  writer.end_object();
}

void write_level(Writer& writer, const AskedItem& item, const AskedService& service) {
  const auto found = service.levels.find(item.id);
  const std::string answer = found == service.levels.end() ? "not_applicable" : found->second;
  const bool is_given = answer.size() == 1;
  writer.begin_object().key("id").string(item.id);
  writer.key("state").string(is_given ? "counted" : answer);
  if (is_given) writer.key("answer").string(answer);
  writer.end_object();
}

constexpr const char* gates[] = {"gate_sov_1", "gate_sov_2", "gate_sov_3", "gate_sov_4",
                                 "gate_sov_5", "gate_sov_6", "gate_sov_7", "gate_sov_8"};

Arguments arguments_of(const Value& piece) {
  Arguments result;
  for (const Value argument : piece["arguments"]) {
    for (const Value value : argument)
      result.emplace(argument.name(), value.text());
  }
  return result;
}

std::string joined(const Value& list) {
  std::string result;
  for (const Value each : list)
    result.append(each.text()).append(" ");
  return result;
}

std::string id_of_piece(const Value& piece) {
  std::string id(piece["id"].text());
  const Value subject = piece["subject"];
  if (subject.exists()) id.append("@").append(subject["id"].text());
  return id;
}

}  // namespace

std::string request(const Asked& asked) {
  Writer writer;
  writer.begin_object().key("assessment").begin_object();
  writer.key("id").string("nl.peil.digital-sovereignty").key("scales").begin_object();
  write_rules(writer);
  write_by_objective(writer, "weights_2026", {20, 10, 10, 15, 10, 15, 15, 5});
  write_by_objective(writer, "weights_v121", {15, 10, 10, 15, 20, 15, 10, 5});
  write_by_objective(writer, "gate_critical", {1, 2, 2, 1, 0, 0, 0, 0});
  write_by_objective(writer, "gate_important", {1, 1, 1, 1, 0, 0, 0, 0});
  writer.end_object().key("sections").begin_array();
  writer.begin_object().key("id").string("gates").end_object();
  for (const char* section : {"service", "criteria"})
    writer.begin_object().key("id").string(section).key("for").string("service").end_object();
  writer.end_array().key("questions").begin_array();
  write_question(writer, "gate", "gates", "choice");
  write_question(writer, "svc_unused", "service", "text");
  for (std::size_t i = 0; i < facts; ++i)
    write_question(writer, id_of(static_cast<Fact>(i)), "service", "text");
  for (const AskedItem& item : items)
    write_item(writer, item);
  writer.end_array().end_object().key("today").string(asked.today);
  writer.key("record").begin_object().key("answers").begin_array();
  write_fact(writer, "gate", asked.record);
  write_fact(writer, "gate_scope", asked.record);
  for (const char* gate : gates)
    write_fact(writer, gate, asked.record);
  writer.end_array().end_object().key("subjects").begin_object().key("service").begin_array();
  for (std::size_t s = 0; s < asked.services.size(); ++s) {
    const AskedService& service = asked.services[s];
    writer.begin_object().key("id").string(std::to_string(s + 1)).key("answers").begin_array();
    for (std::size_t i = 0; i < facts; ++i)
      write_fact(writer, id_of(static_cast<Fact>(i)), service.facts);
    for (const AskedItem& item : items)
      write_level(writer, item, service);
    writer.end_array().end_object();
  }
  writer.end_array().end_object().end_object();
  return std::move(writer).text();
}

Said judged_text(const std::string& request) {
  Said said;
  plugin::Document document;
  const Value root = plugin::test::reply_to(request, judge, said.text, document);
  said.error = root["error"].text();
  for (const Value finding : root["findings"]) {
    const std::string id = id_of_piece(finding);
    EXPECT_TRUE(said.findings.emplace(id, arguments_of(finding)).second) << id;
    said.because[id] = joined(finding["because"]);
  }
  for (const Value label : root["labels"]) {
    const std::string id = id_of_piece(label);
    EXPECT_TRUE(said.labels.emplace(id, label["state"].text()).second) << id;
    said.because[id] = joined(label["because"]);
    said.settles[id] = joined(label["settles"]);
  }
  for (const Value score : root["scores"]) {
    std::string figures(score["value"].text());
    if (score["low"].exists())
      figures.append(" ").append(score["low"].text()).append(" ").append(score["high"].text());
    said.scores.emplace(id_of_piece(score), figures);
  }
  for (const Value action : root["actions"]) {
    std::string step(action["subject"]["id"].text());
    step.append(" ").append(action["question"].text()).append(action["action"].text());
    step.append(" ").append(action["option"].text()).append(action["by"].text());
    said.lists[std::string(action["list"].text())].push_back(step);
  }
  for (const Value note : root["notes"]) {
    std::string words(note["message"].text());
    for (const auto& [name, value] : arguments_of(note)) {
      if (name == "name" || name == "services") words.append(" | ").append(value);
    }
    if (note["subject"].exists())
      said.points.emplace(note["subject"]["id"].text(), arguments_of(note));
    said.notes.push_back(words);
  }
  return said;
}

Said judged(const Asked& asked) { return judged_text(request(asked)); }

std::string Said::finding_ids() const {
  std::string ids;
  for (const auto& [id, arguments] : findings)
    ids += id + " ";
  return ids;
}

AskedService critical(std::string_view supplier, std::string_view owner, std::string_view country) {
  AskedService service;
  service.facts = {{"svc_criticality", "critical"}, {"svc_areas", "learning"}};
  if (!supplier.empty()) service.facts["svc_supplier"] = supplier;
  if (!owner.empty()) service.facts["svc_owner"] = owner;
  if (!country.empty()) service.facts["svc_country"] = country;
  return service;
}

AskedService with(AskedService service, std::map<std::string, std::string> facts) {
  for (auto& [id, answer] : facts)
    service.facts[id] = std::move(answer);
  return service;
}

}  // namespace peil::digital_sovereignty::test
