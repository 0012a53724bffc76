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

constexpr std::array<Words, 3> words{
    {{Fact::supplier, "top_supplier", "shared_supplier", "supplier_shared", "group_supplier"},
     {Fact::owner, "top_owner", "shared_owner", "owner_shared", "group_owner"},
     {Fact::country, "top_country", "shared_country", "country_shared", "group_country"}}};

const Words& words_of(Origin origin) { return words[static_cast<std::size_t>(origin)]; }

constexpr std::string_view legal_forms[] = {"bv",  "nv",      "vof", "inc",  "incorporated", "llc",
                                            "ltd", "limited", "plc", "corp", "corporation",  "gmbh",
                                            "ag",  "se",      "sa",  "sas",  "srl",          "spa",
                                            "ab",  "oy",      "as",  "aps"};

// What is compared: empty if the service can't be in a group.
std::string key_of(const Given& answer, Origin origin) {
  if (origin != Origin::country) return comparable(answer.text);
  const std::string_view country = answer.text;
  if (country == "nl" || country == "eea" || country == "other") return {};
  return std::string(country);
}

std::string shown(const Given& answer, Origin origin) {
  std::string name = shortened(answer.text);
  if (origin == Origin::country) {
    for (char& letter : name) {
      if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
  }
  return name;
}

bool is_known(const Given& answer, Origin origin) {
  return answer.is_given && (origin == Origin::country || !comparable(answer.text).empty());
}

// A share in tenths of a percent.
std::int64_t share(std::size_t part, std::size_t whole) {
  return plugin::divide_rounded(static_cast<std::int64_t>(part) * 1000,
                                static_cast<std::int64_t>(whole));
}

// Of the critical services, how many depend on the largest; at least so many, since others may turn
// out to. Concentration in one service means nothing. Where the importance of services is open,
// nobody can say how high it may become.
void say_score(Reply& reply, const Words& said, const Groups& groups, std::size_t total,
               bool is_bounded) {
  Say score(reply, Score{said.score});
  if (total < 2) {
    score.none("value");
    return;
  }
  score.share("value", share(groups.largest, total));
  if (!is_bounded) return;
  score.share("low", share(groups.largest, total));
  score.share("high", share(groups.largest + groups.unknown.size(), total));
}

// A label is left out where it would need another service's answer: that one's own label is open
// then.
void say_labels(const Situation& situation, const std::vector<std::size_t>& critical,
                const Words& said, const Groups& groups, Reply& reply) {
  for (const std::size_t each : critical) {
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
    return origin == Origin::country ? a.text != b.text : comparable(a.text) != comparable(b.text);
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
  for (const std::size_t each : situation.critical()) {
    const Given& answer = situation.services[each].fact(words_of(origin).fact);
    if (!is_known(answer, origin)) {
      groups.unknown.push_back(each);
      continue;
    }
    const std::string key = key_of(answer, origin);
    if (key.empty()) continue;
    const auto at = std::find(keys.begin(), keys.end(), key);
    if (at == keys.end()) {
      keys.push_back(key);
      all.push_back({shown(answer, origin), {each}});
    } else {
      all[static_cast<std::size_t>(at - keys.begin())].services.push_back(each);
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
  const std::vector<std::size_t> critical = situation.critical();
  const auto total = static_cast<std::int64_t>(critical.size());
  std::vector<std::size_t> unclassified;
  for (std::size_t i = 0; i < situation.services.size(); ++i) {
    if (situation.services[i].importance == Importance::unknown) unclassified.push_back(i);
  }
  if (!unclassified.empty()) Say(reply, Finding{"unclassified"}).services(situation, unclassified);
  std::vector<std::size_t> incomplete;
  for (const Origin origin : {Origin::supplier, Origin::owner, Origin::country}) {
    const Words& said = words_of(origin);
    const Groups groups = groups_by(situation, origin);
    for (const std::size_t each : groups.unknown) {
      const auto at = std::lower_bound(incomplete.begin(), incomplete.end(), each);
      if (at == incomplete.end() || *at != each) incomplete.insert(at, each);
    }
    say_score(reply, said, groups, critical.size(), unclassified.empty());
    say_labels(situation, critical, said, groups, reply);
    if (groups.shared.empty()) continue;
    const Group& first = groups.shared.front();
    Say(reply, Finding{said.finding})
        .text("name", first.name)
        .services(situation, first.services)
        .number("total", total);
    for (const Group& group : groups.shared) {
      Say(reply, Note{said.note, said.score})
          .text("name", group.name)
          .services(situation, group.services);
    }
  }
  if (!incomplete.empty())
    Say(reply, Finding{"origin_open"}).services(situation, incomplete).number("total", total);
  say_contradiction(situation, reply);
  Say(reply, Note{"how_groups", "top_supplier"}).number("total", total);
}

}  // namespace peil::digital_sovereignty
