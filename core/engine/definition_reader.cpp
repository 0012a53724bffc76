#include "engine/canonical.hpp"
#include "engine/definition.hpp"
#include "engine/definition_check.hpp"
#include "engine/id_list.hpp"
#include "engine/json_reading.hpp"
#include "engine/json_text.hpp"
#include "engine/limits.hpp"
#include "engine/sha256.hpp"
#include "engine/syntax.hpp"
#include "engine/text_reading.hpp"

#include <algorithm>
#include <cmath>

namespace peil {
namespace {

namespace json = boost::json;

constexpr int format_version = 1;

// Reads part by part, in an order in which everything that can be referred to is known before it is. Every entry of a
// list in the file gives an entry in the definition, a broken one too, so that indices are places in the file.
class DefinitionReader {
 public:
  explicit DefinitionReader(Reading& reading) : reading_(reading), texts_(reading, definition_.languages) {}

  Definition read(const json::value& document) {
    Members members(reading_, document, Path{});
    if (!read_format(members)) return {};
    read_head(members);
    read_sources(members);
    read_tags(members);
    read_scales(members);
    read_sections(members);
    read_scores(members);
    read_targets(members);
    members.find("$schema");
    members.warn_unknown();
    check_definition(definition_, sound_, reading_);
    return std::move(definition_);
  }

 private:
  // False where the rest can't be judged by the rules of this version.
  bool read_format(Members& members) {
    if (!members.valid()) return false;
    const auto* found = members.required("peil");
    if (found == nullptr) return true;
    const auto number = number_of(*found);
    if (!number) {
      reading_.wrong_type(*found, "number", members.path() / "peil");
    } else if (*number != format_version) {
      reading_.error(Code::unsupported_format, members.path() / "peil", {shown(*found), std::to_string(format_version)});
      return false;
    }
    return true;
  }

  void read_head(Members& members) {
    read_languages(members);
    if (const auto* id = members.required_string("id")) {
      definition_.id = view(*id);
      if (!is_assessment_id(definition_.id)) reading_.error(Code::bad_id, members.path() / "id", {definition_.id});
    }
    if (const auto* version = members.required_string("version")) {
      definition_.version = view(*version);
      if (!is_version(definition_.version)) {
        reading_.error(Code::bad_version, members.path() / "version", {definition_.version});
      }
    }
    definition_.title = texts_.required(members, "title");
    definition_.subtitle = texts_.optional(members, "subtitle");
    definition_.description = texts_.optional(members, "description");
    if (const auto* checked = members.required_string("checked")) {
      definition_.checked = view(*checked);
      if (!is_date(definition_.checked)) {
        reading_.error(Code::bad_date, members.path() / "checked", {definition_.checked});
      }
    }
  }

  void read_languages(Members& members) {
    const auto* list = members.required_array("languages");
    if (list == nullptr || !within_limit(list->size(), limits::languages, "languages", members)) return;
    if (list->empty()) reading_.error(Code::empty_list, members.path() / "languages", {"languages"});
    const Path path = members.path() / "languages";
    IdList ids(reading_);
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* language = (*list)[i].if_string();
      if (language == nullptr) {
        reading_.wrong_type((*list)[i], "string", path / i);
      } else if (!is_language(view(*language))) {
        reading_.error(Code::bad_language, path / i, {std::string(view(*language))});
      } else if (ids.add(view(*language), path / i)) {
        definition_.languages.emplace_back(view(*language));
      }
    }
  }

  void read_sources(Members& members) {
    for_each(members, "sources", limits::sources, [&](Members& each) {
      Source source;
      source.id = new_id(each, source_ids_);
      source.title = texts_.required_name(each, "title");
      if (const auto* date = each.find_string("date")) {
        source.date = view(*date);
        if (!is_partial_date(source.date)) reading_.error(Code::bad_date, each.path() / "date", {source.date});
      }
      if (const auto* url = each.find_string("url")) {
        source.url = view(*url);
        if (check_plain_string(reading_, source.url, each.path() / "url") &&
            !source.url.starts_with("https://") && !source.url.starts_with("http://")) {
          reading_.error(Code::bad_value, each.path() / "url", {shown(*url), "“https://…”, “http://…”"});
        }
      }
      source.note = texts_.optional(each, "note");
      definition_.sources.push_back(std::move(source));
    });
  }

  void read_tags(Members& members) {
    for_each(members, "tags", limits::tags, [&](Members& each) {
      Tag tag;
      tag.id = new_id(each, tag_ids_);
      tag.title = texts_.required(each, "title");
      definition_.tags.push_back(std::move(tag));
    });
  }

  void read_scales(Members& members) {
    const auto* value = members.required("scales");
    if (value == nullptr) return;
    const auto* object = value->if_object();
    const Path path = members.path() / "scales";
    if (object == nullptr) return reading_.wrong_type(*value, "object", path);
    if (!within_limit(object->size(), limits::scales, "scales", members)) return;
    for (const auto& member : *object) {
      const std::string_view id(member.key().data(), member.key().size());
      if (!is_id(id)) reading_.error(Code::bad_id, path / id, {std::string(id)}, Reading::At::key);
      if (id.size() > limits::id_bytes) continue;
      scale_ids_.add(id, path / id);
      Members each(reading_, member.value(), path / id);
      definition_.scales.push_back(read_scale(each, id));
    }
  }

  Scale read_scale(Members& members, std::string_view id) {
    Scale scale;
    scale.id = id;
    IdList option_ids(reading_);
    for_each(members, "options", limits::options, true, [&](Members& each) {
      Option option;
      option.id = new_id(each, option_ids);
      option.value = value_in(each, "value", -limits::value_magnitude, limits::value_magnitude);
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
    check_steps(members, scale);
    members.warn_unknown();
    return scale;
  }

  // "min", "max" and "step" say again what the options' values say, for readers of the file: they must agree.
  void check_steps(Members& members, const Scale& scale) {
    const auto lowest = members.find_number("min");
    const auto highest = members.find_number("max");
    const auto step = members.find_number("step");
    if (step && !(*step > 0)) reading_.error(Code::bad_value, members.path() / "step", {number_text(*step), "> 0"});
    bool outside = false;
    const Path options = members.path() / "options";
    for (std::size_t i = 0; i < scale.options.size(); ++i) {
      if (!scale.options[i].value) continue;
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
    if (outside || scale.options.empty()) return;
    if (lowest && *lowest != scale.lowest) {
      reading_.error(Code::bad_value, members.path() / "min", {number_text(*lowest), number_text(scale.lowest)});
    }
    if (highest && *highest != scale.highest) {
      reading_.error(Code::bad_value, members.path() / "max", {number_text(*highest), number_text(scale.highest)});
    }
  }

  void read_sections(Members& members) {
    for_each(members, "sections", limits::sections, true, [&](Members& each) {
      Section section;
      section.id = new_id(each, section_ids_);
      section.title = texts_.required(each, "title");
      section.intro = texts_.optional(each, "intro");
      section.tags = read_tag_list(each);
      section.weight = read_weight(each);
      if (const auto* score = each.find("score")) {
        section.scored = true;
        Members rule(reading_, *score, each.path() / "score");
        if (rule.valid()) {
          read_rule(rule);
          choose(rule, "over", {"questions"});
          rule.warn_unknown();
        }
      }
      section.first_question = static_cast<std::uint32_t>(definition_.questions.size());
      read_questions(each);
      section.question_count = static_cast<std::uint32_t>(definition_.questions.size()) - section.first_question;
      definition_.sections.push_back(std::move(section));
    });
    if (questions_found_ > limits::questions) {
      reading_.error(Code::limit_exceeded, members.path() / "sections",
                     {"questions", std::to_string(questions_found_), std::to_string(limits::questions)});
    }
  }

  void read_questions(Members& section) {
    const auto* list = section.required_array("questions");
    if (list == nullptr) return;
    const Path path = section.path() / "questions";
    if (list->empty()) reading_.error(Code::empty_list, path, {"questions"});
    questions_found_ += list->size();
    if (questions_found_ > limits::questions) return;
    for_each_in(*list, path, [&](Members& each) {
      Question question;
      question.section = static_cast<std::uint32_t>(definition_.sections.size());
      question.id = new_id(each, question_ids_);
      const bool known_type = choose(each, "type", {"scale"}).has_value();
      question.title = texts_.required(each, "title");
      question.help = texts_.optional(each, "help");
      const bool has_scale = known_type && read_question_scale(each, question);
      question.weight = read_weight(each);
      question.tags = read_tag_list(each);
      question.references = read_references(each);
      definition_.questions.push_back(std::move(question));
      sound_.questions.push_back(has_scale);
      return known_type;  // the members of other types aren't known here
    });
  }

  bool read_question_scale(Members& members, Question& question) {
    const auto* id = members.required_string("scale");
    const auto index = id != nullptr ? scale_ids_.find(view(*id), "scale", members.path() / "scale") : std::nullopt;
    const auto* levels = members.find("levels");
    if (index) question.scale = *index;
    if (levels == nullptr) return index.has_value();
    const Path path = members.path() / "levels";
    const auto* object = levels->if_object();
    if (object == nullptr) {
      reading_.wrong_type(*levels, "object", path);
      return index.has_value();
    }
    const auto* scale = index ? &definition_.scales[*index] : nullptr;
    if (scale != nullptr) question.levels.resize(scale->options.size());
    for (const auto& member : *object) {
      const std::string_view key(member.key().data(), member.key().size());
      if (scale == nullptr) {
        if (key.size() <= limits::id_bytes) texts_.read(member.value(), path / key);
        continue;
      }
      const auto option = std::find_if(scale->options.begin(), scale->options.end(),
                                       [&](const Option& each) { return each.id == key; });
      if (option == scale->options.end()) {
        std::vector<std::string_view> known;
        for (const auto& each : scale->options) known.push_back(each.id);
        reading_.error(Code::dangling_id, path / key,
                       {std::string(key), "option", std::string(reading_.suggester().nearest(key, known))},
                       Reading::At::key);
        continue;
      }
      question.levels[static_cast<std::size_t>(option - scale->options.begin())] =
          texts_.read(member.value(), path / key);
    }
    if (scale != nullptr) {
      for (const auto& option : scale->options) {
        if (!object->contains(option.id)) reading_.warning(Code::missing_member, path, {option.id});
      }
    }
    return index.has_value();
  }

  void read_scores(Members& members) {
    for_each(members, "scores", limits::scores, [&](Members& each) {
      Score score;
      score.id = new_id(each, score_ids_, &section_ids_);
      score.title = texts_.required(each, "title");
      read_rule(each);
      const auto over = choose(each, "over", {"questions", "sections"});
      score.over = over == 1u ? Over::sections : Over::questions;
      bool sound = over.has_value();
      if (const auto* sections = each.required("sections")) {
        sound = read_score_sections(*sections, each.path() / "sections", score) && sound;
      } else {
        sound = false;
      }
      definition_.scores.push_back(std::move(score));
      sound_.scores.push_back(sound);
    });
  }

  // "*" stands for every section, and in a score over sections for every section that has a score.
  bool read_score_sections(const json::value& value, const Path& path, Score& score) {
    const std::size_t errors_before = reading_.error_count();
    if (const auto* all = value.if_string(); all != nullptr && view(*all) == "*") {
      for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
        if (score.over == Over::questions || definition_.sections[i].scored) score.sections.push_back(i);
      }
    } else if (const auto* list = value.if_array()) {
      IdList used(reading_);
      for (std::size_t i = 0; i < list->size(); ++i) {
        const auto* id = (*list)[i].if_string();
        if (id == nullptr) {
          reading_.wrong_type((*list)[i], "string", path / i);
        } else if (const auto index = section_ids_.find(view(*id), "section", path / i)) {
          if (used.add(view(*id), path / i)) score.sections.push_back(*index);
          if (score.over == Over::sections && !definition_.sections[*index].scored) {
            reading_.error(Code::section_without_score, path / i, {std::string(view(*id)), score.id});
          }
        }
      }
      std::sort(score.sections.begin(), score.sections.end());
    } else {
      reading_.wrong_type(value, "array", path);
    }
    if (score.sections.empty() && reading_.error_count() == errors_before) {
      reading_.error(Code::empty_list, path, {"sections"});
    }
    return reading_.error_count() == errors_before;
  }

  void read_targets(Members& members) {
    for_each(members, "targets", limits::targets, [&](Members& each) {
      Target target;
      const auto* score = each.required_string("score");
      const auto index = score != nullptr ? score_ids_.find(view(*score), "score", each.path() / "score") : std::nullopt;
      target.score = index.value_or(0);
      const auto value = each.required("value") != nullptr
                             ? value_in(each, "value", -limits::value_magnitude, limits::value_magnitude)
                             : std::nullopt;
      target.value = value.value_or(0);
      if (const auto* by = each.required_string("by")) {
        target.by = view(*by);
        if (!is_date(target.by)) reading_.error(Code::bad_date, each.path() / "by", {target.by});
      }
      target.who = choose(each, "who", {"each", "sector_mean"}) == 1u ? TargetGroup::sector_mean : TargetGroup::each;
      target.title = texts_.optional(each, "title");
      target.source = read_reference(each).value_or(Reference{});
      definition_.targets.push_back(std::move(target));
      sound_.targets.push_back(index.has_value() && value.has_value());
    });
  }

  // --- parts that return in several places ---

  // Calls `read` for every object of the list in member `name`. `read` may give false: then unknown members of that
  // object are not reported.
  void for_each(Members& members, std::string_view name, std::size_t limit, bool required, auto&& read) {
    const auto* list = required ? members.required_array(name) : members.find_array(name);
    if (list == nullptr || !within_limit(list->size(), limit, name, members)) return;
    const Path path = members.path() / name;
    if (list->empty() && required) reading_.error(Code::empty_list, path, {std::string(name)});
    for_each_in(*list, path, read);
  }

  void for_each(Members& members, std::string_view name, std::size_t limit, auto&& read) {
    for_each(members, name, limit, false, read);
  }

  void for_each_in(const json::array& list, const Path& path, auto&& read) {
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

  bool within_limit(std::size_t size, std::size_t limit, std::string_view name, Members& members) {
    if (size <= limit) return true;
    reading_.error(Code::limit_exceeded, members.path() / name,
                   {std::string(name), std::to_string(size), std::to_string(limit)});
    return false;
  }

  // The member "id", which must be new in `ids`, and in `shared` where given. An entry without a usable id still takes its
  // place, so that indices stay right.
  std::string new_id(Members& members, IdList& ids, const IdList* shared = nullptr) {
    const auto* string = members.required_string("id");
    const std::string_view id = string != nullptr ? view(*string) : std::string_view{};
    const Path path = members.path() / "id";
    const bool usable = is_id(id);
    if (string != nullptr && !usable) reading_.error(Code::bad_id, path, {std::string(id)});
    if (usable && !(shared != nullptr && shared->report_if_used(id, path))) {
      ids.add(id, path);
    } else {
      ids.add_nameless();
    }
    return usable ? std::string(id) : std::string{};
  }

  // One of a few words; gives its index.
  std::optional<std::size_t> choose(Members& members, std::string_view name,
                                    std::initializer_list<std::string_view> allowed) {
    const auto* string = members.required_string(name);
    if (string == nullptr) return std::nullopt;
    const auto found = std::find(allowed.begin(), allowed.end(), view(*string));
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    std::string list;
    for (const auto each : allowed) {
      if (!list.empty()) list += ", ";
      list += "“" + std::string(each) + "”";
    }
    reading_.error(Code::bad_value, members.path() / name, {shown(*string), list});
    return std::nullopt;
  }

  void read_rule(Members& members) { choose(members, "rule", {"mean"}); }

  std::optional<double> value_in(Members& members, std::string_view name, double lowest, double highest) {
    const auto number = members.find_number(name);
    if (number && !(*number >= lowest && *number <= highest)) {
      reading_.error(Code::bad_value, members.path() / name,
                     {number_text(*number), number_text(lowest) + " – " + number_text(highest)});
      return std::nullopt;
    }
    return number;
  }

  double read_weight(Members& members) {
    const auto weight = members.find_number("weight");
    if (!weight) return 1;
    if (*weight == 0 || (*weight >= limits::weight_lowest && *weight <= limits::weight_highest)) return *weight;
    reading_.error(Code::bad_value, members.path() / "weight",
                   {number_text(*weight),
                    "0, " + number_text(limits::weight_lowest) + " – " + number_text(limits::weight_highest)});
    return 1;
  }

  std::vector<std::string> read_tag_list(Members& members) {
    std::vector<std::string> tags;
    const auto* list = members.find_array("tags");
    if (list == nullptr || !within_limit(list->size(), limits::tags, "tags", members)) return tags;
    const Path path = members.path() / "tags";
    IdList used(reading_);
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* id = (*list)[i].if_string();
      if (id == nullptr) {
        reading_.wrong_type((*list)[i], "string", path / i);
      } else if (tag_ids_.find(view(*id), "tag", path / i) && used.add(view(*id), path / i)) {
        tags.emplace_back(view(*id));
      }
    }
    return tags;
  }

  std::vector<Reference> read_references(Members& members) {
    std::vector<Reference> references;
    for_each(members, "refs", limits::references, [&](Members& each) {
      if (auto reference = read_reference(each)) references.push_back(*std::move(reference));
    });
    return references;
  }

  // The members "source" and "at".
  std::optional<Reference> read_reference(Members& members) {
    Reference reference;
    if (const auto* at = members.find_string("at")) {
      if (check_plain_string(reading_, view(*at), members.path() / "at")) reference.at = view(*at);
    }
    const auto* id = members.required_string("source");
    if (id == nullptr) return std::nullopt;
    const auto index = source_ids_.find(view(*id), "source", members.path() / "source");
    if (!index) return std::nullopt;
    reference.source = *index;
    return reference;
  }

  Reading& reading_;
  Definition definition_;
  SoundParts sound_;
  TextReading texts_;
  std::size_t questions_found_ = 0;
  IdList source_ids_{reading_};
  IdList tag_ids_{reading_};
  IdList scale_ids_{reading_};
  IdList section_ids_{reading_};
  IdList question_ids_{reading_};
  IdList score_ids_{reading_};
};

// What else the file may be, where it isn't a definition.
std::optional<Code> other_kind(const json::value& document) {
  const auto* object = document.if_object();
  if (object == nullptr) return Code::not_a_definition;
  if (object->contains("peil") || object->contains("sections") || object->contains("scales")) return std::nullopt;
  return object->contains("peil_record") ? Code::record_not_definition : Code::not_a_definition;
}

}  // namespace

ReadDefinition read_definition(std::string_view text, std::string_view file) {
  ReadDefinition result;
  const auto document = parse_json(text, file, result.problems);
  if (!document) return result;

  Reading reading;
  Definition definition;
  if (const auto other = other_kind(*document)) {
    reading.error(*other, Path{}, {});
  } else {
    definition = DefinitionReader(reading).read(*document);
  }
  auto problems = reading.finish(text, file);
  result.problems.insert(result.problems.end(), std::make_move_iterator(problems.begin()),
                         std::make_move_iterator(problems.end()));
  sort_by_place(result.problems);
  if (!has_errors(result.problems)) {
    definition.fingerprint = "sha256:" + sha256_text(canonical_json(*document));
    result.definition = std::move(definition);
  }
  return result;
}

}  // namespace peil
