#include "engine/evaluation/tally.hpp"

#include <algorithm>

namespace peil {

namespace {

bool less(TwoPart a, TwoPart b) { return a.high < b.high || (a.high == b.high && a.low < b.low); }

// The last of `levels` that `value` reaches; the first is reached by everything.
double step(double value, std::span<const double> levels) {
  const auto above = std::upper_bound(levels.begin(), levels.end(), value);
  return above == levels.begin() ? levels.front() : *(above - 1);
}

void add_product(ExactSum& sum, TwoPart value, double weight) {
  if (value.low == 0) {
    sum.add_product(value.high, weight);
  } else {
    sum.add(value * weight);
  }
}

}  // namespace

void Tally::value(TwoPart value, double top, double weight) {
  add_product(counted_, value, weight);
  counted_weight_.add(weight);
  counted_top_.add_product(top, weight);
  if (weight > 0) {
    const double rounded = value.rounded();
    least_value_ = std::min(least_value_, rounded);
    greatest_value_ = std::max(greatest_value_, rounded);
  }
}

void Tally::bounds(TwoPart low, TwoPart high, double top, double weight, bool maybe) {
  if (maybe) {
    settled = false;
    if (weight > 0) maybe_.push_back({low, high, top, weight});
    return;
  }
  add_product(low_, low, weight);
  add_product(high_, high, weight);
  weight_.add(weight);
  top_.add_product(top, weight);
  if (weight > 0) {
    const double least = low.rounded();
    const double most = high.rounded();
    least_low_ = std::min(least_low_, least);
    least_high_ = std::min(least_high_, most);
    greatest_low_ = std::max(greatest_low_, least);
    greatest_high_ = std::max(greatest_high_, most);
  }
}

void Tally::add_counted(TwoPart number, double top, double weight, bool maybe) {
  value(number, top, weight);
  bounds(number, number, top, weight, maybe);
}

void Tally::add_open(TwoPart low, TwoPart high, double top, double weight, bool maybe) {
  settled = false;
  open_weight_.add(weight);
  bounds(low, high, top, weight, maybe);
}

void Tally::add_partial(TwoPart number, TwoPart low, TwoPart high, double top, double weight,
                        bool maybe) {
  settled = false;
  value(number, top, weight);
  bounds(low, high, top, weight, maybe);
}

void Tally::add_hidden(TwoPart low, TwoPart high, double top, double weight) {
  bounds(low, high, top, weight, true);
}

void Tally::add(const Tally& other) {
  coverage.answered += other.coverage.answered;
  coverage.unknown += other.coverage.unknown;
  coverage.applicable += other.coverage.applicable;
  coverage.not_applicable += other.coverage.not_applicable;
  settled = settled && other.settled;
  counted_.add(other.counted_);
  counted_weight_.add(other.counted_weight_);
  counted_top_.add(other.counted_top_);
  open_weight_.add(other.open_weight_);
  low_.add(other.low_);
  high_.add(other.high_);
  weight_.add(other.weight_);
  top_.add(other.top_);
  least_value_ = std::min(least_value_, other.least_value_);
  greatest_value_ = std::max(greatest_value_, other.greatest_value_);
  least_low_ = std::min(least_low_, other.least_low_);
  least_high_ = std::min(least_high_, other.least_high_);
  greatest_low_ = std::max(greatest_low_, other.greatest_low_);
  greatest_high_ = std::max(greatest_high_, other.greatest_high_);
  maybe_.insert(maybe_.end(), other.maybe_.begin(), other.maybe_.end());
}

void Tally::weigh(Coverage& into) const {
  into.weight_answered = counted_weight_.sum().rounded();
  into.weight_applicable = (counted_weight_ + open_weight_).sum().rounded();
}

RuleResult RuleResult::of(const Tally& tally, Rule rule, std::span<const double> levels) {
  RuleResult result;
  result.has_value = tally.counted_weight_.sum().high > 0;
  result.surely = tally.weight_.sum().high > 0;
  result.has_range = result.surely || !tally.maybe_.empty();
  result.exact = tally.maybe_.empty();
  switch (rule) {
    case Rule::mean:
      result.quotient(tally, false);
      break;
    case Rule::share:
      result.quotient(tally, true);
      result.scale(100);
      break;
    case Rule::sum:
      result.total(tally);
      break;
    case Rule::max:
      result.greatest(tally);
      break;
    case Rule::min:
      result.least(tally);
      break;
    case Rule::staircase:
      result.least(tally);
      if (levels.empty()) break;
      result.value = two_part(step(result.value.high, levels));
      result.low = two_part(step(result.low.high, levels));
      result.high = two_part(step(result.high.high, levels));
      break;
  }
  return result;
}

// The weighted mean, or the share of the highest: a sum ÷ another one. Of the terms that may come,
// those belong to the lowest result that are below it; adding them lowers it further, until nothing
// changes (Dinkelbach 1967).
void RuleResult::quotient(const Tally& tally, bool of_top) {
  const ExactSum& divisor = of_top ? tally.counted_top_ : tally.counted_weight_;
  if (of_top && !(divisor.sum().high > 0)) has_value = false;
  if (has_value) value = tally.counted_.sum() / divisor.sum();

  const ExactSum& sure = of_top ? tally.top_ : tally.weight_;
  if (of_top && !(sure.sum().high > 0)) {
    surely = false;
    has_range = std::any_of(tally.maybe_.begin(), tally.maybe_.end(),
                            [](const MaybeTerm& each) { return each.top > 0; });
  }
  if (!has_range) return;
  const auto bound = [&](const ExactSum& sum, bool lowest) {
    const auto number = [&](const MaybeTerm& each) { return lowest ? each.low : each.high; };
    const auto divides = [&](const MaybeTerm& each) { return of_top ? each.top : 1; };
    const auto beyond = [&](TwoPart a, TwoPart b) { return lowest ? less(a, b) : less(b, a); };
    TwoPart best;
    if (surely) {
      best = sum.sum() / sure.sum();
    } else {
      bool first = true;
      for (const MaybeTerm& each : tally.maybe_) {
        if (!(divides(each) > 0)) continue;
        const TwoPart alone = number(each) / two_part(divides(each));
        if (first || beyond(alone, best)) best = alone;
        first = false;
      }
    }
    while (true) {
      ExactSum above = sum;
      ExactSum below = sure;
      for (const MaybeTerm& each : tally.maybe_) {
        if (!beyond(number(each), best * divides(each))) continue;
        add_product(above, number(each), each.weight);
        below.add_product(divides(each), each.weight);
      }
      if (!(below.sum().high > 0)) return best;
      const TwoPart next = above.sum() / below.sum();
      if (!beyond(next, best)) return best;
      best = next;
    }
  };
  low = bound(tally.low_, true);
  high = bound(tally.high_, false);
}

void RuleResult::total(const Tally& tally) {
  if (has_value) value = tally.counted_.sum();
  ExactSum least = tally.low_;
  ExactSum most = tally.high_;
  for (const MaybeTerm& each : tally.maybe_) {
    if (each.low.high < 0) add_product(least, each.low, each.weight);
    if (each.high.high > 0) add_product(most, each.high, each.weight);
  }
  low = least.sum();
  high = most.sum();
}

void RuleResult::least(const Tally& tally) {
  if (has_value) value = two_part(tally.least_value_);
  if (!has_range) return;
  double lowest = tally.least_low_;
  double highest = tally.least_high_;
  for (const MaybeTerm& each : tally.maybe_) {
    lowest = std::min(lowest, each.low.rounded());
    if (!surely) {
      const double most = each.high.rounded();
      highest = highest == Tally::infinity ? most : std::max(highest, most);
    }
  }
  low = two_part(lowest);
  high = two_part(highest);
}

void RuleResult::greatest(const Tally& tally) {
  if (has_value) value = two_part(tally.greatest_value_);
  if (!has_range) return;
  double lowest = tally.greatest_low_;
  double highest = tally.greatest_high_;
  for (const MaybeTerm& each : tally.maybe_) {
    highest = std::max(highest, each.high.rounded());
    if (!surely) {
      const double least = each.low.rounded();
      lowest = lowest == -Tally::infinity ? least : std::min(lowest, least);
    }
  }
  low = two_part(lowest);
  high = two_part(highest);
}

void RuleResult::scale(double factor) {
  value = value * factor;
  low = low * factor;
  high = high * factor;
}

}  // namespace peil
