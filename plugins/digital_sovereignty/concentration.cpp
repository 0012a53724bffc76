#include "concentration.hpp"

#include "say.hpp"

#include <algorithm>
#include <iterator>

namespace peil::digital_sovereignty {

namespace {

using plugin::Reply;

struct Words {
  Fact fact;
  const char* score;
  const char* label;
  const char* finding;
  const char* note;
};

constexpr std::array<Words, origins.size()> words{
    {{Fact::supplier, "top_supplier", "shared_supplier", "supplier_shared", "group_supplier"},
     {Fact::owner, "top_owner", "shared_owner", "owner_shared", "group_owner"},
     {Fact::country, "top_country", "shared_country", "country_shared", "group_country"},
     {Fact::cloud, "top_cloud", "shared_cloud", "cloud_shared", "group_cloud"},
     {Fact::login, "top_login", "shared_login", "login_shared", "group_login"}}};

const Words& words_of(Origin origin) { return words[static_cast<std::size_t>(origin)]; }

constexpr std::string_view legal_forms[] = {"bv",  "nv",      "vof", "inc",  "incorporated", "llc",
                                            "ltd", "limited", "plc", "corp", "corporation",  "gmbh",
                                            "ag",  "se",      "sa",  "sas",  "srl",          "spa",
                                            "ab",  "oy",      "as",  "aps"};

bool is_text(Origin origin) { return origin == Origin::supplier || origin == Origin::owner; }

char upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

// What a service has of something: how it is compared, and how it is shown.
struct Name {
  std::string key;
  std::string shown;
};

// Empty if the service can't be in a group.
std::vector<Name> names_in(const Given& answer, Origin origin) {
  std::vector<Name> names;
  const std::string_view text = answer.text;
  if (is_text(origin)) {
    names.push_back({comparable(text), shortened(text)});
  } else if (origin == Origin::country) {
    if (text == "nl" || text == "eea" || text == "other") return names;
    names.push_back({std::string(text), std::string(text)});
    for (char& letter : names.back().shown)
      letter = upper(letter);
  } else {
    for (const plugin::Value each : answer.answer) {
      const std::string_view id = each.text();
      if (id.empty() || id[0] < 'A' || id[0] > 'Z') continue;
      names.push_back({std::string(id), std::string(id)});
      std::replace(names.back().shown.begin(), names.back().shown.end(), '-', ' ');
    }
  }
  return names;
}

bool is_known(const Given& answer, Origin origin) {
  return answer.is_given && (!is_text(origin) || !comparable(answer.text).empty());
}

// A share in tenths of a percent.
std::int64_t share(std::size_t part, std::size_t whole) {
  return plugin::divide_rounded(static_cast<std::int64_t>(part) * 1000,
                                static_cast<std::int64_t>(whole));
}

// Of the services, how many depend on the largest; at least so many, since others may turn out to.
// Concentration in one service means nothing.
void say_score(Reply& reply, const Words& said, const Groups& groups, std::size_t total) {
  Say score(reply, Score{said.score});
  if (total < 2) {
    score.none("value");
    return;
  }
  score.share("value", share(groups.largest, total));
  score.share("low", share(groups.largest, total));
  score.share("high", share(std::min(groups.largest + groups.unknown.size(), total), total));
}

// A label is left out where it would need another service's answer: that one's own label is open
// then.
void say_labels(const Situation& situation, const Words& said, const Groups& groups, Reply& reply) {
  for (std::size_t each = 0; each < situation.services.size(); ++each) {
    const bool is_open =
        std::find(groups.unknown.begin(), groups.unknown.end(), each) != groups.unknown.end();
    const bool is_shared =
        std::any_of(groups.shared.begin(), groups.shared.end(), [each](const Group& group) {
          return std::find(group.services.begin(), group.services.end(), each) !=
                 group.services.end();
        });
    if (!is_open && !is_shared && !groups.unknown.empty()) continue;
    Say label(reply,
              Label{said.label, is_open     ? "open"
                                : is_shared ? "yes"
                                            : "no"},
              situation.services[each]);
    if (is_open) {
      label.settles(said.fact);
    } else {
      label.because(said.fact);
    }
  }
}

// The first supplier for whom different owners or countries were filled in, then the first owner
// with different countries.
void say_contradiction(const Situation& situation, Reply& reply) {
  const auto differ = [](const Given& a, const Given& b, Origin origin) {
    if (!is_known(a, origin) || !is_known(b, origin)) return false;
    return is_text(origin) ? comparable(a.text) != comparable(b.text) : a.text != b.text;
  };
  const auto& services = situation.services;
  for (const Origin same : {Origin::supplier, Origin::owner}) {
    const Fact fact = words_of(same).fact;
    for (std::size_t i = 0; i < services.size(); ++i) {
      const Given& name = services[i].fact(fact);
      if (!is_known(name, same)) continue;
      std::vector<std::size_t> group{i};
      bool contradicts = false;
      for (std::size_t j = i + 1; j < services.size(); ++j) {
        const Given& other = services[j].fact(fact);
        if (!is_known(other, same) || comparable(name.text) != comparable(other.text)) continue;
        group.push_back(j);
        for (const Origin what : {Origin::owner, Origin::country}) {
          const Fact asked = words_of(what).fact;
          if (what != same && differ(services[i].fact(asked), services[j].fact(asked), what))
            contradicts = true;
        }
      }
      if (!contradicts) continue;
      Say(reply, Finding{"names_differ"})
          .text("name", shortened(name.text))
          .text("services", names_of(services, group));
      return;
    }
  }
}

}  // namespace

std::string comparable(std::string_view name) {
  std::vector<std::string> parts(1);
  for (const char letter : name) {
    if (letter == '.' || letter == ',') continue;
    if (letter == ' ' || letter == '\t') {
      if (!parts.back().empty()) parts.emplace_back();
      continue;
    }
    parts.back() += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  if (parts.back().empty()) parts.pop_back();
  while (parts.size() > 1 && std::find(std::begin(legal_forms), std::end(legal_forms),
                                       parts.back()) != std::end(legal_forms))
    parts.pop_back();
  std::string result;
  for (const std::string& part : parts)
    result.append(result.empty() ? "" : " ").append(part);
  return result;
}

Groups groups_by(const Situation& situation, Origin origin) {
  Groups groups;
  std::vector<std::string> keys;
  std::vector<Group> all;
  for (std::size_t each = 0; each < situation.services.size(); ++each) {
    const Given& answer = situation.services[each].fact(words_of(origin).fact);
    if (!is_known(answer, origin)) {
      groups.unknown.push_back(each);
      continue;
    }
    for (Name& name : names_in(answer, origin)) {
      const auto at = std::find(keys.begin(), keys.end(), name.key);
      if (at == keys.end()) {
        keys.push_back(std::move(name.key));
        all.push_back({std::move(name.shown), {each}});
      } else {
        all[static_cast<std::size_t>(at - keys.begin())].services.push_back(each);
      }
    }
  }
  for (Group& group : all) {
    groups.largest = std::max(groups.largest, group.services.size());
    if (group.services.size() < 2) continue;
    // Behind those that are as large or larger.
    auto at = groups.shared.end();
    while (at != groups.shared.begin() && std::prev(at)->services.size() < group.services.size())
      --at;
    groups.shared.insert(at, std::move(group));
  }
  return groups;
}

void say_concentration(const Situation& situation, Reply& reply) {
  const std::size_t total = situation.services.size();
  std::vector<std::size_t> incomplete;
  for (const Origin origin : origins) {
    const Words& said = words_of(origin);
    const Groups groups = groups_by(situation, origin);
    for (const std::size_t each : groups.unknown) {
      const auto at = std::lower_bound(incomplete.begin(), incomplete.end(), each);
      if (at == incomplete.end() || *at != each) incomplete.insert(at, each);
    }
    say_score(reply, said, groups, total);
    say_labels(situation, said, groups, reply);
    if (groups.shared.empty()) continue;
    const Group& first = groups.shared.front();
    const auto critical = std::count_if(
        first.services.begin(), first.services.end(),
        [&situation](std::size_t each) { return situation.services[each].is_critical(); });
    Say(reply, Finding{said.finding})
        .text("name", first.name)
        .services(situation, first.services)
        .number("critical", critical)
        .number("total", static_cast<std::int64_t>(total));
    for (const Group& group : groups.shared) {
      Say(reply, Note{said.note, said.score})
          .text("name", group.name)
          .services(situation, group.services);
    }
  }
  const auto whole = static_cast<std::int64_t>(total);
  if (!incomplete.empty())
    Say(reply, Finding{"origin_open"}).services(situation, incomplete).number("total", whole);
  say_contradiction(situation, reply);
  Say(reply, Note{"how_groups", "top_supplier"}).number("total", whole);
}

}  // namespace peil::digital_sovereignty
