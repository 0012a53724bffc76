// Plugins that come and go, and what their programs say.
#include "app/update/handler.hpp"
#include "app/update/members.hpp"

#include "engine/base/version.hpp"
#include "engine/format/file_kind.hpp"
#include "engine/plugin/consultation.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <utility>

namespace peil::app {

using Origin = AvailablePlugin::Origin;

// --- which plugins there are ---------------------------------------------------------------------

std::string Update::title_of(const Plugin& plugin) const {
  return std::string(plugin.manifest.title.in(tag(state_.language)));
}

// Why a plugin that a person offers can't be taken up.
std::optional<Problem> Update::objection(const Plugin& plugin) const {
  const Manifest& offered = plugin.manifest;
  for (const AvailablePlugin& here : state_.plugins) {
    if (here.origin == Origin::watched) continue;
    const Manifest& known = here.plugin->manifest;
    if (known.id == offered.id) {
      const int order = compare_versions(offered.version, known.version);
      if (order < 0) {
        return Problem{Code::plugin_older,
                       Severity::error,
                       {title_of(plugin), known.version, offered.version},
                       {}};
      }
      if (order == 0) {
        return Problem{
            Code::plugin_same_version, Severity::error, {title_of(plugin), offered.version}, {}};
      }
    } else if (here.plugin->definition->id == plugin.definition->id) {
      return Problem{Code::assessment_taken,
                     Severity::error,
                     {plugin.definition->id, title_of(*here.plugin)},
                     {}};
    }
  }
  return std::nullopt;
}

// Adds the plugin, in the place of one with the same id from the same origin.
void Update::take_up(Plugin plugin, Origin origin) {
  AvailablePlugin taken{std::make_shared<const Plugin>(std::move(plugin)), origin, {}};
  const auto same =
      std::find_if(state_.plugins.begin(), state_.plugins.end(), [&](const AvailablePlugin& one) {
        return one.origin == origin && one.plugin->manifest.id == taken.plugin->manifest.id;
      });
  if (same == state_.plugins.end()) {
    state_.plugins.push_back(std::move(taken));
  } else {
    *same = std::move(taken);
  }
  choose_assessments();
}

namespace {

// Which of two plugins that bring the same assessment is used.
bool goes_before(const AvailablePlugin& a, const AvailablePlugin& b) {
  if (a.origin != b.origin && a.plugin->manifest.id == b.plugin->manifest.id &&
      a.origin != Origin::watched && b.origin != Origin::watched) {
    const int order = compare_versions(a.plugin->manifest.version, b.plugin->manifest.version);
    if (order != 0) return order > 0;
  }
  return a.origin > b.origin;
}

Assessment brought_by(std::shared_ptr<const Plugin> plugin) {
  Assessment assessment;
  assessment.definition = plugin->definition;
  assessment.plugin = std::move(plugin);
  assessment.compiled = std::make_shared<const CompiledDefinition>(*assessment.definition);
  Record record;
  assessment.blank = assessment.compiled->evaluate(record);
  for (const SubjectKind& kind : assessment.definition->subject_kinds)
    record.subjects[kind.id].emplace_back();
  assessment.blank_subjects = assessment.compiled->evaluate(record);
  return assessment;
}

}  // namespace

// Makes the list of assessments anew: what stays is kept, and records follow what changed.
void Update::choose_assessments() {
  std::vector<const AvailablePlugin*> chosen;
  for (const AvailablePlugin& one : state_.plugins) {
    const auto rival =
        std::find_if(chosen.begin(), chosen.end(), [&](const AvailablePlugin* other) {
          return other->plugin->definition->id == one.plugin->definition->id;
        });
    if (rival == chosen.end()) {
      chosen.push_back(&one);
    } else if (goes_before(one, **rival)) {
      *rival = &one;
    }
  }
  std::vector<Assessment> before = std::exchange(state_.assessments, {});
  std::vector<std::string> changed;
  for (const AvailablePlugin* one : chosen) {
    const auto kept = std::find_if(before.begin(), before.end(), [&](const Assessment& assessment) {
      return assessment.plugin && assessment.plugin->fingerprint == one->plugin->fingerprint;
    });
    if (kept != before.end()) {
      state_.assessments.push_back(std::move(*kept));
      kept->plugin.reset();
    } else {
      state_.assessments.push_back(brought_by(one->plugin));
      dress(state_.assessments.back());
      changed.push_back(one->plugin->definition->id);
    }
  }
  for (const Assessment& gone : before) {
    if (!gone.plugin) continue;
    if (gone.plugin->has_program()) effects_.emplace_back(ForgetProgram{gone.plugin->fingerprint});
    changed.push_back(gone.definition->id);
  }
  for (LiveRecord& live : state_.records) {
    if (std::find(changed.begin(), changed.end(), live.record.assessment) != changed.end())
      rebind(live);
  }
}

// Another definition has taken the place of the record's own, or it is gone: its answers stay as
// they are.
void Update::rebind(LiveRecord& live) {
  live.history = {};
  live.judging = {};
  evaluate(live);
  if (state_.record != live.record.id) return;
  if (!live.evaluation) return (*this)(GoHome{});
  const Definition& definition = *assessment_of(live)->definition;
  const bool elsewhere = live.version == LiveRecord::Version::older ||
                         state_.screen == Screen::migration ||
                         !definition.find_section(state_.section);
  if (elsewhere) return open(live);
  state_.drafts.clear();
  judge(live);
}

void Update::arrived_plugin(const FileArrived& action, ReadPlugin read) {
  if (!read.plugin) return refuse(action.file, std::move(read.problems));
  Plugin plugin = std::move(*read.plugin);
  const std::string title = title_of(plugin);
  const std::string version = plugin.manifest.version;
  const bool bare = plugin.is_bare();
  for (const AvailablePlugin& here : state_.plugins) {
    if (here.plugin->fingerprint != plugin.fingerprint) continue;
    (*this)(GoHome{});
    state_.notice = notices::PluginHere{title, version};
    return;
  }
  // An assessment that comes alone is a working copy, which takes the place of any other.
  if (!bare) {
    if (std::optional<Problem> problem = objection(plugin)) return refuse(action.file, {*problem});
  }
  effects_.emplace_back(SaveKeptFile{{KeptKind::pack, plugin.manifest.id}, write_pack(plugin)});
  take_up(std::move(plugin), Origin::added);
  (*this)(GoHome{});
  if (bare) {
    state_.notice = notices::FileOpened{title};
  } else {
    state_.notice = notices::PluginAdded{title, version};
  }
}

namespace {

std::map<std::string, std::string> texts_of(const boost::json::object& entry,
                                            std::string_view name) {
  std::map<std::string, std::string> texts;
  const auto* object = entry.if_contains(name);
  if (object == nullptr || !object->is_object()) return texts;
  for (const auto& member : object->get_object()) {
    if (member.value().is_string())
      texts.emplace(std::string(member.key()), std::string(member.value().get_string()));
  }
  return texts;
}

}  // namespace

// It comes from the program's own folder: what isn't as it should be is left out.
void Update::operator()(const PluginsListed& action) {
  boost::system::error_code error;
  const boost::json::value list = boost::json::parse(action.text, error);
  if (error || !list.is_array()) return;
  for (const boost::json::value& value : list.get_array()) {
    if (!value.is_object()) continue;
    const boost::json::object& entry = value.get_object();
    ListedPlugin listed{text_of(entry, "folder"), text_of(entry, "assessment"),
                        texts_of(entry, "title"), texts_of(entry, "subtitle")};
    if (!listed.folder.empty() && !listed.assessment.empty() && !listed.title.empty())
      state_.listed.push_back(std::move(listed));
  }
}

void Update::operator()(const PluginShipped& action) {
  ReadPlugin read = read_plugin_folder(action.files, action.folder);
  if (!read.plugin) return refuse(action.folder, std::move(read.problems));
  take_up(std::move(*read.plugin), Origin::shipped);
  if (state_.awaited.empty() || !state_.find_assessment(state_.awaited)) return;
  (*this)(BeginRecord{std::exchange(state_.awaited, {})});
}

void Update::operator()(const KeptFileLoaded& action) {
  if (kind_of(action.text) == FileKind::texts) return kept_texts(action);
  ReadPlugin read = read_pack(action.text, action.file);
  if (read.plugin) return take_up(std::move(*read.plugin), Origin::added);
  const auto error =
      std::find_if(read.problems.begin(), read.problems.end(),
                   [](const Problem& one) { return one.severity == Severity::error; });
  if (error != read.problems.end())
    state_.broken_files.push_back({action.kept, action.file, *error});
  refuse(action.file, std::move(read.problems));
}

void Update::operator()(const PluginWatched& action) {
  ReadPlugin read = read_pack(action.text, action.file);
  if (!read.plugin) return refuse(action.file, std::move(read.problems));
  forget_failure();
  take_up(std::move(*read.plugin), Origin::watched);
}

void Update::operator()(const PluginUnwatched& action) {
  const auto removed =
      std::remove_if(state_.plugins.begin(), state_.plugins.end(), [&](const AvailablePlugin& one) {
        return one.origin == Origin::watched && one.plugin->manifest.id == action.plugin;
      });
  if (removed == state_.plugins.end()) return;
  state_.plugins.erase(removed, state_.plugins.end());
  choose_assessments();
}

void Update::operator()(const RemovePlugin& action) {
  const auto found =
      std::find_if(state_.plugins.begin(), state_.plugins.end(), [&](const AvailablePlugin& one) {
        return one.origin == Origin::added && one.plugin->fingerprint == action.fingerprint;
      });
  if (found == state_.plugins.end()) return;
  const std::shared_ptr<const Plugin> plugin = found->plugin;
  effects_.emplace_back(RemoveKeptFile{{KeptKind::pack, plugin->manifest.id}});
  state_.plugins.erase(found);
  choose_assessments();
  state_.notice = notices::PluginRemoved{title_of(*plugin), plugin->manifest.version};
}

void Update::operator()(const KeptFileSaveFailed& action) {
  if (action.kept.kind == KeptKind::texts) return texts_not_saved(action);
  for (AvailablePlugin& one : state_.plugins) {
    if (one.origin != Origin::added || one.plugin->manifest.id != action.kept.id) continue;
    one.save_failure = action.failure;
    state_.notice = notices::PluginNotSaved{title_of(*one.plugin), action.failure};
  }
}

void Update::operator()(const ShowPlugins&) {
  (*this)(GoHome{});
  forget_news();
  state_.screen = Screen::plugins;
}

void Update::operator()(const RemoveBrokenFile& action) {
  const auto found = std::find_if(state_.broken_files.begin(), state_.broken_files.end(),
                                  [&](const BrokenFile& one) { return one.kept == action.kept; });
  if (found == state_.broken_files.end()) return;
  effects_.emplace_back(RemoveKeptFile{found->kept});
  state_.broken_files.erase(found);
}

void Update::operator()(const ToggleList& action) {
  if (state_.open_lists.erase(action.list) == 0) state_.open_lists.insert(action.list);
}

// --- what their programs say ---------------------------------------------------------------------

void Update::operator()(const RetryProgram&) {
  LiveRecord* live = state_.find_record(state_.record);
  if (!live || !live->judging.failure) return;
  live->judging = {};
  forget_failure();
  judge(*live);
}

// What was told about a program that failed, when that isn't the last word any more.
void Update::forget_failure() {
  if (state_.notice && std::holds_alternative<notices::ProgramFailed>(*state_.notice))
    state_.notice.reset();
}

// What programs conclude of the records is known before any of them is opened: search finds it, and
// Home tells its dates.
void Update::operator()(const StartupFinished&) {
  state_.ready = true;
  for (LiveRecord& live : state_.records) {
    if (!live.read_only()) judge(live);
  }
}

void Update::judge(LiveRecord& live) {
  Assessment* assessment = state_.find_assessment(live.record.assessment);
  if (!assessment || !live.evaluation) return;
  if (!assessment->plugin->has_program() || live.judging.failure) return;
  if (live.judging.ticket != 0) {
    live.judging.behind = true;
  } else {
    call_program(live, *assessment);
  }
}

void Update::call_program(LiveRecord& live, Assessment& assessment) {
  // A program that keeps to its word is asked once; whether it does is tried the first time.
  Result<PluginCall> call =
      judging_call(*assessment.plugin, live.record, *live.evaluation, state_.today,
                   !assessment.program_is_steady, ++state_.tickets);
  if (!call) return failed(live, {call.error(), {}, {}});
  live.judging.ticket = call->ticket;
  live.judging.day = state_.today;
  live.judging.behind = false;
  effects_.emplace_back(CallProgram{std::move(*call)});
}

void Update::operator()(const PluginReported& action) {
  const auto live =
      std::find_if(state_.records.begin(), state_.records.end(), [&](const LiveRecord& one) {
        return one.judging.ticket == action.report.ticket && action.report.ticket != 0;
      });
  if (live == state_.records.end()) return;
  live->judging.ticket = 0;
  Assessment* assessment = state_.find_assessment(live->record.assessment);
  if (assessment && live->evaluation) judged(*live, *assessment, action.report);
}

void Update::judged(LiveRecord& live, Assessment& assessment, const PluginReport& report) {
  const Plugin& plugin = *assessment.plugin;
  const std::string title = title_of(plugin);
  if (std::optional<JudgingFailure> failure = check_report(report, plugin, title))
    return failed(live, std::move(*failure));
  assessment.program_is_steady = true;
  // The reply is about answers that have changed since.
  if (live.judging.behind) return call_program(live, assessment);
  std::variant<Judgement, JudgingFailure> read = read_judgement(report, plugin, title, live.record);
  if (auto* failure = std::get_if<JudgingFailure>(&read)) {
    failed(live, std::move(*failure));
  } else {
    live.judging.judgement = std::move(std::get<Judgement>(read));
  }
}

void Update::failed(LiveRecord& live, JudgingFailure failure) {
  if (state_.record == live.record.id) state_.notice = notices::ProgramFailed{failure.problem};
  live.judging = {};
  live.judging.failure = std::move(failure);
}

}  // namespace peil::app
