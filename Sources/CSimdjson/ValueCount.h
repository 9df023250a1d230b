#pragma once
#include <cstddef>
#include <cstdint>

namespace pindrift {

/// Whether a text holds more values than allowed, told from its bytes before memory is spent on it.
/// For a malformed text the answer is an estimate; such a text is refused either way.
bool exceeds_value_count(const uint8_t *bytes, size_t count, size_t limit) noexcept;

}  // namespace pindrift
