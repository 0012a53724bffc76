#include "asking.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace peil::digital_sovereignty {
namespace {

using namespace test;
using Facts = std::map<std::string, std::string>;

// What is said of an important service with this contract: without the findings that every reply
// has, and that its origin is missing.
Said of(const Facts& contract, const char* today = "2026-11-22") {
  AskedService service;
  service.facts = contract;
  service.facts["svc_criticality"] = "important";
  Said said = judged({.services = {service}, .record = {{"gate", "none"}}, .today = today});
  said.findings.erase("as_of");
  said.findings.erase("origin_open");
  return said;
}

TEST(Calendar, NoticeIsWarnedOfHalfAYearBefore) {
  const Facts contract{{"con_renewal", "auto"}, {"con_end", "2027-08-31"}, {"con_notice", "3"}};
  // The last day is 31 May; 180 days before it is 2 December.
  EXPECT_EQ(of(contract, "2026-12-01").finding_ids(), "next_date ");
  const Said soon = of(contract, "2026-12-02");
  EXPECT_EQ(soon.findings.at("notice_soon@1"),
            (Arguments{{"day", "2027-05-31"}, {"end", "2027-08-31"}}));
  EXPECT_EQ(soon.because.at("notice_soon@1"), "con_renewal con_end con_notice ");
  EXPECT_TRUE(of(contract, "2027-05-31").has("notice_soon@1"));
  EXPECT_TRUE(of(contract, "2027-06-01").has("notice_missed@1"));
  EXPECT_TRUE(of(contract, "2027-08-31").has("notice_missed@1"));
  EXPECT_EQ(of(contract, "2027-09-01").finding_ids(), "end_passed@1 ");
  EXPECT_EQ(soon.lists.at("calendar"),
            (std::vector<std::string>{"1 cal_notice 2027-05-31", "1 cal_renews 2027-08-31"}));
  EXPECT_EQ(soon.findings.at("next_date"), (Arguments{{"day", "2027-05-31"}, {"name", "1"}}));
}

TEST(Calendar, AnOptionEndsUnlessItIsTaken) {
  const Facts contract{{"con_renewal", "option"}, {"con_end", "2028-08-31"}, {"con_notice", "6"}};
  EXPECT_EQ(of(contract).finding_ids(), "next_date ");
  EXPECT_EQ(of(contract, "2027-09-15").finding_ids(), "end_soon@1 next_date option_soon@1 ");
  EXPECT_EQ(of(contract, "2028-03-01").finding_ids(), "end_soon@1 next_date ");
  EXPECT_EQ(of(contract).lists.at("calendar"),
            (std::vector<std::string>{"1 cal_option 2028-02-29", "1 cal_ends 2028-08-31"}));
}

TEST(Calendar, AnEndIsWarnedOfAYearBefore) {
  const Facts contract{{"con_renewal", "fixed"}, {"con_end", "2027-11-22"}};
  EXPECT_TRUE(of(contract).has("end_soon@1"));
  EXPECT_FALSE(of(contract, "2026-11-21").has("end_soon@1"));
  EXPECT_FALSE(of({{"con_renewal", "auto"}, {"con_end", "2027-11-22"}}).has("end_soon@1"));
}

TEST(Calendar, ASwitchBeginsAsEarlyAsNotice) {
  Facts contract{{"con_renewal", "auto"},
                 {"con_end", "2027-12-31"},
                 {"con_notice", "3"},
                 {"exit_months", "1"}};
  EXPECT_EQ(of(contract).lists.at("calendar").front(), "1 cal_start_exit 2027-09-30");
  contract["exit_months"] = "12";
  EXPECT_EQ(of(contract).lists.at("calendar").front(), "1 cal_start_exit 2026-12-31");
  contract["exit_months"] = "14";
  const Said late = of(contract);
  EXPECT_EQ(late.findings.at("exit_late@1"),
            (Arguments{{"months", "14"}, {"end", "2027-12-31"}, {"day", "2026-10-31"}}));
  EXPECT_EQ(late.lists.at("calendar").front(), "1 cal_notice 2027-09-30");
}

// A notice that has passed doesn't make a short switch late: it fits before the end.
TEST(Calendar, AShortSwitchIsNotLateByLongNotice) {
  Facts contract{{"con_renewal", "auto"},
                 {"con_end", "2027-06-30"},
                 {"con_notice", "12"},
                 {"exit_months", "2"}};
  EXPECT_EQ(of(contract).finding_ids(), "next_date notice_missed@1 ");
  contract["con_renewal"] = "option";
  EXPECT_FALSE(of(contract).has("exit_late@1"));
  EXPECT_TRUE(of(contract, "2027-05-01").has("exit_late@1"));
}

TEST(Calendar, WithoutAnEndThereIsNone) {
  for (const Facts& contract :
       {Facts{}, Facts{{"con_renewal", "open_ended"}, {"exit_months", "3"}},
        Facts{{"con_renewal", "auto"}, {"con_notice", "3"}}, Facts{{"con_end", "soon"}}}) {
    const Said said = of(contract);
    EXPECT_EQ(said.finding_ids(), "");
    EXPECT_EQ(said.lists.count("calendar"), 0u);
  }
}

TEST(Calendar, IsInOrderOfDaysAndServices) {
  const auto fixed = [](const char* end) {
    AskedService service;
    service.facts = {{"con_renewal", "fixed"}, {"con_end", end}, {"svc_criticality", "supporting"}};
    return service;
  };
  const Said said = judged({.services = {fixed("2029-01-01"), fixed("2028-01-01"),
                                         fixed("2029-01-01"), fixed("2028-06-01")}});
  EXPECT_EQ(said.lists.at("calendar"),
            (std::vector<std::string>{"2 cal_ends 2028-01-01", "4 cal_ends 2028-06-01",
                                      "1 cal_ends 2029-01-01", "3 cal_ends 2029-01-01"}));
}

// Art. 29(1). A contract for a fixed time that is over before that day has nothing to gain by it.
TEST(Calendar, HasTheDayOfFreeSwitchingUnlessTheContractIsOverByThen) {
  const auto has_it = [](const char* renewal, const char* end) {
    const Said said = of({{"act_kind", "cloud"},
                          {"act_charges", "cost"},
                          {"con_renewal", renewal},
                          {"con_end", end}});
    const auto calendar = said.lists.find("calendar");
    if (calendar == said.lists.end()) return false;
    const std::vector<std::string>& entries = calendar->second;
    return std::find(entries.begin(), entries.end(), "1 cal_free 2027-01-12") != entries.end();
  };
  EXPECT_FALSE(has_it("fixed", "2026-12-31"));
  EXPECT_FALSE(has_it("fixed", "2027-01-11"));
  EXPECT_TRUE(has_it("fixed", "2027-01-12"));
  EXPECT_TRUE(has_it("auto", "2026-12-31"));
  EXPECT_TRUE(has_it("option", "2026-12-31"));
}

// Art. 2(8), 31 and 50.
TEST(DataAct, AppliesToServicesOfItsKind) {
  EXPECT_EQ(of({{"act_kind", "cloud"}}).labels.at("act_applies@1"), "yes");
  EXPECT_EQ(of({{"act_kind", "custom"}}).labels.at("act_applies@1"), "yes");
  EXPECT_EQ(of({{"act_kind", "test"}}).labels.at("act_applies@1"), "no");
  EXPECT_EQ(of({{"act_kind", "none"}}).labels.at("act_applies@1"), "no");
  const Said open = of({});
  EXPECT_EQ(open.labels.at("act_applies@1"), "open");
  EXPECT_EQ(open.settles.at("act_applies@1"), "act_kind ");
  EXPECT_EQ(of({{"act_kind", "cloud"}}, "2025-09-11").labels.at("act_applies@1"), "no");
  EXPECT_EQ(of({{"act_kind", "cloud"}}, "2025-09-11").finding_ids(), "act_later@1 ");
  EXPECT_EQ(of({{"act_kind", "cloud"}}, "2025-09-12").finding_ids(), "act_right@1 ");
  EXPECT_EQ(of({{"act_kind", "test"}}).finding_ids(), "act_test@1 ");
  EXPECT_EQ(of({{"act_kind", "none"}}).finding_ids(), "");
  EXPECT_EQ(of({{"act_kind", "custom"}}).finding_ids(), "act_custom@1 act_right@1 ");
}

// Art. 25.
TEST(DataAct, ComparesPeriods) {
  const Facts lawful{{"act_kind", "cloud"},
                     {"act_notice", "2"},
                     {"act_transition", "30"},
                     {"act_retrieval", "30"}};
  EXPECT_EQ(of(lawful).finding_ids(), "act_right@1 ");
  const Said over = of({{"act_kind", "custom"},
                        {"act_notice", "3"},
                        {"act_transition", "31"},
                        {"act_retrieval", "29"}});
  EXPECT_EQ(over.findings.at("act_notice_long@1"), (Arguments{{"months", "3"}, {"most", "2"}}));
  EXPECT_EQ(over.findings.at("act_transition_long@1"), (Arguments{{"days", "31"}, {"most", "30"}}));
  EXPECT_EQ(over.findings.at("act_retrieval_short@1"),
            (Arguments{{"days", "29"}, {"least", "30"}}));
}

// Two months and thirty days, or with an explanation seven months after the notice; the contract
// where it gives better.
TEST(DataAct, SaysWhenOneCanBeGone) {
  EXPECT_EQ(of({{"act_kind", "cloud"}}).findings.at("act_right@1"),
            (Arguments{{"day", "2027-02-21"}, {"latest", "2027-08-22"}, {"days", "30"}}));
  EXPECT_EQ(of({{"act_kind", "cloud"},
                {"act_notice", "1"},
                {"act_transition", "10"},
                {"act_retrieval", "60"}})
                .findings.at("act_right@1"),
            (Arguments{{"day", "2027-01-01"}, {"latest", "2027-07-22"}, {"days", "60"}}));
  EXPECT_EQ(of({{"act_kind", "cloud"},
                {"act_notice", "9"},
                {"act_transition", "90"},
                {"act_retrieval", "1"}})
                .findings.at("act_right@1"),
            (Arguments{{"day", "2027-02-21"}, {"latest", "2027-08-22"}, {"days", "30"}}));
}

// Art. 29. Until when an answer is lawful stands in the definition; the calendar has the day.
TEST(DataAct, ChargesEndOnADay) {
  const auto calendar = [](const char* charges, const char* today) {
    return of({{"act_kind", "cloud"}, {"act_charges", charges}}, today).lists.count("calendar");
  };
  EXPECT_EQ(calendar("cost", "2027-01-12"), 1u);
  EXPECT_EQ(calendar("cost", "2027-01-13"), 0u);
  EXPECT_EQ(calendar("none", "2026-11-22"), 0u);
  // A day of the law isn't a contract's next date.
  EXPECT_FALSE(of({{"act_kind", "cloud"}}).has("next_date"));
}

TEST(DataAct, TellsThatOlderContractsAreAnOpenQuestion) {
  EXPECT_TRUE(of({{"act_kind", "cloud"}, {"con_since", "2025-09-11"}}).has("act_before@1"));
  EXPECT_FALSE(of({{"act_kind", "cloud"}, {"con_since", "2025-09-12"}}).has("act_before@1"));
  EXPECT_FALSE(of({{"act_kind", "none"}, {"con_since", "2020-01-01"}}).has("act_before@1"));
}

}  // namespace
}  // namespace peil::digital_sovereignty
