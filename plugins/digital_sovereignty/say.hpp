// One thing that the program says, about a service or about all of them:
//
//   Say(reply, Finding{"end_soon"}, service).date("end", end).because("con_end");
//
// It is the SDK's builder (reply.hpp) with names as they stand in the code and days as days: a
// program in which each of the hundred calls makes a view or a text of its own is a quarter larger.
#pragma once

#include "service.hpp"

#include <peil/day.hpp>
#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

struct Score {
  const char* id;
};
struct Label {
  const char* id;
  const char* state;
};
struct Finding {
  const char* id;
};
struct Note {
  const char* message;
  const char* about;
};
struct Step {  // the next one of a list
  const char* list;
};

class Say {
 public:
  Say(plugin::Reply& reply, Score score);
  Say(plugin::Reply& reply, Finding finding);
  Say(plugin::Reply& reply, Note note);
  Say(plugin::Reply& reply, Score score, const Service& service);
  Say(plugin::Reply& reply, Note note, const Service& service);
  Say(plugin::Reply& reply, Finding finding, const Service& service);
  Say(plugin::Reply& reply, Label label, const Service& service);
  Say(plugin::Reply& reply, Step step, const Service& service);

  // A share of the whole, of a score: "value", "low" or "high".
  Say& share(const char* member, std::int64_t tenths);
  // In hundred-thousandths of a percent.
  Say& percent(const char* member, std::int64_t percent);
  Say& none(const char* member);
  Say& set(const char* member, std::string_view text);

  Say& number(const char* name, std::int64_t number);
  Say& points(const char* name, std::int64_t hundredths);
  Say& date(const char* name, plugin::Day day);
  Say& text(const char* name, const std::string& text);
  Say& question(const char* name, std::string_view id);
  // {count} and {services}: how many services, and which.
  Say& services(const Situation& situation, const std::vector<std::size_t>& which);

  Say& because(const char* question);
  Say& because(Fact fact);
  Say& because(const Item& item);
  Say& settles(Fact fact);
  Say& settles(const Item& item);

 private:
  void about(const Service& service);

  plugin::Piece piece_;
};

}  // namespace peil::digital_sovereignty
