#include "TapeCheck.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

namespace pindrift {

namespace {

constexpr uint64_t payload_mask = 0x00FFFFFFFFFFFFFFULL;

/// Objects with this many members or fewer are compared pair by pair, without sorting.
constexpr size_t small_object = 16;

struct Key {
    const uint8_t *bytes;
    uint32_t count;
    uint32_t tape_index;
};

char type(uint64_t word) noexcept { return static_cast<char>(word >> 56); }

/// The index of the tape's last word, which stands after the document.
size_t root_end(const uint64_t *tape) noexcept {
    return static_cast<size_t>(tape[0] & payload_mask) - 1;
}

uint32_t length(const uint8_t *string) noexcept {
    uint32_t count;
    std::memcpy(&count, string, sizeof count);
    return count;
}

/// The index of the word after the value at `index`.
size_t after(const uint64_t *tape, size_t index) noexcept {
    switch (type(tape[index])) {
        case '{':
        case '[': return static_cast<uint32_t>(tape[index]);
        case 'l':
        case 'u':
        case 'd': return index + 2;
        default: return index + 1;
    }
}

bool equal(const Key &a, const Key &b) noexcept {
    return a.count == b.count && std::memcmp(a.bytes, b.bytes, a.count) == 0;
}

bool precedes(const Key &a, const Key &b) noexcept {
    if (a.count != b.count) return a.count < b.count;
    const int order = std::memcmp(a.bytes, b.bytes, a.count);
    return order != 0 ? order < 0 : a.tape_index < b.tape_index;
}

/// Room for the keys of one object; kept from object to object.
class KeyList {
  public:
    bool reserve(size_t wanted) noexcept {
        if (wanted <= capacity_) return true;
        const size_t grown = std::max(wanted, capacity_ * 2);
        std::unique_ptr<Key[]> room(new (std::nothrow) Key[grown]);
        if (!room) return false;
        std::copy(keys(), keys() + count_, room.get());
        large_ = std::move(room);
        capacity_ = grown;
        return true;
    }

    bool append(Key key) noexcept {
        if (!reserve(count_ + 1)) return false;
        keys()[count_++] = key;
        return true;
    }

    void clear() noexcept { count_ = 0; }

    /// The tape index of a key that came before in the list, or 0.
    size_t repeated() noexcept {
        if (count_ <= small_object) {
            for (size_t i = 1; i < count_; i++) {
                for (size_t j = 0; j < i; j++) {
                    if (equal(keys()[i], keys()[j])) return keys()[i].tape_index;
                }
            }
            return 0;
        }
        // The first repetition of the file is reported, not the first one in sorted order.
        size_t first = 0;
        std::sort(keys(), keys() + count_, precedes);
        for (size_t i = 1; i < count_; i++) {
            const size_t index = keys()[i].tape_index;
            if (equal(keys()[i - 1], keys()[i]) && (first == 0 || index < first)) first = index;
        }
        return first;
    }

  private:
    Key *keys() noexcept { return large_ ? large_.get() : small_; }

    Key small_[small_object];
    std::unique_ptr<Key[]> large_;
    size_t capacity_ = small_object;
    size_t count_ = 0;
};

TapeCheck failure(csimdjson_status status, size_t container = 0, size_t key = 0) noexcept {
    TapeCheck check;
    check.status = status;
    check.container = container;
    check.key = key;
    return check;
}

/// Checks the keys of one object, not those of the objects in it. `members` grows by their number.
TapeCheck check_keys(
    const uint64_t *tape,
    const uint8_t *strings,
    size_t object,
    size_t key_limit,
    KeyList &list,
    size_t &members
) noexcept {
    list.clear();
    const size_t end = static_cast<uint32_t>(tape[object]) - 1;
    for (size_t index = object + 1; index < end; index = after(tape, index + 1)) {
        const uint8_t *string = strings + (tape[index] & payload_mask);
        const Key key = {string + 4, length(string), static_cast<uint32_t>(index)};
        if (key.count > key_limit) return failure(CSIMDJSON_KEY_LENGTH, object, index);
        if (!list.append(key)) return failure(CSIMDJSON_MEMORY);
        members++;
    }
    const size_t repeated = list.repeated();
    if (repeated != 0) return failure(CSIMDJSON_DUPLICATE_KEY, object, repeated);
    return {};
}

}  // namespace

TapeCheck check_tape(
    const uint64_t *tape, const uint8_t *strings, csimdjson_limits limits
) noexcept {
    const size_t end = root_end(tape);
    KeyList list;
    size_t depth = 0;
    size_t values_and_keys = 0;
    size_t keys = 0;
    for (size_t index = 1; index < end; index++) {
        switch (type(tape[index])) {
            case '{': {
                const TapeCheck check =
                    check_keys(tape, strings, index, limits.key_bytes, list, keys);
                if (check.status != CSIMDJSON_OK) return check;
            }
            // An object is a container too.
            [[fallthrough]];
            case '[':
                if (++depth > limits.depth) return failure(CSIMDJSON_DEPTH, index);
                break;
            case '}':
            case ']': depth--; continue;
            case 'l':
            case 'u':
            case 'd': index++; break;
            default: break;
        }
        values_and_keys++;
    }
    if (values_and_keys - keys > limits.values) return failure(CSIMDJSON_VALUE_COUNT);
    return {};
}

size_t string_byte_count(const uint64_t *tape, const uint8_t *strings) noexcept {
    const size_t end = root_end(tape);
    const uint8_t *last = nullptr;
    for (size_t index = 1; index < end; index++) {
        switch (type(tape[index])) {
            case '"': last = strings + (tape[index] & payload_mask); break;
            case 'l':
            case 'u':
            case 'd': index++; break;
            default: break;
        }
    }
    // simdjson writes a length before every string and a NUL after it.
    return last ? static_cast<size_t>(last - strings) + 4 + length(last) + 1 : 0;
}

}  // namespace pindrift
