// What the tests of all plugins do with an algorithm: ask it, and read what it replies.
#pragma once

#include <peil/json_reader.hpp>
#include <peil/reply.hpp>
#include <peil/request.hpp>

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace peil::plugin::test {

// What `judge` replies to the request: its bytes in `text`, which `document` has read. A test fails
// where either of the two can't be read.
template <class Judge>
Value reply_to(const std::string& request, Judge judge, std::string& text, Document& document) {
  Document asked;
  EXPECT_TRUE(asked.read(request)) << request;
  Reply reply;
  judge(Request(asked.root()), reply);
  text = std::move(reply).text();
  EXPECT_TRUE(document.read(text)) << text;
  return document.root();
}

}  // namespace peil::plugin::test
