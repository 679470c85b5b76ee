-- The log of changes is read by time: what happened last stands first, whenever it was written down.
CREATE INDEX audit_entry_by_time ON audit_entry (org_id, at, id);
