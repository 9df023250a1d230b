#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Why a text was refused.
typedef enum csimdjson_status {
    CSIMDJSON_OK = 0,
    CSIMDJSON_EMPTY,
    CSIMDJSON_SYNTAX,
    CSIMDJSON_NUMBER,
    CSIMDJSON_STRING,
    CSIMDJSON_UTF8,
    CSIMDJSON_DEPTH,
    CSIMDJSON_SIZE,
    CSIMDJSON_MEMORY,
    CSIMDJSON_VALUE_COUNT,
    CSIMDJSON_KEY_LENGTH,
    CSIMDJSON_DUPLICATE_KEY,
} csimdjson_status;

/// What a text may hold before it is refused.
typedef struct csimdjson_limits {
    size_t depth;
    size_t values;
    size_t key_bytes;
} csimdjson_limits;

/// The result of a parse. `block` is null if the text was refused before it had a tape; otherwise
/// the caller passes it to csimdjson_free. `tape` and `strings` point into the block. Words of the
/// tape are those of simdjson's documented format; word 0 is the root, the document begins at 1.
typedef struct csimdjson_result {
    csimdjson_status status;
    void *block;
    const uint64_t *tape;
    const uint8_t *strings;
    /// Tape index of the object that is at fault, for KEY_LENGTH and DUPLICATE_KEY; of the
    /// container for DEPTH; else 0.
    size_t container;
    /// Tape index of the key that is at fault, else 0.
    size_t key;
} csimdjson_result;

/// Parses one JSON text without a byte order mark. Never throws and keeps no pointer to the bytes.
csimdjson_result csimdjson_parse(const uint8_t *bytes, size_t count, csimdjson_limits limits);

/// Frees what csimdjson_parse allocated; null is allowed.
void csimdjson_free(void *block);

#ifdef __cplusplus
}
#endif
