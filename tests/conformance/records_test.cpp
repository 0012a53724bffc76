// Records, as they are written again.
#include "vectors.hpp"

#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "engine/model/record.hpp"

namespace peil::test {
namespace {

json::value of_record(const json::object&, const json::object& one) {
  const auto record = read_record(file_of(one.at("record")), "record.json");
  if (!record.has_value()) return as_json(Problems{record.error()});
  const auto written = write_record(*record);
  EXPECT_EQ(write_record(*read_record(written, "record.json")), written);
  return *read_json(written, "record.json");
}

TEST(Conformance, Records) { run("records.json", of_record); }

}  // namespace
}  // namespace peil::test
