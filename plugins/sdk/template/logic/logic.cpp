#include <peil/plugin.hpp>

namespace {

using namespace peil::plugin;

constexpr std::int64_t enough_copies = 3;

// At least three backups, one of them in another place. Open as long as an answer is missing that
// could settle it.
void judge_copies(const Answers& record, Reply& reply) {
  const Answer copies = record.answer("copies");
  const Answer elsewhere = record.answer("elsewhere");
  const auto count = integer(copies.text());
  const bool too_few = copies.given() && count && *count < enough_copies;
  const bool nowhere_else = elsewhere.chose("no");
  if (too_few || nowhere_else) {
    reply.label("enough", "no").because(too_few ? "copies" : "elsewhere");
  } else if (copies.given() && elsewhere.given()) {
    reply.label("enough", "yes").because("copies").because("elsewhere");
  } else {
    Piece label = reply.label("enough", "open");
    if (!copies.given()) label.settles("copies");
    if (!elsewhere.given()) label.settles("elsewhere");
  }
}

// Days are texts such as 2026-11-22, so the earlier one is the lesser one.
void judge_day(const Request& request, Reply& reply) {
  const Answer tried = request.record().answer("tried");
  const std::string_view today = request.today();
  const auto year = integer(today.substr(0, 4));
  if (!tried.given() || !year) return;
  const std::string year_ago = integer_text(*year - 1).append(today.substr(4));
  if (tried.text() < year_ago) reply.finding("long_ago").date("day", tried.text()).because("tried");
}

void evaluate(const Request& request, Reply& reply) {
  judge_copies(request.record(), reply);
  judge_day(request, reply);
}

}  // namespace

PEIL_PLUGIN(evaluate)
