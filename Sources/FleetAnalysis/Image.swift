package import BuildModel

/// One image of the fleet: its series, a platform each (and a bake target where targets share it).
package struct Image: Sendable {
    package let name: Text
    package let slug: Slug
    /// Sorted by target, then platform.
    package let series: [Series]
    /// The number of records of all series.
    package let recordCount: Int
    /// The last night with a record of it, as an index into the fleet's nights.
    package let lastNight: Int?
}

/// One image on one platform over time.
package struct Series: Sendable {
    package let platform: Platform
    /// Set only where two bake targets of the fleet share the image's repository.
    package let target: Text?
    /// Ascending by night; nights without a record are gaps and not listed.
    package let nights: [SeriesNight]
    /// Records that belong to no night: shown, never compared.
    package let undated: [Int]
    /// The record that says what the image is made of now, an index into the fleet's records.
    package let newest: Int?
}

/// What a series did in one night.
package struct SeriesNight: Sendable {
    /// An index into the fleet's nights.
    package let night: Int
    /// The record that stands for the night, where one may.
    package let counted: Int?
    /// The other records of the night, in order.
    package let attempts: [Int]

    /// Whether a record, an index into the fleet's, is of this night.
    package func holds(_ record: Int) -> Bool { counted == record || attempts.contains(record) }
}
