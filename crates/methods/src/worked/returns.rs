//! Return on investment: two figures that look sure, and the same question with its ranges.

use std::fmt::Write as _;
use std::sync::OnceLock;

use statistics::range::{Ends, Range};
use statistics::roi::{
    BreakEven, Case, Course, Input, Line, Model, Simulation, Swing, Tag, roi_percent,
};

/// Cost and benefit of the article's example, €.
const COST: f64 = 90_000.0;
const BENEFIT: f64 = 580_000.0;

/// The article's example.
pub(crate) struct Article {
    /// Cost, €.
    pub(crate) cost: f64,
    /// Benefit, €.
    pub(crate) benefit: f64,
    /// Return, percent.
    pub(crate) roi: f64,
    /// The benefit at which nothing is won.
    pub(crate) break_even: f64,
}

/// The article's example, computed.
pub(crate) fn article() -> Option<Article> {
    let input = |name: &str, value| Input {
        name: name.to_owned(),
        range: Range::Fixed(value),
        tag: Tag::Assumed,
        source: String::new(),
    };
    let model = Model::new(
        vec![input("cost", COST), input("benefit", BENEFIT)],
        vec![Line::product("cost", &["cost"])],
        vec![Line::product("benefit", &["benefit"])],
    )
    .ok()?;
    Some(Article {
        cost: COST,
        benefit: BENEFIT,
        roi: roi_percent(BENEFIT, COST).ok()?,
        break_even: model.break_even("benefit")?.value,
    })
}

/// How often all inputs are drawn, and where the draws start.
pub(crate) const DRAWS: usize = 100_000;
pub(crate) const SEED: u64 = 1;

/// The period, and the first month that has any benefit.
const COURSE: Course = Course { months: 12, first_benefit: 3 };

/// An input: its name in the file, the key of its name, how it is known and its low, base and high.
struct Given {
    name: &'static str,
    key: &'static str,
    tag: Tag,
    ends: (f64, f64, f64),
}

const fn given(name: &'static str, key: &'static str, tag: Tag, ends: (f64, f64, f64)) -> Given {
    Given { name, key, tag, ends }
}

const GIVEN: [Given; 8] = [
    given("people", "methods-input-people", Tag::Measured, (100.0, 100.0, 100.0)),
    given("weeks", "methods-input-weeks", Tag::Measured, (44.0, 44.0, 44.0)),
    given("minutes a week", "methods-input-minutes", Tag::Estimated, (30.0, 75.0, 150.0)),
    given("put to use", "methods-input-recapture", Tag::Assumed, (0.2, 0.5, 0.7)),
    given("cost per hour", "methods-input-hour", Tag::Estimated, (40.0, 45.0, 55.0)),
    given("training hours", "methods-input-training", Tag::Estimated, (8.0, 14.0, 24.0)),
    given("licence", "methods-input-licence", Tag::Measured, (180.0, 180.0, 180.0)),
    given("support", "methods-input-support", Tag::Estimated, (5_000.0, 9_000.0, 20_000.0)),
];

/// The figures of the example.
pub(crate) struct Worked {
    /// The calculation.
    pub(crate) model: Model,
    /// Every input at its worse end.
    pub(crate) low: Case,
    /// Every input at its base.
    pub(crate) base: Case,
    /// Every input at its better end.
    pub(crate) high: Case,
    /// The spread of likely outcomes.
    pub(crate) simulation: Simulation,
    /// What it hangs on.
    pub(crate) tornado: Vec<Swing>,
    /// The minutes a week from which on it pays.
    pub(crate) minutes: BreakEven,
    /// The month at whose end the cost is repaid.
    pub(crate) month: Option<u32>,
}

static WORKED: OnceLock<Option<Worked>> = OnceLock::new();

/// The example, computed once.
pub(crate) async fn worked() -> Option<&'static Worked> {
    super::once(&WORKED, work).await
}

/// The key of an input's name.
pub(crate) fn key_of(input: &str) -> &'static str {
    GIVEN.iter().find(|given| given.name == input).map_or("", |given| given.key)
}

fn range((low, base, high): (f64, f64, f64)) -> Range {
    Ends::new(low, base, high).map_or(Range::Fixed(base), Range::Pert)
}

fn work() -> Option<Worked> {
    let inputs = GIVEN.iter().map(|given| Input {
        name: given.name.to_owned(),
        range: range(given.ends),
        tag: given.tag,
        source: String::new(),
    });
    let hours = ["people", "minutes a week", "weeks"];
    let time = Line {
        divisor: 60.0,
        ..Line::time_saved("time won", &hours, "put to use", "cost per hour")
    };
    let costs = vec![
        Line::product("training", &["people", "training hours", "cost per hour"]),
        Line::product("licences", &["people", "licence"]),
        Line::product("support", &["support"]),
    ];
    let model = Model::new(inputs.collect(), costs, vec![time]).ok()?;
    let base = model.base().ok()?;
    Some(Worked {
        low: model.low().ok()?,
        high: model.high().ok()?,
        simulation: model.simulate(DRAWS, SEED).ok()?,
        tornado: model.tornado().ok()?,
        minutes: model.break_even("minutes a week")?,
        month: COURSE.break_even_month(base.cost, base.benefit),
        base,
        model,
    })
}

/// The calculation as `kunnig roi` reads it.
pub(crate) fn file() -> String {
    let Course { months, first_benefit } = COURSE;
    let mut file = format!(
        "currency = \"€\"\n\n[period]\nmonths = {months}\nfirst_benefit = {first_benefit}\n"
    );
    for Given { name, tag, ends: (low, base, high), .. } in &GIVEN {
        let tag = tag.name();
        let _ = match range((*low, *base, *high)) {
            Range::Fixed(value) => {
                writeln!(file, "\n[[input]]\nname = \"{name}\"\nvalue = {value:?}\ntag = \"{tag}\"")
            }
            _ => writeln!(
                file,
                "\n[[input]]\nname = \"{name}\"\nlow = {low:?}\nbase = {base:?}\nhigh = {high:?}\ntag = \"{tag}\""
            ),
        };
    }
    file.push_str(
        r#"
[[cost]]
name = "training"
product = ["people", "training hours", "cost per hour"]

[[cost]]
name = "licences"
product = ["people", "licence"]

[[cost]]
name = "support"
product = ["support"]

[[benefit]]
name = "time won"
hours = ["people", "minutes a week", "weeks"]
divide_by = 60
recapture = "put to use"
cost_per_hour = "cost per hour"
"#,
    );
    file
}

#[cfg(test)]
mod tests {
    use super::{article, work};

    #[test]
    fn the_articles_figure_and_where_it_would_turn() {
        let article = article().unwrap();
        assert!((article.roi - 4_900.0 / 9.0).abs() < 1e-9);
        assert_eq!(article.break_even, 90_000.0);
    }

    #[test]
    fn the_base_by_hand() {
        let w = work().unwrap();
        assert!((w.base.cost - (100.0 * 14.0 * 45.0 + 100.0 * 180.0 + 9_000.0)).abs() < 1e-6);
        assert!((w.base.benefit - 100.0 * 75.0 * 44.0 / 60.0 * 0.5 * 45.0).abs() < 1e-6);
    }
}
