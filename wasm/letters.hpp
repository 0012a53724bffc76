// What the program's fonts lack, painted by the browser: page/letters.js as the painter asks for
// it.
#pragma once

#include "ui/other_letters.hpp"

namespace peil::web {

ui::OtherLetters browser_letters();

}  // namespace peil::web
