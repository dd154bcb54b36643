-- What a person decided on a message of which nobody knows whether it left.
ALTER TABLE "message" ADD COLUMN "resolution" TEXT;
ALTER TABLE "message" ADD CONSTRAINT "message_resolution_known"
  CHECK ("resolution" IS NULL OR "resolution" IN ('sent-again', 'left', 'delivered'));
