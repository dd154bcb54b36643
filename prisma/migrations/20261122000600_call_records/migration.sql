-- What was said in calls: answers and words are health data and encrypted. The id is that of the attempt's fact.
CREATE TABLE "call_record" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "call_key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "script_key" TEXT NOT NULL,
    "script_version" TEXT NOT NULL,
    "signed" BOOLEAN NOT NULL,
    "content" BYTEA NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "call_record_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "call_record_attempt_positive" CHECK ("attempt" > 0)
);
CREATE INDEX "call_record_follow_up_id_call_key_idx" ON "call_record" ("follow_up_id", "call_key");
ALTER TABLE "call_record" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "call_record" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;

ALTER TABLE "call_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_record" FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON "call_record"
  USING (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid);

-- What is written stays written.
CREATE TRIGGER "call_record_append_only" BEFORE UPDATE ON "call_record"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "call_record" TO relais_app;
