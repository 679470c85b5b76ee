//! Answers as people of such a company would give them. Each person has a true level on each competence; what they
//! say of themselves is that level with a bias of their own and some noise, as in the parameters of the estimates.

use std::collections::BTreeMap;

use assessment::questionnaire::{
    Answer, Answers, Choice, Kind, Question, Questionnaire, TaskTime, ToolUse,
};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

/// What sort of work a role is, which is what shapes its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// Text and documents.
    Office,
    /// Figures, drawings, code.
    Technical,
    /// At the machines.
    Floor,
}

impl Work {
    /// The work of a role by its name.
    pub(super) fn of(role: &str) -> Self {
        match role {
            "Montör" => Self::Floor,
            "Konstruktör" | "Kvalitetsingenjör" | "Produktionsplanerare" | "Ekonom" => {
                Self::Technical
            }
            _ => Self::Office,
        }
    }

    /// How far people of this work have come on average, from 0 to 4, on an easy and on a hard competence.
    fn level(self) -> (f64, f64) {
        match self {
            Self::Office => (2.1, 0.9),
            Self::Technical => (2.3, 1.2),
            Self::Floor => (1.0, 0.3),
        }
    }

    fn tasks(self) -> &'static [&'static str] {
        match self {
            Self::Office => &[
                "email",
                "minutes",
                "quotes",
                "reports",
                "customer-answers",
                "presentations",
                "meeting-preparation",
            ],
            Self::Technical => &[
                "email",
                "reports",
                "requirement-specs",
                "spreadsheets",
                "work-instructions",
                "information-search",
                "drawings",
                "code",
            ],
            Self::Floor => &[
                "deviation-reports",
                "work-instructions",
                "machine-work",
                "shift-handover",
                "email",
            ],
        }
    }
}

/// A made-up person's view of AI at work.
pub(super) struct Mind {
    random: StdRng,
    work: Work,
    /// How much further (or less far) than their colleagues.
    ability: f64,
    /// How much they over- or underrate themselves.
    bias: f64,
}

impl Mind {
    /// The person of a seed.
    pub(super) fn new(seed: u64, work: Work) -> Self {
        let mut random = StdRng::seed_from_u64(seed);
        let ability = normal(&mut random) * 0.7;
        let bias = 0.35 + normal(&mut random) * 0.4;
        Self { random, work, ability, bias }
    }

    /// Whether they answer at all.
    pub(super) fn answers(&mut self) -> bool {
        let willing = if self.work == Work::Floor { 0.72 } else { 0.88 };
        self.random.random_bool(willing)
    }

    /// The true level on the competence at a place from 0 (easiest) to 1 (hardest).
    pub(super) fn level(&mut self, place: f64) -> f64 {
        let (easy, hard) = self.work.level();
        let mean = easy + (hard - easy) * place;
        (mean + self.ability + normal(&mut self.random) * 0.4).clamp(0.0, 4.0)
    }

    /// Everything they answer.
    pub(super) fn fill(&mut self, questionnaire: &Questionnaire) -> Answers {
        let mut answers = BTreeMap::new();
        for question in questionnaire.questions() {
            if let Some(answer) = self.answer(question) {
                answers.insert(question.key.clone(), answer);
            }
        }
        let mut answers = Answers(answers);
        answers.keep_sound(questionnaire);
        answers
    }

    fn answer(&mut self, question: &Question) -> Option<Answer> {
        match &question.kind {
            Kind::Single { options } => {
                Some(Answer::One(options.choose(&mut self.random)?.key.clone()))
            }
            Kind::Several { options, max_choices } => self.several(options, *max_choices),
            Kind::Scale { from, anchors } => {
                let middle = (anchors.len() as f64 - 1.0) / 2.0;
                let step = middle + self.ability * 0.8 + normal(&mut self.random) * 0.7;
                let top = anchors.len().saturating_sub(1) as f64;
                Some(Answer::Step(from + step.round().clamp(0.0, top) as u8))
            }
            Kind::Number { min, max, .. } => {
                let minutes = (180.0 + normal(&mut self.random) * 90.0).clamp(20.0, 600.0);
                Some(Answer::Number(((minutes / 10.0).round() * 10.0).clamp(*min, *max)))
            }
            Kind::ShortText => None,
            Kind::LongText => self.remark(),
            Kind::Tools { tools, frequency, standing, purposes } => {
                self.tools(tools, frequency, standing, purposes)
            }
            Kind::Tasks { tasks, max_choices, automated, .. } => {
                let known: Vec<&str> = tasks.iter().map(|task| task.key.as_str()).collect();
                Some(self.tasks(&known, max_choices.unwrap_or(5), automated))
            }
            Kind::Competences { competences } => {
                let last = competences.len().saturating_sub(1).max(1) as f64;
                let levels = competences.iter().enumerate().map(|(i, competence)| {
                    let said =
                        self.level(i as f64 / last) + self.bias + normal(&mut self.random) * 0.6;
                    (competence.key.clone(), said.round().clamp(0.0, 4.0) as u8)
                });
                Some(Answer::Levels(levels.collect()))
            }
        }
    }

    fn several(&mut self, options: &[Choice], most: Option<usize>) -> Option<Answer> {
        if let Some(nothing) = options.iter().find(|option| option.exclusive)
            && self.random.random_bool(0.08)
        {
            return Some(Answer::Several(vec![nothing.key.clone()]));
        }
        let count = self.random.random_range(1..=most.unwrap_or(4).min(4));
        let weights = |option: &&Choice| match (self.work, option.key.as_str()) {
            (_, _) if option.exclusive => 0,
            (Work::Floor, "no-device" | "no-access" | "waiting" | "double-entry" | "rework") => 6,
            (Work::Office, "email" | "meetings" | "searching" | "documentation" | "rules")
            | (
                Work::Technical,
                "searching" | "documentation" | "technical" | "confidential" | "reporting",
            ) => 5,
            (_, "time" | "knowledge" | "own-task" | "short-lesson") => 4,
            _ => 1,
        };
        let weighted: Vec<(&Choice, u32)> =
            options.iter().map(|option| (option, weights(&option))).collect();
        let chosen = weighted.sample_weighted(&mut self.random, count, |pair| pair.1).ok()?;
        let chosen: Vec<String> = chosen.map(|pair| pair.0.key.clone()).collect();
        // In the questionnaire's order, as a page would hand them in.
        let kept = options.iter().filter(|option| chosen.contains(&option.key));
        Some(Answer::Several(kept.map(|option| option.key.clone()).collect()))
    }

    fn tools(
        &mut self,
        tools: &[Choice],
        frequency: &[Choice],
        standing: &[Choice],
        purposes: &[Choice],
    ) -> Option<Answer> {
        let reach = match self.work {
            Work::Office => 1.6,
            Work::Technical => 1.8,
            Work::Floor => 0.5,
        };
        let count = (reach + self.ability + normal(&mut self.random) * 0.6).round().clamp(0.0, 4.0)
            as usize;
        if count == 0 {
            return None;
        }
        let common = |tool: &Choice| match tool.key.as_str() {
            "chatgpt" => 12,
            "microsoft-365-copilot" | "copilot-chat" => 8,
            "deepl" | "gemini" => 4,
            "github-copilot" if self.work == Work::Technical => 5,
            _ => 1,
        };
        let weighted: Vec<(&Choice, u32)> = tools.iter().map(|tool| (tool, common(tool))).collect();
        let chosen = weighted.sample_weighted(&mut self.random, count, |pair| pair.1).ok()?;
        let chosen: Vec<String> = chosen.map(|pair| pair.0.key.clone()).collect();
        let used = chosen.into_iter().map(|tool| {
            let often = (1.6 - self.ability + normal(&mut self.random) * 0.8).round();
            let often = often.clamp(0.0, frequency.len().saturating_sub(1) as f64) as usize;
            let approved = tool.contains("copilot") && self.random.random_bool(0.8);
            let stand = match (approved, self.random.random_bool(0.25)) {
                (true, _) => "approved",
                (false, true) => "unsure",
                (false, false) => "own",
            };
            let count = self.random.random_range(1..=3);
            let use_of = ToolUse {
                frequency: frequency.get(often).map(|option| option.key.clone()),
                standing: standing
                    .iter()
                    .find(|option| option.key == stand)
                    .map(|option| option.key.clone()),
                purposes: purposes
                    .sample(&mut self.random, count)
                    .map(|option| option.key.clone())
                    .collect(),
            };
            (tool, use_of)
        });
        Some(Answer::Tools(used.collect()))
    }

    fn tasks(&mut self, known: &[&str], most: usize, automated: &[Choice]) -> Answer {
        let mine: Vec<&str> =
            self.work.tasks().iter().copied().filter(|task| known.contains(task)).collect();
        let from: &[&str] = if mine.is_empty() { known } else { &mine };
        let count = self.random.random_range(2..=most.clamp(2, 4));
        let chosen: Vec<&str> = from.sample(&mut self.random, count).copied().collect();
        let times = chosen.into_iter().map(|task| {
            let minutes = (150.0 + normal(&mut self.random) * 80.0).clamp(20.0, 700.0);
            let by = usize::from(self.random.random_bool(0.25));
            let time = TaskTime {
                minutes: Some((minutes / 15.0).round() * 15.0),
                automated: automated.get(by).map(|option| option.key.clone()),
            };
            (task.to_owned(), time)
        });
        Answer::Tasks(times.collect())
    }

    fn remark(&mut self) -> Option<Answer> {
        const REMARKS: [&str; 6] = [
            "Jag vill gärna prova på riktiga offerter, inte på påhittade exempel.",
            "Säg tydligt vad vi får klistra in och inte. Nu gissar alla.",
            "Vi har en dator på fyra vid linan. Det måste gå på telefonen.",
            "Bra att ni frågar. Berätta gärna vad ni gör med svaren.",
            "Protokollen tar en halv dag i veckan. Börja där.",
            "Jag är skeptisk men nyfiken.",
        ];
        let speaks = self.random.random_bool(0.12);
        speaks.then(|| {
            REMARKS.choose(&mut self.random).map(|text| Answer::Text((*text).to_owned()))
        })?
    }
}

/// A draw from the standard normal distribution (Box and Muller 1958).
fn normal(random: &mut StdRng) -> f64 {
    let (u, v): (f64, f64) = (random.random_range(f64::MIN_POSITIVE..1.0), random.random());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}
