#include "engine/format/definition.hpp"
#include "engine/format/record.hpp"

#include "command_line.hpp"

namespace peil::native::test {

std::string nba_record(const Answers& answers) {
  const Definition definition = *read_definition(contents(nba), nba).definition;
  Record record;
  record.id = "3f1c";
  record.organisation = "ROC Voorbeeld";
  record.assessment = definition.id;
  record.assessment_version = definition.version;
  record.fingerprint = definition.fingerprint;
  record.created = "2026-11-20T08:00:00Z";
  record.changed = "2026-11-22T13:32:05Z";
  record.answers = answers;
  return write_record(record);
}

std::string small_definition() {
  return R"json({
  "peil": 1,
  "id": "org.example.small",
  "version": "1.0.0",
  "title": { "en": "Small" },
  "languages": ["en"],
  "checked": "2026-01-31",
  "sources": [{ "id": "law", "title": "A law" }],
  "scales": {
    "level": {
      "options": [
        { "id": "low", "value": 1, "label": { "en": "Low" } },
        { "id": "middle", "value": 2, "label": { "en": "Middle" } },
        { "id": "high", "value": 3, "label": { "en": "High" } }
      ]
    }
  },
  "subjects": {
    "system": { "title": { "en": "Systems" }, "one": { "en": "System" }, "name_question": "name" }
  },
  "sections": [
    {
      "id": "A",
      "title": { "en": "Part A" },
      "score": { "rule": "mean", "over": "questions" },
      "questions": [
        { "id": "A.1", "type": "scale", "scale": "level", "title": { "en": "First" }, "weight": 2 },
        { "id": "A.2", "type": "scale", "scale": "level", "title": { "en": "Second" } },
        { "id": "A.3", "type": "scale", "scale": "level", "title": { "en": "Third" }, "visible": "A.1 == 'high'" }
      ]
    },
    {
      "id": "S",
      "for": "system",
      "title": { "en": "About a system" },
      "questions": [
        { "id": "name", "type": "text", "title": { "en": "Name" } },
        { "id": "risk", "type": "scale", "scale": "level", "title": { "en": "Risk" } }
      ]
    }
  ],
  "scores": [
    { "id": "total", "title": { "en": "Total" }, "rule": "mean", "over": "sections", "sections": ["A"] },
    { "id": "risks", "for": "system", "title": { "en": "Risks" }, "rule": "mean", "over": "questions", "sections": "*" },
    { "id": "worst", "title": { "en": "Worst" }, "rule": "max", "over": "subjects", "of": "risks" }
  ],
  "targets": [{ "score": "total", "value": 3, "by": "2030-12-31", "who": "each", "source": "law", "at": "Art. 1" }],
  "labels": [
    { "id": "risky", "for": "system", "title": { "en": "Risky" }, "when": "risk == 'high'" },
    { "id": "any_risky", "title": { "en": "Any risky" }, "when": "any(system, risky)" }
  ],
  "findings": [
    {
      "id": "tell",
      "severity": "duty",
      "text": { "en": "Tell about it." },
      "when": "any_risky",
      "applies_from": "2027-01-01",
      "source": "law",
      "at": "Art. 2",
      "actions": ["write"]
    }
  ],
  "actions": [{ "id": "write", "title": { "en": "Write a letter" } }],
  "examples": [
    { "title": "Low", "answers": { "A.1": "low", "A.2": "low" }, "expect": { "scores": { "total": 1 }, "findings": [] } },
    { "title": "Nothing", "answers": {}, "expect": { "scores": { "total": null }, "visible": { "A.3": false } } }
  ]
}
)json";
}

std::string small_record() {
  return R"({
  "peil_record": 1,
  "id": "r1",
  "assessment": { "id": "org.example.small", "version": "1.0.0" },
  "answers": { "A.1": { "value": "middle", "note": "See the policy" }, "A.2": { "state": "unknown" } },
  "subjects": {
    "system": [
      { "id": "s1", "answers": { "name": { "value": "Timetable" }, "risk": { "value": "low" } } },
      { "id": "s2", "answers": {} }
    ]
  }
}
)";
}

}  // namespace peil::native::test
