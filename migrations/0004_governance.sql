CREATE TABLE module_state (
    org_id UUID NOT NULL,
    module TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT module_state_state_check CHECK (state IN ('on', 'off')),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, module)
);
