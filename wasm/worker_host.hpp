// The plugin host of the browser: hands calls to the page's scripts, which run each plugin in a
// Worker of its own (page/plugins.js), and takes their reports.
#pragma once

#include "engine/plugin/host.hpp"

#include <boost/json/array.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::web {

class WorkerHost final : public PluginHost {
 public:
  void call(PluginCall call) override;
  std::vector<PluginReport> take_reports() override;
  void forget(std::string_view plugin) override;

  // What the scripts must do since they were last told, as effects (effects_json.hpp).
  boost::json::array take_messages();

  // The bytes of the module that a Worker is to run. Empty where no call named it.
  std::string_view module(std::string_view plugin) const;

  // A script reports: a fault's word or none, and the replies as a JSON array of texts. What
  // doesn't fit counts as `ended`.
  void report(std::string_view ticket, std::string_view fault, std::string detail,
              std::string_view replies);

 private:
  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> modules_;
  boost::json::array messages_;
  std::vector<PluginReport> reports_;
};

}  // namespace peil::web
