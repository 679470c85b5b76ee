//! Sessions ready to be held: agenda, material, what to bring.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use competence::model::InLanguages;
use jiff::civil::Date;
use serde::Deserialize;
use web::content::{self, ContentError, Piece};
use web::{Lang, Texts};

/// A session ready to be held.
#[derive(Debug, Clone)]
pub struct Kit {
    /// Its name in addresses and in the database.
    pub key: String,
    /// The week of the ten-week programme it is made for.
    pub week: u32,
    /// How long it takes: the sum of its agenda.
    pub minutes: u32,
    /// Whom it is for.
    pub audience: Audience,
    /// How many it is made for.
    pub places: u32,
    /// The competence it trains.
    pub competence: String,
    /// Units to read before or after.
    pub units: Vec<String>,
    /// Who looks after it.
    pub owner: String,
    /// When it has to be looked at.
    pub review: Date,
    /// Its words.
    pub words: InLanguages<Words>,
}

/// Whom a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Everybody.
    Everybody,
    /// Line managers, before their teams.
    Managers,
    /// The management team.
    Leadership,
}

impl Audience {
    /// The name in text keys (`kit-for-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Managers => "managers",
            Self::Leadership => "leadership",
        }
    }
}

/// The words of a session in one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// What those who come can do after it.
    pub goal: String,
    /// What they bring.
    pub bring: String,
    /// What happens, in order.
    pub agenda: Vec<Part>,
    /// Preparation, material and what to do after, as HTML.
    pub material: String,
}

/// One part of an agenda.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// How long it takes.
    pub minutes: u32,
    /// What it is called.
    pub title: String,
    /// What whoever leads does and says.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    key: String,
    title: String,
    goal: String,
    week: u32,
    minutes: u32,
    audience: Audience,
    places: u32,
    competence: String,
    units: Vec<String>,
    bring: String,
    owner: String,
    review: Date,
    agenda: Vec<Part>,
}

/// The kits that come with the program, by week. A fault in them is ours.
#[must_use]
#[expect(clippy::expect_used, reason = "compiled in; a test reads them")]
pub fn kits() -> &'static [Kit] {
    static KITS: LazyLock<Vec<Kit>> = LazyLock::new(|| read().expect("the session kits"));
    &KITS
}

/// A kit by its key.
#[must_use]
pub fn kit(key: &str) -> Option<&'static Kit> {
    kits().iter().find(|kit| kit.key == key)
}

fn read() -> Result<Vec<Kit>, ContentError> {
    let mut kits: BTreeMap<String, Kit> = BTreeMap::new();
    for lang in Texts::get().languages() {
        let pieces: Vec<Piece<Facts>> = content::pieces(lang, "kits")?;
        for piece in pieces {
            let this = one(lang, piece);
            match kits.get_mut(&this.key) {
                None => drop(kits.insert(this.key.clone(), this)),
                Some(known) => known.words.set(lang, this.words.get(lang).clone()),
            }
        }
    }
    let mut kits: Vec<Kit> = kits.into_values().collect();
    kits.sort_by_key(|kit| kit.week);
    Ok(kits)
}

fn one(lang: Lang, piece: Piece<Facts>) -> Kit {
    let facts = piece.facts;
    let words = Words {
        title: facts.title,
        goal: facts.goal,
        bring: facts.bring,
        agenda: facts.agenda,
        material: content::html(&piece.body),
    };
    Kit {
        key: facts.key,
        week: facts.week,
        minutes: facts.minutes,
        audience: facts.audience,
        places: facts.places,
        competence: facts.competence,
        units: facts.units,
        owner: facts.owner,
        review: facts.review,
        words: InLanguages::new(lang, words),
    }
}
