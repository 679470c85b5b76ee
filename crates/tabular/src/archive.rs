//! What a ZIP archive says it holds, read before anything in it is unpacked.
//!
//! The reader of the archive stops an entry that unpacks to more than its directory entry says,
//! so the sums here hold.

use crate::error::ReadError;
use crate::table::Format;

/// Checks that the archive unpacks to at most `limit` bytes and tells which workbook it is.
pub(crate) fn inspect(bytes: &[u8], limit: u64) -> Result<Format, ReadError> {
    let (mut rest, entries) =
        directory(bytes).ok_or_else(|| corrupt("no directory in the archive"))?;
    let mut unpacked = 0_u64;
    let (mut xlsx, mut xlsb, mut content, mut mimetype) = (false, false, false, false);
    for _ in 0..entries {
        let entry = Entry::read(rest).ok_or_else(|| corrupt("the archive's directory is cut"))?;
        unpacked = unpacked.saturating_add(entry.unpacked);
        if unpacked > limit {
            return Err(ReadError::TooLarge { found: unpacked, limit });
        }
        let name = String::from_utf8_lossy(entry.name).to_lowercase().replace('\\', "/");
        xlsx |= name.starts_with("xl/") || name.ends_with("/workbook.xml");
        xlsb |= name == "xl/workbook.bin";
        content |= name == "content.xml";
        mimetype |= name == "mimetype";
        rest = entry.rest;
    }
    if !rest.is_empty() {
        return Err(corrupt("the archive's directory does not add up"));
    }
    match () {
        () if xlsb => Ok(Format::Xlsb),
        () if xlsx => Ok(Format::Xlsx),
        () if content && mimetype => Ok(Format::Ods),
        () => Err(ReadError::NotATable),
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
    unpacked: u64,
    rest: &'b [u8],
}

impl<'b> Entry<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        if !bytes.starts_with(b"PK\x01\x02") {
            return None;
        }
        let unpacked = u32_at(bytes, 24)?;
        let name_length = u16_at(bytes, 28)?;
        let extra_length = u16_at(bytes, 30)?;
        let comment_length = u16_at(bytes, 32)?;
        let name = bytes.get(46..46 + name_length)?;
        let extra = bytes.get(46 + name_length..46 + name_length + extra_length)?;
        let rest = bytes.get(46 + name_length + extra_length + comment_length..)?;
        let unpacked = if unpacked == u32::MAX { zip64_size(extra)? } else { u64::from(unpacked) };
        Some(Self { name, unpacked, rest })
    }
}

/// The size in the ZIP64 extra field, whose first number it is.
fn zip64_size(mut extra: &[u8]) -> Option<u64> {
    loop {
        let (id, length) = (u16_at(extra, 0)?, u16_at(extra, 2)?);
        if id == 1 {
            return u64_at(extra, 4);
        }
        extra = extra.get(4 + length..)?;
    }
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
