-- The organisation's rules about data, version by version, and who has confirmed which.
CREATE TABLE data_rules (
    org_id UUID NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, version)
);

CREATE TABLE rules_confirmed (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    version BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, version)
);
CREATE INDEX rules_confirmed_by_version ON rules_confirmed (org_id, version);
