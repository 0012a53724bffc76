#include "native/plugin/child_host.hpp"

#include "engine/base/limits.hpp"
#include "native/plugin/confinement.hpp"
#include "tests/native/plugin_support.hpp"
#include "tests/native/support.hpp"
#include "tests/places.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace peil::native {
namespace {

using test::describe;
using test::evaluate;
using test::fault_of;
using test::hasty;
using test::hostile_call;
using test::patient;

// Everything that is still to come, in the order of coming.
std::vector<PluginReport> all_reports(ChildHost& host) {
  std::vector<PluginReport> all;
  while (true) {
    host.wait();
    std::vector<PluginReport> some = host.take_reports();
    if (some.empty()) return all;
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  }
}

class Hostile : public ::testing::TestWithParam<test::Expected> {};

TEST_P(Hostile, GivesOneReportAndHarmsNobody) {
  const PluginLimits limits = GetParam().fault == "time" ? hasty : patient;
  ChildHost host({}, test::plugin_runner());
  host.call(hostile_call(GetParam().name, 7, limits));
  host.call(hostile_call("logs", 8));
  const std::vector<PluginReport> reports = all_reports(host);
  ASSERT_EQ(reports.size(), 2u);
  const PluginReport& report = reports[reports[0].ticket == 7 ? 0 : 1];
  const PluginReport& other = reports[reports[0].ticket == 7 ? 1 : 0];
  EXPECT_EQ(report.ticket, 7u);
  EXPECT_EQ(fault_of(report), GetParam().fault) << report.detail;
  EXPECT_EQ(report.replies.size(), report.fault ? 0u : 3u);
  EXPECT_LE(report.log.size(), limits::log_bytes);
  EXPECT_EQ(other.ticket, 8u);
  EXPECT_EQ(fault_of(other), "") << other.detail;

  const PluginReport after = call_and_wait(host, hostile_call("good", 9));
  EXPECT_EQ(after.ticket, 9u);
  EXPECT_EQ(fault_of(after), "") << after.detail;
  ASSERT_EQ(after.replies.size(), 3u);
  EXPECT_EQ(after.replies[1], after.replies[2]);
}

// The same plugin's next call finds a child that works, or the same fault again.
TEST_P(Hostile, GivesTheSameTheNextTime) {
  const PluginLimits limits = GetParam().fault == "time" ? hasty : patient;
  ChildHost host({}, test::plugin_runner());
  const PluginReport first = call_and_wait(host, hostile_call(GetParam().name, 1, limits));
  const PluginReport second = call_and_wait(host, hostile_call(GetParam().name, 2, limits));
  EXPECT_EQ(fault_of(second), GetParam().fault) << second.detail;
  EXPECT_EQ(second.replies, first.replies);
  EXPECT_EQ(second.log, first.log);
}

INSTANTIATE_TEST_SUITE_P(Plugins, Hostile, ::testing::ValuesIn(test::expected_faults()),
                         [](const auto& tested) { return tested.param.name; });

TEST(ChildHost, KnowsEveryHostilePlugin) {
  std::set<std::string> known;
  for (const test::Expected& expected : test::expected_faults())
    known.insert(expected.name);
  std::set<std::string> there;
  const std::filesystem::path sources = peil::test::source("tests/plugins/hostile");
  for (const auto& entry : std::filesystem::directory_iterator(sources)) {
    if (entry.path().extension() == ".wat") there.insert(entry.path().stem());
  }
  EXPECT_EQ(known, there);
}

TEST(ChildHost, GivesRepliesAsTheyWereWritten) {
  ChildHost host({}, test::plugin_runner());
  const PluginReport report = call_and_wait(host, hostile_call("reply_no_utf8", 1));
  ASSERT_EQ(report.replies.size(), 3u);
  EXPECT_EQ(report.replies[1], "{\"scores\":[],\"caf\xe9\":1}");
  EXPECT_EQ(report.log, "");
}

TEST(ChildHost, ShowsLogsWithoutWhatATerminalWouldObey) {
  ChildHost host({}, test::plugin_runner());
  const PluginReport report = call_and_wait(host, hostile_call("logs", 1));
  EXPECT_EQ(report.log, "beginning\n\uFFFD[31mred\uFFFD\n");
}

TEST(ChildHost, KeepsTheBeginningOfAFloodOfLines) {
  ChildHost host({}, test::plugin_runner());
  const PluginReport report = call_and_wait(host, hostile_call("log_flood", 1));
  EXPECT_EQ(report.log, std::string(limits::log_bytes, 'x'));
}

TEST(ChildHost, SaysWhatTheProgramSaid) {
  ChildHost host({}, test::plugin_runner());
  const std::map<std::string, std::string> details{{"abi_two", "2.7"},
                                                   {"call_error", "-7"},
                                                   {"init_error", "-3"},
                                                   {"divide", "integer divide by zero"},
                                                   {"recursion", "call stack exhausted"},
                                                   {"import_evil", "imports env.evil"}};
  for (const auto& [name, detail] : details) {
    EXPECT_EQ(call_and_wait(host, hostile_call(name, 1)).detail, detail) << name;
  }
}

// Memory of the interpreter's own, that no module declares.
TEST(ChildHost, SaysThatMemoryRanOut) {
  if (sanitized) GTEST_SKIP() << "with sanitizers memory isn't bounded";
  ChildHost host({}, test::plugin_runner());
  for (std::uint64_t ticket = 1; ticket <= 2; ++ticket) {
    EXPECT_EQ(fault_of(call_and_wait(host, hostile_call("recursion_wide", ticket))), "memory");
  }
  EXPECT_EQ(fault_of(call_and_wait(host, hostile_call("good", 3))), "");
}

TEST(ChildHost, CarriesOutAPluginsCallsInTheirOrder) {
  ChildHost host({}, test::plugin_runner());
  for (std::uint64_t ticket = 0; ticket < 20; ++ticket) {
    PluginCall call = hostile_call("good", ticket);
    call.requests.resize(ticket % 4);
    if (ticket % 5 == 3) call.module = test::hostile_module("trap_call");
    host.call(std::move(call));
  }
  const std::vector<PluginReport> reports = all_reports(host);
  ASSERT_EQ(reports.size(), 20u);
  for (std::uint64_t ticket = 0; ticket < 20; ++ticket) {
    EXPECT_EQ(reports[ticket].ticket, ticket);
  }
}

TEST(ChildHost, LetsNoPluginWaitForAnother) {
  ChildHost host({}, test::plugin_runner());
  PluginLimits endless = patient;
  endless.milliseconds = 3'600'000;
  host.call(hostile_call("loop_call", 1, endless));
  EXPECT_EQ(call_and_wait(host, hostile_call("good", 2)).ticket, 2u);
}

TEST(ChildHost, WakesItsOwnerForEachReport) {
  std::atomic<int> woken = 0;
  {
    ChildHost host([&] { ++woken; }, test::plugin_runner());
    host.call(hostile_call("good", 1));
    host.call(hostile_call("trap_call", 2));
    host.call(hostile_call("good", 3));
    EXPECT_EQ(all_reports(host).size(), 3u);
  }
  EXPECT_EQ(woken, 3);
}

TEST(ChildHost, RunsAThousandCallsInOneChildWithoutRunningOutOfAnything) {
  ChildHost host({}, test::plugin_runner());
  const PluginReport first = call_and_wait(host, hostile_call("logs", 0));
  ASSERT_EQ(fault_of(first), "") << first.detail;
  const std::size_t before = test::open_descriptors();
  for (std::uint64_t ticket = 1; ticket <= 1'000; ++ticket) {
    const PluginReport report = call_and_wait(host, hostile_call("logs", ticket));
    ASSERT_EQ(fault_of(report), "") << report.detail;
    ASSERT_EQ(report.replies, first.replies);
    ASSERT_EQ(report.log, first.log);
  }
  EXPECT_EQ(test::open_descriptors(), before);
}

TEST(ChildHost, LeavesNothingBehind) {
  const std::size_t before = test::open_descriptors();
  {
    ChildHost host({}, test::plugin_runner());
    for (const char* name : {"good", "logs", "trap_call", "loop_call", "import_evil"}) {
      host.call(hostile_call(name, 1, hasty));
      host.call(hostile_call(name, 2, hasty));
    }
    EXPECT_EQ(all_reports(host).size(), 10u);
    EXPECT_TRUE(test::has_children());
    host.forget("good");
    host.forget("logs");
    EXPECT_FALSE(test::has_children());
  }
  EXPECT_EQ(test::open_descriptors(), before);
}

TEST(ChildHost, EndsWhileProgramsRun) {
  const std::size_t before = test::open_descriptors();
  {
    ChildHost host({}, test::plugin_runner());
    PluginLimits endless = patient;
    endless.milliseconds = 3'600'000;
    for (std::uint64_t ticket = 0; ticket < 3; ++ticket) {
      host.call(hostile_call("loop_call", ticket, endless));
      host.call(hostile_call("loop_start", ticket, endless));
      host.call(hostile_call("good", ticket));
    }
  }
  EXPECT_FALSE(test::has_children());
  EXPECT_EQ(test::open_descriptors(), before);
}

TEST(ChildHost, ForgetsAPluginThatRuns) {
  ChildHost host({}, test::plugin_runner());
  PluginLimits endless = patient;
  endless.milliseconds = 3'600'000;
  host.call(hostile_call("loop_call", 1, endless));
  host.call(hostile_call("loop_call", 2, endless));
  ASSERT_EQ(call_and_wait(host, hostile_call("good", 3)).ticket, 3u);
  host.forget("loop_call");
  host.forget("loop_call");
  host.forget("never heard of");
  host.wait();
  EXPECT_TRUE(host.take_reports().empty());
  EXPECT_EQ(fault_of(call_and_wait(host, hostile_call("loop_call", 4, hasty))), "time");
}

TEST(ChildHost, ForgetsReportsThatNobodyTook) {
  ChildHost host({}, test::plugin_runner());
  host.call(hostile_call("good", 1));
  host.wait();
  host.forget("good");
  EXPECT_TRUE(host.take_reports().empty());
}

TEST(ChildHost, SurvivesTheEndOfAWaitingChild) {
  ChildHost host({}, test::plugin_runner());
  ASSERT_EQ(fault_of(call_and_wait(host, hostile_call("good", 1))), "");
  std::string process;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream file(task.path() / "children");
    std::string name;
    if (file >> name) process = name;
  }
  if (process.empty()) GTEST_SKIP() << "the kernel doesn't tell a process's children";
  ASSERT_EQ(::kill(std::stoi(process), SIGKILL), 0);
  while (!std::ifstream("/proc/" + process + "/stat").eof()) {
    std::string stat = test::contents("/proc/" + process + "/stat");
    if (stat.find(") Z ") != std::string::npos) break;
  }
  EXPECT_EQ(fault_of(call_and_wait(host, hostile_call("good", 2))), "");
}

TEST(ChildHost, RefusesWhatIsTooLarge) {
  ChildHost host({}, test::plugin_runner());
  PluginCall request = hostile_call("good", 1);
  request.requests[1] = std::string(limits::request_bytes + 1, ' ');
  EXPECT_EQ(fault_of(call_and_wait(host, std::move(request))), "refused");
  PluginCall requests = hostile_call("good", 2);
  requests.requests.resize(17, describe);
  EXPECT_EQ(fault_of(call_and_wait(host, std::move(requests))), "refused");
  PluginCall module = hostile_call("good", 3);
  module.module = std::make_shared<const std::string>(limits::file_bytes + 1, '\0');
  EXPECT_EQ(fault_of(call_and_wait(host, std::move(module))), "refused");
  PluginCall none = hostile_call("good", 4);
  none.module = nullptr;
  EXPECT_EQ(fault_of(call_and_wait(host, std::move(none))), "refused");
}

TEST(ChildHost, PutsTheLargestRequestToAProgramWithRoomForIt) {
  ChildHost host({}, test::plugin_runner());
  PluginCall call = hostile_call("reply_large", 1);
  call.requests = {describe + std::string(limits::request_bytes - describe.size(), ' ')};
  // Its room is for less.
  EXPECT_EQ(fault_of(call_and_wait(host, std::move(call))), "memory");
}

TEST(ChildHost, RefusesModulesThatAreDamaged) {
  ChildHost host({}, test::plugin_runner());
  const std::string whole = *test::hostile_module("good");
  for (std::size_t size = 0; size < whole.size(); size += 41) {
    PluginCall call = hostile_call("good", size, hasty);
    call.plugin = std::to_string(size);
    call.module = std::make_shared<const std::string>(whole.substr(0, size));
    EXPECT_EQ(fault_of(call_and_wait(host, std::move(call))), "refused") << size;
    host.forget(std::to_string(size));
  }
  // Any bit may be turned: what comes is a report, whatever it says.
  for (std::size_t at = 8; at < whole.size(); at += 23) {
    std::string turned = whole;
    turned[at] = static_cast<char>(turned[at] ^ 1 << at % 8);
    PluginCall call = hostile_call("good", at, hasty);
    call.plugin = std::to_string(at);
    call.module = std::make_shared<const std::string>(turned);
    EXPECT_EQ(call_and_wait(host, std::move(call)).ticket, at);
    host.forget(std::to_string(at));
  }
}

// Children that aren't ours, as one would be that a program took over.
class StrangeChild : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(StrangeChild, IsAFault) {
  const test::TemporaryFolder folder;
  const std::filesystem::path program = folder / "child";
  test::put(program, std::string("#!/bin/sh\n") + GetParam().first + "\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  ChildHost host({}, program);
  for (std::uint64_t ticket = 1; ticket <= 2; ++ticket) {
    const PluginReport report = call_and_wait(host, hostile_call("good", ticket, hasty));
    EXPECT_EQ(report.ticket, ticket);
    EXPECT_EQ(fault_of(report), GetParam().second) << report.detail;
  }
  EXPECT_FALSE(test::has_children());
}

// "ready" is 1 0 0 0 3.
INSTANTIATE_TEST_SUITE_P(
    Children, StrangeChild,
    ::testing::Values(
        std::pair{"exit 0", "ended"}, std::pair{"exit 3", "ended"},
        std::pair{"kill -SEGV $$", "ended"}, std::pair{"echo hello; exec sleep 60", "ended"},
        std::pair{"exec cat /dev/zero", "ended"}, std::pair{"exec yes", "ended"},
        std::pair{"printf '\\377\\377\\377\\377\\003'; exec sleep 60", "ended"},
        std::pair{"printf '\\002\\000\\000\\000\\003\\003'; exec sleep 60", "ended"},
        std::pair{"printf '\\001\\000\\000\\000\\003\\001'; exec sleep 60", "ended"},
        std::pair{"printf '\\001\\000\\000\\000\\003'; exec sleep 60", "time"},
        std::pair{"printf '\\001\\000\\000\\000\\003'; exit 0", "ended"},
        std::pair{
            "printf '\\012\\000\\000\\000\\005\\013\\000\\000\\000\\000\\000\\000\\000\\000'; exec "
            "sleep 60",
            "ended"},
        std::pair{
            "printf '\\012\\000\\000\\000\\005\\002\\000\\000\\000\\000\\000\\000\\000\\000'; exec "
            "sleep 60",
            "init"}));

TEST(ChildHost, SaysThatItsChildCantBeStarted) {
  ChildHost host({}, "/nonexistent/peil");
  const PluginReport report = call_and_wait(host, hostile_call("good", 1));
  EXPECT_EQ(fault_of(report), "ended");
  EXPECT_FALSE(report.detail.empty());
}

TEST(ChildHost, SaysHowItsChildEnded) {
  const test::TemporaryFolder folder;
  const std::filesystem::path program = folder / "child";
  test::put(program, "#!/bin/sh\nexit 3\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  ChildHost host({}, program);
  EXPECT_EQ(call_and_wait(host, hostile_call("good", 1)).detail, "exit code 3");
}

}  // namespace
}  // namespace peil::native
