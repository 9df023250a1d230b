#include "ValueCount.h"

namespace pindrift {

namespace {

/// Commas and opening brackets, those inside strings included: never less than values minus one.
size_t upper_bound(const uint8_t *bytes, size_t count) noexcept {
    size_t sum = 1;
    for (size_t i = 0; i < count; i++) {
        const uint8_t byte = bytes[i];
        sum += (byte == ',') | (byte == '[') | (byte == '{');
    }
    return sum;
}

bool is_blank(uint8_t byte) noexcept {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

}  // namespace

bool exceeds_value_count(const uint8_t *bytes, size_t count, size_t limit) noexcept {
    if (count <= limit || upper_bound(bytes, count) <= limit) return false;
    // Every value but the root follows a comma or is the first one of a container.
    size_t values = 1;
    bool in_string = false;
    bool opened = false;
    for (size_t i = 0; i < count; i++) {
        const uint8_t byte = bytes[i];
        if (in_string) {
            if (byte == '\\') {
                i++;
            } else if (byte == '"') {
                in_string = false;
            }
            continue;
        }
        if (is_blank(byte)) continue;
        if (opened && byte != ']' && byte != '}') values++;
        opened = byte == '[' || byte == '{';
        in_string = byte == '"';
        if (byte == ',') values++;
        if (values > limit) return true;
    }
    return false;
}

}  // namespace pindrift
