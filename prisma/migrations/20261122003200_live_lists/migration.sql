-- Open screens hear at once that a message went out or failed, and that an appointment changed, where the follow-up
-- itself does not change with it (a confirmation by a link, a delivery). No revision of the follow-up goes with it: 0.
CREATE FUNCTION announce_beside_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('relais_follow_up', NEW."organisation_id"::text || ' ' || NEW."follow_up_id"::text || ' 0');
  RETURN NULL;
END $$;
CREATE TRIGGER "message_announced" AFTER UPDATE OF "status" ON "message" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('scheduled', 'sending') AND OLD."status" IS DISTINCT FROM NEW."status"
        AND NEW."follow_up_id" IS NOT NULL)
  EXECUTE FUNCTION announce_beside_follow_up();
CREATE TRIGGER "appointment_announced" AFTER UPDATE OF "status", "starts_at", "confirmed_at" ON "appointment" FOR EACH ROW
  WHEN (NEW."follow_up_id" IS NOT NULL) EXECUTE FUNCTION announce_beside_follow_up();
CREATE TRIGGER "appointment_made_announced" AFTER INSERT ON "appointment" FOR EACH ROW
  WHEN (NEW."follow_up_id" IS NOT NULL) EXECUTE FUNCTION announce_beside_follow_up();
