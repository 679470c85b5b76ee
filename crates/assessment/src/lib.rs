//! Campaigns, questionnaires, answers and their results.
