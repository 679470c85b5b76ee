//! `kunnig fit`.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Value as Json, json};
use statistics::competence::Parameters;
use statistics::fit::{Evidence, FEWEST, Proposal, propose};

use super::evidence_file::EvidenceFile;
use super::{Done, Failure};

/// Say which numbers of the competence estimate a table of evidence speaks for, beside the ones in
/// force. It only proposes: the numbers are set by people, the same for everyone, and change with a
/// version.
#[derive(Debug, Args)]
pub(super) struct Fit {
    #[command(flatten)]
    file: EvidenceFile,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

impl Fit {
    pub(super) fn run(&self) -> Done {
        let read = self.file.read()?;
        let mut evidence = Evidence::default();
        let (mut competences, mut roles) = (BTreeMap::new(), BTreeMap::new());
        for person in read.people.values() {
            let next = roles.len();
            let role = *roles.entry(person.role.as_str()).or_insert(next);
            for (competence, pieces) in &person.pieces {
                let next = competences.len();
                let competence = *competences.entry(competence.as_str()).or_insert(next);
                evidence.add(competence, role, pieces);
            }
        }
        let present = Parameters::PUBLISHED;
        let proposal = propose(&present, &evidence).ok_or_else(|| {
            Failure(format!(
                "{} rows say too little: at least {FEWEST} pieces of one kind are needed",
                read.rows
            ))
        })?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&document(&present, &proposal))?);
        } else {
            tell(&present, &proposal);
        }
        Ok(())
    }
}

fn document(present: &Parameters, proposal: &Proposal) -> Json {
    let numbers: Vec<Json> = proposal
        .lines
        .iter()
        .map(|line| {
            json!({
                "number": line.number.name(),
                "present": line.present,
                "proposed": line.proposed,
                "standard_error": line.standard_error,
                "kept": line.kept,
            })
        })
        .collect();
    json!({
        "present_version": present.version,
        "pieces": proposal.pieces,
        "people_times_competences": proposal.series,
        "yardstick": proposal.yardstick.name(),
        "organisation_mean": {
            "present": present.organisation_mean,
            "proposed": proposal.parameters.organisation_mean,
        },
        "numbers": numbers,
        "log_likelihood": {
            "present": proposal.present_log_likelihood,
            "proposed": proposal.log_likelihood,
            "gain": proposal.gain(),
            "gain_by_chance": proposal.gain_by_chance(),
        },
        "converged": proposal.converged,
    })
}

fn tell(present: &Parameters, proposal: &Proposal) {
    println!(
        "{} pieces of evidence about {} people-in-a-competence; version {} of the rules is in force\n",
        proposal.pieces, proposal.series, present.version
    );
    println!("{:<24} {:>8} {:>9}  standard error", "", "present", "proposed");
    for line in &proposal.lines {
        let error = match line.standard_error {
            _ if line.kept => "kept: too little evidence, or held".to_owned(),
            Some(error) => format!("{error:.3}"),
            None => "not known".to_owned(),
        };
        println!(
            "{:<24} {:>8.3} {:>9.3}  {error}",
            line.number.name(),
            line.present,
            line.proposed
        );
    }
    println!(
        "{:<24} {:>8.3} {:>9.3}",
        "organisation_mean", present.organisation_mean, proposal.parameters.organisation_mean
    );
    println!(
        "\nThe bias of {} is held: it is the yardstick for all others.",
        proposal.yardstick.name()
    );
    println!(
        "Log-likelihood {:.1} now, {:.1} proposed: a gain of {:.1}, of which chance alone brings about {:.1}.",
        proposal.present_log_likelihood,
        proposal.log_likelihood,
        proposal.gain(),
        proposal.gain_by_chance()
    );
    if !proposal.converged {
        println!("The search was given up before it found the best: do not use these numbers.");
    }
    println!("This is a proposal. Nothing has changed.");
}
