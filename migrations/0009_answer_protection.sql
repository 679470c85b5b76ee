-- Whom a told count of answers must not single out: those who chose an answer, or those who did not as well.
ALTER TABLE organisation ADD COLUMN answer_protection TEXT NOT NULL DEFAULT 'choosers'
    CONSTRAINT organisation_answer_protection_check CHECK (answer_protection IN ('choosers', 'everyone'));
