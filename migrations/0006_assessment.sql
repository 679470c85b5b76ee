CREATE TABLE questionnaire (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (org_id, id, version)
);

CREATE TABLE campaign (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL CONSTRAINT campaign_kind_check CHECK (kind IN ('links', 'imported', 'anonymous')),
    title TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    audience TEXT NOT NULL,
    opens_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    greeting TEXT NOT NULL,
    reminders TEXT NOT NULL,
    document TEXT,
    link_key BYTEA,
    created_at BIGINT NOT NULL,
    created_by UUID,
    launched_at BIGINT,
    closed_at BIGINT,
    computed_at BIGINT,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE participant (
    org_id UUID NOT NULL,
    campaign_id UUID NOT NULL,
    person_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    department_id UUID NOT NULL,
    role_id UUID NOT NULL,
    language TEXT NOT NULL,
    invited_at BIGINT,
    reminded_at BIGINT,
    answered_at BIGINT,
    PRIMARY KEY (org_id, campaign_id, person_id),
    CONSTRAINT participant_campaign_fkey FOREIGN KEY (org_id, campaign_id) REFERENCES campaign (org_id, id)
);
CREATE INDEX participant_by_token ON participant (token_hash);
CREATE INDEX participant_by_person ON participant (org_id, person_id, campaign_id);

CREATE TABLE response (
    org_id UUID NOT NULL,
    campaign_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID,
    department_id UUID,
    role_id UUID,
    department_label TEXT,
    role_label TEXT,
    answers TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    submitted_at BIGINT,
    PRIMARY KEY (org_id, campaign_id, id),
    CONSTRAINT response_org_id_campaign_id_person_id_key UNIQUE (org_id, campaign_id, person_id),
    CONSTRAINT response_campaign_fkey FOREIGN KEY (org_id, campaign_id) REFERENCES campaign (org_id, id)
);

CREATE TABLE campaign_result (
    org_id UUID NOT NULL,
    campaign_id UUID NOT NULL,
    department TEXT NOT NULL,
    role TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (org_id, campaign_id, department, role),
    CONSTRAINT campaign_result_campaign_fkey FOREIGN KEY (org_id, campaign_id) REFERENCES campaign (org_id, id)
);

CREATE TABLE answer_file (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    content BYTEA NOT NULL,
    mapping TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id)
);
