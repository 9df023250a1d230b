extension Glossary {
    static let sourceTerms: [Term] = [
        Term(
            "source",
            .sources,
            "Something that a build fetched: an image, a git repository, a download, an OCI layout or "
                + "a blob. Its identity is its normalised name without the digest, so a tag that "
                + "moves stays the same source."
        ),
        Term(
            "ref",
            .sources,
            also: ["reference"],
            "What the build asked for, as it was written: a tag, a branch, a URL."
        ),
        Term(
            "pin",
            .sources,
            "What the ref came to at that moment: the digest of an image or a download, or the commit "
                + "of a repository."
        ),
        Term(
            "via",
            .sources,
            also: ["nested input"],
            "The named inputs of a build that brought a source in, where the build did not use it "
                + "directly."
        ),
        Term(
            "same content",
            .sources,
            "Another source had the same pin. It may be the same file or image under another name, "
                + "which is a weaker hint than an equal source."
        ),
    ]

    static let roleTerms: [Term] = [
        Term(
            "frontend",
            .roles,
            "The image that read the Dockerfile, as a syntax line asks for. It is a tool of the build "
                + "and not a part of the image."
        ),
        Term(
            "scanner",
            .roles,
            "The image that made the list of software in the result. It is a tool of the build and "
                + "not a part of the image."
        ),
        Term(
            "context",
            .roles,
            "The main build context, where it is a repository or a download and not a local folder."
        ),
        Term(
            "named context",
            .roles,
            "A further context that was given a name, with --build-context or in a bake file."
        ),
        Term(
            "plain source",
            .roles,
            "Any other source: a base image, a COPY --from, or something that ADD fetched."
        ),
    ]

    static let stateTerms: [Term] = [
        Term(
            "digest-pinned",
            .states,
            "The ref itself holds the digest or the full commit. The next build gets the same content."
        ),
        Term(
            "floating",
            .states,
            "The ref is a tag, a branch or a URL. The record says what it came to, and the next build "
                + "may get something else."
        ),
        Term(
            "unpinned",
            .states,
            "The record does not say what the ref came to."
        ),
        Term(
            "malformed pin",
            .states,
            "A pin is recorded, but it is no digest or commit of the right form. It is counted in no "
                + "figure."
        ),
        Term(
            "mismatch",
            .states,
            "The ref holds one digest and the recorded pin is another."
        ),
        Term(
            "local pin",
            .states,
            "The pin is the id of a layer in the builder's own store. No registry knows it, and it is "
                + "not compared between machines."
        ),
        Term(
            "conflict",
            .states,
            "One build recorded two pins for the same source on the same platform."
        ),
    ]
}
