// The program `peil`: reads the command line and hands over to a command or to the desktop window.
#include "engine/base/syntax.hpp"
#include "native/ambient.hpp"
#include "native/commands/commands.hpp"
#include "native/desktop/desktop.hpp"
#include "native/disk/paths.hpp"
#include "native/plugin/runner.hpp"
#include "native/standard_output.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>

#include <ctime>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace peil::native;

// What is wrong with a day; empty if nothing is.
std::string fault_of_day(const std::string& text) {
  return peil::is_date(text) ? std::string() : text + " is not a day, such as 2026-11-22";
}

// What several commands take.
void take_definition(CLI::App* command, std::filesystem::path& definition) {
  command->add_option("DEFINITION", definition, "The assessment, or the pack or folder of a plugin")
      ->required()
      ->type_name("");
}
void take_kind(CLI::App* command, std::string& kind) {
  command->add_option("--kind", kind, "Of what, where there are several kinds: ai_system")
      ->type_name("ID");
}

int run(int count, char** arguments) {
  const Places places = places_of(current_environment());
  CLI::App program{"Peil: self-assessments. Without a command it opens its window.", "peil"};
  program.set_version_flag("--version", "peil " PEIL_VERSION);
  program.require_subcommand(0, 1);
  program.get_formatter()->label("SUBCOMMAND", "COMMAND");
  program.get_formatter()->label("Subcommands", "Commands");
  program.get_formatter()->column_width(24);
  std::function<int()> command = [] { return run_desktop({}, std::cerr); };

  CheckOptions to_check;
  CLI::App* check_command =
      program.add_subcommand("check", "Print every problem in assessments, plugins and records");
  check_command
      ->add_option("PATH", to_check.paths,
                   "Assessments, records, packs; folders with a plugin, or of such folders")
      ->required()
      ->type_name("");
  check_command->add_option("--assessment", to_check.assessment, "What records are compared with")
      ->type_name("FILE");
  check_command->add_option("--format", to_check.format, "text, json (editors) or sarif (hosting)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, CheckFormat>{
          {"text", CheckFormat::text}, {"json", CheckFormat::json}, {"sarif", CheckFormat::sarif}}))
      ->option_text("NAME")
      ->default_str("text");
  check_command->add_flag("--strict", to_check.strict, "Let warnings fail too");
  check_command->footer(
      "An assessment's examples are run, with its plugin's program. A record's answers are "
      "compared "
      "with its\n"
      "assessment, if that is named, among the files or came with Peil.\n"
      "Exit code: 0 no errors, 1 errors, 2 a file can't be read.");
  check_command->callback(
      [&] { command = [&] { return check(to_check, places, std::cout, std::cerr); }; });

  std::vector<std::filesystem::path> to_test;
  CLI::App* test_command =
      program.add_subcommand("test", "Run the examples of assessments and plugins");
  test_command
      ->add_option(
          "PATH", to_test,
          "Assessments, packs, folders with an assessment.json, or folders of such folders")
      ->required()
      ->type_name("");
  test_command->footer(
      "A plugin's program is asked about each example; where it isn't built yet, a line says so.\n"
      "The last line is “N passed, N failed”. Exit code: 0 all passed, 1 one failed, there are "
      "none "
      "or\n"
      "there are other errors, 2 a file can't be read.");
  test_command->callback([&] { command = [&] { return test(to_test, std::cout, std::cerr); }; });

  ScoreOptions to_score{.today = local_day(std::time(nullptr)), .language = "en"};
  CLI::App* score_command =
      program.add_subcommand("score", "Show what follows from a record's answers");
  take_definition(score_command, to_score.definition);
  score_command->add_option("RECORD", to_score.record, "The answers to it")
      ->required()
      ->type_name("");
  score_command->add_flag("--json", to_score.json, "Print JSON: `peil schema outcome-1` tells");
  score_command
      ->add_option("--explain", to_score.explain,
                   "Where a score, section, question, label or finding comes from")
      ->type_name("ID");
  score_command
      ->add_option("--subject", to_score.subject, "Explain that of one subject: ai_system/3")
      ->type_name("KIND/ID");
  score_command->add_option("--language", to_score.language, "Of the assessment's texts")
      ->type_name("TAG")
      ->capture_default_str();
  score_command
      ->add_option("--today", to_score.today,
                   "The day that a plugin's program is told; usually this one")
      ->type_name("DATE")
      ->check(fault_of_day);
  score_command->footer(
      "A value is over what is answered; – means that nothing is. The range holds the final value, "
      "whatever\n"
      "the open questions get. In JSON numbers are not rounded, and what isn't there is null.\n"
      "Exit code: 0, 1 errors in a file or a plugin's program, 2 a file can't be read or nothing "
      "has that ID.");
  score_command->callback([&] { command = [&] { return score(to_score, std::cout, std::cerr); }; });

  RegisterOptions to_register{.today = local_day(std::time(nullptr)), .language = "en"};
  CLI::App* register_command = program.add_subcommand(
      "register", "Print a record's systems, services, … as a table for a spreadsheet");
  take_definition(register_command, to_register.definition);
  register_command->add_option("RECORD", to_register.record, "The answers to it")
      ->required()
      ->type_name("");
  take_kind(register_command, to_register.kind);
  register_command->add_flag("--json", to_register.json, "Print JSON instead of CSV");
  register_command
      ->add_option("--language", to_register.language, "Of the table: nl (with semicolons) or en")
      ->type_name("TAG")
      ->capture_default_str();
  register_command->add_option("--today", to_register.today, "As of which day; usually this one")
      ->type_name("DATE")
      ->check(fault_of_day);
  register_command->footer(
      "One row for each of them: what describes it, what follows, and what a plugin's program "
      "says.\n"
      "Exit code: 0, 1 errors in a file or a plugin's program, 2 a file can't be read or there is "
      "no such kind.");
  register_command->callback(
      [&] { command = [&] { return subject_register(to_register, std::cout, std::cerr); }; });

  RowsOptions to_add{.language = "en"};
  CLI::App* rows_command =
      program.add_subcommand("rows", "Print a record with systems, services, … added from a table");
  take_definition(rows_command, to_add.definition);
  rows_command->add_option("RECORD", to_add.record, "The record to add them to")
      ->required()
      ->type_name("");
  rows_command->add_option("TABLE", to_add.table, "A CSV file; its first row may name the columns")
      ->required()
      ->type_name("");
  take_kind(rows_command, to_add.kind);
  rows_command
      ->add_option("--language", to_add.language, "Of the table's numbers and days: nl or en")
      ->type_name("TAG")
      ->capture_default_str();
  rows_command->footer(
      "What the assessment proposes for them is in the record too, marked as proposed.\n"
      "Exit code: 0, 1 errors in a file or no row can be added, 2 a file can't be read or there is "
      "no such kind.");
  rows_command->callback([&] { command = [&] { return add_rows(to_add, std::cout, std::cerr); }; });

  std::string schema_name;
  CLI::App* schema_command = program.add_subcommand("schema", "Print a JSON Schema of the format");
  schema_command->add_option("NAME", schema_name, "Which one; without it they are listed")
      ->type_name("");
  schema_command->footer("Exit code: 0, 2 there is no such schema.");
  schema_command->callback(
      [&] { command = [&] { return schema(schema_name, std::cout, std::cerr); }; });

  NewOptions to_make;
  CLI::App* new_command = program.add_subcommand("new", "Begin a plugin, in a folder of its own");
  new_command
      ->add_option("NAME", to_make.folder,
                   "Its name, or a path that ends with it: lower-case letters, digits, hyphens")
      ->required()
      ->type_name("");
  new_command->add_flag("--with-logic", to_make.with_logic, "With a program, in C++");
  new_command->footer(
      "It is an assessment that works, to be changed. Exit code: 0, 1 there is a NAME already, 2 "
      "it "
      "can't be\n"
      "a name, or the folder can't be written.");
  new_command->callback([&] { command = [&] { return make_new(to_make, std::cout, std::cerr); }; });

  WatchOptions to_watch{.site = places.site()};
  CLI::App* watch_command =
      program.add_subcommand("watch", "Check and show a plugin each time you save it");
  watch_command->add_option("DIR", to_watch.folder, "The folder with the plugin")
      ->required()
      ->type_name("");
  watch_command->add_option("--port", to_watch.port, "8351 or the next free one; 0: any free one")
      ->type_name("N");
  watch_command->add_option("--site", to_watch.site, "The folder with the browser program")
      ->type_name("DIR");
  watch_command->footer(
      "Where DIR has a CMakeLists.txt, it is built first, by its workflow preset “default”. A "
      "version "
      "without\n"
      "errors is shown at once in the browser and in a window that is open; else the last one "
      "stays.\n"
      "Exit code: 0, 1 the port is taken, 2 there is no DIR.");
  watch_command->callback(
      [&] { command = [&] { return watch(to_watch, places, std::cout, std::cerr); }; });

  PackOptions to_pack;
  CLI::App* pack_command = program.add_subcommand("pack", "Make one file of a plugin");
  pack_command->add_option("DIR", to_pack.folder, "The folder with the plugin")
      ->required()
      ->type_name("");
  pack_command->add_option("-o,--output", to_pack.file, "Usually ID.peilpack.json, here")
      ->type_name("FILE");
  pack_command->footer(
      "It is checked first, as `peil check` does. The same plugin gives the same bytes.\n"
      "Exit code: 0, 1 the plugin has errors, 2 a file can't be read or written.");
  pack_command->callback([&] { command = [&] { return pack(to_pack, std::cout, std::cerr); }; });

  UnpackOptions to_unpack;
  CLI::App* unpack_command = program.add_subcommand("unpack", "Make files of a packed plugin");
  unpack_command->add_option("FILE", to_unpack.file, "The pack")->required()->type_name("");
  unpack_command->add_option("-o,--output", to_unpack.folder, "Usually named after its id, here")
      ->type_name("DIR");
  unpack_command->footer(
      "Nothing is written over. Exit code: 0, 1 the pack has errors or a file is there already, 2 "
      "a "
      "file\n"
      "can't be read or written.");
  unpack_command->callback(
      [&] { command = [&] { return unpack(to_unpack, std::cout, std::cerr); }; });

  ServeOptions to_serve{.folder = places.site()};
  CLI::App* serve_command =
      program.add_subcommand("serve", "Serve the browser program on this machine");
  serve_command
      ->add_option("DIR", to_serve.folder,
                   "The folder with it; usually the one that came with Peil")
      ->type_name("");
  serve_command->add_option("--port", to_serve.port, "8321 or the next free one; 0: any free one")
      ->type_name("N");
  serve_command->footer(
      "Only this machine can reach it. Exit code: 0, 1 the port is taken, 2 DIR is not a site.");
  serve_command->callback([&] { command = [&] { return serve(to_serve, std::cout, std::cerr); }; });

  std::vector<std::filesystem::path> to_open;
  CLI::App* desktop_command = program.add_subcommand("desktop", "Open the window");
  desktop_command->add_option("FILE", to_open, "Assessments and records to open")->type_name("");
  desktop_command->footer(
      "Records are kept in $XDG_DATA_HOME/peil, usually ~/.local/share/peil.\n"
      "For tests: PEIL_TREE_DUMP=FILE writes what is on the screen to FILE after every frame, as "
      "JSON.");
  desktop_command->callback([&] { command = [&] { return run_desktop(to_open, std::cerr); }; });

  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? 0 : 2;
  }
  return command();
}

// What it returns; 2 where it throws, with a line that says why.
int saying_why(const std::function<int()>& work) {
  try {
    return work();
  } catch (const std::exception& failure) {
    std::cerr << "peil: " << failure.what() << '\n';
    return 2;
  }
}

}  // namespace

int main(int count, char** arguments) {
  peil::native::occupy_standard_descriptors();
  // Of no use to people, so it isn't one of the commands.
  if (count == 2 && arguments[1] == std::string_view(peil::native::plugin_runner_command))
    return saying_why([] { return peil::native::run_plugin(); });
  peil::native::StandardOutput output;
  return output.end(saying_why([&] { return run(count, arguments); }), std::cerr);
}
