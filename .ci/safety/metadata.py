"""Build metadata with foreign text in one field, and everything else as BuildKit writes it."""

import base64
import hashlib
import json

# How many texts one build holds of a field that may stand more than once.
PER_BUILD = 24


def digest(seed):
    return "sha256:" + hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()


def source(ref="docker.io/library/alpine:3.13", kind="docker-image", pin=None, **more):
    return {"type": kind, "ref": ref, "pin": digest(ref) if pin is None else pin, **more}


def build_info(**changes):
    return {"frontend": "dockerfile.v0", "attrs": {"filename": "Dockerfile"}, "sources": [source()], **changes}


def metadata(info=None, name="registry.example/team/app:1", suffix="", **changes):
    """A metadata file as `--metadata-file` writes it."""
    info = build_info() if info is None else info
    text = info if isinstance(info, str) else base64.b64encode(
        json.dumps(info, ensure_ascii=False).encode("utf-8", "surrogatepass")).decode()
    return {"containerimage.buildinfo" + suffix: text, "containerimage.digest": digest(name),
            "image.name": name, **changes}


def encoded(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _app(number):
    return f"registry.example/team/app-{number}:1"


def _sources(number, values, make):
    return metadata(build_info(sources=[make(i, v) for i, v in enumerate(values)]), _app(number))


def _attrs(number, attrs):
    return metadata(build_info(attrs=attrs), _app(number))


def _provenance(number, values):
    return {"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://slsa.dev/provenance/v0.2",
            "subject": [{"name": f"pkg:docker/registry.example/team/app-{number}@1?platform=linux%2Famd64",
                         "digest": {"sha256": digest(str(number))[7:]}}],
            "predicate": {"builder": {"id": values[0]}, "buildType": "https://mobyproject.org/buildkit@v1",
                          "materials": [{"uri": v, "digest": {"sha256": digest(v)[7:]}} for v in values],
                          "invocation": {"configSource": {"uri": values[-1], "entryPoint": values[0]},
                                         "parameters": {"frontend": "dockerfile.v0",
                                                        "args": {"build-arg:A": values[0]}},
                                         "environment": {"platform": "linux/amd64"}}}}


# Field -> (texts a build, function from a number and texts to a file's contents).
FIELDS = {
    "image.name": (1, lambda n, v: metadata(name=v[0])),
    "digest": (1, lambda n, v: metadata(name=_app(n), **{"containerimage.digest": v[0]})),
    "target": (1, lambda n, v: {v[0]: metadata(name=_app(n))}),
    "platform": (1, lambda n, v: metadata(name=_app(n), suffix="/" + v[0])),
    "frontend": (1, lambda n, v: metadata(build_info(frontend=v[0]), _app(n))),
    "attribute key": (PER_BUILD, lambda n, v: _attrs(n, {"build-arg:" + t: "1" for t in v})),
    "attribute value": (PER_BUILD, lambda n, v: _attrs(n, {f"build-arg:A{i:03}": t for i, t in enumerate(v)})),
    "label": (PER_BUILD, lambda n, v: _attrs(n, {f"label:l{i:03}": t for i, t in enumerate(v)})),
    "context": (1, lambda n, v: _attrs(n, {"context": v[0], "context:base": v[0], "source": v[0]})),
    "vcs": (1, lambda n, v: _attrs(n, {"vcs:source": v[0], "vcs:revision": v[0]})),
    "source type": (PER_BUILD, lambda n, v: _sources(
        n, v, lambda i, t: source(f"docker.io/library/{n}-{i}:1", t))),
    "image ref": (PER_BUILD, lambda n, v: _sources(n, v, lambda i, t: source(t))),
    # Two tags a repository: the page of each lists the other one, and no order decides which are listed.
    "tag": (PER_BUILD, lambda n, v: _sources(n, v, lambda i, t: source(f"docker.io/library/{n}-{i // 2}:" + t))),
    "git ref": (PER_BUILD, lambda n, v: _sources(
        n, v, lambda i, t: source(t, "git", digest(t)[7:47]))),
    "http ref": (PER_BUILD, lambda n, v: _sources(n, v, lambda i, t: source(t, "http"))),
    "alias": (PER_BUILD, lambda n, v: _sources(
        n, v, lambda i, t: source(f"docker.io/library/a{i}:1", alias=t))),
    "pin": (PER_BUILD, lambda n, v: _sources(
        n, v, lambda i, t: source(f"docker.io/library/p{i}:1", pin=t))),
    "dep": (PER_BUILD, lambda n, v: metadata(build_info(
        deps={t: build_info(sources=[source(f"docker.io/library/d{i}:1")]) for i, t in enumerate(v)}), _app(n))),
    "provenance": (8, _provenance),
}


# Fields that are keys of an object.
KEYS = ("target", "platform", "attribute key", "dep")


def files(field, texts):
    """Names and contents of the builds that carry the texts in a field, and which texts are where."""
    size, make = FIELDS[field]
    folder = field.replace(" ", "-").replace(".", "-")
    if field in KEYS:
        # A file with a longer key is refused.
        texts = [text for text in texts if len(text.encode("utf-8", "surrogatepass")) <= 900]
    for number, start in enumerate(range(0, len(texts), size)):
        part = texts[start:start + size]
        yield f"{folder}/b{number:04}.json", encoded(make(f"{folder}-{number:04}", part)), part
