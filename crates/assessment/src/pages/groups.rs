//! The questions of one page as a form shows them: whatever the kind, a group of things to choose or one field.

use web::{Arg, Cx, Lang};

use crate::questionnaire::{
    Answer, Answers, Choice, Fault, Fields, Kind, Part, Question, Step, Words,
};

/// What a group looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Boxes or circles with words.
    Choices,
    /// Steps with a description each.
    Anchors,
    /// A field for a number.
    Number,
    /// One line.
    Line,
    /// Several lines.
    Lines,
}

/// One group.
pub(super) struct Group {
    /// The tool or task it is about, where several groups are about one thing; empty elsewhere.
    pub(super) about: String,
    /// Whether it is the first of these: the name of the thing stands above it.
    pub(super) begins: bool,
    /// The name of its fields, and its place on the page.
    pub(super) name: String,
    /// The question.
    pub(super) legend: String,
    /// A line of help.
    pub(super) hint: String,
    /// What is wrong.
    pub(super) error: String,
    /// What it looks like.
    pub(super) look: Look,
    /// Whether several may be chosen.
    pub(super) several: bool,
    /// What to choose from.
    pub(super) items: Vec<Item>,
    /// What stands in the field.
    pub(super) value: String,
    /// The most characters.
    pub(super) longest: usize,
}

/// Something to choose.
pub(super) struct Item {
    /// Its value.
    pub(super) value: String,
    /// Its words.
    pub(super) text: String,
    /// A longer description.
    pub(super) note: String,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

impl Group {
    /// Whether it is a group of things to choose.
    pub(super) fn has_items(&self) -> bool {
        !self.items.is_empty()
    }

    /// Whether it takes one of several: what is chosen there cannot be unchosen by choosing.
    pub(super) fn is_one_of(&self) -> bool {
        self.has_items() && !self.several
    }

    /// The type of its boxes.
    pub(super) fn input(&self) -> &'static str {
        if self.several { "checkbox" } else { "radio" }
    }

    /// Whether it looks like this.
    pub(super) fn is(&self, look: &str) -> bool {
        let own = match self.look {
            Look::Choices => "choices",
            Look::Anchors => "anchors",
            Look::Number => "number",
            Look::Line => "line",
            Look::Lines => "lines",
        };
        own == look
    }

    /// The question with what it is about, for those who listen.
    pub(super) fn name_read(&self) -> String {
        match self.about.as_str() {
            "" => self.legend.clone(),
            about => format!("{} {about}", self.legend),
        }
    }

    /// What is wrong, for the list of errors: it names the thing where the same question is asked about several.
    pub(super) fn wrong(&self) -> String {
        match self.about.as_str() {
            "" => format!("{} {}", self.legend, self.error),
            about => format!("{about}: {}", self.error),
        }
    }

    /// What describes its fields, for `aria-describedby`.
    pub(super) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.name));
        }
        if !self.error.is_empty() {
            ids.push(format!("{}-error", self.name));
        }
        ids.join(" ")
    }
}

/// What a form that could not be taken said, and why.
#[derive(Default)]
pub(super) struct Refused {
    /// What was typed.
    pub(super) fields: Fields,
    /// What is wrong with it, by field.
    pub(super) faults: Vec<(String, Fault)>,
}

impl Refused {
    fn fault(&self, name: &str) -> Option<Fault> {
        self.faults.iter().find(|(field, _)| field == name).map(|(_, fault)| *fault)
    }
}

/// A fault in words.
pub(super) fn in_words(cx: &Cx, fault: Fault) -> String {
    match fault {
        Fault::Missing => cx.t("answer-missing").to_owned(),
        Fault::NotAnOption => cx.t("answer-not-an-option").to_owned(),
        Fault::TooMany(most) => cx.t1("answer-too-many", "most", most),
        Fault::NotANumber => cx.t("answer-not-a-number").to_owned(),
        Fault::OutOfRange(min, max) => {
            cx.format("answer-out-of-range", &[("min", Arg::from(min)), ("max", Arg::from(max))])
        }
        Fault::TooLong(most) => cx.t1("answer-too-long", "most", most),
    }
}

struct Maker<'a> {
    cx: &'a Cx,
    lang: Lang,
    refused: &'a Refused,
}

impl Maker<'_> {
    fn group(&self, name: String, legend: &str, hint: &str, look: Look) -> Group {
        let error = self.refused.fault(&name).map(|fault| in_words(self.cx, fault));
        Group {
            about: String::new(),
            begins: false,
            name,
            legend: legend.to_owned(),
            hint: hint.to_owned(),
            error: error.unwrap_or_default(),
            look,
            several: false,
            items: Vec::new(),
            value: String::new(),
            longest: 0,
        }
    }

    /// A group of options; what was refused is shown as it was chosen.
    fn choices(
        &self,
        name: String,
        legend: &str,
        hint: &str,
        several: bool,
        options: impl Iterator<Item = (String, String)>,
        chosen: impl Fn(&str) -> bool,
    ) -> Group {
        let typed: Option<Vec<&str>> =
            self.refused.fault(&name).map(|_| self.refused.fields.many(&name).collect());
        let items = options.map(|(value, text)| {
            let chosen = typed
                .as_ref()
                .map_or_else(|| chosen(&value), |typed| typed.contains(&value.as_str()));
            Item { value, text, note: String::new(), chosen }
        });
        let items = items.collect();
        Group { several, items, ..self.group(name, legend, hint, Look::Choices) }
    }

    fn field(&self, name: String, legend: &str, hint: &str, look: Look, value: String) -> Group {
        let value = if self.refused.fault(&name).is_some() {
            self.refused.fields.one(&name).to_owned()
        } else {
            value
        };
        Group { value, ..self.group(name, legend, hint, look) }
    }

    fn words(&self, choices: &[Choice]) -> impl Iterator<Item = (String, String)> {
        choices.iter().map(|choice| (choice.key.clone(), choice.text.of(self.lang).to_owned()))
    }

    fn anchors(
        &self,
        name: String,
        legend: &str,
        hint: &str,
        from: u8,
        anchors: &[Words],
        at: Option<u8>,
    ) -> Group {
        let items = anchors.iter().zip(from..).map(|(anchor, step)| {
            let (text, note) = match anchor.of(self.lang).split_once(" – ") {
                Some((text, note)) => (text.to_owned(), note.to_owned()),
                None => (String::new(), anchor.of(self.lang).to_owned()),
            };
            let text = if text.is_empty() { step.to_string() } else { format!("{step}. {text}") };
            Item { value: step.to_string(), text, note, chosen: at == Some(step) }
        });
        let items = items.collect();
        Group { items, ..self.group(name, legend, hint, Look::Anchors) }
    }
}

/// A number as it is typed again.
pub(super) fn typed(lang: Lang, number: f64) -> String {
    let text = format!("{}", (number * 100.0).round() / 100.0);
    if lang.code() == "en" { text } else { text.replace('.', ",") }
}

/// The groups of a page.
pub(super) fn groups(cx: &Cx, step: &Step<'_>, answers: &Answers, refused: &Refused) -> Vec<Group> {
    let maker = Maker { cx, lang: cx.lang(), refused };
    match step.part {
        Part::Questions => {
            let questions = step.section.questions.iter();
            questions.flat_map(|question| of_question(&maker, question, answers)).collect()
        }
        Part::Details(question) => details(&maker, question, answers),
    }
}

fn of_question(maker: &Maker<'_>, question: &Question, answers: &Answers) -> Vec<Group> {
    let lang = maker.lang;
    let (legend, hint) = (question.text.of(lang), question.hint.of(lang));
    let name = question.key.clone();
    let answer = answers.of(&question.key);
    let group = match &question.kind {
        Kind::Single { options } => {
            let is = |key: &str| matches!(answer, Some(Answer::One(one)) if one == key);
            maker.choices(name, legend, hint, false, maker.words(options), is)
        }
        Kind::Several { options, .. } => {
            let is = |key: &str| matches!(answer, Some(Answer::Several(keys)) if keys.iter().any(|one| one == key));
            maker.choices(name, legend, hint, true, maker.words(options), is)
        }
        Kind::Scale { from, anchors } => {
            let at = match answer {
                Some(Answer::Step(step)) => Some(*step),
                _ => None,
            };
            maker.anchors(name, legend, hint, *from, anchors, at)
        }
        Kind::Number { unit, .. } => {
            let value = match answer {
                Some(Answer::Number(number)) => typed(lang, *number),
                _ => String::new(),
            };
            let hint = [hint, unit.of(lang)].into_iter().filter(|part| !part.is_empty());
            let hint = hint.collect::<Vec<_>>().join(" ");
            maker.field(name, legend, &hint, Look::Number, value)
        }
        Kind::ShortText | Kind::LongText => {
            let value = match answer {
                Some(Answer::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let is_short = matches!(question.kind, Kind::ShortText);
            let (look, longest) = if is_short { (Look::Line, 120) } else { (Look::Lines, 2_000) };
            Group { longest, ..maker.field(name, legend, hint, look, value) }
        }
        Kind::Tools { tools, .. } => {
            let is =
                |key: &str| matches!(answer, Some(Answer::Tools(used)) if used.contains_key(key));
            maker.choices(name, legend, hint, true, maker.words(tools), is)
        }
        Kind::Tasks { tasks, .. } => {
            let is =
                |key: &str| matches!(answer, Some(Answer::Tasks(times)) if times.contains_key(key));
            let words = tasks.iter().map(|task| (task.key.clone(), task.text.of(lang).to_owned()));
            maker.choices(name, legend, hint, true, words, is)
        }
        Kind::Competences { competences } => {
            let levels = match answer {
                Some(Answer::Levels(levels)) => Some(levels),
                _ => None,
            };
            let groups = competences.iter().enumerate().map(|(i, competence)| {
                let at = levels.and_then(|levels| levels.get(&competence.key)).copied();
                let name = format!("{name}.{}", competence.key);
                let hint = if i == 0 { hint } else { "" };
                let legend = competence.question.of(lang);
                maker.anchors(name, legend, hint, 0, &competence.anchors, at)
            });
            return groups.collect();
        }
    };
    vec![group]
}

fn details(maker: &Maker<'_>, question: &Question, answers: &Answers) -> Vec<Group> {
    let lang = maker.lang;
    let key = &question.key;
    let mut groups = Vec::new();
    match (&question.kind, answers.of(key)) {
        (Kind::Tools { tools, frequency, standing, purposes }, Some(Answer::Tools(used))) => {
            for tool in tools {
                let Some(how) = used.get(&tool.key) else { continue };
                let name = |detail: &str| format!("{key}.{}.{detail}", tool.key);
                let begin = groups.len();
                groups.push(maker.choices(
                    name("frequency"),
                    maker.cx.t("answer-how-often"),
                    "",
                    false,
                    maker.words(frequency),
                    |option| how.frequency.as_deref() == Some(option),
                ));
                groups.push(maker.choices(
                    name("standing"),
                    maker.cx.t("answer-standing"),
                    "",
                    false,
                    maker.words(standing),
                    |option| how.standing.as_deref() == Some(option),
                ));
                groups.push(maker.choices(
                    name("purposes"),
                    maker.cx.t("answer-purposes"),
                    "",
                    true,
                    maker.words(purposes),
                    |option| how.purposes.iter().any(|purpose| purpose == option),
                ));
                about(&mut groups[begin..], tool.text.of(lang));
            }
        }
        (Kind::Tasks { tasks, unit, automated, .. }, Some(Answer::Tasks(times))) => {
            for task in tasks {
                let Some(time) = times.get(&task.key) else { continue };
                let name = |detail: &str| format!("{key}.{}.{detail}", task.key);
                let value = time.minutes.map(|minutes| typed(lang, minutes)).unwrap_or_default();
                let legend = maker.cx.t("answer-minutes");
                let begin = groups.len();
                let minutes =
                    maker.field(name("minutes"), legend, unit.of(lang), Look::Number, value);
                groups.push(minutes);
                groups.push(maker.choices(
                    name("automated"),
                    maker.cx.t("answer-automated"),
                    "",
                    false,
                    maker.words(automated),
                    |option| time.automated.as_deref() == Some(option),
                ));
                about(&mut groups[begin..], task.text.of(lang));
            }
        }
        _ => {}
    }
    groups
}

/// Notes that these groups are about one thing.
fn about(groups: &mut [Group], name: &str) {
    for (i, group) in groups.iter_mut().enumerate() {
        name.clone_into(&mut group.about);
        group.begins = i == 0;
    }
}

/// The groups of boxes on a page: none sent means none chosen.
pub(super) fn boxes(step: &Step<'_>, answers: &Answers, fields: &mut Fields) {
    match step.part {
        Part::Questions => {
            for question in &step.section.questions {
                if matches!(
                    question.kind,
                    Kind::Several { .. } | Kind::Tools { .. } | Kind::Tasks { .. }
                ) {
                    fields.was_there(&question.key);
                }
            }
        }
        Part::Details(question) => {
            if let Some(Answer::Tools(used)) = answers.of(&question.key) {
                for tool in used.keys() {
                    fields.was_there(&format!("{}.{tool}.purposes", question.key));
                }
            }
        }
    }
}

/// An answer in words, for the page where everything is seen once more.
pub(super) fn answer_in_words(cx: &Cx, question: &Question, answer: &Answer) -> String {
    let lang = cx.lang();
    let word = |choices: &[Choice], key: &str| {
        let found = choices.iter().find(|choice| choice.key == key);
        found.map_or_else(|| key.to_owned(), |choice| choice.text.of(lang).to_owned())
    };
    match (&question.kind, answer) {
        (Kind::Single { options }, Answer::One(key)) => word(options, key),
        (Kind::Several { options, .. }, Answer::Several(keys)) => {
            keys.iter().map(|key| word(options, key)).collect::<Vec<_>>().join(", ")
        }
        (Kind::Scale { from, anchors }, Answer::Step(step)) => {
            let anchor = anchors.get(usize::from(step.saturating_sub(*from)));
            anchor.map(|anchor| anchor.of(lang).to_owned()).unwrap_or_default()
        }
        (Kind::Number { unit, .. }, Answer::Number(number)) => {
            format!("{} {}", typed(lang, *number), unit.of(lang))
        }
        (_, Answer::Text(text)) => text.clone(),
        (Kind::Tools { tools, frequency, .. }, Answer::Tools(used)) => {
            let tools = used.iter().map(|(tool, how)| match &how.frequency {
                Some(often) => {
                    format!("{} ({})", word(tools, tool), word(frequency, often).to_lowercase())
                }
                None => word(tools, tool),
            });
            tools.collect::<Vec<_>>().join(", ")
        }
        (Kind::Tasks { tasks, unit, .. }, Answer::Tasks(times)) => {
            let tasks = times.iter().map(|(key, time)| {
                let found = tasks.iter().find(|task| &task.key == key);
                let name = found.map_or(key.as_str(), |task| task.text.of(lang));
                match time.minutes {
                    Some(minutes) => format!("{name} ({} {})", typed(lang, minutes), unit.of(lang)),
                    None => name.to_owned(),
                }
            });
            tasks.collect::<Vec<_>>().join(", ")
        }
        (Kind::Competences { competences }, Answer::Levels(levels)) => {
            cx.t2("answer-levels", "rated", levels.len(), "all", competences.len())
        }
        _ => String::new(),
    }
}
