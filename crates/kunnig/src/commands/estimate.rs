//! `kunnig estimate`.

use std::collections::BTreeMap;

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use statistics::Interval;
use statistics::competence::parameters::RULES_VERSION;
use statistics::competence::{Estimate, Prior, belief, estimate, rough_level};
use statistics::group::GroupSum;

use super::evidence_file::{Evidence, EvidenceFile, date_of, day};
use super::{Done, Failure};

/// Estimate competences from a table of evidence, as the program does, with everything that explains
/// them. Reads the file and nothing else.
#[derive(Debug, Args)]
pub(super) struct Estimates {
    #[command(flatten)]
    file: EvidenceFile,
    /// The day to estimate for (2025-01-31); without it the latest date in the file
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

/// Everybody's estimates in one competence belong to the same group figure.
type Found = BTreeMap<String, BTreeMap<String, Estimate>>;

impl Estimates {
    pub(super) fn run(&self) -> Done {
        let evidence = self.file.read()?;
        let on = self.on.unwrap_or(evidence.latest);
        let priors = Priors::of(&evidence, day(on));
        let mut found = Found::new();
        let mut groups: BTreeMap<&str, GroupSum> = BTreeMap::new();
        for (name, person) in &evidence.people {
            for (competence, pieces) in &person.pieces {
                let prior = priors.get(competence, &person.role);
                let Some(shown) = estimate(prior, pieces, day(on)) else { continue };
                found.entry(name.clone()).or_default().insert(competence.clone(), shown);
                groups.entry(competence).or_default().add(belief(prior, pieces, day(on)), None);
            }
        }
        if found.is_empty() {
            return Err(Failure(format!("there is no evidence up to {on}")));
        }
        if self.json {
            println!("{}", serde_json::to_string_pretty(&document(on, &found, &groups))?);
        } else {
            tell(on, &found, &groups);
        }
        Ok(())
    }
}

/// What is expected before any evidence, as crate `competence` computes it: the plain means of the
/// role and of all together.
struct Priors<'e> {
    all: BTreeMap<&'e str, (f64, u64)>,
    roles: BTreeMap<(&'e str, &'e str), (f64, u64)>,
}

impl<'e> Priors<'e> {
    fn of(evidence: &'e Evidence, today: i32) -> Self {
        let mut priors = Self { all: BTreeMap::new(), roles: BTreeMap::new() };
        for person in evidence.people.values() {
            for (competence, pieces) in &person.pieces {
                let known: Vec<_> =
                    pieces.iter().copied().filter(|piece| piece.day() <= today).collect();
                let Some(level) = rough_level(&known) else { continue };
                let all = priors.all.entry(competence).or_default();
                let role = priors.roles.entry((competence, &person.role)).or_default();
                for sum in [all, role] {
                    sum.0 += level;
                    sum.1 += 1;
                }
            }
        }
        priors
    }

    fn get(&self, competence: &str, role: &str) -> Prior {
        let mean = |&(sum, people): &(f64, u64)| (sum / people as f64, people);
        let Some((all, _)) = self.all.get(competence).map(mean) else {
            return Prior::UNINFORMED;
        };
        // Where roles are not known nobody's colleagues are known either.
        let of_role = self.roles.get(&(competence, role)).filter(|_| !role.is_empty());
        let (role, people) = of_role.map_or((all, 0), mean);
        Prior::for_role(all, role, people)
    }
}

fn document(on: Date, found: &Found, groups: &BTreeMap<&str, GroupSum>) -> Json {
    let people: Vec<Json> = found
        .iter()
        .map(|(person, competences)| {
            let competences: Vec<Json> = competences
                .iter()
                .map(|(competence, shown)| {
                    let contributions: Vec<Json> = shown
                        .contributions
                        .iter()
                        .map(|part| {
                            json!({
                                "date": date_of(part.piece.day()),
                                "kind": part.piece.kind().name(),
                                "value": part.piece.value(),
                                "weight": part.weight,
                                "share_percent": part.share,
                            })
                        })
                        .collect();
                    json!({
                        "competence": competence,
                        "level": shown.mean,
                        "sd": shown.sd,
                        "interval_50": pair(shown.interval50),
                        "interval_90": pair(shown.interval90),
                        "pieces": shown.pieces,
                        "self_mean": shown.self_mean,
                        "observed_mean": shown.observed_mean,
                        "prior_share_percent": shown.prior_share,
                        "contributions": contributions,
                    })
                })
                .collect();
            json!({ "person": person, "competences": competences })
        })
        .collect();
    let group: Vec<Json> = groups
        .iter()
        .filter_map(|(competence, sum)| {
            let mean = sum.mean()?;
            Some(json!({
                "competence": competence,
                "people": mean.people,
                "mean": mean.value,
                "interval_90": pair(mean.interval),
                "people_at_level_0_to_4": sum.distribution(),
            }))
        })
        .collect();
    json!({ "on": on, "rules_version": RULES_VERSION, "people": people, "group": group })
}

fn pair(interval: Interval) -> [f64; 2] {
    [interval.low, interval.high]
}

fn tell(on: Date, found: &Found, groups: &BTreeMap<&str, GroupSum>) {
    println!("Estimates for {on} by version {RULES_VERSION} of the rules, levels 0 to 4\n");
    for (person, competences) in found {
        println!("{person}");
        for (competence, shown) in competences {
            let seen = |mean: Option<f64>| mean.map_or("-".to_owned(), |mean| format!("{mean:.2}"));
            println!(
                "  {competence}: {:.2}, 50 % {:.2} to {:.2}, 90 % {:.2} to {:.2}; self {}, observed {}",
                shown.mean,
                shown.interval50.low,
                shown.interval50.high,
                shown.interval90.low,
                shown.interval90.high,
                seen(shown.self_mean),
                seen(shown.observed_mean),
            );
            for part in &shown.contributions {
                println!(
                    "    {}  {:<12} {:>5.2}  weight {:>6.3}  {:>5.1} %",
                    date_of(part.piece.day()),
                    part.piece.kind().name(),
                    part.piece.value(),
                    part.weight,
                    part.share,
                );
            }
            println!(
                "    expected of the role before any evidence      {:>5.1} %",
                shown.prior_share
            );
        }
    }
    println!("\nAll together (mean, 90 % interval)");
    for (competence, sum) in groups {
        if let Some(mean) = sum.mean() {
            println!(
                "  {competence}: {:.2}, {:.2} to {:.2}, {} people",
                mean.value, mean.interval.low, mean.interval.high, mean.people
            );
        }
    }
}
