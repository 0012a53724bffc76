#include "wasm/effects_json.hpp"

#include "tests/places.hpp"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <fstream>
#include <memory>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace peil::web {
namespace {

// The name of a kind of effect in snake_case: `save_record` for `peil::app::SaveRecord`.
template <class Kind>
std::string word_of() {
  std::string name = ::testing::internal::GetTypeName<Kind>();
  name.erase(0, name.rfind(':') + 1);
  std::string word;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !word.empty()) word += '_';
    word += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return word;
}

template <class Effect>
struct Words;
template <class... Kinds>
struct Words<std::variant<Kinds...>> {
  static std::set<std::string> all() { return {word_of<Kinds>()...}; }
  // Each kind with the word that stands in the JSON of one.
  static std::vector<std::pair<std::string, std::string>> said() {
    return {{word_of<Kinds>(), said_of(Kinds{})}...};
  }

 private:
  static std::string said_of(app::Effect effect) {
    WorkerHost host;
    std::vector<app::Effect> effects;
    effects.push_back(std::move(effect));
    const boost::json::value messages = boost::json::parse(effects_json(effects, host));
    if (messages.get_array().size() != 1) return {};
    return std::string(messages.at(0).at("do").as_string());
  }
};

// The words of the table in the page's script.
std::set<std::string> handled_by_the_page() {
  std::ifstream file(test::source("wasm/page/effects.js"));
  std::stringstream script;
  script << file.rdbuf();
  const std::string text = script.str();
  const std::regex handler("\n    ([a-z_]+)\\([^\n]*\\) \\{\n");
  std::set<std::string> words;
  for (std::sregex_iterator at(text.begin(), text.end(), handler), end; at != end; ++at)
    words.insert((*at)[1]);
  return words;
}

TEST(EffectsJson, EveryEffectIsSaidByItsName) {
  for (const auto& [word, said] : Words<app::Effect>::said())
    EXPECT_EQ(said, word);
}

TEST(EffectsJson, ThePageHandlesEveryEffectAndNoOther) {
  EXPECT_EQ(handled_by_the_page(), Words<app::Effect>::all());
}

TEST(EffectsJson, AKeptFileIsNamedByItsKindAndId) {
  WorkerHost host;
  const boost::json::value messages = boost::json::parse(
      effects_json({app::SaveKeptFile{{app::KeptKind::pack, "org.example.one"}, "{}"},
                    app::RemoveKeptFile{{app::KeptKind::texts, "org.example.two"}}},
                   host));
  EXPECT_EQ(
      messages.at(0),
      (boost::json::value{
          {"do", "save_kept_file"}, {"kind", "pack"}, {"id", "org.example.one"}, {"text", "{}"}}));
  EXPECT_EQ(messages.at(1),
            (boost::json::value{
                {"do", "remove_kept_file"}, {"kind", "texts"}, {"id", "org.example.two"}}));
  EXPECT_EQ(kept_kind_named("pack"), app::KeptKind::pack);
  EXPECT_EQ(kept_kind_named("texts"), app::KeptKind::texts);
  EXPECT_FALSE(kept_kind_named("plugin"));
}

}  // namespace
}  // namespace peil::web
