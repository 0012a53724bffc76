// Asks the maturity assessment's judge as a host does, and gives what it says in a form that tests
// can look at.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peil::nba_maturity::test {

// What must be there before the topic can reach a level.
struct AskedNeed {
  std::string to;
  std::string topic;
  std::string level;
};

// A topic as the definition has it, with its answer: an option's id, or a state without one
// (“open”, “unknown”, …).
struct AskedTopic {
  std::string answer = "1";
  std::string size = "effort_medium";
  bool must_have = false;
  std::vector<AskedNeed> needs;
  std::string own_size;  // of the question about its size; empty: isn't asked
  // who established the level: an option's id, or a state without one; empty: isn't asked
  std::string review;
};

// Topics are called t0, t1, …; their scale has the levels 1 to 5, which take 3, 6,
// 12 and 12 months.
struct Asked {
  std::vector<AskedTopic> topics;
  std::string capacity;  // empty: not answered
  std::string today = "2026-11-22";
  std::string target = "3";
  std::string by = "2030-12-31";
  std::string sector_by = "2029-12-31";
  bool exploring = false;
};

struct SaidStep {
  std::string question;
  std::string option;
  std::string by;
  std::int64_t effort = 0;
  std::string value;
};

struct Said {
  std::string text;                                                    // of the reply
  std::string error;                                                   // empty: none
  std::map<std::string, std::map<std::string, std::string>> findings;  // arguments by name, by id
  // of findings, by id: questions, each with a blank behind it
  std::map<std::string, std::string> because;
  std::map<std::string, std::map<std::string, std::string>> notes;
  std::vector<SaidStep> road;
  std::vector<SaidStep> urgent;

  std::string finding_ids() const;
};

std::string request(const Asked& asked);
Said judged_text(const std::string& request);
Said judged(const Asked& asked);

// So many topics with this answer.
std::vector<AskedTopic> topics(std::size_t count, std::string_view answer);

}  // namespace peil::nba_maturity::test
