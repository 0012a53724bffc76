// What a person prefers, whichever record is open: set, kept, and read again.
#include "app/update/handler.hpp"
#include "app/update/members.hpp"
#include "engine/json/text.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace peil::app {

namespace json = boost::json;

namespace {

// As in the preferences, in the order of the enumeration.
constexpr std::array<std::string_view, 4> theme_words = {"system", "light", "dark", "contrast"};

}  // namespace

void Update::operator()(const SetOrganisation& action) {
  if (state_.organisation == action.text) return;
  state_.organisation = action.text;
  save_preferences();
  for (LiveRecord& live : state_.records) {
    if (live.read_only()) continue;
    live.record.organisation = action.text;
    live.record.changed = ambient_.utc;
    save(live);
  }
}

void Update::operator()(const SetLanguage& action) {
  if (state_.language == action.language) return;
  state_.language = action.language;
  state_.said.kind = Said::Kind::language;
  save_preferences();
}

void Update::operator()(const SetTheme& action) {
  if (state_.theme == action.theme) return;
  state_.theme = action.theme;
  state_.said.kind = Said::Kind::theme;
  save_preferences();
}

void Update::operator()(const SetTextSize& action) {
  const bool known =
      std::find(text_sizes.begin(), text_sizes.end(), action.percent) != text_sizes.end();
  if (!known || state_.text_size == action.percent) return;
  state_.text_size = action.percent;
  save_preferences();
}

void Update::operator()(const SetSingleKeys& action) {
  if (state_.single_keys == action.on) return;
  state_.single_keys = action.on;
  save_preferences();
}

void Update::operator()(const PreferencesLoaded& action) {
  const Result<json::value> value = read_json(action.text, "preferences");
  // Preferences are a convenience: what can't be read is asked anew.
  if (!value || !value->is_object()) return;
  const json::object& preferences = value->get_object();
  state_.language = language_of(text_of(preferences, "language"), state_.language);
  state_.organisation = text_of(preferences, "organisation");
  const std::string theme = text_of(preferences, "theme");
  for (std::size_t index = 0; index < theme_words.size(); ++index) {
    if (theme_words[index] == theme) state_.theme = static_cast<ThemeChoice>(index);
  }
  const json::value* size = preferences.if_contains("text_size");
  const auto known = [&](int percent) { return size && *size == percent; };
  const auto chosen = std::find_if(text_sizes.begin(), text_sizes.end(), known);
  if (chosen != text_sizes.end()) state_.text_size = *chosen;
  const json::value* single_keys = preferences.if_contains("single_keys");
  state_.single_keys = !single_keys || *single_keys != false;
  const json::value* places = preferences.if_contains("places");
  if (places && places->is_object()) {
    for (const auto& [record, place] : places->get_object()) {
      if (place.is_object())
        state_.last_places[record] = {text_of(place.get_object(), "section"),
                                      text_of(place.get_object(), "subject")};
    }
  }
}

void Update::save_preferences() {
  json::object places;
  for (const auto& [record, last] : state_.last_places) {
    // Of a record that is gone nothing is remembered.
    if (state_.ready && !state_.find_record(record)) continue;
    places[record] = json::object{{"section", last.section}, {"subject", last.subject}};
  }
  const json::object preferences{{"language", tag(state_.language)},
                                 {"organisation", state_.organisation},
                                 {"theme", theme_words[static_cast<std::size_t>(state_.theme)]},
                                 {"text_size", state_.text_size},
                                 {"single_keys", state_.single_keys},
                                 {"places", std::move(places)}};
  effects_.emplace_back(SavePreferences{json::serialize(preferences) + "\n"});
}

}  // namespace peil::app
