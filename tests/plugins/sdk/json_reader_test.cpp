#include <peil/json_reader.hpp>

#include <gtest/gtest.h>

#include <string>

namespace peil::plugin {
namespace {

bool reads(std::string text) {
  Document document;
  return document.read(std::move(text));
}

std::string string_in(std::string text) {
  Document document;
  EXPECT_TRUE(document.read("[" + text + "]")) << text;
  std::string found;
  for (const Value value : document.root())
    found = value.text();
  return found;
}

TEST(JsonReader, FindsWhatStandsThere) {
  Document document;
  ASSERT_TRUE(
      document.read(R"( {"a":[1,-2.50,"x"],"b":{"c":true,"d":false,"e":null},"":"empty","a":0} )"));
  const Value root = document.root();
  EXPECT_EQ(root.size(), 4u);
  EXPECT_EQ(root["a"].size(), 3u);
  std::string elements;
  for (const Value element : root["a"])
    elements += std::string(element.text()) + " ";
  EXPECT_EQ(elements, "1 -2.50 x ");
  EXPECT_TRUE(root["b"]["c"].truth());
  EXPECT_FALSE(root["b"]["d"].truth());
  EXPECT_TRUE(root["b"]["e"].is(Value::Kind::null));
  EXPECT_EQ(root[""].text(), "empty");
  std::string names;
  for (const Value member : root["b"])
    names += member.name();
  EXPECT_EQ(names, "cde");
}

TEST(JsonReader, WhatIsMissingIsEmpty) {
  Document document;
  ASSERT_TRUE(document.read(R"({"a":"text","list":[]})"));
  const Value nothing = document.root()["x"]["y"]["z"];
  EXPECT_FALSE(nothing.exists());
  EXPECT_EQ(nothing.text(), "");
  EXPECT_EQ(nothing.size(), 0u);
  EXPECT_FALSE(nothing.truth());
  for (const Value value : nothing)
    FAIL() << value.text();
  for (const Value value : document.root()["a"])
    FAIL() << value.text();
  for (const Value value : document.root()["list"])
    FAIL() << value.text();
  EXPECT_FALSE(document.root()["a"]["b"].exists());
}

TEST(JsonReader, AnElementHasNoName) {
  Document document;
  ASSERT_TRUE(document.read(R"({"a":["b"]})"));
  for (const Value element : document.root()["a"])
    EXPECT_EQ(element.name(), "");
}

TEST(JsonReader, EscapesAreDecoded) {
  EXPECT_EQ(string_in(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(string_in(R"("\u0041\u00e9\u20AC\uD83D\uDE00!")"), "Aé€😀!");
  EXPECT_EQ(string_in(R"("\u0000x")"), std::string("\0x", 2));
  EXPECT_EQ(string_in("\"aé€😀\x7f\""), "aé€😀\x7f");
}

TEST(JsonReader, ANameWithEscapesIsFound) {
  Document document;
  ASSERT_TRUE(document.read(R"({"\u0061b":"c\td"})"));
  EXPECT_EQ(document.root()["ab"].text(), "c\td");
}

TEST(JsonReader, ScalarsStandAlone) {
  for (const char* text :
       {"0", "-0", "1.5e+30", "1E-2", "\"\"", "true", "false", "null", " \n\r\t[] ", "{}"}) {
    EXPECT_TRUE(reads(text)) << text;
  }
}

TEST(JsonReader, RefusesWhatIsNotJson) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[",
                           "]",
                           "[1",
                           "[1,",
                           "[1,]",
                           "[,1]",
                           "[1 2]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{'a':1}",
                           "{1:1}",
                           "nul",
                           "True",
                           "tru",
                           "01",
                           "-",
                           "+1",
                           ".5",
                           "1.",
                           "1e",
                           "1e+",
                           "--1",
                           "0x1",
                           "1_0",
                           "NaN",
                           "[1]x",
                           "[1][2]",
                           "// x\n1",
                           "\"",
                           "\"a",
                           "\"\\",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\u12g4\"",
                           "\"\\ud800\"",
                           "\"\\udc00\"",
                           "\"\\ud800\\u0041\"",
                           "\"\\ud800\\ud800\"",
                           "\"a\nb\"",
                           "\"\t\"",
                           "\xef\xbb\xbf[]",
                           "[\f1]"}) {
    EXPECT_FALSE(reads(text)) << text;
  }
}

TEST(JsonReader, RefusesWhatIsNotUtf8) {
  for (const char* bytes :
       {"\x80", "\xc3", "\xc0\xaf", "\xc1\x81", "\xe2\x82", "\xe0\x80\xaf", "\xed\xa0\x80",
        "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe2\x28\xa1"}) {
    EXPECT_FALSE(reads(std::string("\"") + bytes + "\"")) << bytes;
  }
}

TEST(JsonReader, RefusesZeroBytes) {
  EXPECT_FALSE(reads(std::string("[]\0", 3)));
  EXPECT_FALSE(reads(std::string("\0[]", 3)));
  EXPECT_FALSE(reads(std::string("\"a\0\"", 4)));
  EXPECT_FALSE(reads(std::string("[1\0,2]", 6)));
}

TEST(JsonReader, NestingIsBounded) {
  const auto nested = [](unsigned depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(reads(nested(32)));
  EXPECT_FALSE(reads(nested(33)));
  EXPECT_FALSE(reads(std::string(1'000'000, '[')));
  EXPECT_FALSE(reads("{\"a\":" + nested(32) + "}"));
}

TEST(JsonReader, EveryCutOffTextIsRefused) {
  const std::string whole = R"({"a":[1.5,"é\u20ac\n"],"b":{"c":true}})";
  ASSERT_TRUE(reads(whole));
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(reads(whole.substr(0, size))) << size;
}

TEST(JsonReader, AfterARefusalNothingOfTheTextIsLeft) {
  Document document;
  ASSERT_TRUE(document.read("[1]"));
  EXPECT_FALSE(document.read("[1,"));
  EXPECT_FALSE(document.root().exists());
  EXPECT_TRUE(document.read("2"));
  EXPECT_EQ(document.root().text(), "2");
}

}  // namespace
}  // namespace peil::plugin
