package import BuildModel

/// One series of a fleet: the image's index, and the series' index within the image.
package struct SeriesReference: Hashable, Comparable, Sendable {
    package let image: Int
    package let series: Int

    package init(image: Int, series: Int) {
        self.image = image
        self.series = series
    }

    package static func < (left: SeriesReference, right: SeriesReference) -> Bool {
        (left.image, left.series) < (right.image, right.series)
    }
}

/// A difference at its place: it stands on the later night and says since when it may have been.
package struct Change: Hashable, Sendable {
    package let difference: Difference
    package let image: Int
    /// `nil` where it is about the image as a whole: its set of platforms.
    package let series: SeriesReference?
    /// The platforms it is about, sorted.
    package let platforms: [Platform]
    /// The night of the later record, an index into the fleet's nights.
    package let night: Int
    /// The night of the neighbour that it was compared with.
    package let since: Int

    package var kind: ChangeKind { difference.kind }
}

extension Fleet {
    /// The series of a reference that this fleet's findings gave.
    package subscript(_ reference: SeriesReference) -> Series {
        images[reference.image].series[reference.series]
    }
}
