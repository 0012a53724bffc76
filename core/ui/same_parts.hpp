// Which parts of a tree are as they were in an earlier one, as far as their layout goes. Private to
// core/ui.
#pragma once

#include "ui/layout.hpp"

#include <unordered_map>
#include <utility>
#include <vector>

namespace peil::ui {

class SameParts {
 public:
  // If there is no earlier arrangement nothing is the same. Cost: linear.
  SameParts(const app::Node& root, const Arrangement* earlier);

  // The box of the node's twin in the earlier arrangement, if all of both is the same; else -1.
  // Only the largest such parts are known, not what is in them.
  int twin(const app::Node& node) const {
    if (twins_.empty()) return -1;
    const auto found = twins_.find(&node);
    return found == twins_.end() ? -1 : found->second;
  }

  // Where a part that is the same goes.
  struct Place {
    int parent = -1;
    int scroll_parent = -1;
    float x = 0;
    float y = 0;
  };
  // Copies the box of the node's twin to the end of `out`, and those of all that is in it. Only of
  // a node that has a twin.
  void take_over(const app::Node& node, const Place& place, Arrangement& out) const;

 private:
  bool compare(const app::Node& node, int twin);

  const Arrangement* earlier_;
  std::vector<std::pair<const app::Node*, int>> found_;
  std::unordered_map<const app::Node*, int> twins_;
};

}  // namespace peil::ui
