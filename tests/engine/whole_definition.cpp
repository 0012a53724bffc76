// A definition with everything that the format has: each type of question, each rule, subjects,
// conclusions, changes.
#include "support.hpp"

namespace peil::test {

std::string whole_definition() {
  return R"json({
  "peil": 1,
  "id": "nl.example.whole",
  "version": "2.0.0",
  "title": { "nl": "Geheel", "en": "Whole" },
  "languages": ["nl", "en"],
  "checked": "2026-01-31",
  "sources": [
    { "id": "law", "title": "A law", "date": "2026-05" }
  ],
  "tags": [
    { "id": "basic", "title": { "nl": "Basis", "en": "Basic" } },
    { "id": "extra", "title": { "nl": "Meer", "en": "More" } }
  ],
  "scales": {
    "level": { "min": 1, "max": 3, "step": 1, "options": [
      { "id": "1", "value": 1, "label": { "nl": "een", "en": "one" } },
      { "id": "2", "value": 2, "label": { "nl": "twee", "en": "two" } },
      { "id": "3", "value": 3, "label": { "nl": "drie", "en": "three" } }
    ] },
    "size": { "options": [
      { "id": "small", "label": { "nl": "klein", "en": "small" } },
      { "id": "large", "label": { "nl": "groot", "en": "large" } }
    ] }
  },
  "subjects": {
    "system": { "title": { "nl": "Systemen", "en": "Systems" }, "one": { "nl": "Systeem", "en": "System" },
      "name_question": "sys_name", "max": 20 }
  },
  "sections": [
    { "id": "P", "title": { "nl": "Profiel", "en": "Profile" },
      "questions": [
        { "id": "profile.size", "type": "choice", "scale": "size", "title": { "nl": "Grootte", "en": "Size" },
          "required": true },
        { "id": "profile.name", "type": "text", "title": { "nl": "Naam", "en": "Name" } },
        { "id": "since", "type": "date", "title": { "nl": "Sinds", "en": "Since" } },
        { "id": "story", "type": "long_text", "title": { "nl": "Verhaal", "en": "Story" } },
        { "id": "next", "type": "plan", "title": { "nl": "Plan", "en": "Next step" } }
      ] },
    { "id": "A", "title": { "nl": "Deel A", "en": "Part A" }, "visible": "profile.size == 'large'", "weight": 2,
      "score": { "rule": "staircase", "over": "questions", "levels": [0, 2, 3] },
      "questions": [
        { "id": "A.1", "type": "scale", "scale": "level", "title": { "nl": "Vraag 1", "en": "Question 1" },
          "weight": 2, "tags": ["basic"], "refs": [ { "source": "law", "at": "Art. 1" } ],
          "evidence": { "from": 2, "hint": { "nl": "Besluit", "en": "Decision" } } },
        { "id": "A.2", "type": "choices", "title": { "nl": "Vraag 2", "en": "Question 2" },
          "why": { "nl": "Daarom", "en": "Because" }, "required": "A.1 == '3'", "tags": ["extra"],
          "options": [
            { "id": "a", "value": 1, "label": { "nl": "aa", "en": "ay" } },
            { "id": "b", "value": 2, "label": { "nl": "bee", "en": "bea" } },
            { "id": "none", "value": 0, "exclusive": true, "label": { "nl": "geen", "en": "none" } }
          ] },
        { "id": "A.3", "type": "number", "title": { "nl": "Vraag 3", "en": "Question 3" }, "scored": true,
          "unit": { "nl": "uur", "en": "hours" }, "min": 0, "max": 10, "whole": true, "tags": ["basic"] },
        { "id": "A.4", "type": "allocation", "title": { "nl": "Vraag 4", "en": "Question 4" },
          "visible": "answered(A.1) && !big",
          "options": [
            { "id": "x", "value": 0, "label": { "nl": "iks", "en": "ex" } },
            { "id": "y", "value": 4, "label": { "nl": "ij", "en": "why" } }
          ] }
      ] },
    { "id": "S", "for": "system", "title": { "nl": "Systeem", "en": "System" },
      "score": { "rule": "max", "over": "questions" },
      "questions": [
        { "id": "sys_name", "type": "text", "title": { "nl": "Naam", "en": "Name" } },
        { "id": "risk", "type": "choice", "title": { "nl": "Risico", "en": "Risk" },
          "options": [
            { "id": "low", "value": 0, "label": { "nl": "laag", "en": "low" } },
            { "id": "high", "value": 3, "label": { "nl": "hoog", "en": "high" } }
          ] },
        { "id": "users", "type": "number", "title": { "nl": "Gebruikers", "en": "Users" },
          "visible": "risk == 'high' && profile.size == 'large'" }
      ] }
  ],
  "scores": [
    { "id": "flat", "title": { "nl": "Plat", "en": "Flat" }, "rule": "sum", "over": "questions", "sections": "*",
      "tags": ["basic"] },
    { "id": "share", "title": { "nl": "Deel", "en": "Share" }, "rule": "share", "over": "sections", "sections": ["A"] },
    { "id": "worst", "title": { "nl": "Slechtste", "en": "Worst" }, "rule": "min", "over": "subjects", "of": "each" },
    { "id": "each", "for": "system", "title": { "nl": "Per stuk", "en": "Each" }, "rule": "mean", "over": "questions",
      "sections": "*" }
  ],
  "targets": [
    { "score": "share", "value": 60, "by": "2030-12-31", "who": "each", "source": "law", "at": "Art. 2" },
    { "score": "each", "value": 1, "by": "2030-12-31", "who": "sector_mean", "source": "law" }
  ],
  "labels": [
    { "id": "big", "title": { "nl": "Groot", "en": "Big" }, "text": { "nl": "Erg groot", "en": "Very big" },
      "when": "profile.size == 'large' && since < date('2020-01-01')" },
    { "id": "risky", "for": "system", "when": "score('each') >= 2" }
  ],
  "findings": [
    { "id": "f1", "severity": "gap", "title": { "nl": "Gat", "en": "Gap" }, "text": { "nl": "Vul het", "en": "Fill it" },
      "when": "any(system, risky) || score('A') < 2", "actions": ["fill", "ask"] },
    { "id": "f2", "for": "system", "severity": "duty", "text": { "nl": "Meld het", "en": "Report it" },
      "when": "risky", "applies_from": "2027-12-02", "source": "law", "at": "Art. 3" }
  ],
  "actions": [
    { "id": "fill", "title": { "nl": "Vullen", "en": "Fill" }, "text": { "nl": "Doe het", "en": "Do it" },
      "effort": "medium" },
    { "id": "ask", "title": { "nl": "Vragen", "en": "Ask" } }
  ],
  "changes": [
    { "from": "1.0.0", "renamed": { "A.one": "A.old" }, "removed": { "gone": { "nl": "Weg", "en": "Gone" } } },
    { "from": "1.1.0", "renamed": { "A.old": "A.1" }, "split": { "x": ["A.2", "risk"] },
      "merged": { "A.3": { "from": ["h1", "h2"], "take": "highest" } },
      "rescaled": [ { "question": "A.3", "factor": 0.5, "plus": 1 }, { "scale": "level", "options": { "4": "3" } },
        { "question": "risk", "options": { "medium": "high" } } ] }
  ],
  "examples": [
    { "title": "Nothing answered", "answers": {}, "expect": { "scores": { "flat": null } } }
  ]
}
)json";
}

}  // namespace peil::test
