-- Training sessions with who is asked to come, and what those who came thought, without their names. A mail may carry
-- an entry for the calendar.
ALTER TABLE mail ADD COLUMN calendar TEXT;

CREATE TABLE training_session (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    kit TEXT NOT NULL,
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    place TEXT NOT NULL,
    host_id UUID,
    sequence BIGINT NOT NULL,
    secret TEXT NOT NULL,
    cancelled_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX training_session_by_start ON training_session (org_id, starts_at);

CREATE TABLE training_guest (
    org_id UUID NOT NULL,
    session_id UUID NOT NULL,
    person_id UUID NOT NULL,
    attended_at BIGINT,
    answered BIGINT NOT NULL,
    PRIMARY KEY (org_id, session_id, person_id)
);
CREATE INDEX training_guest_by_person ON training_guest (org_id, person_id);

CREATE TABLE training_feedback (
    org_id UUID NOT NULL,
    session_id UUID NOT NULL,
    id UUID NOT NULL,
    useful BIGINT NOT NULL,
    will_use BIGINT NOT NULL,
    PRIMARY KEY (org_id, session_id, id)
);

CREATE TABLE calendar_feed (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id)
);
CREATE UNIQUE INDEX calendar_feed_by_token ON calendar_feed (token_hash);
