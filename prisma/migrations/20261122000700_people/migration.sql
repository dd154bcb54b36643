-- What people say of a person and of the home, beside what the hospital announces. Free text is encrypted.

-- With whom nothing is shared: one professional, or a whole profession.
CREATE TABLE "sharing_refusal" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "patient_id" UUID NOT NULL,
  "professional_id" UUID,
  "profession" TEXT,
  "stated_by" TEXT NOT NULL,
  "stated_at" TIMESTAMPTZ(3) NOT NULL,
  "lifted_at" TIMESTAMPTZ(3),
  CONSTRAINT "sharing_refusal_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sharing_refusal_names_one" CHECK (("professional_id" IS NULL) <> ("profession" IS NULL))
);
CREATE INDEX "sharing_refusal_patient_id_idx" ON "sharing_refusal" ("patient_id");
ALTER TABLE "sharing_refusal" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id") ON DELETE CASCADE;
ALTER TABLE "sharing_refusal" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");

-- From when on another address holds: the plan is made again then.
CREATE TABLE "address_change" (
  "patient_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "organisation_id" UUID NOT NULL,
  CONSTRAINT "address_change_pkey" PRIMARY KEY ("patient_id", "at")
);
CREATE INDEX "address_change_organisation_id_at_idx" ON "address_change" ("organisation_id", "at");
ALTER TABLE "address_change" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id") ON DELETE CASCADE;

-- What somebody said, in their words.
CREATE TABLE "said_note" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "follow_up_id" UUID NOT NULL,
  "said_by" TEXT NOT NULL,
  "about" TEXT,
  "noted_by" TEXT NOT NULL,
  "noted_at" TIMESTAMPTZ(3) NOT NULL,
  "content" BYTEA NOT NULL,
  CONSTRAINT "said_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "said_note_follow_up_id_idx" ON "said_note" ("follow_up_id");
ALTER TABLE "said_note" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;

-- A dated, sourced fact for those who go to the home; it ends unless it is kept at its review.
CREATE TABLE "safety_note" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "patient_id" UUID NOT NULL,
  "follow_up_id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "noted_by" TEXT NOT NULL,
  "noted_at" TIMESTAMPTZ(3) NOT NULL,
  "review_at" TIMESTAMPTZ(3) NOT NULL,
  "reviewed_by" TEXT,
  "removed_at" TIMESTAMPTZ(3),
  "content" BYTEA NOT NULL,
  CONSTRAINT "safety_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "safety_note_patient_id_idx" ON "safety_note" ("patient_id");
CREATE INDEX "safety_note_review_idx" ON "safety_note" ("organisation_id", "review_at") WHERE "removed_at" IS NULL;
ALTER TABLE "safety_note" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id") ON DELETE CASCADE;
ALTER TABLE "safety_note" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;

-- A death not told by the hospital: somebody seeks a second source, although the follow-up is over.
CREATE TABLE "death_confirmation" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "patient_id" UUID NOT NULL,
  "follow_up_id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "stated_by" TEXT NOT NULL,
  "stated_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'awaited',
  "settled_at" TIMESTAMPTZ(3),
  "settled_by" TEXT,
  "second_source" TEXT,
  CONSTRAINT "death_confirmation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "death_confirmation_status_known" CHECK ("status" IN ('awaited', 'confirmed', 'undone')),
  CONSTRAINT "death_confirmation_two_sources" CHECK ("second_source" IS NULL OR "second_source" <> "source")
);
CREATE UNIQUE INDEX "death_confirmation_awaited_idx" ON "death_confirmation" ("patient_id") WHERE "status" = 'awaited';
CREATE INDEX "death_confirmation_list_idx" ON "death_confirmation" ("organisation_id", "due_at") WHERE "status" = 'awaited';
ALTER TABLE "death_confirmation" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id") ON DELETE CASCADE;
ALTER TABLE "death_confirmation" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;

DO $$
DECLARE people_table text;
BEGIN
  FOREACH people_table IN ARRAY ARRAY[
    'sharing_refusal', 'address_change', 'said_note', 'safety_note', 'death_confirmation'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (organisation_id) REFERENCES organisation (id)', people_table);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', people_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', people_table);
    EXECUTE format(
      'CREATE POLICY organisation ON %I USING (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid)',
      people_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_app', people_table);
  END LOOP;
END $$;
-- A change of address that came is done with; everything else stays.
GRANT DELETE ON "address_change" TO relais_app;
