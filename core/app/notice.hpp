// What a person must be told: what went wrong with a file or with saving, or what was done. A
// notice stands above the screen until it is dismissed (view_notice.cpp shows it); one that is news
// goes when a person goes on.
#pragma once

#include "app/save_failure.hpp"
#include "engine/base/problem.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace peil::app {

// Each kind says with `is_news` whether something went well, so that nothing needs to be done.
namespace notices {

struct FileRefused {
  static constexpr bool is_news = false;
  std::string file;
  Problems problems;
};
struct FileOpened {
  static constexpr bool is_news = true;
  std::string subject;  // the file, or the title of an assessment that came alone
};
// The record in the file is here already, answer by answer.
struct RecordHere {
  static constexpr bool is_news = true;
  std::string file;
};
struct FileSaved {
  static constexpr bool is_news = true;
  std::string file;
};
struct FileNotSaved {
  static constexpr bool is_news = false;
  std::string file;
  SaveFailure failure;
};
struct NoFileDialog {
  static constexpr bool is_news = false;
};
// The address leads to a record that isn't on this device.
struct AddressUnknown {
  static constexpr bool is_news = true;
};
struct AddressNotOpened {
  static constexpr bool is_news = false;
  std::string address;
};
// A copy of it can be kept elsewhere.
struct RecordNotSaved {
  static constexpr bool is_news = false;
  std::string record;  // its id
  std::string title;   // of its assessment, here and below
  SaveFailure failure;
};
// Parts that come with the program didn't arrive.
struct PartsMissing {
  static constexpr bool is_news = false;
  std::vector<std::string> parts;  // at least one
  std::string detail;              // the system's own words, of the first
};
// Not even the first answer will be.
struct NothingIsKept {
  static constexpr bool is_news = false;
  SaveFailure failure;
};
// Another window changed the record.
struct RecordReplaced {
  static constexpr bool is_news = true;
  std::string title;
};
// Likewise, and the last answers of this window are in a copy.
struct RecordReplacedWithCopy {
  static constexpr bool is_news = false;
  std::string title;
  std::string copy;  // where it is, for people
};
struct RecordDiscarded {
  static constexpr bool is_news = true;
  std::string title;
};
struct RecordMigrated {
  static constexpr bool is_news = true;
  std::string former_version;  // of its assessment
};
struct SubjectRemoved {
  static constexpr bool is_news = true;
  std::string name;  // empty: it has none
};
struct SubjectCopied {
  static constexpr bool is_news = true;
  std::string name;  // of the one that was copied; empty: it has none
};
struct SubjectsAdded {
  static constexpr bool is_news = true;
  std::size_t count = 0;
};
struct PluginAdded {
  static constexpr bool is_news = true;
  std::string title;
  std::string version;
};
// Exactly this one was here already.
struct PluginHere {
  static constexpr bool is_news = true;
  std::string title;
  std::string version;
};
struct PluginRemoved {
  static constexpr bool is_news = true;
  std::string title;
  std::string version;
};
struct PluginNotSaved {
  static constexpr bool is_news = false;
  std::string title;
  SaveFailure failure;
};
struct TextsAdded {
  static constexpr bool is_news = true;
  std::string title;  // their own
  std::size_t count = 0;
};
struct TextsRemoved {
  static constexpr bool is_news = true;
  std::string assessment;  // its title
};
struct TextsNotSaved {
  static constexpr bool is_news = false;
  std::string assessment;  // its title
  SaveFailure failure;
};
struct ProgramFailed {
  static constexpr bool is_news = false;
  Problem problem;
};

}  // namespace notices

using Notice =
    std::variant<notices::FileRefused, notices::FileOpened, notices::RecordHere, notices::FileSaved,
                 notices::FileNotSaved, notices::NoFileDialog, notices::AddressNotOpened,
                 notices::AddressUnknown, notices::NothingIsKept, notices::PartsMissing,
                 notices::RecordNotSaved, notices::RecordReplaced, notices::RecordReplacedWithCopy,
                 notices::RecordMigrated, notices::RecordDiscarded, notices::SubjectRemoved,
                 notices::SubjectCopied, notices::SubjectsAdded, notices::PluginAdded,
                 notices::PluginHere, notices::PluginRemoved, notices::PluginNotSaved,
                 notices::TextsAdded, notices::TextsRemoved, notices::TextsNotSaved,
                 notices::ProgramFailed>;

inline bool is_news(const Notice& notice) {
  return std::visit([]<class Kind>(const Kind&) { return Kind::is_news; }, notice);
}

// Whether undoing the last change takes back what it tells.
inline bool can_be_undone(const Notice& notice) {
  return std::holds_alternative<notices::RecordDiscarded>(notice) ||
         std::holds_alternative<notices::SubjectRemoved>(notice) ||
         std::holds_alternative<notices::SubjectCopied>(notice) ||
         std::holds_alternative<notices::SubjectsAdded>(notice);
}

}  // namespace peil::app
