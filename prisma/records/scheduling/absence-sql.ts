/** `$1` professional, `$2` and `$3` from and to (null: for good), `$4` how many. A session falls with its seats. */
export const FALLEN = `
  SELECT appointment.id AS "appointmentId", appointment.revision, appointment.patient_id AS "patientId",
    follow_up_id AS "followUpId", care_key AS "careKey", visit_number AS "visitNumber",
    appointment_type_id AS "appointmentTypeId", appointment_type.care_kind AS "careKind", starts_at AS "startsAt"
  FROM appointment LEFT JOIN appointment_type ON appointment_type.id = appointment_type_id
  WHERE appointment.professional_id = $1 AND starts_at >= $2 AND ($3::timestamptz IS NULL OR starts_at < $3)
    AND status = 'booked' AND kind <> 'session' AND patient_id IS NOT NULL
  ORDER BY starts_at, appointment.id LIMIT $4`;

/**
 * Follow-ups that count on somebody who is away. `$1` organisation, `$2` professional, `$3` and `$4` from and to (null:
 * for good), `$5` now. Asked: before the answer, or the care, is due. Held: at the time agreed, or visit after visit,
 * unless our agendas have the times and tell of each.
 */
export const CONCERNED = `
  SELECT id AS "followUpId", patient_id AS "patientId" FROM follow_up
  WHERE organisation_id = $1 AND status IN ('open', 'paused', 'handed-over') AND (
    EXISTS (SELECT FROM offer JOIN care ON care.follow_up_id = offer.follow_up_id AND care.key = offer.care_key
            WHERE offer.follow_up_id = follow_up.id AND offer.professional_id = $2
              AND offer.status IN ('awaiting', 'tentative') AND greatest(offer.due_at, care.due_at) >= $3)
    OR EXISTS (SELECT FROM care
               WHERE care.follow_up_id = follow_up.id AND care.professional_id = $2::text
                 AND care.status IN ('arranged', 'in-place', 'already')
                 AND NOT EXISTS (SELECT FROM appointment
                                 WHERE appointment.follow_up_id = follow_up.id AND appointment.care_key = care.key
                                   AND appointment.professional_id = $2 AND starts_at > $5
                                   AND appointment.status IN ('booked', 'arrived'))
                 AND CASE WHEN care.status = 'arranged' AND care.appointment_at IS NOT NULL
                          THEN care.appointment_at >= $3 AND ($4::timestamptz IS NULL OR care.appointment_at < $4)
                          ELSE $3 <= to_timestamp((follow_up.state #>> '{plan,endsAt}')::numeric / 1000) END))
  ORDER BY id FOR SHARE`;

export const LEFT = `
  SELECT id, professional_id AS "professionalId", first_day::text AS "firstDay", last_day::text AS "lastDay", cause,
    replacement_id AS "replacementId"
  FROM absence
  WHERE organisation_id = $1 AND carried_out_at IS NULL AND cancelled_at IS NULL AND stated_at < $2
  ORDER BY stated_at, id LIMIT $3`;

/** What became of it, with the appointment as it is now. */
export const CONSEQUENCES = `
  SELECT outcome, absence_consequence.patient_id AS "patientId", absence_consequence.follow_up_id AS "followUpId",
    absence_consequence.appointment_id AS "appointmentId", absence_consequence.at, patient.details,
    CASE WHEN appointment.status = 'booked' THEN appointment.starts_at END AS "appointmentAt",
    CASE WHEN appointment.status = 'booked' THEN professional.display_name END AS "professionalName"
  FROM absence_consequence JOIN patient ON patient.id = absence_consequence.patient_id
  LEFT JOIN appointment ON appointment.id = absence_consequence.appointment_id
  LEFT JOIN professional ON professional.id = appointment.professional_id
  WHERE absence_id = $1 ORDER BY absence_consequence.at, subject_id`;
