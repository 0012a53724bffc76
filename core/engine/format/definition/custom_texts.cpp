#include "engine/format/definition/custom_texts.hpp"

#include "engine/base/format_version.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/format/definition/texts.hpp"
#include "engine/json/reading.hpp"
#include "engine/json/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace peil {

namespace json = boost::json;

namespace {

// Walks through the file and changes a copy of the definition on the way.
class CustomTextsReader {
 public:
  CustomTextsReader(Reading& reading, const Definition& definition)
      : reading_(reading), texts_(reading, languages_) {
    own_.definition = definition;
  }

  CustomTexts read(const json::value& document);

 private:
  bool read_head(Members& members);
  void read_languages(Members& members);
  void read_sections(Members& members);
  void read_questions(Members& members);
  void read_question(Members& members, Question& question);
  void read_levels(Members& members, std::string_view name, const Scale& scale, std::size_t first,
                   std::vector<Text>& levels);
  void read_scales(Members& members);

  // The text in every language of the definition.
  Text spread(const Text& text) const;
  // Puts the member's text in the place of another, where it is there.
  void replace(Members& members, std::string_view name, Text& text);
  void put(Text read, Text& text);

  // Calls `use` for each member of `name` with the thing in `list` that has its key as id. Others
  // are warned about.
  template <class List, class Use>
  void for_each(Members& members, std::string_view name, std::string_view kind, List& list,
                Use use);

  Reading& reading_;
  std::vector<std::string> languages_;
  TextReading texts_;
  CustomTexts own_;
};

CustomTexts CustomTextsReader::read(const json::value& document) {
  Members members(reading_, document, Path{});
  if (!read_head(members)) return {};
  read_sections(members);
  read_questions(members);
  read_scales(members);
  members.find("$schema");
  members.warn_unknown();
  return std::move(own_);
}

// False if the rest can't be judged.
bool CustomTextsReader::read_head(Members& members) {
  if (!members.valid()) return false;
  if (const auto found = members.required_number("peil_texts");
      found && *found != format_version::texts) {
    reading_.error(Code::unsupported_format, members.path() / "peil_texts",
                   {shown(*members.find("peil_texts")), std::to_string(format_version::texts)});
    return false;
  }
  const auto* id = members.required_string("assessment");
  if (id != nullptr && view(*id) != own_.definition.id) {
    reading_.error(Code::texts_for_other, members.path() / "assessment",
                   {std::string(view(*id)).substr(0, limits::assessment_id_bytes)});
    return false;
  }
  read_languages(members);
  own_.title = spread(texts_.required(members, "title"));
  if (const auto* holder = members.find_string("holder")) {
    if (check_plain_string(reading_, view(*holder), members.path() / "holder"))
      own_.holder = view(*holder);
  }
  return id != nullptr && !languages_.empty();
}

void CustomTextsReader::read_languages(Members& members) {
  const auto* list = members.required_array("languages");
  if (list == nullptr) return;
  const Path path = members.path() / "languages";
  if (list->empty()) reading_.error(Code::empty_list, path, {"languages"});
  const auto& known = own_.definition.languages;
  for (std::size_t i = 0; i < list->size() && i < limits::languages; ++i) {
    const auto* language = (*list)[i].if_string();
    if (language == nullptr) {
      reading_.wrong_type((*list)[i], "string", path / i);
    } else if (std::find(known.begin(), known.end(), view(*language)) == known.end()) {
      const std::vector<std::string_view> names(known.begin(), known.end());
      reading_.error(Code::dangling_id, path / i,
                     {std::string(view(*language)).substr(0, limits::id_bytes), "language",
                      std::string(reading_.suggester().nearest(view(*language), names))});
    } else if (std::find(languages_.begin(), languages_.end(), view(*language)) ==
               languages_.end()) {
      languages_.emplace_back(view(*language));
    }
  }
}

void CustomTextsReader::read_sections(Members& members) {
  for_each(members, "sections", "section", own_.definition.sections,
           [&](Members& each, Section& section) {
             replace(each, "title", section.title);
             replace(each, "intro", section.intro);
             each.warn_unknown();
           });
}

void CustomTextsReader::read_questions(Members& members) {
  for_each(members, "questions", "question", own_.definition.questions,
           [&](Members& each, Question& question) { read_question(each, question); });
}

void CustomTextsReader::read_question(Members& members, Question& question) {
  replace(members, "title", question.title);
  replace(members, "help", question.help);
  replace(members, "why", question.why);
  if (question.type == QuestionType::scale && question.scale != no_index) {
    const Scale& scale = own_.definition.scales[question.scale];
    read_levels(members, "levels", scale, 0, question.levels);
    read_levels(members, "reach", scale, 1, question.reach);
  }
  if (question.evidence) replace(members, "evidence", question.evidence->hint);
  members.warn_unknown();
}

// By option id. Those that aren't given stay; where the question had none, they are what the scale
// says.
void CustomTextsReader::read_levels(Members& members, std::string_view name, const Scale& scale,
                                    std::size_t first, std::vector<Text>& levels) {
  const auto* object = members.find_object(name);
  if (object == nullptr) return;
  const Path path = members.path() / name;
  std::vector<std::string_view> ids;
  for (std::size_t i = first; i < scale.options.size(); ++i)
    ids.push_back(scale.options[i].id);
  std::vector<Text> changed = levels;
  if (changed.empty()) {
    changed.resize(scale.options.size());
    for (std::size_t i = 0; i < changed.size() && first == 0; ++i)
      changed[i] = scale.options[i].text;
  }
  for (const auto& member : *object) {
    const std::string_view key = key_of(member);
    const auto found = std::find(ids.begin(), ids.end(), key);
    if (found == ids.end()) {
      const std::string nearest(reading_.suggester().nearest(key, ids));
      reading_.warning(Code::dangling_id, path / key,
                       {std::string(key).substr(0, limits::id_bytes), "option", nearest},
                       Reading::At::key);
      continue;
    }
    put(texts_.read(member.value(), path / key),
        changed[first + static_cast<std::size_t>(found - ids.begin())]);
  }
  levels = std::move(changed);
}

void CustomTextsReader::read_scales(Members& members) {
  for_each(members, "scales", "scale", own_.definition.scales, [&](Members& each, Scale& scale) {
    for_each(each, "options", "option", scale.options, [&](Members& inner, Option& option) {
      replace(inner, "label", option.label);
      replace(inner, "text", option.text);
      inner.warn_unknown();
    });
    each.warn_unknown();
  });
}

Text CustomTextsReader::spread(const Text& text) const {
  Text all;
  if (text.empty()) return all;
  for (const std::string& language : own_.definition.languages) {
    const auto own = std::find(languages_.begin(), languages_.end(), language);
    const auto index =
        own == languages_.end() ? 0 : static_cast<std::size_t>(own - languages_.begin());
    all.by_language.emplace_back(text.in(index));
  }
  return all;
}

void CustomTextsReader::put(Text read, Text& text) {
  if (read.empty()) return;
  text = spread(read);
  ++own_.count;
}

void CustomTextsReader::replace(Members& members, std::string_view name, Text& text) {
  put(texts_.optional(members, name), text);
}

template <class List, class Use>
void CustomTextsReader::for_each(Members& members, std::string_view name, std::string_view kind,
                                 List& list, Use use) {
  const auto* object = members.find_object(name);
  if (object == nullptr) return;
  const Path path = members.path() / name;
  std::vector<std::string_view> ids;
  std::vector<std::pair<std::string_view, std::size_t>> places;
  for (std::size_t i = 0; i < list.size(); ++i) {
    ids.emplace_back(list[i].id);
    places.emplace_back(list[i].id, i);
  }
  std::sort(places.begin(), places.end());
  for (const auto& member : *object) {
    const std::string_view key = key_of(member);
    const auto found =
        std::lower_bound(places.begin(), places.end(), std::pair(key, std::size_t{0}));
    if (found == places.end() || found->first != key) {
      reading_.warning(Code::dangling_id, path / key,
                       {std::string(key).substr(0, limits::id_bytes), std::string(kind),
                        std::string(reading_.suggester().nearest(key, ids))},
                       Reading::At::key);
      continue;
    }
    Members each(reading_, member.value(), path / key);
    if (each.valid()) use(each, list[found->second]);
  }
}

}  // namespace

std::string assessment_of_texts(std::string_view text) {
  const Result<json::value> document = read_json(text, {});
  const auto* object = document ? document->if_object() : nullptr;
  const auto* id = object != nullptr && object->contains("peil_texts")
                       ? object->if_contains("assessment")
                       : nullptr;
  const auto* string = id != nullptr ? id->if_string() : nullptr;
  const bool sound = string != nullptr && is_assessment_id(view(*string));
  return sound ? std::string(view(*string)) : std::string();
}

ReadCustomTexts read_custom_texts(std::string_view text, std::string_view file,
                                  const Definition& definition) {
  ReadCustomTexts result;
  json::monotonic_resource memory(text.size() + 1024);
  const auto document = parse_json_file(text, file, result.problems, &memory);
  if (!document) return result;
  Reading reading;
  CustomTexts own = CustomTextsReader(reading, definition).read(*document);
  Problems problems = reading.finish(text, file);
  result.problems.insert(result.problems.end(), std::make_move_iterator(problems.begin()),
                         std::make_move_iterator(problems.end()));
  sort_by_place(result.problems);
  if (!has_errors(result.problems)) result.texts = std::move(own);
  return result;
}

}  // namespace peil
