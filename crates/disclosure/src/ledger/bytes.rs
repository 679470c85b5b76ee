//! A ledger as bytes: what the caller keeps between epochs.
//!
//! All numbers are LEB128; sorted numbers stand as the distance from the one before, and the
//! contributions of a figure as runs (distance, length), since neighbours are mostly there together.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::{Figured, Group, Known, Ledger};

/// First byte: the format's version. The first one did not keep what was asked last.
const VERSION: u32 = 2;

/// The bytes are not those of a ledger with this many dimensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BytesError;

impl std::fmt::Display for BytesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not a publication ledger of this program")
    }
}

impl std::error::Error for BytesError {}

impl<const F: usize> Ledger<F> {
    /// The ledger as bytes, the same on every machine. About four bytes for a person and a few for
    /// a group.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::new());
        out.number(VERSION);
        out.number(F as u32);
        out.option(self.epoch);
        out.option(self.settled.map(|asked| asked as u32));
        out.option(self.settled.map(|asked| (asked >> 32) as u32));
        out.number(self.next_contribution);
        out.number(self.next_class);
        out.number(self.people.len() as u32);
        let mut before = 0;
        for (person, known) in &self.people {
            out.number(person.wrapping_sub(before));
            before = *person;
            out.number(known.version);
            out.number(known.contribution);
            out.number(known.class);
        }
        out.number(self.figures.len() as u32);
        for (group, figure) in &self.figures {
            out.option(group.unit);
            for value in group.flat {
                out.option(value);
            }
            out.number(figure.epoch);
            out.set(&figure.contributions);
        }
        out.0
    }

    /// The ledger that these bytes are.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BytesError> {
        let mut from = Reader(bytes);
        let version = from.number()?;
        if !(1..=VERSION).contains(&version) || from.number()? != F as u32 {
            return Err(BytesError);
        }
        let epoch = from.option()?;
        let settled = match version {
            1 => None,
            _ => from.option()?.zip(from.option()?),
        };
        let settled = settled.map(|(low, high)| u64::from(low) | u64::from(high) << 32);
        let next_contribution = from.number()?;
        let next_class = from.number()?;
        let mut people = BTreeMap::new();
        let mut person = 0_u32;
        for _ in 0..from.number()? {
            person = person.wrapping_add(from.number()?);
            let version = from.number()?;
            let contribution = from.number()?;
            people.insert(person, Known { version, contribution, class: from.number()? });
        }
        let mut figures = BTreeMap::new();
        for _ in 0..from.number()? {
            let unit = from.option()?;
            let mut flat = [None; F];
            for value in &mut flat {
                *value = from.option()?;
            }
            let epoch = from.number()?;
            let contributions = from.set(next_contribution)?;
            figures.insert(Group { unit, flat }, Figured { epoch, contributions });
        }
        if !from.0.is_empty() {
            return Err(BytesError);
        }
        Ok(Self { epoch, next_contribution, next_class, people, figures, settled })
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn option(&mut self, value: Option<u32>) {
        self.0.push(u8::from(value.is_some()));
        if let Some(value) = value {
            self.number(value);
        }
    }

    fn set(&mut self, set: &RoaringBitmap) {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for number in set {
            match runs.last_mut() {
                Some((from, length)) if *from + *length == number => *length += 1,
                _ => runs.push((number, 1)),
            }
        }
        self.number(runs.len() as u32);
        let mut before = 0;
        for (from, length) in runs {
            self.number(from - before);
            self.number(length);
            before = from + length;
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Result<u8, BytesError> {
        let (first, rest) = self.0.split_first().ok_or(BytesError)?;
        self.0 = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<u32, BytesError> {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number).map_err(|_| BytesError);
            }
        }
        Err(BytesError)
    }

    fn option(&mut self) -> Result<Option<u32>, BytesError> {
        match self.byte()? {
            0 => Ok(None),
            1 => self.number().map(Some),
            _ => Err(BytesError),
        }
    }

    /// A set of numbers below `end`.
    fn set(&mut self, end: u32) -> Result<RoaringBitmap, BytesError> {
        let mut set = RoaringBitmap::new();
        let mut before = 0_u32;
        for _ in 0..self.number()? {
            let from = before.checked_add(self.number()?).ok_or(BytesError)?;
            before = from.checked_add(self.number()?).ok_or(BytesError)?;
            if before > end {
                return Err(BytesError);
            }
            set.insert_range(from..before);
        }
        Ok(set)
    }
}
