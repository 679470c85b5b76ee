//! What the parts of a workbook cost in memory once they are read, counted before they are.
//!
//! calamine 0.38 reads cells as a stream, but it reserves room for as many shared strings as the
//! file claims to have, and it keeps every string, merged area, cell format and sheet: a format
//! with its own copy of the font's name and the number's pattern, a sheet with its own copy of
//! its path. So a small file could ask for more memory than the machine has, and an allocation
//! that fails ends the program.
//!
//! The parts are not parsed here but counted byte by byte, in a way that can only count too much:
//! a name counts wherever it stands as the name of an element could, also in a comment.

/// Bytes for a shared string or a merged area beside its text.
const SMALL: u64 = 64;
/// Bytes for a font, a fill or a border.
const MIDDLE: u64 = 256;
/// Bytes for a cell format or a sheet beside the texts it has copies of.
const LARGE: u64 = 1024;
/// Bytes for the place of a string, which is reserved on the file's word.
const PLACE: u64 = 24;

/// The elements that are kept.
const NAMES: [(u128, u128); 8] = [
    word("si"),
    word("mergeCell"),
    word("font"),
    word("fill"),
    word("border"),
    word("xf"),
    word("sheet"),
    word("Relationship"),
];

/// A part being counted, fed piece by piece.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Part {
    /// The last sixteen bytes, the latest lowest.
    recent: u128,
    counts: [u64; NAMES.len()],
    /// How many shared strings the part claims to have, and the number being read.
    claimed: u64,
    claim: Option<u64>,
    bytes: u64,
    value: Run,
    text: Run,
    /// An equals sign and perhaps white space have just passed.
    equals: bool,
    /// A value may end by something else than `"`, so only the part's length bounds its values.
    unbounded: bool,
    escapes: bool,
    japanese: bool,
}

/// Where the last quotation mark (which bounds the values) or the last `<` (which bounds the texts)
/// stood, and the most bytes between two such.
#[derive(Debug, Default)]
struct Run {
    from: u64,
    most: u64,
}

impl Run {
    fn end(&mut self, at: u64) {
        self.most = self.most.max(at - self.from);
        self.from = at;
    }
}

impl Part {
    /// Counts a piece; most bytes are letters, digits and points, of which only the last count.
    pub(crate) fn feed(&mut self, piece: &[u8]) {
        for byte in piece {
            self.bytes += 1;
            if self.claim.is_some() || SIGNS[usize::from(*byte)] {
                self.sign(*byte);
            } else {
                self.equals = false;
            }
            if *byte != 0 {
                self.recent = self.recent << 8 | u128::from(*byte);
            }
        }
        self.value.most = self.value.most.max(self.bytes - self.value.from);
        self.text.most = self.text.most.max(self.bytes - self.text.from);
    }

    fn sign(&mut self, byte: u8) {
        let white = byte.is_ascii_whitespace();
        match byte {
            // UTF-16 without its zeros has the same names, but other letters look like `"`.
            0 => {
                self.unbounded = true;
                return;
            }
            0x1B => self.escapes = true,
            b'<' => self.text.end(self.bytes),
            b'"' => self.value.end(self.bytes),
            b'\'' => self.unbounded |= self.equals,
            b'p' | b'P' => {
                let lower = self.recent | u128::from_ne_bytes([0x20; 16]);
                self.japanese |=
                    ends_with(lower, word("2022-j")) || ends_with(lower, word("2022j"));
            }
            _ if white || byte == b'/' || byte == b'>' => self.end_name(),
            _ => (),
        }
        if (white || byte == b'=') && ends_with(self.recent, word("uniqueCount")) {
            self.claim = Some(0);
        }
        self.claim = match (self.claim, byte) {
            (Some(claim), b'0'..=b'9') => {
                let claim = claim.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                self.claimed = self.claimed.max(claim);
                Some(claim)
            }
            (claim, b'=' | b'"' | b'\'' | b'+') => claim,
            (claim, _) => claim.filter(|_| white),
        };
        self.equals = byte == b'=' || self.equals && white;
    }

    fn end_name(&mut self) {
        for (name, count) in NAMES.iter().zip(&mut self.counts) {
            if ends_with(self.recent, *name) {
                let before = (self.recent >> name.1.count_ones()) as u8;
                *count += u64::from(before == b'<' || before == b':');
            }
        }
    }
}

/// The bytes that [`Part::sign`] must see.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let all = b"\0\x1B<>/\"'=pP \t\r\n\x0C";
    let mut at = 0;
    while at < all.len() {
        signs[all[at] as usize] = true;
        at += 1;
    }
    signs
};

/// The letters of a word as the last bytes passed, and the bits they take.
const fn word(letters: &str) -> (u128, u128) {
    let (mut word, mut bits, mut at) = (0, 0, 0);
    while at < letters.len() {
        word = word << 8 | letters.as_bytes()[at] as u128;
        bits = bits << 8 | 0xFF;
        at += 1;
    }
    (word, bits)
}

fn ends_with(recent: u128, (word, bits): (u128, u128)) -> bool {
    recent & bits == word
}

/// What all parts cost together.
#[derive(Debug, Default)]
pub(crate) struct Weight {
    parts: u64,
    sheets: u64,
    /// The longest name or path a sheet may have.
    path: u64,
}

impl Weight {
    /// Adds a part and tells the bytes so far; none for a part in the one encoding in which a
    /// name may be spelt in ways that cannot be counted, and which no spreadsheet uses.
    pub(crate) fn add(&mut self, part: &Part) -> Option<u64> {
        if part.escapes && part.japanese {
            return None;
        }
        let [strings, merged, fonts, fills, borders, formats, sheets, relationships] = part.counts;
        let value = if part.unbounded { part.bytes } else { part.value.most };
        if sheets + relationships > 0 {
            self.path = self.path.max(value);
        }
        self.sheets += sheets;
        let costs = [
            LARGE, // Its place in the archive's directory.
            (strings + merged).saturating_mul(SMALL),
            (fonts + fills + borders).saturating_mul(MIDDLE),
            formats.saturating_mul(LARGE.saturating_add(value.saturating_mul(2))),
            part.claimed.saturating_mul(PLACE),
            // A text is held up to four times while it is read.
            part.text.most.saturating_mul(4),
        ];
        self.parts = costs.into_iter().fold(self.parts, u64::saturating_add);
        let sheet = LARGE.saturating_add(self.path.saturating_mul(4));
        Some(self.parts.saturating_add(self.sheets.saturating_mul(sheet)))
    }
}
