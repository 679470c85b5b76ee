-- What AI is used for where personal or sensitive data is in it: what for, with which tool, who may, on what ground.
CREATE TABLE ai_use (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    tool_id UUID NOT NULL,
    classes TEXT NOT NULL,
    who TEXT NOT NULL,
    basis TEXT NOT NULL,
    grounds TEXT NOT NULL,
    owner_id UUID,
    decided_on TEXT NOT NULL,
    review_on TEXT NOT NULL,
    ended_on TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id)
);
