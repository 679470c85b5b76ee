-- Waves drawn by lot: with the number of the lot and how many of which department stood in it, so that anybody can draw
-- again. Nothing in it says who.
CREATE TABLE wave_draw (
    org_id UUID NOT NULL,
    id UUID NOT NULL,
    drawn_at BIGINT NOT NULL,
    seed BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (org_id, id)
);

ALTER TABLE wave ADD COLUMN draw_id UUID;
