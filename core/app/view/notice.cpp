// What a person is told above the screen (notice.hpp).
#include "app/view/screens.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <variant>

namespace peil::app {

namespace {

constexpr std::size_t problems_shown = 8;

Node problem_node(const Context& context, const Problem& problem, std::size_t index) {
  const std::string id = "notice/" + std::to_string(index);
  std::vector<Node> lines;
  lines.push_back(text(id + "/message", Look::strong, problem_message(problem, context.language)));
  if (problem.place.line > 0) {
    std::string where =
        context.word("notice.where", {{"file", problem.place.file},
                                      {"line", std::to_string(problem.place.line)},
                                      {"column", std::to_string(problem.place.column)}});
    if (!problem.place.pointer.empty()) where += " · " + problem.place.pointer;
    lines.push_back(text(id + "/where", Look::small_secondary, std::move(where)));
  }
  lines.push_back(text(id + "/hint", Look::small, problem_hint(problem, context.language)));
  return stack(id, 2, std::move(lines));
}

// The title of a notice and what stands under it.
struct NoticeWords {
  const Context& context;
  std::string title = {};
  std::vector<Node> body = {};
  std::string copy_of = {};  // the id of a record of which a copy is offered; empty: of none

  void reason(const std::string& words) {
    body.push_back(text("notice/reason", Look::strong, words));
  }
  // Why something couldn't be kept and what helps, with the system's own words folded away.
  // `consequence` is the key of what it means for what wasn't kept.
  void failure(const SaveFailure& failure, const char* consequence) {
    reason(save_failure_text(context, failure));
    std::string words = fault_hint(failure.fault);
    // Where only a new start helps, waiting doesn't.
    if (failure.fault != SaveFault::superseded)
      words += (words.empty() ? "" : " ") + context.word(consequence);
    hint(std::move(words));
    details(failure.detail);
  }
  // What helps; empty if nothing can be done but wait.
  std::string fault_hint(SaveFault fault) const {
    switch (fault) {
      case SaveFault::full:
        return context.word("save.fault_hint.full");
      case SaveFault::forbidden:
        return context.word("save.fault_hint.forbidden");
      case SaveFault::superseded:
        return context.word("save.fault_hint.superseded");
      case SaveFault::held:
        return context.word("save.fault_hint.held");
      case SaveFault::lost:
      case SaveFault::other:
        break;
    }
    return {};
  }
  void details(const std::string& words) {
    if (words.empty()) return;
    Node toggle =
        button("notice/detail", Look::quiet, context.word("notice.detail"), ToggleNoticeDetail{});
    toggle.expands = true;
    toggle.expanded = context.state.notice_detail;
    toggle.layout.padding_x = 0;
    body.push_back(row("notice/detail/row", 0, {std::move(toggle)}));
    if (context.state.notice_detail)
      body.push_back(text("notice/detail/words", Look::small_secondary, words));
  }
  void hint(std::string words) {
    body.push_back(text("notice/hint", Look::small, std::move(words)));
  }

  void operator()(const notices::FileRefused& notice) {
    title = context.word("notice.file_refused", {{"subject", notice.file}});
    Problems errors;
    std::copy_if(notice.problems.begin(), notice.problems.end(), std::back_inserter(errors),
                 [](const Problem& one) { return one.severity == Severity::error; });
    const std::size_t shown = std::min(errors.size(), problems_shown);
    for (std::size_t index = 0; index < shown; ++index)
      body.push_back(problem_node(context, errors[index], index));
    if (shown < errors.size()) {
      body.push_back(
          text("notice/more", Look::small,
               context.word("notice.more", {{"count", std::to_string(errors.size() - shown)}})));
    }
    body.push_back(text("notice/kept", Look::small_secondary, context.word("notice.kept")));
  }
  void operator()(const notices::FileOpened& notice) {
    title = context.word("notice.file_opened", {{"subject", notice.subject}});
  }
  void operator()(const notices::RecordHere& notice) {
    title = context.word("notice.record_here", {{"file", notice.file}});
  }
  void operator()(const notices::FileSaved& notice) {
    title = context.word("notice.file_saved", {{"file", notice.file}});
  }
  void operator()(const notices::FileNotSaved& notice) {
    title = context.word("notice.file_not_saved", {{"file", notice.file}});
    reason(save_failure_text(context, notice.failure));
    hint(context.word("notice.file_not_saved_hint"));
    details(notice.failure.detail);
  }
  void operator()(const notices::NoFileDialog&) {
    title = context.word("notice.no_file_dialog");
    hint(context.word("notice.no_file_dialog_hint"));
  }
  void operator()(const notices::AddressNotOpened& notice) {
    title = context.word("notice.address_not_opened");
    reason(notice.address);
  }
  void operator()(const notices::AddressUnknown&) {
    title = context.word("notice.address_unknown");
  }
  void operator()(const notices::RecordNotSaved& notice) {
    title = context.word("notice.save_failed", {{"subject", notice.title}});
    failure(notice.failure, "notice.save_failed_hint");
    copy_of = notice.record;
  }
  void operator()(const notices::PartsMissing& notice) {
    std::string parts;
    for (const std::string& part : notice.parts)
      parts += (parts.empty() ? "" : ", ") + part;
    title = context.word("notice.parts_missing", {{"parts", parts}});
    hint(context.word("notice.parts_missing_hint"));
    details(notice.detail);
  }
  void operator()(const notices::NothingIsKept& notice) {
    title = context.word("notice.nothing_is_kept");
    failure(notice.failure, "notice.nothing_is_kept_hint");
  }
  void operator()(const notices::RecordReplaced& notice) {
    title = context.word("notice.replaced", {{"subject", notice.title}});
  }
  void operator()(const notices::RecordReplacedWithCopy& notice) {
    title = context.word("notice.replaced", {{"subject", notice.title}});
    hint(notice.copy == in_browser
             ? context.word("notice.replaced_copy_here")
             : context.word("notice.replaced_copy", {{"place", notice.copy}}));
  }
  void operator()(const notices::RecordMigrated& notice) {
    title = context.word("notice.migrated");
    hint(context.word("notice.migrated_hint", {{"version", notice.former_version}}));
  }
  void operator()(const notices::RecordDiscarded& notice) {
    title = context.word("notice.record_discarded", {{"title", notice.title}});
    hint(context.word("notice.record_discarded_hint"));
  }
  void operator()(const notices::SubjectRemoved& notice) {
    title = notice.name.empty()
                ? context.word("notice.subject_removed_unnamed")
                : context.word("notice.subject_removed", {{"subject", notice.name}});
  }
  void operator()(const notices::SubjectCopied& notice) {
    title = notice.name.empty() ? context.word("notice.subject_copied_unnamed")
                                : context.word("notice.subject_copied", {{"subject", notice.name}});
  }
  void operator()(const notices::SubjectsAdded& notice) {
    title = context.word("notice.subjects_added", {{"count", std::to_string(notice.count)}});
  }
  void operator()(const notices::PluginAdded& notice) {
    title =
        context.word("notice.plugin_added", {{"title", notice.title}, {"version", notice.version}});
  }
  void operator()(const notices::PluginHere& notice) {
    title =
        context.word("notice.plugin_here", {{"title", notice.title}, {"version", notice.version}});
  }
  void operator()(const notices::PluginRemoved& notice) {
    title = context.word("notice.plugin_removed",
                         {{"title", notice.title}, {"version", notice.version}});
    hint(context.word("notice.plugin_removed_hint"));
  }
  void operator()(const notices::PluginNotSaved& notice) {
    title = context.word("notice.plugin_not_saved", {{"title", notice.title}});
    failure(notice.failure, "notice.plugin_not_saved_hint");
  }
  void operator()(const notices::TextsAdded& notice) {
    title = context.word("notice.texts_added",
                         {{"title", notice.title}, {"count", std::to_string(notice.count)}});
  }
  void operator()(const notices::TextsRemoved& notice) {
    title = context.word("notice.texts_removed", {{"title", notice.assessment}});
  }
  void operator()(const notices::TextsNotSaved& notice) {
    title = context.word("notice.texts_not_saved", {{"title", notice.assessment}});
    failure(notice.failure, "notice.texts_not_saved_hint");
  }
  void operator()(const notices::ProgramFailed& notice) {
    title = problem_message(notice.problem, context.language);
    hint(problem_hint(notice.problem, context.language));
  }
};

}  // namespace

std::string save_failure_text(const Context& context, const SaveFailure& failure) {
  // In the order of the enumeration.
  constexpr std::array<const char*, save_fault_names.size()> keys = {
      "save.fault.other", "save.fault.full",       "save.fault.forbidden",
      "save.fault.lost",  "save.fault.superseded", "save.fault.held"};
  return context.word(keys[static_cast<std::size_t>(failure.fault)]);
}

std::optional<Node> notice(const Context& context) {
  if (!context.state.notice) return std::nullopt;
  NoticeWords words{context};
  std::visit(words, *context.state.notice);
  Node head = heading("notice/title", Look::heading, 2, words.title);
  head.layout.grow = 1;
  Node buttons = row("notice/buttons", 8, {});
  const bool undoes = can_be_undone(*context.state.notice);
  const bool two = undoes || !words.copy_of.empty();
  if (undoes) {
    buttons.children.push_back(button("notice/undo", Look::outline, context.word("undo"), Undo{}));
  }
  if (!words.copy_of.empty()) {
    buttons.children.push_back(button("notice/copy", Look::outline, context.word("copy.save"),
                                      ExportRecord{words.copy_of}));
  }
  buttons.children.push_back(
      button("notice/dismiss", Look::outline, context.word("notice.dismiss"), DismissNotice{}));
  // Two buttons leave no room for the words beside them.
  Node top = two && context.one_column() ? stack("notice/top", 10, {}) : row("notice/top", 16, {});
  if (two && context.one_column()) head.layout.grow = 0;
  top.children.push_back(std::move(head));
  top.children.push_back(std::move(buttons));
  words.body.insert(words.body.begin(), std::move(top));
  Node node = stack("notice", 10, std::move(words.body));
  node.role = is_news(*context.state.notice) ? Role::status : Role::alert;
  node.name = std::move(words.title);
  node.look = Look::notice;
  node.layout.padding_x = 20;
  node.layout.padding_y = 16;
  return node;
}

}  // namespace peil::app
