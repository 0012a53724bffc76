#include "app/facts/subject_register.hpp"
#include "engine/json/canonical.hpp"
#include "native/ambient.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/plugin_record.hpp"

namespace peil::native {
int subject_register(const RegisterOptions& options, std::ostream& out, std::ostream& err) {
  int code = 0;
  const std::optional<PluginAndRecord> both =
      read_both(options.definition, options.record, err, code);
  if (!both) return code;
  const Definition& definition = *both->plugin.definition;
  const std::optional<std::uint32_t> kind = kind_of(definition, options.kind, err);
  if (!kind) return 2;
  const CompiledDefinition compiled(definition);
  const Evaluation evaluation(compiled, both->record);
  const std::optional<Judgement> judgement =
      judgement_of(*both, evaluation, options.today, err, code);
  const app::RegisterSource source{
      definition, both->record,     evaluation,    judgement ? &*judgement : nullptr,
      *kind,      options.language, options.today, local_day_of};
  const app::SubjectRegister made = app::make_register(source);
  if (options.json) {
    out << pretty_json(app::register_json(made, source));
  } else {
    out << app::register_csv(made, app::language_of(options.language, app::Language::en));
  }
  return code;
}

}  // namespace peil::native
