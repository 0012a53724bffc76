// What the program of the sovereignty assessment says about a record: concentration over services,
// the institution's gate, the contract calendar with the Data Act, and what an exit depends on.
// Levels and weighted scores of each service are data's: the definition's scores compute them.
#pragma once

#include <peil/reply.hpp>
#include <peil/request.hpp>

namespace peil::digital_sovereignty {

// By the ids of the definition's member “program”. Fails where the request lacks the law's dates,
// has a day that isn't one, or statements that aren't scales from 0 to 4. Cost: linear in the
// answers, and quadratic in the number of services.
void judge(const plugin::Request& request, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
