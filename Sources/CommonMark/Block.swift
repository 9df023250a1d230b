/// A part of a page that starts on a line of its own.
///
/// Strings may be foreign text.
package indirect enum Block: Hashable, Sendable {
    case paragraph([Inline], class: ClassName? = nil)
    case heading(Heading)
    case table(Table)
    case list(List)
    /// Facts as a description list: a name and what is known.
    case facts([Fact])
    case details(Details)
    case code(CodeBlock)
    case picture(Picture)
    case section(Section)
    case quote([Block])
    case rule
}

/// A heading with the fixed id that links and tables of contents use.
package struct Heading: Hashable, Sendable {
    /// From 1, the page's title, to 6; other numbers are taken for the nearest of these.
    package var level: Int
    package var id: ElementID?
    package var content: [Inline]

    package init(_ level: Int, id: ElementID?, _ content: [Inline]) {
        self.level = level
        self.id = id
        self.content = content
    }
}

/// A list with bullets, or with numbers from 1.
package struct List: Hashable, Sendable {
    package var isOrdered: Bool
    package var items: [[Block]]

    package init(isOrdered: Bool = false, _ items: [[Block]]) {
        self.isOrdered = isOrdered
        self.items = items
    }

    /// A list whose items are one paragraph each.
    package init(isOrdered: Bool = false, lines: [[Inline]]) {
        self.init(isOrdered: isOrdered, lines.map { [.paragraph($0)] })
    }
}

/// One name and its value in a list of facts.
package struct Fact: Hashable, Sendable {
    package var name: [Inline]
    package var value: [Inline]

    package init(_ name: [Inline], _ value: [Inline]) {
        self.name = name
        self.value = value
    }
}

/// Content that a reader may unfold; complete in the twin.
package struct Details: Hashable, Sendable {
    package var summary: [Inline]
    package var isOpen: Bool
    package var className: ClassName?
    package var blocks: [Block]

    package init(
        _ summary: [Inline],
        isOpen: Bool = false,
        class: ClassName? = nil,
        _ blocks: [Block]
    ) {
        self.summary = summary
        self.isOpen = isOpen
        self.className = `class`
        self.blocks = blocks
    }
}

/// Lines to copy, such as a command.
///
/// A line end within a line is shown as an escape.
package struct CodeBlock: Hashable, Sendable {
    package var lines: [String]
    /// What the block is, for readers who can not see it: "Command".
    package var label: String

    package init(label: String, _ lines: [String]) {
        self.label = label
        self.lines = lines
    }
}

/// Blocks that belong together: a `<section>` or, with a class only, a `<div>`.
package struct Section: Hashable, Sendable {
    package var id: ElementID?
    package var className: ClassName?
    /// The accessible name; a labelled section is a landmark, so only a page's main parts have one.
    package var label: String?
    package var blocks: [Block]

    package init(
        id: ElementID? = nil,
        class: ClassName? = nil,
        label: String? = nil,
        _ blocks: [Block]
    ) {
        self.id = id
        self.className = `class`
        self.label = label
        self.blocks = blocks
    }
}
