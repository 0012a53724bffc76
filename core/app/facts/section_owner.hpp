// Who sees to a section: what its questions' owners come to.
#pragma once

#include "app/facts/opened.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace peil::app {

// Whether the question can have an owner and evidence: a name or a date has neither.
inline bool can_have_owner(const Question& question) {
  return question.scored || question.evidence.has_value();
}

struct SectionOwners {
  struct Count {
    std::string owner;
    std::size_t questions = 0;
  };
  // the one with the most questions, then the others in the questions' order
  std::vector<Count> owners;
  std::size_t without = 0;    // questions that have no owner
  std::size_t questions = 0;  // that can have one

  // The owner of all of them; empty if there is none, or not one.
  std::string common() const {
    return owners.size() == 1 && without == 0 ? owners.front().owner : std::string();
  }
};

// Of the section's questions that are asked now and can have an owner, by what is said to them.
// Cost: linear in the questions, times the owners.
SectionOwners section_owners(const Definition& definition, const Section& section,
                             const Answers& answers, const ScopeOutcome& outcome);

}  // namespace peil::app
