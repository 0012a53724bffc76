#include "engine/canonical.hpp"
#include "engine/definition_reader.hpp"
#include "engine/limits.hpp"
#include "engine/syntax.hpp"

#include <algorithm>
#include <cmath>

namespace peil {

namespace json = boost::json;

void DefinitionReader::read_scales(Members& members) {
  const auto* value = members.required("scales");
  const auto* object = value != nullptr ? value->if_object() : nullptr;
  const Path path = members.path() / "scales";
  if (value != nullptr && object == nullptr) reading_.wrong_type(*value, "object", path);
  if (object == nullptr || !within_limit(object->size(), limits::scales, "scales", members)) {
    return scale_ids_.mark_incomplete();
  }
  for (const auto& member : *object) {
    const std::string_view id(member.key().data(), member.key().size());
    if (!is_id(id)) reading_.error(Code::bad_id, path / id, {std::string(id)}, Reading::At::key);
    if (id.size() > limits::id_bytes)
      continue;  // nor is anything in it: pointers through it have no end
    scale_ids_.add(id, path / id);
    const std::size_t errors_before = reading_.error_count();
    Members each(reading_, member.value(), path / id);
    definition_.scales.push_back(read_scale(each, id));
    sound_.scales.push_back(reading_.error_count() == errors_before);
  }
}

Scale DefinitionReader::read_scale(Members& members, std::string_view id) {
  Scale scale;
  scale.id = id;
  IdList option_ids(reading_);
  bool all_have_values = true;
  for_each_of_required(members, "options", limits::options, option_ids, [&](Members& each) {
    Option option;
    option.id = new_id(each, option_ids);
    option.value = value_in(each, "value", -limits::value_magnitude, limits::value_magnitude);
    all_have_values = all_have_values && option.value;
    if (!option.value && each.find("value") != nullptr)
      option.value = 0;  // it has one, though a wrong one
    option.label = texts_.required(each, "label");
    option.text = texts_.optional(each, "text");
    scale.options.push_back(std::move(option));
  });
  bool first = true;
  for (const auto& option : scale.options) {
    if (!option.value) continue;
    scale.lowest = first ? *option.value : std::min(scale.lowest, *option.value);
    scale.highest = first ? *option.value : std::max(scale.highest, *option.value);
    first = false;
  }
  check_steps(members, scale, all_have_values && !scale.options.empty());
  members.warn_unknown();
  return scale;
}

// "min", "max" and "step" say again what the options' values say, for readers of the file: they must agree.
// Where a value is missing or wrong, that has been said, and only the types are checked.
void DefinitionReader::check_steps(Members& members, const Scale& scale, bool values_known) {
  const auto lowest = members.find_number("min");
  const auto highest = members.find_number("max");
  const auto step = members.find_number("step");
  if (step && !(*step > 0))
    reading_.error(Code::bad_value, members.path() / "step", {number_text(*step), "> 0"});
  if (!values_known) return;
  bool outside = false;
  const Path options = members.path() / "options";
  for (std::size_t i = 0; i < scale.options.size(); ++i) {
    const double value = *scale.options[i].value;
    const Path option = options / i;
    if ((lowest && value < *lowest) || (highest && value > *highest)) {
      outside = true;
      reading_.error(Code::value_outside_scale, option / "value",
                     {number_text(value), number_text(lowest.value_or(scale.lowest)),
                      number_text(highest.value_or(scale.highest))});
    } else if (step && *step > 0) {
      const double from = lowest.value_or(scale.lowest);
      const double steps = (value - from) / *step;
      if (std::fabs(steps - std::round(steps)) > 1e-9) {
        reading_.error(Code::bad_value, option / "value",
                       {number_text(value), number_text(from) + " + n × " + number_text(*step)});
      }
    }
  }
  if (outside) return;
  if (lowest && *lowest != scale.lowest) {
    reading_.error(Code::bad_value, members.path() / "min",
                   {number_text(*lowest), number_text(scale.lowest)});
  }
  if (highest && *highest != scale.highest) {
    reading_.error(Code::bad_value, members.path() / "max",
                   {number_text(*highest), number_text(scale.highest)});
  }
}

}  // namespace peil
