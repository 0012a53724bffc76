// What the host asks in a request `evaluate`, by name and type: the assessment, the day, and what
// was answered. Views into the request, as cheap to copy as a pointer, and valid as long as it.
// What a request doesn't have is empty.
#pragma once

#include "json_reader.hpp"
#include "number.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace peil::plugin {

// A list of views: for (const Question question : assessment.questions()).
template <class View>
class Each {
 public:
  explicit Each(Value list) : list_(list) {}

  class Iterator {
   public:
    explicit Iterator(Value::Iterator at) : at_(at) {}
    View operator*() const { return View(*at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    Value::Iterator at_;
  };
  Iterator begin() const { return Iterator(list_.begin()); }
  Iterator end() const { return Iterator(list_.end()); }

  std::size_t size() const { return list_.size(); }

  // The one with this id; else one that doesn't exist. Cost: linear.
  View find(std::string_view id) const {
    for (const Value element : list_) {
      if (element["id"].text() == id) return View(element);
    }
    return View(Value());
  }

 private:
  Value list_;
};

// What all views share. json() is the value itself, for members that have no function here.
class View {
 public:
  explicit View(Value json) : json_(json) {}
  bool exists() const { return json_.exists(); }
  Value json() const { return json_; }
  std::string_view id() const { return member("id"); }

 protected:
  std::string_view member(std::string_view name) const { return json_[name].text(); }

 private:
  Value json_;
};

// Numbers in a request are decimal texts: see fixed().
class Option : public View {
 public:
  using View::View;
  std::string_view value() const { return member("value"); }  // empty: it counts for nothing
  // How long it takes at least to get here from the option before; 0: not given.
  std::int64_t months() const { return integer(json()["months"].text()).value_or(0); }
};

// Of a section or question: its tags.
class Tagged : public View {
 public:
  using View::View;
  bool has_tag(std::string_view tag) const {
    for (const Value each : json()["tags"]) {
      if (each.text() == tag) return true;
    }
    return false;
  }
};

class Section : public Tagged {
 public:
  using Tagged::Tagged;
  std::string_view kind() const { return member("for"); }  // of subject; empty: asked once
};

// What must be there before a question can reach an option.
class Need : public View {
 public:
  using View::View;
  std::string_view to() const { return member("to"); }              // the option to reach
  std::string_view question() const { return member("question"); }  // another question, which
  std::string_view level() const { return member("level"); }  // must be at this option, or above
};

class Question : public Tagged {
 public:
  using Tagged::Tagged;
  std::string_view section() const { return member("section"); }
  std::string_view type() const { return member("type"); }
  std::string_view scale() const {
    return member("scale");
  }  // empty: no scale, or options of its own
  Each<Need> needs() const { return Each<Need>(json()["needs"]); }
  std::string_view weight() const {
    const std::string_view given = member("weight");
    return given.empty() ? "1" : given;
  }
};

class Target : public View {
 public:
  using View::View;
  std::string_view score() const { return member("score"); }
  std::string_view value() const { return member("value"); }
  std::string_view by() const { return member("by"); }
  bool for_each() const { return member("who") == "each"; }  // else it is for the sector's mean
};

class Assessment : public View {
 public:
  using View::View;
  std::string_view version() const { return member("version"); }
  Each<Section> sections() const { return Each<Section>(json()["sections"]); }
  Each<Question> questions() const { return Each<Question>(json()["questions"]); }
  Each<Target> targets() const { return Each<Target>(json()["targets"]); }
  Each<Option> scale(std::string_view id) const { return Each<Option>(json()["scales"][id]); }

  // Of a question, from its scale or its own; none if it isn't about options.
  Each<Option> options(const Question& question) const {
    const std::string_view named = question.scale();
    return named.empty() ? Each<Option>(question.json()["options"]) : scale(named);
  }
};

enum class AnswerState : std::uint8_t {
  counted,         // answered, and it counts in scores
  answered,        // answered
  open,            // not yet answered
  unknown,         // “don't know”
  not_applicable,  // doesn't apply here
  hidden           // not asked
};

class Answer : public View {
 public:
  using View::View;

  // A state that this version doesn't know, and an answer that doesn't exist, are open.
  AnswerState state() const {
    constexpr std::string_view words[] = {"counted", "answered",       "open",
                                          "unknown", "not_applicable", "hidden"};
    const std::string_view word = member("state");
    for (std::uint8_t i = 0; i < 6; ++i) {
      if (words[i] == word) return static_cast<AnswerState>(i);
    }
    return AnswerState::open;
  }
  bool given() const { return state() <= AnswerState::answered; }

  // The chosen option, the text, the date (ISO 8601) or the number; empty if it isn't given, or
  // is a list, an allocation or a plan: those are in json()["answer"].
  std::string_view text() const { return member("answer"); }
  std::string_view value() const { return member("value"); }  // that it counts for
  bool chose(std::string_view option) const {
    const Value answer = json()["answer"];
    if (answer.text() == option) return answer.is(Value::Kind::string);
    for (const Value each : answer) {
      if (answer.is(Value::Kind::array) && each.text() == option) return true;
    }
    return false;
  }
};

// A score of the assessment, or of a section: decimal texts, empty if there is no value.
class Score : public View {
 public:
  using View::View;
  std::string_view value() const { return member("value"); }
  std::string_view low() const { return member("low"); }
  std::string_view high() const { return member("high"); }
  bool settled() const { return json()["settled"].truth(); }
};

class Label : public View {
 public:
  using View::View;
  bool holds() const { return member("state") == "yes"; }
  bool open() const { return member("state") == "open"; }
};

// What was answered and what follows: for the record, or for one of its subjects.
class Answers : public View {
 public:
  using View::View;
  Each<Answer> answers() const { return Each<Answer>(json()["answers"]); }
  Answer answer(std::string_view question) const { return answers().find(question); }
  Each<Score> sections() const { return Each<Score>(json()["sections"]); }
  Each<Score> scores() const { return Each<Score>(json()["scores"]); }
  Each<Label> labels() const { return Each<Label>(json()["labels"]); }
};

// All of it.
class Request : public View {
 public:
  using View::View;
  Assessment assessment() const { return Assessment(json()["assessment"]); }
  std::string_view today() const { return member("today"); }  // ISO 8601
  Answers record() const { return Answers(json()["record"]); }
  Each<Answers> subjects(std::string_view kind) const {
    return Each<Answers>(json()["subjects"][kind]);
  }
};

}  // namespace peil::plugin
