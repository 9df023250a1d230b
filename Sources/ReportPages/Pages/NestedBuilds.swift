internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The builds that made inputs of another build, one folded list in the other.
struct NestedBuilds {
    let site: SiteIndex
    /// Deeper builds than a page shows; input is at most 32 deep.
    static let deepest = 8

    func blocks(_ builds: [NestedBuild], depth: Int = 1) -> [Block] {
        var blocks: [Block] = builds.prefix(Limits.others).map { details($0, depth) }
        if builds.count > Limits.others {
            let left = Phrase.more(builds.count - Limits.others, "nested input")
            blocks.append(.note("and \(left); the JSON twin has all"))
        }
        return blocks
    }

    private func details(_ build: NestedBuild, _ depth: Int) -> Block {
        var content: [Block] = []
        if let frontend = build.frontend {
            var line: [Inline] = ["Frontend "]
            line += Foreign.code(frontend.image ?? frontend.name, limit: 200)
            if let pin = frontend.pin { line += [" at ", Digests.pin(pin)] }
            content.append(.paragraph(line))
        }
        if !build.sources.isEmpty {
            content.append(.list(List(lines: build.sources.prefix(Limits.others).map(line))))
        }
        if !build.attributes.isEmpty {
            let attributes = build.attributes.prefix(Limits.others).map {
                Fact(Foreign.code($0.key, limit: 200), Foreign.code($0.value))
            }
            content.append(.facts(attributes))
        }
        if depth < Self.deepest {
            content += blocks(build.dependencies, depth: depth + 1)
        } else if !build.dependencies.isEmpty {
            content.append(.note("Deeper inputs are in the JSON twin."))
        }
        let summary = Foreign.code(build.name, limit: 200)
        let count = Phrase.count(build.sources.count, "source")
        return .details(Details(summary + [.text(", \(count)")], content))
    }

    private func line(_ source: Source) -> [Inline] {
        var line = Foreign.source(source.identity)
        if let index = site.sourceIndex(of: source.identity) { line = [site.sourceLinks[index]] }
        if let pin = source.pin { line += [" at ", Digests.pin(pin)] }
        return line + [" ", Badge.state(source.state)]
    }
}
