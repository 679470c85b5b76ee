-- What was told of answers that came in files, and of which: see `assessment::loaded`.
CREATE TABLE answers_told (
    org_id UUID NOT NULL,
    round BIGINT NOT NULL,
    next_number BIGINT NOT NULL,
    known BYTEA NOT NULL,
    places TEXT NOT NULL,
    ledger BYTEA NOT NULL,
    PRIMARY KEY (org_id)
);
