/// A table with a caption, a header row and groups of rows, in a frame that scrolls sideways.
package struct Table: Hashable, Sendable {
    package var id: ElementID?
    package var className: ClassName?
    /// What becomes of it on a screen that is narrower than its columns.
    package var narrow: Narrow
    /// What the table shows; also the accessible name of the frame.
    package var caption: [Inline]
    /// Whether the caption is for screen readers only, because a heading says the same.
    package var isCaptionHidden: Bool
    package var columns: [Column]
    package var groups: [Group]

    package init(
        id: ElementID? = nil,
        class: ClassName? = nil,
        narrow: Narrow = .stacks,
        caption: [Inline],
        isCaptionHidden: Bool = false,
        columns: [Column],
        rows: [Row]
    ) {
        self.init(
            id: id,
            class: `class`,
            narrow: narrow,
            caption: caption,
            isCaptionHidden: isCaptionHidden,
            columns: columns,
            groups: [Group(rows)]
        )
    }

    package init(
        id: ElementID? = nil,
        class: ClassName? = nil,
        narrow: Narrow = .stacks,
        caption: [Inline],
        isCaptionHidden: Bool = false,
        columns: [Column],
        groups: [Group]
    ) {
        self.id = id
        self.className = `class`
        self.narrow = narrow
        self.caption = caption
        self.isCaptionHidden = isCaptionHidden
        self.columns = columns
        self.groups = groups
    }

    /// What becomes of a table on a narrow screen.
    package enum Narrow: Hashable, Sendable {
        /// Every row is a block, and every cell a line that begins with its column's title.
        case stacks
        /// The columns stay beside each other, for tables that are pictures.
        case scrolls
    }

    /// A column: what heads it and how its cells are set.
    package struct Column: Hashable, Sendable {
        package var title: [Inline]
        package var alignment: Alignment
        package var className: ClassName?
        /// Whether the column's cells head their rows (`<th scope="row">`).
        package var headsRows: Bool

        package init(
            _ title: [Inline],
            _ alignment: Alignment = .start,
            class: ClassName? = nil,
            headsRows: Bool = false
        ) {
            self.title = title
            self.alignment = alignment
            self.className = `class`
            self.headsRows = headsRows
        }
    }

    /// How the cells of a column are set.
    package enum Alignment: Hashable, Sendable {
        case start, center, end
    }

    /// Rows under a common label, one `<tbody>`.
    package struct Group: Hashable, Sendable {
        package var id: ElementID?
        /// A line across the table above the rows; none where it is empty.
        package var label: [Inline]
        package var rows: [Row]

        package init(id: ElementID? = nil, label: [Inline] = [], _ rows: [Row]) {
            self.id = id
            self.label = label
            self.rows = rows
        }
    }

    /// One row.
    ///
    /// Missing cells are empty, cells beyond the last column are left out.
    package struct Row: Hashable, Sendable {
        package var id: ElementID?
        package var className: ClassName?
        package var cells: [Cell]

        package init(id: ElementID? = nil, class: ClassName? = nil, _ cells: [Cell]) {
            self.id = id
            self.className = `class`
            self.cells = cells
        }
    }

    /// One cell; its class is added to the column's.
    package struct Cell: Hashable, Sendable, ExpressibleByArrayLiteral {
        package var className: ClassName?
        package var content: [Inline]

        package init(class: ClassName? = nil, _ content: [Inline]) {
            self.className = `class`
            self.content = content
        }

        package init(arrayLiteral elements: Inline...) {
            self.init(elements)
        }
    }
}
