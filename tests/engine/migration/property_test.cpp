// Whatever changes and whatever was answered: nothing that anybody wrote is lost, and it doesn't
// matter in how many steps a record follows.
#include "engine/format/record.hpp"
#include "engine/migration/migration.hpp"
#include "tests/engine/support.hpp"

#include <set>

namespace peil {
namespace {

using test::Random;

std::string question(Random& random) { return "q" + std::to_string(random.below(8)); }

// Any change at all: ids meet, are swapped, are taken away and come back.
Change any_change(Random& random, std::string from) {
  Change change;
  change.from = std::move(from);
  for (std::size_t i = random.below(4); i > 0; --i)
    change.renamed.push_back({question(random), question(random)});
  for (std::size_t i = random.below(2); i > 0; --i)
    change.split.push_back({question(random), {question(random), question(random)}});
  for (std::size_t i = random.below(2); i > 0; --i) {
    change.merged.push_back({{question(random), question(random), question(random)},
                             question(random),
                             static_cast<Change::Take>(random.below(3))});
  }
  for (std::size_t i = random.below(2); i > 0; --i)
    change.removed.push_back({question(random), {}});
  return change;
}

// Answers of which every text is there once.
class Writer {
 public:
  explicit Writer(Random& random) : random_(random) {}

  Answers answers() {
    Answers made;
    for (std::size_t i = random_.below(8); i > 0; --i)
      made.insert_or_assign(question(random_), answer());
    for (const auto& [id, answer] : made)
      remember(answer);
    return made;
  }

  Subjects subjects() {
    Subjects made;
    for (std::size_t i = random_.below(3); i > 0; --i)
      made["system"].push_back({"s" + std::to_string(i), answers(), {}});
    return made;
  }

  const std::set<std::string>& texts() const { return texts_; }

 private:
  std::string text(const char* begin) { return begin + std::to_string(next_++) + "."; }

  Answer answer() {
    Answer made;
    switch (random_.below(4)) {
      case 0:
        made.state = AnswerState::open;
        break;
      case 1:
        made.state = AnswerState::not_applicable;
        made.reason = text("reason");
        break;
      default:
        made.value = text("value");
    }
    if (random_.chance(2)) made.note = text("note");
    if (random_.chance(2)) made.owner = text("owner");
    if (random_.chance(2)) made.desired = Desired{text("level"), ""};
    if (random_.chance(2)) made.unknown_members["mood"] = text("mood");
    for (std::size_t i = random_.below(3); i > 0; --i) {
      made.evidence.emplace_back();
      made.evidence.back().file = text("file");
    }
    return made;
  }

  void remember(const Answer& answer) {
    for (const auto& each : {std::string(answer.text()), answer.reason, answer.note, answer.owner,
                             answer.desired ? answer.desired->level : std::string()}) {
      if (!each.empty()) texts_.insert(each);
    }
    for (const auto& each : answer.evidence)
      texts_.insert(each.file);
    if (const auto* mood = answer.unknown_members.if_contains("mood"))
      texts_.insert(std::string(mood->get_string().c_str()));
  }

  Random& random_;
  int next_ = 0;
  std::set<std::string> texts_;
};

TEST(MigrationProperty, NothingIsLost) {
  Random random(20260528);
  std::size_t texts = 0;
  std::size_t set_aside = 0;
  for (int run = 0; run < 150; ++run) {
    Definition definition;
    definition.id = "nl.example.any";
    definition.version = "9.0.0";
    for (int i = 1; i < 5; ++i)
      definition.changes.push_back(any_change(random, std::to_string(i) + ".0.0"));
    Writer writer(random);
    Record record;
    record.id = "r";
    record.assessment = definition.id;
    record.assessment_version = "1.0.0";
    record.answers = writer.answers();
    record.subjects = writer.subjects();
    record.rounds.resize(1);
    record.rounds[0].date = "2025-01-01";
    record.rounds[0].assessment_version = "1.0.0";
    record.rounds[0].answers = writer.answers();
    record.rounds[0].subjects = writer.subjects();

    const auto migrated = migrate(record, definition);
    ASSERT_TRUE(migrated.has_value());
    const auto written = write_record(migrated->record);
    const auto again = read_record(written, "r");
    ASSERT_TRUE(again.has_value()) << test::lines({again.error()}).front();
    for (const auto& text : writer.texts())
      EXPECT_NE(written.find(text), std::string::npos) << run << ": " << text;
    texts += writer.texts().size();
    set_aside += migrated->record.set_aside.size();

    // In two steps it comes to the same.
    Definition halfway = definition;
    halfway.version = definition.changes[2].from;
    halfway.changes.resize(2);
    const auto first = migrate(record, halfway);
    ASSERT_TRUE(first.has_value());
    const auto second = migrate(first->record, definition);
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(write_record(second->record), written) << run;
    EXPECT_EQ(first->steps.size() + second->steps.size(), migrated->steps.size());
  }
  EXPECT_GT(texts, 4'000u);
  EXPECT_GT(set_aside, 50u);
}

}  // namespace
}  // namespace peil
