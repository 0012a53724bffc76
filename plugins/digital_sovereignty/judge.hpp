// What the program of the sovereignty assessment says about a record: the EU score of each service,
// concentration over services, the institution's gate, the contract calendar with the Data Act, and
// what an exit depends on. The SEAL of each service is data's: the definition's scores compute it.
#pragma once

#include <peil/reply.hpp>
#include <peil/request.hpp>

namespace peil::digital_sovereignty {

// By the ids of the definition's member “program”. Fails where the request lacks the law's dates
// or the framework's numbers, or has a day that isn't one. Cost: linear in the
// answers, and quadratic in the number of services.
void judge(const plugin::Request& request, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
