#include "verdict.hpp"

namespace peil::ai_act {

Verdict operator!(const Verdict& one) {
  const Truth truth = one.yes() ? Truth::no : one.no() ? Truth::yes : Truth::open;
  return {truth, one.because, one.settles};
}

Verdict operator&(const Verdict& a, const Verdict& b) {
  if (a.no()) return a;
  if (b.no()) return b;
  if (a.yes() && b.yes()) return {Truth::yes, a.because | b.because, 0};
  return {Truth::open, 0, a.settles | b.settles};
}

Verdict operator|(const Verdict& a, const Verdict& b) {
  if (a.yes() || b.yes())
    return {Truth::yes, (a.yes() ? a.because : 0) | (b.yes() ? b.because : 0), 0};
  if (a.no() && b.no()) return {Truth::no, a.because | b.because, 0};
  return {Truth::open, 0, a.settles | b.settles};
}

}  // namespace peil::ai_act
