#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace peil {

namespace json = boost::json;

// Where no question names a scale, there needn't be any: see `require_scales`.
void DefinitionReader::read_scales(Members& members) {
  has_scales_ = members.find("scales") != nullptr;
  const auto* object = members.find_object("scales");
  if (object == nullptr || !within_limit(object->size(), limits::scales, "scales", members)) {
    return scale_ids_.mark_incomplete();
  }
  const Path path = members.path() / "scales";
  for (const auto& member : *object) {
    const std::string_view id = key_of(member);
    // Nor is anything in one without a usable id read: pointers through it have no end.
    if (!new_key(id, path / id, scale_ids_)) continue;
    Members each(reading_, member.value(), path / id);
    definition_.scales.push_back(read_scale(each, id));
  }
  definition_.named_scales = definition_.scales.size();
}

// Said once, where the scales should stand, instead of at every question.
void DefinitionReader::require_scales(Members& members) {
  if (needs_scales_ && !has_scales_) members.required("scales");
}

Scale DefinitionReader::read_scale(Members& members, std::string_view id) {
  Scale scale;
  scale.id = id;
  const bool sound = read_options(members, scale, true);
  bool values_known = sound;
  for (const auto& option : scale.options)
    values_known = values_known && option.value;
  check_steps(members, scale, values_known);
  members.warn_unknown();
  sound_.scales.push_back(sound);
  return scale;
}

// The member "options" of a scale or a question. True if they are all there and their values
// aren't wrong; one that can't be used has 0 as its value then. `exclusive`: they may be of a
// question with several answers.
bool DefinitionReader::read_options(Members& members, Scale& scale, bool exclusive) {
  IdList ids(reading_);
  bool sound = true;
  for_each_of_required(members, "options", limits::options, ids, [&](Members& each) {
    Option option;
    option.id = new_id(each, ids);
    option.value = value_in(each, "value", -limits::value_magnitude, limits::value_magnitude);
    if (!option.value && each.find("value") != nullptr) {
      option.value = 0;
      sound = false;
    }
    option.label = texts_.required(each, "label");
    option.text = texts_.optional(each, "text");
    read_measured(each, option);
    if (exclusive) option.exclusive = each.find_bool("exclusive").value_or(false);
    if (const auto months = each.find_number("months")) {
      const auto most = static_cast<double>(limits::months);
      if (!(*months >= 1) || *months > most || *months != std::floor(*months)) {
        reading_.error(Code::bad_value, each.path() / "months",
                       {number_text(*months), "1, 2, … " + std::to_string(limits::months)});
      } else {
        option.months = static_cast<unsigned>(*months);
      }
    }
    sound = sound && !option.id.empty();
    scale.options.push_back(std::move(option));
  });
  bool first = true;
  for (const auto& option : scale.options) {
    if (!option.value) continue;
    scale.lowest = first ? *option.value : std::min(scale.lowest, *option.value);
    scale.highest = first ? *option.value : std::max(scale.highest, *option.value);
    first = false;
  }
  check_labels(scale, members.path() / "options");
  check_measured(scale, members.path() / "options");
  return sound && !scale.options.empty();
}

// The member "values": what choosing the option counts for in other measures.
void DefinitionReader::read_measured(Members& members, Option& option) {
  const auto* object = members.find_object("values");
  if (object == nullptr) return;
  Members values(reading_, *members.find("values"), members.path() / "values");
  for (const auto& member : *object) {
    const std::string_view name = key_of(member);
    if (!is_id(name)) {
      reading_.error(Code::bad_id, values.path() / name, {std::string(name)}, Reading::At::key);
      continue;
    }
    const auto known = std::find(definition_.measures.begin(), definition_.measures.end(), name);
    const auto index = static_cast<std::size_t>(known - definition_.measures.begin());
    if (known == definition_.measures.end()) {
      if (!within_limit(index + 1, limits::measures, "values", members)) return;
      definition_.measures.emplace_back(name);
    }
    if (option.measured.size() <= index) option.measured.resize(index + 1);
    // One that can't be used counts for 0, so that only its own mistake is told.
    option.measured[index] =
        value_in(values, name, -limits::value_magnitude, limits::value_magnitude).value_or(0);
  }
}

// What one option counts for in a measure, all of them must.
void DefinitionReader::check_measured(const Scale& scale, const Path& path) {
  for (std::uint32_t measure = 0; measure < definition_.measures.size(); ++measure) {
    const auto counts = [&](const Option& option) {
      return option.counts_for(measure).has_value();
    };
    if (std::none_of(scale.options.begin(), scale.options.end(), counts)) continue;
    for (std::size_t i = 0; i < scale.options.size(); ++i) {
      if (!counts(scale.options[i]))
        reading_.error(Code::missing_member, path / i, {"values." + definition_.measures[measure]});
    }
  }
}

// People tell options apart by their labels alone.
void DefinitionReader::check_labels(const Scale& scale, const Path& path) {
  std::map<std::string_view, std::string_view> seen;
  for (std::size_t i = 0; i < scale.options.size(); ++i) {
    const Option& option = scale.options[i];
    if (option.label.empty()) continue;
    const auto [first, is_new] = seen.try_emplace(option.label.in(0), option.id);
    if (is_new) continue;
    const Path at = path / i;
    reading_.warning(Code::same_label, at / "label", {option.id, std::string(first->second)});
  }
}

// "min", "max" and "step" say again what the options' values say, for readers of the file: they
// must agree. Where a value is missing or wrong, that has been said, and only the types are
// checked.
void DefinitionReader::check_steps(Members& members, const Scale& scale, bool values_known) {
  const auto lowest = members.find_number("min");
  const auto highest = members.find_number("max");
  const auto step = members.find_number("step");
  if (step && !(*step > 0))
    reading_.error(Code::bad_value, members.path() / "step", {number_text(*step), "> 0"});
  if (lowest && highest && *lowest > *highest) {
    reading_.error(Code::bad_value, members.path() / "max",
                   {number_text(*highest), "≥ " + number_text(*lowest)});
    return;
  }
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
