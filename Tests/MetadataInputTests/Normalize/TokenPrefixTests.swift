import MetadataInput
import Testing

/// Each prefix with a body as its maker draws it, and names that only begin like it.
@Suite struct TokenPrefixTests {
    private static let drawn = "AbCdEf0123456789AbCdEf0123456789AbCd"
    private static let hex = "0123456789abcdef0123456789abcdef"

    @Test(arguments: [
        "shpat_" + hex, "shpss_" + hex, "shpca_" + hex, "shppa_" + hex, "whsec_" + drawn,
        "rk_test_" + drawn, "rk_live_" + drawn, "xoxc-" + drawn, "xoxd-" + drawn,
        "xoxd-AbCd%2BEf0123456789%2FAbCd%3D", "xoxe-1-" + drawn, "xapp-1-" + drawn,
        "glsa_\(drawn)_0a1b2c3d", "glft-" + drawn, "gldt-" + drawn, "glsoat-" + drawn,
        "glimt-" + drawn, "gloas-" + drawn, "GOCSPX-" + drawn, "ATBB" + drawn, "ATCTT3" + drawn,
        "ATATT3" + drawn, "lin_api_" + drawn, "sntrys_eyJ\(drawn)=_\(drawn)", "sntryu_" + hex,
        "tskey-auth-k\(drawn)-\(drawn)", "doo_v1_" + hex, "dor_v1_" + hex, "dop_v1_" + hex,
        "ops_eyJ" + drawn, "pscale_tkn_" + drawn, "pscale_pw_" + drawn, "pscale_oauth_" + drawn,
        "hvs." + drawn, "hvb." + drawn, "hvr." + drawn, "npm_" + drawn, "pypi-AgE" + drawn,
        "dckr_pat_" + drawn,
    ])
    func `a token of a known maker leaves the text`(token: String) {
        #expect(Redactor.text("a " + token + " b") == "a REDACTED b")
        #expect(Redactor.text(token) == "REDACTED")
    }

    @Test(arguments: [
        "npm_modules", "npm_config_registry", "tskey-notes", "tskey-rotation-notes-for-operators",
        "GOCSPX-notes", "ATBBuilders", "glsa_2024", "shpat_x", "whsec_notes", "rk_test_a",
        "lin_api_version", "sntrys_eyJ", "doo_v1_beta", "pscale_pw_reset", "ops_eyJ", "xoxc-1",
        "hvs.version", "glft-tools", "ghcr.io/o/glimt-tools:1", "pypi-tools", "xapp-menu",
    ])
    func `a name that begins like a token stays`(name: String) {
        #expect(Redactor.text(name) == name)
        #expect(Redactor.text("https://h.example/\(name)/x") == "https://h.example/\(name)/x")
    }

    @Test(arguments: [
        "hooks.slack.com/services/T0000/B0000/s3cr3t", "hooks.slack.com/workflows/T0/A0/1/s3cr3t",
        "hooks.slack.com/triggers/T0000/1/s3cr3t", "discord.com/api/webhooks/123456/s3cr3t",
        "discordapp.com/api/webhooks/123456/s3cr3t", "canary.discord.com/api/webhooks/12/s3cr3t",
        "discord.com/api/v10/webhooks/123456/s3cr3t", "Hooks.Slack.com/services/T0/B0/s3cr3t",
        "hooks.slack.com:443/services/T0000/B0000/s3cr3t", "discord.com//api/webhooks/12/s3cr3t",
        "o.webhook.office.com/webhookb2/1@2/IncomingWebhook/s3cr3t/4",
        "api.telegram.org/bot123456:s3cr3tABC/sendMessage",
        "api.telegram.org/file/bot123456:s3cr3tABC/x",
        "hooks.slack.com/services%2FT0000%2FB0000%2Fs3cr3t",
    ])
    func `the address of a webhook leaves the text`(address: String) {
        for text in [address, "https://" + address, "a https://\(address) b"] {
            let redacted = Redactor.text(text)
            #expect(!redacted.contains("s3cr3t"), "\(redacted)")
            #expect(Redactor.text(redacted) == redacted)
        }
        #expect(Redactor.text("a https://\(address) b").hasSuffix("REDACTED b"))
    }

    @Test(arguments: [
        "https://hooks.slack.com/", "https://hooks.slack.com/services/",
        "https://discord.com/api/x", "https://discord.com/developers/docs/webhooks/x",
        "https://api.telegram.org/bots/faq-and-more",
        "https://api.slack.com/services/abcdefgh", "https://webhook.office.com", "webhook-tools",
        "discord.js", "https://discord.com/api/webhooks/",
    ])
    func `an address that is none of a webhook stays`(text: String) {
        #expect(Redactor.text(text) == text)
    }
}
