import BuildModel
import FleetAnalysis

/// The change entries that the lab's notes ask for, computed without any record.
struct ExpectedNights {
    let notes: LabNotes
    /// The release that built a night.
    let version: (Int) -> String

    /// One change of one image; entries are made of these.
    struct Line: Hashable {
        let kind: ChangeKind
        let source: String
        let old: String?
        let new: String?
        let image: String
        let since: Int
    }

    private static let debian = "docker-image://docker.io/library/debian:bookworm-slim"
    private static let tag = "git://127.0.0.1:8181/git/libfoo#v1.2"

    func nights(of image: LabImage) -> [Int] {
        RealNights.nights.filter { notes.recording(image, version($0), $0) != nil }
    }

    /// All changes of an image's later night of two; formats only where the notes tell of one.
    func lines(_ image: LabImage, named name: String, _ old: Int, _ new: Int) -> Set<Line> {
        var lines: Set<Line> = []
        func add(_ kind: ChangeKind, _ source: String, _ a: String?, _ b: String?) {
            lines.insert(Line(kind: kind, source: source, old: a, new: b, image: name, since: old))
        }
        let before = version(old)
        let after = version(new)
        for source in image.sources(before).intersection(image.sources(after)) {
            let isPinned = (old >= 6, new >= 6)
            let a = notes.pin(source, old)
            let b = notes.pin(source, new)
            if image.isRuntimeOfBuildctl, isPinned.1, !isPinned.0 {
                add(a == b ? .becamePinned : .replaced, source, a, b)
            } else if a != b {
                add(.moved, source, a, b)
            }
        }
        if image.name == "docs" {
            let libfoo = "git://127.0.0.1:8181/git/libfoo#main"
            let had = image.sources(before).contains(libfoo)
            let has = image.sources(after).contains(libfoo)
            if has, !had { add(.added, libfoo, nil, notes.pin(libfoo, new)) }
            if had, !has { add(.removed, libfoo, notes.pin(libfoo, old), nil) }
        }
        attributes(image, old, new, add)
        return lines
    }

    private func attributes(
        _ image: LabImage,
        _ old: Int,
        _ new: Int,
        _ add: (ChangeKind, String, String?, String?) -> Void
    ) {
        let knows = [old, new].allSatisfy {
            notes.recording(image, version($0), $0)?.knowsArguments ?? false
        }
        guard knows else { return }
        if image.name == "web" {
            add(.attribute, "build-arg:VERSION", "1.\(old).0", "1.\(new).0")
        }
        let releases = Set([version(old), version(new)])
        if image.name == "api", image.isBake, releases.isSubset(of: ["v0.10.6", "v0.32.2"]) {
            // The image `web` is an input of this one, and both releases tell of such builds.
            add(.attribute, "0-web/build-arg:VERSION", "1.\(old).0", "1.\(new).0")
        }
        if image.isRuntimeOfBuildctl, old < 6, new >= 6 {
            let pin = notes.pin(Self.debian, new) ?? ""
            add(
                .attribute,
                "build-arg:BASE",
                "debian:bookworm-slim",
                "debian:bookworm-slim@" + pin
            )
        }
        let a = notes.epoch(image, version(old), old)
        let b = notes.epoch(image, version(new), new)
        if a != b { add(.attribute, "build-arg:SOURCE_DATE_EPOCH", a, b) }
    }

    /// What a change of recording is called; `nil` where the notes tell of none.
    func format(_ image: LabImage, _ old: Int, _ new: Int) -> (old: String, new: String)? {
        guard let a = notes.recording(image, version(old), old),
            let b = notes.recording(image, version(new), new)
        else { return nil }
        let modeDiffers = a.mode != b.mode && a.mode != nil && b.mode != nil
        let isSameFormat = a.format == b.format
        func besides(_ version: String, _ recording: Recording) -> (String, String) {
            guard isSameFormat, recording.format != "buildinfo" else { return ("", "") }
            return (
                version == "v0.11.6" ? " with buildinfo" : "",
                version == "v0.32.2" ? " (compatibility 30)" : ""
            )
        }
        let x = besides(version(old), a)
        let y = besides(version(new), b)
        guard !isSameFormat || modeDiffers || x != y else { return nil }
        func text(_ recording: Recording, _ traits: (String, String)) -> String {
            let mode = modeDiffers ? recording.mode.map { " " + $0 } ?? "" : ""
            let isTold = x != y
            return recording.format + mode + (isTold ? traits.0 + traits.1 : "")
        }
        return (text(a, x), text(b, y))
    }
}

extension Findings {
    /// The changes of an image in a night, without the platforms.
    func lines(of image: Int, in night: Int) -> Set<ExpectedNights.Line> {
        Set(
            changes[image].filter { $0.night == night }.map { change in
                ExpectedNights.Line(
                    kind: change.kind,
                    source: change.difference.source.string,
                    old: change.difference.old?.string,
                    new: change.difference.new?.string,
                    image: fleet.images[image].name.string,
                    since: change.since + 1
                )
            }
        )
    }
}
