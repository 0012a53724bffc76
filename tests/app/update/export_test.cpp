// A copy of a record: what is offered under which name, and what is said when the outside has kept
// it or couldn't.
#include "engine/format/record.hpp"

#include "tests/app/fixture.hpp"

namespace peil::app::testing {
namespace {

class Export : public Fixture {
 protected:
  std::string offered_name() {
    app.dispatch(ExportRecord{app.state().records.front().record.id});
    const auto offers = effects<OfferFile>();
    return offers.size() == 1 ? offers.front().name : std::string();
  }
};

TEST_F(Export, OffersTheRecordAsAFileThatOpensAgain) {
  app.dispatch(SetOrganisation{"ROC Voorbeeld"});
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  app.take_effects();
  app.dispatch(ExportRecord{app.state().record});
  const auto offers = effects<OfferFile>();
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_EQ(offers.front().name, "ROC-Voorbeeld-small-2026-11-22.peil.json");
  const auto record = read_record(offers.front().text, offers.front().name);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->answers.at("A.1").text(), "2");
}

TEST_F(Export, NamesTheFileWithLettersDigitsAndHyphensOnly) {
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_EQ(offered_name(), "small-2026-11-22.peil.json");
  const std::pair<const char*, const char*> names[] = {
      {"Curaçaos Instituut", "Curacaos-Instituut"},
      {"../../etc/passwd", "etc-passwd"},
      {"Hogeschool 'De Zee' & Zoon", "Hogeschool-De-Zee-Zoon"},
      {"大学 Øst", "Ost"},
      {"CON\\nul:\n", "CON-nul"}};
  for (const auto& [organisation, expected] : names) {
    app.dispatch(SetOrganisation{organisation});
    EXPECT_EQ(offered_name(), std::string(expected) + "-small-2026-11-22.peil.json")
        << organisation;
  }
}

TEST_F(Export, SaysWhereTheCopyIsAndWhenItCouldNotBeKept) {
  app.dispatch(FileSaved{"/home/u/kopie.json"});
  EXPECT_TRUE(find(Role::status, "Een kopie staat in /home/u/kopie.json."));
  app.dispatch(FileSaveFailed{"kopie.json", {SaveFault::full, "disk full"}});
  EXPECT_TRUE(find(Role::alert, "De kopie kopie.json is niet bewaard."));
  EXPECT_TRUE(shows("Er is geen ruimte meer om te bewaren."));
  EXPECT_TRUE(shows("Kies een andere map"));
}

}  // namespace
}  // namespace peil::app::testing
