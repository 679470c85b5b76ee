//! One's own row: every competence with everything it rests on. For the person, and for nobody else.

use std::fmt::Write as _;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use people::register;
use statistics::competence::{self, Contribution, Piece};
use statistics::priority::gap;
use web::charts::{Caption, Estimate, Level, intervals, strip};
use web::{App, Cx, Result};

use super::cells::SMALLEST_GAP;
use super::range;
use crate::evidence::{self, Evidence};
use crate::expectation;
use crate::matrix;
use crate::model::{self, Competence, Model};
use crate::profiles::{self, Need};

#[derive(Template)]
#[template(path = "competence/me.html")]
struct Page {
    cx: Cx,
    on_the_list: bool,
    role: String,
    sentence: String,
    chart: String,
    competences: Vec<Own>,
}

/// One competence of the row.
struct Own {
    key: String,
    /// Whether it stands open: the largest gap is what the reader comes for.
    open: bool,
    name: String,
    needed: String,
    known: Option<Seen>,
    anchor_first: String,
}

/// What is known in one competence.
struct Seen {
    level: String,
    half: String,
    most: String,
    /// What is missing; nothing where the need is reached.
    gap: Option<String>,
    strip: String,
    now: String,
    now_name: String,
    next: Option<(String, String)>,
    own: Option<String>,
    observed: Option<String>,
    sources: Vec<SourceLine>,
    expected: String,
}

/// One source of an estimate.
struct SourceLine {
    name: String,
    date: String,
    value: String,
    weight: String,
}

/// `GET /matrix/me`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let Some(person) = actor.person else {
        return web::page(&Page::nobody(cx));
    };
    let org = actor.org;
    let mut conn = app.db.read(org).await?;
    let entry = register::one(&mut conn, org, person).await?;
    let model = model::current(&mut conn, org).await?;
    let evidence = evidence::of_person(&mut conn, org, person).await?;
    let expectation = expectation::get(&mut conn, org).await?.unwrap_or_default();
    let matrix = matrix::newest(&mut conn, org).await?;
    let in_frame = matrix.as_ref().and_then(|matrix| {
        let role = &matrix.frame.roles[matrix.frame.role(entry.role)?];
        let need = |key: &str| role.needs[matrix.frame.competence(key)?];
        let needs: Vec<Option<Need>> = model.active().map(|c| need(&c.key)).collect();
        Some((role.name.clone(), needs))
    });
    // Before the first recomputation, or in a role that is newer than it.
    let (role, needs) = if let Some(found) = in_frame {
        found
    } else {
        let roles = profiles::all(&mut conn, org, &model).await?;
        let role = roles.into_iter().find(|role| role.profile.role == entry.role);
        role.map_or_else(Default::default, |role| {
            (role.name, model.active().map(|c| role.profile.need(&c.key)).collect())
        })
    };
    drop(conn);

    let today = i32::try_from(cx.now().day_number()).unwrap_or(i32::MAX);
    let mut competences = Vec::new();
    let mut rows = Vec::new();
    let mut told = Told::default();
    for (i, competence) in model.active().enumerate() {
        let need = needs.get(i).copied().flatten();
        let mut pieces = pieces(&evidence, &competence.key);
        let only: Vec<Piece> = pieces.iter().map(|(piece, _)| *piece).collect();
        let prior = expectation.prior(&competence.key, entry.role);
        let estimate = competence::estimate(prior, &only, today);
        pieces.retain(|(piece, _)| piece.day() <= today);
        let words = competence.words.get(cx.lang());
        rows.push(Estimate {
            label: words.name.clone(),
            level: estimate.as_ref().map(|estimate| Level {
                value: estimate.mean,
                half: (estimate.interval50.low, estimate.interval50.high),
                most: (estimate.interval90.low, estimate.interval90.high),
            }),
            needed: need.map(|need| need.level.into()),
            link: Some(format!("#{}", competence.key)),
        });
        told.needed += usize::from(need.is_some());
        if let Some(estimate) = &estimate {
            told.take(&words.name, estimate.mean, need);
        }
        competences.push(Own {
            key: competence.key.clone(),
            open: false,
            name: words.name.clone(),
            needed: need.map_or_else(String::new, |need| cx.int(need.level)),
            known: estimate.map(|e| seen(&cx, &model, competence, need, &e, &pieces)),
            anchor_first: words.anchors[1].clone(),
        });
    }
    let sentence = told.sentence(&cx);
    let first = told.largest.map(|(_, name)| name);
    for own in &mut competences {
        own.open = first.as_ref() == Some(&own.name);
    }
    let reading = cx.t2("me-chart-reading", "reached", told.reached, "needed", told.needed);
    let caption = Caption {
        id: "row",
        title: cx.t("me-chart-title"),
        reading: &reading,
        rows: cx.t("matrix-competence"),
        figures: cx.t("me-level"),
    };
    let chart = intervals(&cx, &caption, &rows);
    web::page(&Page { on_the_list: true, role, chart, sentence, competences, cx })
}

impl Page {
    fn nobody(cx: Cx) -> Self {
        let (role, sentence, chart) = Default::default();
        Self { cx, on_the_list: false, role, sentence, chart, competences: Vec::new() }
    }

    fn anything_known(&self) -> bool {
        self.competences.iter().any(|competence| competence.known.is_some())
    }
}

/// The pieces about one competence with what they come from, in the order in which an estimate tells them.
fn pieces<'a>(evidence: &'a [Evidence], key: &str) -> Vec<(Piece, &'a Evidence)> {
    let mut pieces: Vec<(Piece, &Evidence)> = evidence
        .iter()
        .filter_map(|from| {
            let (_, value) = from.ratings.iter().find(|(of, _)| of == key)?;
            let day = i32::try_from(from.at.day_number()).ok()?;
            Some((Piece::new(from.kind, *value, day)?, from))
        })
        .collect();
    pieces.sort_by(|(a, _), (b, _)| {
        (a.day(), a.kind()).cmp(&(b.day(), b.kind())).then(a.value().total_cmp(&b.value()))
    });
    pieces
}

fn seen(
    cx: &Cx,
    model: &Model,
    competence: &Competence,
    need: Option<Need>,
    estimate: &competence::Estimate,
    pieces: &[(Piece, &Evidence)],
) -> Seen {
    let lang = cx.lang();
    let words = competence.words.get(lang);
    let level = estimate.mean.round() as usize;
    let (half, most) = (estimate.interval50, estimate.interval90);
    let needed = need.map(|need| f64::from(need.level));
    let mut sources: Vec<SourceLine> = estimate
        .contributions
        .iter()
        .zip(pieces)
        .map(|(part, (_, from))| source_line(cx, part, from))
        .collect();
    // Newest first: that is what the reader remembers.
    sources.reverse();
    Seen {
        level: cx.dec(estimate.mean),
        half: range(cx, half.low, half.high),
        most: range(cx, most.low, most.high),
        gap: needed
            .map(|needed| gap(needed, estimate.mean))
            .filter(|gap| *gap >= SMALLEST_GAP)
            .map(|gap| cx.dec(gap)),
        strip: strip(estimate.mean, most.low, most.high, needed),
        now: words.anchors[level].clone(),
        now_name: model.level_name(level, lang).to_owned(),
        next: words
            .anchors
            .get(level + 1)
            .map(|anchor| (model.level_name(level + 1, lang).to_owned(), anchor.clone())),
        own: estimate.self_mean.map(|mean| cx.dec(mean)),
        observed: estimate.observed_mean.map(|mean| cx.dec(mean)),
        sources,
        expected: cx.percent(estimate.prior_share / 100.0),
    }
}

fn source_line(cx: &Cx, part: &Contribution, from: &Evidence) -> SourceLine {
    let mut name = cx.t(kind_key(from.kind)).to_owned();
    let source = format!("evidence-source-{}", from.source_kind);
    if cx.app().texts.has(cx.lang(), &source) {
        let _ = write!(name, " ({})", cx.t(&source));
    }
    SourceLine {
        name,
        date: cx.date_of(from.at),
        value: cx.dec(part.piece.value()),
        weight: cx.percent(part.share / 100.0),
    }
}

/// The key of the text that names a kind of evidence.
pub(crate) fn kind_key(kind: competence::Kind) -> &'static str {
    use competence::Kind;
    match kind {
        Kind::SelfRating => "evidence-kind-self",
        Kind::Challenge => "evidence-kind-challenge",
        Kind::Quiz => "evidence-kind-quiz",
        Kind::Peer => "evidence-kind-peer",
        Kind::Manager => "evidence-kind-manager",
        Kind::TimedSample => "evidence-kind-timed-sample",
        Kind::UseCase => "evidence-kind-use-case",
    }
}

/// What the row says in a sentence: the strongest competence and the largest gap.
#[derive(Default)]
struct Told {
    strongest: Option<(f64, String)>,
    largest: Option<(f64, String)>,
    /// Competences of which the role says what it needs, and those of them that reach it.
    needed: usize,
    reached: usize,
}

impl Told {
    fn take(&mut self, name: &str, level: f64, need: Option<Need>) {
        if self.strongest.as_ref().is_none_or(|(most, _)| level > *most) {
            self.strongest = Some((level, name.to_owned()));
        }
        let gap = need.map_or(0.0, |need| gap(need.level.into(), level));
        self.reached += usize::from(need.is_some() && gap < SMALLEST_GAP);
        if gap >= SMALLEST_GAP && self.largest.as_ref().is_none_or(|(most, _)| gap > *most) {
            self.largest = Some((gap, name.to_owned()));
        }
    }

    fn sentence(&self, cx: &Cx) -> String {
        match (&self.strongest, &self.largest) {
            (Some((_, strongest)), Some((_, largest))) => {
                cx.t2("me-sentence", "strongest", strongest, "largest", largest)
            }
            (Some((_, strongest)), None) => cx.t1("me-sentence-no-gap", "strongest", strongest),
            _ => cx.t("me-sentence-unknown").to_owned(),
        }
    }
}
