/// What the shells of all pages of a site have in common.
package struct SiteFrame: Hashable, Sendable {
    /// The site's title; it may be any text.
    package var title: String
    /// The style sheet's path from the root with the hash in its name, `assets/site.0123456789.css`.
    package var stylesheet: String
    /// The newest record's moment or date, RFC 3339; `nil` where there is none.
    package var dataThrough: String?
    /// The moment of `SOURCE_DATE_EPOCH`, RFC 3339; `nil` where it is not set.
    package var generatedAt: String?
    /// The address of the site's root with a final `/`, where it was given.
    package var siteURL: String?
    /// The forms that are written; a form that is not is not linked either.
    package var formats: Set<Format>

    package init(
        title: String,
        stylesheet: String,
        dataThrough: String? = nil,
        generatedAt: String? = nil,
        siteURL: String? = nil,
        formats: Set<Format> = Set(Format.allCases)
    ) {
        self.title = title
        self.stylesheet = stylesheet
        self.dataThrough = dataThrough
        self.generatedAt = generatedAt
        self.siteURL = siteURL
        self.formats = formats
    }

    /// The forms in which pages are written.
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case html
        case markdown = "md"
        case json
    }
}
