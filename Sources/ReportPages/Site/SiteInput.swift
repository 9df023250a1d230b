package import BuildModel
package import FleetAnalysis

/// Everything that the pages of a site say, and how they are to be written.
package struct SiteInput: Sendable {
    /// What the fleet's records show; the fleet is inside.
    package var findings: Findings
    package var diagnostics: [Diagnostic]
    /// The name of the site, `pindrift` where nobody chose one.
    package var title: String
    /// The address of the site's root with a final `/`, where it was given.
    package var siteURL: String?
    package var formats: Set<SiteFrame.Format>
    /// The style sheet's path from the site's root.
    package var stylesheet: String
    /// The moment of `SOURCE_DATE_EPOCH`, where it is set.
    package var generatedAt: Timestamp?
    /// The tool's version, said once, on the method page.
    package var version: String

    package init(
        findings: Findings,
        diagnostics: [Diagnostic] = [],
        title: String = "pindrift",
        siteURL: String? = nil,
        formats: Set<SiteFrame.Format> = Set(SiteFrame.Format.allCases),
        stylesheet: String,
        generatedAt: Timestamp? = nil,
        version: String
    ) {
        self.findings = findings
        self.diagnostics = diagnostics
        self.title = title
        self.siteURL = siteURL
        self.formats = formats
        self.stylesheet = stylesheet
        self.generatedAt = generatedAt
        self.version = version
    }

    package var fleet: Fleet { findings.fleet }
}
