package import BuildModel

/// Which companions a history keeps for the files of later runs.
package enum CompanionKeeping {
    /// The companions that no build was found for, and the indexes that list an image of which no
    /// record tells yet: its statement, or the metadata of its platform, may still come.
    ///
    /// What has no digest is named by no build. Nights before the newest thirty are not waited for any
    /// more; what has no night stays, like records without one.
    package static func waiting(_ companions: [Companion], beside records: [Record]) -> [Companion]
    {
        let companions = distinct(companions)
        var open: [Place: [Int]] = [:]
        for (number, companion) in companions.enumerated() where companion.isJoined {
            for image in companion.images {
                open[Place(night: companion.night, digest: image), default: []].append(number)
            }
        }
        if !open.isEmpty {
            for record in records {
                for output in record.outputs {
                    open[Place(night: nil, digest: output.digest)] = nil
                    open[Place(night: record.night?.label, digest: output.digest)] = nil
                }
            }
        }
        let missing = Set(open.values.joined())
        let oldest = oldestNight(of: records, companions)
        return companions.enumerated().filter { number, companion in
            (!companion.isJoined || missing.contains(number))
                && !isOver(companion, before: oldest)
        }.map(\.element)
    }

    /// Whether the night of a companion is before one that is still waited for.
    package static func isOver(_ companion: Companion, before oldest: Text?) -> Bool {
        guard let night = companion.night, let oldest else { return false }
        return NaturalOrder.precedes(night.string, oldest.string)
    }

    /// Each companion with a digest once; what one run found of a copy holds for all.
    private static func distinct(_ companions: [Companion]) -> [Companion] {
        var joined: [Companion: Bool] = [:]
        for companion in companions where companion.content != nil {
            var plain = companion
            plain.isJoined = false
            plain.isEarlier = false
            joined[plain] = companion.isJoined || joined[plain] == true
        }
        return joined.map { companion, isJoined in
            var companion = companion
            companion.isJoined = isJoined
            return companion
        }
    }

    /// An image of a night; what serves all nights is of none.
    private struct Place: Hashable {
        let night: Text?
        let digest: Digest
    }

    /// The oldest of the newest thirty nights that paths name; `nil` where there are not so many.
    private static func oldestNight(of records: [Record], _ companions: [Companion]) -> Text? {
        var nights = Set(companions.lazy.compactMap(\.night))
        for record in records {
            if let night = record.night, night.origin != .time { nights.insert(night.label) }
        }
        return nights.sorted { NaturalOrder.precedes($0.string, $1.string) }.dropLast(29).last
    }
}

extension Companion {
    /// The images that an index lists, without attestations and without those that share a platform,
    /// which no build is known to be.
    fileprivate var images: [Digest] {
        guard case .index(let index) = subject else { return [] }
        let images = IndexImages(index)
        return images.all.filter { image in
            image.platform.flatMap { images.image(of: $0) } != nil
        }.map(\.digest)
    }
}
