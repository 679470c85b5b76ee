CREATE TABLE organisation (
    org_id UUID NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    smallest_group BIGINT NOT NULL CONSTRAINT organisation_smallest_group_check CHECK (smallest_group >= 5),
    retention_days BIGINT NOT NULL,
    hourly_cost_since BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id)
);

CREATE TABLE department (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    parent_id UUID,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    tree_key BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id),
    CONSTRAINT department_org_id_path_key UNIQUE (org_id, path),
    CONSTRAINT department_org_id_tree_key_key UNIQUE (org_id, tree_key),
    CONSTRAINT department_fkey FOREIGN KEY (org_id, parent_id) REFERENCES department (org_id, id)
);

CREATE TABLE job_role (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    name_key BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id),
    CONSTRAINT job_role_org_id_name_key UNIQUE (org_id, name)
);
CREATE INDEX job_role_by_name ON job_role (org_id, name_key, id);

CREATE TABLE person (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number TEXT,
    name TEXT NOT NULL,
    name_key BYTEA NOT NULL,
    search TEXT NOT NULL,
    email TEXT,
    department_id UUID NOT NULL,
    role_id UUID NOT NULL,
    manager_id UUID,
    language TEXT NOT NULL,
    start_date TEXT,
    end_date TEXT,
    hourly_cost BIGINT,
    left_at BIGINT,
    erased_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id),
    CONSTRAINT person_org_id_number_key UNIQUE (org_id, number),
    CONSTRAINT person_org_id_email_key UNIQUE (org_id, email),
    CONSTRAINT person_department_fkey FOREIGN KEY (org_id, department_id) REFERENCES department (org_id, id),
    CONSTRAINT person_role_fkey FOREIGN KEY (org_id, role_id) REFERENCES job_role (org_id, id)
);
CREATE INDEX person_by_name ON person (org_id, name_key, id, department_id, role_id, search, left_at) WHERE left_at IS NULL;
CREATE INDEX person_by_department ON person (org_id, department_id, name_key, id, role_id, search, left_at) WHERE left_at IS NULL;
CREATE INDEX person_by_role ON person (org_id, role_id, name_key, id, department_id, search, left_at) WHERE left_at IS NULL;
CREATE INDEX person_left ON person (org_id, name_key, id, left_at, erased_at) WHERE left_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX person_by_manager ON person (org_id, manager_id);
CREATE INDEX person_employed ON person (org_id, left_at, department_id, role_id);

CREATE TABLE account (
    id UUID NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL,
    theme TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT account_email_key UNIQUE (email)
);

CREATE TABLE membership (
    org_id UUID NOT NULL,
    account_id UUID NOT NULL,
    person_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, account_id)
);
CREATE INDEX membership_by_account ON membership (account_id, org_id);
CREATE INDEX membership_by_person ON membership (org_id, person_id);

CREATE TABLE right_grant (
    org_id UUID NOT NULL,
    account_id UUID NOT NULL,
    right_key TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    granted_by UUID,
    PRIMARY KEY (org_id, account_id, right_key)
);

CREATE TABLE session (
    token_hash BYTEA NOT NULL,
    account_id UUID NOT NULL,
    org_id UUID NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (token_hash)
);
CREATE INDEX session_by_account ON session (account_id, created_at);

CREATE TABLE invitation (
    token_hash BYTEA NOT NULL,
    org_id UUID NOT NULL,
    kind TEXT NOT NULL CONSTRAINT invitation_kind_check CHECK (kind IN ('invite', 'reset')),
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    person_id UUID,
    rights TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (token_hash)
);
CREATE INDEX invitation_by_organisation ON invitation (org_id, created_at);

CREATE TABLE audit_entry (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    account_id UUID,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id UUID,
    detail TEXT NOT NULL,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE read_entry (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    account_id UUID,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (org_id, person_id, id)
);

CREATE TABLE person_request (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL CONSTRAINT person_request_kind_check CHECK (kind IN ('correction', 'erasure')),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    answered_at BIGINT,
    answer TEXT,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX person_request_by_person ON person_request (org_id, person_id);

CREATE TABLE muted_notice (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    muted_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, kind)
);

CREATE TABLE import_mapping (
    org_id UUID NOT NULL,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, kind, fingerprint)
);

CREATE TABLE import_file (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID,
    PRIMARY KEY (org_id, id)
);
