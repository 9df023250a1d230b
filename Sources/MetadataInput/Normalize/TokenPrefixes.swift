private import BuildModel

extension TokenShapes {
    /// The letters that a token is drawn from.
    enum Alphabet {
        case plain, dashed, dotted, base64, capital

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .plain: byte.isAlphanumeric
            case .dashed: byte.isAlphanumeric || byte == .hyphen || byte == .underscore
            case .dotted:
                byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .dot
            case .base64:
                byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .slash
                    || byte == .equals || byte == UInt8(ascii: "+")
            case .capital: byte.isUpperLetter || byte.isDigit
            }
        }
    }

    /// A prefix, and what stands behind it.
    struct Shape {
        var prefix: String
        var alphabet: Alphabet
        var minimum: Int
        /// Whether the body must be of capitals, small letters and digits.
        var isMixed = false
        /// Whether it is known behind a letter or digit, too: no word holds such a text.
        var isInWord = false
    }
}

extension TokenShapes.Shape {
    static let all: [TokenShapes.Shape] = [
        .init(prefix: "AGE-SECRET-KEY-", alphabet: .capital, minimum: 10),
        .init(prefix: "AIza", alphabet: .dashed, minimum: 30),
        .init(prefix: "AKIA", alphabet: .capital, minimum: 12),
        .init(prefix: "ASIA", alphabet: .capital, minimum: 12),
        .init(prefix: "ATATT3", alphabet: .dashed, minimum: 20),
        .init(prefix: "ATBB", alphabet: .plain, minimum: 24, isMixed: true),
        .init(prefix: "ATCTT3", alphabet: .dashed, minimum: 20),
        .init(prefix: "GOCSPX-", alphabet: .dashed, minimum: 20),
        .init(prefix: "NRAK-", alphabet: .capital, minimum: 20),
        .init(prefix: "SG.", alphabet: .dotted, minimum: 40, isMixed: true),
        .init(prefix: "atlasv1.", alphabet: .dashed, minimum: 20),
        .init(prefix: "dckr_oat_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "dckr_pat_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "doo_v1_", alphabet: .plain, minimum: 20, isInWord: true),
        .init(prefix: "dop_v1_", alphabet: .plain, minimum: 20, isInWord: true),
        .init(prefix: "dor_v1_", alphabet: .plain, minimum: 20, isInWord: true),
        .init(prefix: "dp.pt.", alphabet: .plain, minimum: 20),
        .init(prefix: "gho_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "ghp_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "ghr_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "ghs_", alphabet: .dotted, minimum: 8),
        .init(prefix: "ghs_", alphabet: .plain, minimum: 30, isInWord: true),
        .init(prefix: "ghu_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "github_pat_", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "glagent-", alphabet: .dashed, minimum: 16, isInWord: true),
        .init(prefix: "glcbt-", alphabet: .dashed, minimum: 12, isInWord: true),
        .init(prefix: "gldt-", alphabet: .dashed, minimum: 12, isInWord: true),
        .init(prefix: "glft-", alphabet: .dashed, minimum: 12, isInWord: true),
        .init(prefix: "glimt-", alphabet: .dashed, minimum: 16),
        .init(prefix: "gloas-", alphabet: .dashed, minimum: 16),
        .init(prefix: "glpat-", alphabet: .dotted, minimum: 8, isInWord: true),
        .init(prefix: "glptt-", alphabet: .dashed, minimum: 12, isInWord: true),
        .init(prefix: "glrt-", alphabet: .dotted, minimum: 12, isInWord: true),
        .init(prefix: "glsa_", alphabet: .dashed, minimum: 20, isInWord: true),
        .init(prefix: "glsoat-", alphabet: .dashed, minimum: 16),
        .init(prefix: "hf_", alphabet: .plain, minimum: 30),
        .init(prefix: "hvb.", alphabet: .dashed, minimum: 20),
        .init(prefix: "hvr.", alphabet: .dashed, minimum: 20),
        .init(prefix: "hvs.", alphabet: .dashed, minimum: 20),
        .init(prefix: "lin_api_", alphabet: .plain, minimum: 20, isInWord: true),
        .init(prefix: "npm_", alphabet: .plain, minimum: 16),
        .init(prefix: "npm_", alphabet: .plain, minimum: 36, isInWord: true),
        .init(prefix: "ops_eyJ", alphabet: .base64, minimum: 20, isInWord: true),
        .init(prefix: "pscale_oauth_", alphabet: .dotted, minimum: 16, isInWord: true),
        .init(prefix: "pscale_pw_", alphabet: .dotted, minimum: 16, isInWord: true),
        .init(prefix: "pscale_tkn_", alphabet: .dotted, minimum: 16, isInWord: true),
        .init(prefix: "pypi-AgE", alphabet: .dashed, minimum: 16, isInWord: true),
        .init(prefix: "rk_live_", alphabet: .plain, minimum: 8),
        .init(prefix: "rk_live_", alphabet: .plain, minimum: 24, isInWord: true),
        .init(prefix: "rk_test_", alphabet: .plain, minimum: 8),
        .init(prefix: "rk_test_", alphabet: .plain, minimum: 24, isInWord: true),
        .init(prefix: "rubygems_", alphabet: .plain, minimum: 20, isInWord: true),
        .init(prefix: "shpat_", alphabet: .plain, minimum: 16, isInWord: true),
        .init(prefix: "shpca_", alphabet: .plain, minimum: 16, isInWord: true),
        .init(prefix: "shppa_", alphabet: .plain, minimum: 16, isInWord: true),
        .init(prefix: "shpss_", alphabet: .plain, minimum: 16, isInWord: true),
        .init(prefix: "sk-", alphabet: .dashed, minimum: 20, isMixed: true),
        .init(prefix: "sk_live_", alphabet: .plain, minimum: 8),
        .init(prefix: "sk_live_", alphabet: .plain, minimum: 24, isInWord: true),
        .init(prefix: "sk_test_", alphabet: .plain, minimum: 8),
        .init(prefix: "sk_test_", alphabet: .plain, minimum: 24, isInWord: true),
        .init(prefix: "sntrys_", alphabet: .base64, minimum: 20, isInWord: true),
        .init(prefix: "sntryu_", alphabet: .plain, minimum: 20, isInWord: true),
        .init(prefix: "tskey-", alphabet: .dashed, minimum: 20, isMixed: true),
        .init(prefix: "whsec_", alphabet: .base64, minimum: 20, isInWord: true),
        .init(prefix: "xapp-", alphabet: .dashed, minimum: 12, isInWord: true),
        .init(prefix: "xoxa-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "xoxb-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "xoxc-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "xoxd-", alphabet: .base64, minimum: 8, isInWord: true),
        .init(prefix: "xoxe-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "xoxe.", alphabet: .dotted, minimum: 12),
        .init(prefix: "xoxo-", alphabet: .dashed, minimum: 8),
        .init(prefix: "xoxp-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "xoxr-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "xoxs-", alphabet: .dashed, minimum: 8, isInWord: true),
        .init(prefix: "ya29.", alphabet: .dotted, minimum: 20),
    ]
}
