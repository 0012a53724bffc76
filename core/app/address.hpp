// Every screen, section and subject has an address, which says where one is and nothing of what was
// answered: a browser's Back, a reload and a bookmark lead there.
#pragma once

#include "app/state.hpp"

#include <string>
#include <string_view>

namespace peil::app {

// Where an address leads.
struct Address {
  Screen screen = Screen::home;
  std::string record;   // its id; empty: the screen isn't of a record
  std::string section;  // of the questions; empty: the one where the person was last
  std::string subject;  // its id; may be empty
};

// Of the screen that is shown: empty for Home, `settings`, `plugins`, `record/ID/questions/SECTION`
// and `…/SUBJECT`, `record/ID/result`, `record/ID/about`, `record/ID` for what shows first what
// another version changes. Signs that an address can't have are written as %XX.
std::string address_of(const State& state);

// What an address says, whether that is there or not. What isn't an address is Home's.
Address read_address(std::string_view address);

}  // namespace peil::app
