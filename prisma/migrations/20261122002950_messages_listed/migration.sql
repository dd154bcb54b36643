-- The list of messages, newest first; and those of which a person must decide something, however old.
CREATE INDEX "message_listed_idx" ON "message" ("organisation_id", "due_at", "id");
CREATE INDEX "message_undecided_idx" ON "message" ("organisation_id", "due_at", "id")
  WHERE "status" = 'uncertain' AND "resolution" IS NULL;
