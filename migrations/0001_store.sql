CREATE TABLE job (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    input TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT job_state_check CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    message TEXT,
    result TEXT,
    run_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID,
    attempts BIGINT NOT NULL,
    claimed_until BIGINT,
    finished_at BIGINT,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX job_due ON job (state, run_at);

CREATE TABLE mail (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    send_after BIGINT NOT NULL,
    sent_at BIGINT,
    attempts BIGINT NOT NULL,
    error TEXT,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX mail_waiting ON mail (sent_at, send_after);
