#include "asking.hpp"

#include "plugins/nba_maturity/judge.hpp"
#include "tests/plugins/replied.hpp"

#include <peil/json_reader.hpp>
#include <peil/json_writer.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace peil::nba_maturity::test {

namespace {

void write_target(plugin::Writer& writer, const std::string& value, const std::string& by,
                  const char* who) {
  writer.begin_object().key("score").string("total").key("value").string(value);
  writer.key("by").string(by).key("who").string(who).end_object();
}

void write_topic(plugin::Writer& writer, const std::string& id, const AskedTopic& topic) {
  writer.begin_object().key("id").string(id).key("section").string("s").key("type").string("scale");
  writer.key("scale").string("maturity").key("tags").begin_array();
  if (topic.must_have) writer.string("must_have");
  if (!topic.size.empty()) writer.string(topic.size);
  writer.end_array();
  if (!topic.needs.empty()) {
    writer.key("needs").begin_array();
    for (const AskedNeed& need : topic.needs) {
      writer.begin_object().key("to").string(need.to).key("question").string(need.topic);
      writer.key("level").string(need.level).end_object();
    }
    writer.end_array();
  }
  writer.end_object();
}

void write_size_question(plugin::Writer& writer, const std::string& id) {
  writer.begin_object().key("id").string(id + ".size").key("section").string("sizes");
  writer.key("type").string("choice").key("options").begin_array();
  for (const char* option : {"xs", "s", "m", "l", "xl"})
    writer.begin_object().key("id").string(option).end_object();
  writer.end_array().end_object();
}

void write_review_question(plugin::Writer& writer, const std::string& id) {
  writer.begin_object().key("id").string(id + ".review").key("section").string("review");
  writer.key("type").string("choice").key("options").begin_array();
  for (const char* option : {"self", "peer", "design", "operation"})
    writer.begin_object().key("id").string(option).end_object();
  writer.end_array().end_object();
}

// An option's id, or a state without one.
void write_reply(plugin::Writer& writer, const std::string& id, const std::string& reply) {
  const bool is_state = reply == "open" || reply == "unknown" || reply == "hidden";
  writer.begin_object().key("id").string(id);
  writer.key("state").string(is_state ? reply : "answered");
  if (!is_state) writer.key("answer").string(reply);
  writer.end_object();
}

void write_answer(plugin::Writer& writer, const std::string& id, const std::string& answer) {
  const bool given = answer.size() == 1;
  writer.begin_object().key("id").string(id).key("state").string(given ? "counted" : answer);
  if (given) writer.key("answer").string(answer).key("value").string(answer);
  writer.end_object();
}

std::map<std::string, std::string> arguments_of(const plugin::Value& piece) {
  std::map<std::string, std::string> result;
  for (const plugin::Value argument : piece["arguments"]) {
    for (const plugin::Value value : argument)
      result.emplace(argument.name(), value.text());
  }
  return result;
}

}  // namespace

std::string request(const Asked& asked) {
  plugin::Writer writer;
  writer.begin_object().key("assessment").begin_object();
  writer.key("id").string("nl.mbo.nba-maturity").key("version").string("0.2.0");
  writer.key("scales").begin_object().key("maturity").begin_array();
  constexpr int months[] = {0, 3, 6, 12, 12};
  for (int i = 0; i < 5; ++i) {
    const std::string level = std::to_string(i + 1);
    writer.begin_object().key("id").string(level).key("value").string(level);
    if (months[i] > 0) writer.key("months").raw(std::to_string(months[i]));
    writer.end_object();
  }
  writer.end_array().end_object();
  writer.key("questions").begin_array();
  for (std::size_t i = 0; i < asked.topics.size(); ++i)
    write_topic(writer, "t" + std::to_string(i), asked.topics[i]);
  for (std::size_t i = 0; i < asked.topics.size(); ++i) {
    if (!asked.topics[i].review.empty()) write_review_question(writer, "t" + std::to_string(i));
    if (!asked.topics[i].own_size.empty()) write_size_question(writer, "t" + std::to_string(i));
  }
  writer.begin_object()
      .key("id")
      .string("capacity_days")
      .key("section")
      .string("pace")
      .key("type")
      .string("number")
      .end_object();
  writer.end_array().key("targets").begin_array();
  write_target(writer, asked.target, asked.sector_by, "sector_mean");
  write_target(writer, asked.target, asked.by, "each");
  writer.end_array().end_object();
  writer.key("today").string(asked.today);
  writer.key("record").begin_object().key("answers").begin_array();
  for (std::size_t i = 0; i < asked.topics.size(); ++i) {
    write_answer(writer, "t" + std::to_string(i), asked.topics[i].answer);
  }
  for (std::size_t i = 0; i < asked.topics.size(); ++i) {
    const AskedTopic& topic = asked.topics[i];
    if (!topic.review.empty())
      write_reply(writer, "t" + std::to_string(i) + ".review", topic.review);
    if (!topic.own_size.empty())
      write_reply(writer, "t" + std::to_string(i) + ".size", topic.own_size);
  }
  writer.begin_object().key("id").string("capacity_days");
  writer.key("state").string(asked.capacity.empty() ? "open" : "answered");
  if (!asked.capacity.empty())
    writer.key("answer").string(asked.capacity).key("value").string(asked.capacity);
  writer.end_object().end_array().key("labels").begin_array();
  writer.begin_object().key("id").string("exploring");
  writer.key("state").string(asked.exploring ? "yes" : "no").end_object();
  writer.end_array().end_object().end_object();
  return std::move(writer).text();
}

Said judged_text(const std::string& request) {
  Said said;
  plugin::Document document;
  const plugin::Value root = plugin::test::reply_to(request, judge, said.text, document);
  said.error = root["error"].text();
  for (const plugin::Value finding : root["findings"]) {
    const std::string id(finding["id"].text());
    EXPECT_TRUE(said.findings.emplace(id, arguments_of(finding)).second) << id;
    for (const plugin::Value question : finding["because"])
      said.because[id].append(question.text()).append(" ");
  }
  for (const plugin::Value note : root["notes"])
    said.notes.emplace(note["message"].text(), arguments_of(note));
  for (const plugin::Value action : root["actions"]) {
    SaidStep step{std::string(action["question"].text()), std::string(action["option"].text()),
                  std::string(action["by"].text()),
                  plugin::integer(action["effort"].text()).value_or(-1),
                  std::string(action["value"].text())};
    const std::string_view list = action["list"].text();
    EXPECT_TRUE(list == "road" || list == "urgent") << list;
    (list == "road" ? said.road : said.urgent).push_back(std::move(step));
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

std::vector<AskedTopic> topics(std::size_t count, std::string_view answer) {
  AskedTopic topic;
  topic.answer = answer;
  return std::vector<AskedTopic>(count, topic);
}

}  // namespace peil::nba_maturity::test
