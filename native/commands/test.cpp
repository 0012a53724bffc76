#include "engine/base/utf8.hpp"
#include "native/commands/checked_file.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/plugin_build.hpp"
#include "native/commands/words.hpp"

#include <algorithm>
#include <string_view>

namespace peil::native {
namespace {

bool only_lacks_program(const Checked& checked, const CheckedFile& manifest) {
  return !checked.missing_program.empty() &&
         std::all_of(manifest.problems.begin(), manifest.problems.end(),
                     [](const Problem& problem) {
                       return problem.severity != Severity::error ||
                              problem.code == Code::plugin_file_missing;
                     });
}

class Tester {
 public:
  Tester(std::ostream& out, std::ostream& err) : out_(out), err_(err) {}

  void test(const Checked& checked) {
    for (const CheckedFile& file : checked.files) {
      if (file.definition) {
        test_examples(file);
        if (!checked.missing_program.empty()) say_untested(checked, file);
      } else if (file.kind == CheckedFile::Kind::record || has_errors(file.problems)) {
        // A source folder has no program before it is built.
        if (file.kind == CheckedFile::Kind::manifest && only_lacks_program(checked, file)) continue;
        err_ << describe(file.problems, file.text);
        if (file.kind == CheckedFile::Kind::record)
          err_ << "peil: " << file.name << " is a record. Examples stand in assessments.\n";
        (file.was_read() ? has_errors_ : has_unreadable_) = true;
      }
    }
  }

  int sum_up() const {
    const bool is_nothing_tested = passed_ + failed_ == 0;
    out_ << passed_ << " passed, " << failed_ << " failed\n";
    if (has_unreadable_) return 2;
    if (is_nothing_tested && !has_errors_) {
      err_ << "peil: nothing was tested. Give the assessment \"examples\": answers, and what must "
              "follow from them.\n";
    }
    return failed_ > 0 || has_errors_ || is_nothing_tested ? 1 : 0;
  }

 private:
  void test_examples(const CheckedFile& file) {
    if (file.examples.empty())
      out_ << "none    " << file.name << ": no examples, so nothing is tested\n";
    for (const ExampleResult& example : file.examples) {
      const bool holds = !has_errors(example.problems);
      ++(holds ? passed_ : failed_);
      out_ << (holds ? "ok      " : "FAILED  ") << file.name << ": "
           << utf8::harmless(example.title) << '\n'
           << describe(example.problems, file.text);
      if (const auto log = file.logs.find(example.record.id); log != file.logs.end())
        out_ << indented(log->second, "        log: ");
    }
  }

  void say_untested(const Checked& checked, const CheckedFile& file) {
    out_ << "        " << file.name << ": what its program adds is not tested: “"
         << checked.missing_program << "” is not there. ";
    const auto built = built_plugins(std::filesystem::path(file.name).parent_path());
    if (built.size() == 1) {
      out_ << "Test the built plugin too: " << built.front().string() << '\n';
    } else {
      out_ << "Build it first.\n";
    }
  }

  std::ostream& out_;
  std::ostream& err_;
  std::size_t passed_ = 0;
  std::size_t failed_ = 0;
  bool has_errors_ = false;
  bool has_unreadable_ = false;
};

}  // namespace

int test(const std::vector<std::filesystem::path>& paths, std::ostream& out, std::ostream& err) {
  Judge judge;
  bool complete = true;
  Tester tester(out, err);
  for (const Checked& checked : read_and_check_all(paths, judge, reading_once(), err, complete))
    tester.test(checked);
  const int code = tester.sum_up();
  return complete ? code : 2;
}

}  // namespace peil::native
