-- Lists cost what they show, whatever lies behind them (docs/bench.md, lists).
-- Follow-ups of every status, newest discharge first.
CREATE INDEX "follow_up_listed_idx" ON "follow_up" ("organisation_id", "discharged_at", "id");
-- Whether a death is to be confirmed: asked with every page of a patient.
CREATE INDEX "death_confirmation_patient_idx" ON "death_confirmation" ("patient_id", "stated_at", "id");
-- Messages that did not simply arrive, few among very many.
CREATE INDEX "message_troubled_idx" ON "message" ("organisation_id", "status", "due_at", "id")
  WHERE "status" NOT IN ('scheduled', 'sending', 'sent', 'delivered');
