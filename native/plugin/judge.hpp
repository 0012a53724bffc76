// Asks plugins' programs for judgements and waits for them: for the command line, whose reader is
// often a plugin's author.
#pragma once

#include "engine/evaluation/evaluation.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"
#include "engine/plugin/pack.hpp"
#include "native/plugin/child_host.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace peil::native {

class Judge {
 public:
  Judge();

  // What the plugin's program, which there must be, says about the record. The request is put to it
  // twice, which shows whether it keeps to one reply. `today`: ISO 8601; what it is told. Refuses
  // faults of the program; and what is wrong in its replies, with the pointer into the reply. `log`
  // gets the lines that it logged, harmless in a terminal. Cost: at most the time that the manifest
  // allows, and that of starting a process.
  Result<Judgement> ask(const Plugin& plugin, const Record& record, const Evaluation& evaluation,
                        std::string_view today, std::string& log);

  // Ends what runs, and has `ask` fail at once from now on. May be called from any thread.
  void cancel();

 private:
  std::optional<PluginReport> report_of(PluginCall call);

  std::string asked_;  // the fingerprint of the last plugin
  std::mutex mutex_;
  std::condition_variable changed_;
  bool cancelled_ = false;
  bool reported_ = false;
  ChildHost host_;  // after what its threads use
};

}  // namespace peil::native
