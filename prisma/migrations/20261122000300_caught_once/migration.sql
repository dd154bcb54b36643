-- A message sent again after a crash is the same message: the catcher keeps it once.
CREATE UNIQUE INDEX "caught_message_organisation_id_message_key_key"
  ON "caught_message" ("organisation_id", "message_key");
