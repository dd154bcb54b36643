-- Business time of a demonstration runs in legs: each ends at an instant at which time stands until the next begins.
ALTER TABLE "clock_segment" ADD COLUMN "stands_from" TIMESTAMPTZ(3);
ALTER TABLE "clock_segment" ADD CONSTRAINT "clock_segment_stands_after" CHECK ("stands_from" >= "business_from");

-- Every process follows the newest segment: a few times a second, where a demonstration lives through weeks.
CREATE FUNCTION announce_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('relais_clock', NEW."id"::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "clock_announced" AFTER INSERT ON "clock_segment" FOR EACH ROW EXECUTE FUNCTION announce_clock();
