#include "engine/format/definition/expressions.hpp"

#include "engine/base/syntax.hpp"
#include "engine/evaluation/evaluation.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace peil {
namespace {

class ExpressionCheck {
 public:
  ExpressionCheck(const Definition& definition, const SoundParts& sound, const NamedThings& things,
                  Reading& reading)
      : definition_(definition), sound_(sound), things_(things), reading_(reading) {}

  void run() {
    complete_ = things_.questions.complete() && things_.subject_kinds.complete() &&
                things_.labels.complete() && things_.sections.complete() &&
                things_.scores.complete();
    const auto report = CompiledDefinition::check(definition_, complete_);
    find_broken(report);
    for (const auto& mistake : report.mistakes) {
      if (follows(mistake)) continue;
      at(mistake.owner, [&](const Path& path) {
        reading_.error_inside(mistake.code, path, mistake.arguments, mistake.offset);
      });
    }
    for (const auto& cycle : report.cycles) {
      std::string names;
      for (const auto& name : cycle.names)
        names += (names.empty() ? "" : " → ") + name;
      at(cycle.owner,
         [&](const Path& path) { reading_.error(Code::expression_cycle, path, {names}); });
    }
    // What couldn't be read might have made them vary.
    if (!all_sound()) return;
    for (const auto& constant : report.constants)
      warn(constant);
  }

 private:
  using Member = ExpressionOwner::Member;

  // Calls `say` with the path of an expression.
  void at(const ExpressionOwner& owner, auto&& say) const {
    const Path root;
    const auto in_list = [&](std::string_view list, std::size_t index, std::string_view member) {
      const Path things = root / list;
      const Path each = things / index;
      say(each / member);
    };
    switch (owner.member) {
      case Member::section_visible:
        return in_list("sections", owner.index, "visible");
      case Member::label_when:
        return in_list("labels", owner.index, "when");
      case Member::finding_when:
        return in_list("findings", owner.index, "when");
      case Member::benchmark_visible:
        return in_list("benchmarks", owner.index, "visible");
      case Member::question_visible:
      case Member::question_required:
        break;
    }
    const std::size_t section = definition_.questions[owner.index].section;
    const Path sections = root / "sections";
    const Path here = sections / section;
    const Path questions = here / "questions";
    const Path question =
        questions / std::size_t{owner.index - definition_.sections[section].first_question};
    say(question / (owner.member == Member::question_visible ? "visible" : "required"));
  }

  bool all_sound() const {
    const auto all = [](const std::vector<bool>& parts) {
      return std::find(parts.begin(), parts.end(), false) == parts.end();
    };
    return complete_ && sound_.scopes && sound_.rules && all(sound_.scales) &&
           all(sound_.questions) && all(sound_.sections) && all(sound_.scores);
  }

  // Only where something was left out is there anything to collect.
  void find_broken(const CompileReport& report) {
    if (reading_.error_count() == 0 || report.mistakes.empty()) return;
    for (std::size_t i = 0; i < definition_.questions.size(); ++i) {
      if (!sound_.questions[i]) broken_.insert(definition_.questions[i].id);
    }
    for (std::size_t i = 0; i < definition_.sections.size(); ++i) {
      if (!sound_.sections[i]) broken_.insert(definition_.sections[i].id);
    }
    for (std::size_t i = 0; i < definition_.scores.size(); ++i) {
      if (!sound_.scores[i]) broken_.insert(definition_.scores[i].id);
    }
    for (std::size_t i = 0; i < definition_.scales.size(); ++i) {
      if (!sound_.scales[i]) broken_scales_.insert(definition_.scales[i].id);
    }
  }

  bool follows(const CompileReport::Mistake& mistake) const {
    const auto argument = [&](std::size_t index) {
      return index < mistake.arguments.size() ? std::string_view(mistake.arguments[index])
                                              : std::string_view();
    };
    switch (mistake.code) {
      case Code::expression_name:
      case Code::dangling_id:  // of score('…') and label('…')
        return !complete_ || broken_.contains(argument(0)) || known(argument(0));
      case Code::expression_option:
        return broken_scales_.contains(argument(1)) || broken_.contains(argument(1));
      case Code::expression_result:  // a name whose type isn't known, by itself
        return argument(1) == "?";
      case Code::expression_subject:
        return !sound_.scopes;
      default:
        return false;
    }
  }

  // An id of a wrong form can be referred to all the same; where it is right, the compiler has it
  // too.
  bool known(std::string_view id) const {
    return !is_id(id) && (things_.questions.contains(id) || things_.subject_kinds.contains(id) ||
                          things_.labels.contains(id) || things_.sections.contains(id) ||
                          things_.scores.contains(id));
  }

  void warn(const CompileReport::Constant& constant) {
    at(constant.owner, [&](const Path& path) {
      if (constant.always) {
        reading_.warning(Code::condition_always_true, path, {});
      } else if (constant.owner.member == Member::question_visible) {
        reading_.warning(Code::unreachable_question, path,
                         {definition_.questions[constant.owner.index].id});
      } else {
        reading_.warning(Code::condition_never_true, path, {});
      }
    });
  }

  const Definition& definition_;
  const SoundParts& sound_;
  const NamedThings& things_;
  Reading& reading_;
  bool complete_ = false;  // the lists of everything that has a name were read
  // Ids of what was read with mistakes, and so may be missing or mean something else.
  std::unordered_set<std::string_view> broken_;
  std::unordered_set<std::string_view> broken_scales_;
};

}  // namespace

void check_expressions(const Definition& definition, const SoundParts& sound,
                       const NamedThings& things, Reading& reading) {
  ExpressionCheck(definition, sound, things, reading).run();
}

}  // namespace peil
