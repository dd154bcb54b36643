-- Nurses and home hospitalisation work on public holidays: a rule says so.
ALTER TABLE "availability" ADD COLUMN "on_holidays" BOOLEAN NOT NULL DEFAULT false;

-- Last day laid out as openings; null where nothing is stated. Looked at every few seconds: hence the index.
ALTER TABLE "professional" ADD COLUMN "agenda_until" DATE;
CREATE INDEX "professional_agenda_until_idx" ON "professional" ("organisation_id", "agenda_until")
  WHERE "agenda_until" IS NOT NULL;
