-- A search for slots reads months of several agendas at once: from the index alone, in the order of time, instead of
-- one page of the table for each appointment. The policies read the organisation.
CREATE INDEX "appointment_taken_idx" ON "appointment" ("professional_id", "starts_at")
  INCLUDE ("blocked_until", "status", "hold_expires_at", "organisation_id")
  WHERE "status" IN ('pending', 'booked', 'arrived', 'fulfilled') AND "kind" <> 'seat' AND NOT "told";

-- Care at a distance is looked for beyond those who are near.
CREATE INDEX "appointment_type_remote_idx" ON "appointment_type" ("organisation_id", "care_kind")
  WHERE "place" = 'remote' AND "retired_at" IS NULL;
