// A record as a file, for a person to keep, send on, or open elsewhere: a copy of it, and the
// registers of its subjects.
#include "app/facts/subject_register.hpp"
#include "app/update/handler.hpp"
#include "engine/format/record.hpp"

#include <utility>

namespace peil::app {

namespace {

// The letters of Latin-1 from À to ÿ without what is on or under them; a hyphen where there is no
// such letter.
constexpr std::string_view plain_letters =
    "AAAAAAACEEEEIIIIDNOOOOO-OUUUUYTsaaaaaaaceeeeiiiidnooooo-ouuuuyty";

// The words with letters and digits of ASCII only, and one hyphen between them: a name that any
// file system takes.
std::string plain(std::string_view words) {
  std::string name;
  for (std::size_t at = 0; at < words.size(); ++at) {
    char c = words[at];
    if (c == '\xc3' && at + 1 < words.size()) {
      const auto next = static_cast<std::size_t>(static_cast<unsigned char>(words[++at])) - 0x80;
      c = next < plain_letters.size() ? plain_letters[next] : '-';
    }
    const bool sound = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (sound) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  if (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

// `ROC-Voorbeeld-nba-maturity-2026-11-22.peil.json`: by this ending a desktop knows what it is.
std::string file_name(const Record& record, const std::string& day) {
  constexpr std::size_t longest = 60;
  const std::string organisation = plain(record.organisation).substr(0, longest);
  const std::string& id = record.assessment;
  const std::size_t dot = id.rfind('.');
  const std::string assessment = plain(dot == id.npos ? id : id.substr(dot + 1)).substr(0, longest);
  std::string name;
  for (const std::string* part : {&organisation, &assessment, &day}) {
    if (part->empty()) continue;
    if (!name.empty()) name += '-';
    name += *part;
  }
  return name + ".peil.json";
}

// `ai-systemen-2026-11-22.csv`
std::string register_name(const SubjectKind& kind, const std::string& title,
                          const std::string& day) {
  std::string name = plain(title).substr(0, 60);
  if (name.empty()) name = kind.id;
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name + "-" + day + ".csv";
}

}  // namespace

void Update::operator()(const ExportRecord& action) {
  const LiveRecord* live = state_.find_record(action.record);
  if (!live) return;
  effects_.emplace_back(
      OfferFile{file_name(live->record, state_.today), write_record(live->record)});
}

void Update::operator()(const SaveRegister& action) {
  const std::optional<Work> here = shown();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  if (!kind) return;
  // What the program said about other answers isn't in it.
  const Judging& judging = here->live.judging;
  const bool is_ready = judging.state() == Judging::State::ready;
  const RegisterSource source{
      here->definition,
      here->live.record,
      *here->live.evaluation,
      is_ready ? &*judging.judgement : nullptr,
      static_cast<std::uint32_t>(kind - here->definition.subject_kinds.data()),
      tag(state_.language),
      here->live.as_of(state_.today),
      state_.local_day};
  const SubjectRegister made = make_register(source);
  if (made.rows.empty()) return;
  effects_.emplace_back(OfferFile{register_name(*kind, made.title, std::string(source.day)),
                                  register_csv(made, state_.language)});
}

void Update::operator()(const FileSaved& action) {
  state_.notice = notices::FileSaved{action.file};
}

void Update::operator()(const FileSaveFailed& action) {
  state_.notice = notices::FileNotSaved{action.file, action.failure};
}

}  // namespace peil::app
