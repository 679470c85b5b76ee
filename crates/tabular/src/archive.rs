//! What a ZIP archive says it holds, and what that costs to read, before a workbook is opened.
//!
//! The reader of the archive stops an entry that unpacks to more than its directory entry says,
//! so the sums here hold.

use crate::error::ReadError;
use crate::weight::{Part, Weight};
use flate2::read::DeflateDecoder;
use std::io::Read;

/// Checks that the archive is an XLSX workbook that unpacks to at most `limit` bytes and keeps at
/// most as many in memory.
pub(crate) fn inspect(bytes: &[u8], limit: u64) -> Result<(), ReadError> {
    let entries = entries(bytes)?;
    let unpacked = entries.iter().map(|entry| entry.unpacked).fold(0, u64::saturating_add);
    if unpacked > limit {
        return Err(ReadError::TooLarge { found: unpacked, limit });
    }
    let names: Vec<String> = entries
        .iter()
        .map(|entry| String::from_utf8_lossy(entry.name).to_lowercase().replace('\\', "/"))
        .collect();
    let holds = |wanted: &str| names.iter().any(|name| name == wanted);
    let calc = b"opendocument.spreadsheet";
    if holds("xl/workbook.bin")
        || holds("content.xml") && bytes.windows(calc.len()).take(128).any(|at| at == calc)
    {
        return Err(ReadError::OtherFormat);
    }
    if !names.iter().any(|name| name.starts_with("xl/") || name.ends_with("/workbook.xml")) {
        return Err(ReadError::NotATable);
    }
    let mut weight = Weight::default();
    for entry in &entries {
        let part = unpack(entry, bytes)?;
        let found =
            weight.add(&part).ok_or_else(|| corrupt("a part in an encoding nobody uses"))?;
        if found > limit {
            return Err(ReadError::TooLarge { found, limit });
        }
    }
    Ok(())
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, ReadError> {
    let (mut rest, count) =
        directory(bytes).ok_or_else(|| corrupt("no directory in the archive"))?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let (entry, after) =
            Entry::read(rest).ok_or_else(|| corrupt("the archive's directory is cut"))?;
        entries.push(entry);
        rest = after;
    }
    if !rest.is_empty() {
        return Err(corrupt("the archive's directory does not add up"));
    }
    Ok(entries)
}

/// Unpacks an entry without keeping it, and counts what is in it.
fn unpack(entry: &Entry<'_>, bytes: &[u8]) -> Result<Part, ReadError> {
    let packed = entry.packed(bytes).ok_or_else(|| corrupt("an entry outside the archive"))?;
    let mut reader: Box<dyn Read + '_> = match entry.method {
        0 => Box::new(packed),
        8 => Box::new(DeflateDecoder::new(packed)),
        _ => return Err(corrupt("an entry packed in an unknown way")),
    };
    let mut part = Part::default();
    let mut piece = [0; 16 * 1024];
    let mut left = entry.unpacked;
    loop {
        let length = match reader.read(&mut piece) {
            Ok(0) if left == 0 => return Ok(part),
            Ok(length) if length > 0 => length,
            _ => return Err(corrupt("an entry is cut")),
        };
        left = left
            .checked_sub(length as u64)
            .ok_or_else(|| corrupt("an entry is longer than the directory says"))?;
        part.feed(&piece[..length]);
    }
}

fn corrupt(detail: &str) -> ReadError {
    ReadError::Corrupt { detail: detail.to_owned() }
}

/// The central directory and how many entries it has, found from the record at the end of the
/// archive. Taken strictly, so that no other reader can see another directory than this one: the
/// directory must reach the end record, and the end record must end the file.
fn directory(bytes: &[u8]) -> Option<(&[u8], u64)> {
    // The end record is 22 bytes and may be followed by a comment of up to 65 535.
    let search = bytes.len().saturating_sub(22 + 65_535);
    let end = search + bytes[search..].windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let entries = u16_at(bytes, end + 10)? as u64;
    let size = u64::from(u32_at(bytes, end + 12)?);
    let start = u64::from(u32_at(bytes, end + 16)?);
    if end + 22 + u16_at(bytes, end + 20)? != bytes.len() {
        return None;
    }
    let short = [entries, size, start];
    let (wide, limit) = match end.checked_sub(20) {
        Some(locator) if bytes[locator..].starts_with(b"PK\x06\x07") => zip64_end(bytes, locator)?,
        _ => (short, end),
    };
    // Where the short record has no room for a number, it holds the highest it has room for.
    let most = [u64::from(u16::MAX), u64::from(u32::MAX), u64::from(u32::MAX)];
    let agree = (0..3)
        .all(|field| short[field] == wide[field].min(most[field]) || short[field] == most[field]);
    let [entries, size, start] = wide;
    if !agree || start.checked_add(size)? != limit as u64 {
        return None;
    }
    Some((bytes.get(start as usize..limit)?, entries))
}

/// The wide end record that some programs write always, by way of its locator: entries, size and
/// start of the directory, and where the record itself begins.
fn zip64_end(bytes: &[u8], locator: usize) -> Option<([u64; 3], usize)> {
    let record = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
    let length = usize::try_from(u64_at(bytes, record.checked_add(4)?)?).ok()?;
    let follows = record.checked_add(12)?.checked_add(length)? == locator;
    if !follows || length < 44 || !bytes[record..].starts_with(b"PK\x06\x06") {
        return None;
    }
    let field = |at: usize| u64_at(bytes, record + at);
    Some(([field(32)?, field(40)?, field(48)?], record))
}

struct Entry<'b> {
    name: &'b [u8],
    method: usize,
    unpacked: u64,
    packed: u64,
    start: u64,
}

impl<'b> Entry<'b> {
    /// The first entry of a directory and what follows it.
    fn read(bytes: &'b [u8]) -> Option<(Self, &'b [u8])> {
        if !bytes.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name_length = u16_at(bytes, 28)?;
        let extra_length = u16_at(bytes, 30)?;
        let comment_length = u16_at(bytes, 32)?;
        let name = bytes.get(46..46 + name_length)?;
        let extra = bytes.get(46 + name_length..46 + name_length + extra_length)?;
        let rest = bytes.get(46 + name_length + extra_length + comment_length..)?;
        let short = [u32_at(bytes, 24)?, u32_at(bytes, 20)?, u32_at(bytes, 42)?];
        let [unpacked, packed, start] = wide_numbers(short, extra)?;
        Some((Self { name, method: u16_at(bytes, 10)?, unpacked, packed, start }, rest))
    }

    /// The entry's packed bytes, which stand after a header of their own.
    fn packed(&self, bytes: &'b [u8]) -> Option<&'b [u8]> {
        let header = bytes.get(usize::try_from(self.start).ok()?..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let body = header.get(30 + u16_at(header, 26)? + u16_at(header, 28)?..)?;
        body.get(..usize::try_from(self.packed).ok()?)
    }
}

/// The numbers of an entry, of which those that did not fit stand in a field of their own.
fn wide_numbers(short: [u32; 3], mut extra: &[u8]) -> Option<[u64; 3]> {
    let mut wide = None;
    while extra.len() >= 4 {
        let (id, length) = (u16_at(extra, 0)?, u16_at(extra, 2)?);
        let field = extra.get(4..4 + length)?;
        if id == 1 && wide.replace(field).is_some() {
            return None;
        }
        extra = &extra[4 + length..];
    }
    let mut at = 0;
    let mut numbers = short.map(u64::from);
    for number in numbers.iter_mut().filter(|number| **number == u64::from(u32::MAX)) {
        *number = u64_at(wide?, at)?;
        at += 8;
    }
    Some(numbers)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(u64::from_le_bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(pair)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
