// Weighted sums with twice the precision of a double, so that a mean that is 3 on paper is 3 here
// too, and not 2.9999999999999996: results are compared with targets. Error-free transformations
// after Dekker (1971) and Knuth, TAOCP 2, 4.2.2; sums after Ogita, Rump and Oishi (2005). No fused
// multiply-add, so that every platform gives the same bits.
#pragma once

namespace peil {

// The unevaluated sum of two doubles, the second far smaller than the first.
struct TwoPart {
  double high = 0;
  double low = 0;

  double rounded() const { return high + low; }
};

// A number that needs no second part.
inline TwoPart two_part(double number) { return {number, 0}; }

namespace exact {

inline TwoPart sum(double a, double b) {
  const double total = a + b;
  const double part = total - a;
  return {total, (a - (total - part)) + (b - part)};
}

// Where |a| ≥ |b|.
inline TwoPart ordered_sum(double a, double b) {
  const double total = a + b;
  return {total, b - (total - a)};
}

inline TwoPart split(double a) {
  constexpr double factor = 134217729;  // 2^27 + 1
  const double scaled = factor * a;
  const double high = scaled - (scaled - a);
  return {high, a - high};
}

inline TwoPart product(double a, double b) {
  const double result = a * b;
  const TwoPart x = split(a);
  const TwoPart y = split(b);
  return {result, ((x.high * y.high - result) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

}  // namespace exact

inline TwoPart operator+(TwoPart a, TwoPart b) {
  const TwoPart total = exact::sum(a.high, b.high);
  return exact::ordered_sum(total.high, total.low + a.low + b.low);
}

inline TwoPart operator+(TwoPart a, double b) {
  const TwoPart total = exact::sum(a.high, b);
  return exact::ordered_sum(total.high, total.low + a.low);
}

inline TwoPart operator*(TwoPart a, double b) {
  if (b == 1) return a;
  const TwoPart result = exact::product(a.high, b);
  return exact::ordered_sum(result.high, result.low + a.low * b);
}

// `b` must not be zero.
inline TwoPart operator/(TwoPart a, TwoPart b) {
  const double first = a.high / b.high;
  const TwoPart back = b * first;
  const TwoPart rest = exact::sum(a.high, -back.high);
  return exact::ordered_sum(first, (rest.high + (rest.low + (a.low - back.low))) / b.high);
}

// A sum in the making. What rounding loses is added up beside it, off the path that the next
// addition waits for.
class ExactSum {
 public:
  void add(double value) {
    const TwoPart sum = exact::sum(total_, value);
    total_ = sum.high;
    lost_ += sum.low;
  }
  void add(TwoPart value) {
    add(value.high);
    lost_ += value.low;
  }
  void add(const ExactSum& other) {
    add(other.total_);
    lost_ += other.lost_;
  }
  void add_product(double value, double weight) {
    if (weight == 1) {
      add(value);
    } else {
      add(exact::product(value, weight));
    }
  }

  TwoPart sum() const { return exact::ordered_sum(total_, lost_); }

 private:
  double total_ = 0;
  double lost_ = 0;
};

// `sum` and then `other`.
inline ExactSum operator+(ExactSum sum, const ExactSum& other) {
  sum.add(other);
  return sum;
}

}  // namespace peil
