-- References: written here so that a row can never speak of something that is not there.
ALTER TABLE "data_key" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "hospital" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "professional" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "account" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "account" ADD FOREIGN KEY ("hospital_id") REFERENCES "hospital" ("id");
ALTER TABLE "account" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "session" ADD FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE;
ALTER TABLE "api_key" ADD FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE;
ALTER TABLE "patient" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "search_token" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id") ON DELETE CASCADE;
ALTER TABLE "stay" ADD FOREIGN KEY ("hospital_id") REFERENCES "hospital" ("id");
ALTER TABLE "stay" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id");
ALTER TABLE "follow_up" ADD FOREIGN KEY ("stay_id") REFERENCES "stay" ("id");
ALTER TABLE "follow_up" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id");
ALTER TABLE "follow_up" ADD FOREIGN KEY ("hospital_id") REFERENCES "hospital" ("id");
ALTER TABLE "care" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "offer" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "call" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "break" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "work_item" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "history_entry" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "inbox" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "submission" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "message" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;

-- Closed lists: a code the rules do not know cannot be stored.
ALTER TABLE "account" ADD CONSTRAINT "account_role_known"
  CHECK ("role" IN ('hospital', 'operator', 'teamLead', 'clinician', 'administrator', 'service'));
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_status_known"
  CHECK ("status" IN ('announced', 'open', 'paused', 'handed-over', 'closed', 'cancelled', 'voided'));
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_status_known"
  CHECK ("status" IN ('pending', 'applied', 'refused', 'quarantined'));
ALTER TABLE "message" ADD CONSTRAINT "message_status_known"
  CHECK ("status" IN ('scheduled', 'sending', 'sent', 'delivered', 'failed', 'denied', 'cleared', 'muted', 'uncertain'));
ALTER TABLE "refused_submission" ADD CONSTRAINT "refused_submission_status_known"
  CHECK ("status" IN ('open', 'replayed', 'discarded'));
ALTER TABLE "break" ADD CONSTRAINT "break_status_known"
  CHECK ("status" IN ('open', 'owned', 'resolved', 'reopened', 'accepted'));
ALTER TABLE "clock_segment" ADD CONSTRAINT "clock_segment_speed_positive" CHECK ("speed" > 0);

-- Nobody is forgotten: an open follow-up that its workflow has opened has a next deadline and an owner.
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_has_deadline"
  CHECK ("status" IN ('closed', 'cancelled', 'voided') OR "revision" = 0 OR "next_deadline_at" IS NOT NULL);

-- Hot paths.
CREATE INDEX "inbox_pending_idx" ON "inbox" ("organisation_id", "sequence") WHERE "status" = 'pending';
CREATE INDEX "message_waiting_idx" ON "message" ("organisation_id", "due_at") WHERE "status" IN ('scheduled', 'sending');
CREATE INDEX "follow_up_overdue_idx" ON "follow_up" ("organisation_id", "next_deadline_at")
  WHERE "status" NOT IN ('closed', 'cancelled', 'voided');
CREATE INDEX "audit_event_unsealed_idx" ON "audit_event" ("organisation_id", "id") WHERE "seal_id" IS NULL;

-- What is written stays written: history, submissions, audit.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The only change an audit event knows is to be sealed, once.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."seal_id" IS NULL AND NEW."seal_id" IS NOT NULL
     AND to_jsonb(OLD) - 'seal_id' = to_jsonb(NEW) - 'seal_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "history_entry_append_only" BEFORE UPDATE ON "history_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "submission_append_only" BEFORE UPDATE ON "submission"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE ON "audit_seal"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The relay and open screens hear of changes at once.
CREATE FUNCTION announce_inbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('relais_inbox', NEW."organisation_id"::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "inbox_announced" AFTER INSERT ON "inbox" FOR EACH ROW EXECUTE FUNCTION announce_inbox();

CREATE FUNCTION announce_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('relais_follow_up', NEW."organisation_id"::text || ' ' || NEW."id"::text || ' ' || NEW."revision"::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "follow_up_announced" AFTER INSERT OR UPDATE OF "revision", "status" ON "follow_up"
  FOR EACH ROW EXECUTE FUNCTION announce_follow_up();

-- The tenant wall. FORCE holds the owner of the tables to it too; an unset organisation sees nothing.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'data_key', 'hospital', 'professional', 'account', 'session', 'api_key', 'patient', 'search_token', 'stay', 'follow_up',
    'care', 'offer', 'call', 'break', 'work_item', 'history_entry', 'inbox', 'submission', 'refused_submission',
    'message', 'caught_message', 'audit_event', 'audit_seal', 'sweep_finding'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY organisation ON %I USING (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid)',
      tenant_table);
  END LOOP;
END $$;

-- A hospital sees its own stays: the second wall, restrictive, for sessions that name a hospital.
DO $$
DECLARE hospital_table text;
BEGIN
  FOREACH hospital_table IN ARRAY ARRAY['stay', 'follow_up', 'submission'] LOOP
    EXECUTE format(
      'CREATE POLICY own_hospital ON %I AS RESTRICTIVE USING (nullif(current_setting(''relais.hospital'', true), '''') IS NULL OR hospital_id = nullif(current_setting(''relais.hospital'', true), '''')::uuid)',
      hospital_table);
  END LOOP;
END $$;
-- A clinician sees the offers made to them: the care circle.
CREATE POLICY own_offers ON "offer" AS RESTRICTIVE FOR SELECT
  USING (nullif(current_setting('relais.professional', true), '') IS NULL
         OR professional_id = nullif(current_setting('relais.professional', true), '')::uuid);

-- The role programs run as: no ownership, no bypass, no deletion of what must stay.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'relais_app') THEN
    CREATE ROLE relais_app NOLOGIN;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO relais_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO relais_app;
REVOKE UPDATE, DELETE ON "history_entry", "submission", "audit_seal" FROM relais_app;
REVOKE DELETE ON "audit_event", "follow_up", "inbox", "patient", "stay" FROM relais_app;
REVOKE UPDATE ON "audit_event" FROM relais_app;
GRANT UPDATE ("seal_id") ON "audit_event" TO relais_app;
-- What was applied to the database is the owner's business.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM relais_app;
  END IF;
END $$;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO relais_app;
