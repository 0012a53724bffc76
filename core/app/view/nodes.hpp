// Short ways to make nodes.
#pragma once

#include "app/facts/context.hpp"
#include "app/view/tree.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peil::app {

Node text(std::string id, Look look, std::string words);
Node heading(std::string id, Look look, std::uint8_t level, std::string words);
Node button(std::string id, Look look, std::string words, Action action);
Node link(std::string id, std::string words, Action action);
// A bordered field.
Node field(std::string id, Role role, std::string name, std::string value, Action action);
// A field under its label, with why what is typed in it can't be read under that.
Node labelled(Node field, std::string label, std::optional<Node> error = std::nullopt);
Node stack(std::string id, float gap, std::vector<Node> children);
Node row(std::string id, float gap, std::vector<Node> children);
Node grid(std::string id, float min_column, float gap, std::vector<Node> children);
Node card(std::string id, float gap, std::vector<Node> children);
// A card with a heading and a list with lines between its items.
Node list_of(const std::string& id, std::string name, std::vector<Node> items);
// A cell of a table; where `width` is 0, it takes what room there is.
Node table_cell(std::string id, Role role, Look look, std::string words, float width);
// The main part of a screen with one column of text, which scrolls.
Node page(const Context& context, std::string id, Node column);
// Room that pushes what follows in a row to its end.
Node spring(std::string id);

}  // namespace peil::app
