#include <peil/json_reader.hpp>
#include <peil/json_writer.hpp>

#include <gtest/gtest.h>

namespace peil::plugin {
namespace {

TEST(JsonWriter, WritesCompactTextInOrder) {
  Writer writer;
  writer.begin_object()
      .key("b")
      .integer(-1)
      .key("a")
      .begin_array()
      .string("x")
      .boolean(true)
      .null()
      .end_array();
  writer.key("o")
      .begin_object()
      .end_object()
      .key("e")
      .begin_array()
      .end_array()
      .key("r")
      .raw("[1]")
      .end_object();
  EXPECT_EQ(writer.text(), R"({"b":-1,"a":["x",true,null],"o":{},"e":[],"r":[1]})");
}

TEST(JsonWriter, ValuesThatLookLikeBracketsNeedTheirCommas) {
  Writer writer;
  writer.begin_array().string("{").string("[").string(":").string("").end_array();
  EXPECT_EQ(writer.text(), R"(["{","[",":",""])");
}

TEST(JsonWriter, AnyTextIsReadBackAsItWas) {
  std::string every;
  for (int byte = 0; byte < 128; ++byte)
    every += static_cast<char>(byte);
  every += "é€😀\\u0041\"";
  Writer writer;
  writer.begin_object().key(every).string(every).end_object();
  Document document;
  ASSERT_TRUE(document.read(writer.text()));
  EXPECT_EQ(document.root()[every].text(), every);
}

}  // namespace
}  // namespace peil::plugin
