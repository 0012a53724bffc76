// A plugin and a record that belong together, as several commands read them: each says on `err`
// what is wrong.
#pragma once

#include "engine/evaluation/evaluation.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"
#include "engine/plugin/pack.hpp"

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>

namespace peil::native {

struct PluginAndRecord {
  Plugin plugin;
  Record record;
};

// Reads both. What in the record doesn't fit the definition is a warning. Nothing if one has
// errors or can't be read, or they don't belong together: then `code` is what the program ends
// with, 1 or 2.
std::optional<PluginAndRecord> read_both(const std::filesystem::path& definition,
                                         const std::filesystem::path& record, std::ostream& err,
                                         int& code);

// The kind of subject that is asked for by id, or the only one; none with a line on `err`.
std::optional<std::uint32_t> kind_of(const Definition& definition, const std::string& asked,
                                     std::ostream& err);

// What the plugin's program, if it has one, says about the record, which `evaluation` was made of.
// Prints what it logs. Where it failed, `code` is 1 and there is nothing.
std::optional<Judgement> judgement_of(const PluginAndRecord& both, const Evaluation& evaluation,
                                      const std::string& today, std::ostream& err, int& code);

}  // namespace peil::native
