//! The module `learning`: switched off, it holds nothing of what anybody has learned.

store::statement! {
    FORGET_FACTS: organisation = "DELETE FROM unit_fact WHERE org_id = $1";
    FORGET_WORK: organisation = "DELETE FROM unit_work WHERE org_id = $1";
    FORGET_QUIZZES: organisation = "DELETE FROM quiz_answer WHERE org_id = $1";
    FORGET_PLANS: organisation = "DELETE FROM learning_plan WHERE org_id = $1";
    FORGET_MIX: organisation = "DELETE FROM plan_mix WHERE org_id = $1";
    FORGET_MARKS: organisation = "DELETE FROM plan_mark WHERE org_id = $1";
    FORGET_MEMORIES: organisation = "DELETE FROM recall_card WHERE org_id = $1";
    FORGET_LETTERS: organisation = "DELETE FROM recall_letter WHERE org_id = $1";
    FORGET_FEEDBACK: organisation = "DELETE FROM training_feedback WHERE org_id = $1";
    FORGET_GUESTS: organisation = "DELETE FROM training_guest WHERE org_id = $1";
    FORGET_SESSIONS: organisation = "DELETE FROM training_session WHERE org_id = $1";
    FORGET_FEEDS: organisation = "DELETE FROM calendar_feed WHERE org_id = $1";
}

governance::purge! {
    Learning: FORGET_FACTS, FORGET_WORK, FORGET_QUIZZES, FORGET_PLANS, FORGET_MIX, FORGET_MARKS, FORGET_MEMORIES, FORGET_LETTERS,
        FORGET_FEEDBACK, FORGET_GUESTS, FORGET_SESSIONS, FORGET_FEEDS;
}
