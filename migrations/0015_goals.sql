-- What the programme is to reach, one of each kind, with where it stood before training; and who wants to be in the pilot.
CREATE TABLE programme_goal (
    org_id UUID NOT NULL,
    kind TEXT NOT NULL CONSTRAINT programme_goal_kind_check CHECK (kind IN ('time', 'use', 'quality', 'satisfaction')),
    target DOUBLE PRECISION NOT NULL,
    due_on TEXT NOT NULL,
    owner_id UUID,
    baseline DOUBLE PRECISION,
    baseline_on TEXT,
    baseline_source TEXT NOT NULL,
    measured BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, kind)
);

CREATE TABLE volunteer (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id)
);
