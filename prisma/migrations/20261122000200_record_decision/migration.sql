-- One decision of a follow-up, written in one round trip and one commit: records, effects, inbox row.
-- Guarded by the revision: writing it again is no write, and answers the state that is there. Instants arrive as epoch milliseconds.

CREATE FUNCTION instant_of(milliseconds jsonb) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN milliseconds IS NULL OR jsonb_typeof(milliseconds) = 'null' THEN NULL
              ELSE to_timestamp((milliseconds #>> '{}')::double precision / 1000.0) END
$$;

CREATE FUNCTION record_decision(p_organisation uuid, p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_follow_up uuid := (p ->> 'followUpId')::uuid;
  v_generation integer := (p ->> 'generation')::integer;
  v_revision integer := (p ->> 'revision')::integer;
  v_recorded jsonb;
BEGIN
  PERFORM set_config('relais.organisation', p_organisation::text, true);

  UPDATE follow_up SET
    generation = v_generation, revision = v_revision, status = p ->> 'status', state = p -> 'state',
    pathway_key = p ->> 'pathwayKey', pathway_version = p ->> 'pathwayVersion',
    next_deadline_at = instant_of(p -> 'deadlineAt'), deadline_reason = p ->> 'deadlineReason',
    owner_kind = coalesce(p ->> 'ownerKind', owner_kind), owner_id = coalesce(p ->> 'ownerId', owner_id),
    closing_reason = p ->> 'closingReason', closed_at = instant_of(p -> 'closedAt'),
    discharged_at = instant_of(p -> 'dischargedAt'), last_sign_of_life_at = clock_timestamp()
  WHERE id = v_follow_up AND revision < v_revision;
  IF NOT FOUND THEN
    -- Written before, by an attempt that left no trace: the caller takes up what is here.
    SELECT state INTO STRICT v_recorded FROM follow_up WHERE id = v_follow_up;
    RETURN v_recorded;
  END IF;

  INSERT INTO care (follow_up_id, key, organisation_id, profession, status, professional_id, appointment_at, due_at, revision)
  SELECT v_follow_up, c ->> 'key', p_organisation, c ->> 'profession', c ->> 'status', c ->> 'professionalId',
         instant_of(c -> 'appointmentAt'), instant_of(c -> 'dueAt'), (c ->> 'revision')::integer
  FROM jsonb_array_elements(p -> 'cares') AS c
  ON CONFLICT (follow_up_id, key) DO UPDATE SET
    status = excluded.status, professional_id = excluded.professional_id, appointment_at = excluded.appointment_at,
    due_at = excluded.due_at, revision = excluded.revision;

  INSERT INTO offer (follow_up_id, id, organisation_id, care_key, professional_id, channel, status, reason, sent_at, due_at, revision)
  SELECT v_follow_up, o ->> 'id', p_organisation, o ->> 'careKey', (o ->> 'professionalId')::uuid, o ->> 'channel',
         o ->> 'status', o ->> 'reason', instant_of(o -> 'sentAt'), instant_of(o -> 'dueAt'), (o ->> 'revision')::integer
  FROM jsonb_array_elements(p -> 'offers') AS o
  ON CONFLICT (follow_up_id, id) DO UPDATE SET
    channel = excluded.channel, status = excluded.status, reason = excluded.reason, due_at = excluded.due_at,
    revision = excluded.revision;

  INSERT INTO call (follow_up_id, key, organisation_id, status, not_before, due_at, attempts, revision)
  SELECT v_follow_up, c ->> 'key', p_organisation, c ->> 'status', instant_of(c -> 'notBefore'),
         instant_of(c -> 'dueAt'), c -> 'attempts', (c ->> 'revision')::integer
  FROM jsonb_array_elements(p -> 'calls') AS c
  ON CONFLICT (follow_up_id, key) DO UPDATE SET
    status = excluded.status, not_before = excluded.not_before, due_at = excluded.due_at,
    attempts = excluded.attempts, revision = excluded.revision;

  INSERT INTO break (follow_up_id, id, organisation_id, code, grade, status, subject, owner_kind, owner_id, cause,
                     resolution, opened_at, due_at, resolved_at, revision)
  SELECT v_follow_up, b ->> 'id', p_organisation, b ->> 'code', b ->> 'grade', b ->> 'status', b ->> 'subject',
         b ->> 'ownerKind', b ->> 'ownerId', b ->> 'cause', b ->> 'resolution', instant_of(b -> 'openedAt'),
         instant_of(b -> 'dueAt'), instant_of(b -> 'resolvedAt'), (b ->> 'revision')::integer
  FROM jsonb_array_elements(p -> 'breaks') AS b
  ON CONFLICT (follow_up_id, id) DO UPDATE SET
    grade = excluded.grade, status = excluded.status, owner_kind = excluded.owner_kind, owner_id = excluded.owner_id,
    cause = excluded.cause, resolution = excluded.resolution, due_at = excluded.due_at,
    resolved_at = excluded.resolved_at, revision = excluded.revision;

  DELETE FROM work_item WHERE follow_up_id = v_follow_up
    AND key NOT IN (SELECT w ->> 'key' FROM jsonb_array_elements(p -> 'workItems') AS w);
  INSERT INTO work_item (follow_up_id, key, organisation_id, kind, subject, reason, not_before, due_at, owner_kind,
                         owner_id, overdue, actionable)
  SELECT v_follow_up, w ->> 'key', p_organisation, w ->> 'kind', w ->> 'subject', w ->> 'reason',
         instant_of(w -> 'notBefore'), instant_of(w -> 'dueAt'), w ->> 'ownerKind', w ->> 'ownerId',
         (w ->> 'overdue')::boolean, (w ->> 'actionable')::boolean
  FROM jsonb_array_elements(p -> 'workItems') AS w
  ON CONFLICT (follow_up_id, key) DO UPDATE SET
    reason = excluded.reason, not_before = excluded.not_before, due_at = excluded.due_at,
    owner_kind = excluded.owner_kind, owner_id = excluded.owner_id, overdue = excluded.overdue,
    actionable = excluded.actionable
  WHERE (work_item.reason, work_item.not_before, work_item.due_at, work_item.owner_id, work_item.overdue, work_item.actionable)
    IS DISTINCT FROM (excluded.reason, excluded.not_before, excluded.due_at, excluded.owner_id, excluded.overdue, excluded.actionable);

  INSERT INTO history_entry (follow_up_id, generation, revision, place, organisation_id, at, code, subject, detail, account_id)
  SELECT v_follow_up, v_generation, v_revision, h.place, p_organisation, instant_of(h.entry -> 'at'),
         h.entry ->> 'code', h.entry ->> 'subject', h.entry ->> 'detail', h.entry ->> 'userId'
  FROM jsonb_array_elements(p -> 'history') WITH ORDINALITY AS h (entry, place)
  ON CONFLICT DO NOTHING;

  IF (p ->> 'clearAll')::boolean THEN
    UPDATE message SET status = 'cleared' WHERE follow_up_id = v_follow_up AND status = 'scheduled';
  ELSIF jsonb_array_length(p -> 'clearSubjects') > 0 THEN
    UPDATE message SET status = 'cleared' WHERE follow_up_id = v_follow_up AND status = 'scheduled'
      AND subject IN (SELECT jsonb_array_elements_text(p -> 'clearSubjects'));
  END IF;
  INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, professional_id, subject, due_at)
  SELECT (m ->> 'id')::uuid, p_organisation, v_follow_up, v_generation, m ->> 'key', m ->> 'kind', m ->> 'channel',
         (m ->> 'professionalId')::uuid, m ->> 'subject', instant_of(m -> 'dueAt')
  FROM jsonb_array_elements(p -> 'messages') AS m
  ON CONFLICT (key) DO NOTHING;

  IF p ->> 'factId' IS NOT NULL THEN
    UPDATE inbox SET status = 'applied', settled_at = clock_timestamp(), claimed_until = NULL
    WHERE id = (p ->> 'factId')::uuid AND status = 'pending';
  END IF;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION record_decision(uuid, jsonb) TO relais_app;
