#include "engine/expression/value.hpp"

namespace peil::expression {

std::string_view fault_name(Fault fault) {
  switch (fault) {
    case Fault::division_by_zero:
      return "division_by_zero";
    case Fault::overflow:
      return "overflow";
    case Fault::empty_bounds:
      return "empty_bounds";
  }
  return "overflow";
}

}  // namespace peil::expression
