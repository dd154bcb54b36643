-- What patients and professionals do from behind a link, one line a form: a form that is sent twice counts once.
-- The value stands in the page, unguessable, and nothing of it is kept before it is sent: opening a page changes nothing.
CREATE TABLE "message_link_form" (
  "link_id" UUID NOT NULL,
  "form_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "action" TEXT NOT NULL,
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "message_link_form_pkey" PRIMARY KEY ("link_id", "form_id")
);
ALTER TABLE "message_link_form" ADD FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id");
ALTER TABLE "message_link_form" ADD FOREIGN KEY ("link_id") REFERENCES "message_link" ("id") ON DELETE CASCADE;

ALTER TABLE "message_link_form" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "message_link_form" FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON "message_link_form"
  USING (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('relais.organisation', true), '')::uuid);
GRANT SELECT, INSERT ON "message_link_form" TO relais_app;
