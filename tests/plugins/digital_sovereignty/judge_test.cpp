#include "asking.hpp"

#include <gtest/gtest.h>

#include <random>

namespace peil::digital_sovereignty {
namespace {

using namespace test;

TEST(Judge, WithoutServicesItSaysSo) {
  const Said said = judged({});
  EXPECT_EQ(said.finding_ids(), "as_of no_services ");
  EXPECT_EQ(said.findings.at("as_of"),
            (Arguments{{"day", "2026-11-22"}, {"checked", "2026-11-22"}}));
  EXPECT_TRUE(said.notes.empty());
}

TEST(Judge, AServiceWithoutANameHasItsId) {
  AskedService unnamed;
  unnamed.facts["svc_name"] = "unknown";
  const Said said = judged({.services = {unnamed}});
  EXPECT_EQ(said.findings.at("origin_open").at("services"), "1");
}

// What isn't the sovereignty assessment fails, it isn't guessed at.
TEST(Judge, OtherRequestsFail) {
  AskedService service = critical("A", "A", "nl");
  service.levels = {{"SOV-1.1", "2"}};
  const std::string good = request({.services = {service}});
  EXPECT_EQ(judged_text(good).error, "");
  const auto with = [&good](std::string_view from, std::string_view to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return judged_text(text.replace(at, from.size(), to)).error;
  };
  EXPECT_EQ(with("\"today\":\"2026-11-22\"", "\"today\":\"yesterday\""), "FAILED");
  EXPECT_EQ(with("20270112", "20270132"), "FAILED");
  EXPECT_EQ(with("20250912", "soon"), "FAILED");
  EXPECT_EQ(with("\"notice_months\",\"value\":\"2\"", "\"notice_months\",\"value\":\"-2\""),
            "FAILED");
  EXPECT_EQ(with("\"retrieval_days\",\"value\":\"30\"", "\"retrieval_days\",\"value\":\"1001\""),
            "FAILED");
  EXPECT_EQ(with("\"id\":\"no_charges\"", "\"id\":\"charges\""), "FAILED");
  // An answer that no criterion has, a criterion without answers, points or SEAL, and a SEAL that
  // is none.
  EXPECT_EQ(with("\"answer\":\"2\"", "\"answer\":\"5\""), "FAILED");
  EXPECT_EQ(with("\"options\"", "\"choices\""), "FAILED");
  EXPECT_EQ(with("\"value\":\"20.02\"", "\"value\":\"many\""), "FAILED");
  EXPECT_EQ(with("\"seal\":\"2\"", "\"step\":\"2\""), "FAILED");
  EXPECT_EQ(with("\"seal\":\"4\"", "\"seal\":\"5\""), "FAILED");
  EXPECT_EQ(with("\"seal\":\"0\"", "\"seal\":\"-1\""), "FAILED");
  for (const char* scale : {"weights_2026", "weights_v121", "gate_critical", "gate_important"})
    EXPECT_EQ(with(std::string("\"").append(scale).append("\""), "\"other\""), "FAILED") << scale;
  EXPECT_EQ(with("\"SOV-8\",\"value\":\"5\"", "\"SOV-8\",\"value\":\"-5\""), "FAILED");
  EXPECT_EQ(with("\"answers\":[{\"id\":\"svc_name\"",
                 "\"answers\":[{\"id\":\"other\"},{\"id\":\"svc_name\""),
            "FAILED");
  EXPECT_EQ(judged_text("{}").error, "FAILED");
  // Questions that only look like a criterion are none.
  for (const char* id : {"SOV-9.1", "SOV-11.1", "SOV-1"}) {
    std::string text = good;
    for (std::size_t at; (at = text.find("\"SOV-1.1\"")) != text.npos;)
      text.replace(at, 9, "\"" + std::string(id) + "\"");
    const Said said = judged_text(text);
    EXPECT_EQ(said.error, "") << id;
    EXPECT_EQ(said.labels.count("below_strategic@1"), 0u) << id;
  }
}

// Whatever is answered: a reply, the same each time, with labels that fit its findings.
TEST(Judge, EveryRequestGetsAReply) {
  std::mt19937 random(7);
  const auto pick = [&random](std::initializer_list<const char*> from) {
    return *(from.begin() + random() % from.size());
  };
  for (int round = 0; round < 500; ++round) {
    Asked asked;
    asked.today = pick({"2025-09-11", "2026-11-22", "2027-01-12", "2028-02-29"});
    asked.record = {{"gate", pick({"none", "proposal", "own", "unknown"})},
                    {"gate_scope", pick({"all", "critical", "personal", "critical important", ""})},
                    {"gate_sov_2", pick({"none", "1", "4"})},
                    {"gate_sov_1", pick({"2", "unknown"})}};
    const std::size_t count = random() % 5;
    for (std::size_t i = 0; i < count; ++i) {
      AskedService service;
      service.facts = {
          {"svc_supplier", pick({"A", "a bv", "B", "unknown"})},
          {"svc_owner", pick({"X", "Y", "unknown"})},
          {"svc_country", pick({"nl", "us", "other", "cn", "unknown"})},
          {"svc_cloud", pick({"AWS", "AWS own", "own", ""})},
          {"svc_login", pick({"Microsoft-Entra SURFconext", "SURFconext", "other"})},
          {"svc_criticality", pick({"critical", "important", "supporting", "unknown"})},
          {"svc_data", pick({"personal", "none", "unknown"})},
          {"con_renewal", pick({"auto", "option", "fixed", "open_ended"})},
          {"con_end", pick({"2026-12-31", "2027-05-31", "2029-02-28", "unknown"})},
          {"con_since", pick({"2020-01-01", "2026-01-01", "unknown"})},
          {"con_notice", pick({"0", "3", "36", "unknown"})},
          {"act_kind", pick({"cloud", "custom", "test", "none", "unknown"})},
          {"act_charges", pick({"none", "cost", "unknown"})},
          {"act_notice", pick({"0", "9", "unknown"})},
          {"exit_months", pick({"0", "12", "60", "unknown"})},
          {"exit_needs", pick({"nothing", "supplier money", "unknown"})}};
      for (const char* item :
           {"SOV-1.1", "SOV-1.2", "SOV-2.1", "SOV-2.2", "SOV-3.1", "SOV-3.2", "SOV-8.1"})
        service.levels[item] =
            pick({"0", "1", "2", "3", "4", "open", "unknown", "hidden", "not_applicable"});
      asked.services.push_back(service);
    }
    const std::string text = request(asked);
    const Said said = judged_text(text);
    ASSERT_EQ(said.error, "") << text;
    ASSERT_EQ(said.text, judged_text(text).text);
    for (std::size_t i = 1; i <= count; ++i) {
      const std::string at = "@" + std::to_string(i);
      bool below = false;
      for (const auto& [id, state] : said.labels)
        below = below || (id.starts_with("below_") && id.ends_with(at) && state == "yes");
      ASSERT_EQ(said.has("below_gate" + at), below) << text;
      const auto fails = said.labels.find("fails_gate" + at);
      ASSERT_EQ(fails != said.labels.end() && fails->second == "yes", below) << text;
    }
    if (said.has("gate_result")) {
      const Arguments& result = said.findings.at("gate_result");
      ASSERT_EQ(std::stoi(result.at("tested")), std::stoi(result.at("passed")) +
                                                    std::stoi(result.at("failed")) +
                                                    std::stoi(result.at("open")));
    }
    const auto calendar = said.lists.find("calendar");
    for (std::size_t i = 1; calendar != said.lists.end() && i < calendar->second.size(); ++i) {
      const auto day = [&calendar](std::size_t which) {
        return calendar->second[which].substr(calendar->second[which].size() - 10);
      };
      ASSERT_LE(day(i - 1), day(i));
      ASSERT_GE(day(i - 1), asked.today);
    }
  }
}

}  // namespace
}  // namespace peil::digital_sovereignty
