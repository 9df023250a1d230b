"""The mutants: a file, a text that stands in it once, what replaces it, and the tests that see it.

Where the text has a part between the marks, that part is an expression and only it is replaced.
A replacement that holds `MUTANT` is code that asks by itself whether the mutant is on. `DROP` leaves
a statement out. The tests are a filter of `swift test`.
"""

DROP = object()

MARKDOWN = "CommonMarkTests"
MODEL = "BuildModelTests|VisibleTextTests|PinStateTests|DigestTests"
JSON = "JSONTextTests"
FILES = "FileAccessTests"
ARCHIVES = "ArchivesTests"
REDACTION = ("RedactorTests|SecretFormsTests|SecretKeyTests|AttributeFilterTests|BenignTests|RedactedPin|RedactedIdentity"
             "|HiddenSpelling|TokenPrefix")
BASE64 = "Base64TextTests"
SCAN = "DirectoryScannerTests"
LAYOUTS = "LayoutReadingTests"
SHAPES = "RefusedValueTests|RecordLineReadingTests|RequestTests|InputReadingTests"
KEEP = "CompanionKeepingTests|HistoryFileTests|CompanionLineTests|RejoiningTests|RejoinedNightsTests|HistoryTests"
JOIN = "JoiningTests|StatementJoiningTests|CompanionTests|RejoiningTests|NightGroupTests"
HISTORY = "HistoryTests|HistoryFileTests"
VERDICTS = "VerdictTests"
CAUSES = "CauseTests"
PAGES = "PageRendererTests|SitePagesTests|TemplateStoreTests|SamplePageTests|RepositoryPageTests"
PUBLISHING = "PublisherTests|PublisherCrashTests|PublisherRefusalTests"

C = "Sources/CommonMark/"
B = "Sources/BuildModel/"
J = "Sources/JSONText/"
S = "Sources/CSimdjson/"
F = "Sources/FileAccess/"
A = "Sources/Archives/"
N = "Sources/MetadataInput/Normalize/"
I = "Sources/MetadataInput/"
V = "Sources/FleetAnalysis/"
R = "Sources/ReportPages/"
O = "Sources/SiteOutput/"
P = "Sources/pindrift/"

MUTANTS = [
    # Escapes.
    (C + "HTMLEscape.swift", """"<"): «"&lt;"»""", "nil", MARKDOWN + "|PageRendererTests"),
    (C + "HTMLEscape.swift", """"'"): «"&#39;"»""", "nil", MARKDOWN + "|PageRendererTests"),
    (C + "HTMLEscape.swift", """"\\""): «"&quot;"»""", "nil", MARKDOWN + "|PageRendererTests"),
    (C + "HTMLEscape.swift", """"&"): «"&amp;"»""", "nil", MARKDOWN + "|PageRendererTests"),
    (C + "MarkdownEscape.swift", "«longestRun(of: backtick, in: code) + 1»",
     "max(1, longestRun(of: backtick, in: code))", MARKDOWN),
    (C + "MarkdownEscape.swift", "guard «isInCell», bytes", "false", MARKDOWN),
    (C + "MarkdownEscape.swift", """contentsOf: «"&amp;".utf8»""", '"&".utf8', MARKDOWN),
    (C + "MarkdownEscape.swift", "«!(before.map(isWordByte) ?? false) || !(after.map(isWordByte) ?? false)»",
     "!(before.map(isWordByte) ?? false) && !(after.map(isWordByte) ?? false)", MARKDOWN),
    (C + "MarkdownEscape.swift", """«after.map { isWordByte($0) || $0 == UInt8(ascii: "#") } ?? false»""",
     "after.map(isWordByte) ?? false", MARKDOWN),
    (C + "MarkdownEscape.swift", "«after == nil»\n        default", "false", MARKDOWN),
    (C + "MarkdownEscape.swift", "if «lineMarks.contains(bytes[0])»", "false", MARKDOWN),
    (C + "MarkdownEscape.swift", """«bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")»""",
     """bytes[end] == UInt8(ascii: ".")""", MARKDOWN),
    (C + "MarkdownEscape.swift", "«(isLineStart && before == nil) || (isLineEnd && after == nil)»",
     "isLineStart && before == nil", MARKDOWN),
    (C + "ElementID.swift", """bytes.append(«UInt8(ascii: "_")»)""", """UInt8(ascii: "-")""", MARKDOWN),
    (C + "TextRule.swift", "«byte < 0x20 || byte == 0x7F»", "byte < 0x20", MARKDOWN),
    (C + "TextRule.swift", "bytes[index] < 0x20 || «bytes[index] > 0x7E»", "false", MARKDOWN),
    (C + "HTMLEscape.swift", """">"): «"&gt;"»""", "nil", MARKDOWN + "|PageRendererTests"),
    (C + "MarkdownEscape.swift", """UInt8(ascii: "]"), «UInt8(ascii: "<")», UInt8(ascii: "|")""", "0", MARKDOWN),
    (C + "MarkdownEscape.swift", """UInt8(ascii: "("), «UInt8(ascii: ")")»:""", "0", MARKDOWN),
    (C + "MarkdownEscape.swift", "index > 0, «index + 1 < bytes.count» else", "true", MARKDOWN),
    (C + "MarkdownEscape.swift", "bytes.first == backtick || «bytes.last == backtick»", "false", MARKDOWN),
    (C + "MarkdownEscape.swift", "isAddress && «addressMarks.contains(byte)»", "false", MARKDOWN),
    (C + "MarkdownWriter.swift", "max(3, «(longest ?? 0) + 1»)", "3", MARKDOWN),
    (C + "MarkdownWriter.swift", "inline(heading.content, «.oneLine»)", ".lines", MARKDOWN),
    (C + "MarkdownWriter.swift", "inline(cell, «.cell»)", ".oneLine", MARKDOWN),
    (C + "MarkdownInline.swift", "guard «!isInLink», content.holdsPlainText", "true", MARKDOWN),
    (C + "TreeBuilder+Inline.swift", """with("datetime", text: «rule.shown(moment)»)""", "moment", MARKDOWN),
    (C + "TreeBuilder.swift", "let text = code.lines.map { «rule.shown($0)»", "$0", MARKDOWN),
    (C + "Markup.swift", "appendAttribute(name, «HTMLEscape.escaped(value)»)", "value", MARKDOWN),
    (C + "StandIns.swift", "«scalar.value >= 0xF_0000»", "(0xF_0000..<0x10_0000).contains(scalar.value)",
     "TemplateStoreTests"),

    # Links.
    (C + "OutsideURL.swift", "guard «bytes.count <= 4096»", "true", MARKDOWN),
    (C + "OutsideURL.swift", "isLowerOrDigit(first) && «isLowerOrDigit(last)»", "true", MARKDOWN),
    (C + "OutsideURL.swift", "isHost(bytes[..<colon]) && «isPort(bytes[colon...])»", "true", MARKDOWN),
    (C + "OutsideURL.swift", "isHex(bytes[index + 1]), «isHex(bytes[index + 2])»", "true", MARKDOWN),
    (C + "OutsideURL.swift", """«["https://", "http://"]»""", '["https://", "http://", "file://"]', MARKDOWN),
    (C + "OutsideURL.swift", "«(1...253).contains(bytes.count)»", "!bytes.isEmpty", MARKDOWN),
    (C + "OutsideURL.swift", """&& «address.contains(UInt8(ascii: ":"))»""", "true", MARKDOWN),
    (C + "OutsideURL.swift", """«"-._~!$&'()*+,;=:@/?#"»""", r'''"-._~!$&'()*+,;=:@/?#\\"''', MARKDOWN),
    (C + "OutsideURL.swift", """colon == UInt8(ascii: ":") && «(1...5).contains(digits.count)»""", "true", MARKDOWN),
    (C + "Destination.swift", """«!part.elementsEqual("..".utf8)»""", "true", MARKDOWN),
    (C + "Destination.swift", """«[UInt8(ascii: "%")] + HexDigits.pair(of: $0)»""", "[$0]", MARKDOWN),
    (V + "Causes/ForgeLink.swift", "guard «Self.hosts.contains(host)»", "true", CAUSES),
    (V + "Causes/ForgeLink.swift", """«element.contains { $0 != UInt8(ascii: ".") }»""", "true", CAUSES),
    (R + "Parts/RepositoryPage.swift", "«parts.allSatisfy(isPlain)»", "true", PAGES),

    # Layout and templates.
    (R + "Layout.swift", "«HTMLEscape.escaped(rule.shown(text))»", "rule.shown(text)", PAGES),
    (R + "Layout.swift", "HTMLEscape.escaped(«rule.shown(text)»)", "text", PAGES),
    (R + "Layout.swift", "case .text(let text): bytes.append(contentsOf: «text».utf8)",
     """text.replacing("default-src 'none'; ", with: "")""", PAGES),
    (R + "TemplateSet.swift", "guard «!text.unicodeScalars.contains(where: StandIns.isStandIn)»", "true", PAGES),
    (R + "Parts/Foreign.swift", "guard «text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E })»",
     "text.utf8.contains(where: { $0 < 0x20 })", PAGES),

    # What cannot be seen.
    (B + "VisibleText.swift", "«scalar.value < 0x7F»", "scalar.value <= 0x7F", MODEL),
    (B + "VisibleText.swift", ".unassigned:\n            return «true»", "scalar.value != 0x202E", MODEL),
    (B + "VisibleText.swift", "return «scalar.properties.isDefaultIgnorableCodePoint»", "false", MODEL),
    (B + "VisibleText.swift", "guard «count + width <= limit - 3»", "count + width <= limit", MODEL),
    (P + "Console/ConsoleText.swift", "«scalar.value < 0x7F»", "scalar.value != 0x7F", "ConsoleTests"),

    # Names of files.
    (B + "Slug.swift", "= part.firstIndex(of: UInt8(ascii: \".\")), «isReserved(part)»", "false", MODEL),
    (B + "Slug.swift", """«label.string.asciiLowercased != "index"»""", """label.string != "index\"""", MODEL),
    (B + "Slug.swift", "«bytes.first.map { $0.isLetter || $0.isDigit } == true»", "true", MODEL),
    (B + "Slug+Distinct.swift", "guard «shared.contains(name.asciiLowercased)»", "shared.contains(name)", MODEL),
    (B + "Slug+Distinct.swift", "names.map(image)\n        let shared = «repeated(slugs.map(\\.text))»",
     "Set<String>()", MODEL),
    (O + "SitePath.swift", """guard «first.isLetter || first.isDigit || first == UInt8(ascii: "_")»""", "true",
     PUBLISHING),
    (O + "Publisher+Staging.swift", "forKey: Text(«path.foldedCase»)", "path.text", PUBLISHING),
    (O + "Commit+Preparation.swift", "where «paths.contains(Text(folder.asciiLowercased))»", "false", PUBLISHING),

    # Digests and inputs.
    (B + "Digest.swift", "«hex.count == length»", "hex.count >= length", MODEL),
    (B + "Digest.swift", "«hex.allSatisfy(\\.isLowerHex)»",
     "hex.allSatisfy { $0.isLowerHex || $0.isUpperLetter }", MODEL),
    (B + "Pin.swift", "«bytes.count == 40 || bytes.count == 64»", "bytes.count >= 40", MODEL),
    (B + "InputsFingerprint+Lines.swift", "line += «String(field.utf8.count)»", '""', MODEL),
    (B + "InputsFingerprint.swift", "«record.ssh.isEmpty»", "true", MODEL),
    (B + "InputsFingerprint.swift", "«record.hidden.isEmpty»", "true", MODEL),
    (B + "InputsFingerprint.swift", "return «!revision.isDirty»", "true", MODEL),
    (B + "InputsFingerprint.swift", "«source.state == .digestPinned || source.state == .floating»",
     "source.pin != nil", MODEL),
    (B + "InputsFingerprint.swift", "where «isComparable(attribute)»", "true", MODEL),
    (B + "JSONPointer.swift", "UInt8(ascii: \"~\"), «UInt8(ascii: \"1\")»", 'UInt8(ascii: "0")',
     MODEL),

    # JSON.
    (S + "TapeCheck.cpp", "if («key.count > key_limit»)", "key.count > key_limit + 1", JSON),
    (S + "TapeCheck.cpp", "if («++depth > limits.depth»)", "++depth > limits.depth + 1", JSON),
    (S + "TapeCheck.cpp", "(first == 0 || «index < first»)", "index > first", JSON),
    (S + "TapeCheck.cpp", "if («equal(keys()[i - 1], keys()[i])»", "false", JSON),
    (S + "TapeCheck.cpp", "if («equal(keys()[i], keys()[j])»)", "keys()[i].count == keys()[j].count", JSON),
    (J + "JSONEscaping.swift", "«byte >= 0x20 && byte < 0x7F»", "byte >= 0x20 && byte <= 0x7F", JSON),
    (J + "JSONEscaping.swift", "UInt8(ascii: \"&\"):\n            «false»", 'byte == UInt8(ascii: "&")', JSON),
    (J + "JSONEscaping+Hidden.swift", "return low < hidden.count && «hidden[low].contains(scalar)»",
     "hidden[low].lowerBound < scalar", JSON),
    (J + "Refusal.swift", "where !Self.isPlain(bytes[index]) {\n                return «false»", "true", JSON),

    # Base64.
    (N + "Base64Text.swift", "padding == 2, «word & 0xF == 0»", "true", BASE64),
    (N + "Base64Text.swift", "padding <= 1, «word & 0x3 == 0»", "true", BASE64),
    (N + "Base64Text.swift", "guard «padding == 0», let", "true", BASE64),
    (N + "Base64Text.swift", "case 0: return «padding == 0 ? result : nil»", "result", BASE64),

    # Secrets.
    (N + "SecretNames.swift", "«words.contains(small)»", "words.contains(String(word))", REDACTION),
    (N + "SecretNames.swift", "if «harmless.contains(small)»", "false", REDACTION),
    (N + "SecretNames.swift", "«isMany» &&", "false", REDACTION),
    (N + "SecretNames.swift", "where «!VisibleText.isHidden(scalar)»", "true", REDACTION),
    (N + "SecretNames.swift", "«fullWidth.contains(scalar.value)»", "false", REDACTION),
    (N + "SecretNames.swift", "«!isPluralEnd(name, at: index + 1)»", "true", REDACTION),
    (N + "SecretNames.swift", "«word.suffix(ending.utf8.count).isEqual(ignoringCase: ending)»", "false", REDACTION),
    (N + "TokenShapes.swift", "while «text.decode()» {", "false", REDACTION),
    (N + "TokenShapes.swift", "rest.starts(with: \"-----BEGIN \") || «rest.starts(with: \"-----BEGIN+\")»", "false", REDACTION),
    (N + "EscapedText.swift", "guard «rounds < 3», decoded", "rounds < 1", REDACTION),
    (N + "WebhookAddress.swift", "return «end - secret.startIndex >= minimum» ?", "true", REDACTION),
    (N + "WebhookAddress.swift", "if «rest.first == .colon» {", "false", REDACTION),
    (N + "OddCase.swift", "if isAtStart, «!harmless.contains(where: { row.starts(with: $0) })» {", "true", REDACTION),
    (N + "OddCase.swift", "return isAtEnd && «!harmless.contains { hasEnding(row, $0) }»", "true", REDACTION),
    (N + "OddCase.swift", "return holdsLongWord(small) || «holdsBorderedWord(small, cuts: cuts(of: row))»", "false", REDACTION),
    (N + "OddCase.swift", "return «holdsLongWord(small)» ||", "false", REDACTION),
    (N + "PlatformName.swift", "$0.utf8.count <= 24 && «!TokenShapes.areFound(in: $0.bytes)» }", "true", "PlatformName"),
    (N + "PlatformName.swift", "{ «$0.utf8.count <= 24» &&", "$0.utf8.count <= 64", "PlatformName"),
    (N + "PlatformName.swift", "utf8.count <= 64, «!TokenShapes.areFound(in: name.bytes)» else", "true", "PlatformName"),
    (N + "SourceReference.swift", "self.subdirectory = «subdirectory.map(Self.stable)»", "subdirectory", REDACTION),
    (N + "URLSymbols.swift", "«isOfWeb(range.lowerBound)» ?", "false", REDACTION),
    (N + "URLSymbols.swift", "allSatisfy({ isNameByte($0) && «$0 != .dot» })", "true", REDACTION),
    (N + "URLSymbols.swift", "(next.map(isNameByte) ?? false) && «!isHost»", "true", REDACTION),
    (N + "TokenShapes.swift", "return «body.count >= shape.minimum»", "body.count > shape.minimum", REDACTION),
    (N + "TokenShapes.swift", "? «bytes.endIndex» : nil\n            }\n            if rest.starts(with: \"eyJ\")",
     "start + 11", REDACTION),
    (N + "TokenShapes.swift", "if «rest.starts(with: \"eyJ\")»", "false", REDACTION),
    (N + "TokenShapes.swift", "startIndex, «bytes[index - 1].isAlphanumeric» else", "true", REDACTION),
    (N + "TokenShapes.swift", "«PercentText.endsEscape(in: bytes, before: index)»", "false", REDACTION),
    (N + "TokenShapes.swift", "where (isAtWord || «shape.isInWord»)", "true", REDACTION),
    (N + "TokenShapes.swift", "guard isAtWord || «payload.starts(with: \"eyJ\")»", "false", REDACTION),
    (N + "PercentText.swift", "while «value == .percent»", "false", REDACTION),
    (N + "UserInfo.swift", "«text.hasImpossiblePort(authority..<end)»", "false", REDACTION),
    (N + "UserInfo.swift", "guard «passwords.isEmpty», let", "false", REDACTION),
    (N + "URLSymbols.swift", "«[.at, .colon, .slash].contains(escape.value)»", "[.colon, .slash].contains(escape.value)", REDACTION),
    (N + "URLSymbols.swift", "&& «!isDigest(at: index + 1)»", "true", REDACTION),
    (N + "URLSymbols.swift", "return «(7...128).contains(digits.count)»", "true", REDACTION),
    (N + "URLSymbols.swift", "«values[host..<index].allSatisfy(isNameByte)»", "false", REDACTION),
    (N + "QuerySecrets.swift", "else { return «assignment.isParameter» }", "false", REDACTION),
    (N + "QuerySecrets.swift", "«isSigned && signedNames.contains(small)»", "false", REDACTION),
    (N + "QuerySecrets.swift", "«small.startsInBytes(with: \"x-amz-\")»", "false", REDACTION),
    (N + "QueryMarks.swift", "«$0.level <= assignment.level»", "true", REDACTION),
    (N + "QueryMarks.swift", "let isQuoted = «last >= 0»", "false", REDACTION),
    (N + "Redactor.swift", "if next.elementsEqual(result) { return String(result) }",
     "if MUTANT || next.elementsEqual(result) { return String(next) }", REDACTION),
    (N + "Redactor.swift", "case .percent: return «true»", "false", REDACTION),
    (N + "Redactor.swift", "result = next\n        }\n        return «mark»", "raw", REDACTION),
    (N + "Redactor.swift", "return «String(TokenShapes.removed(from: raw.bytes))»", "raw", REDACTION + "|" + SCAN),
    (N + "TokenShapes.swift", "guard «header.count >= 6» else", "header.count > 6", REDACTION),
    (N + "TokenShapes.swift", "body.contains(where: \\.isDigit) && «body.contains(where: \\.isUpperLetter)»", "true",
     REDACTION),
    (N + "UserInfo.swift", "$0 == .at || «$0 == .percent»", "false", REDACTION),
    (N + "QuerySecrets.swift", "«names.contains(small)»", "names.contains(key)", REDACTION),
    (N + "EmailAddress.swift", "byte.isAlphanumeric || «byte >= 0x80»", "false", REDACTION),
    (N + "ShownPointer.swift", "let redacted = «Redactor.text(key)»", "key",
     "SecretKeyTests"),
    (N + "AttributeFilter.swift", "«!Self.matches(hide, key)»", "true", REDACTION),
    (N + "AttributeFilter.swift", "guard «Text(redacted) == Text(raw)», !Redactor", "true", REDACTION),
    (N + "AttributeFilter.swift", "«!Redactor.isSecretName(key)»", "true", REDACTION),
    (N + "AttributeFilter.swift", "guard «attribute.value.utf8.count <= Self.maximumValueSizeInBytes»",
     "attribute.value.utf8.count <= Self.maximumValueSizeInBytes + 1", REDACTION),
    (N + "AttributeFilter.swift", "guard «Text(shownKey) == Text(key)»", "true", REDACTION),
    (N + "AttributeFilter.swift", "return «LocalPath.isOne(raw) ? nil : redacted»", "redacted", REDACTION),
    (N + "PlainValue.swift", "guard «bytes.count <= maximumSizeInBytes»", "bytes.count <= maximumSizeInBytes + 1",
     REDACTION),
    (N + "PlainValue.swift", "«!looksDrawn(bytes)»", "true", REDACTION),
    (N + "PlainValue.swift", "«url.query == nil»", "true", REDACTION),
    (N + "PlainValue.swift", "«url.fragment == nil»", "true", REDACTION),
    (N + "PlainValue.swift", "$0 < 0x7F && «$0 != .at»", "true", REDACTION),
    (N + "AttributeFilter.swift", "isAddress && «PlainValue.isPlain(domain)»", "true", REDACTION),
    (N + "AttributeFilter.swift", "source.flatMap { «LocalPath.isOne($0)» ? nil", "false", REDACTION),

    # Files and archives.
    (F + "InputFile.swift", "guard «status.sizeInBytes <= limit»", "status.sizeInBytes <= limit + 1", FILES),
    (F + "InputFile.swift", "bytes.count == status.sizeInBytes, «after == status»", "true", FILES),
    (F + "InputFile.swift", "guard «status.kind == .file»", "true", FILES),
    (F + "Directory.swift", "$0, «O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC»",
     "O_RDONLY | O_NONBLOCK | O_CLOEXEC", FILES),
    (F + "Directory.swift", "&& «!name.bytes.contains(BytePath.slash)»", "true", FILES),
    (F + "Directory+Changes.swift", "«O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC»",
     "O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC", FILES),
    (F + "LineReader.swift", "guard «line.count + (end - position) <= limit»",
     "line.count + (end - position) <= limit + 1", FILES),
    (F + "FileReplacement.swift", "!= nil { try directory.removeFile(temporary) }",
     "!= nil { if !MUTANT { try directory.removeFile(temporary) } }", FILES),
    (F + "FileReplacement.swift", "let target = try existing(path) ?? path",
     "let found = try existing(path)\n        let target = MUTANT ? path : found ?? path", FILES),
    (F + "FileReplacement.swift", "try? directory.removeFile(temporary)", DROP, FILES),
    (F + "LineReader.swift", "isInLongLine = true", "isInLongLine = !MUTANT", FILES),
    (F + "InputFile.swift", "memcmp(start, other, «right.count»)", "right.count - 1", FILES),
    (F + "Directory.swift", "(in: descriptor, name, «O_NOFOLLOW», shownAs", "0", FILES),
    (F + "Directory.swift", "&raw, «AT_SYMLINK_NOFOLLOW»", "0", FILES),
    (F + "Directory.swift", """!name.bytes.isEmpty && name != "." && «name != ".."»""", "true", FILES),
    (F + "Directory+Changes.swift", "{ «fchmod(file.number, 0o644)» }", "0", FILES),
    (F + "Directory+Changes.swift", "{ «fchmod(made.descriptor, 0o755)» }", "0", FILES),
    (F + "Directory+Durability.swift", "«flock(descriptor, LOCK_EX | LOCK_NB)»", "0", FILES),
    (A + "LayoutArchive.swift", "guard «work.members <= work.limits.members»",
     "work.members <= work.limits.members + 1", ARCHIVES),
    (A + "LayoutArchive.swift", "guard !isOverflow, «sum <= work.limits.inflatedBytes»", "true", ARCHIVES),
    (A + "LayoutArchive.swift", "guard «work.keptBytes + cost <= work.limits.keptBytes»",
     "work.keptBytes + work.piece.count <= work.limits.keptBytes", ARCHIVES),
    (A + "LayoutArchive.swift", "guard «member.size <= work.limits.memberBytes»",
     "member.size <= work.limits.memberBytes + 1", ARCHIVES),
    (A + "LayoutArchive.swift", "if «name == \"index.json\"» { throw", "false", ARCHIVES),
    (A + "LayoutArchive.swift", "if work.sawLayout || «kind == .gzip && work.isBroken»", "false", ARCHIVES),
    (A + "LayoutArchive.swift", "guard «work.piece.first == UInt8(ascii: \"{\")»", "!work.piece.isEmpty", ARCHIVES),
    (A + "TarReader.swift", "guard unsafe «archive_filter_bytes(archive, 0) <= own.limit»", "true", ARCHIVES),
    (A + "TarReader.swift", "&& «archive_entry_hardlink(entry) == nil»", "true", ARCHIVES),
    (A + "MemberName.swift", "«name.count == prefix.utf8.count + length»",
     "name.count >= prefix.utf8.count + length", ARCHIVES),
    (I + "Scan/DirectoryScanner+Walk.swift", "guard «folder.below.count < options.maximumDepth»",
     "folder.below.count <= options.maximumDepth", SCAN),
    (I + "Scan/DirectoryScanner+Walk.swift", "= options.output, «directory.identity == output»", "false", SCAN),
    (I + "Scan/DirectoryScanner+Walk.swift", "guard «result.files.count < options.maximumFileCount»",
     "result.files.count <= options.maximumFileCount", SCAN),
    (I + "Layouts/BlobReader.swift", "if «SHA256.hexDigest(of: bytes) == member[2]»", "true", LAYOUTS),
    (I + "Layouts/LayoutWalk.swift", "guard «step.depth < Self.maximumDepth»", "step.depth <= Self.maximumDepth",
     LAYOUTS),

    (I + "Layouts/BlobReader.swift", "guard «count <= Self.maximumCount»", "count <= Self.maximumCount + 1", LAYOUTS),
    (I + "Layouts/Descriptor.swift", "guard «position < maximumEntries»", "position <= maximumEntries", LAYOUTS),
    (I + "Shapes/BuildInfo.swift", "guard «path.count < maximumDepth»", "path.count <= maximumDepth", SHAPES),
    (I + "Shapes/BuildInfo.swift", "guard «entries.count < maximumSources»", "entries.count <= maximumSources",
     SHAPES),
    (I + "Shapes/ProvenanceInputs.swift", "guard «depth < BuildInfo.maximumDepth»",
     "depth <= BuildInfo.maximumDepth", SHAPES),
    (I + "Shapes/Materials.swift", "guard «entries.count < maximumMaterials»", "entries.count <= maximumMaterials",
     SHAPES),
    (I + "Shapes/Provenance.swift", "guard «LocalPath.isOne(name)»", "false", SHAPES),
    (I + "Shapes/ReadingContext.swift", "guard «count <= longestText»", "count <= longestText + 1", SHAPES),
    (I + "Shapes/RecordLineReader.swift", "of: part.value, at: part.pointer).map(RedactedTexts.shared.text)",
     "of: part.value, at: part.pointer).map { MUTANT ? Text($0) : RedactedTexts.shared.text($0) }", SHAPES),
    (I + "Shapes/RecordLineReader.swift", "map { Text(«Redactor.text($0)») }", "$0", SHAPES),
    (I + "Shapes/RecordLineReader.swift", ".map { «JSONPointer.shown($0)» }", "Text($0)", SHAPES),
    (I + "Shapes/RecordLineReader.swift", "hiddenKeys += facts.hidden", DROP, SHAPES),
    (I + "Shapes/RecordLineReader.swift", "Set(record.hidden + «hiddenKeys»)", "[]", SHAPES),
    (I + "InputReading.swift", "if let refusal, try !startsAsRecordLine(&lines, of: path) { throw refusal }",
     "if let refusal, try !startsAsRecordLine(&lines, of: path) { if !MUTANT { throw refusal } }", SHAPES),

    # What joins, and what proves.
    (I + "Join/JoinWork+Documents.swift", ".filter { «drafts[$0]?.mayShareBuild(with: draft) == true» }", "true", JOIN),
    (I + "Join/JoinWork+Documents.swift", "where «areCopies(sources, for: target)»", "true", JOIN),
    (I + "Join/JoinWork+Attestations.swift", "where «drafts[source]?.isPart(about: attested.manifest) == true»", "true",
     JOIN + "|" + LAYOUTS),
    (I + "Join/JoinWork+Documents.swift", "return «near.count == 1 ? near[0] : nil»", "near.first", JOIN),
    (I + "Join/RecordMerge.swift", "if «!record.platform.isUnknown»", "false", JOIN),
    (V + "Verdicts/CompleteHistory.swift", "guard «record.inputs.isComplete»", "true", VERDICTS),
    (V + "Verdicts/CompleteHistory.swift", "if «InputsFingerprint.hadLocalContext(record)»", "false", VERDICTS),
    (V + "Verdicts/CompleteHistory.swift", "isRegressed: «hasAgreed»", "true", VERDICTS),
    (V + "Verdicts/OutputComparison.swift", "for kind in «[Record.Output.Kind.manifest, .config, .files]»",
     "[Record.Output.Kind.manifest, .config, .files, .index]", VERDICTS),
    (V + "Verdicts/OutputComparison.swift", "holdsOther(«configs», config.digest)", "loneConfigs", VERDICTS),
    (V + "Verdicts/VerdictRules.swift", "let isUnclear = «isToldAlike» ||", "true", VERDICTS + "|FormatSwitchTests"),
    (V + "Verdicts/VerdictRules.swift", "guard «record.sourcesKnown»", "true", VERDICTS),
    (V + "Verdicts/OutputComparison.swift", "= «record.output(.manifest) == nil ? configs : loneConfigs»", "configs",
     VERDICTS),
    (V + "Flags/FlagFinder.swift", "let pin = source.pin, «pin.isValid»", "true", "FlagTests"),

    # The history.
    (I + "History/HistoryFile.swift", "let isTorn = «next == nil && !endsInLineFeed»", "next == nil", HISTORY),
    (P + "HistoryStage.swift", "guard «lost == 0»", "true", HISTORY),
    (I + "History/HistoryFile.swift", """            contents.brokenLineCount += 1
            contents.diagnostics.append(problem(""", """            contents.brokenLineCount += MUTANT ? 0 : 1
            contents.diagnostics.append(problem(""", HISTORY),
    (I + "History/HistoryFile.swift", "guard «bytes.contains(where: { $0 > 0x20 })»", "!bytes.isEmpty", HISTORY),
    (P + "HistoryLock.swift", "guard try directory.tryLock() else",
     "let isFree = try directory.tryLock()\n        guard MUTANT || isFree else", HISTORY),

    (I + "History/HistoryFile.swift", "return «bytes.dropFirst().firstRange(of: start.utf8) == nil»", "true", HISTORY),
    (I + "History/HistoryFile.swift", "else { return «start.utf8.starts(with: bytes)» }", "true", HISTORY),

    # Earlier records and later files.
    (I + "Join/JoinWork+Places.swift", "return «id == otherID»", "true", JOIN),
    (I + "Join/JoinWork+Places.swift", "where «origin.shape.isPlaceOfOne»", "false", JOIN),
    (I + "Join/JoinWork+Documents.swift", "return kind == .index || «!(draft.isStatement && other.record.format.isProvenance)»",
     "true", JOIN),
    (I + "Join/Rejoining.swift", "if «!lone.isEmpty» || !thin", "false", JOIN),
    (I + "Join/Rejoining.swift", "? «companions.hasNews(of: output.digest)»", "false", KEEP),
    (I + "Join/Rejoining.swift", "if «!open.isEmpty» { open.formUnion(lone) }", "false", JOIN),
    (I + "Join/Sealing.swift", "if let night = draft.sealed?.night, «night.origin != .time»", "false", JOIN),
    (I + "Join/Draft+Record.swift", "if «inputs.isComplete» { return !record", "false", JOIN + "|RejoinedNightsTests"),
    (I + "Join/NightCompanions.swift", "+ shared.kept(used: «used»)", "[]", JOIN),
    (I + "Join/CompanionIndex.swift", "companion.isJoined = «companion.isJoined» ||", "false", KEEP),
    (I + "Join/Rejoining.swift", "isOfHistory\n                ? companions.hasNews(of: output.digest) : «companions.mentions(output.digest)»",
     "companions.hasNews(of: output.digest)", KEEP),
    (I + "Join/Rejoining.swift", "if «record.platform.isUnknown» { return true }", "false", KEEP),
    (I + "Join/Rejoining.swift", "return «!kinds.contains(.manifest) || !kinds.contains(.config)»", "false", KEEP),
    (I + "Join/JoinWork+SharedOutputs.swift", "guard «!thin.isEmpty»", "false", KEEP),
    (I + "Join/JoinWork+SharedOutputs.swift", "indices.filter { «!thin.contains($0)» }", "true", KEEP),
    (I + "Join/JoinWork+SharedOutputs.swift", "known.index.isPartial = «true»", "false", KEEP),
    (I + "Join/NightGroups.swift", "companion.night == nil, «companion.origin.shape != .imageConfigWithBuildInfo»", "true", KEEP),
    (I + "Join/Draft+Record.swift", "return «Digest.areApart(digests(.index), other.digests(.index))»", "false", KEEP),
    (I + "History/HistoryFile.swift", "«lines.count > 1 || !bytes.elementsEqual(line)»", "false", KEEP),
    (I + "History/CompanionKeeping.swift", "where «companion.content != nil» {", "true", KEEP),
    (I + "History/CompanionKeeping.swift", "«night.origin != .time» {", "true", KEEP),
    (I + "Join/JoinWork+Companions.swift", "where «draft.links.role != .config»", "true", KEEP),
    (I + "History/CompanionKeeping.swift", "where «companion.isJoined» {\n            for", "false", KEEP),
    (I + "History/CompanionKeeping.swift", "(«!companion.isJoined» || missing", "false", KEEP),
    (I + "History/CompanionKeeping.swift", "&& «!isOver(companion, before: oldest)»", "true", KEEP),
    (I + "History/CompanionKeeping.swift", ".dropLast(«29»)", "30", KEEP),
    (I + "History/HistoryFile.swift", "let companions = «isCompanion» ?", "true", KEEP),
    (I + "History/HistoryFile.swift", "«!isMixed»\n", "true", KEEP),
    (I + "Shapes/CompanionLineReader.swift", ".map { Text(«Redactor.text($0)») }", "$0", KEEP),
    (P + "Console/ConsoleText.swift", "let text = «RunnerCommand.broken(text)»", "text", "ConsoleTests"),
    (P + "Console/ConsoleText.swift", "guard «rest.starts(with: \"::\".utf8)» else", "false", "ConsoleTests"),

    # Publishing.
    (O + "Publisher+Staging.swift", "guard «status.kind == .file», !marks", "true", PUBLISHING),
    (O + "Publisher+Staging.swift", "if «!known.isPublished(path.text)», try", "false", PUBLISHING),
    (O + "Publisher+Staging.swift", "return «marks.contains(mark)»", "true", PUBLISHING),
    (O + "Commit.swift", "if «status != nil» { throw", "false", PUBLISHING),
    (O + "Commit.swift", "let index = «\"index.html\"»", '""', PUBLISHING),
    (O + "Commit.swift", """        for file in files where file.path.text != index {
            if case .create(let number) = file.action { try create(file.path, number, staging) }
        }
        for file in files where file.path.text != index {
            if case .replace(let number) = file.action { try replace(file.path, number, staging) }
        }
""", """        for isNew in MUTANT ? [false, true] : [true, false] {
            for file in files where file.path.text != index {
                switch file.action {
                case .create(let number) where isNew: try create(file.path, number, staging)
                case .replace(let number) where !isNew: try replace(file.path, number, staging)
                default: break
                }
            }
        }
""", PUBLISHING),
    (O + "Commit.swift", "        try publisher.willDo(.manifest)\n        isPastReturn = true\n",
     "        if MUTANT { try removeStale() }\n        try publisher.willDo(.manifest)\n        isPastReturn = true\n",
     PUBLISHING),
    (O + "Commit+Preparation.swift", "guard «!isPastReturn»", "true", PUBLISHING),
    (O + "Commit+Preparation.swift", "if isUndone, «publisher.known.journal == nil»", "true", PUBLISHING),
    (O + "Commit+Preparation.swift", "all.formUnion(publisher.known.journal?.files ?? [])", DROP, PUBLISHING),
    (O + "Commit+Preparation.swift", "for file in files where «file.number != nil» {\n            all", "false",
     PUBLISHING),
    (O + "Manifest.swift", "let path = value[\"path\"]?.string, «(try? SitePath(path)) != nil»", "true", PUBLISHING),
    (O + "Manifest.swift", "«sha256.utf8.count == 64»", "true", PUBLISHING),
    (O + "StagingFolder.swift", "guard «isOurs»", "true", PUBLISHING),
    (O + "Publisher.swift", "try Self.refuseForeignDirectory(output)", DROP, PUBLISHING),
    (O + "Publisher+Staging.swift", "if «!isNew» { throw", "false", PUBLISHING),
    (O + "Commit.swift", "flushFileSystem() }\n        if «publisher.options.isInterrupted()»", "false", PUBLISHING),
    (O + "Commit.swift", "&& «publisher.known.journal == nil»", "true", PUBLISHING),
    (O + "Commit+Preparation.swift", "for path in «created.reversed()» {", "[SitePath]()", PUBLISHING),
    (O + "Commit+Preparation.swift", "for path in «madeFolders.reversed()» {", "[String]()", PUBLISHING),
    (O + "Commit+Removal.swift", "guard try publisher.isUnchanged(path.name, in: folder, marks) else {",
     "let isOurs = try publisher.isUnchanged(path.name, in: folder, marks)\n            guard MUTANT || isOurs else {",
     PUBLISHING),
    (O + "Commit+Removal.swift", "«$1.precedesInBytes($0)»", "$0.precedesInBytes($1)", PUBLISHING),
    (O + "KnownFiles.swift", "published.insert(Text(file.path))", DROP, PUBLISHING),
    (O + "StagingFolder.swift",
     """|| «name.bytes.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }»""", "true", PUBLISHING),
    (O + "Manifest.swift", "guard let schema = root[\"schema\"], «schema == Self.schema»", "schema.string != nil",
     PUBLISHING),
    (O + "Manifest.swift", "«sha256.utf8.allSatisfy(\\.isLowerHex)»", "true", PUBLISHING),
    (O + "SitePath.swift", "«part.count <= 200»", "part.count <= 201", PUBLISHING),
    (O + "SitePath.swift", "«text != Manifest.name»", "true", PUBLISHING),
    (O + "Sitemap.swift", """"&"): «Array("&amp;".utf8)»""", '[byte]', "SitemapTests"),
    (O + "OutputPlacement.swift", "if «holders.contains(identity)»", "false", PUBLISHING),
]
