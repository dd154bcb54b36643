-- Past appointments of which only the patient said whether they took place: somebody verifies them.
CREATE INDEX "appointment_unverified_idx" ON "appointment" ("organisation_id", "starts_at")
  WHERE "presence_source" = 'patient' AND NOT "presence_verified";

-- Whether those who wait were asked about a time that fell: a fallen one nobody asked about is found by a round, so that
-- neither a death nor a crash loses it.
ALTER TABLE "appointment" ADD COLUMN "waiting_asked" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "appointment_freed_idx" ON "appointment" ("organisation_id", "starts_at")
  WHERE "status" = 'cancelled' AND NOT "waiting_asked";

-- When what falls into an absence was seen to; a round finishes what a crash left.
ALTER TABLE "absence" ADD COLUMN "carried_out_at" TIMESTAMPTZ(3);
CREATE INDEX "absence_to_carry_out_idx" ON "absence" ("organisation_id", "stated_at")
  WHERE "carried_out_at" IS NULL AND "cancelled_at" IS NULL;

-- To whom an absence matters, and what became of it: one line an appointment, or a care that was held or asked for.
CREATE TABLE "absence_consequence" (
  "absence_id" UUID NOT NULL,
  -- The appointment, or the follow-up.
  "subject_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "outcome" TEXT NOT NULL,
  "patient_id" UUID NOT NULL,
  "follow_up_id" UUID,
  "appointment_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "absence_consequence_pkey" PRIMARY KEY ("absence_id", "subject_id"),
  CONSTRAINT "absence_consequence_outcome_known" CHECK ("outcome" IN ('under-way', 'handed-over', 'moved', 'cancelled', 'stopped'))
);
CREATE INDEX "absence_consequence_patient_idx" ON "absence_consequence" ("patient_id");
ALTER TABLE "absence_consequence" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "absence_consequence" ADD FOREIGN KEY ("absence_id") REFERENCES "absence" ("id") ON DELETE CASCADE;
ALTER TABLE "absence_consequence" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id");
ALTER TABLE "absence_consequence" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "absence_consequence" ADD FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE;

ALTER TABLE "absence_consequence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "absence_consequence" FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON "absence_consequence"
  USING (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "absence_consequence" TO relais_app;
