// A small assessment and an app that answers it, with a clock that stands still: what the tests of
// screens share.
#pragma once

#include "app/app.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace peil::app::testing {

inline constexpr std::string_view small_definition = R"({
  "peil": 1, "id": "nl.test.small", "version": "1.0.0",
  "title": { "nl": "Kleine lijst", "en": "Small list" },
  "subtitle": { "nl": "Proefmodel", "en": "Trial model" },
  "languages": ["nl", "en"], "checked": "2026-11-20",
  "sources": [ { "id": "law", "title": { "nl": "De wet", "en": "The law" }, "date": "2026-01-01" } ],
  "tags": [ { "id": "phase_1", "title": { "nl": "Fase 1", "en": "Phase 1" } } ],
  "scales": { "maturity": { "options": [
    { "id": "1", "value": 1, "label": { "nl": "Begin", "en": "Start" }, "text": { "nl": "Net begonnen.", "en": "Just begun." } },
    { "id": "2", "value": 2, "label": { "nl": "Halverwege", "en": "Halfway" }, "text": { "nl": "De helft is er.", "en": "Half is there." } },
    { "id": "3", "value": 3, "label": { "nl": "Klaar", "en": "Done" }, "text": { "nl": "Alles is er.", "en": "All is there." } } ] } },
  "sections": [
    { "id": "A", "title": { "nl": "Eerste deel", "en": "First part" }, "score": { "rule": "mean", "over": "questions" },
      "questions": [
        { "id": "A.1", "type": "scale", "scale": "maturity", "title": { "nl": "Er is beleid", "en": "There is a policy" },
          "tags": ["phase_1"], "refs": [ { "source": "law", "at": "Art. 1" } ] },
        { "id": "A.2", "type": "scale", "scale": "maturity", "title": { "nl": "Het beleid is bekend", "en": "The policy is known" },
          "tags": ["phase_1"] } ] },
    { "id": "B", "title": { "nl": "Tweede deel", "en": "Second part" }, "score": { "rule": "mean", "over": "questions" },
      "questions": [
        { "id": "B.1", "type": "scale", "scale": "maturity", "title": { "nl": "Er zijn back-ups", "en": "There are backups" } } ] } ],
  "scores": [ { "id": "total", "title": { "nl": "Totaal", "en": "Total" }, "rule": "mean", "over": "questions", "sections": "*" } ],
  "targets": [ { "score": "total", "value": 2.5, "by": "2029-12-31", "who": "each",
                 "title": { "nl": "Iedere instelling 2,5", "en": "Each institution 2.5" }, "source": "law", "at": "Art. 2" } ]
})";

// An app at 13:32 UTC on 22 November 2026, with the small assessment.
class Fixture : public ::testing::Test {
 protected:
  void SetUp() override {
    app.dispatch(
        PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
    app.dispatch(StartupFinished{});
    ASSERT_FALSE(app.state().notice) << "the small assessment itself must be right";
    app.take_effects();
  }

  // The same app as at the start of a test.
  void SetUpAnew() {
    app = App([this] {
      return Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "record-" + std::to_string(++ids)};
    });
    SetUp();
  }

  // The only node with this role and name; a test fails where there are none or several.
  const Node* find(Role role, std::string_view name) {
    held_ = app.view();
    const Node* found = nullptr;
    int count = 0;
    for_each(held_->root, [&](const Node& node) {
      if (node.role == role && node.name == name) found = &node, ++count;
    });
    EXPECT_EQ(count, 1) << role_name(role) << " “" << name << "”";
    return found;
  }

  bool shows(std::string_view words) {
    held_ = app.view();
    bool found = false;
    for_each(held_->root, [&](const Node& node) {
      found = found || node.name.find(words) != std::string::npos ||
              node.value.find(words) != std::string::npos;
    });
    return found;
  }

  // What a person is told now, if it is of this kind.
  template <class Kind>
  const Kind* told() const {
    const std::optional<Notice>& notice = app.state().notice;
    return notice ? std::get_if<Kind>(&*notice) : nullptr;
  }

  void press(Role role, std::string_view name) {
    const Node* node = find(role, name);
    ASSERT_TRUE(node);
    EXPECT_TRUE(app.activate(node->id)) << role_name(role) << " “" << name << "”";
  }

  // Chooses an option of a question by the question's title and the option's name.
  void answer(std::string_view question, std::string_view option) {
    const Node* group = find(Role::radio_group, question);
    ASSERT_TRUE(group);
    for (const Node& radio : group->children) {
      if (radio.name == option) {
        ASSERT_TRUE(app.activate(radio.id));
        return;
      }
    }
    FAIL() << "no option “" << option << "”";
  }

  template <class Wanted>
  std::vector<Wanted> effects() {
    std::vector<Wanted> result;
    for (const Effect& effect : app.take_effects()) {
      if (const auto* wanted = std::get_if<Wanted>(&effect)) result.push_back(*wanted);
    }
    return result;
  }

  int ids = 0;
  App app{[this] {
    return Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "record-" + std::to_string(++ids)};
  }};

 private:
  std::shared_ptr<const ViewTree> held_;
};

}  // namespace peil::app::testing
