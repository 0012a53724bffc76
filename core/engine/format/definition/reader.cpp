#include "engine/format/definition/reader.hpp"

#include "engine/base/format_version.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/sha256.hpp"
#include "engine/base/syntax.hpp"
#include "engine/format/definition.hpp"
#include "engine/format/definition/changes.hpp"
#include "engine/format/definition/expressions.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"

#include <boost/json/monotonic_resource.hpp>

namespace peil {

namespace json = boost::json;

namespace {

// Why the file is no definition; none if it looks like one.
std::optional<Code> no_definition(const json::value& document) {
  const auto* object = document.if_object();
  if (object == nullptr) return Code::not_a_definition;
  if (object->contains("peil") || object->contains("sections") || object->contains("scales"))
    return std::nullopt;
  return object->contains("peil_record") ? Code::record_not_definition : Code::not_a_definition;
}

}  // namespace

Definition DefinitionReader::read(const json::value& document) {
  Members members(reading_, document, Path{});
  if (!read_format(members)) return {};
  read_head(members);
  read_sources(members);
  read_tags(members);
  read_scales(members);
  read_subjects(members);
  read_sections(members);
  require_scales(members);
  find_name_questions();
  find_needs();
  find_proposals();
  find_tables();
  read_scores(members);
  find_scores_of_subjects();
  read_targets(members);
  read_benchmarks(members);
  read_actions(members);
  read_labels(members);
  read_exploration(members);
  read_findings(members);
  read_program(members);
  find_classes();
  if (const auto* changes = members.find("changes"))
    definition_.changes = ChangeReading(reading_, texts_, definition_, question_ids_, scale_ids_)
                              .read(*changes, members.path() / "changes");
  read_examples(members);
  const bool has_program = members.find("program") != nullptr;
  members.find("$schema");
  members.warn_unknown();

  // Further on nothing may take more time than the limit of terms allows.
  const std::size_t errors_before = reading_.error_count();
  if (check_terms(definition_, reading_)) {
    check_definition(definition_, sound_, reading_);
    sound_.rules = reading_.error_count() == errors_before;
  } else {
    sound_.rules = false;
    for (auto& score : definition_.scores)
      score.sections.clear();
  }
  check_expressions(definition_, sound_,
                    {question_ids_, kind_ids_, label_ids_, section_ids_, score_ids_}, reading_);
  if (reading_.error_count() == 0) {
    check_reach(definition_, reading_);
    warn_unused(has_program);
  }
  return std::move(definition_);
}

// False if the rest can't be judged by the rules of this version.
bool DefinitionReader::read_format(Members& members) {
  if (!members.valid()) return false;
  const auto* found = members.required("peil");
  if (found == nullptr) return true;
  const auto number = number_of(*found);
  if (!number) {
    reading_.wrong_type(*found, "number", members.path() / "peil");
  } else if (*number != format_version::definition) {
    reading_.error(Code::unsupported_format, members.path() / "peil",
                   {shown(*found), std::to_string(format_version::definition)});
    return false;
  }
  return true;
}

void DefinitionReader::read_head(Members& members) {
  read_languages(members);
  if (const auto* id = members.required_string("id")) {
    definition_.id = view(*id);
    if (!is_assessment_id(definition_.id))
      reading_.error(Code::bad_id, members.path() / "id", {definition_.id});
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

void DefinitionReader::read_languages(Members& members) {
  const auto* list = members.required_array("languages");
  if (list == nullptr || !within_limit(list->size(), limits::languages, "languages", members))
    return;
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

void DefinitionReader::read_sources(Members& members) {
  for_each(members, "sources", limits::sources, source_ids_, [&](Members& each) {
    Source source;
    source.id = new_id(each, source_ids_);
    source.title = texts_.required_name(each, "title");
    if (const auto* date = each.find_string("date")) {
      source.date = view(*date);
      if (!is_partial_date(source.date))
        reading_.error(Code::bad_date, each.path() / "date", {source.date});
    }
    if (const auto* url = each.find_string("url")) {
      source.url = view(*url);
      if (check_plain_string(reading_, source.url, each.path() / "url") &&
          !source.url.starts_with("https://") && !source.url.starts_with("http://")) {
        reading_.error(Code::bad_value, each.path() / "url",
                       {shown(*url), "“https://…”, “http://…”"});
      }
    }
    source.note = texts_.optional(each, "note");
    definition_.sources.push_back(std::move(source));
  });
}

void DefinitionReader::read_tags(Members& members) {
  for_each(members, "tags", limits::tags, tag_ids_, [&](Members& each) {
    Tag tag;
    tag.id = new_id(each, tag_ids_);
    tag.title = texts_.required(each, "title");
    definition_.tags.push_back(std::move(tag));
  });
}

// Only of a definition without errors, since what is broken may have meant them. What a program
// names itself can't be known here. Sources are listed on the assessment's page about
// itself, whether something names them or not.
void DefinitionReader::warn_unused(bool has_program) {
  const Path root;
  tag_ids_.warn_unused("tag", root / "tags", false);
  if (has_program) return;
  scale_ids_.warn_unused("scale", root / "scales", true);
  action_ids_.warn_unused("action", root / "actions", false);
}

// What they say is checked by running them (examples.hpp).
void DefinitionReader::read_examples(Members& members) {
  if (const auto* list = members.find_array("examples"))
    within_limit(list->size(), limits::examples, "examples", members);
}

ReadDefinition read_definition(std::string_view text, std::string_view file) {
  ReadDefinition result;
  json::monotonic_resource memory(text.size() + 1024);
  const auto document = parse_json_file(text, file, result.problems, &memory);
  if (!document) return result;

  Reading reading;
  Definition definition;
  if (const auto other = no_definition(*document)) {
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
