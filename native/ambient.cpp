#include "native/ambient.hpp"

#include "engine/base/day.hpp"

#include <array>
#include <cstdint>
#include <random>

namespace peil::native {
namespace {

std::string formatted(const char* format, const std::tm& time) {
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), format, &time)};
}

}  // namespace

std::string utc_time(std::time_t moment) {
  std::tm time{};
  gmtime_r(&moment, &time);
  return formatted("%Y-%m-%dT%H:%M:%SZ", time);
}

std::string local_time(std::time_t moment) {
  std::tm time{};
  localtime_r(&moment, &time);
  return formatted("%H:%M", time);
}

std::string local_day(std::time_t moment) {
  std::tm time{};
  localtime_r(&moment, &time);
  return formatted("%Y-%m-%d", time);
}

std::string local_day_of(std::string_view moment) {
  const auto seconds = expression::seconds_of(moment);
  return seconds ? local_day(static_cast<std::time_t>(*seconds)) : std::string();
}

bool is_today(std::time_t moment) {
  const std::time_t now = std::time(nullptr);
  std::tm then{}, today{};
  localtime_r(&moment, &then);
  localtime_r(&now, &today);
  return then.tm_year == today.tm_year && then.tm_yday == today.tm_yday;
}

std::string random_uuid() {
  std::random_device random;  // the system's own generator
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); i += 4) {
    const std::uint32_t word = random();
    for (std::size_t j = 0; j < 4; ++j)
      bytes[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
  }
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

app::Ambient ambient_now() {
  const std::time_t now = std::time(nullptr);
  return {.utc = utc_time(now),
          .today = local_day(now),
          .fresh_id = random_uuid(),
          .local_day = local_day_of};
}

}  // namespace peil::native
