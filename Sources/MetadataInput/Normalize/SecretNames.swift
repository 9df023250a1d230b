private import BuildModel

/// Names whose value is a secret.
///
/// A name is cut into words at every byte that is no letter and at a change of case, so that
/// `AUTHOR` is not `AUTH` while `npmToken`, `API_KEY` and `accessKeyId` are found. Where names are
/// joined without a border, as in `PGPASS`, beginnings and endings tell. Where capitals and small
/// letters follow no rule, as in `ToKeN`, more is a border.
enum SecretNames {
    static func matches(_ raw: Bytes) -> Bool {
        let name = raw.allSatisfy { $0 < 0x80 } ? raw : plain(raw)
        var start = name.startIndex
        for index in name.indices where isBorder(name, before: index) {
            if isSecret(name[start..<index]) { return true }
            start = index
        }
        if isSecret(name[start...]) { return true }
        return name.split { !$0.isLetter }.contains(where: isSecretInOddCase)
    }

    /// The name without what cannot be seen, letters of full width as those that they look like.
    private static func plain(_ name: Bytes) -> Bytes {
        var result = ""
        for scalar in String(name).unicodeScalars where !VisibleText.isHidden(scalar) {
            let narrow = fullWidth.contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            result.unicodeScalars.append(Unicode.Scalar(narrow) ?? scalar)
        }
        return result.bytes
    }

    private static let fullWidth: ClosedRange<UInt32> = 0xFF01...0xFF5E

    private static func isBorder(_ name: Bytes, before index: Int) -> Bool {
        guard index > name.startIndex else { return false }
        let (last, byte) = (name[index - 1], name[index])
        guard last.isLetter, byte.isLetter else { return true }
        if last.isLowerLetter { return byte.isUpperLetter }
        // `APIKey` is `API`, `Key`; `KEY` is one word.
        return byte.isUpperLetter && index + 1 < name.endIndex && name[index + 1].isLowerLetter
            && !isPluralEnd(name, at: index + 1)
    }

    /// `TOKENs` is one word.
    private static func isPluralEnd(_ name: Bytes, at index: Int) -> Bool {
        name[index] == UInt8(ascii: "s")
            && (index + 1 == name.endIndex || !name[index + 1].isLetter)
    }

    private static func isSecret(_ word: Bytes) -> Bool {
        guard word.count > 1 else { return false }
        if word.count <= 64 {
            let small = word.lowercased
            if words.contains(small) { return true }
            if harmless.contains(small) { return false }
        }
        let isMany = word.last?.lowercased == UInt8(ascii: "s")
        return beginnings.contains { word.prefix($0.utf8.count).isEqual(ignoringCase: $0) }
            || endings.contains { hasEnding(word, $0) }
            || isMany && endings.contains { hasEnding(word.dropLast(), $0) }
    }

    static func hasEnding(_ word: Bytes, _ ending: String) -> Bool {
        word.suffix(ending.utf8.count).isEqual(ignoringCase: ending)
    }

    static let words: Set<String> = [
        "authentication", "authorization", "bearer", "cert", "certificate", "certificates",
        "certs", "conn", "connection", "cookie", "cookies", "cred", "creds", "dockerconfigjson",
        "dsn", "ghpat", "githubpat", "gitlabpat", "hmac", "jwt", "keyfile", "keyid", "keypass",
        "keystore", "kubeconfig", "login", "netrc", "npmrc", "otp", "passcode", "pat", "private",
        "pw", "sas", "session", "sessionid", "sessions", "signature", "webhook",
    ]

    /// What begins a secret name, whatever is joined to it: `passwordhash`, `secretkeybase`.
    private static let beginnings = ["passphrase", "passw", "secret", "token"]

    /// What ends a secret name, one or many, whatever is joined before it: `dbpassword`, `npmtokens`.
    static let endings = [
        "auth", "credential", "key", "pass", "passphrase", "passwd", "password", "psk", "pwd",
        "secret", "tkn", "token",
    ]

    /// Words and names of programs that sound like a secret name and are none.
    ///
    /// Only whole words: `RUBYPASS` ends like `BYPASS`.
    static let harmless: Set<String> = [
        "bypass", "compass", "donkey", "encompass", "gopass", "greasemonkey", "highpass", "hockey",
        "hotkey", "hotkeys", "jockey", "keepass", "lackey", "libsecret", "lowpass", "malarkey",
        "mickey", "monkey", "monkeys", "multipass", "overpass", "passwordless", "seamonkey",
        "secretariat", "secretary", "singlepass", "spidermonkey", "surpass", "tokenise",
        "tokenised", "tokeniser", "tokenisers", "tokenization", "tokenize", "tokenized",
        "tokenizer", "tokenizers", "trespass", "turkey", "turnkey", "underpass", "valkey",
        "whiskey", "yubikey",
    ]
}
