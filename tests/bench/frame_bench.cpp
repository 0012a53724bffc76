// What the interface costs where a section has 1,000 questions: painting a frame while it is
// scrolled, laying it out anew, and laying it out after one answer. Natively, with Dear ImGui but
// without anything that draws. Each line has its budget.
#include "app/app.hpp"
#include "tests/ui/headless.hpp"

#include <benchmark/benchmark.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

namespace {

using namespace peil;

constexpr int questions = 1000;
constexpr float width = 1440;
constexpr float height = 900;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return (std::ostringstream() << file.rdbuf()).str();
}

std::string text(const std::string& words) {
  return R"({"nl":")" + words + R"(","en":")" + words + R"("})";
}

// One section of scale questions with titles as long as real ones.
std::string definition() {
  std::string json =
      R"({"peil":1,"id":"nl.bench.frame","version":"1.0.0","title":)" + text("Duizend vragen") +
      R"(,"languages":["nl","en"],"checked":"2026-11-20","scales":{"level":{"options":[)";
  for (int level = 1; level <= 5; ++level) {
    const std::string number = std::to_string(level);
    json += std::string(level > 1 ? "," : "") + R"({"id":")" + number + R"(","value":)" + number +
            R"(,"label":)" + text("Niveau " + number) + R"(,"text":)" +
            text("Wat er voor niveau " + number +
                 " is geregeld, hoe dat is vastgelegd en wie het jaarlijks bekijkt.") +
            "}";
  }
  json += R"(]}},"sections":[{"id":"S","title":)" + text("Alles") +
          R"(,"score":{"rule":"mean","over":"questions"},"questions":[)";
  for (int i = 0; i < questions; ++i) {
    const std::string number = std::to_string(i);
    json +=
        std::string(i > 0 ? "," : "") + R"({"id":"S.)" + number +
        R"(","type":"scale","scale":"level","title":)" +
        text("Maatregel " + number +
             " is door het bestuur vastgesteld, bij iedereen bekend en wordt ieder jaar getoetst") +
        "}";
  }
  return json + R"(]}],"scores":[{"id":"total","title":)" + text("Totaal") +
         R"(,"rule":"mean","over":"questions","sections":"*"}]})";
}

class Screen {
 public:
  Screen() : fonts_{contents(PEIL_BENCH_REGULAR), contents(PEIL_BENCH_SEMIBOLD)} {
    app_.dispatch(app::ViewportChanged{width});
    app_.dispatch(app::PluginShipped{"bench", {{std::string(assessment_path), definition()}}});
    app_.dispatch(app::StartupFinished{});
    app_.dispatch(app::BeginRecord{"nl.bench.frame"});
    app_.dispatch(app::ShowQuestions{"S", {}});
  }

  app::App& app() { return app_; }
  ui::Headless& window() { return window_; }
  void show() { window_.painter().set_tree(app_.view()); }

  // Another answer to a question in the middle, as a click gives it.
  void answer() {
    level_ = level_ % 5 + 1;
    app_.dispatch(app::AnswerOption{{"S.500", {}}, std::to_string(level_)});
  }

 private:
  std::pair<std::string, std::string> fonts_;
  app::App app_{[] { return app::Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "bench"}; }};
  ui::Headless window_{{fonts_.first, fonts_.second}, {width, height}};
  int level_ = 1;
};

void budget(benchmark::State& state, const char* words) { state.SetLabel(words); }

void frame_while_scrolling(benchmark::State& state) {
  Screen screen;
  screen.show();
  screen.window().frames(3);
  ImGui::GetIO().AddMousePosEvent(width / 2, height / 2);
  for (auto _ : state) {
    ImGui::GetIO().AddMouseWheelEvent(0, -1);
    benchmark::DoNotOptimize(screen.window().frame());
  }
  budget(state, "budget 1 ms");
}
BENCHMARK(frame_while_scrolling)->Unit(benchmark::kMicrosecond);

void layout_of_all(benchmark::State& state) {
  Screen screen;
  screen.show();
  screen.window().frames(3);
  const auto tree = screen.app().view();
  const auto& fonts = ImGui::GetIO().Fonts->Fonts;
  const auto measure = [&](std::string_view words, const ui::TextStyle& style) {
    return fonts[style.semibold ? 1 : 0]
        ->CalcTextSizeA(style.size, 1e9f, 0, words.data(), words.data() + words.size())
        .x;
  };
  for (auto _ : state) {
    ui::TextMeasure texts(measure);
    benchmark::DoNotOptimize(ui::arrange(*tree, width, height, ui::light_theme(), texts));
  }
  budget(state, "once per screen");
}
BENCHMARK(layout_of_all)->Unit(benchmark::kMicrosecond);

void layout_after_an_answer(benchmark::State& state) {
  Screen screen;
  screen.show();
  screen.window().frames(3);
  for (auto _ : state) {
    state.PauseTiming();
    screen.answer();
    screen.show();
    state.ResumeTiming();
    benchmark::DoNotOptimize(screen.window().frame());
  }
  budget(state, "with its frame; budget 16 ms");
}
BENCHMARK(layout_after_an_answer)->Unit(benchmark::kMicrosecond);

void tree_after_an_answer(benchmark::State& state) {
  Screen screen;
  for (auto _ : state) {
    screen.answer();
    benchmark::DoNotOptimize(screen.app().view());
  }
  budget(state, "the engine and the views, for comparison");
}
BENCHMARK(tree_after_an_answer)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
