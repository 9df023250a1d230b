extension Glossary {
    static let verdictTerms: [Term] = [
        Term(
            "verdict",
            .verdicts,
            "What the evidence says of a record against earlier ones of its series; the first of "
                + "failed, diverged, reproduced, drifted, absorbed, inconclusive and unproven that "
                + "fits."
        ),
        Term("failed", .verdicts, "The build failed, so there is no output to judge."),
        Term(
            "diverged",
            .verdicts,
            "Equal, complete inputs gave another output than an earlier build of the series."
        ),
        Term(
            "regressed",
            .verdicts,
            "Diverged, although two builds from these inputs had agreed before."
        ),
        Term(
            "reproduced",
            .verdicts,
            "Equal inputs gave the same output as an earlier build of the series."
        ),
        Term("drifted", .verdicts, "The inputs changed, and the output with them."),
        Term("absorbed", .verdicts, "The inputs changed, and the output stayed the same."),
        Term(
            "inconclusive",
            .verdicts,
            "The records do not tell enough of inputs or outputs to decide; the page says what would."
        ),
        Term("unproven", .verdicts, "There is no earlier record to compare with."),
        Term(
            "evidence",
            .verdicts,
            "The digest that a verdict rests on. Digests of manifests and configs are strong; those "
                + "of indexes or of an unknown kind are weak: they prove agreement, never difference."
        ),
        Term(
            "streak",
            .verdicts,
            "How many nights in a row a series has had the same verdict; nights without a record are "
                + "left out."
        ),
        Term(
            "doubt",
            .verdicts,
            "A reason why a record can not be judged, such as a source without a pin, hidden values, "
                + "local files or digests that differ with every build. The page says what would "
                + "decide it."
        ),
        Term(
            "hint",
            .verdicts,
            "Something in the records of two builds from equal inputs that may explain why their "
                + "outputs differ: no SOURCE_DATE_EPOCH, local files, an inline cache, labels that "
                + "always change, another builder. Where the configs are equal, only the manifest can "
                + "differ: its media types, compression or annotations. It is no proof."
        ),
        Term(
            "cause",
            .verdicts,
            also: ["because"],
            "A difference between a record and its neighbour that may explain a new output: another "
                + "base image, commit, download, argument or frontend, in this order."
        ),
    ]

    static let changeTerms: [Term] = [
        Term(
            "moved",
            .changes,
            "The pin of a floating source is another than in the neighbour: the world changed, not "
                + "the build."
        ),
        Term(
            "replaced",
            .changes,
            "The pin of a source is another, and at least one of the two was written down by digest: "
                + "somebody changed it."
        ),
        Term("retagged", .changes, "The same repository is used under another tag or ref."),
        Term("added", .changes, "A source that the neighbour does not have."),
        Term("removed", .changes, "A source that only the neighbour has."),
        Term("became-pinned", .changes, "A floating source is now written with its digest."),
        Term("became-floating", .changes, "A source lost the digest it was written with."),
        Term("frontend change", .changes, "Another frontend, or another pin of it."),
        Term("attribute", .changes, "An argument, label or other option of the build changed."),
        Term("platforms change", .changes, "The image is built for other platforms."),
        Term("locals", .changes, "The client gave other local folders."),
        Term(
            "format",
            .changes,
            "The builds were recorded in another way. It says nothing about what they are made of."
        ),
        Term(
            "not-comparable",
            .changes,
            "The two pins are of a kind that can not be compared, so nothing is claimed or counted."
        ),
    ]

    static let flagTerms: [Term] = [
        Term("flag", .changes, "Something in a night that a person should look at."),
        Term(
            "split",
            .changes,
            "Builds of one night have different pins of one source."
        ),
        Term(
            "moved-fixed",
            .changes,
            "A ref that looks as if it should never move did: a full version, a date, a commit, "
                + "a git tag, a release. The settings fixedRefs and movingRefs add and take out refs."
        ),
        Term("flapped", .changes, "A source went back to a pin that it had before."),
        Term(
            "secret-redacted",
            .changes,
            "A build was given a value under a name that looks like a secret; the value is hidden."
        ),
        Term(
            "missing",
            .changes,
            "An image that an earlier night has and this one lacks."
        ),
        Term(
            "attention",
            .changes,
            also: ["needs attention"],
            "The list of what a person should look at, the most urgent first: regressed, mismatch, "
                + "moved-fixed, split, diverged, flapped, secret-redacted, unpinned, failed, missing. "
                + "Of one sort what touches most images stands first."
        ),
        Term(
            "lagging",
            .changes,
            also: ["behind"],
            "An image whose newest build has an older pin of a source than another image has."
        ),
    ]
}
