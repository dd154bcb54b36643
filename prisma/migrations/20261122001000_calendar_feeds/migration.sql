-- Since when an agenda kept elsewhere cannot be read: its busy times are those of read_at.
ALTER TABLE "calendar_feed" ADD COLUMN "failing_since" TIMESTAMPTZ(3);
-- Until when its busy times are laid out, in business time; next_read_at is of the system's clock.
ALTER TABLE "calendar_feed" ADD COLUMN "covered_until" TIMESTAMPTZ(3);
-- What the server said of what it gave, so that it need not give it again; encrypted with the address.
ALTER TABLE "calendar_feed" ADD COLUMN "validators" BYTEA;
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_failing_since" CHECK (("failures" > 0) = ("failing_since" IS NOT NULL)
  AND ("failures" > 0) = ("failure" IS NOT NULL));

-- A calendar program elsewhere is told which appointments left the agenda it reads.
CREATE INDEX "appointment_event_professional_idx" ON "appointment_event" ("professional_id", "at");
CREATE INDEX "agenda_link_professional_idx" ON "agenda_link" ("professional_id") WHERE "revoked_at" IS NULL;
