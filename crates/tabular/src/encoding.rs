//! Which encoding a text file is in, and the text itself.

use crate::error::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::Serialize;
use std::borrow::Cow;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Encoding {
    /// The name in the WHATWG Encoding Standard, such as `UTF-8` or `windows-1252`.
    pub name: &'static str,
    /// Whether the file said so itself, with a byte order mark.
    pub bom: bool,
}

/// Below this many bytes outside ASCII a guess among the legacy encodings is a coin toss, and
/// Windows-1252 is what western Excel writes.
const ENOUGH_TO_GUESS: usize = 48;

/// How many bytes the guesses look at.
const SAMPLE: usize = 64 * 1024;

/// Finds the encoding and decodes the bytes.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), ReadError> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..], true);
    }
    if let Some(encoding) = utf16_without_bom(bytes) {
        return decode_as(encoding, bytes, false);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok((Cow::Borrowed(text), Encoding { name: "UTF-8", bom: false }));
        }
        Err(error) => error.valid_up_to(),
    };
    // A file of UTF-8 with a few damaged letters is still UTF-8. In a legacy encoding hardly any
    // accented letter forms a valid sequence by chance.
    let mut sequences = bytes[..valid].iter().filter(|byte| **byte >= 0xC0).count();
    let mut damaged = 0;
    for chunk in bytes[valid..].utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    if sequences > 10 * damaged {
        return decode_as(encoding_rs::UTF_8, bytes, false);
    }
    decode_as(legacy(bytes), bytes, false)
}

fn decode_as<'b>(
    encoding: &'static encoding_rs::Encoding,
    bytes: &'b [u8],
    bom: bool,
) -> Result<(Cow<'b, str>, Encoding), ReadError> {
    let (text, damaged) = if encoding == encoding_rs::UTF_8 {
        encoding.decode_without_bom_handling(bytes)
    } else {
        decode_piecewise(encoding, bytes)
    };
    if damaged {
        let lost = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        // A few lost letters are reported cell by cell; many mean that it is something else.
        if lost * 20 > text.chars().count() {
            return Err(ReadError::BadEncoding { encoding: encoding.name() });
        }
    }
    Ok((text, Encoding { name: encoding.name(), bom }))
}

/// Decodes piece by piece: in one go, room would be taken for the worst case, three times the file.
fn decode_piecewise(
    encoding: &'static encoding_rs::Encoding,
    bytes: &[u8],
) -> (Cow<'static, str>, bool) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut damaged = false;
    let mut pieces = bytes.chunks(SAMPLE).peekable();
    while let Some(piece) = pieces.next() {
        text.reserve(decoder.max_utf8_buffer_length(piece.len()).unwrap_or(3 * SAMPLE));
        let last = pieces.peek().is_none();
        let (_, _, lost) = decoder.decode_to_string(piece, &mut text, last);
        damaged |= lost;
    }
    (Cow::Owned(text), damaged)
}

/// Letters of the western alphabets leave every other byte empty in UTF-16.
fn utf16_without_bom(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if pairs == 0 {
        None
    } else if second * 10 > pairs * 6 && first * 20 <= pairs {
        Some(UTF_16LE)
    } else if first * 10 > pairs * 6 && second * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn legacy(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).take(ENOUGH_TO_GUESS).count();
    if beyond_ascii < ENOUGH_TO_GUESS {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Past the sample only letters outside ASCII would add anything, and there are enough.
    let end = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| !byte.is_ascii())
        .nth(ENOUGH_TO_GUESS - 1)
        .map_or(bytes.len(), |(position, _)| (position + 1).max(SAMPLE).min(bytes.len()));
    detector.feed(&bytes[..end], true);
    detector.guess(None, Utf8Detection::Deny)
}
