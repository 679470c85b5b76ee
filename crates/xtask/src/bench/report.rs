//! What was measured: a table for people, JSON for programs.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use xtask::Result;

use super::load::Load;

/// The figures of one run.
pub(crate) struct Report {
    engine: &'static str,
    single: Vec<(u32, String, f64, &'static str)>,
    loads: Vec<(u32, String, usize, Load, Load)>,
    notes: Vec<Value>,
}

impl Report {
    pub(crate) fn new(postgres: bool) -> Self {
        let engine = if postgres { "PostgreSQL" } else { "SQLite" };
        Self { engine, single: Vec::new(), loads: Vec::new(), notes: Vec::new() }
    }

    pub(crate) fn seconds(&mut self, people: u32, what: &str, took: Duration) {
        eprintln!("{people} people: {what}: {took:.2?}");
        self.single.push((people, what.to_owned(), took.as_secs_f64(), "s"));
    }

    pub(crate) fn megabytes(&mut self, people: u32, what: &str, bytes: u64) {
        self.single.push((people, what.to_owned(), bytes as f64 / 1e6, "MB"));
    }

    pub(crate) fn note(&mut self, people: u32, what: &str, told: &Value) {
        self.notes.push(json!({ "people": people, "what": what, "told": told }));
    }

    /// A page's load beside that of a file of near size.
    pub(crate) fn load(
        &mut self,
        people: u32,
        what: &str,
        connections: usize,
        page: &Load,
        file: &Load,
    ) {
        eprintln!("{people} people: {what}, {connections} connections: {:.0}/s", page.per_second);
        self.loads.push((people, what.to_owned(), connections, page.clone(), file.clone()));
    }

    pub(crate) fn save(&self, file: &Path) -> Result {
        let figures = |load: &Load| json!({ "per_second": load.per_second, "p50_ms": load.p50, "p99_ms": load.p99, "bytes": load.bytes });
        let single = self.single.iter().map(|(people, what, figure, unit)| {
            json!({ "people": people, "what": what, "figure": figure, "unit": unit })
        });
        let loads = self.loads.iter().map(|(people, what, connections, page, limit)| {
            json!({
                "people": people, "what": what, "connections": connections, "page": figures(page),
                "file": figures(limit), "ratio": page.per_second / limit.per_second,
            })
        });
        let report = json!({
            "engine": self.engine,
            "single": single.collect::<Vec<_>>(),
            "loads": loads.collect::<Vec<_>>(),
            "imports": self.notes,
        });
        std::fs::write(file, serde_json::to_vec_pretty(&report)?)?;
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{}, on a machine shared with the load generator: compare ratios\n",
            self.engine
        )?;
        writeln!(f, "{:>8}  {:<28} {:>10}", "people", "", "")?;
        for (people, what, figure, unit) in &self.single {
            writeln!(f, "{people:>8}  {what:<28} {figure:>10.2} {unit}")?;
        }
        writeln!(
            f,
            "\n{:>8}  {:<24} {:>5} {:>9} {:>9} {:>9} {:>8}   {:>9} {:>8} {:>6}",
            "people",
            "page",
            "conn",
            "per s",
            "p50 ms",
            "p99 ms",
            "bytes",
            "file/s",
            "bytes",
            "ratio"
        )?;
        for (people, what, connections, page, file) in &self.loads {
            writeln!(
                f,
                "{people:>8}  {what:<24} {connections:>5} {:>9.0} {:>9.2} {:>9.2} {:>8}   {:>9.0} {:>8} {:>6.2}",
                page.per_second,
                page.p50,
                page.p99,
                page.bytes,
                file.per_second,
                file.bytes,
                page.per_second / file.per_second
            )?;
        }
        Ok(())
    }
}
