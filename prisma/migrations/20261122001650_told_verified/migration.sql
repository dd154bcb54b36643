-- Whether the practice confirmed what the patient told of an appointment. It still blocks nothing: the agenda is not ours.
ALTER TABLE "appointment" ADD COLUMN "told_verified" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_only_told_is_verified" CHECK ("told" OR NOT "told_verified");

-- A decision that settled checks of what was told, and the agendas in step with it, in one commit. Only what still stands:
-- of an appointment that is over, its presence says more.
CREATE FUNCTION record_decision_on_told(p_organisation uuid, p jsonb, p_told jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_recorded jsonb := record_decision(p_organisation, p);
BEGIN
  WITH verified AS (
    UPDATE appointment SET told_verified = true, revision = appointment.revision + 1
    FROM jsonb_array_elements(p_told) AS t
    WHERE appointment.organisation_id = p_organisation AND appointment.id = (t ->> 'appointmentId')::uuid
      AND appointment.follow_up_id = (p ->> 'followUpId')::uuid
      AND appointment.told AND NOT appointment.told_verified AND appointment.status IN ('booked', 'arrived')
    RETURNING appointment.*, t.value AS said
  )
  INSERT INTO appointment_event (appointment_id, revision, organisation_id, at, status, code, starts_at, professional_id, by)
  SELECT id, revision, organisation_id, instant_of(said -> 'at'), status, 'verified', starts_at, professional_id,
         coalesce(said ->> 'by', 'service')
  FROM verified;
  RETURN v_recorded;
END $$;
GRANT EXECUTE ON FUNCTION record_decision_on_told(uuid, jsonb, jsonb) TO relais_app;
