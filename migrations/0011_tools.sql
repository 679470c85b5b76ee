-- The register of tools, what people asked for, the rules about data and who has confirmed them, and who may use which
-- tool with sensitive data.
CREATE TABLE ai_tool (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT ai_tool_status_check CHECK (status IN ('approved', 'trial', 'not-allowed', 'retired')),
    status_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    purpose TEXT NOT NULL,
    classes TEXT NOT NULL,
    review_on TEXT,
    owner_id UUID,
    region TEXT NOT NULL,
    contract TEXT NOT NULL,
    cost BIGINT,
    support TEXT NOT NULL,
    link TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id),
    CONSTRAINT ai_tool_org_id_name_key_key UNIQUE (org_id, name_key)
);

CREATE TABLE tool_limit (
    org_id UUID NOT NULL,
    most BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (org_id)
);

CREATE TABLE tool_request (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    classes TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decision TEXT CONSTRAINT tool_request_decision_check CHECK (decision IN ('approved', 'declined')),
    reason TEXT,
    decided_at BIGINT,
    tool_id UUID,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX tool_request_by_person ON tool_request (org_id, person_id, id);
