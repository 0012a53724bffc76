// Asks the sovereignty assessment's judge as a host does, and gives what it says in a form that
// tests can look at.
#pragma once

#include "plugins/digital_sovereignty/service.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peil::digital_sovereignty::test {

// A service: answers by question, of several options with blanks between them; and answers to the
// criteria below, an option or a state (“open”, “unknown”, “hidden”, …). A criterion that isn't
// named doesn't apply.
struct AskedService {
  std::map<std::string, std::string> facts;
  std::map<std::string, std::string> levels;
};

// The criteria are SOV-1.1 and 1.2, 2.1 and 2.2, 3.1 and 3.2, and 8.1, each with options 0 to 4,
// of which option n is worth n × 10.01 points and SEAL-n; but 3.2 has no answer below SEAL-2. 1.1,
// 2.2 and 3.1 are about exit. Services are called 1, 2, ….
struct Asked {
  std::vector<AskedService> services = {};
  std::map<std::string, std::string> record = {};
  std::string today = "2026-11-22";
};

using Arguments = std::map<std::string, std::string>;

// What is about a service has its id behind an @.
struct Said {
  std::string text;  // of the reply
  std::string error;
  std::map<std::string, Arguments> findings;
  std::map<std::string, std::string> labels;   // states
  std::map<std::string, std::string> scores;   // "value", or "value low high"
  std::map<std::string, std::string> because;  // questions, each with a blank behind it
  std::map<std::string, std::string> settles;
  std::vector<std::string> notes;           // messages, with their {name} and {services}
  std::map<std::string, Arguments> points;  // of “how_points”, by service
  // steps: "1 SOV-1.1 3", "2 cal_ends 2027-01-31"
  std::map<std::string, std::vector<std::string>> lists;

  bool has(const std::string& finding) const { return findings.count(finding) > 0; }
  std::string finding_ids() const;  // each with a blank behind it
};

std::string request(const Asked& asked);
Said judged_text(const std::string& request);
Said judged(const Asked& asked);

// A critical service with a name, supplier, owner and country.
AskedService critical(std::string_view supplier, std::string_view owner, std::string_view country);

// The service with these answers, too.
AskedService with(AskedService service, std::map<std::string, std::string> facts);

}  // namespace peil::digital_sovereignty::test
