// Values in replies: numbers, dates, and the arguments that fill the {places} of texts.
#pragma once

#include "engine/json/id_list.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// In order of the alphabet, each once; views into the texts.
using PlaceNames = std::vector<std::string_view>;

// Those of the texts in all their languages.
PlaceNames all_places(std::initializer_list<const Text*> texts);

// What is wrong goes to `reading`, and gives nothing.
class ReplyValues {
 public:
  // `questions`: the ids of the definition's. Both must outlive this.
  ReplyValues(Reading& reading, IdList& questions) : reading_(reading), questions_(questions) {}

  // An integer or a decimal string; nothing if the member isn't there.
  std::optional<double> number(Members& members, std::string_view name);
  // Empty where the member isn't there.
  std::string date(Members& members, std::string_view name);
  // The member "arguments".
  Arguments arguments(Members& members);
  // Reports the places to which the member "arguments" gives nothing. `id`: whose text it is.
  void require_places(const PlaceNames& places, const std::string& id, Members& members);

 private:
  std::optional<ArgumentValue> argument(const boost::json::value& value, const Path& path);

  Reading& reading_;
  IdList& questions_;
};

}  // namespace peil
