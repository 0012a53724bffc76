// Any bytes as a request to a program: the SDK's small reader accepts exactly what the engine's
// JSON library does (but for numbers too large for that library's own: the reader keeps a number's
// text); what it read is the same when it is written and read again; and the maturity plan replies
// with JSON, whatever it is asked.
#include "plugins/nba_maturity/judge.hpp"
#include "require.hpp"

#include <peil/plugin.hpp>

#include <boost/json/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace {

using peil::require;
using peil::plugin::Document;
using peil::plugin::Value;
using peil::plugin::Writer;

// Nothing if the library stopped at a number whose exponent it can't hold: the text may be JSON
// or not.
std::optional<bool> library_accepts(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = Document::depth;
  boost::json::error_code error;
  boost::json::parse(text, error, {}, options);
  if (error == boost::json::error::exponent_overflow) return std::nullopt;
  return !error;
}

void write(Writer& writer, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::object:
      writer.begin_object();
      for (const Value member : value)
        write(writer.key(member.name()), member);
      writer.end_object();
      break;
    case Value::Kind::array:
      writer.begin_array();
      for (const Value element : value)
        write(writer, element);
      writer.end_array();
      break;
    case Value::Kind::string:
      writer.string(value.text());
      break;
    case Value::Kind::number:
      writer.raw(value.text());
      break;
    case Value::Kind::boolean:
      writer.boolean(value.truth());
      break;
    default:
      writer.null();
  }
}

std::string written(const Document& document) {
  Writer writer;
  write(writer, document.root());
  return std::move(writer).text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  Document document;
  const bool accepted = document.read(text);
  require(accepted == library_accepts(text).value_or(accepted), "both readers accept the same");
  require(accepted == document.root().exists(), "what is refused leaves nothing");
  if (accepted) {
    const std::string once = written(document);
    Document again;
    require(again.read(once), "what is written can be read");
    require(written(again) == once, "and is the same");
  }
  const std::string reply = peil::plugin::respond(text, "{}", peil::nba_maturity::judge);
  require(Document().read(reply), "the reply is JSON");
  return 0;
}
