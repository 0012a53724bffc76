// The form of the small texts of the format: ids, dates, versions, language tags. Each function
// says only whether a text has the form.
#pragma once

#include <string_view>

namespace peil {

// Of a section, question, option, …: 1 to 64 letters, digits, “.”, “-”, “_”; the first a letter or
// digit.
bool is_id(std::string_view text);

// Of an assessment: a reversed domain name, at least two parts of lower-case letters, digits and
// inner hyphens, joined by dots; at most 128 bytes.
bool is_assessment_id(std::string_view text);

// Of a record: 1 to 64 lower-case letters, digits and hyphens, the first no hyphen. Safe as a file
// name everywhere.
bool is_record_id(std::string_view text);

// A day of the Gregorian calendar, 2026-05-28; years 1900 to 2999.
bool is_date(std::string_view text);

// A day, a month (2026-05) or a year (2026).
bool is_partial_date(std::string_view text);

// A moment in UTC, RFC 3339: 2026-05-28T09:30:00Z, with or without a fraction of the second.
bool is_moment(std::string_view text);

// Semantic Versioning 2.0.0.
bool is_version(std::string_view text);

// A language tag, the part of BCP 47 that languages of texts need: two or three letters and further
// parts of two to eight letters or digits.
bool is_language(std::string_view text);

// “sha256:” and 64 lower-case hexadecimal digits.
bool is_fingerprint(std::string_view text);

// True if something else than white space is in it.
bool has_content(std::string_view text);

}  // namespace peil
