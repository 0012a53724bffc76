#include "engine/json/other_file.hpp"

#include "engine/json/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace peil {
namespace {

std::string told(std::string_view text) {
  Problems problems;
  parse_json_file(text, "f", problems);
  return problems.empty() ? "" : std::string(code_name(problems.front().code));
}

// All that isn't JSON, whatever else it is told as.
bool is_json_fault(std::string_view text) { return told(text).starts_with("json_"); }

TEST(OtherFile, IsToldByItsBeginning) {
  using namespace std::string_literals;
  EXPECT_EQ(told(""), "file_empty");
  EXPECT_EQ(told(" \r\n\t"), "file_empty");
  EXPECT_EQ(told("\xEF\xBB\xBF\n"), "file_empty");
  EXPECT_EQ(told("%PDF-1.7\n%\xE2\xE3"), "file_is_pdf");
  EXPECT_EQ(told("PK\x03\x04\x14\0\x06\0xl/workbook.xml"s), "file_is_office");
  EXPECT_EQ(told("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0"s), "file_is_office");
  EXPECT_EQ(told("{\\rtf1\\ansi}"), "file_is_office");
  EXPECT_EQ(told("\x89PNG\r\n\x1a\n"), "file_is_picture");
  EXPECT_EQ(told("\xFF\xD8\xFF\xE0"), "file_is_picture");
  EXPECT_EQ(told("<!DOCTYPE html>\n<html>"), "file_is_web_page");
  EXPECT_EQ(told("\n<?xml version=\"1.0\"?><html xmlns=\"x\">"), "file_is_web_page");
  EXPECT_EQ(told("<?xml version=\"1.0\"?><catalog/>"), "file_is_xml");
  EXPECT_EQ(told("\xFF\xFE{\0}\0"s), "file_is_wide_text");
  EXPECT_EQ(told("\xFE\xFF\0{\0}"s), "file_is_wide_text");
  EXPECT_EQ(told("{\0\"\0p\0"s), "file_is_wide_text");
  EXPECT_EQ(told("\0{\0\"\0p"s), "file_is_wide_text");
}

TEST(OtherFile, YamlIsToldByItsFirstLine) {
  EXPECT_EQ(told("peil: 1\nid: nl.example.x\n"), "file_is_yaml");
  EXPECT_EQ(told("---\npeil: 1\n"), "file_is_yaml");
  EXPECT_EQ(told("# mine\n\ntitle:\n  nl: Proef\n"), "file_is_yaml");
  EXPECT_EQ(told("- a\n- b\n"), "file_is_yaml");
  EXPECT_EQ(told("'peil': 1"), "file_is_yaml");
}

TEST(OtherFile, ATableHasRowsOfOneWidth) {
  EXPECT_EQ(told("\xEF\xBB\xBFSysteem;Eigenaar\r\nRooster;ICT\r\n"), "file_is_table");
  EXPECT_EQ(told("System,Owner\nTimetable,IT\n"), "file_is_table");
  EXPECT_EQ(told("System\tOwner\nTimetable\tIT\n"), "file_is_table");
  EXPECT_EQ(told("\"A; b\";\"c\nd\"\n1;2\n"), "file_is_table");
  EXPECT_EQ(told("a,b,c"), "file_is_table");
  EXPECT_EQ(told("caf\xE9;x\n1;2\n"), "file_is_table") << "as an old spreadsheet saves it";
}

TEST(OtherFile, WhatCouldBeJsonStaysJson) {
  EXPECT_TRUE(is_json_fault("{\"a\": 1,}"));
  EXPECT_TRUE(is_json_fault("{a;b}\n{c;d}"));
  EXPECT_TRUE(is_json_fault("[1, 2\n3, 4"));
  EXPECT_TRUE(is_json_fault("\"peil\": 1,\n\"id\": 2,\n"));
  EXPECT_TRUE(is_json_fault("just words"));
  EXPECT_TRUE(is_json_fault("words, and more words\nin lines"));
}

TEST(OtherFile, HasNoPlaceInIt) {
  Problems problems;
  parse_json_file("PK\x03\x04", "f", problems);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.front().place.line, 0u);
  EXPECT_EQ(problems.front().place.file, "f");
}

}  // namespace
}  // namespace peil
