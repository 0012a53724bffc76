// What the runners of vectors share. Each file of vectors is written again with what this
// implementation says, and must stay the same to the last byte, natively and in WebAssembly.
//
// After a change that is meant, PEIL_ACCEPT=1 in the environment writes the files instead; the
// difference is then read before it is committed.
#pragma once

#include "engine/base/problem.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace peil::test {

namespace json = boost::json;

std::string_view view(const json::value& string);

json::array as_json(const Problems& problems);

// A file of the format, made of a value: the pretty form, so that places are defined.
std::string file_of(const json::value& value);

// What is said about one case of a file.
using Say = json::value (*)(const json::object& file, const json::object& one);

// Runs the cases of the file `name` beside this one.
void run(const std::string& name, Say say);

}  // namespace peil::test
