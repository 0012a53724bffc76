// The program without a window: takes actions and events on nodes, gives the view tree and what the
// outside must do. Both shells and the tests hold one of these and nothing else of this layer.
#pragma once

#include "app/effect.hpp"
#include "app/state.hpp"
#include "app/view/tree.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace peil::app {

class App {
 public:
  // `ambient` is asked at every action.
  explicit App(std::function<Ambient()> ambient);

  void dispatch(const Action& action);

  // A person activated the node (click, Enter, Space, a digit). False if there is no such node,
  // it is disabled, or does nothing.
  bool activate(std::string_view node_id);

  // A person entered a value into the field. False as above.
  bool enter(std::string_view node_id, std::string_view value);

  // A person pressed keys that work everywhere: `Ctrl+K`, `Ctrl+Z`, `Escape`, `?`
  // (app/shortcuts.hpp). The outside doesn't offer those that a field needs itself while one is
  // edited. False if they mean nothing now.
  bool press(std::string_view chord);

  // The focus reached the node.
  void focused(std::string_view node_id);

  // The tree of the current state; the same object until something changed. Cost: builds it after a
  // change.
  std::shared_ptr<const ViewTree> view();

  // What the outside must do since it was last asked, in order.
  std::vector<Effect> take_effects();

  const State& state() const { return state_; }

 private:
  std::function<Ambient()> ambient_;
  State state_;
  std::vector<Effect> effects_;
  std::shared_ptr<const ViewTree> view_;
  std::uint64_t serial_ = 0;
};

// The tree of a state: a pure function.
ViewTree view(const State& state);

}  // namespace peil::app
