-- The scheduling aggregate (architecture.md, decision 11): who works where and when, what is held, booked and kept.
-- PostgreSQL owns it; what happens to an appointment reaches its follow-up as a fact in the inbox.

-- uuid in an exclusion constraint; the extension is trusted, so the owner of the database may add it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A place where care is given, or a structure that gives it.
CREATE TABLE "practice" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "finess" TEXT,
  "phone" TEXT,
  "mail" TEXT,
  "secure_mail" TEXT,
  "line" TEXT,
  "postal_code" TEXT NOT NULL,
  "city" TEXT NOT NULL,
  "commune_code" TEXT NOT NULL,
  -- Communes a territorial community or a coordination service answers for; empty for a place.
  "area_communes" TEXT[] NOT NULL DEFAULT '{}',
  "accessibility" TEXT[] NOT NULL DEFAULT '{}',
  "instructions" TEXT,
  "retired_at" TIMESTAMPTZ(3),
  CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "practice_kind_idx" ON "practice" ("organisation_id", "kind", "commune_code");

ALTER TABLE "professional" ADD COLUMN "practice_id" UUID REFERENCES "practice" ("id");
ALTER TABLE "professional" ADD COLUMN "commune_code" TEXT NOT NULL DEFAULT '';
ALTER TABLE "professional" ADD COLUMN "languages" TEXT[] NOT NULL DEFAULT '{fr}';
-- Mobile number to which a request may be sent as a link.
ALTER TABLE "professional" ADD COLUMN "mobile_phone" TEXT;
ALTER TABLE "professional" ADD COLUMN "retired_at" TIMESTAMPTZ(3);
CREATE INDEX "professional_commune_idx" ON "professional" ("organisation_id", "profession", "commune_code");
CREATE INDEX "professional_practice_idx" ON "professional" ("practice_id");

-- What can be booked with a professional.
CREATE TABLE "appointment_type" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "care_kind" TEXT NOT NULL,
  "duration_minutes" INTEGER NOT NULL,
  "buffer_minutes" INTEGER NOT NULL DEFAULT 0,
  "place" TEXT NOT NULL,
  "new_patients" TEXT NOT NULL DEFAULT 'accepted',
  "daily_cap" INTEGER,
  "seats" INTEGER,
  -- Communes visited; for visits at home only.
  "area_communes" TEXT[] NOT NULL DEFAULT '{}',
  "online" BOOLEAN NOT NULL DEFAULT true,
  "retired_at" TIMESTAMPTZ(3),
  CONSTRAINT "appointment_type_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "appointment_type_place_known" CHECK ("place" IN ('practice', 'home', 'remote', 'group')),
  CONSTRAINT "appointment_type_new_patients_known" CHECK ("new_patients" IN ('accepted', 'own-only', 'on-request')),
  CONSTRAINT "appointment_type_lasts" CHECK ("duration_minutes" BETWEEN 5 AND 720 AND "buffer_minutes" BETWEEN 0 AND 240),
  CONSTRAINT "appointment_type_cap_positive" CHECK ("daily_cap" IS NULL OR "daily_cap" > 0),
  CONSTRAINT "appointment_type_seats" CHECK (("place" = 'group') = ("seats" IS NOT NULL) AND ("seats" IS NULL OR "seats" > 0))
);
CREATE INDEX "appointment_type_professional_idx" ON "appointment_type" ("professional_id");

-- Whom a patient of a commune can have at home: kept beside the types so that a search is an equality.
CREATE TABLE "service_area" (
  "organisation_id" UUID NOT NULL,
  "care_kind" TEXT NOT NULL,
  "commune_code" TEXT NOT NULL,
  "appointment_type_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  CONSTRAINT "service_area_pkey" PRIMARY KEY ("organisation_id", "care_kind", "commune_code", "appointment_type_id")
);
CREATE INDEX "service_area_type_idx" ON "service_area" ("appointment_type_id");

-- Weekly availability as stated: an RFC 5545 recurrence on the wall clock of the service.
CREATE TABLE "availability" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "practice_id" UUID,
  -- Which types it is for; empty for all of the professional.
  "appointment_type_ids" UUID[] NOT NULL DEFAULT '{}',
  "first_day" DATE NOT NULL,
  "from_time" TEXT NOT NULL,
  "to_time" TEXT NOT NULL,
  "recurrence" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 1,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "availability_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "availability_ends_after_start" CHECK ("to_time" > "from_time")
);
CREATE INDEX "availability_professional_idx" ON "availability" ("professional_id") WHERE "ended_at" IS NULL;

-- One day that differs: closed, or open besides.
CREATE TABLE "availability_exception" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "day" DATE NOT NULL,
  "kind" TEXT NOT NULL,
  "from_time" TEXT,
  "to_time" TEXT,
  CONSTRAINT "availability_exception_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "availability_exception_kind_known" CHECK ("kind" IN ('closed', 'extra')),
  CONSTRAINT "availability_exception_hours" CHECK (("from_time" IS NULL) = ("to_time" IS NULL)
    AND ("kind" = 'closed' OR "from_time" IS NOT NULL) AND ("from_time" IS NULL OR "to_time" > "from_time"))
);
CREATE INDEX "availability_exception_professional_idx" ON "availability_exception" ("professional_id", "day");

-- Leave, illness, retirement; with a dated replacement where there is one (field.md, 14).
CREATE TABLE "absence" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "first_day" DATE NOT NULL,
  "last_day" DATE,
  "cause" TEXT NOT NULL,
  "replacement_id" UUID,
  "stated_by" TEXT NOT NULL,
  "stated_at" TIMESTAMPTZ(3) NOT NULL,
  "cancelled_at" TIMESTAMPTZ(3),
  CONSTRAINT "absence_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "absence_ends_after_start" CHECK ("last_day" IS NULL OR "last_day" >= "first_day"),
  CONSTRAINT "absence_replaced_by_another" CHECK ("replacement_id" IS NULL OR "replacement_id" <> "professional_id")
);
CREATE INDEX "absence_professional_idx" ON "absence" ("professional_id", "first_day");

-- Availability as instants, exceptions and absences taken off: made again whenever one of them changes.
CREATE TABLE "opening" (
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "appointment_type_ids" UUID[] NOT NULL DEFAULT '{}',
  "practice_id" UUID,
  CONSTRAINT "opening_pkey" PRIMARY KEY ("professional_id", "starts_at"),
  CONSTRAINT "opening_ends_after_start" CHECK ("ends_at" > "starts_at"),
  CONSTRAINT "opening_apart" EXCLUDE USING gist ("professional_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
);

-- An agenda kept elsewhere, read as iCalendar. The address may hold a secret: encrypted.
CREATE TABLE "calendar_feed" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "address" BYTEA,
  "next_read_at" TIMESTAMPTZ(3),
  "read_at" TIMESTAMPTZ(3),
  "failure" TEXT,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "removed_at" TIMESTAMPTZ(3),
  CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "calendar_feed_kind_known" CHECK ("kind" IN ('url', 'file') AND ("kind" = 'file' OR "address" IS NOT NULL))
);
CREATE INDEX "calendar_feed_due_idx" ON "calendar_feed" ("organisation_id", "next_read_at") WHERE "removed_at" IS NULL;
CREATE INDEX "calendar_feed_professional_idx" ON "calendar_feed" ("professional_id");

-- When an agenda kept elsewhere says somebody is taken; nothing else of it is kept.
CREATE TABLE "busy_time" (
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "feed_id" UUID NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "busy_time_pkey" PRIMARY KEY ("feed_id", "starts_at", "ends_at"),
  CONSTRAINT "busy_time_ends_after_start" CHECK ("ends_at" > "starts_at")
);
CREATE INDEX "busy_time_professional_idx" ON "busy_time" ("professional_id", "starts_at");

-- Our agenda for a calendar program elsewhere: times only, behind a secret kept as its hash.
CREATE TABLE "agenda_link" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "token_hash" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "agenda_link_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "agenda_link_token_hash_key" UNIQUE ("token_hash")
);

-- FHIR Appointment statuses; `pending` is a hold. A group session is one row that blocks, its seats are rows that do not.
CREATE TABLE "appointment" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "professional_id" UUID NOT NULL,
  "appointment_type_id" UUID,
  "kind" TEXT NOT NULL DEFAULT 'visit',
  "session_id" UUID,
  "patient_id" UUID,
  "follow_up_id" UUID,
  "care_key" TEXT,
  "series_id" UUID,
  -- Place in the series of visits, from 1 on.
  "visit_number" INTEGER,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  -- With the pause after it.
  "blocked_until" TIMESTAMPTZ(3) NOT NULL,
  "place" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "hold_expires_at" TIMESTAMPTZ(3),
  "confirmed_at" TIMESTAMPTZ(3),
  -- Said by the patient, to verify: the professional's agenda is not ours.
  "told" BOOLEAN NOT NULL DEFAULT false,
  "override" BOOLEAN NOT NULL DEFAULT false,
  "override_reason" TEXT,
  "missed_by" TEXT,
  "cause" TEXT,
  "presence_source" TEXT,
  "presence_verified" BOOLEAN NOT NULL DEFAULT false,
  "seats" INTEGER,
  "seats_taken" INTEGER NOT NULL DEFAULT 0,
  "origin" TEXT NOT NULL,
  "booked_at" TIMESTAMPTZ(3),
  "moved_from" UUID,
  "revision" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "appointment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "appointment_kind_known" CHECK ("kind" IN ('visit', 'session', 'seat')
    AND ("kind" = 'seat') = ("session_id" IS NOT NULL) AND ("kind" = 'session') = ("seats" IS NOT NULL)
    AND ("kind" = 'session') = ("patient_id" IS NULL)),
  CONSTRAINT "appointment_status_known" CHECK ("status" IN ('pending', 'booked', 'arrived', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error')),
  CONSTRAINT "appointment_held_until" CHECK (("status" = 'pending') = ("hold_expires_at" IS NOT NULL)),
  CONSTRAINT "appointment_ends_after_start" CHECK ("ends_at" > "starts_at" AND "blocked_until" >= "ends_at"),
  CONSTRAINT "appointment_override_has_reason" CHECK ("override" = ("override_reason" IS NOT NULL)),
  CONSTRAINT "appointment_missed_by_known" CHECK ("missed_by" IS NULL OR "missed_by" IN ('patient', 'professional')),
  CONSTRAINT "appointment_presence_source_known" CHECK ("presence_source" IS NULL OR "presence_source" IN ('professional', 'patient', 'operator')),
  CONSTRAINT "appointment_origin_known" CHECK ("origin" IN ('operator', 'professional', 'patient', 'offer', 'waiting-list', 'replacement')),
  CONSTRAINT "appointment_seats_taken" CHECK ("seats_taken" >= 0 AND ("seats" IS NULL OR "seats_taken" <= "seats")),
  CONSTRAINT "appointment_place_known" CHECK ("place" IN ('practice', 'home', 'remote', 'group')),
  -- No double booking. What was told or overridden stands beside what is there; a seat is counted in its session.
  CONSTRAINT "appointment_no_double_booking" EXCLUDE USING gist
    ("professional_id" WITH =, tstzrange("starts_at", "blocked_until") WITH &&)
    WHERE ("status" IN ('pending', 'booked', 'arrived', 'fulfilled') AND "kind" <> 'seat' AND NOT "override" AND NOT "told")
);
CREATE INDEX "appointment_professional_idx" ON "appointment" ("professional_id", "starts_at");
CREATE INDEX "appointment_follow_up_idx" ON "appointment" ("follow_up_id", "care_key");
CREATE INDEX "appointment_patient_idx" ON "appointment" ("patient_id", "starts_at");
CREATE INDEX "appointment_series_idx" ON "appointment" ("series_id") WHERE "series_id" IS NOT NULL;
CREATE INDEX "appointment_session_idx" ON "appointment" ("session_id") WHERE "session_id" IS NOT NULL;
CREATE INDEX "appointment_held_idx" ON "appointment" ("organisation_id", "hold_expires_at") WHERE "status" = 'pending';
CREATE INDEX "appointment_past_idx" ON "appointment" ("organisation_id", "starts_at") WHERE "status" IN ('booked', 'arrived');

-- What happened to an appointment, one line a change. Append-only.
CREATE TABLE "appointment_event" (
  "appointment_id" UUID NOT NULL,
  "revision" INTEGER NOT NULL,
  "organisation_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "professional_id" UUID NOT NULL,
  "by" TEXT NOT NULL,
  "reason" TEXT,
  CONSTRAINT "appointment_event_pkey" PRIMARY KEY ("appointment_id", "revision")
);

-- Who waits for an earlier or any time; a freed one is offered to one of them at a time.
CREATE TABLE "waiting_entry" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "patient_id" UUID NOT NULL,
  "follow_up_id" UUID,
  "care_key" TEXT,
  -- Given up once a better time is taken; null while the patient has none.
  "appointment_id" UUID,
  "care_kind" TEXT NOT NULL,
  "professional_id" UUID,
  "commune_code" TEXT NOT NULL,
  "earliest_at" TIMESTAMPTZ(3) NOT NULL,
  "latest_at" TIMESTAMPTZ(3) NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'waiting',
  "revision" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "waiting_entry_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "waiting_entry_status_known" CHECK ("status" IN ('waiting', 'offered', 'served', 'withdrawn', 'over')),
  CONSTRAINT "waiting_entry_window" CHECK ("latest_at" > "earliest_at")
);
CREATE INDEX "waiting_entry_waiting_idx" ON "waiting_entry" ("organisation_id", "care_kind", "since") WHERE "status" = 'waiting';
CREATE INDEX "waiting_entry_patient_idx" ON "waiting_entry" ("patient_id");

-- A freed time held for one who waits, until they answered or it expired.
CREATE TABLE "slot_offer" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "waiting_entry_id" UUID NOT NULL,
  "appointment_id" UUID NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'awaiting',
  CONSTRAINT "slot_offer_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "slot_offer_status_known" CHECK ("status" IN ('awaiting', 'accepted', 'declined', 'expired', 'withdrawn'))
);
CREATE UNIQUE INDEX "slot_offer_one_at_a_time" ON "slot_offer" ("waiting_entry_id") WHERE "status" = 'awaiting';
CREATE INDEX "slot_offer_due_idx" ON "slot_offer" ("organisation_id", "expires_at") WHERE "status" = 'awaiting';
CREATE INDEX "slot_offer_appointment_idx" ON "slot_offer" ("appointment_id");

-- Reminders belong to appointments (architecture.md, decision 6); those of one patient, channel and day leave as one message.
CREATE TABLE "reminder" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "appointment_id" UUID NOT NULL,
  "patient_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  -- The start it speaks of: a move makes it useless.
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'scheduled',
  "message_id" UUID,
  CONSTRAINT "reminder_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "reminder_once" UNIQUE ("appointment_id", "kind", "starts_at"),
  CONSTRAINT "reminder_channel_known" CHECK ("channel" IN ('mail', 'sms')),
  CONSTRAINT "reminder_status_known" CHECK ("status" IN ('scheduled', 'grouped', 'cleared', 'denied', 'muted', 'no-address'))
);
CREATE INDEX "reminder_due_idx" ON "reminder" ("organisation_id", "due_at") WHERE "status" = 'scheduled';
CREATE INDEX "reminder_patient_idx" ON "reminder" ("patient_id", "channel") WHERE "status" = 'scheduled';
CREATE INDEX "reminder_message_idx" ON "reminder" ("message_id") WHERE "message_id" IS NOT NULL;

-- A message goes to a professional or to a patient, about a follow-up or an appointment alone.
ALTER TABLE "message" ALTER COLUMN "follow_up_id" DROP NOT NULL;
ALTER TABLE "message" ALTER COLUMN "professional_id" DROP NOT NULL;
ALTER TABLE "message" ADD COLUMN "patient_id" UUID REFERENCES "patient" ("id");
ALTER TABLE "message" ADD CONSTRAINT "message_has_one_recipient" CHECK (("professional_id" IS NULL) <> ("patient_id" IS NULL));
CREATE INDEX "message_patient_idx" ON "message" ("patient_id") WHERE "patient_id" IS NOT NULL;

-- Links in messages: the hash of a secret, one purpose, an end.
CREATE TABLE "message_link" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "message_id" UUID NOT NULL,
  "purpose" TEXT NOT NULL,
  "token_hash" BYTEA NOT NULL,
  -- An appointment, a slot offer, or an offer of a follow-up.
  "subject" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "message_link_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "message_link_token_hash_key" UNIQUE ("token_hash"),
  CONSTRAINT "message_link_purpose_known" CHECK ("purpose" IN ('answer-offer', 'answer-appointment', 'answer-slot-offer'))
);
CREATE INDEX "message_link_message_idx" ON "message_link" ("message_id");

-- References.
ALTER TABLE "appointment_type" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "service_area" ADD FOREIGN KEY ("appointment_type_id") REFERENCES "appointment_type" ("id") ON DELETE CASCADE;
ALTER TABLE "service_area" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "availability" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "availability" ADD FOREIGN KEY ("practice_id") REFERENCES "practice" ("id");
ALTER TABLE "availability_exception" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "absence" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "absence" ADD FOREIGN KEY ("replacement_id") REFERENCES "professional" ("id");
ALTER TABLE "opening" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "calendar_feed" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "busy_time" ADD FOREIGN KEY ("feed_id") REFERENCES "calendar_feed" ("id") ON DELETE CASCADE;
ALTER TABLE "busy_time" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "agenda_link" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "appointment" ADD FOREIGN KEY ("professional_id") REFERENCES "professional" ("id");
ALTER TABLE "appointment" ADD FOREIGN KEY ("appointment_type_id") REFERENCES "appointment_type" ("id");
ALTER TABLE "appointment" ADD FOREIGN KEY ("session_id") REFERENCES "appointment" ("id");
ALTER TABLE "appointment" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id");
ALTER TABLE "appointment" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "appointment_event" ADD FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE;
ALTER TABLE "waiting_entry" ADD FOREIGN KEY ("patient_id") REFERENCES "patient" ("id");
ALTER TABLE "waiting_entry" ADD FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id") ON DELETE CASCADE;
ALTER TABLE "waiting_entry" ADD FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE;
ALTER TABLE "slot_offer" ADD FOREIGN KEY ("waiting_entry_id") REFERENCES "waiting_entry" ("id") ON DELETE CASCADE;
ALTER TABLE "slot_offer" ADD FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE;
ALTER TABLE "reminder" ADD FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE;
ALTER TABLE "reminder" ADD FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE SET NULL;
ALTER TABLE "message_link" ADD FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE CASCADE;

CREATE TRIGGER "appointment_event_append_only" BEFORE UPDATE ON "appointment_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE scheduling_table text;
BEGIN
  FOREACH scheduling_table IN ARRAY ARRAY[
    'practice', 'appointment_type', 'service_area', 'availability', 'availability_exception', 'absence', 'opening',
    'calendar_feed', 'busy_time', 'agenda_link', 'appointment', 'appointment_event', 'waiting_entry', 'slot_offer',
    'reminder', 'message_link'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (organisation_id) REFERENCES organisation (id)', scheduling_table);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scheduling_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', scheduling_table);
    EXECUTE format(
      'CREATE POLICY organisation ON %I USING (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid)',
      scheduling_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_app', scheduling_table);
  END LOOP;
END $$;
-- Made again from what is stated; an agenda kept elsewhere is what it says now.
GRANT DELETE ON "opening", "busy_time", "service_area", "availability_exception" TO relais_app;
REVOKE UPDATE ON "appointment_event" FROM relais_app;

-- A clinician sees the appointments of their own agenda; whose absence or busy time it is, everybody of the service sees.
CREATE POLICY own_agenda ON "appointment" AS RESTRICTIVE
  USING (nullif(current_setting('relais.professional', true), '') IS NULL
         OR professional_id = nullif(current_setting('relais.professional', true), '')::uuid);
