-- Times an appointment moved away from: a round asks those who wait, whatever became of the one who moved it.
CREATE TABLE "moved_time" (
  "organisation_id" UUID NOT NULL REFERENCES "organisation" ("id"),
  "professional_id" UUID NOT NULL REFERENCES "professional" ("id"),
  "appointment_type_id" UUID NOT NULL REFERENCES "appointment_type" ("id"),
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "moved_time_pkey" PRIMARY KEY ("organisation_id", "professional_id", "appointment_type_id", "starts_at")
);
ALTER TABLE "moved_time" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "moved_time" FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON "moved_time"
  USING (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid);
-- UPDATE: rows are locked for it.
GRANT SELECT, INSERT, UPDATE, DELETE ON "moved_time" TO relais_app;
