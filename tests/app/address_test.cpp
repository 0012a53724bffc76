#include "app/address.hpp"

#include "engine/format/record.hpp"
#include "tests/app/fixture.hpp"

namespace peil::app::testing {
namespace {

class Addresses : public Fixture {
 protected:
  std::string address() { return app.view()->address; }
};

TEST_F(Addresses, SayWhereOneIs) {
  EXPECT_EQ(address(), "");
  app.dispatch(ShowSettings{});
  EXPECT_EQ(address(), "settings");
  app.dispatch(ShowPlugins{});
  EXPECT_EQ(address(), "plugins");
  app.dispatch(BeginRecord{"nl.test.small"});
  const std::string record = "record/" + app.state().record;
  EXPECT_EQ(address(), record + "/questions/A");
  app.dispatch(ShowResult{});
  EXPECT_EQ(address(), record + "/result");
  app.dispatch(ShowAbout{});
  EXPECT_EQ(address(), record + "/about");
}

TEST_F(Addresses, LeadBackThere) {
  app.dispatch(BeginRecord{"nl.test.small"});
  answer("Er is beleid", "2 Halverwege");
  app.dispatch(ShowQuestions{"B", {}});
  const std::string there = address();
  for (const std::string& away :
       {std::string(), std::string("settings"), "record/" + app.state().record + "/result"}) {
    app.dispatch(Visit{away});
    EXPECT_EQ(address(), away);
    app.dispatch(Visit{there});
    EXPECT_EQ(address(), there);
  }
}

TEST_F(Addresses, OfWhatIsGoneLeadHomeAndSaySo) {
  app.dispatch(Visit{"record/no-such/result"});
  EXPECT_EQ(app.state().screen, Screen::home);
  EXPECT_TRUE(told<notices::AddressUnknown>());
  app.dispatch(BeginRecord{"nl.test.small"});
  const std::string record = app.state().record;
  app.dispatch(GoHome{});
  // A section that isn't there: where one was last.
  app.dispatch(Visit{"record/" + record + "/questions/ZZ"});
  EXPECT_EQ(app.state().section, "A");
}

// Whoever types an address, or sends one.
TEST_F(Addresses, ThatAreNoneAreHomes) {
  for (const char* text :
       {"/", "x", "record", "record/", "//", "%", "%2", "record%2Fx", "settingsx"}) {
    app.dispatch(Visit{text});
    EXPECT_EQ(app.state().screen, Screen::home) << text;
  }
  EXPECT_EQ(read_address("record/a%2Fb/questions/c%20d/e%zz").record, "a/b");
  EXPECT_EQ(read_address("record/a%2Fb/questions/c%20d/e%zz").section, "c d");
  EXPECT_EQ(read_address("record/a%2Fb/questions/c%20d/e%zz").subject, "e%zz");
}

TEST_F(Addresses, GoOnWhereOneWasAfterANewStart) {
  app.dispatch(BeginRecord{"nl.test.small"});
  answer("Er is beleid", "2 Halverwege");
  app.take_effects();
  app.dispatch(ShowQuestions{"B", {}});
  const std::vector<SavePreferences> saved = effects<SavePreferences>();
  ASSERT_EQ(saved.size(), 1u);
  const std::string id = app.state().record;
  const std::string record = write_record(app.state().records[0].record);

  SetUpAnew();
  app.dispatch(PreferencesLoaded{saved[0].text});
  app.dispatch(RecordLoaded{"~/peil", "", "a.peil.json", record});
  app.dispatch(OpenRecord{id});
  EXPECT_EQ(app.state().section, "B");
}

}  // namespace
}  // namespace peil::app::testing
