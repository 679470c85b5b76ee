//! What a group answered. All figures of a campaign are computed once, when it closes, for every department and
//! role together, because only then can it be decided which may be shown beside which; they are stored as
//! documents, one per group, and pages show nothing else.

mod options;
mod publish;
mod tally;

use serde::{Deserialize, Serialize};
use store::{Conn, OrgId, Result, args, bulk_insert, statement};

use crate::campaign::CampaignId;

pub use publish::Published;
pub(crate) use publish::opportunities;
pub(crate) use publish::publish;
pub use tally::{Places, Tally};

statement! {
    FORGET: organisation = "DELETE FROM campaign_result WHERE org_id = $1 AND campaign_id = $2";
    GET: organisation = "SELECT document FROM campaign_result WHERE org_id = $1 AND campaign_id = $2 AND department = $3 AND role = $4";
}

bulk_insert! {
    ADD = "campaign_result" ("org_id", "campaign_id", "department", "role", "document") "";
}

/// The name under which the overview is stored; no department has it.
const OVERVIEW: &str = "*";

/// Which groups there are, and where time is to be won.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Answers in all; none if there are too few to show anything.
    pub people: Option<u32>,
    /// How many were asked; 0 where that is not known.
    pub asked: u32,
    /// Whether it has answers from a file that was loaded before, so that less of them is told.
    #[serde(default)]
    pub is_known: bool,
    /// The departments with figures, in the order of the tree.
    pub departments: Vec<Place>,
    /// The roles with figures.
    pub roles: Vec<Place>,
}

/// A department or role with figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name in addresses: an id, or the label of a file.
    pub key: String,
    /// Its words.
    pub name: String,
    /// How many answered.
    pub people: u32,
    /// Minutes a week that AI could touch, over all tasks; none where that is not known or not shown.
    pub opportunity: Option<f64>,
    /// The task with most of them, by key.
    pub best: Option<String>,
    /// How much stands in the way, 0 to 1.
    pub obstacles: Option<f64>,
}

/// What one group answered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// How many in the group handed in.
    pub people: u32,
    /// The questions that may be shown, in the questionnaire's order.
    pub questions: Vec<QuestionResult>,
    /// How much stands in the way, 0 to 1: the obstacles each named on average of those that are told, four being 1.
    pub obstacles: Option<f64>,
}

/// What a group answered to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionResult {
    /// The question.
    pub key: String,
    /// How many answered it.
    pub people: u32,
    /// The figures.
    pub figures: Figures,
}

/// How many chose something. What may not be shown is not in the list, and neither is what nobody chose.
pub type Counts = Vec<(String, u32)>;

/// The figures of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Figures {
    /// People per option.
    Options {
        /// The options.
        options: Counts,
    },
    /// Steps of a scale.
    Scale {
        /// The mean; none where a step is hidden, because it would give that away.
        mean: Option<f64>,
        /// Steps from, to, and the people there; neighbours stand together where one alone is too small.
        ranges: Vec<(u8, u8, u32)>,
    },
    /// Numbers.
    Number {
        /// The mean.
        mean: f64,
    },
    /// Tools.
    Tools {
        /// Each tool.
        tools: Vec<ToolFigures>,
        /// People by how often they use the tool they use most.
        frequency: Counts,
        /// People by whether the tools they use are approved; a person may have both.
        standing: Counts,
        /// People by what they use them for.
        purposes: Counts,
    },
    /// Tasks.
    Tasks {
        /// Each task.
        tasks: Vec<TaskFigures>,
        /// People by whether they have a task that is automated.
        automated: Counts,
    },
    /// Free texts, in no order.
    Texts {
        /// The texts.
        texts: Vec<String>,
    },
}

/// Who uses a tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToolFigures {
    /// The tool.
    pub key: String,
    /// People who use it.
    pub people: u32,
    /// Of these, by how often.
    pub frequency: Counts,
    /// Of these, by approved or on their own.
    pub standing: Counts,
}

/// The time a task takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskFigures {
    /// The task.
    pub key: String,
    /// People who spend time on it.
    pub people: u32,
    /// Minutes a week of all of them together.
    pub minutes: f64,
}

/// Replaces the results of a campaign.
pub(crate) async fn store(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    published: &Published,
) -> Result<()> {
    conn.run(&FORGET, args![org, campaign]).await?;
    let overview = serde_json::to_string(&published.overview)?;
    let overview = [args![org, campaign, OVERVIEW, "", overview]];
    ADD.insert(conn, overview).await?;
    let mut rows = Vec::with_capacity(published.views.len());
    for ((department, role), view) in &published.views {
        rows.push(args![org, campaign, department, role, serde_json::to_string(view)?]);
    }
    ADD.insert(conn, rows).await
}

/// Which groups there are; nothing before the campaign is closed.
pub async fn overview(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
) -> Result<Option<Overview>> {
    let row = conn.maybe_one(&GET, args![org, campaign, OVERVIEW, ""]).await?;
    row.map(|row| Ok(serde_json::from_str(&row.get::<String>(0)?)?)).transpose()
}

/// What a group answered; `department` and `role` are keys of [`Overview`], empty for all. None where the group is
/// empty or may not be shown: the two look the same.
pub async fn view(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    department: &str,
    role: &str,
) -> Result<Option<View>> {
    if department == OVERVIEW {
        return Ok(None);
    }
    let row = conn.maybe_one(&GET, args![org, campaign, department, role]).await?;
    row.map(|row| Ok(serde_json::from_str(&row.get::<String>(0)?)?)).transpose()
}
