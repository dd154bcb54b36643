-- What a handover said, each time it was made or read anew: health data, encrypted.
CREATE TABLE "handover_version" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "handover_version_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "handover_version_positive" CHECK ("version" > 0)
);
CREATE UNIQUE INDEX "handover_version_follow_up_id_version_key" ON "handover_version" ("follow_up_id", "version");
ALTER TABLE "handover_version" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "handover_version" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;

-- Who saw which version, once each.
CREATE TABLE "handover_reading" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "professional_id" UUID,
    "how" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "handover_reading_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "handover_reading_how_known" CHECK ("how" IN ('page', 'pdf'))
);
CREATE UNIQUE INDEX "handover_reading_version_id_account_id_key" ON "handover_reading" ("version_id", "account_id");
CREATE INDEX "handover_reading_follow_up_id_account_id_idx" ON "handover_reading" ("follow_up_id", "account_id");
ALTER TABLE "handover_reading" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "handover_reading" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "handover_reading" ADD FOREIGN KEY ("version_id") REFERENCES "handover_version" ("id") ON DELETE CASCADE;
ALTER TABLE "handover_reading" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");

-- That a professional was told of an end by telephone: the follow-up is over and hears nothing any more.
CREATE TABLE "closing_told" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "professional_id" UUID NOT NULL,
    "told_by" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "closing_told_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "closing_told_follow_up_id_generation_professional_id_key"
  ON "closing_told" ("follow_up_id", "generation", "professional_id");
ALTER TABLE "closing_told" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "closing_told" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "closing_told" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");

-- The version a message carries, from its first attempt on: sent again, it says the same.
ALTER TABLE "message" ADD COLUMN "handover_version_id" UUID;
ALTER TABLE "message" ADD FOREIGN KEY ("handover_version_id") REFERENCES "handover_version" ("id") ON DELETE SET NULL;
-- Whoever was written a handover belongs to the care circle.
CREATE INDEX "message_handover_idx" ON "message" ("professional_id", "follow_up_id")
  WHERE "kind" IN ('handover-notice', 'handover-copy', 'closing-summary');

-- What is written stays written.
CREATE TRIGGER "handover_version_append_only" BEFORE UPDATE ON "handover_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "handover_reading_append_only" BEFORE UPDATE ON "handover_reading"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "closing_told_append_only" BEFORE UPDATE ON "closing_told"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The walls: the organisation, a hospital's own stays, a clinician's care circle (prisma/records/care-circle.ts).
DO $$
DECLARE handover_table text;
BEGIN
  FOREACH handover_table IN ARRAY ARRAY['handover_version', 'handover_reading', 'closing_told'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', handover_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', handover_table);
    EXECUTE format(
      'CREATE POLICY organisation ON %I USING (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid)',
      handover_table);
    -- Of a follow-up the caller sees: the rows of `follow_up` stand behind its own hospital wall.
    EXECUTE format(
      'CREATE POLICY own_hospital ON %1$I AS RESTRICTIVE USING (nullif(current_setting(''relais.hospital'', true), '''') IS NULL OR EXISTS (SELECT FROM follow_up WHERE follow_up.id = %1$I.follow_up_id))',
      handover_table);
    EXECUTE format(
      'CREATE POLICY care_circle ON %1$I AS RESTRICTIVE USING (nullif(current_setting(''relais.professional'', true), '''') IS NULL
         OR EXISTS (SELECT FROM offer WHERE offer.follow_up_id = %1$I.follow_up_id)
         OR EXISTS (SELECT FROM message WHERE message.follow_up_id = %1$I.follow_up_id
                    AND message.professional_id = nullif(current_setting(''relais.professional'', true), '''')::uuid
                    AND message.kind IN (''handover-notice'', ''handover-copy'', ''closing-summary''))
         OR EXISTS (SELECT FROM break WHERE break.follow_up_id = %1$I.follow_up_id AND break.code IN (''R14'', ''R22'')
                    AND break.status NOT IN (''resolved'', ''accepted''))
         OR EXISTS (SELECT FROM history_entry WHERE history_entry.follow_up_id = %1$I.follow_up_id
                    AND history_entry.account_id = current_setting(''relais.account'', true)))',
      handover_table);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO relais_app', handover_table);
  END LOOP;
END $$;
