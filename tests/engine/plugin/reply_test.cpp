#include "engine/base/limits.hpp"
#include "engine/json/locate.hpp"
#include "engine/plugin/exchange.hpp"
#include "fixture.hpp"

namespace peil::test {
namespace {

const Definition& definition() {
  static const Definition read = definition_of(added_definition());
  return read;
}

const Manifest& manifest() {
  static const Manifest read = *read_manifest(added_manifest(), "plugin.json").manifest;
  return read;
}

Record record() {
  Record record;
  record.subjects["system"] = {{.id = "1", .answers = {}, .unknown_members = {}},
                               {.id = "two", .answers = {}, .unknown_members = {}}};
  return record;
}

Result<Judgement> read(const std::string& reply) {
  return read_reply(reply, manifest(), definition(), record());
}

// Why a reply is refused; empty if it isn't. Its place is compared with the reply.
std::string refusal(const std::string& reply) {
  const auto judgement = read(reply);
  if (judgement.has_value()) return {};
  EXPECT_EQ(judgement.error().severity, Severity::error);
  EXPECT_FALSE(describe(judgement.error(), reply).empty());
  return lines({judgement.error()}, false).front();
}

Judgement taken(const std::string& reply) {
  auto judgement = read(reply);
  EXPECT_TRUE(judgement.has_value()) << refusal(reply);
  return judgement.has_value() ? *std::move(judgement) : Judgement{};
}

// One entry in a list, beside what is right.
std::string one(const std::string& list, const std::string& entry) {
  return "{\"" + list + "\":[" + entry + "]}";
}

constexpr std::string_view system_1 = R"("subject":{"kind":"system","id":"1"})";

TEST(Reply, NothingIsSomething) {
  EXPECT_EQ(taken("{}"), Judgement{});
  EXPECT_EQ(taken(R"({"scores":[],"labels":[],"findings":[],"actions":[],"notes":[]})"),
            Judgement{});
  EXPECT_EQ(taken(R"({"later":{"x":[1.5]},"scores":[{"id":"plan","value":null,"later":1.5}]})")
                .scores.size(),
            1u);
}

TEST(Reply, EverythingIsRead) {
  const Judgement judgement = taken(R"json({
    "scores": [
      {"id": "plan", "value": "2.50", "low": 1, "high": "4", "because": ["A.1", "risk"]},
      {"id": "need", "subject": {"kind": "system", "id": "two"}, "value": "-0.5"}],
    "labels": [{"id": "ready", "state": "open", "because": ["A.2"], "settles": ["A.3"]}],
    "findings": [{"id": "late", "because": ["since"], "arguments": {
      "what": {"question": "A.1"}, "hours": {"number": "2.40"}, "day": {"date": "2027-03-31"}}}],
    "actions": [
      {"list": "road", "question": "A.1", "option": "3", "by": "2027-12-31", "effort": "12.5", "value": 9},
      {"list": "road", "action": "fill"},
      {"list": "fix", "subject": {"kind": "system", "id": "1"}, "question": "risk", "option": "low"},
      {"list": "fix", "subject": {"kind": "system", "id": "1"}, "question": "A.1"}],
    "notes": [
      {"message": "how", "about": "plan", "arguments": {"what": {"text": "x"}}},
      {"message": "so", "about": "road", "subject": {"kind": "system", "id": "1"}},
      {"message": "so", "about": "flat"}]
  })json");
  const ScopeRef system_two{0, "two"};
  ASSERT_EQ(judgement.scores.size(), 2u);
  EXPECT_EQ(judgement.scores[0].value, 2.5);
  EXPECT_EQ(judgement.scores[0].low, 1);
  EXPECT_EQ(judgement.scores[0].high, 4);
  EXPECT_EQ(judgement.scores[0].because.size(), 2u);
  EXPECT_EQ(judgement.scores[1].scope, system_two);
  ASSERT_EQ(judgement.labels.size(), 1u);
  EXPECT_EQ(judgement.labels[0].state, PluginLabel::State::open);
  EXPECT_EQ(definition().questions[judgement.labels[0].settles[0]].id, "A.3");
  ASSERT_EQ(judgement.findings.size(), 1u);
  // By name.
  const auto& arguments = judgement.findings[0].arguments;
  ASSERT_EQ(arguments.size(), 3u);
  EXPECT_EQ(arguments[0], (Argument{"day", ArgumentDate{"2027-03-31"}}));
  EXPECT_EQ(arguments[1], (Argument{"hours", ArgumentNumber{2.4, 2}}));
  EXPECT_EQ(arguments[2].name, "what");
  ASSERT_EQ(judgement.steps.size(), 4u);
  EXPECT_EQ(judgement.steps[0].option, "3");
  EXPECT_EQ(judgement.steps[0].effort, 12.5);
  EXPECT_EQ(judgement.steps[0].value, 9);
  EXPECT_EQ(judgement.steps[1].question, no_index);
  EXPECT_EQ(judgement.steps[1].action, 0u);
  ASSERT_EQ(judgement.notes.size(), 3u);
  EXPECT_EQ(judgement.notes[0].about, "plan");
}

TEST(Reply, IsJsonWithinLimits) {
  EXPECT_EQ(refusal(""), "error json_incomplete  ()");
  EXPECT_EQ(refusal("{\"scores\":"), "error json_incomplete  ({, 1)");
  EXPECT_EQ(refusal("[]"), "error wrong_type  (object, array)");
  EXPECT_EQ(refusal("{} {}").substr(0, 17), "error json_syntax");
  EXPECT_EQ(refusal("{\"a\":\"\xFF\"}").substr(0, 19), "error json_encoding");
  EXPECT_EQ(refusal("{\"a\":1,\"a\":2}"), "error duplicate_member /a (a)");
  EXPECT_EQ(refusal("{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}"),
            "error json_depth  (32)");
  EXPECT_EQ(refusal(std::string(limits::reply_bytes + 1, ' ')),
            "error limit_exceeded  (bytes, 1048577, 1048576)");
  EXPECT_EQ(refusal(std::string(limits::reply_bytes - 2, ' ') + "{}"), "");
}

TEST(Reply, AProgramMayGiveUp) {
  EXPECT_EQ(refusal(R"({"error":"UNSUPPORTED"})"), "error plugin_error /error (UNSUPPORTED)");
  EXPECT_EQ(refusal(R"({"error":"Sorry, no."})"),
            "error bad_value /error (“Sorry, no.”, A–Z, “_”)");
  EXPECT_EQ(refusal(R"({"error":""})"), "error bad_value /error (“”, A–Z, “_”)");
  EXPECT_EQ(refusal("{\"error\":\"" + std::string(41, 'A') + "\"}").substr(0, 15),
            "error bad_value");
  EXPECT_EQ(refusal(R"({"error":null})"), "error wrong_type /error (string, null)");
}

TEST(Reply, HoldsNothingButItsCapabilities) {
  Manifest modest = manifest();
  modest.capabilities = {};
  const std::pair<std::string, std::string> entries[] = {
      {"scores", R"({"id":"plan","value":null})"},
      {"labels", R"({"id":"ready","state":"no"})"},
      {"findings", R"({"id":"late"})"},
      {"actions", R"({"list":"road","action":"fill"})"},
      {"notes", R"({"message":"so"})"}};
  for (const auto& [list, entry] : entries) {
    const auto judgement = read_reply(one(list, entry), modest, definition(), record());
    ASSERT_FALSE(judgement.has_value()) << list;
    EXPECT_EQ(lines({judgement.error()}, false).front(),
              "error reply_capability /" + list + " (" + list + ")");
    EXPECT_TRUE(read_reply(one(list, ""), modest, definition(), record()).has_value());
  }
}

TEST(Reply, NamesWhatIsThere) {
  EXPECT_EQ(refusal(one("scores", R"({"id":"plam","value":null})")),
            "error dangling_id /scores/0/id (plam, score, plan)");
  // The engine's own score can't be overruled.
  EXPECT_EQ(refusal(one("scores", R"({"id":"flat","value":"1"})")),
            "error dangling_id /scores/0/id (flat, score, )");
  EXPECT_EQ(refusal(one("labels", R"({"id":"big","state":"no"})")),
            "error dangling_id /labels/0/id (big, label, )");
  EXPECT_EQ(refusal(one("findings", R"({"id":"f1"})")),
            "error dangling_id /findings/0/id (f1, finding, )");
  EXPECT_EQ(refusal(one("actions", R"({"list":"raod","action":"fill"})")),
            "error dangling_id /actions/0/list (raod, list, road)");
  EXPECT_EQ(refusal(one("actions", R"({"list":"road","action":"fit"})")),
            "error dangling_id /actions/0/action (fit, action, )");
  EXPECT_EQ(refusal(one("actions", R"({"list":"road","question":"A.9"})")),
            "error dangling_id /actions/0/question (A.9, question, A.1)");
  EXPECT_EQ(refusal(one("notes", R"({"message":"why"})")),
            "error dangling_id /notes/0/message (why, message, )");
  EXPECT_EQ(refusal(one("notes", R"({"message":"so","about":"A.1"})")),
            "error dangling_id /notes/0/about (A.1, score, label, finding, list, )");
  EXPECT_EQ(refusal(one("scores", R"({"id":"plan","value":null,"because":["A.1","A.x"]})")),
            "error dangling_id /scores/0/because/1 (A.x, question, A.1)");
  EXPECT_EQ(refusal(one("labels", R"({"id":"ready","state":"open","settles":[1]})")),
            "error wrong_type /labels/0/settles/0 (string, number)");
}

TEST(Reply, ScopesAreThoseOfTheAdditions) {
  EXPECT_EQ(refusal(one("scores", R"({"id":"need","value":null})")),
            "error missing_member /scores/0 (subject)");
  EXPECT_EQ(refusal(one("scores", R"({"id":"plan","value":null,)" + std::string(system_1) + "}")),
            "error other_scope /scores/0/subject (plan, system)");
  EXPECT_EQ(
      refusal(one("labels", R"({"id":"watch","state":"no","subject":{"kind":"system","id":"3"}})")),
      "error dangling_id /labels/0/subject/id (3, system, 1)");
  EXPECT_EQ(
      refusal(one("labels", R"({"id":"watch","state":"no","subject":{"kind":"sistem","id":"1"}})")),
      "error dangling_id /labels/0/subject/kind (sistem, subject, system)");
  EXPECT_EQ(refusal(one("labels", R"({"id":"watch","state":"no","subject":"1"})")),
            "error wrong_type /labels/0/subject (object, string)");
  EXPECT_EQ(refusal(one("labels", R"({"id":"watch","state":"no","subject":{"kind":"system"}})")),
            "error missing_member /labels/0/subject (id)");
  EXPECT_EQ(refusal(one("actions", R"({"list":"road","question":"risk"})")),
            "error other_scope /actions/0/question (risk, road)");
}

TEST(Reply, SaysEverythingOnce) {
  EXPECT_EQ(refusal(one("scores", R"({"id":"plan","value":null},{"id":"plan","value":"1"})")),
            "error duplicate_id /scores/1/id (plan, /scores/0/id)");
  const std::string watch = R"({"id":"watch","state":"no",)" + std::string(system_1) + "}";
  EXPECT_EQ(refusal(one("labels", watch + "," + watch)),
            "error duplicate_id /labels/1/id (watch, /labels/0/id)");
  EXPECT_EQ(refusal(one("labels", watch + "," + with(watch, "\"1\"", "\"two\""))), "");
  EXPECT_EQ(refusal(one("findings", R"({"id":"tell",)" + std::string(system_1) +
                                        R"(},{"id":"tell",)" + std::string(system_1) + "}")),
            "error duplicate_id /findings/1/id (tell, /findings/0/id)");
  // Steps and notes may return.
  EXPECT_EQ(refusal(one("notes", R"({"message":"so"},{"message":"so"})")), "");
}

TEST(Reply, NumbersAreIntegersOrDecimalStrings) {
  const auto score = [](const std::string& value) {
    return refusal(one("scores", R"({"id":"plan","value":)" + value + "}"));
  };
  for (const std::string value : {"0", "4", "\"4.000\"", "\"0.25\"", "null", "\"-0\""})
    EXPECT_EQ(score(value), "") << value;
  EXPECT_EQ(score("1.5"), "error wrong_type /scores/0/value (string, number)");
  EXPECT_EQ(score("1e0"), "error wrong_type /scores/0/value (string, number)");
  EXPECT_EQ(score("true"), "error wrong_type /scores/0/value (string, boolean)");
  for (const std::string value :
       {"\"1e0\"", "\"\"", "\"one\"", "\"1,5\"", "\" 1\"", "\"+1\"", "\"0.1234567890123456\"",
        "\"NaN\"", "1000000000000000000", "18446744073709551615"}) {
    EXPECT_TRUE(score(value).starts_with("error bad_value /scores/0/value")) << score(value);
  }
  EXPECT_EQ(refusal(one("scores", R"({"id":"plan"})")), "error missing_member /scores/0 (value)");
}

TEST(Reply, ScoresLieBetweenTheirBounds) {
  const auto score = [](const std::string& members) {
    return refusal(one("scores", R"({"id":"plan",)" + members + "}"));
  };
  EXPECT_EQ(score(R"("value":"4.01")"), "error value_outside_scale /scores/0/value (4.01, 0, 4)");
  EXPECT_EQ(score(R"("value":-1)"), "error value_outside_scale /scores/0/value (-1, 0, 4)");
  EXPECT_EQ(score(R"("value":1,"low":-1,"high":5)"),
            "error value_outside_scale /scores/0/low (-1, 0, 4)");
  EXPECT_EQ(score(R"("value":1,"low":1)"), "error missing_member /scores/0 (high)");
  EXPECT_EQ(score(R"("value":1,"high":1)"), "error missing_member /scores/0 (low)");
  EXPECT_EQ(score(R"("value":1,"low":2,"high":1)"), "error bad_value /scores/0/high (1, ≥ 2)");
}

TEST(Reply, LabelsHaveAState) {
  EXPECT_EQ(refusal(one("labels", R"({"id":"ready"})")), "error missing_member /labels/0 (state)");
  EXPECT_EQ(refusal(one("labels", R"({"id":"ready","state":"maybe"})")),
            "error bad_value /labels/0/state (“maybe”, “no”, “yes”, “open”)");
  EXPECT_EQ(refusal(one("labels", R"({"id":"ready","state":true})")),
            "error wrong_type /labels/0/state (string, boolean)");
}

TEST(Reply, EveryPlaceIsFilled) {
  const auto late = [](const std::string& arguments) {
    return refusal(one("findings", R"({"id":"late","arguments":)" + arguments + "}"));
  };
  EXPECT_EQ(refusal(one("findings", R"({"id":"late"})")),
            "error reply_argument /findings/0 (day, late)");
  EXPECT_EQ(late(R"({"day":{"date":"2027-01-01"},"what":{"text":"x"}})"),
            "error reply_argument /findings/0 (hours, late)");
  EXPECT_EQ(refusal(one("notes", R"({"message":"how"})")),
            "error reply_argument /notes/0 (what, how)");
  // More than there are places does no harm.
  EXPECT_EQ(
      late(R"({"day":{"text":"1"},"what":{"text":"x"},"hours":{"number":2},"more":{"text":""}})"),
      "");
}

TEST(Reply, ArgumentsAreOfFourKinds) {
  const auto how = [](const std::string& argument) {
    return refusal(one("notes", R"({"message":"how","arguments":{"what":)" + argument + "}}"));
  };
  const std::string at = "/notes/0/arguments/what";
  EXPECT_EQ(how("{}"), "error missing_member " + at + " (text)");
  EXPECT_EQ(how("\"x\""), "error wrong_type " + at + " (object, string)");
  EXPECT_EQ(
      how(R"({"text":"x","number":1})"),
      "error bad_value " + at + " (“number”, “text”, “number” / “date” / “question” / “text”)");
  EXPECT_EQ(how(R"({"text":1})"), "error wrong_type " + at + "/text (string, number)");
  EXPECT_EQ(how(R"({"text":"a\u0000b"})").substr(0, 15), "error bad_value");
  EXPECT_EQ(how("{\"text\":\"" + std::string(1001, 'x') + "\"}"),
            "error limit_exceeded " + at + "/text (bytes, 1001, 1000)");
  EXPECT_EQ(how(R"({"date":"2027-02-30"})"), "error bad_date " + at + "/date (2027-02-30)");
  EXPECT_EQ(how(R"({"date":""})"), "error bad_date " + at + "/date ()");
  EXPECT_EQ(how(R"({"number":"x"})"), "error bad_value " + at + "/number (“x”, -?0–9(.0–9)?)");
  EXPECT_EQ(how(R"({"question":"A.9"})"),
            "error dangling_id " + at + "/question (A.9, question, A.1)");
  EXPECT_EQ(refusal(R"({"notes":[{"message":"so","arguments":{"A b":{"text":"x"}}}]})"),
            "error bad_value /notes/0/arguments/A b (“A b”, a–z, 0–9, “_”)");
  EXPECT_EQ(refusal(R"({"notes":[{"message":"so","arguments":[]}]})"),
            "error wrong_type /notes/0/arguments (object, array)");
  std::string many;
  for (int i = 0; i < 33; ++i)
    many += (i > 0 ? ",\"a" : "\"a") + std::to_string(i) + "\":{\"text\":\"\"}";
  EXPECT_EQ(refusal(R"({"notes":[{"message":"so","arguments":{)" + many + "}}]}"),
            "error limit_exceeded /notes/0/arguments (arguments, 33, 32)");
}

TEST(Reply, StepsLeadSomewhere) {
  const auto step = [](const std::string& members) {
    return refusal(one("actions", R"({"list":"road",)" + members + "}"));
  };
  EXPECT_EQ(step(R"("effort":1)"), "error missing_member /actions/0 (question)");
  EXPECT_EQ(step(R"("action":"fill","option":"3")"), "error missing_member /actions/0 (question)");
  EXPECT_EQ(step(R"("question":"A.1","option":"4")"),
            "error unknown_option /actions/0/option (4, A.1, 1)");
  EXPECT_EQ(step(R"("question":"A.3","option":"4")"),
            "error unknown_option /actions/0/option (4, A.3, )");
  EXPECT_EQ(step(R"("question":"A.1","by":"2027")"), "error bad_date /actions/0/by (2027)");
  EXPECT_EQ(step(R"("question":"A.1","effort":"-1")"),
            "error bad_value /actions/0/effort (-1, ≥ 0)");
  EXPECT_EQ(step(R"("question":"A.1","value":"much")").substr(0, 15), "error bad_value");
  EXPECT_EQ(step(R"("question":"A.1","action":"fill")"), "");
}

TEST(Reply, ListsHaveLimits) {
  std::string steps;
  for (std::size_t i = 0; i <= limits::steps; ++i)
    steps += std::string(i > 0 ? "," : "") + R"({"list":"road","action":"fill"})";
  EXPECT_EQ(refusal(one("actions", steps)), "error limit_exceeded /actions (actions, 2001, 2000)");
  EXPECT_EQ(refusal(R"({"scores":{}})"), "error wrong_type /scores (array, object)");
  EXPECT_EQ(refusal(R"({"scores":[1]})"), "error wrong_type /scores/0 (object, number)");
}

TEST(Reply, TheFirstMistakeIsNamedWithItsPlace) {
  const std::string reply = "{\"labels\":[\n  {\"id\":\"x\",\"state\":\"no\"}],\n \"scores\":7}";
  const auto judgement = read(reply);
  ASSERT_FALSE(judgement.has_value());
  EXPECT_EQ(lines({judgement.error()}), Lines{"error dangling_id /labels/0/id 2:9 (x, label, )"});
  EXPECT_EQ(judgement.error().place.file, "reply");
}

TEST(Description, AgreesWithTheManifest) {
  const std::string good =
      R"({"id":"org.example.added","version":"1.2.3","abi":"1.0","capabilities":["notes","labels","scores","actions","findings"],"later":1})";
  const auto said = [&](const std::string& reply) {
    const auto problem = check_description(reply, manifest());
    return problem ? lines({*problem}, false).front() : std::string();
  };
  EXPECT_EQ(said(good), "");
  EXPECT_EQ(said(with(good, "org.example.added", "org.example.other")),
            "error plugin_description /id (id, org.example.other, org.example.added)");
  EXPECT_EQ(said(with(good, "1.2.3", "1.2.4")),
            "error plugin_description /version (version, 1.2.4, 1.2.3)");
  EXPECT_EQ(said(with(good, "\"1.0\"", "\"1.1\"")),
            "error plugin_description /abi (abi, 1.1, 1.0)");
  EXPECT_EQ(said(with(good, "\"notes\",", "")),
            "error plugin_description /capabilities (capabilities, scores, labels, findings, "
            "actions, scores, labels, findings, actions, notes)");
  EXPECT_EQ(said(with(good, "\"notes\"", "\"nets\"")),
            "error plugin_description /capabilities/0 (capabilities, nets, scores, labels, "
            "findings, actions, notes)");
  EXPECT_EQ(said(with(good, "\"notes\"", "1")),
            "error wrong_type /capabilities/0 (string, number)");
  EXPECT_EQ(said("{}"), "error missing_member  (id)");
  EXPECT_EQ(said(R"({"error":"UNSUPPORTED"})"), "error plugin_error /error (UNSUPPORTED)");
  EXPECT_EQ(said("no"), "error json_syntax  (true / false / null)");
}

}  // namespace
}  // namespace peil::test
