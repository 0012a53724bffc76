// What can happen: a person's clicks and typing, files that arrive, and what the outside reports back. An action is
// data; `update` (state.hpp) is the only place that carries one out.
#pragma once

#include "app/locale.hpp"

#include <string>
#include <variant>

namespace peil::app {

// What only the outside knows at the moment of an action. Shells fill it in; the app has no clock and no randomness.
struct Ambient {
  std::string utc;         // RFC 3339, to the second: 2026-11-22T13:32:05Z
  std::string local_time;  // 14:32
  std::string fresh_id;    // a random UUID, for a record that is begun
};

// --- a person did something -------------------------------------------------------------------------------------

struct GoHome {};
struct BeginRecord {
  std::string assessment;
};
struct OpenRecord {
  std::string record;
};
struct ShowQuestions {
  std::string section;
};  // empty: the section shown last
struct ShowResult {};
struct ShowAsTable {
  bool table = false;
};                        // charts, or the same as tables
struct ToggleOutline {};  // in one-column layouts
struct AnswerOption {
  std::string question;
  std::string option;
};
struct MarkUnknown {
  std::string question;
};
struct ClearAnswer {
  std::string question;
};
struct ShowQuestion {
  std::string question;
};  // open its section and bring it into view
struct FocusQuestion {
  std::string question;
};  // it has the focus: its sources are shown
struct SetOrganisation {
  std::string name;
};
struct SetLanguage {
  Language language = Language::nl;
};
struct ChooseFile {};  // ask the outside for a file to open
struct DismissNotice {};

// --- the outside did something ----------------------------------------------------------------------------------

struct FileArrived {
  std::string file;
  std::string text;
};  // opened or dropped: a definition or a record
struct FileRefused {
  Problem problem;
};  // it couldn't be read, or is too large to read
struct DefinitionShipped {
  std::string file;
  std::string text;
};  // came with the program
struct RecordLoaded {
  std::string place;
  std::string local_time;
  std::string file;
  std::string text;
};
struct RecordSaved {
  std::string record;
  std::string place;
  std::string local_time;
};
struct SaveFailed {
  std::string record;
  std::string reason;
};
struct NoFileDialog {};  // it was asked for a file, and this computer has no dialog for choosing one
struct PreferencesLoaded {
  std::string text;
};
struct ViewportChanged {
  float width = 0;
};                          // in units of the interface (CSS pixels)
struct StartupFinished {};  // everything kept has been handed over

using Action = std::variant<GoHome, BeginRecord, OpenRecord, ShowQuestions, ShowResult, ShowAsTable,
                            ToggleOutline, AnswerOption, MarkUnknown, ClearAnswer, ShowQuestion,
                            FocusQuestion, SetOrganisation, SetLanguage, ChooseFile, DismissNotice,
                            FileArrived, FileRefused, DefinitionShipped, RecordLoaded, RecordSaved,
                            SaveFailed, NoFileDialog, PreferencesLoaded, ViewportChanged,
                            StartupFinished>;

}  // namespace peil::app
