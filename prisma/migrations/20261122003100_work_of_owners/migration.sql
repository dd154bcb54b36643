-- What one colleague or one queue has before them, earliest deadline first.
CREATE INDEX "work_item_owner_idx" ON "work_item" ("organisation_id", "owner_id", "due_at", "follow_up_id", "key")
  WHERE "actionable";
-- Attempts of a day.
CREATE INDEX "history_entry_attempt_idx" ON "history_entry" ("organisation_id", "at") WHERE "code" = 'call-attempted';
