#pragma once
#include <cstddef>
#include <cstdint>

#include "CSimdjson.h"

namespace pindrift {

/// What one pass over a tape found.
struct TapeCheck {
    csimdjson_status status = CSIMDJSON_OK;
    size_t container = 0;
    size_t key = 0;
};

/// Checks what simdjson does not: depth to the exact level, number of values, length of keys, and
/// that no object has a key twice. Costs n log n at most, whatever the keys are.
TapeCheck check_tape(const uint64_t *tape, const uint8_t *strings, csimdjson_limits limits) noexcept;

/// Bytes of the string buffer that the tape refers to.
size_t string_byte_count(const uint64_t *tape, const uint8_t *strings) noexcept;

}  // namespace pindrift
