#include "app/app.hpp"

#include "app/shortcuts.hpp"
#include "app/update.hpp"

#include <utility>

namespace peil::app {

App::App(std::function<Ambient()> ambient) : ambient_(std::move(ambient)) {}

void App::dispatch(const Action& action) {
  std::vector<Effect> effects = update(state_, action, ambient_());
  effects_.insert(effects_.end(), std::make_move_iterator(effects.begin()),
                  std::make_move_iterator(effects.end()));
  view_.reset();
}

bool App::activate(std::string_view node_id) {
  const std::shared_ptr<const ViewTree> tree = view();
  const Node* node = tree->find(node_id);
  if (!node || node->disabled || !node->action) return false;
  dispatch(*node->action);
  return true;
}

bool App::enter(std::string_view node_id, std::string_view value) {
  const std::shared_ptr<const ViewTree> tree = view();
  const Node* node = tree->find(node_id);
  if (!node || node->disabled || !node->action) return false;
  const std::optional<Action> entered = node->action->with_text(value);
  if (!entered) return false;
  dispatch(*entered);
  return true;
}

bool App::press(std::string_view chord) {
  const std::optional<Action> action = shortcut_action(state_, chord);
  if (!action) return false;
  dispatch(*action);
  return true;
}

namespace {

// The focus action of the innermost ancestor that has one.
const Action* focus_action(const Node& node, std::string_view id, const Action* inherited) {
  const Action* here = node.focus_action ? &*node.focus_action : inherited;
  if (node.id == id) return here;
  for (const Node& child : node.children) {
    if (const Action* found = focus_action(child, id, here)) return found;
  }
  return nullptr;
}

}  // namespace

void App::focused(std::string_view node_id) {
  const std::shared_ptr<const ViewTree> tree = view();
  const Action* action = focus_action(tree->root, node_id, nullptr);
  if (!action) return;
  // A question that has the focus already changes nothing, so nothing is built or drawn anew.
  const auto* question = action->as<FocusQuestion>();
  if (question && question->at == state_.question) return;
  dispatch(Action(*action));
}

std::shared_ptr<const ViewTree> App::view() {
  if (!view_) {
    ViewTree tree = app::view(state_);
    tree.serial = ++serial_;
    view_ = std::make_shared<const ViewTree>(std::move(tree));
  }
  return view_;
}

std::vector<Effect> App::take_effects() { return std::exchange(effects_, {}); }

}  // namespace peil::app
