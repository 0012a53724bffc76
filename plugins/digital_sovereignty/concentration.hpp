// Where several services depend on the same supplier, owner, country, cloud or login. A single
// service says nothing about concentration; that two or more fall away together is what a board
// must know. All services count, however important they are called: calling one less important may
// not make a figure better.
#pragma once

#include "service.hpp"

#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

// A name as it is compared: without capitals (of A to Z), full stops, commas, double blanks and a
// legal form at its end. "Voorbeeld  B.V." is "voorbeeld". A name that is nothing else stays.
std::string comparable(std::string_view name);

// Services that share something.
struct Group {
  std::string name;  // as it was first written
  std::vector<std::size_t> services;
};

// Groups of two or more, the largest first; equally large ones in the order of the services.
struct Groups {
  std::vector<Group> shared;
  std::size_t largest = 0;           // also where it is a single service
  std::vector<std::size_t> unknown;  // services for which it isn't answered
};

enum class Origin : std::uint8_t { supplier, owner, country, cloud, login };
inline constexpr std::array<Origin, 5> origins{Origin::supplier, Origin::owner, Origin::country,
                                               Origin::cloud, Origin::login};

// Of countries only those outside the EEA group; “another country” isn't one country. Of a cloud
// and a login, which can be several, the options that begin with a capital are one party, whose
// name the id is with blanks for hyphens; the others (“own servers”, “another party”) aren't.
Groups groups_by(const Situation& situation, Origin origin);

// Scores, labels, findings and notes about concentration.
void say_concentration(const Situation& situation, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
