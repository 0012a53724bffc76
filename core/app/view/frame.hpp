// What stands around every screen: the bar at the top, dialogs, notices, and where work is kept.
#pragma once

#include "app/facts/opened.hpp"
#include "app/view/tree.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace peil::app {

// The bar at the top.
Node bar(const Context& context);

// A dialog's frame: its heading, a button that closes it, and a body that scrolls where it is too
// tall. The dialog's first control gets the focus: `first`, or where that is none the button.
Node dialog(const Context& context, std::string id, std::string name, float width,
            std::optional<Node> first, Node body);

// Why something couldn't be kept, in a sentence.
std::string save_failure_text(const Context& context, const SaveFailure& failure);

// The message after something went wrong or arrived; none if there is nothing to say.
std::optional<Node> notice(const Context& context);

// `Bewaard in …`: where a record is kept, as the outside named it.
std::string place_text(const Context& context, std::string_view place);

// `Teksten: SURFaudit 2021 (SURF)`: whose texts an assessment is shown with, where they aren't its
// own; else empty.
std::string custom_texts_line(const Context& context, const Assessment& assessment);

}  // namespace peil::app
