// What the program of the maturity assessment says about a record: the road to the target, what
// is most urgent, and whether the target is reached in time.
#pragma once

#include <peil/reply.hpp>
#include <peil/request.hpp>

namespace peil::nba_maturity {

// Findings, actions and notes, by the ids of the definition's member “program”. Fails where the
// request isn't about topics as read_situation knows them, or has no target that every institution
// must reach and that is a level of theirs.
void judge(const plugin::Request& request, plugin::Reply& reply);

}  // namespace peil::nba_maturity
