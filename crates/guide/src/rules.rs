//! The next action of each kind of person: one table, the most urgent rule first. A rule looks at the
//! [`Situation`] and either has nothing to say or names one action, why, and how long it takes.

use assessment::State;
use jiff::civil::Date;
use web::Right;

use crate::situation::{House, MATRIX_STEP, PlanState, Situation};

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Its texts: `today-<key>` says what, `today-<key>-why` why, `today-<key>-do` stands on the button.
    pub key: &'static str,
    /// What its texts name.
    pub words: Vec<(&'static str, Word)>,
    /// How long it takes.
    pub minutes: u32,
    /// Where it is done.
    pub path: String,
    /// Whether it concerns data that only the person sees, which is said beside it.
    pub private: bool,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// A number.
    Number(i64),
    /// Words.
    Text(String),
    /// A day.
    Day(Date),
}

impl Action {
    fn new(key: &'static str, minutes: u32, path: impl Into<String>) -> Self {
        Self { key, words: Vec::new(), minutes, path: path.into(), private: false }
    }

    fn number(mut self, name: &'static str, number: impl TryInto<i64>) -> Self {
        self.words.push((name, Word::Number(number.try_into().unwrap_or(i64::MAX))));
        self
    }

    fn text(mut self, name: &'static str, text: &str) -> Self {
        self.words.push((name, Word::Text(text.to_owned())));
        self
    }

    fn day(mut self, name: &'static str, day: Date) -> Self {
        self.words.push((name, Word::Day(day)));
        self
    }

    fn private(mut self) -> Self {
        self.private = true;
        self
    }
}

/// One rule.
type Rule = fn(&Situation) -> Option<Action>;

/// All rules, the most urgent first. What the organisation cannot go on without comes before what a person is asked
/// to do, that before what can be read, and the programme is there when nothing else is.
const RULES: [Rule; 22] = [
    load_people,
    answer_requests,
    answer,
    confirm_rules,
    check_roles,
    choose_pilot,
    send_assessment,
    read_matrix,
    start_programme,
    follow_answers,
    go_on,
    volunteer,
    learn,
    recall,
    make_plan,
    group_answers,
    group_matrix,
    own_row,
    leadership_matrix,
    read_log,
    read_register,
    see_programme,
];

/// What to do, the most urgent first. There is always something: at the least, to look at the programme.
#[must_use]
pub fn actions(situation: &Situation) -> Vec<Action> {
    RULES.iter().filter_map(|rule| rule(situation)).collect()
}

fn load_people(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref()?;
    (house.people == 0).then(|| Action::new("load-people", 10, "/people/import"))
}

/// Somebody waits to hear about their own data: that comes before anything the programme wants.
fn answer_requests(situation: &Situation) -> Option<Action> {
    let (count, since) = situation.house.as_ref()?.requests?;
    let action = Action::new("answer-requests", 5, "/settings/requests");
    Some(action.number("count", count).day("date", since))
}

fn answer(situation: &Situation) -> Option<Action> {
    let open = situation.to_answer.as_ref()?;
    let path = format!("/assessment/{}/answer", open.campaign);
    let action = Action::new("answer", open.minutes, path);
    Some(action.text("title", &open.title).day("date", open.closes_on).private())
}

fn check_roles(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref().filter(|house| house.people > 0)?;
    let minutes = u32::try_from(house.unchecked).unwrap_or(u32::MAX).clamp(5, 60);
    let action = Action::new("check-roles", minutes, "/matrix/roles");
    (house.unchecked > 0).then(|| action.number("count", house.unchecked))
}

fn choose_pilot(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref().filter(|house| house.people > 0)?;
    match &house.pilot {
        Some(pilot) if pilot.people > 0 => None,
        Some(pilot) => {
            Some(Action::new("choose-pilot", 10, format!("/programme/waves/{}/choose", pilot.id)))
        }
        None => Some(Action::new("choose-pilot", 10, "/programme/waves")),
    }
}

fn send_assessment(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref().filter(|house| house.people > 0 && house.assesses)?;
    match &house.campaign {
        None => Some(Action::new("send-assessment", 10, "/assessment/new")),
        Some(sent) if sent.state == State::Draft => {
            Some(Action::new("send-draft", 5, format!("/assessment/{}", sent.id)))
        }
        Some(_) => None,
    }
}

fn read_matrix(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref()?;
    (situation.figures && !house.decided).then(|| Action::new("read-matrix", 15, "/matrix"))
}

fn start_programme(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref().filter(|house| house.people > 0)?;
    (!house.started).then(|| Action::new("start-programme", 5, "/programme/goals/edit"))
}

fn follow_answers(situation: &Situation) -> Option<Action> {
    let sent = situation.house.as_ref()?.campaign.as_ref()?;
    let (asked, answered) = sent.answers?;
    let action = Action::new("follow-answers", 5, format!("/assessment/{}", sent.id));
    let action = action.number("asked", asked).number("answered", answered);
    Some(action.day("date", sent.closes_on))
}

/// What the programme itself says comes next in the step that is going on.
fn go_on(situation: &Situation) -> Option<Action> {
    let house = situation.house.as_ref()?;
    let step = situation.step.as_ref()?;
    // The step of the matrix says what the rule about the matrix says.
    if step.key == MATRIX_STEP && situation.figures && !house.decided {
        return None;
    }
    let action = Action::new("go-on", 15, format!("/programme/steps/{}", step.key));
    Some(action.text("step", &step.name).text("next", &step.next))
}

/// Before anything is put into a tool.
fn confirm_rules(situation: &Situation) -> Option<Action> {
    situation.study.rules.then(|| Action::new("confirm-rules", 5, "/rules"))
}

fn volunteer(situation: &Situation) -> Option<Action> {
    situation.could_volunteer.then(|| Action::new("volunteer", 2, "/programme").private())
}

fn learn(situation: &Situation) -> Option<Action> {
    let next = situation.study.next.as_ref()?;
    Some(match &next.unit {
        Some((key, title)) => {
            let path = format!("/learning/units/{key}");
            Action::new("learn-unit", next.minutes, path).text("title", title).private()
        }
        None => {
            Action::new("learn", next.minutes, "/learning").number("count", next.count).private()
        }
    })
}

fn recall(situation: &Situation) -> Option<Action> {
    let action = Action::new("recall", 1, "/learning/recall").private();
    (situation.study.recall > 0).then(|| action.number("count", situation.study.recall))
}

/// Something is known of them, and they have no plan yet.
fn make_plan(situation: &Situation) -> Option<Action> {
    let could = situation.own_row && situation.study.plan == PlanState::Wanting;
    could.then(|| Action::new("make-plan", 2, "/learning").private())
}

fn group_answers(situation: &Situation) -> Option<Action> {
    let (asked, answered) = situation.group.as_ref()?.answers?;
    let action = Action::new("group-answers", 2, "/assessment");
    Some(action.number("asked", asked).number("answered", answered))
}

fn group_matrix(situation: &Situation) -> Option<Action> {
    let group = situation.group.as_ref()?;
    // HR has the whole matrix.
    (group.figures && situation.house.is_none()).then(|| Action::new("group-matrix", 10, "/matrix"))
}

fn own_row(situation: &Situation) -> Option<Action> {
    situation.own_row.then(|| Action::new("own-row", 5, "/matrix/me").private())
}

fn leadership_matrix(situation: &Situation) -> Option<Action> {
    let leads = situation.rights.has(Right::Leadership) && situation.house.is_none();
    (leads && situation.figures).then(|| Action::new("leadership-matrix", 10, "/matrix"))
}

fn read_log(situation: &Situation) -> Option<Action> {
    let reads = situation.rights.has(Right::DataProtection);
    reads.then(|| Action::new("read-log", 5, "/settings/log"))
}

fn read_register(situation: &Situation) -> Option<Action> {
    let reads = situation.rights.has(Right::DataProtection);
    reads.then(|| Action::new("read-register", 10, "/settings/register"))
}

fn see_programme(situation: &Situation) -> Option<Action> {
    // HR is led there by other rules.
    situation.house.is_none().then(|| match &situation.step {
        Some(step) => Action::new("see-programme", 3, "/programme").text("step", &step.name),
        None => Action::new("see-plan", 3, "/programme"),
    })
}

/// One step of the way from a new organisation to its first matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct WalkStep {
    /// Its texts: `walk-<key>` says what, `walk-<key>-done` and `walk-<key>-later` how it stands.
    pub key: &'static str,
    /// Where it stands.
    pub standing: Standing,
    /// How long it takes.
    pub minutes: u32,
    /// Where it is done, or looked at.
    pub path: String,
    /// What its texts name.
    pub words: Vec<(&'static str, Word)>,
}

/// Where a step of the way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Behind us.
    Done,
    /// The one to do now.
    Now,
    /// Sent off: others are at work, and HR waits.
    Waiting,
    /// Not yet.
    Later,
}

/// The way of a new organisation to its first matrix, for HR; empty once it is walked.
#[must_use]
pub fn walkthrough(situation: &Situation) -> Vec<WalkStep> {
    let Some(house) = &situation.house else { return Vec::new() };
    if house.decided {
        return Vec::new();
    }
    let steps = steps(situation, house);
    let mut found = false;
    let standing = |step: &Raw| {
        if step.done {
            Standing::Done
        } else if step.waiting {
            Standing::Waiting
        } else if !found && step.open {
            found = true;
            Standing::Now
        } else {
            Standing::Later
        }
    };
    let standings: Vec<Standing> = steps.iter().map(standing).collect();
    let walk = steps.into_iter().zip(standings).map(|(step, standing)| WalkStep {
        key: step.action.key,
        standing,
        minutes: step.action.minutes,
        path: step.action.path,
        words: step.action.words,
    });
    walk.collect()
}

/// A step before it is known which is the one to do now.
struct Raw {
    action: Action,
    done: bool,
    waiting: bool,
    /// Whether it can be done at all yet.
    open: bool,
}

fn steps(situation: &Situation, house: &House) -> Vec<Raw> {
    let people = house.people > 0;
    let (asked, answered) =
        house.campaign.as_ref().and_then(|sent| sent.answers).unwrap_or_default();
    let state = house.campaign.as_ref().map(|sent| sent.state);
    let members = house.pilot.as_ref().map_or(0, |pilot| pilot.people);
    let load = Action::new("people", 10, if people { "/people" } else { "/people/import" });
    let roles =
        Action::new("roles", check_roles(situation).map_or(5, |a| a.minutes), "/matrix/roles");
    let pilot = match &house.pilot {
        Some(pilot) => Action::new("pilot", 10, format!("/programme/waves/{}", pilot.id)),
        None => Action::new("pilot", 10, "/programme/waves"),
    };
    let send = match &house.campaign {
        Some(sent) => Action::new("assessment", 10, format!("/assessment/{}", sent.id)),
        None => Action::new("assessment", 10, "/assessment/new"),
    };
    let mut steps = vec![
        Raw {
            action: load.number("people", house.people).number("departments", house.departments),
            done: people,
            waiting: false,
            open: true,
        },
        Raw {
            action: roles.number("roles", house.roles).number("unchecked", house.unchecked),
            done: people && house.roles > 0 && house.unchecked == 0,
            waiting: false,
            open: people,
        },
        Raw {
            action: pilot.number("people", members),
            done: members > 0,
            waiting: false,
            open: people,
        },
    ];
    if house.assesses {
        steps.push(Raw {
            action: send.number("asked", asked).number("answered", answered),
            done: matches!(state, Some(State::Closed)),
            waiting: matches!(state, Some(State::Planned | State::Open | State::Closing)),
            open: people,
        });
    }
    steps.push(Raw {
        action: Action::new("matrix", 15, "/matrix"),
        done: false,
        waiting: false,
        open: situation.figures,
    });
    steps
}
