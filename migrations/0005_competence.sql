CREATE TABLE competence_model (
    org_id UUID NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, version)
);

CREATE TABLE role_profile (
    org_id UUID NOT NULL,
    role_id UUID NOT NULL,
    ready_key TEXT,
    text_share BIGINT NOT NULL,
    document_share BIGINT NOT NULL,
    data_share BIGINT NOT NULL,
    needs TEXT NOT NULL,
    checked_at BIGINT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, role_id),
    CONSTRAINT role_profile_shares_check CHECK (
        text_share >= 0 AND document_share >= 0 AND data_share >= 0
        AND text_share + document_share + data_share <= 100
    )
);

CREATE TABLE evidence (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_id UUID NOT NULL,
    at BIGINT NOT NULL,
    model_version BIGINT NOT NULL,
    ratings TEXT NOT NULL,
    PRIMARY KEY (org_id, person_id, kind, source_kind, source_id)
);

CREATE TABLE estimate (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    levels TEXT NOT NULL,
    as_of BIGINT NOT NULL,
    rules_version BIGINT NOT NULL,
    model_version BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id)
);

CREATE TABLE role_expectation (
    org_id UUID NOT NULL,
    document TEXT NOT NULL,
    as_of BIGINT NOT NULL,
    rules_version BIGINT NOT NULL,
    PRIMARY KEY (org_id)
);

CREATE TABLE matrix_frame (
    org_id UUID NOT NULL,
    generation UUID NOT NULL,
    computed_at BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (org_id)
);

CREATE TABLE matrix_view (
    org_id UUID NOT NULL,
    department_id UUID NOT NULL,
    wave_id UUID NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (org_id, department_id, wave_id)
);
