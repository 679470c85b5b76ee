//! Which column holds which field.

use crate::heading::Heading;
use crate::parse;
use crate::table::Row;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A field the caller wants a column for.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec<'a> {
    /// The caller's own name of the field.
    pub key: &'a str,
    /// Whether the table is of no use without it.
    pub required: bool,
    /// Headings the field is known under, the usual ones first, in any language.
    pub headings: &'a [&'a str],
    /// Whether a cell's (trimmed, non-empty) value looks like this field, such as an e-mail
    /// address; none if anything may.
    pub looks_like: Option<fn(&str) -> bool>,
}

/// Which column holds which field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Field key to the column found; a field without a column is absent.
    pub columns: BTreeMap<String, Match>,
    /// Keys of required fields without a column, in the order asked for.
    pub missing: Vec<String>,
}

impl Mapping {
    /// The zero-based column of a field.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.get(key).map(|found| found.column)
    }
}

/// A column found for a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// Zero-based column.
    pub column: usize,
    /// How sure the match is, 1 to 100.
    pub confidence: u8,
    /// What it rests on.
    pub reason: Reason,
}

/// What a match rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The heading is one the field is known under.
    SameHeading,
    /// The heading shares words with one the field is known under.
    SharedWords {
        /// The known heading.
        heading: String,
    },
    /// The values look like the field's.
    Values,
}

/// How many rows of a sample are looked at.
const SAMPLE: usize = 200;

/// Proposes a column for each field: by the same heading, then by words in common, then by what
/// the values look like. No column is used twice. `sample` may be any rows of the table; without
/// rows the values count neither for nor against.
pub fn propose<'t>(
    headers: &[String],
    fields: &[FieldSpec<'_>],
    sample: impl IntoIterator<Item = Row<'t>>,
) -> Mapping {
    let rows: Vec<Row<'t>> = sample.into_iter().take(SAMPLE).collect();
    let headings: Vec<Heading> = headers.iter().map(|header| Heading::new(header)).collect();
    let mut proposal = Proposal { fields, taken: vec![false; headers.len()], found: Vec::new() };

    // Known headings go in order of preference, for all fields before any guess is made.
    let squeezed: Vec<String> = headings.iter().map(Heading::squeezed).collect();
    for (field, spec) in fields.iter().enumerate() {
        let known = spec.headings.iter().map(|known| Heading::new(known).squeezed());
        let column = known.filter(|known| !known.is_empty()).find_map(|known| {
            (0..squeezed.len()).find(|c| proposal.free(*c) && squeezed[*c] == known)
        });
        if let Some(column) = column {
            proposal.take(field, Match { column, confidence: 100, reason: Reason::SameHeading });
        }
    }

    let mut guesses = Vec::new();
    for (field, spec) in fields.iter().enumerate() {
        for (column, heading) in headings.iter().enumerate() {
            let shared = spec
                .headings
                .iter()
                .map(|known| (shared_words(heading, &Heading::new(known)), *known))
                .max_by_key(|(score, _)| *score);
            let fits = || share_that_fits(spec, &rows, column).is_none_or(|share| share >= 0.5);
            if let Some((score, known)) = shared.filter(|(score, _)| *score > 0)
                && fits()
            {
                let reason = Reason::SharedWords { heading: known.to_owned() };
                guesses.push((field, Match { column, confidence: score, reason }));
            }
        }
    }
    proposal.take_best(guesses);

    let mut guesses = Vec::new();
    for (field, spec) in fields.iter().enumerate() {
        for column in 0..headers.len() {
            if let Some(share) = share_that_fits(spec, &rows, column).filter(|share| *share >= 0.8)
            {
                let confidence = (share * 50.0).round() as u8;
                guesses.push((field, Match { column, confidence, reason: Reason::Values }));
            }
        }
    }
    proposal.take_best(guesses);
    proposal.finish()
}

struct Proposal<'a> {
    fields: &'a [FieldSpec<'a>],
    taken: Vec<bool>,
    found: Vec<(usize, Match)>,
}

impl Proposal<'_> {
    fn free(&self, column: usize) -> bool {
        !self.taken[column]
    }

    fn take(&mut self, field: usize, found: Match) {
        self.taken[found.column] = true;
        self.found.push((field, found));
    }

    /// Takes guesses, the surest first, then in the order of fields and columns.
    fn take_best(&mut self, mut guesses: Vec<(usize, Match)>) {
        guesses.sort_by_key(|(_, guess)| std::cmp::Reverse(guess.confidence));
        for (field, guess) in guesses {
            if self.free(guess.column) && !self.found.iter().any(|(done, _)| *done == field) {
                self.take(field, guess);
            }
        }
    }

    fn finish(self) -> Mapping {
        let columns: BTreeMap<String, Match> = self
            .found
            .into_iter()
            .map(|(field, found)| (self.fields[field].key.to_owned(), found))
            .collect();
        let missing = self.fields.iter().filter(|field| field.required);
        let missing = missing.map(|field| field.key.to_owned());
        let missing = missing.filter(|key| !columns.contains_key(key)).collect();
        Mapping { columns, missing }
    }
}

/// How much two headings have in common, 0 to 90: all words of one must be found in the other,
/// whole or, for words of four letters and more, as the beginning of a longer one (Swedish joins
/// words: `avdelning` in `avdelningsnamn`).
fn shared_words(heading: &Heading, known: &Heading) -> u8 {
    let all: Vec<&str> = heading.words().collect();
    let sought: Vec<&str> = known.words().collect();
    if all.is_empty() || sought.is_empty() {
        return 0;
    }
    let (few, many) = if sought.len() <= all.len() { (&sought, &all) } else { (&all, &sought) };
    let mut score = 0.0;
    for word in few {
        let best = many.iter().map(|other| likeness(word, other)).fold(0.0, f64::max);
        if best == 0.0 {
            return 0;
        }
        score += best;
    }
    (90.0 * score / many.len() as f64).round() as u8
}

fn likeness(a: &str, b: &str) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long {
        1.0
    } else if short.chars().count() >= 4 && long.starts_with(short) {
        0.7
    } else {
        0.0
    }
}

/// The share of non-empty values that look like the field; none if nothing can be said.
fn share_that_fits(spec: &FieldSpec<'_>, rows: &[Row<'_>], column: usize) -> Option<f64> {
    let looks_like = spec.looks_like?;
    let values = || rows.iter().map(|row| parse::clean(row.get(column))).filter(|v| !v.is_empty());
    let count = values().count();
    let fitting = values().filter(|value| looks_like(value)).count();
    (count > 0).then(|| fitting as f64 / count as f64)
}
