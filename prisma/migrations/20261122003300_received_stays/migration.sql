-- Discharges that come in a burst are received first: yes is said once a statement is kept under its keys, sealed, and the
-- follow-up is made of it afterwards, under the id that was answered (docs/decisions/received-first.md).
CREATE TABLE "received_stay" (
    "follow_up_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "hospital_id" UUID NOT NULL,
    "visit_number_token" BYTEA NOT NULL,
    "key_hash" BYTEA,
    "statement" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    CONSTRAINT "received_stay_pkey" PRIMARY KEY ("follow_up_id")
);
-- What tells rows apart comes first. Plans are kept that were made while the table was empty, as it is all year: then any index
-- looks as good as any other, and one that begins with the organisation would be read whole in a burst.
CREATE UNIQUE INDEX "received_stay_visit_number_token_hospital_id_key" ON "received_stay" ("visit_number_token", "hospital_id");
CREATE UNIQUE INDEX "received_stay_key_hash_hospital_id_key" ON "received_stay" ("key_hash", "hospital_id");
-- No references: rows are written for hospitals just looked up and stay for seconds, and every batch of a burst would lock the
-- same two rows at the same time.

ALTER TABLE "received_stay" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "received_stay" FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON "received_stay"
  USING (organisation_id = (SELECT nullif(current_setting('relais.organisation', true), '')::uuid))
  WITH CHECK (organisation_id = (SELECT nullif(current_setting('relais.organisation', true), '')::uuid));
CREATE POLICY own_hospital ON "received_stay" AS RESTRICTIVE
  USING (nullif(current_setting('relais.hospital', true), '') IS NULL
         OR hospital_id = nullif(current_setting('relais.hospital', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "received_stay" TO relais_app;

-- Keeps statements of stays nobody knows, each whole or not at all. Whatever there is to decide about one (a stay or key that
-- is known or received, a name somebody else holds a lock on) is left to the transaction of intake.
--
-- @param p an array of statements, all of one organisation: followUpId, finess, ownHospital, visitToken and keyHash in
--   hexadecimal, statement in base64
-- @returns the ids of those that were kept
CREATE FUNCTION receive_stays(p_organisation uuid, p json) RETURNS uuid[] LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_locked uuid[];
  v_kept uuid[];
BEGIN
  PERFORM set_config('relais.organisation', p_organisation::text, true);
  -- The names of the transaction of intake (transaction-lock.ts). Nobody is waited for, so that nobody waits in a ring.
  SELECT array_agg(one."followUpId") INTO v_locked
    FROM json_to_recordset(p) AS one ("followUpId" uuid, finess text, "ownHospital" uuid, "visitToken" text, "keyHash" text)
    JOIN hospital ON hospital.organisation_id = p_organisation AND hospital.finess = one.finess
    WHERE hospital.id = coalesce(one."ownHospital", hospital.id)
      AND pg_try_advisory_xact_lock(hashtextextended(hospital.id || '/stay/' || one."visitToken", 0))
      AND (one."keyHash" IS NULL
           OR pg_try_advisory_xact_lock(hashtextextended(hospital.id || '/key/' || one."keyHash", 0)));
  -- A statement of its own, which sees what was committed until the locks were had.
  WITH kept AS (
    INSERT INTO received_stay (follow_up_id, organisation_id, hospital_id, visit_number_token, key_hash, statement)
    SELECT one."followUpId", p_organisation, hospital.id, decode(one."visitToken", 'hex'), decode(one."keyHash", 'hex'),
           decode(one.statement, 'base64')
    FROM json_to_recordset(p) AS one ("followUpId" uuid, finess text, "visitToken" text, "keyHash" text, statement text)
    JOIN hospital ON hospital.organisation_id = p_organisation AND hospital.finess = one.finess
    WHERE one."followUpId" = ANY (v_locked)
      -- Looked up one by one: joined, every stay of the organisation would be read for each batch.
      AND (SELECT true FROM stay WHERE stay.organisation_id = p_organisation AND stay.hospital_id = hospital.id
           AND stay.visit_number_token = decode(one."visitToken", 'hex') LIMIT 1) IS NULL
      AND (one."keyHash" IS NULL OR (
           SELECT true FROM submission WHERE submission.organisation_id = p_organisation
           AND submission.hospital_id = hospital.id AND submission.key_hash = decode(one."keyHash", 'hex') LIMIT 1) IS NULL)
    ON CONFLICT DO NOTHING RETURNING follow_up_id)
  SELECT array_agg(follow_up_id) INTO v_kept FROM kept;
  RETURN coalesce(v_kept, '{}');
END $$;

-- As accept_unknown_stays, beside what was received: a statement that was received is gone once its follow-up is made.
--
-- @throws RL001 when a stay or key of them was received under another follow-up: that one is to be made first
CREATE FUNCTION make_unknown_stays(p_organisation uuid, p jsonb) RETURNS boolean[] LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_accepted boolean[] := accept_unknown_stays(p_organisation, p);
  v_one jsonb;
  v_hospital uuid;
BEGIN
  FOR v_one IN
    SELECT one FROM jsonb_array_elements(p) WITH ORDINALITY AS stays (one, place) WHERE v_accepted[place]
  LOOP
    DELETE FROM received_stay WHERE follow_up_id = (v_one ->> 'followUpId')::uuid;
    SELECT id INTO v_hospital FROM hospital WHERE organisation_id = p_organisation AND finess = v_one ->> 'finess';
    -- Their names are locked since, so that whatever was received under them before is seen here.
    IF EXISTS (SELECT FROM received_stay WHERE organisation_id = p_organisation AND hospital_id = v_hospital
               AND visit_number_token = decode(v_one ->> 'visitToken', 'hex'))
      OR EXISTS (SELECT FROM received_stay WHERE organisation_id = p_organisation AND hospital_id = v_hospital
                 AND key_hash = decode(v_one ->> 'keyHash', 'hex'))
    THEN
      RAISE EXCEPTION 'a stay was received before' USING ERRCODE = 'RL001';
    END IF;
  END LOOP;
  RETURN v_accepted;
END $$;
