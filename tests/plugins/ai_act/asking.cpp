#include "asking.hpp"

#include "plugins/ai_act/judge.hpp"
#include "tests/plugins/replied.hpp"

#include <peil/json_writer.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <utility>

namespace peil::ai_act::test {

namespace {

struct AskedDuty {
  const char* id;
  const char* tag;
  const char* scale;
  bool of_system;
};

constexpr AskedDuty asked_duties[] = {
    {"d26.1", "on_high_risk", "duty", true}, {"d50.1", "on_general", "duty", true},
    {"d50.2", "on_marking", "duty", true},   {"m53", "on_models", "duty", true},
    {"p6", "on_register", "duty", true},     {"LIT.1", "on_prohibitions", "grip", false}};

bool is_state(const std::string& value) {
  return value == "open" || value == "unknown" || value == "hidden" || value == "not_applicable";
}

// What an answer on one of the scales of duties counts for.
std::string value_of(const std::string& answer) {
  if (answer == "no" || answer == "0") return "0";
  if (answer == "partly") return "0.5";
  return answer == "done" ? "1" : answer;
}

void write_answer(plugin::Writer& writer, const std::string& id, const std::string& answer,
                  bool counts) {
  writer.begin_object().key("id").string(id).key("state");
  writer.string(is_state(answer) ? answer : counts ? "counted" : "answered");
  if (!is_state(answer)) {
    writer.key("answer");
    if (answer.starts_with('[')) {
      writer.begin_array();
      std::istringstream options(answer.substr(1, answer.size() - 2));
      for (std::string option; options >> option;)
        writer.string(option);
      writer.end_array();
    } else {
      writer.string(answer);
    }
    if (counts) writer.key("value").string(value_of(answer));
  }
  writer.end_object();
}

std::string answer_of(const Given& given, const std::string& id) {
  const auto found = given.find(id);
  return found == given.end() ? "open" : found->second;
}

// The answers to all questions of the record or of a system: duties where they aren't named are
// hidden, as in the definition.
void write_answers(plugin::Writer& writer, const Given& given, bool of_system) {
  writer.key("answers").begin_array();
  for (unsigned i = 0; i < fact_count; ++i) {
    const std::string id(id_of(static_cast<Fact>(i)));
    if (id.starts_with("law.") == of_system) continue;
    write_answer(writer, id, answer_of(given, id), false);
  }
  for (const AskedDuty& duty : asked_duties) {
    if (duty.of_system != of_system) continue;
    const auto found = given.find(duty.id);
    const std::string otherwise = of_system ? "hidden" : "open";
    write_answer(writer, duty.id, found == given.end() ? otherwise : found->second, true);
  }
  if (!of_system) {
    write_answer(writer, "view.moment", answer_of(given, "view.moment"), false);
    write_answer(writer, "view.day", answer_of(given, "view.day"), false);
  }
  writer.end_array();
}

void write_scale(plugin::Writer& writer, const char* id,
                 const std::vector<std::pair<const char*, const char*>>& options) {
  writer.key(id).begin_array();
  for (const auto& [option, value] : options) {
    writer.begin_object().key("id").string(option);
    if (*value != 0) writer.key("value").string(value);
    writer.end_object();
  }
  writer.end_array();
}

std::string record_of(const Given& given, bool of_system) {
  plugin::Writer writer;
  writer.begin_object().key("id").string("1");
  write_answers(writer, given, of_system);
  writer.end_object();
  return std::move(writer).text();
}

void add_words(std::string& words, std::string_view word) { words.append(word).append(" "); }

}  // namespace

Given plain() {
  return {{"sys.use", "other"},
          {"ai.rules", "no"},
          {"ai.infer", "yes"},
          {"ai.free", "yes"},
          {"ai.output", "yes"},
          {"scope.ground", "[none]"},
          {"scope.practice", "hidden"},
          {"role.made", "bought"},
          {"role.used", "yes"},
          {"role.change", "[none]"},
          {"role.trade", "[none]"},
          {"ban.practice", "[none]"},
          {"ban.harm", "hidden"},
          {"ban.score", "hidden"},
          {"ban.only", "hidden"},
          {"ban.safety", "hidden"},
          {"ban.stopped", "hidden"},
          {"a1.kind", "none"},
          {"a1.safety", "hidden"},
          {"a1.third", "hidden"},
          {"a3.education", "[none]"},
          {"a3.exam", "hidden"},
          {"a3.work", "[none]"},
          {"a3.body", "[none]"},
          {"a3.other", "[none]"},
          {"t.talks", "no"},
          {"t.makes", "no"},
          {"g.kind", "none"}};
}

Given plain_with(const Given& more) {
  Given given = plain();
  for (const auto& [id, answer] : more)
    given[id] = answer;
  return given;
}

AskedFacts::AskedFacts(const Given& system, const Given& institution)
    : record_(std::make_unique<plugin::Document>()),
      system_(std::make_unique<plugin::Document>()),
      facts_(plugin::Answers(plugin::Value())) {
  EXPECT_TRUE(record_->read(record_of(institution, false)));
  EXPECT_TRUE(system_->read(record_of(system, true)));
  facts_ = Facts(plugin::Answers(record_->root())).of(plugin::Answers(system_->root()));
}

Classification classified(const Given& system, const Given& institution) {
  return classify(AskedFacts(system, institution).facts());
}

std::string request(const Asked& asked) {
  plugin::Writer writer;
  writer.begin_object().key("assessment").begin_object();
  writer.key("id").string("nl.mbo.ai-act").key("version").string("0.2.0");
  writer.key("scales").begin_object();
  write_scale(writer, "duty", {{"no", "0"}, {"partly", "0.5"}, {"done", "1"}});
  write_scale(writer, "grip", {{"0", "0"}, {"1", "1"}, {"2", "2"}, {"3", "3"}});
  if (asked.with_calendar) {
    write_scale(writer, "calendar",
                {{"today", ""},
                 {"prohibitions", "20250202"},
                 {"models", "20250802"},
                 {"general", "20260802"},
                 {"images", "20261202"},
                 {"sandboxes", "20270802"},
                 {"annex3", "20271202"},
                 {"annex1", "20280802"},
                 {"authorities", "20300802"},
                 {"other", ""}});
  }
  writer.end_object().key("sections").begin_array();
  writer.begin_object().key("id").string("s").key("for").string("ai_system").end_object();
  writer.begin_object().key("id").string("i").end_object();
  writer.end_array().key("questions").begin_array();
  for (const AskedDuty& duty : asked_duties) {
    writer.begin_object().key("id").string(duty.id).key("type").string("scale");
    writer.key("section").string(duty.of_system ? "s" : "i");
    writer.key("scale").string(duty.scale).key("tags").begin_array().string(duty.tag).end_array();
    writer.end_object();
  }
  writer.begin_object().key("id").string("sys.use").key("type").string("choice").end_object();
  writer.end_array().end_object();
  writer.key("today").string(asked.today);
  writer.key("record").begin_object();
  write_answers(writer, asked.institution, false);
  writer.end_object().key("subjects").begin_object().key("ai_system").begin_array();
  for (std::size_t i = 0; i < asked.systems.size(); ++i) {
    writer.begin_object().key("id").string(std::to_string(i + 1));
    write_answers(writer, asked.systems[i], true);
    writer.end_object();
  }
  writer.end_array().end_object().end_object();
  return std::move(writer).text();
}

Said judged_text(const std::string& request) {
  Said said;
  plugin::Document document;
  const plugin::Value root = plugin::test::reply_to(request, judge, said.text, document);
  said.error = root["error"].text();
  const auto of = [&said](const plugin::Value& piece) -> SaidOf& {
    return said.said[std::string(piece["subject"]["id"].text())];
  };
  const auto keep = [](SaidOf& what, const std::string& id, const plugin::Value& piece) {
    for (const plugin::Value question : piece["because"])
      add_words(what.because[id], question.text());
    for (const plugin::Value question : piece["settles"])
      add_words(what.settles[id], question.text());
    for (const plugin::Value argument : piece["arguments"]) {
      for (const plugin::Value value : argument)
        what.arguments[id].emplace(argument.name(), value.text());
    }
  };
  for (const plugin::Value label : root["labels"]) {
    SaidOf& what = of(label);
    add_words(label["state"].text() == "yes" ? what.yes : what.open, label["id"].text());
    keep(what, std::string(label["id"].text()), label);
  }
  for (const plugin::Value finding : root["findings"]) {
    add_words(of(finding).findings, finding["id"].text());
    keep(of(finding), std::string(finding["id"].text()), finding);
  }
  for (const plugin::Value note : root["notes"]) {
    add_words(of(note).notes, note["message"].text());
    keep(of(note), std::string(note["message"].text()), note);
  }
  for (const plugin::Value step : root["actions"]) {
    said.steps.push_back({std::string(step["list"].text()), std::string(step["question"].text()),
                          std::string(step["option"].text()), std::string(step["by"].text()),
                          std::string(step["subject"]["id"].text())});
  }
  return said;
}

Said judged(const Asked& asked) { return judged_text(request(asked)); }

}  // namespace peil::ai_act::test
