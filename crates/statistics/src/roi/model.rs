//! Inputs and the lines of cost and benefit made of them.

use std::collections::HashMap;

use thiserror::Error;

use crate::range::Range;

/// How an input is known. It goes with the figure wherever the figure goes, and changes no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Counted or timed here.
    Measured,
    /// Worked out from something that was measured, here or elsewhere.
    Estimated,
    /// Supposed.
    Assumed,
}

impl Tag {
    /// All tags, the firmest first.
    pub const ALL: [Self; 3] = [Self::Measured, Self::Estimated, Self::Assumed];

    /// Stable name for storage and exchange.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Estimated => "estimated",
            Self::Assumed => "assumed",
        }
    }

    /// The tag with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }
}

/// A number that goes into the calculation.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its name; lines call it by this.
    pub name: String,
    /// What is supposed of it.
    pub range: Range,
    /// How it is known.
    pub tag: Tag,
    /// Where it comes from, in words.
    pub source: String,
}

/// One line of cost or benefit: a product of inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Names of the inputs that are multiplied; none twice.
    pub factors: Vec<String>,
    /// Name of the input that says which share of saved time is put to use, 0 to 1; one more factor.
    pub recapture: Option<String>,
    /// The product is divided by this: 60 where an input is in minutes and another per hour, else 1.
    pub divisor: f64,
}

impl Line {
    /// A product of inputs.
    pub fn product(name: &str, factors: &[&str]) -> Self {
        let factors = factors.iter().map(|&factor| factor.to_owned()).collect();
        Self { name: name.to_owned(), factors, recapture: None, divisor: 1.0 }
    }

    /// Saved time in money: `hours × recapture × cost per hour`, where the hours may be a product
    /// themselves (people × hours a week × weeks). See [`value_of_time`](super::value_of_time).
    pub fn time_saved(name: &str, hours: &[&str], recapture: &str, cost_per_hour: &str) -> Self {
        let mut line = Self::product(name, hours);
        line.factors.push(cost_per_hour.to_owned());
        line.recapture = Some(recapture.to_owned());
        line
    }
}

/// Cost that is zero or less: there is no return on it.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("the cost can be {cost}: a return needs a cost above zero")]
pub struct NotPositive {
    /// The cost.
    pub cost: f64,
}

/// Why a model cannot be computed.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// Two inputs have one name.
    #[error("there are two inputs called {0:?}")]
    SameName(String),
    /// A line names an input that does not exist.
    #[error("line {line:?} names an input {input:?} that does not exist")]
    NoSuchInput {
        /// The line.
        line: String,
        /// What it names.
        input: String,
    },
    /// A line has one input twice.
    #[error("line {line:?} has the input {input:?} twice")]
    Twice {
        /// The line.
        line: String,
        /// The input.
        input: String,
    },
    /// A line multiplies nothing.
    #[error("line {0:?} has no inputs")]
    EmptyLine(String),
    /// A line is divided by zero or by what is no number.
    #[error("line {0:?} has a divisor that is not above zero")]
    Divisor(String),
    /// An input's value is not a number.
    #[error("input {0:?} is not a finite number")]
    NotFinite(String),
    /// A share of time put to use that can be below 0 or above 1.
    #[error("input {0:?} is the share of saved time put to use and must stay between 0 and 1")]
    Recapture(String),
    /// A sum grows beyond all numbers.
    #[error("cost or benefit is too large to compute")]
    TooLarge,
    /// Cost that can be zero or less.
    #[error(transparent)]
    NotPositive(#[from] NotPositive),
}

/// `(benefit − cost) / cost × 100`, percent.
pub fn roi_percent(benefit: f64, cost: f64) -> Result<f64, NotPositive> {
    if cost > 0.0 { Ok((benefit - cost) / cost * 100.0) } else { Err(NotPositive { cost }) }
}

/// One outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// Sum of the cost lines.
    pub cost: f64,
    /// Sum of the benefit lines.
    pub benefit: f64,
    /// Return on investment, percent.
    pub roi: f64,
}

impl Case {
    /// What is left: benefit less cost.
    pub fn net(&self) -> f64 {
        self.benefit - self.cost
    }
}

/// A line with its inputs found.
#[derive(Clone, Debug)]
struct Product {
    factors: Vec<usize>,
    divisor: f64,
}

impl Product {
    fn at(&self, values: &[f64]) -> f64 {
        self.factors.iter().map(|&i| values[i]).product::<f64>() / self.divisor
    }
}

/// A checked calculation.
#[derive(Clone, Debug)]
pub struct Model {
    inputs: Vec<Input>,
    costs: Vec<Line>,
    benefits: Vec<Line>,
    cost_products: Vec<Product>,
    benefit_products: Vec<Product>,
}

impl Model {
    /// Checks and keeps a calculation.
    ///
    /// # Errors
    /// See [`ModelError`]. Cost must be positive at every combination of the inputs' ends, and with
    /// it everywhere between them.
    pub fn new(
        inputs: Vec<Input>,
        costs: Vec<Line>,
        benefits: Vec<Line>,
    ) -> Result<Self, ModelError> {
        let mut places = HashMap::new();
        for (i, input) in inputs.iter().enumerate() {
            if places.insert(input.name.as_str(), i).is_some() {
                return Err(ModelError::SameName(input.name.clone()));
            }
            if !input.range.base().is_finite() {
                return Err(ModelError::NotFinite(input.name.clone()));
            }
        }
        let find = |lines: &[Line]| {
            lines.iter().map(|line| product(line, &inputs, &places)).collect::<Result<Vec<_>, _>>()
        };
        let (cost_products, benefit_products) = (find(&costs)?, find(&benefits)?);
        let model = Self { inputs, costs, benefits, cost_products, benefit_products };
        let cheapest = model.extreme(|values| -model.cost(values));
        let cost = model.cost(&cheapest);
        if cost.is_nan() || cost <= 0.0 {
            return Err(NotPositive { cost }.into());
        }
        // Positive and finite at the extremes means so everywhere.
        let dearest = model.cost(&model.extreme(|values| model.cost(values)));
        let (low, high) = (model.low()?, model.high()?);
        let figures = [dearest, low.benefit, high.benefit, low.roi, high.roi];
        if figures.iter().all(|figure| figure.is_finite()) {
            Ok(model)
        } else {
            Err(ModelError::TooLarge)
        }
    }

    /// The inputs.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The cost lines, each with its value at the base.
    pub fn costs(&self) -> impl Iterator<Item = (&Line, f64)> {
        let base = self.values(Range::base);
        self.costs.iter().zip(&self.cost_products).map(move |(line, it)| (line, it.at(&base)))
    }

    /// The benefit lines, each with its value at the base.
    pub fn benefits(&self) -> impl Iterator<Item = (&Line, f64)> {
        let base = self.values(Range::base);
        self.benefits.iter().zip(&self.benefit_products).map(move |(line, it)| (line, it.at(&base)))
    }

    /// Every input at its most likely value.
    pub fn base(&self) -> Result<Case, NotPositive> {
        self.case(&self.values(Range::base))
    }

    /// The worst corner: every input at that end of its range which gives the lower ROI. It is far
    /// less likely than any single input's end, and is no forecast.
    pub fn low(&self) -> Result<Case, NotPositive> {
        self.case(&self.extreme(|values| -self.roi(values)))
    }

    /// The best corner.
    pub fn high(&self) -> Result<Case, NotPositive> {
        self.case(&self.extreme(|values| self.roi(values)))
    }

    /// The outcome at given values of the inputs, in their order.
    pub(super) fn case(&self, values: &[f64]) -> Result<Case, NotPositive> {
        let (cost, benefit) = (self.cost(values), self.benefit(values));
        Ok(Case { cost, benefit, roi: roi_percent(benefit, cost)? })
    }

    pub(super) fn values(&self, of: impl Fn(Range) -> f64) -> Vec<f64> {
        self.inputs.iter().map(|input| of(input.range)).collect()
    }

    pub(super) fn cost(&self, values: &[f64]) -> f64 {
        self.cost_products.iter().map(|product| product.at(values)).sum()
    }

    pub(super) fn benefit(&self, values: &[f64]) -> f64 {
        self.benefit_products.iter().map(|product| product.at(values)).sum()
    }

    fn roi(&self, values: &[f64]) -> f64 {
        roi_percent(self.benefit(values), self.cost(values)).unwrap_or(f64::NAN)
    }

    /// The corner of the ranges that is highest by `height`: from the base, each input goes to its
    /// better end, again and again until no single change helps. With few uncertain inputs all
    /// corners are tried instead, because a hill of one-step moves may have a lower second top.
    fn extreme(&self, height: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let open: Vec<usize> = (0..self.inputs.len())
            .filter(|&i| self.inputs[i].range.low() < self.inputs[i].range.high())
            .collect();
        let end = |i: usize, up: bool| {
            let range = self.inputs[i].range;
            if up { range.high() } else { range.low() }
        };
        let mut best = self.values(Range::base);
        let mut top = height(&best);
        if open.len() <= ALL_CORNERS {
            let mut values = best.clone();
            for corner in 0..1_u32 << open.len() {
                for (bit, &i) in open.iter().enumerate() {
                    values[i] = end(i, corner >> bit & 1 == 1);
                }
                let here = height(&values);
                if here > top || top.is_nan() {
                    (best, top) = (values.clone(), here);
                }
            }
            return best;
        }
        loop {
            let before = top;
            for &i in &open {
                for up in [false, true] {
                    let was = std::mem::replace(&mut best[i], end(i, up));
                    let here = height(&best);
                    if here > top || top.is_nan() {
                        top = here;
                    } else {
                        best[i] = was;
                    }
                }
            }
            if top <= before || top.is_nan() {
                return best;
            }
        }
    }
}

/// With up to so many uncertain inputs (4096 corners) all combinations are tried.
const ALL_CORNERS: usize = 12;

fn product(
    line: &Line,
    inputs: &[Input],
    places: &HashMap<&str, usize>,
) -> Result<Product, ModelError> {
    let name = || line.name.clone();
    if line.divisor.is_nan() || line.divisor <= 0.0 || line.divisor.is_infinite() {
        return Err(ModelError::Divisor(name()));
    }
    let mut factors = Vec::new();
    for input in line.factors.iter().chain(&line.recapture) {
        let Some(&i) = places.get(input.as_str()) else {
            return Err(ModelError::NoSuchInput { line: name(), input: input.clone() });
        };
        if factors.contains(&i) {
            return Err(ModelError::Twice { line: name(), input: input.clone() });
        }
        factors.push(i);
    }
    if factors.is_empty() {
        return Err(ModelError::EmptyLine(name()));
    }
    if let (Some(recapture), Some(&i)) = (&line.recapture, factors.last()) {
        let range = inputs[i].range;
        if range.low() < 0.0 || range.high() > 1.0 {
            return Err(ModelError::Recapture(recapture.clone()));
        }
    }
    Ok(Product { factors, divisor: line.divisor })
}
