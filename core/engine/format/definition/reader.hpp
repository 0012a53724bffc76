// Reading a definition part by part. Each part has its own source file: scales, subjects, sections,
// questions, scores with their targets and benchmarks, conclusions (labels, findings, actions),
// what a program adds, changes; what they share is in definition_parts.cpp.
#pragma once

#include "engine/format/definition/check.hpp"
#include "engine/format/definition/texts.hpp"
#include "engine/json/id_list.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"

#include <boost/json/array.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace peil {

// Reads in an order in which most of what can be referred to is known before it is; what refers to
// something further on is looked up afterwards. Every entry of a list in the file gives an entry in
// the definition, a broken one too, so that indices are places in the file.
class DefinitionReader {
 public:
  explicit DefinitionReader(Reading& reading)
      : reading_(reading), texts_(reading, definition_.languages) {}

  // Takes a document that lives as long as the reader. What is wrong goes to `reading`; where that
  // has errors, the result is only good for further checks.
  Definition read(const boost::json::value& document);

 private:
  bool read_format(Members& members);
  void read_head(Members& members);
  void read_languages(Members& members);
  void read_sources(Members& members);
  void read_tags(Members& members);
  void read_examples(Members& members);
  void warn_unused(bool has_program);

  void read_scales(Members& members);
  Scale read_scale(Members& members, std::string_view id);
  bool read_options(Members& members, Scale& scale, bool exclusive);
  void read_measured(Members& members, Option& option);
  void check_measured(const Scale& scale, const Path& path);
  void check_labels(const Scale& scale, const Path& path);
  void check_steps(Members& members, const Scale& scale, bool values_known);
  void require_scales(Members& members);

  void read_subjects(Members& members);
  void read_subject_kind(Members& members, std::string_view id);
  void find_name_questions();
  void find_tables();
  void find_classes();

  void read_sections(Members& members);
  bool read_section_score(Members& members, Section& section);
  bool read_questions(Members& section);
  bool read_question(Members& members);
  bool read_question_type(Members& members, Question& question);
  void check_is_choice(Members& members, const Question& question);
  bool read_question_scale(Members& members, Question& question);
  bool read_question_options(Members& members, Question& question);
  bool read_number(Members& members, Question& question);
  bool read_scored(Members& members, Question& question);
  void read_evidence(Members& members, Question& question, bool sound);
  std::vector<Text> read_levels(Members& members, std::string_view name, const Scale* scale,
                                std::size_t first);
  std::optional<std::uint32_t> option_named(std::string_view id,
                                            const std::vector<std::string_view>& options,
                                            const Path& path, Reading::At at = Reading::At::value);
  void read_needs(Members& members, const Scale* scale);
  void read_expiries(Members& members, Question& question);
  void find_proposals();
  void find_proposal(Members& members, std::uint32_t of);
  std::optional<AnswerValue> read_proposed(const boost::json::value& value,
                                           const Question& question, const Path& path);
  void find_needs();
  void check_needs();

  void read_scores(Members& members);
  bool read_score_sections(Members& members, Score& score);
  bool read_measure(Members& members, Score& score);
  bool read_weights(Members& members, Score& score);
  bool read_listed_sections(const boost::json::array& list, const Path& path, Score& score);
  bool read_score_of(Members& members);
  void find_scores_of_subjects();
  void read_targets(Members& members);
  void read_benchmarks(Members& members);
  void find_benchmarked(Members& members, Benchmark& benchmark);
  void read_survey(Members& members, Benchmark& benchmark);

  void read_exploration(Members& members);
  void read_labels(Members& members);
  void read_findings(Members& members);
  void read_finding_source(Members& members, std::optional<Reference>& source,
                           std::string& applies_from);
  std::vector<std::uint32_t> read_suggestions(Members& members);
  void read_actions(Members& members);
  void warn_places(const Text& text, const Path& path);

  void read_program(Members& definition);
  void read_added_scores(Members& members);
  void read_added_labels(Members& members);
  void read_added_findings(Members& members);
  void read_added_lists(Members& members);
  Text read_text_with_places(Members& members, std::string_view name, bool required);

  // What returns in several parts.
  bool within_limit(std::size_t size, std::size_t limit, std::string_view name, Members& members);
  std::string new_id(Members& members, IdList& ids, const IdList* shared = nullptr);
  bool new_key(std::string_view id, const Path& path, IdList& ids);
  std::optional<Rule> read_rule(Members& members);
  std::optional<std::vector<double>> read_steps(Members& members);
  std::optional<double> value_in(Members& members, std::string_view name, double lowest,
                                 double highest);
  double read_weight(Members& members);
  double weight_of(const boost::json::value& value, const Path& path);
  std::vector<std::string> read_tag_list(Members& members);
  std::vector<Reference> read_references(Members& members);
  std::optional<Reference> read_reference(Members& members);
  std::optional<std::uint32_t> read_for(Members& members);
  std::string read_expression(Members& members, std::string_view name, bool required = false);
  std::string read_requirement(Members& members);

  // Calls `read` for every object of the list in member `name`, whose ids are `ids`. A list that
  // can't be read leaves them incomplete. `read` may give false: then unknown members of that
  // object are not reported.
  void for_each(Members& members, std::string_view name, std::size_t limit, IdList& ids,
                auto&& read) {
    const auto* list = members.find_array(name);
    if (list != nullptr && within_limit(list->size(), limit, name, members)) {
      for_each_in(*list, members.path() / name, read);
    } else if (members.find(name) != nullptr) {
      ids.mark_incomplete();
    }
  }

  // The same for a list that must be there and have something in it.
  void for_each_of_required(Members& members, std::string_view name, std::size_t limit, IdList& ids,
                            auto&& read) {
    const auto* list = members.required_array(name);
    if (list != nullptr && within_limit(list->size(), limit, name, members)) {
      if (list->empty()) {
        reading_.error(Code::empty_list, members.path() / name, {std::string(name)});
        ids.mark_incomplete();
      }
      for_each_in(*list, members.path() / name, read);
    } else {
      ids.mark_incomplete();
    }
  }

  void for_each_in(const boost::json::array& list, const Path& path, auto&& read) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      Members each(reading_, list[i], path / i);
      bool warn = true;
      if constexpr (std::is_same_v<decltype(read(each)), bool>) {
        warn = read(each);
      } else {
        read(each);
      }
      if (warn) each.warn_unknown();
    }
  }

  // Calls `see` for every id of a list, each once; nothing if there is no list.
  void for_named(const boost::json::array* list, const Path& owner, std::string_view name,
                 auto&& see) {
    if (list == nullptr) return;
    const Path path = owner / name;
    if (list->empty()) reading_.error(Code::empty_list, path, {std::string(name)});
    IdList used(reading_);
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* id = (*list)[i].if_string();
      if (id == nullptr) {
        reading_.wrong_type((*list)[i], "string", path / i);
      } else if (used.add(view(*id), path / i)) {
        see(view(*id), path / i);
      }
    }
  }

  // Returns the things of each scope, the record's or those of a kind of subject, their places: 0,
  // 1, 2, ….
  class Places {
   public:
    std::uint32_t next(std::uint32_t kind) {
      const std::size_t scope = kind == no_index ? 0 : std::size_t{kind} + 1;
      if (scope >= next_.size()) next_.resize(scope + 1);
      return next_[scope]++;
    }

   private:
    std::vector<std::uint32_t> next_;
  };

  Reading& reading_;
  Definition definition_;
  SoundParts sound_;
  TextReading texts_;
  std::size_t questions_found_ = 0;
  std::size_t subject_questions_ = 0;
  bool has_scales_ = false;
  bool needs_scales_ = false;
  Places question_places_;
  std::vector<std::optional<std::string_view>> name_questions_;  // by kind of subject
  std::vector<std::optional<std::string_view>> scores_of_;       // by score
  // A need as it is written; what it names may stand further on.
  struct NamedNeed {
    std::uint32_t of = 0;   // index in Definition::questions
    std::string_view to;    // the key under `needs`
    std::size_t place = 0;  // in the list under that key
    std::uint32_t to_option = 0;
    std::string_view question;
    std::string_view level;
  };
  std::vector<NamedNeed> named_needs_;
  // Lists that name what may stand further on, in the document.
  struct NamedProposals {
    std::uint32_t of = 0;  // index in Definition::questions
    const boost::json::array* list = nullptr;
  };
  std::vector<NamedProposals> named_proposals_;
  std::vector<const boost::json::array*> named_tables_;     // by kind of subject; null: none
  std::vector<const boost::json::array*> named_classes_;    // likewise
  std::vector<const boost::json::array*> named_registers_;  // likewise
  IdList source_ids_{reading_};
  IdList tag_ids_{reading_};
  IdList scale_ids_{reading_};
  IdList kind_ids_{reading_};
  IdList section_ids_{reading_};
  IdList question_ids_{reading_};
  IdList score_ids_{reading_};
  IdList label_ids_{reading_};
  IdList finding_ids_{reading_};
  IdList action_ids_{reading_};
};

}  // namespace peil
