CREATE TABLE programme (
    org_id UUID NOT NULL,
    template TEXT NOT NULL,
    template_version BIGINT NOT NULL,
    starts_on TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id)
);

CREATE TABLE programme_step (
    org_id UUID NOT NULL,
    step TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    owner_id UUID,
    PRIMARY KEY (org_id, step),
    CONSTRAINT programme_step_programme_fkey FOREIGN KEY (org_id) REFERENCES programme (org_id)
);

CREATE TABLE programme_criterion (
    org_id UUID NOT NULL,
    step TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT programme_criterion_kind_check CHECK (kind IN ('entry', 'exit')),
    place BIGINT NOT NULL,
    met_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, step, kind, place),
    CONSTRAINT programme_criterion_programme_fkey FOREIGN KEY (org_id) REFERENCES programme (org_id)
);

CREATE TABLE programme_milestone (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    due_on TEXT NOT NULL,
    reached_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE programme_problem (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    step TEXT NOT NULL,
    happened TEXT NOT NULL,
    action TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    solved_at BIGINT,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE wave (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT wave_kind_check CHECK (kind IN ('pilot', 'wave')),
    starts_on TEXT,
    frozen_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, id),
    CONSTRAINT wave_org_id_number_key UNIQUE (org_id, number)
);

CREATE TABLE wave_member (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    wave_id UUID NOT NULL,
    department_id UUID NOT NULL,
    role_id UUID NOT NULL,
    PRIMARY KEY (org_id, person_id),
    CONSTRAINT wave_member_wave_fkey FOREIGN KEY (org_id, wave_id) REFERENCES wave (org_id, id)
);
CREATE INDEX wave_member_by_wave ON wave_member (org_id, wave_id, person_id);
