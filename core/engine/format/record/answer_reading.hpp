// What is said about one question, from JSON: records hold it, and so do the examples of a
// definition.
#pragma once

#include "engine/json/reading.hpp"
#include "engine/model/record.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace peil {

class AnswerReading {
 public:
  explicit AnswerReading(Reading& reading) : reading_(reading) {}

  // An answer as an object. What isn't known, or belongs to another state, is kept in
  // `unknown_members`.
  Answer answer(Members& members);

  // A value alone. Nothing if it is wrong, which is reported, and where it is an empty text:
  // nothing is answered then.
  std::optional<AnswerValue> value(const boost::json::value& value, const Path& path);

  // Strings of a record, by their member; empty if the member isn't there or is wrong, which is
  // reported. `text` is what people write, limited in size; the others have a form.
  std::string text(Members& members, std::string_view name);
  // A moment (RFC 3339, UTC); anything else is left out, with a warning: it says when something was
  // noted, and never what.
  std::string moment(Members& members, std::string_view name);
  std::string formed(Members& members, std::string_view name, bool (*fits)(std::string_view),
                     Code code);
  std::string required(Members& members, std::string_view name, bool (*fits)(std::string_view),
                       Code code);

  // False, and reported, where a list of `what` is longer than its limit.
  bool within(std::string_view what, std::size_t found, std::size_t limit, const Path& path);

 private:
  bool short_enough(std::string_view text, std::string_view name, const Path& path);
  std::string of_form(const boost::json::string* string, Members& members, std::string_view name,
                      bool (*fits)(std::string_view), Code code);
  std::optional<AnswerValue> chosen(const boost::json::array& items, const Path& path);
  std::optional<AnswerValue> plan(const boost::json::value& value, const Path& path);
  std::optional<AnswerValue> points(const boost::json::object& object, const Path& path);
  void evidence(Members& members, Answer& answer);
  void desired(Members& members, Answer& answer);

  Reading& reading_;
};

}  // namespace peil
