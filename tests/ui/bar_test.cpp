// The bar at the top, laid out: at every width, whatever the text size, it holds everything and
// nothing is cut off.
#include "app/app.hpp"
#include "tests/places.hpp"
#include "ui/layout.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace peil::ui {
namespace {

using app::Node;
using app::Role;

// About as wide as the letters of the font are.
float half_its_size(std::string_view text, const TextStyle& style) {
  float characters = 0;
  for (const char c : text)
    characters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return characters * style.size * 0.52f;
}

class Bars : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(peil::test::source("assessments/nba-maturity/assessment.json"));
    app_.dispatch(app::PluginShipped{
        "small", {{std::string(assessment_path), (std::ostringstream() << file.rdbuf()).str()}}});
    app_.dispatch(app::StartupFinished{});
    ASSERT_FALSE(app_.state().notice);
    app_.dispatch(app::SetOrganisation{"ROC Voorbeeld"});
  }

  // Everything in the bar stands inside it, and no control's words are broken.
  void check() {
    for (const int percent : {100, 200}) {
      app_.dispatch(app::SetTextSize{percent});
      for (const float width : {1920.0f, 1440.0f, 1280.0f, 1024.0f, 720.0f, 390.0f, 320.0f}) {
        app_.dispatch(app::ViewportChanged{width});
        const std::shared_ptr<const app::ViewTree> tree = app_.view();
        TextMeasure texts(half_its_size);
        const float room = width / tree->scale;
        const Arrangement all = arrange(*tree, room, 900 / tree->scale, light_theme(), texts);
        const int bar = all.find("bar");
        ASSERT_GE(bar, 0);
        const Rect& outer = all.boxes[static_cast<std::size_t>(bar)].rect;
        for (int index = bar; index < all.boxes[static_cast<std::size_t>(bar)].end; ++index) {
          const NodeBox& box = all.boxes[static_cast<std::size_t>(index)];
          const std::string where = box.node->id + " at " + std::to_string(width) + " and " +
                                    std::to_string(percent) + " %";
          EXPECT_GE(box.rect.x, 0) << where;
          EXPECT_LE(box.rect.right(), room + 0.5f) << where;
          EXPECT_LE(box.rect.bottom(), outer.bottom() + 0.5f) << where;
          if (is_focusable(*box.node)) {
            EXPECT_LE(box.line_count, 1u) << where;
            EXPECT_GE(box.rect.height, 24) << where;
          }
        }
        if (width >= 720 && percent == 100) {
          EXPECT_EQ(outer.height, 52) << width;
        }
        // On a telephone.
        if (width == 390) {
          EXPECT_LE(outer.height * tree->scale, 844 / 4) << percent;
        }
      }
    }
  }

  app::App app_{[] { return app::Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "record-1"}; }};
};

TEST_F(Bars, HoldEverythingOnHome) {
  check();
  app_.dispatch(app::SetLanguage{app::Language::en});
  check();
}

TEST_F(Bars, HoldEverythingInARecord) {
  app_.dispatch(app::BeginRecord{app_.state().assessments.front().definition->id});
  app_.dispatch(app::RecordSaved{"record-1", "browser", "14:32"});
  check();
  app_.dispatch(app::SetLanguage{app::Language::en});
  check();
}

}  // namespace
}  // namespace peil::ui
