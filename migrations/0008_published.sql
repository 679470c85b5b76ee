-- What was published about whom: see `competence::published`. The rounds of an organisation, and the numbers that
-- departments, roles and waves have in its ledgers.
CREATE TABLE matrix_round (
    org_id UUID NOT NULL,
    epoch BIGINT NOT NULL,
    next_number BIGINT NOT NULL,
    numbers TEXT NOT NULL,
    PRIMARY KEY (org_id)
);

-- The number of a person, and which value of theirs is which. It goes with the person; the number comes never back.
CREATE TABLE matrix_person (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    number BIGINT NOT NULL,
    role_id UUID NOT NULL,
    versions TEXT NOT NULL,
    PRIMARY KEY (org_id, person_id),
    CONSTRAINT matrix_person_number_key UNIQUE (org_id, number)
);

-- One ledger a measure, and what it cost to keep to it.
CREATE TABLE matrix_ledger (
    org_id UUID NOT NULL,
    measure TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    account TEXT NOT NULL,
    PRIMARY KEY (org_id, measure)
);
