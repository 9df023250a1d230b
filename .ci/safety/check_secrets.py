"""Bar R15: a secret that stands in metadata stands nowhere in what pindrift writes."""

import base64
import hashlib
import json
import pathlib
import string
import tempfile
import urllib.parse

import metadata
from metadata import build_info, encoded, source
from runs import Check, Run

LETTERS = string.ascii_letters + string.digits


def drawn(seed, length, alphabet=LETTERS):
    """Text as a generator of tokens draws it; the same in every run."""
    out, counter = "", 0
    while len(out) < length:
        block = hashlib.sha256(f"{seed}/{counter}".encode()).digest()
        out += "".join(alphabet[byte % len(alphabet)] for byte in block)
        counter += 1
    return out[:length]


def tokens():
    """Secrets that are known by their shape, wherever they stand."""
    hexes = "0123456789abcdef"
    upper = string.ascii_uppercase + "234567"
    rules = {
        "ghp_": (36, LETTERS), "gho_": (36, LETTERS), "ghu_": (36, LETTERS), "ghs_": (36, LETTERS),
        "ghr_": (36, LETTERS), "github_pat_": (82, LETTERS + "_"), "glpat-": (20, LETTERS + "-_"),
        "gldt-": (20, LETTERS), "glrt-": (20, LETTERS), "glptt-": (40, hexes), "AKIA": (16, upper), "ASIA": (16, upper),
        "xoxb-": (40, LETTERS + "-"), "xoxp-": (60, LETTERS + "-"), "xapp-": (40, LETTERS + "-"), "npm_": (36, LETTERS),
        "pypi-AgEIcHlwaS5vcmc": (100, LETTERS + "-_"), "sk_live_": (24, LETTERS), "rk_live_": (24, LETTERS),
        "dckr_pat_": (27, LETTERS + "-_"), "hf_": (34, LETTERS), "AIza": (35, LETTERS + "-_"), "dop_v1_": (64, hexes),
        "hvs.": (90, LETTERS + "-_"), "shpat_": (32, hexes), "rubygems_": (48, hexes), "ya29.": (60, LETTERS + "-_"),
        "sk-": (48, LETTERS), "SG.": (66, LETTERS + "."), "AGE-SECRET-KEY-1": (58, string.ascii_uppercase + "23456789"),
        "shpss_": (32, hexes), "shpca_": (32, hexes), "shppa_": (32, hexes), "whsec_": (32, LETTERS), "rk_test_": (24, LETTERS),
        "xoxc-": (60, LETTERS + "-"), "xoxd-": (60, LETTERS), "xoxe-": (60, LETTERS), "glsa_": (32, LETTERS),
        "glft-": (20, LETTERS),
        "GOCSPX-": (28, LETTERS), "ATBB": (32, LETTERS), "ATCTT3": (180, LETTERS), "ATATT3": (180, LETTERS), "lin_api_": (40, LETTERS),
        "sntrys_eyJ": (120, LETTERS), "sntryu_": (64, hexes), "tskey-auth-": (40, LETTERS), "doo_v1_": (64, hexes),
        "dor_v1_": (64, hexes), "ops_eyJ": (200, LETTERS), "pscale_tkn_": (43, LETTERS + "-_"), "pscale_pw_": (43, LETTERS + "-_"),
        "pscale_oauth_": (43, LETTERS + "-_"), "hvb.": (90, LETTERS + "-_"),
    }
    for prefix, (length, alphabet) in rules.items():
        yield prefix, prefix + drawn(prefix, length, alphabet)
    for number in range(3):
        parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT"}, {"sub": f"{number}x" * 9})]
        head = ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
        yield f"web token {number}", head + "." + drawn(f"jwt{number}", 43)
    for kind in ("RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY", "EC PRIVATE KEY", "PGP PRIVATE KEY BLOCK"):
        body = drawn(kind, 128)
        yield "armour " + kind, (f"-----BEGIN {kind}-----\n{body[:64]}\n{body[64:]}\n-----END {kind}-----", body[:64])


# Tokens that no word holds by chance.
IN_WORDS = ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "npm_", "dckr_pat_", "web token 0")


# Addresses whose path is the secret.
WEBHOOKS = ("hooks.slack.com/services/T0000/B0000/{}", "hooks.slack.com/workflows/T0000/A0000/1/{}",
            "hooks.slack.com/triggers/T0000/1/{}", "discord.com/api/webhooks/123456/{}", "discordapp.com/api/webhooks/123456/{}",
            "discord.com/api/v10/webhooks/123456/{}", "o.webhook.office.com/webhookb2/{}", "api.telegram.org/bot123456:{}/getMe",
            "Hooks.Slack.com:443/services/T0000/B0000/{}")


def spellings(text):
    """The text with one letter or mark of its beginning escaped, once and twice."""
    for place in (0, 2):
        code = f"%{ord(text[place]):02X}"
        for one in (code, code.replace("%", "%25")):
            yield text[:place] + one + text[place + 1:]
    if not text[:10].isalnum():
        yield "".join(c if c.isalnum() else f"%{ord(c):02X}" for c in text)


def pair(found):
    """The text to seed and the part that may not be found."""
    return found if isinstance(found, tuple) else (found, found)


SECRET_NAMES = ("PASSWORD", "DB_PASSWD", "npmToken", "API_KEY", "apiKey", "AWS_SECRET_ACCESS_KEY", "client-secret", "AUTH",
                "GIT_AUTH_TOKEN", "PRIVATE_KEY", "SSH_KEY", "SIGNING_CERT", "SENTRY_DSN", "SESSION_COOKIE", "DATABASE_CONN",
                "passphrase", "credentials", "NETRC", "dbpassword", "X_JWT", "Bearer", "PGPASSWORD", "MYSQL_PWD",
                "OAUTH_CLIENT", "KUBECONFIG", "HTTP_AUTHORIZATION", "DBPASS", "PGPASS", "MYSQLPWD", "BASICAUTH", "AWSKEY",
                "CLIENTSECRETS", "DBPASSWORDS", "PASSPHRASES", "PASSWORDHASH", "TOKENVALUE", "SECRETKEYBASE", "GITHUBPAT",
                "ToKeN", "PASSword", "sEcReT", "SECRETvalue", "TOKENvalue", "dbPaSs", "aPiKeY", "kEy",
                "DB_PW", "WIFI_PSK", "PASSWRD", "NPM_TKN", "TOK\u200bEN", "\uff34\uff2f\uff2b\uff25\uff2e")
# Names that sound like those and are none.
HARMLESS_NAMES = ("AUTHOR", "AUTHORS", "COMPASS", "BYPASS", "MONKEY", "KEYBOARD", "PASSENGER", "TOKENIZER", "KEYCLOAK_VERSION",
                  "VALKEY_VERSION", "EXPAT_VERSION", "PATH", "SECRETARY", "HOTKEYS", "tokenizerPath",
                  "AuthorName", "COMPAT", "PASSTHROUGH")
# What encoders and shells put around or into a text.
ODD = ('"', "'", "<", ">", "`", " ", "\t", "\n", "\0", "%22")


def addresses():
    """Secrets that are known by their place in an address."""
    for number, form in enumerate((
            "https://{}@github.com/a/b.git", "https://user:{}@github.com/a/b.git", "https://x-access-token:{}@h.example/a",
            "http://u:{}@h.example:8080/x", "ssh://git:{}@h.example/x", "ftp://u:{}@h.example/x", "//u:{}@h.example/x",
            "https://u:{}%zz@h.example/x", "https://u:p@{}@h.example/x", "HTTPS://U:{}@H.EXAMPLE/x",
            "git+https://u:{}@h.example/x", "https://u%3A{}@h.example/x", "https://u:{}@[::1]/x", "oauth2:{}@h.example:a/b",
            "https://u:{}@sha256:8080/x", "https://u:{}%2540h.example/x", "u:{}@h.example", "https:u:{}@h.example/x",
            "h.example/u:{}@h.example/x", "http://u:{}@sha256:1234567/x", "u:{}@%68/x", "u:{}@(h)/db", "docker-image://u:{}@",
            "http://u:1/{}@h", "http://u:4873/{}@db.example/x", "u:{}@/db",
            *(f"https://u:p{odd}{{}}@h.example/x" for odd in ODD))):
        yield f"user info {number}", form
    for name in ("token", "access_token", "auth", "sig", "signature", "key", "apikey", "api_key", "password", "secret",
                 "code", "X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token", "X-Goog-Signature", "TOKEN",
                 "private_token", "client_secret", "%74oken", "%2574oken", "pw", "dbpass", "userpwd", "auth[token]", "ToKeN", "PASSword",
                 "sEcReT"):
        yield f"query {name}", "https://h.example/file.tgz?a=1&" + name + "={}&b=2"
        yield f"fragment {name}", "https://h.example/file.tgz#" + name + "={}"
    for number, form in enumerate((
            '?token="{}"', "?token='{}'", "?token= {}", ";token={}", "&token={}", "/token={}/x", "?hdnts=exp=1~hmac={}",
            "?u=https%253A%252F%252Fh%253Ftoken%253D{}", '?data={{"token":"{}"}}', "?token=a;{}", "?token:{}")):
        yield f"parameter {number}", "https://h.example/file.tgz" + form


def seeds():
    """Where a secret stands, the metadata that holds it, and the text that may not be found."""
    number = 0

    def app():
        nonlocal number
        number += 1
        return f"registry.example/secret/app-{number:04}:1"

    def info(**changes):
        return encoded(metadata.metadata(build_info(**changes), app()))
    for kind, found in tokens():
        text, part = pair(found)
        for key in ("build-arg:VERSION", "label:note", "build-arg:LIST", "target", "filename"):
            yield f"{kind} in {key}", info(attrs={key: "a " + text if key == "build-arg:LIST" else text}), part
        yield f"{kind} in a name", info(attrs={"build-arg:" + text: "1"}), part
        yield f"{kind} in a ref", info(sources=[source("https://h.example/" + text, "http")]), part
        for border in ("a%20", "p%2F", "cb?next=%2Fx%3Ftok%3D", "p%252F", "x~1"):
            yield f"{kind} behind {border}", info(sources=[source("https://h.example/" + border + text, "http")]), part
        if kind in IN_WORDS:
            yield f"{kind} in a word", info(sources=[source("https://h.example/v1" + text + "/x", "http")]), part
        yield f"{kind} in a git ref", info(sources=[source("https://h.example/x.git#" + text, "git")]), part
        yield f"{kind} in a dep", info(deps={"base": build_info(attrs={"build-arg:V": text})}), part
        yield f"{kind} as pin", info(sources=[source(pin=text)]), part
        yield f"{kind} as alias", info(sources=[source(alias=text)]), part
        yield f"{kind} as type", info(sources=[source(kind=text)]), part
        yield f"{kind} as frontend", info(frontend=text), part
        yield f"{kind} as dep", info(deps={text: build_info()}), part
        yield f"{kind} as image", encoded(metadata.metadata(name="h.example/" + text.replace("\n", "") + ":1")), \
            part.replace("\n", "")
        yield from escaped(kind, text, part, app, info)
        yield f"{kind} as target", encoded({text: metadata.metadata(name=app())}), part
        if "armour" not in kind:
            yield from platforms(kind, text, part, app)
    for form in WEBHOOKS:
        secret = "s3cr" + drawn(form, 20)
        for key in ("context", "build-arg:URL", "label:url", "vcs:source", "target"):
            yield f"webhook {form} in {key}", info(attrs={key: "https://" + form.format(secret)}), secret
        yield f"webhook {form} in a ref", info(sources=[source("https://" + form.format(secret), "http")]), secret
    for name in SECRET_NAMES:
        secret = "plain-" + drawn(name, 12, string.ascii_lowercase)
        for prefix in ("build-arg:", "label:", "label:org.example.", "build-arg:MY_"):
            yield f"value of {prefix}{name}", info(attrs={prefix + name: secret}), secret
        yield f"{name} in a dep", info(deps={"base": build_info(attrs={"build-arg:" + name: secret})}), secret
    for kind, form in addresses():
        secret = "s3cr" + drawn(kind, 14)
        text = form.format(secret)
        for key in ("context", "vcs:source", "build-arg:URL", "label:url", "context:base", "build-arg:http_proxy", "source",
                    "cmdline", "filename"):
            yield f"{kind} in {key}", info(attrs={key: text}), secret
        for type_ in ("http", "git", "docker-image", "oci-layout", "other"):
            yield f"{kind} in a {type_} ref", info(sources=[source(text, type_)]), secret
        yield f"{kind} as dep", info(deps={text: build_info()}), secret
        yield f"{kind} as target", encoded({text: metadata.metadata(name=app())}), secret
        yield f"{kind} as image", encoded(metadata.metadata(name=text)), secret
        yield f"{kind} as platform", encoded({"containerimage.buildinfo/" + text: "!", "image.name": app()}), secret
        yield f"{kind} as origin", origin(text, app()), secret
        yield f"{kind} in provenance", provenance(text, app()), secret
        yield f"{kind} twice escaped", info(attrs={"context": text.replace("@", "%40").replace("?", "%3F")}), secret
    yield from broken()


def escaped(kind, text, part, app, info):
    """A token in spellings that are read only behind a decoder."""
    part = part[-24:]
    for number, one in enumerate(spellings(text.replace("\n", "%0A").replace(" ", "%20"))):
        for key in ("subdir", "ref", "branch", "tag", "checksum"):
            address = f"https://h.example/a.git?{key}={one}"
            yield f"{kind} escaped {number} in {key}", info(attrs={"context": address}, sources=[source(address, "git")]), part
        yield f"{kind} escaped {number} in target", info(attrs={"target": one}), part
        yield f"{kind} escaped {number} in a ref", info(sources=[source("https://h.example/" + one, "http")]), part


def platforms(kind, text, part, app):
    """A token where a platform stands; small letters would hide what it is known by."""
    for number, one in enumerate(("linux/" + text, "linux/arm64/" + text)):
        for secret in (part, part.lower()):
            yield f"{kind} as platform {number}", encoded(
                {"containerimage.buildinfo/" + one: build_info(), "image.name": app()}), secret
    for number, one in enumerate(({"architecture": text}, {"architecture": "arm64", "variant": text})):
        descriptor = {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": metadata.digest(kind), "size": 1,
                      "platform": {"os": "linux", **one}}
        for secret in (part, part.lower()):
            yield f"{kind} in a descriptor {number}", encoded({
                "containerimage.descriptor": descriptor, "containerimage.digest": metadata.digest(kind),
                "containerimage.buildinfo": build_info(), "image.name": app()}), secret


def origin(text, name):
    """A record line that says it was read at the text, as a JSON pointer and unescaped."""
    escaped = text.replace("~", "~0").replace("/", "~1")
    return encoded({"schema": "pindrift/record/1", "image": name, "platform": "linux/amd64", "format": "buildinfo",
                    "origins": [{"file": one, "shape": "A2", "pointer": "/" + one} for one in (text, escaped)]})


def provenance(text, name):
    path = "pkg:docker/" + urllib.parse.quote(name.rsplit(":", 1)[0], safe="/") + "@1"
    return encoded({
        "_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://slsa.dev/provenance/v0.2",
        "subject": [{"name": path, "digest": {"sha256": "a" * 64}}],
        "predicate": {"builder": {"id": text}, "buildType": "https://mobyproject.org/buildkit@v1",
                      "materials": [{"uri": text, "digest": {"sha256": "b" * 64}}],
                      "invocation": {"configSource": {"uri": text}, "parameters": {
                          "frontend": "dockerfile.v0", "args": {"context": text},
                          "locals": [{"name": "context"}]}, "environment": {"platform": "linux/amd64"}}}})


def broken():
    """Files that are refused: the message may say where, never what."""
    for number, form in enumerate((
            '{{"a":"{0}","a":"{0}"}}', '{{"{0}":1,"{0}":2}}', '{{"containerimage.buildinfo":"{0}"}}', '{{"a":"{0}\t"}}',
            '{{"a":"{0}",}}', '["{0}" "{0}"]', '{{"image.name":["{0}"],"containerimage.buildinfo":{{"sources":"{0}"}}}}',
            '{{"containerimage.buildinfo":{{"sources":["{0}"],"attrs":"{0}","frontend":["{0}"]}}}}',
            '{{"schema":"pindrift/record/1","id":"{0}","image":5,"platform":"{0}"}}',
            '{{"buildx.build.provenance":"{0}","containerimage.descriptor":"{0}","image.name":"x"}}')):
        secret = "ghp_" + drawn(f"broken{number}", 36)
        yield f"refused file {number}", form.format(secret).encode(), secret


def benign():
    """What looks drawn or odd, and is no secret: it has to stay as it is."""
    for number in range(1000):
        kind = number % 5
        digest = metadata.digest(f"benign{number}")
        if kind == 0:
            yield f"docker.io/library/{drawn(number, 8, string.ascii_lowercase)}:{number}.{number % 7}", digest, "docker-image"
        elif kind == 1:
            yield f"registry.example/key/auth-{number}/token-service:v{number}", digest, "docker-image"
        elif kind == 2:
            yield f"https://github.com/author{number}/monkey.git#v{number}", digest[7:47], "git"
        elif kind == 3:
            yield f"https://h.example/downloads/{number}/pass-1.{number}.tar.gz?version={number}", digest, "http"
        else:
            yield f"docker.io/docker/dockerfile:1.{number}@{digest}", digest, "docker-image"


def written(folder, run):
    """Everything that a run wrote, by where it stands."""
    found = {"stdout": run.out, "stderr": run.err}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        found["name of " + name] = name.encode()
        if path.is_file():
            found[name] = path.read_bytes()
    return found


def run(quick=False):
    seeded = Check("R15 secrets: none in the site, the history, stdout or stderr")
    kept = Check("R15 benign refs and digests: none masked")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "in").mkdir()
        secrets = {}
        for number, (where, contents, secret) in enumerate(seeds()):
            if quick and number % 4:
                continue
            (folder / "in" / f"s{number:05}.json").write_bytes(contents)
            secrets.setdefault(secret.encode(), []).append(where)
        out = folder / "out"
        out.mkdir()
        runs = [Run(["build", "--verbose", folder / "in", "-o", out / "site", "--history", out / "history.ndjson"],
                    timeout=300), Run(["records", "--verbose", folder / "in"])]
        texts = {"records stdout": runs[1].out, "records stderr": runs[1].err, **written(out, runs[0])}
        for one in runs:
            seeded.expect(one.status == 0, lambda: str(one))
        everything = b"\0".join(texts.values())
        for secret, places in secrets.items():
            if not seeded.expect(secret not in everything, lambda: f"{places[:3]}: in {where_is(secret, texts)}"):
                continue
        seeded.notes.append(f"{len(secrets)} secrets in {sum(map(len, secrets.values()))} places, "
                            f"{len(everything) >> 10} KiB searched")
        refs = list(benign())
        (folder / "benign.json").write_bytes(encoded(metadata.metadata(build_info(
            sources=[source(ref, kind, pin) for ref, pin, kind in refs],
            attrs={"build-arg:" + name: "1" for name in HARMLESS_NAMES}))))
        run = Run(["records", folder / "benign.json"])
        record = json.loads(run.out)
        found = {ref for one in record["sources"] for ref in one.get("refs", [])} | {one["name"] for one in record["sources"]}
        pins = {one.get("pin") for one in record["sources"]}
        kept.expect(record.get("hidden", []) == [], "a harmless name is hidden")
        kept.expect(len(record.get("attrs", {})) == len(HARMLESS_NAMES), "a harmless name is gone")
        for ref, pin, _ in refs:
            kept.expect(pin in pins, f"the pin of {ref} is gone")
            kept.expect(any(ref in (one, one.replace("git://", "https://")) for one in found) or ref in found,
                        f"{ref} is not as it was")
        kept.expect(b"REDACTED" not in run.out, "something benign is masked")
    return [seeded, kept]


def where_is(secret, texts):
    return [name for name, text in texts.items() if secret in text][:4]
