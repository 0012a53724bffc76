#include "ui/text_lines.hpp"

#include "ui/letters.hpp"

#include <algorithm>

namespace peil::ui {

namespace {

// A hair of room, so that a text measured for its natural width still fits it after rounding.
constexpr float slack = 0.01f;

}  // namespace

std::vector<std::string_view> break_lines(std::string_view text, const TextStyle& style,
                                          float width, const TextWidth& text_width) {
  std::vector<std::string_view> lines;
  const float space = text_width(" ", style);
  std::size_t line_begin = 0;
  std::size_t line_end = 0;  // after the last word on the line
  float line_width = 0;
  bool line_empty = true;
  const auto finish = [&] {
    lines.push_back(text.substr(line_begin, line_end - line_begin));
    line_empty = true;
    line_width = 0;
  };
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\n') {
      if (text[at] == '\n') {
        if (line_empty) line_begin = line_end = at;
        finish();
        line_begin = line_end = at + 1;
      }
      ++at;
      continue;
    }
    std::size_t word_end = text.find_first_of(" \n", at);
    if (word_end == text.npos) word_end = text.size();
    float word_width = text_width(text.substr(at, word_end - at), style);
    if (!line_empty && line_width + space + word_width > width + slack) finish();
    if (line_empty && word_width > width + slack) {
      // The word alone is too wide: as many characters as fit, at least one.
      std::size_t fit = letter_end(text, at);
      while (fit < word_end) {
        const std::size_t further = letter_end(text, fit);
        if (text_width(text.substr(at, further - at), style) > width + slack) break;
        fit = further;
      }
      word_end = fit;
      word_width = text_width(text.substr(at, word_end - at), style);
    }
    if (line_empty) {
      line_begin = at;
      line_width = word_width;
    } else {
      line_width += space + word_width;
    }
    line_empty = false;
    line_end = word_end;
    at = word_end;
    if (at < text.size() && text[at] != ' ' && text[at] != '\n') finish();
  }
  if (!line_empty || lines.empty()) finish();
  return lines;
}

namespace {

// So many texts are remembered; then all are forgotten, which costs one slower layout.
constexpr std::size_t most_known = 50'000;

// A text is tried at few widths: alone, in its row, and where it stands in the end.
constexpr std::size_t most_widths = 4;

}  // namespace

std::size_t TextMeasure::LookHash::operator()(const Look& look) const {
  const auto kind = static_cast<std::size_t>(look.size * 4) * 2 + (look.semibold ? 1 : 0);
  return std::hash<std::string_view>()(look.text) ^ (kind << 17);
}

TextMeasure::Known& TextMeasure::known(std::string_view text, const TextStyle& style) {
  const auto found = known_.find({text, style.size, style.semibold});
  if (found != known_.end()) return *found->second;
  if (known_.size() >= most_known) known_.clear();
  auto fresh = std::make_unique<Known>();
  fresh->text = text;
  Known& result = *fresh;
  known_.emplace(Look{result.text, style.size, style.semibold}, std::move(fresh));
  return result;
}

float TextMeasure::width(std::string_view text, const TextStyle& style) {
  Known& entry = known(text, style);
  if (entry.width < 0) entry.width = width_(text, style);
  return entry.width;
}

float TextMeasure::widest_word(std::string_view text, const TextStyle& style) const {
  float widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    widest = std::max(widest, width_(text.substr(at, end - at), style));
    at = end + 1;
  }
  return widest;
}

const std::vector<TextMeasure::Line>& TextMeasure::lines(std::string_view text,
                                                         const TextStyle& style, float width) {
  std::vector<Broken>& broken = known(text, style).broken;
  for (const Broken& one : broken) {
    if (one.width == width) return one.lines;
  }
  if (broken.size() == most_widths) broken.erase(broken.begin());
  Broken fresh{width, {}};
  for (const std::string_view line : break_lines(text, style, width, width_)) {
    fresh.lines.push_back({static_cast<std::uint32_t>(line.data() - text.data()),
                           static_cast<std::uint32_t>(line.size())});
  }
  broken.push_back(std::move(fresh));
  return broken.back().lines;
}

}  // namespace peil::ui
