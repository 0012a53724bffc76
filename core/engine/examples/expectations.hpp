// What an example expects, compared with what came out. Every expectation that isn't met is a
// problem at its own place.
#pragma once

#include "engine/evaluation/evaluation.hpp"
#include "engine/examples/numbers.hpp"
#include "engine/format/record/answer_check.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace peil {

// As problems show them: [a, b].
std::string listed(const std::set<std::string_view>& ids);

class ExampleExpectations {
 public:
  // Keeps references to all.
  ExampleExpectations(const Definition& definition, AnswerCheck& check,
                      const ExampleNumbers& numbers, Reading& reading);

  // Compares; where not `sound`, only looks whether the expectation can be read. False if
  // nothing is expected.
  bool compare(const boost::json::value& expect, const Path& path, const Evaluation& evaluation,
               bool sound);

  // The kind of subject with that id, at `path`; `no_index`, and reported, where there is none.
  std::uint32_t find_kind(std::string_view id, const Path& path);

 private:
  // Scores and sections, labels, findings: by id, in one scope or another.
  struct Named {
    std::uint32_t index = 0;
    std::uint32_t subject_kind = no_index;
    bool section = false;
  };
  using Names = std::unordered_map<std::string_view, Named>;

  // What is compared at present.
  struct Scope {
    const Evaluation& evaluation;
    std::uint32_t subject_kind = no_index;
    std::uint32_t subject = no_index;
    std::string prefix;  // of what is named in problems
    const ScopeOutcome* outcome = nullptr;
  };

  bool compare_scope(const boost::json::value& expect, const Path& path, const Scope& scope);
  bool compare_scores(const boost::json::object& scores, const Path& path, const Scope& scope);
  void compare_score(const boost::json::value& expected, const Path& path,
                     const ScoreOutcome& outcome, const std::string& what);
  bool compare_labels(const boost::json::object& labels, const Path& path, const Scope& scope);
  void compare_findings(const boost::json::array& findings, const Path& path, const Scope& scope);
  bool compare_visible(const boost::json::object& visible, const Path& path, const Scope& scope);
  bool compare_subjects(const boost::json::object& kinds, const Path& path, const Scope& scope);

  // A number that is expected, null for none, with what was found.
  void compare_number(const boost::json::value& expected, const Path& path,
                      std::optional<double> found, const std::string& what);
  const Named* find(const Names& names, std::string_view id, std::string_view kind,
                    const Scope& scope, const Path& path, Reading::At at);
  void fail(const Path& path, const std::string& what, std::string expected, std::string found);

  const Definition& definition_;
  AnswerCheck& check_;
  const ExampleNumbers& numbers_;
  Reading& reading_;
  bool sound_ = true;
  Names scores_;
  Names labels_;
  Names findings_;
};

}  // namespace peil
