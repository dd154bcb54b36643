CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "data_key" (
    "organisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" BYTEA NOT NULL,
    CONSTRAINT "data_key_pkey" PRIMARY KEY ("organisation_id", "version")
);

CREATE TABLE "tenant_directory" (
    "lookup" BYTEA NOT NULL,
    "organisation_id" UUID NOT NULL,
    CONSTRAINT "tenant_directory_pkey" PRIMARY KEY ("lookup")
);

CREATE TABLE "hospital" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "finess" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "hospital_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "professional" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "rpps" TEXT,
    "profession" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "practice_name" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "phone" TEXT,
    "mail" TEXT,
    "secure_mail" TEXT,
    "accepts_new" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "professional_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "hospital_id" UUID,
    "professional_id" UUID,
    "disabled_at" TIMESTAMPTZ(3),
    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "patient" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "details" BYTEA NOT NULL,
    "deceased_at" TIMESTAMPTZ(3),
    "opposes_calls" BOOLEAN NOT NULL DEFAULT false,
    "opposes_messages" BOOLEAN NOT NULL DEFAULT false,
    "opposes_sharing" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "patient_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "search_token" (
    "organisation_id" UUID NOT NULL,
    "token" BYTEA NOT NULL,
    "patient_id" UUID NOT NULL,
    CONSTRAINT "search_token_pkey" PRIMARY KEY ("organisation_id", "token", "patient_id")
);

CREATE TABLE "stay" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "hospital_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "visit_number_token" BYTEA NOT NULL,
    "admitted_at" TIMESTAMPTZ(3),
    "discharged_at" TIMESTAMPTZ(3) NOT NULL,
    "discharge" BYTEA NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "flags" JSONB NOT NULL DEFAULT '[]',
    "voided_at" TIMESTAMPTZ(3),
    CONSTRAINT "stay_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "stay_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "hospital_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'announced',
    "pathway_key" TEXT NOT NULL,
    "pathway_version" TEXT NOT NULL,
    "state" JSONB,
    "next_deadline_at" TIMESTAMPTZ(3),
    "deadline_reason" TEXT,
    "owner_kind" TEXT NOT NULL DEFAULT 'queue',
    "owner_id" TEXT NOT NULL DEFAULT 'operators',
    "closing_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "discharged_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "last_sign_of_life_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "care" (
    "follow_up_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "profession" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "professional_id" TEXT,
    "appointment_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "care_pkey" PRIMARY KEY ("follow_up_id", "key")
);

CREATE TABLE "offer" (
    "follow_up_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "care_key" TEXT NOT NULL,
    "professional_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "offer_pkey" PRIMARY KEY ("follow_up_id", "id")
);

CREATE TABLE "call" (
    "follow_up_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "call_pkey" PRIMARY KEY ("follow_up_id", "key")
);

CREATE TABLE "break" (
    "follow_up_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "cause" TEXT,
    "resolution" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL,
    CONSTRAINT "break_pkey" PRIMARY KEY ("follow_up_id", "id")
);

CREATE TABLE "work_item" (
    "follow_up_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "overdue" BOOLEAN NOT NULL,
    "actionable" BOOLEAN NOT NULL,
    CONSTRAINT "work_item_pkey" PRIMARY KEY ("follow_up_id", "key")
);

CREATE TABLE "history_entry" (
    "follow_up_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT,
    "detail" TEXT,
    "account_id" TEXT,
    CONSTRAINT "history_entry_pkey" PRIMARY KEY ("follow_up_id", "generation", "revision", "place")
);

CREATE TABLE "inbox" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "event" JSONB NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "hospital_id" UUID NOT NULL,
    "key_hash" BYTEA,
    "content_hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" BYTEA NOT NULL,
    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "refused_submission" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "hospital_id" UUID,
    "account_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_type" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "faults" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "settled_at" TIMESTAMPTZ(3),
    "follow_up_id" UUID,
    CONSTRAINT "refused_submission_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "professional_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "caught_message" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "message_key" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "caught_message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "role" TEXT,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "request_id" TEXT NOT NULL,
    "seal_id" UUID,
    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "audit_seal" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "entries" JSONB NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "clock_segment" (
    "id" SERIAL NOT NULL,
    "real_from" TIMESTAMPTZ(3) NOT NULL,
    "business_from" TIMESTAMPTZ(3) NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    CONSTRAINT "clock_segment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sweep_finding" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "remedy" TEXT NOT NULL,
    CONSTRAINT "sweep_finding_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "hospital_organisation_id_finess_key" ON "hospital" ("organisation_id", "finess");
CREATE INDEX "professional_organisation_id_profession_postal_code_idx" ON "professional" ("organisation_id", "profession", "postal_code");
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
CREATE UNIQUE INDEX "session_token_hash_key" ON "session" ("token_hash");
CREATE INDEX "search_token_patient_id_idx" ON "search_token" ("patient_id");
CREATE INDEX "stay_patient_id_idx" ON "stay" ("patient_id");
CREATE UNIQUE INDEX "stay_organisation_id_hospital_id_visit_number_token_key" ON "stay" ("organisation_id", "hospital_id", "visit_number_token");
CREATE INDEX "follow_up_organisation_id_status_discharged_at_idx" ON "follow_up" ("organisation_id", "status", "discharged_at");
CREATE INDEX "follow_up_patient_id_idx" ON "follow_up" ("patient_id");
CREATE UNIQUE INDEX "follow_up_organisation_id_stay_id_key" ON "follow_up" ("organisation_id", "stay_id");
CREATE INDEX "offer_organisation_id_professional_id_status_idx" ON "offer" ("organisation_id", "professional_id", "status");
CREATE INDEX "break_organisation_id_status_code_idx" ON "break" ("organisation_id", "status", "code");
CREATE INDEX "work_item_organisation_id_actionable_not_before_due_at_idx" ON "work_item" ("organisation_id", "actionable", "not_before", "due_at");
CREATE INDEX "inbox_follow_up_id_sequence_idx" ON "inbox" ("follow_up_id", "sequence");
CREATE INDEX "submission_follow_up_id_idx" ON "submission" ("follow_up_id");
CREATE UNIQUE INDEX "submission_organisation_id_hospital_id_key_hash_key" ON "submission" ("organisation_id", "hospital_id", "key_hash");
CREATE INDEX "refused_submission_organisation_id_status_received_at_idx" ON "refused_submission" ("organisation_id", "status", "received_at");
CREATE INDEX "message_follow_up_id_idx" ON "message" ("follow_up_id");
CREATE UNIQUE INDEX "message_key_key" ON "message" ("key");
CREATE INDEX "caught_message_organisation_id_received_at_idx" ON "caught_message" ("organisation_id", "received_at");
CREATE INDEX "audit_event_organisation_id_at_idx" ON "audit_event" ("organisation_id", "at");
CREATE UNIQUE INDEX "audit_seal_organisation_id_sequence_key" ON "audit_seal" ("organisation_id", "sequence");
CREATE INDEX "sweep_finding_organisation_id_found_at_idx" ON "sweep_finding" ("organisation_id", "found_at");
