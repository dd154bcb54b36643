-- The standing breaks of follow-ups that run, by deadline: what is left open by those that are over has no line of work.
CREATE INDEX "work_item_break_idx" ON "work_item" ("organisation_id", "due_at", "follow_up_id", "key") WHERE "kind" = 'break';
