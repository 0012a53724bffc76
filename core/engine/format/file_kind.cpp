#include "engine/format/file_kind.hpp"

#include "engine/json/scan.hpp"

namespace peil {

FileKind kind_of(std::string_view text) {
  JsonScanner scanner(text);
  FileKind kind = FileKind::neither;
  if (scanner.next() != '{') return kind;
  scanner.object([&](std::string_view key, std::size_t) {
    bool certain = true;
    if (key == "peil_pack") {
      kind = FileKind::pack;
    } else if (key == "peil_record") {
      kind = FileKind::record;
    } else if (key == "peil_texts") {
      kind = FileKind::texts;
    } else if (key == "peil") {
      kind = FileKind::definition;
    } else {
      certain = false;
      if (kind == FileKind::neither && key == "answers") kind = FileKind::record;
      if (kind == FileKind::neither && (key == "sections" || key == "scales"))
        kind = FileKind::definition;
    }
    return !certain && scanner.value();
  });
  return kind;
}

}  // namespace peil
