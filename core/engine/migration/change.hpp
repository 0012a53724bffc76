// A definition's changes, made ready to be asked: where the answer to a question goes, and on which
// scale it stands then.
#pragma once

#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace peil {

// What a change does to the scale of an answer.
class Rescaling {
 public:
  Rescaling(const Change::Rescaled& rescaled, std::uint32_t rank);

  // Changes a value. Calls `unknown` with every part of it that the change says nothing about;
  // these stay as they are.
  using Unknown = std::function<void(std::string_view)>;
  void apply(AnswerValue& value, const Unknown& unknown) const;
  // The same of a level: an option's id or a number as text.
  void apply_to_level(std::string& level, const Unknown& unknown) const;

  std::uint32_t rank() const { return rank_; }

 private:
  const std::string* option(const std::string& id) const;
  std::optional<double> number(double value) const;

  std::unordered_map<std::string_view, const std::string*> options_;
  bool of_options_;
  double factor_;
  double plus_;
  std::uint32_t rank_;
};

// One change. `rank` is the place of an entry among all of the change's: renamed, split, merged,
// rescaled, removed.
class ChangeIndex {
 public:
  struct Move {
    enum class Kind : std::uint8_t { renamed, split, merged };
    Kind kind{};
    std::string_view to;
    std::uint32_t rank = 0;
    std::uint32_t order = 0;  // among the old questions that are merged
    const Change::Split* split = nullptr;
    const Change::Merged* merged = nullptr;
  };
  struct Removal {
    const Change::Removed* removed = nullptr;
    std::uint32_t rank = 0;
  };

  // Keeps references to the change.
  ChangeIndex(const Change& change, std::string_view until);

  const std::string& from() const { return change_->from; }
  // The version that it leads to.
  std::string_view until() const { return until_; }

  // Where the answer to a question goes; null if it stays. Both null: it stays where it is.
  const std::vector<Move>* moves(std::string_view question) const;
  const Removal* removal(std::string_view question) const;
  bool concerns(std::string_view question) const;
  // True if an answer comes to that question.
  bool arrives(std::string_view question) const { return arrivals_.contains(question); }

  const Rescaling* by_question(std::string_view question) const;
  const Rescaling* by_scale(std::string_view scale) const;
  bool rescales() const { return !rescalings_.empty(); }
  bool rescales_scales() const { return !by_scale_.empty(); }

  // Every id on the left.
  template <class Each>
  void each_left(Each&& each) const {
    for (const auto& [id, moves] : moves_)
      each(id);
    for (const auto& [id, removal] : removals_)
      each(id);
  }

 private:
  void add_move(std::string_view from, Move move);

  const Change* change_;
  std::string_view until_;
  std::unordered_map<std::string_view, std::vector<Move>> moves_;
  std::unordered_map<std::string_view, Removal> removals_;
  std::unordered_set<std::string_view> arrivals_;
  std::vector<Rescaling> rescalings_;
  std::unordered_map<std::string_view, std::size_t> by_question_;
  std::unordered_map<std::string_view, std::size_t> by_scale_;
};

// All changes of a definition, one after another. An answer's way is followed to the definition,
// because only there it is known which scale a question has, and what its options are worth.
class ChangeChain {
 public:
  // Keeps a reference to the definition.
  explicit ChangeChain(const Definition& definition);

  std::size_t size() const { return changes_.size(); }
  const ChangeIndex& operator[](std::size_t index) const { return changes_[index]; }

  // What change `index` does to the scale of a question, which is named as it is after that change;
  // null: nothing.
  const Rescaling* rescaling(std::size_t index, std::string_view question);

  // What a value that stands after change `index` is worth on the definition's scale; nothing if
  // that can't be known.
  std::optional<double> worth(std::size_t index, std::string_view question, AnswerValue value);

 private:
  // The first change after `index` that moves the question, or the number of changes.
  std::size_t next_move(std::size_t index, std::string_view question) const;
  // The question in the definition that it becomes; the first one of several. `no_index`: it ends
  // before that.
  std::uint32_t final_question(std::size_t index, std::string_view question) const;

  const Definition& definition_;
  std::vector<ChangeIndex> changes_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> mentions_;  // in ascending order
  std::unordered_map<std::string_view, std::uint32_t> questions_;
  // Of the change that was asked for last.
  std::size_t known_of_ = static_cast<std::size_t>(-1);
  std::unordered_map<std::string, const Rescaling*> known_;
};

}  // namespace peil
