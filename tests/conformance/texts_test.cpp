// JSON as text: canonical form and fingerprint.
#include "vectors.hpp"

#include "engine/base/sha256.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"

namespace peil::test {
namespace {

json::value of_text(const json::object&, const json::object& one) {
  Problems problems;
  const auto value = parse_json(view(one.at("text")), "text.json", problems);
  if (!problems.empty()) return as_json(problems);
  const auto canonical = canonical_json(*value);
  return json::object{{"canonical", canonical}, {"sha256", sha256_text(canonical)}};
}

TEST(Conformance, Texts) { run("texts.json", of_text); }

}  // namespace
}  // namespace peil::test
