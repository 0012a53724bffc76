#include "engine/plugin/module.hpp"

#include "fixture.hpp"

#include <memory>

namespace peil::test {
namespace {

// The problem as one line; empty: none.
std::string module_said(std::string_view bytes, const PluginLimits& limits = {}) {
  // Exactly as long as it is, so that a sanitizer sees any reading beyond.
  const auto copy = std::make_unique<char[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy.get());
  const auto problem = check_module({copy.get(), bytes.size()}, limits);
  if (!problem) return {};
  EXPECT_EQ(problem->severity, Severity::error);
  std::string line(code_name(problem->code));
  for (const auto& argument : problem->arguments)
    line += " " + argument;
  return line;
}

template <class Change>
std::string after(Change&& change) {
  GoodModule module;
  change(module);
  return module_said(module.bytes());
}

TEST(Module, AGoodOneIsTaken) {
  EXPECT_EQ(module_said(GoodModule().bytes()), "");
  EXPECT_EQ(after([](GoodModule& module) { module.tables = vec({"\x70\1\1\1"}); }), "");
  // Custom sections may stand anywhere.
  ModuleBytes custom;
  custom.section(0, wasm_name("name"));
  EXPECT_EQ(module_said(custom.bytes() + GoodModule().bytes().substr(8)), "");
  EXPECT_EQ(module_said(GoodModule().bytes() + custom.bytes().substr(8)), "");
}

TEST(Module, EveryBeginningOfAGoodOneIsRefused) {
  GoodModule module;
  module.tables = vec({"\x70\1\1\1"});
  const std::string bytes = module.bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_NE(module_said(std::string_view(bytes).substr(0, size)), "") << size;
}

TEST(Module, EveryOtherByteGivesAnAnswer) {
  const std::string good = GoodModule().bytes();
  std::size_t refused = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      std::string bytes = good;
      bytes[i] = static_cast<char>(value);
      refused += module_said(bytes).empty() ? 0u : 1u;
    }
  }
  EXPECT_GT(refused, good.size());
}

TEST(Module, OtherFilesAreNone) {
  EXPECT_EQ(module_said(""), "module_unreadable");
  EXPECT_EQ(module_said("{\"peil\": 1}"), "module_unreadable");
  EXPECT_EQ(module_said(std::string_view("\0asm\2\0\0\0", 8)), "module_unreadable");
  // A component, not a module.
  EXPECT_EQ(module_said(std::string_view("\0asm\r\0\1\0", 8)), "module_unreadable");
  EXPECT_EQ(module_said(std::string_view("\0asm\1\0\0\0", 8)), "module_export memory");
}

TEST(Module, MayOnlyImportTheLog) {
  const auto importing = [](const std::string& import) {
    return after([&](GoodModule& module) { module.imports = vec({import}); });
  };
  const std::string log = wasm_name("peil") + wasm_name("log");
  EXPECT_EQ(importing(wasm_name("wasi_snapshot_preview1") + wasm_name("fd_write") +
                      std::string("\0\4", 2)),
            "module_import wasi_snapshot_preview1 fd_write");
  EXPECT_EQ(importing(wasm_name("peil") + wasm_name("time") + std::string("\0\4", 2)),
            "module_import peil time");
  EXPECT_EQ(importing(log + std::string("\0\3", 2)), "module_import peil log");  // another type
  EXPECT_EQ(importing(log + std::string("\0\x63", 2)), "module_unreadable");     // no type
  EXPECT_EQ(importing(log + std::string("\2\1\1\x10", 4)), "module_import peil log");  // a memory
  EXPECT_EQ(importing(wasm_name("env") + wasm_name("memory") + std::string("\2\1\1\x10", 4)),
            "module_import env memory");
  EXPECT_EQ(importing(wasm_name("env") + wasm_name("g") + std::string("\3\x7F\0", 3)),
            "module_import env g");
  EXPECT_EQ(importing(wasm_name("env") + wasm_name("t") + std::string("\1\x70\0\1", 4)),
            "module_import env t");
  EXPECT_EQ(importing(wasm_name("\xFF") + wasm_name("x") + std::string("\0\4", 2)),
            "module_unreadable");
}

TEST(Module, ExportsTheContract) {
  GoodModule good;
  const std::vector<std::string> names{"memory",     "peil_abi_version", "peil_init",
                                       "peil_alloc", "peil_free",        "peil_call",
                                       "peil_reply", "peil_reply_size"};
  for (const auto& name : names) {
    GoodModule module;
    module.exports = with(module.exports, name, std::string(name.size(), 'x'));
    EXPECT_EQ(module_said(module.bytes()), "module_export " + name);
  }
  // A start of one's own isn't needed.
  good.exports = with(good.exports, "_initialize", "xinitialize");
  EXPECT_EQ(module_said(good.bytes()), "");
}

TEST(Module, ExportsHaveTheirTypes) {
  const auto exporting = [](const std::string& name, std::uint8_t kind, std::uint32_t index) {
    GoodModule module;
    module.exports = vec({exported("memory", 2, 0), exported("peil_abi_version", 0, 1),
                          exported("peil_init", 0, 2), exported("peil_alloc", 0, 3),
                          exported("peil_free", 0, 4), exported("peil_call", 0, 5),
                          exported("peil_reply", 0, 6), exported("peil_reply_size", 0, 7)});
    const auto at = module.exports.find(wasm_name(name));
    const auto from = at == std::string::npos ? module.exports.size() : at;
    const std::size_t size = at == std::string::npos ? 0 : wasm_name(name).size() + 2;
    if (at == std::string::npos) module.exports[0] = 9;
    module.exports.replace(from, size, exported(name, kind, index));
    return module_said(module.bytes());
  };
  EXPECT_EQ(exporting("peil_init", 0, 2), "");
  EXPECT_EQ(exporting("peil_init", 0, 3), "module_export peil_init");
  EXPECT_EQ(exporting("peil_free", 0, 1), "module_export peil_free");
  EXPECT_EQ(exporting("peil_call", 0, 0), "module_export peil_call");  // what was imported
  EXPECT_EQ(exporting("peil_call", 0, 99), "module_export peil_call");
  EXPECT_EQ(exporting("peil_alloc", 3, 0), "module_export peil_alloc");
  EXPECT_EQ(exporting("memory", 2, 1), "module_export memory");
  EXPECT_EQ(exporting("memory", 0, 0), "module_export memory");
  EXPECT_EQ(exporting("_initialize", 0, 8), "");
  EXPECT_EQ(exporting("_initialize", 0, 1), "module_export _initialize");
}

TEST(Module, ANameIsExportedOnce) {
  EXPECT_EQ(after([](GoodModule& module) {
              module.exports[0] = 10;
              module.exports += exported("peil_init", 0, 2);
            }),
            "module_unreadable");
  EXPECT_EQ(after([](GoodModule& module) {
              module.exports[0] = 10;
              module.exports += exported("memory", 2, 0);
            }),
            "module_unreadable");
}

TEST(Module, DeclaresHowMuchMemoryItMayTake) {
  const auto memory = [](const std::string& limits, std::uint32_t mib) {
    GoodModule module;
    module.memory = vec({limits});
    return module_said(module.bytes(), {mib, 2000});
  };
  EXPECT_EQ(memory("\1\1" + leb(256), 16), "");
  EXPECT_EQ(memory("\1\1" + leb(257), 16), "module_memory 16.0625 16");
  EXPECT_EQ(memory("\1\1" + leb(1024), 64), "");
  EXPECT_EQ(memory(std::string("\0\1", 2), 16), "module_memory  16");
  EXPECT_EQ(memory("\1\2\1", 16), "module_unreadable");             // the minimum is above
  EXPECT_EQ(memory("\1\1" + leb(65537), 16), "module_unreadable");  // beyond any address
  EXPECT_EQ(memory("\3\1\x10", 16), "module_unreadable");           // shared with threads
  EXPECT_EQ(memory("\5\1\x10", 16), "module_unreadable");           // 64-bit addresses
  EXPECT_EQ(after([](GoodModule& module) {
              module.memory = vec({"\1\1\x10", "\1\1\x10"});
            }),
            "module_unreadable");
  EXPECT_EQ(after([](GoodModule& module) { module.memory = vec({}); }), "module_export memory");
}

TEST(Module, TablesTakeMemoryToo) {
  const auto table = [](std::uint32_t entries) {
    GoodModule module;
    module.tables = vec({"\x70" + std::string(1, '\0') + leb(entries)});
    return module_said(module.bytes(), {1, 2000});
  };
  EXPECT_EQ(table(131'072), "");
  EXPECT_EQ(table(131'080), "module_memory 1.00006103515625 1");
  EXPECT_EQ(table(0xFFFF'FFFF).substr(0, 13), "module_memory");
}

TEST(Module, SectionsStandInOrderOnce) {
  const std::string good = GoodModule().bytes();
  ModuleBytes types;
  types.section(1, GoodModule().types);
  EXPECT_EQ(module_said(types.bytes() + good.substr(8)), "module_unreadable");
  ModuleBytes unknown;
  unknown.section(13, "");
  EXPECT_EQ(module_said(good + unknown.bytes().substr(8)), "module_unreadable");
  // More than its entries in a section.
  EXPECT_EQ(after([](GoodModule& module) { module.functions += '\0'; }), "module_unreadable");
  EXPECT_EQ(after([](GoodModule& module) { module.types += '\0'; }), "module_unreadable");
  // As many bodies as functions.
  EXPECT_EQ(after([](GoodModule& module) { module.code[0] = 7; }), "module_unreadable");
  EXPECT_EQ(after([](GoodModule& module) { module.code.clear(); }), "module_unreadable");
}

TEST(Module, NumbersHaveTheirBounds) {
  const auto functions = [](const std::string& content) {
    return after([&](GoodModule& module) { module.functions = content; });
  };
  EXPECT_EQ(functions("\xFF\xFF\xFF\xFF\x0F"), "module_unreadable");      // 4 billion of them
  EXPECT_EQ(functions("\xFF\xFF\xFF\xFF\x1F"), "module_unreadable");      // more than 32 bits
  EXPECT_EQ(functions("\x80\x80\x80\x80\x80\x01"), "module_unreadable");  // more than 5 bytes
  EXPECT_EQ(functions("\x80"), "module_unreadable");
  EXPECT_EQ(functions(vec({leb(6)})), "module_unreadable");  // no such type
  // A number may be written longer than it needs.
  EXPECT_EQ(after([](GoodModule& module) {
              module.functions = "\x88\x80" + std::string(1, '\0') + module.functions.substr(1);
            }),
            "");
}

TEST(Module, TypesOfOtherProposalsAreNotKnown) {
  const auto types = [](const std::string& type) {
    return after([&](GoodModule& module) {
      module.types[0] = 7;
      module.types += type;
    });
  };
  EXPECT_EQ(types(function_type("\x7E\x7D\x7C\x7B\x70\x6F", "\x7E\x7F")), "");
  EXPECT_EQ(types(std::string("\x5F\0", 2)), "module_unreadable");
  EXPECT_EQ(types(function_type("\x40", "")), "module_unreadable");
}

}  // namespace
}  // namespace peil::test
