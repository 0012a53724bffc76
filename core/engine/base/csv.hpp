// Tables as CSV (RFC 4180). Written for a spreadsheet that opens them with a double click: UTF-8
// with a byte order mark, lines end with CR LF; texts come from people and files, so no cell
// becomes a formula, and no line of the file is anything but a row. Read as spreadsheets write
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace peil {

class CsvWriter {
 public:
  // `separator`: a comma, or a semicolon where the reader's decimal mark is a comma: spreadsheets
  // expect that there.
  explicit CsvWriter(char separator);

  // Adds a cell to the row. A text that a spreadsheet would take for a formula, as it begins with =
  // + - or @ (white space before it and wide forms included), gets an apostrophe before it; so does
  // one that it would take for a number, day, time or truth value and show as something else, such
  // as 00123, 3-5, 1e5 or TRUE, but not a day as in 2026-05-28. What
  // can't be shown (utf8::harmless) becomes U+FFFD; line ends become LF. A text over `most_bytes`
  // is cut, with “…”: spreadsheets have no longer cells.
  void add(std::string_view text);

  // Adds a cell with a number, which has no separator in it: -2.5 stays what it is.
  void add_number(std::string_view number);

  // Ends the row.
  void end_row();

  // The whole file.
  const std::string& text() const { return text_; }

  // A cell of a spreadsheet holds 32,767 UTF-16 code units, which are never more than bytes.
  static constexpr std::size_t most_bytes = 32'000;

 private:
  void begin_cell();
  void add_field(std::string_view field);

  char separator_;
  bool in_row_ = false;
  std::string text_;
};

// The rows of a table, as a spreadsheet saves or copies it: cells between commas, semicolons or
// tabs, whichever stands most often in the first row outside quotation marks; lines that end with
// CR LF, LF or CR; a byte order mark before it means nothing, and what isn't UTF-8 is taken for
// Windows-1252. A cell in quotation marks may hold any of these, and doubled ones; one that isn't
// closed runs to the end. White space around a cell and rows without any text are left out, and so
// is the apostrophe that CsvWriter puts before a text which looks like a formula or a number.
// Reads at most `most_rows` rows and `most_cells` cells of each; what is beyond isn't there. Cost:
// linear.
std::vector<std::vector<std::string>> read_csv(std::string_view text, std::size_t most_rows,
                                               std::size_t most_cells);

}  // namespace peil
