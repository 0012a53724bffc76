#include "engine/base/suggest.hpp"
#include "native/commands/commands.hpp"
#include "schemas.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace peil::native {
namespace {

struct Schema {
  std::string_view name;
  std::string_view about;
  const std::string_view* text;
};

constexpr std::array all_schemas{
    Schema{"assessment-1", "an assessment: its definition", &schemas::assessment_1_schema_json},
    Schema{"record-1", "a record: the answers to an assessment", &schemas::record_1_schema_json},
    Schema{"outcome-1", "an outcome: what `peil score --json` prints",
           &schemas::outcome_1_schema_json},
    Schema{"plugin-1", "a plugin: its plugin.json", &schemas::plugin_1_schema_json},
    Schema{"pack-1", "a pack: a plugin in one file", &schemas::pack_1_schema_json},
    Schema{"request-1", "what a plugin's program is asked", &schemas::request_1_schema_json},
    Schema{"reply-1", "what a plugin's program answers", &schemas::reply_1_schema_json},
    Schema{"texts-1", "an institution's custom texts over an assessment's",
           &schemas::texts_1_schema_json}};

}  // namespace

int schema(const std::string& name, std::ostream& out, std::ostream& err) {
  std::vector<std::string_view> names;
  for (const Schema& each : all_schemas) {
    if (name.empty()) {
      out << each.name << std::string(16 - each.name.size(), ' ') << each.about << '\n';
    } else if (name == each.name) {
      out << *each.text;
      return 0;
    }
    names.push_back(each.name);
  }
  if (name.empty()) return 0;
  err << "peil: there is no schema “" << name << "”.";
  if (const std::string_view near = Suggester().nearest(name, names); !near.empty())
    err << " Did you mean “" << near << "”?";
  err << " `peil schema` lists them.\n";
  return 2;
}

}  // namespace peil::native
