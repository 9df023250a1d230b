#include <simdjson.h>

#include <cstdlib>
#include <cstring>

#include "CSimdjson.h"
#include "TapeCheck.h"
#include "ValueCount.h"

namespace {

using simdjson::error_code;

/// Texts up to this size share one parser per thread; the memory for a larger one is given back.
constexpr size_t kept_capacity = 512 * 1024;

csimdjson_status status_of(error_code code) noexcept {
    switch (code) {
        case simdjson::SUCCESS: return CSIMDJSON_OK;
        case simdjson::EMPTY: return CSIMDJSON_EMPTY;
        case simdjson::CAPACITY: return CSIMDJSON_SIZE;
        case simdjson::MEMALLOC: return CSIMDJSON_MEMORY;
        case simdjson::DEPTH_ERROR: return CSIMDJSON_DEPTH;
        case simdjson::NUMBER_ERROR:
        case simdjson::NUMBER_OUT_OF_RANGE: return CSIMDJSON_NUMBER;
        case simdjson::STRING_ERROR:
        case simdjson::UNESCAPED_CHARS:
        case simdjson::UNCLOSED_STRING: return CSIMDJSON_STRING;
        case simdjson::UTF8_ERROR: return CSIMDJSON_UTF8;
        default: return CSIMDJSON_SYNTAX;
    }
}

csimdjson_result refusal(csimdjson_status status) noexcept {
    csimdjson_result result = {};
    result.status = status;
    return result;
}

/// A parser and its buffers, made for a capacity and a depth.
class Workshop {
  public:
    error_code parse(const uint8_t *bytes, size_t count, size_t depth) noexcept {
        if (count > simdjson::SIMDJSON_MAXSIZE_BYTES) return simdjson::CAPACITY;
        if (parser_.capacity() < count || parser_.max_depth() != depth) {
            const size_t wanted = count <= kept_capacity ? rounded(count) : count;
            const error_code code = parser_.allocate(wanted, depth);
            if (code != simdjson::SUCCESS) return code;
        }
        simdjson::dom::element root;
        return parser_.parse_into_document(document_, bytes, count, true).get(root);
    }

    const simdjson::dom::document &document() const noexcept { return document_; }

    /// Gives memory back after a large text or a failure.
    void tidy(bool failed) noexcept {
        if (!failed && parser_.capacity() <= kept_capacity) return;
        parser_ = simdjson::dom::parser();
        document_ = simdjson::dom::document();
    }

  private:
    static size_t rounded(size_t count) noexcept {
        size_t capacity = 4096;
        while (capacity < count) capacity *= 2;
        return capacity;
    }

    simdjson::dom::parser parser_;
    simdjson::dom::document document_;
};

/// Copies the used part of the tape and of the strings to one block of just that size.
csimdjson_result copied(
    const uint64_t *tape, const uint8_t *strings, const pindrift::TapeCheck &check
) noexcept {
    const size_t words = static_cast<size_t>(tape[0] & 0x00FFFFFFFFFFFFFFULL);
    const size_t tape_bytes = words * sizeof(uint64_t);
    const size_t string_bytes = pindrift::string_byte_count(tape, strings);
    auto *block = static_cast<uint8_t *>(std::malloc(tape_bytes + string_bytes));
    if (!block || check.status == CSIMDJSON_MEMORY) {
        std::free(block);
        return refusal(CSIMDJSON_MEMORY);
    }
    std::memcpy(block, tape, tape_bytes);
    std::memcpy(block + tape_bytes, strings, string_bytes);
    csimdjson_result result = {};
    result.status = check.status;
    result.block = block;
    result.tape = reinterpret_cast<const uint64_t *>(block);
    result.strings = block + tape_bytes;
    result.container = check.container;
    result.key = check.key;
    return result;
}

csimdjson_result parse(
    Workshop &workshop, const uint8_t *bytes, size_t count, csimdjson_limits limits, bool &failed
) noexcept {
    // One level more than allowed, so that the exact level is decided on the tape.
    const error_code code = workshop.parse(bytes, count, limits.depth + 1);
    failed = code == simdjson::MEMALLOC || code == simdjson::UNINITIALIZED;
    if (code != simdjson::SUCCESS) return refusal(status_of(code));
    const uint64_t *tape = workshop.document().tape.get();
    const uint8_t *strings = workshop.document().string_buf.get();
    const pindrift::TapeCheck check = pindrift::check_tape(tape, strings, limits);
    return copied(tape, strings, check);
}

}  // namespace

csimdjson_result csimdjson_parse(const uint8_t *bytes, size_t count, csimdjson_limits limits) {
    if (count == 0) return refusal(CSIMDJSON_EMPTY);
    if (pindrift::exceeds_value_count(bytes, count, limits.values)) {
        return refusal(CSIMDJSON_VALUE_COUNT);
    }
    try {
        static thread_local Workshop workshop;
        bool failed = false;
        const csimdjson_result result = parse(workshop, bytes, count, limits, failed);
        workshop.tidy(failed);
        return result;
    } catch (...) {
        return refusal(CSIMDJSON_MEMORY);
    }
}

void csimdjson_free(void *block) { std::free(block); }
