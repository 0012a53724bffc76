// The decision program: what one AI system is under Regulation (EU) 2024/1689 (the AI Act) as
// amended by Regulation (EU) 2026/1744. Ten steps in the order of the Act; several conclusions can
// hold at once. Each conclusion carries the questions that decided it, or that would. It reads
// answers only; dates and duties come after it (timing.hpp, duties.hpp).
#pragma once

#include "facts.hpp"

#include <array>
#include <string_view>

namespace peil::ai_act {

// A prohibited practice of Article 5(1): the letter is the option and the end of the finding
// “prohibited_<letter>”.
struct Practice {
  const char* letter;
  bool later;  // added by Regulation (EU) 2026/1744, with a later day
};

inline constexpr Practice practices[] = {{"a", false}, {"b", false}, {"ba", true}, {"bb", true},
                                         {"c", false}, {"d", false}, {"e", false}, {"f", false},
                                         {"g", false}, {"h", false}};

// A ground for being outside the Act, Article 2: the option, and the end of the finding
// “outside_<ground>”.
inline constexpr const char* grounds[] = {"private", "research", "testing", "defence", "treaty"};

struct Classification {
  // Step 1, Art. 3(1): only with inference, some autonomy and outcomes that influence.
  Verdict ai;
  bool ruled = false;  // only written rules, and yet inference: recital 12, it counts

  // Step 2, Art. 2: excepted by one of the grounds; in scope is an AI system without exception.
  std::array<Verdict, std::size(grounds)> outside;
  Verdict excepted;
  Verdict scope;
  Verdict open_source;  // Art. 2(12): free and open; helps only where nothing else holds

  // Step 3, Art. 3(3)-(7), 25.
  Verdict maker;     // the provider by Art. 3(3), whom Art. 50 binds
  Verdict becomes;   // a provider by Art. 25, of high-risk systems and from their day on
  Verdict provider;  // either way
  Verdict deployer;
  Verdict importer;
  Verdict distributor;
  Verdict manufacturer;     // Art. 25(3), of a product with a high-risk system in it: its provider
  Verdict becomes_by_name;  // Art. 25(1)(a)
  Verdict becomes_by_modifying;  // Art. 25(1)(b)
  Verdict becomes_by_purpose;    // Art. 25(1)(c)

  // Step 4, Art. 5(1), by practice: none of those that were stopped, and can be shown to be.
  std::array<Verdict, std::size(practices)> practice;
  Verdict stopped;          // prohibited, were it not for that
  Verdict emotion_allowed;  // Art. 5(1)(f): for medical or safety reasons

  // Steps 5 to 7, Art. 6 with Annexes I and III.
  Verdict annex1;      // Art. 6(1)
  Verdict section_b;   // Art. 2(2)
  Verdict named;       // an option of Annex III is chosen
  Verdict listed;      // Art. 6(2): named, or detection that counts in an exam, in one reading
  Verdict profiling;   // Art. 6(3), last subparagraph
  Verdict would_pass;  // the conditions of the filter hold, whether documented or not
  Verdict filtered;    // Art. 6(3) and (4)
  Verdict annex3;      // listed and not filtered
  Verdict high;        // either way

  // Step 8, Art. 50.
  Verdict talks;    // (1), for providers
  Verdict marks;    // (2), for providers
  Verdict senses;   // (3)
  Verdict fakes;    // (4), first subparagraph
  Verdict informs;  // (4), second subparagraph
  Verdict transparency;
  Verdict asked;    // (1) or (2) applies, and another is the provider
  Verdict touched;  // one of the paragraphs applies to the system, whoever has to meet it

  // Step 9, chapter V.
  Verdict uses_model;  // Art. 3(66): a system for general purposes
  Verdict model;       // Art. 53
  Verdict systemic;    // Art. 51

  // Step 10.
  Verdict minimal;
  Verdict freed;  // Art. 2(12): open source, and neither high-risk, prohibited, nor under Art. 50
};

// Never fails; what isn't answered leaves conclusions open. Conclusions after step 2 hold within
// the Act only: each of them is no where the system is none of AI, or excepted.
Classification classify(const Facts& facts);

}  // namespace peil::ai_act
