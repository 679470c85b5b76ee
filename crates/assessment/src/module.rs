//! The module `assessment`: switched off, it holds no campaigns and no answers.

store::statement! {
    FORGET_RESULTS: organisation = "DELETE FROM campaign_result WHERE org_id = $1";
    FORGET_ANSWERS: organisation = "DELETE FROM response WHERE org_id = $1";
    FORGET_PARTICIPANTS: organisation = "DELETE FROM participant WHERE org_id = $1";
    FORGET_FILES: organisation = "DELETE FROM answer_file WHERE org_id = $1";
    // What was told stays told; which answers it was made of is forgotten, so that all that comes counts as new.
    FORGET_KNOWN: organisation = sqlite
        "UPDATE answers_told SET known = x'', round = round + 1 WHERE org_id = $1"
        postgres
        "UPDATE answers_told SET known = '', round = round + 1 WHERE org_id = $1";
    FORGET_CAMPAIGNS: organisation = "DELETE FROM campaign WHERE org_id = $1";
}

governance::purge! {
    Assessment: FORGET_RESULTS, FORGET_ANSWERS, FORGET_PARTICIPANTS, FORGET_FILES, FORGET_KNOWN, FORGET_CAMPAIGNS;
}
