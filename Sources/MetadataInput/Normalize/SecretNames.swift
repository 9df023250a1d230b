private import BuildModel

/// Names whose value is a secret.
///
/// A name is cut into words at every byte that is no letter and at a change of case, so that
/// `AUTHOR` is not `AUTH` while `npmToken`, `API_KEY` and `accessKeyId` are found.
enum SecretNames {
    static func matches(_ name: Bytes) -> Bool {
        var start = name.startIndex
        for index in name.indices where isBorder(name, before: index) {
            if isSecret(name[start..<index]) { return true }
            start = index
        }
        return isSecret(name[start...])
    }

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

    private static func isSecret(_ bytes: Bytes) -> Bool {
        guard bytes.count > 2, bytes.count <= 64 else { return false }
        if words.contains(bytes.lowercased) { return true }
        return endings.contains { ending in
            bytes.count > ending.utf8.count
                && bytes.suffix(ending.utf8.count).isEqual(ignoringCase: ending)
        }
    }

    private static let words: Set<String> = [
        "accesskey", "accesskeys", "apikey", "apikeys", "auth", "authentication", "authkey",
        "authorization", "bearer", "cert", "certificate", "certificates", "certs", "conn",
        "connection", "cookie", "cookies", "cred", "credential", "credentials", "creds",
        "deploykey", "dockerconfigjson", "dsn", "encryptionkey", "gpgkey", "hmac", "jwt", "key",
        "keyfile", "keyid", "keypass", "keys", "keystore", "kubeconfig", "licensekey", "login",
        "masterkey", "netrc", "npmrc", "oauth", "otp", "pass", "passcode", "passphrase",
        "passwd", "password", "passwords", "pat", "pkey", "private", "privatekey", "privkey",
        "pwd", "rsakey", "sas", "secret", "secretkey", "secrets", "session", "sessionid",
        "sessions", "signature", "signingkey", "sshkey", "token", "tokens", "webhook",
    ]

    /// Words that are secret with anything joined before them: `dbpassword`, `npmtoken`.
    private static let endings = [
        "accesskey", "apikey", "credential", "credentials", "passphrase", "passwd", "password",
        "privatekey", "secret", "secretkey", "token", "tokens",
    ]
}
