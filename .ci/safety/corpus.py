"""The hostile corpus as rules: every item is a file name, its bytes, and what has to become of it.

What has to become of it: `refused` (a diagnostic names the file, and it gives no record), `read`
(gives a record), `other` (no metadata: counted, no diagnostic), `any` (no crash, no hang, within the cost).
"""

import base64
import gzip
import json

import metadata
import payloads
from metadata import build_info, encoded, source

MIB = 1 << 20
GOOD = encoded(metadata.metadata())


def with_member(text):
    """A good file with one more member, written as it is."""
    return GOOD[:-1] + b"," + text + b"}"


def value(text):
    """A good file in which a name that nobody reads has the value."""
    return with_member(b'"note":' + text)


def syntax():
    """RFC 8259 and nothing else; what a reader skips is checked too."""
    nested = {"array": (b"[", b"]"), "object": (b'{"a":', b"}")}
    for kind, (opening, closing) in nested.items():
        for depth in (127, 129, 200, 1000, 100_000):
            core = b"1" if kind == "object" else b""
            yield f"deep-{kind}-{depth}", value(opening * depth + core + closing * depth), \
                "any" if depth == 127 else "refused"
        for depth in (1, 129, 100_000, 5_000_000):
            yield f"unclosed-{kind}-{depth}", opening * min(depth, 15 * MIB // len(opening)), "refused"
    bad = {
        "utf8-fffe": b'"\xff\xfe"', "utf8-overlong": b'"\xc0\xaf"', "utf8-overlong3": b'"\xe0\x80\xaf"',
        "utf8-surrogate": b'"\xed\xa0\x80"', "utf8-cut": b'"\xe2\x82"', "utf8-high": b'"\xf5\x80\x80\x80"',
        "utf8-beyond": b'"\xf4\x90\x80\x80"', "utf8-alone": b'"\x80"',
        "escape-high": b'"\\ud800"', "escape-low": b'"\\udc00"', "escape-high-x": b'"\\ud800x"',
        "escape-high-high": b'"\\ud800\\ud800"', "escape-x": b'"\\x41"', "escape-uzz": b'"\\u00zz"',
        "escape-cut": b'"\\u00"', "escape-quote": b'"\\\'"', "raw-nul": b'"a\0b"', "raw-tab": b'"a\tb"',
        "raw-lf": b'"a\nb"', "raw-01": b'"a\x01b"', "raw-1f": b'"a\x1fb"',
        "array-comma": b"[1,]", "array-commas": b"[1,,2]", "array-open": b"[1", "array-colon": b"[1:2]",
        "object-comma": b'{"a":1,}', "object-noquote": b"{a:1}", "object-single": b"{'a':1}",
        "object-nocolon": b'{"a" 1}', "object-nokey": b"{:1}", "object-number": b"{1:1}", "quote-open": b'"abc',
        "single": b"'abc'", "comment": b"1//c", "block-comment": b"/*c*/1", "word": b"nope", "tru": b"tru",
        "True": b"True", "nan": b"NaN", "infinity": b"Infinity", "minus-infinity": b"-Infinity",
        "undefined": b"undefined", "nbsp": b"\xc2\xa01", "formfeed": b"\x0c1", "bom-inside": b"\xef\xbb\xbf1",
    }
    for number in (b"01", b"+1", b".5", b"5.", b"0x10", b"-", b"1e", b"1e+", b"--1", b"1.2.3", b"-01", b"1.e1",
                   b"1_000", b"1f", b"\xef\xbc\x91"):
        bad["number-" + ascii(number.decode()).strip("'").replace("\\", "")] = number
    for name, text in bad.items():
        yield "bad-" + name, value(text), "refused"
        yield "bad-in-list-" + name, value(b"[" + text + b"]"), "refused"
    for name in [n for n in bad if n.startswith(("utf8", "escape", "raw"))]:
        yield "bad-key-" + name, with_member(bad[name] + b":1"), "refused"
    for name, number in {"1e400": b"1e400", "-1e400": b"-1e400", "1e-400": b"1e-400", "2p53": b"9007199254740993",
                         "2p63": b"9223372036854775808", "2p64": b"18446744073709551616", "1.0": b"1.0",
                         "1E2": b"1E2", "-0": b"-0", "0e0": b"0e0", "long": b"1" * 100_000}.items():
        yield "number-" + name, value(number), "any"
    good = {"null": b"null", "nul-escape": b'"a\\u0000b"', "pair": b'"\\ud83d\\ude00"', "del": b'"\x7f"',
            "empty-key": b'{"":1}', "proto": b'{"__proto__":1,"constructor":2}', "slash": b'"\\/"',
            "blanks": b" \t\r\n 1 \n"}
    for name, text in good.items():
        yield "good-" + name, value(text), "read"
    for name, tail in {"xyz": b"xyz", "brace": b"}", "comma": b",", "nul": b"\0", "formfeed": b"\x0c",
                       "nbsp": b"\xc2\xa0", "comment": b"//c", "value": b" 1", "bom": b"\xef\xbb\xbf"}.items():
        yield "after-" + name, GOOD + tail, "refused"
    yield "before-nul", b"\0" + GOOD, "other"
    yield "bom", b"\xef\xbb\xbf" + GOOD, "read"
    yield "two-boms", b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD, "other"
    for name, encoding in {"utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-16": "utf-16",
                           "utf-32": "utf-32"}.items():
        yield name, GOOD.decode().encode(encoding), "any"
    for name, text in {"empty": b"", "blank": b" ", "only-bom": b"\xef\xbb\xbf", "null": b"null", "string": b'"x"',
                       "one": b"1"}.items():
        yield "top-" + name, text, "other"
    yield "top-list", b"[]", "any"
    yield "top-object", b"{}", "any"
    for end in range(len(GOOD)):
        yield f"cut-{end:05}", GOOD[:end], "refused" if end else "other"


def keys():
    """One name, one meaning."""
    for name, text in {"same": b'"image.name":"a"', "escaped": b'"im\\u0061ge.name":"a"'}.items():
        yield "twice-" + name, with_member(text), "refused"
    yield "twice-deep", value(b'{"a":{"b":1,"b":2}}'), "refused"
    yield "twice-deep-escaped", value(b'{"a":1,"\\u0061":2}'), "refused"
    yield "nfc-nfd", value('{"\u00e9":1,"e\u0301":2}'.encode()), "read"
    yield "zalgo-key", value(("{\"a" + "\u0301\u0323" * 40_000 + "\":1}").encode()), "any"
    yield "zalgo-keys", value(("{" + ",".join(
        f'"{i}' + "\u0301\u0323" * 200 + '":1' for i in range(500)) + "}").encode()), "any"
    yield "zalgo-value", value(("\"a" + "\u0301\u0323" * 40_000 + "\"").encode()), "any"
    for count, outcome in ((1_000_000, "refused"), (200_000, "refused"), (190_000, "read")):
        yield f"many-keys-{count}", value(b"{" + b",".join(b'"%d":0' % i for i in range(count)) + b"}"), outcome
    yield "equal-keys", value(b"{" + b",".join([b'"a":0'] * 190_000) + b"}"), "refused"
    yield "long-array", value(b"[" + b"0," * 7_000_000 + b"0]"), "any"
    yield "long-string", value(b'"' + b"x" * (15 * MIB) + b'"'), "any"
    yield "escapes", value(b'"' + b"\\u0041" * (2 * MIB) + b'"'), "any"
    for key in ("CONTAINERIMAGE.BUILDINFO", "Image.Name", " image.name", "image.name\\n", "image.name\\u0301"):
        yield "case-" + ascii(key).replace("/", "-"), with_member(f'"{key}":"b"'.encode()), "read"


def build_infos():
    """Base64 and what is in it."""
    text = json.dumps(build_info())
    while len(text.encode()) % 3 != 1:
        text += " "
    plain = base64.b64encode(text.encode()).decode()
    assert plain.endswith("==")

    def item(name, info, outcome):
        return "info-" + name, encoded(metadata.metadata(info)), outcome
    yield item("plain", plain, "read")
    yield item("no-padding", plain.rstrip("="), "read")
    yield item("url-alphabet", plain.replace("+", "-").replace("/", "_"), "read")
    yield item("lines", "\n".join(plain[i:i + 76] for i in range(0, len(plain), 76)), "read")
    yield item("spaces", " ".join(plain[i:i + 8] for i in range(0, len(plain), 8)), "read")
    for name, bad in {"only-padding": "====", "padding-inside": "A==B==", "after": plain + "QQ==",
                      "last-bits": plain[:-3] + chr(ord(plain[-3]) + 1) + "==", "nul": plain + "\0",
                      "bang": plain + "!", "wide": "\uff21" + plain, "three": plain[:-2] + "=" * 3, "empty": "",
                      "one": "A"}.items():
        yield item("bad-" + name, bad, "any")
    for name, inner in {"open": b"[" * (8 * MIB), "text": b"x" * 1000, "number": b"1", "deep": b"[" * 10_000,
                        "gzip": gzip.compress(b"{}"), "nul": b"\0" * 100, "twice": b'{"sources":[],"sources":[]}',
                        "utf16": "{}".encode("utf-16"), "cut": text[:40].encode()}.items():
        yield item("inner-" + name, base64.b64encode(inner).decode(), "any")
    level = text
    for _ in range(6):
        level = json.dumps({"containerimage.buildinfo": base64.b64encode(level.encode()).decode()})
    yield "info-nested", level.encode(), "any"
    yield item("many-sources", build_info(sources=[source(f"docker.io/library/s{i}:1") for i in range(30_000)]), "any")
    yield item("same-source", build_info(sources=[source()] * 50_000), "any")
    yield item("same-ref", build_info(sources=[source(pin=metadata.digest(str(i))) for i in range(20_000)]), "any")
    for name, sources in {"object": {}, "string": "x", "null": None, "nulls": [None], "numbers": [1, 2],
                          "lists": [[], [[]]], "one-bad": [source(f"docker.io/library/s{i}:1") for i in range(99)]
                          + [{"type": 1, "ref": None, "pin": {}}]}.items():
        yield item("sources-" + name, build_info(sources=sources), "any")
    for name, attrs in {"list": [], "string": "x", "null": None,
                        "values": {"build-arg:a": None, "build-arg:b": 1, "build-arg:c": [], "build-arg:d": {},
                                   "build-arg:e": True}}.items():
        yield item("attrs-" + name, build_info(attrs=attrs), "any")
    for depth in (5, 31, 33, 100):
        info = build_info()
        for number in range(depth):
            info = build_info(deps={f"d{number}": info})
        yield item(f"deps-{depth}", info, "any")
    yield item("wide-deps", build_info(deps={f"d{i}": build_info() for i in range(5_000)}), "any")
    pins = {"63": "sha256:" + "a" * 63, "65": "sha256:" + "a" * 65, "wide": "sha256:" + "\uff41" * 64,
            "upper": "sha256:" + "A" * 64, "sha512": "sha512:" + "a" * 128, "twice": "sha256:sha256:" + "a" * 64,
            "empty": "", "md5": "md5:" + "a" * 32, "colons": ":" * 1000, "superscript": "sha256:" + "\u00b2" * 64}
    for name, pin in pins.items():
        yield item("pin-" + name, build_info(sources=[source(pin=pin)]), "read")
    for kind in ("image", "git", "http", "https", "oci-layout", "local", "", "<script>", "x" * 1024):
        yield item("type-" + (kind[:8] or "empty").strip("<>"), build_info(sources=[source(kind=kind)]), "read")
    for suffix in ("/", "//", "/linux/<script>", "/linux/arm/v7/../../x", "/" * 1000):
        yield f"suffix-{len(suffix)}-{suffix.count('/')}", encoded(metadata.metadata(suffix=suffix)), "any"
    yield "names-many", encoded(metadata.metadata(name=",".join(["a", "b", "", "c"] * 5_000))), "any"
    yield "object-info", encoded({**metadata.metadata(), "containerimage.buildinfo": build_info()}), "read"
    for number in range(0, 70, 7):
        yield f"args-{number}", encoded(metadata.metadata(build_info(
            attrs={f"build-arg:{t}": t for t in payloads.ALL[number * 12:number * 12 + 84]}))), "any"


def not_metadata():
    """Other things under a name that ends in `.json`."""
    yield "gzip", gzip.compress(GOOD), "any"
    yield "zip", b"PK\x03\x04" + b"\0" * 200, "any"
    yield "png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "other"
    yield "elf", b"\x7fELF" + b"\0" * 200, "other"
    yield "html", b"<!DOCTYPE html><script>1</script>", "other"
    yield "tar-header", b"x" * 257 + b"ustar\x0000" + b"\0" * 247, "any"
    yield "tar-zeros", b"\0" * 1024, "any"
    yield "csv", b"=cmd|' /C calc'!A0\n", "other"
    yield "lines", GOOD + b"\n" + GOOD.replace(b"app:1", b"two:1") + b"\n", "read"
    yield "lines-bad", GOOD + b"\n{\n" + GOOD + b"\n", "any"
    yield "noise", bytes((i * 7919 + i * i) % 256 for i in range(100_000)), "any"
    yield "brace-noise", b"{" + bytes((i * 7919 + i * i) % 256 for i in range(100_000)), "refused"
    yield "record-line", b'{"schema":"pindrift/record/1","id":"x"}\n', "any"
    yield "record-bad", b'{"schema":"pindrift/record/1"' + b"\n" * 1000, "any"


def archives():
    """Layouts in a tar that are more, or other, than they say."""
    def header(name, size, kind=b"0", real=None):
        block = bytearray(512)
        block[:len(name)] = name
        block[100:108], block[108:124] = b"0000644\0", b"0000000\0" * 2
        # Sizes over 8 GiB are written in binary.
        block[124:136] = b"%011o\0" % size if size < 8 << 30 else b"\x80" + size.to_bytes(11, "big")
        block[136:148], block[156:157] = b"00000000000\0", kind
        block[257:265] = b"ustar  \0" if real is not None else b"ustar\x0000"
        if real is not None:
            block[483:495] = b"%011o\0" % real
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
        return bytes(block)

    def member(name, contents):
        return header(name, len(contents)) + contents + b"\0" * (-len(contents) % 512)

    def blob(number):
        return b"blobs/sha256/%064x" % number

    marker, index = member(b"oci-layout", b'{"imageLayoutVersion":"1.0.0"}'), member(b"index.json", b'{"manifests":[]}')
    end = b"\0" * 1024
    # A gzip file may be many, one after the other.
    zeros = gzip.compress(b"\0" * (16 * MIB), mtime=0)
    yield "says-its-size", gzip.compress(marker + header(blob(1), 1 << 30), mtime=0) + zeros * 64, "refused"
    yield "says-too-much", marker + header(blob(1), 1 << 40) + end, "refused"
    yield "lies", gzip.compress(marker + header(blob(1), 1 << 30, b"S", 1), mtime=0) + zeros * 64, "refused"
    yield "skipped-lies", gzip.compress(marker + header(b"x", 1 << 30, b"S", 1), mtime=0) + zeros * 64, "refused"
    text = gzip.compress(b"{" + b" " * (16 * MIB - 1), mtime=0)
    yield "keeps-much", b"".join(
        [gzip.compress(marker + index, mtime=0)]
        + [gzip.compress(header(blob(n), 16 * MIB), mtime=0) + text for n in range(8)]), "refused"
    yield "many-members", gzip.compress(marker + header(b"x", 0) * 150_000 + end, mtime=0), "refused"
    yield "small-blobs", gzip.compress(
        marker + index + b"".join(member(blob(n), b"{}") for n in range(90_000)) + end, mtime=0), "refused"
    yield "fewer-small-blobs", gzip.compress(
        marker + index + b"".join(member(blob(n), b"{}") for n in range(15_000)) + end, mtime=0), "any"
    yield "two-indexes", marker + index + index + end, "refused"
    yield "cut", (marker + index + member(blob(1), b"{}" * 5_000))[:6_000], "refused"
    yield "cut-gzip", gzip.compress(marker + index + end, mtime=0)[:-12], "refused"
    yield "empty-layout", marker + index + end, "any"
    yield "no-layout", member(b"a.txt", b"text") + end, "any"
    for number, name in enumerate((b"../index.json", b"/index.json", b"./././index.json", b"index.json/", b"index.json\n")):
        yield f"name-{number}", marker + member(name, b'{"manifests":[]}') + end, "any"
    for kind in b"1234567gxLKS":
        yield f"kind-{kind}", marker + header(b"index.json", 0, bytes([kind])) + end, "any"
    yield "loop", marker + member(b"index.json", encoded({"schemaVersion": 2, "manifests": [
        {"mediaType": "application/vnd.oci.image.index.v1+json", "digest": "sha256:%064x" % 1, "size": 2}]})) + end, "any"


def fields():
    """A few texts of every family in every field; the matrix of the browser tries all of them."""
    chosen = [text for family in payloads.FAMILIES.values() for text in family[::max(1, len(family) // 6)]]
    for field in metadata.FIELDS:
        for path, contents, _ in metadata.files(field, chosen):
            yield "field-" + path.replace("/", "-").removesuffix(".json"), contents, "any"


FAMILIES = (syntax, keys, build_infos, not_metadata, archives, fields)


def items():
    seen = set()
    for family in FAMILIES:
        for name, contents, outcome in family():
            name = f"{family.__name__}-{name}"
            for byte in "/\\\0 ":
                name = name.replace(byte, "_")
            name = name[:180] + ".json"
            assert name not in seen, name
            seen.add(name)
            yield name, contents, outcome
