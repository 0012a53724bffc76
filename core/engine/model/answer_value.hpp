// What can be answered, and what a definition can propose as an answer.
#pragma once

#include <boost/json/object.hpp>

#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace peil {

// A planned step: the answer to a question of type `plan`.
struct PlanAnswer {
  std::string what;
  std::string who;   // with whom; may be empty
  std::string when;  // ISO 8601 date; may be empty
  boost::json::object unknown_members = {};

  friend bool operator==(const PlanAnswer&, const PlanAnswer&) = default;
};

// The points of an allocation, by option id.
using Points = std::map<std::string, double, std::less<>>;

// What was answered. Which of these a question takes follows from its type:
//   std::string               scale, choice (an option id), text, long_text, date
//   double                    number
//   std::vector<std::string>  choices (option ids); none of them is an answer too
//   Points                    allocation
//   PlanAnswer                plan
using AnswerValue = std::variant<std::string, double, std::vector<std::string>, Points, PlanAnswer>;

}  // namespace peil
