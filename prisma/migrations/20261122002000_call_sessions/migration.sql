-- A call that somebody of the service has in hand. What is written meanwhile is health data and encrypted; it is
-- emptied when the session ends. Times are the system's: who was there a moment ago is a matter of real minutes.
CREATE TABLE "call_session" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "follow_up_id" UUID NOT NULL,
  -- Null for an incoming call with nothing due.
  "call_key" TEXT,
  "direction" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'open',
  "holder_id" UUID NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "touched_at" TIMESTAMPTZ(3) NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 0,
  "handed_by" UUID,
  "handed_to" UUID,
  "handed_at" TIMESTAMPTZ(3),
  -- The attempt that ended it.
  "ended_by_fact" UUID,
  "content" BYTEA,
  CONSTRAINT "call_session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "call_session_direction_known" CHECK ("direction" IN ('outgoing', 'incoming')),
  CONSTRAINT "call_session_status_known" CHECK ("status" IN ('open', 'left', 'ended')),
  CONSTRAINT "call_session_without_call_comes_in" CHECK ("call_key" IS NOT NULL OR "direction" = 'incoming'),
  CONSTRAINT "call_session_emptied_when_over" CHECK (("status" = 'ended') = ("content" IS NULL))
);
-- One person at a time has a call in hand; the same for a caller for whom nothing is due.
CREATE UNIQUE INDEX "call_session_in_hand_idx" ON "call_session" ("follow_up_id", (coalesce("call_key", '')))
  WHERE "status" <> 'ended';
CREATE INDEX "call_session_holder_idx" ON "call_session" ("organisation_id", "holder_id") WHERE "status" <> 'ended';
ALTER TABLE "call_session" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "call_session" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "call_session" ADD FOREIGN KEY ("holder_id") REFERENCES "account" ("id");

ALTER TABLE "call_session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_session" FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON "call_session"
  USING (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "call_session" TO relais_app;

-- Notes of a call in which no script was conducted, and what a clinician says of a call back.
ALTER TABLE "call_record" ALTER COLUMN "script_key" DROP NOT NULL;
ALTER TABLE "call_record" ALTER COLUMN "script_version" DROP NOT NULL;

-- The calls of the day, without reading everything else that is to be done.
CREATE INDEX "work_item_call_idx" ON "work_item" ("organisation_id", "due_at", "follow_up_id", "key")
  WHERE "kind" = 'call' AND "actionable";
-- Red flags whose patient a clinician calls back.
CREATE INDEX "work_item_red_flag_idx" ON "work_item" ("organisation_id", "due_at", "follow_up_id", "key")
  WHERE "kind" = 'break' AND "subject" LIKE 'R14-%';
