// About: what the assessment is, whose texts it is shown with, and the sources of its facts, with
// what was checked of them.
#include "app/view/screens.hpp"

namespace peil::app {

std::string custom_texts_line(const Context& context, const Assessment& assessment) {
  if (!assessment.custom_texts) return {};
  const TextsInUse& texts = *assessment.custom_texts;
  const std::string title = context.of(texts.title, *assessment.definition);
  if (texts.holder.empty()) return context.word("texts.line_plain", {{"title", title}});
  return context.word("texts.line", {{"title", title}, {"holder", texts.holder}});
}

namespace screens {

namespace {

Node source_item(const Context& context, const Definition& definition, const Source& source) {
  const std::string id = "source/" + source.id;
  Node item = stack(id, 4, {});
  item.role = Role::list_item;
  const std::string title = context.of(source.title, definition);
  item.children.push_back(text(id + "/title", Look::strong, title));
  if (!source.date.empty()) {
    item.children.push_back(
        text(id + "/date", Look::small_secondary,
             context.word("about.published", {{"date", date(source.date, context.language)}})));
  }
  const std::string note = context.of(source.note, definition);
  if (!note.empty()) item.children.push_back(text(id + "/note", Look::body, note));
  if (!source.url.empty()) {
    Node address = link(id + "/address", source.url, OpenAddress{source.id});
    address.description = context.word("about.opens_outside");
    item.children.push_back(std::move(address));
  }
  item.layout.padding_y = 10;
  return item;
}

}  // namespace

Node about(const Context& context, const Opened& opened) {
  const Definition& definition = opened.definition;
  Node column = stack("about/column", 16, {});
  column.layout.max_width = 860;
  column.children.push_back(
      heading("about/title", Look::title, 1, context.of(definition.title, definition)));
  const std::string subtitle = context.of(definition.subtitle, definition);
  if (!subtitle.empty())
    column.children.push_back(text("about/subtitle", Look::secondary, subtitle));
  Node facts = card("about/facts", 8, {});
  const std::string description = context.of(definition.description, definition);
  if (!description.empty())
    facts.children.push_back(text("about/description", Look::body, description));
  facts.children.push_back(text(
      "about/version", Look::small_secondary,
      context.word("assessment.facts", {{"version", definition.version},
                                        {"count", std::to_string(questions_of(definition))},
                                        {"date", date(definition.checked, context.language)}})));
  const std::string texts = custom_texts_line(context, opened.assessment);
  if (!texts.empty()) {
    facts.children.push_back(text("about/texts", Look::body, texts));
    facts.children.push_back(
        row("about/texts/row", 0,
            {button("about/texts/remove", Look::outline, context.word("texts.remove"),
                    RemoveTexts{definition.id})}));
  }
  column.children.push_back(std::move(facts));
  if (!definition.sources.empty()) {
    std::vector<Node> items;
    for (const Source& source : definition.sources)
      items.push_back(source_item(context, definition, source));
    column.children.push_back(
        list_of("about/sources", context.word("about.sources"), std::move(items)));
  }
  return page(context, "about", std::move(column));
}

}  // namespace screens

}  // namespace peil::app
