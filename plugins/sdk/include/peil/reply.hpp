// What a program says about a record, built piece by piece: scores, labels, findings, actions and
// notes, all by id. Each piece is written when its builder ends, so one statement says one thing:
//
//   reply.finding("late").number("needed", 40).date("by", "2030-12-31").because("capacity");
#pragma once

#include "json_writer.hpp"
#include "number.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace peil::plugin {

// A piece under construction. What its kind doesn't have, the host ignores. Ends before the next
// one of its kind begins. Not inlined: programs say many things, and each would have all of this.
class Piece {
 public:
  [[gnu::noinline]] Piece(Writer& list, std::string_view name, std::string_view id) : list_(list) {
    if (list_.empty()) list_.begin_array();
    list_.begin_object().key(name).string(id);
  }
  Piece(Writer& list, std::string_view name, std::string_view id, std::string_view state)
      : Piece(list, name, id) {
    set("state", state);
  }
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;
  [[gnu::noinline]] ~Piece() {
    if (!arguments_.empty()) list_.key("arguments").raw(arguments_.end_object().text());
    if (!because_.empty()) list_.key("because").raw(because_.end_array().text());
    if (!settles_.empty()) list_.key("settles").raw(settles_.end_array().text());
    list_.end_object();
  }

  // Whom it is about, where it isn't the record.
  Piece& subject(std::string_view kind, std::string_view id) {
    list_.key("subject").begin_object().key("kind").string(kind).key("id").string(id).end_object();
    return *this;
  }
  // A member whose value is a text: "option", "by", "about", …
  [[gnu::noinline]] Piece& set(std::string_view member, std::string_view text) {
    list_.key(member).string(text);
    return *this;
  }
  // A member whose value is a number with that many decimals: "value", "effort", "low", …
  [[gnu::noinline]] Piece& set(std::string_view member, std::int64_t number,
                               unsigned decimals = 0) {
    list_.key(member).string(fixed_text(number, decimals));
    return *this;
  }
  Piece& none(std::string_view member) {
    list_.key(member).null();
    return *this;
  }

  // What fills the {places} of its text: each name once. The host writes numbers and dates as the
  // reader's language does, and a question as its title.
  [[gnu::noinline]] Piece& number(std::string_view name, std::int64_t number,
                                  unsigned decimals = 0) {
    return argument(name, "number", fixed_text(number, decimals));
  }
  Piece& date(std::string_view name, std::string_view day) { return argument(name, "date", day); }
  Piece& question(std::string_view name, std::string_view id) {
    return argument(name, "question", id);
  }
  Piece& text(std::string_view name, std::string_view text) { return argument(name, "text", text); }

  // A question whose answer decided it. Any number of them.
  Piece& because(std::string_view question) { return append(because_, question); }
  // A question that would settle an open label. Any number of them.
  Piece& settles(std::string_view question) { return append(settles_, question); }

 private:
  [[gnu::noinline]] Piece& argument(std::string_view name, std::string_view type,
                                    std::string_view value) {
    if (arguments_.empty()) arguments_.begin_object();
    arguments_.key(name).begin_object().key(type).string(value).end_object();
    return *this;
  }
  [[gnu::noinline]] Piece& append(Writer& list, std::string_view id) {
    if (list.empty()) list.begin_array();
    list.string(id);
    return *this;
  }

  Writer& list_;
  Writer arguments_;
  Writer because_;
  Writer settles_;
};

class Reply {
 public:
  Reply() = default;
  Reply(const Reply&) = delete;
  Reply& operator=(const Reply&) = delete;

  // An added score: set "value" with a number, or none("value"); "low" and "high" are its bounds,
  // both or neither.
  Piece score(std::string_view id) { return {scores_, "id", id}; }

  // An added label, with its state: "yes", "no" or "open".
  Piece label(std::string_view id, std::string_view state) { return {labels_, "id", id, state}; }

  // An added finding that holds.
  Piece finding(std::string_view id) { return {findings_, "id", id}; }

  // The next step of an added list: set "question" and "option", or "action"; "by", "effort" and
  // "value" where known.
  Piece action(std::string_view list) { return {actions_, "list", list}; }

  // For the trace, with an added message: how the program came to it. Set "about" to what it
  // explains.
  Piece note(std::string_view message) { return {notes_, "message", message}; }

  // There is no reply; the assessment can't be judged. In place of everything else.
  void fail() { failed_ = true; }

  std::string text() && {
    Writer writer;
    writer.begin_object();
    if (failed_) {
      writer.key("error").string("FAILED");
    } else {
      append(writer, "scores", scores_);
      append(writer, "labels", labels_);
      append(writer, "findings", findings_);
      append(writer, "actions", actions_);
      append(writer, "notes", notes_);
    }
    return std::move(writer.end_object()).text();
  }

 private:
  static void append(Writer& writer, std::string_view name, Writer& list) {
    if (!list.empty()) writer.key(name).raw(list.end_array().text());
  }

  Writer scores_;
  Writer labels_;
  Writer findings_;
  Writer actions_;
  Writer notes_;
  bool failed_ = false;
};

}  // namespace peil::plugin
