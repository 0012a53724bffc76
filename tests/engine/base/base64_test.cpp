#include "engine/base/base64.hpp"

#include <gtest/gtest.h>

namespace peil {
namespace {

// Where the text is refused.
std::size_t fault_in(std::string_view text) {
  std::string bytes;
  return append_base64(bytes, text);
}

// RFC 4648, section 10.
TEST(Base64, TheVectorsOfTheSpecification) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base64(bytes), text);
    std::string read;
    EXPECT_EQ(append_base64(read, text), std::string::npos) << text;
    EXPECT_EQ(read, bytes);
  }
}

TEST(Base64, EveryByteComesBack) {
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += static_cast<char>(i);
  std::string read;
  EXPECT_EQ(append_base64(read, base64(bytes)), std::string::npos);
  EXPECT_EQ(read, bytes);
}

TEST(Base64, RefusesEveryOtherWayToWriteIt) {
  EXPECT_EQ(fault_in("Zg"), 2u);        // no padding
  EXPECT_EQ(fault_in("Zg="), 2u);       // too little
  EXPECT_EQ(fault_in("Zm8=="), 3u);     // too much
  EXPECT_EQ(fault_in("Zm9v===="), 4u);  // signs where none belong
  EXPECT_EQ(fault_in("===="), 0u);
  EXPECT_EQ(fault_in("=="), 0u);
  EXPECT_EQ(fault_in("Z==="), 1u);
  EXPECT_EQ(fault_in("Zg==Zg=="), 2u);  // two of them
  EXPECT_EQ(fault_in("Zm 9v"), 2u);
  EXPECT_EQ(fault_in("Zm9v\n"), 4u);
  EXPECT_EQ(fault_in("Zm-_"), 2u);  // the alphabet for addresses
  EXPECT_EQ(fault_in("Zh=="), 1u);  // bits that are left over
  EXPECT_EQ(fault_in("Zm9="), 2u);
  EXPECT_EQ(fault_in("Zm\xC3\xA9v"), 2u);
}

}  // namespace
}  // namespace peil
