-- Who is called for a red flag, hospital by hospital, in which order and when they answer. Lines are never taken away:
-- the walks of past red flags name them.
CREATE TABLE "on_call_line" (
  "id" uuid PRIMARY KEY,
  "organisation_id" uuid NOT NULL REFERENCES "organisation" ("id"),
  "hospital_id" uuid NOT NULL REFERENCES "hospital" ("id"),
  "position" integer NOT NULL,
  "kind" text NOT NULL,
  -- Label and telephone number, encrypted JSON.
  "details" bytea NOT NULL,
  "answer_minutes" integer NOT NULL,
  "weekly" jsonb NOT NULL,
  "exceptions" jsonb NOT NULL DEFAULT '[]',
  "first_day" date,
  "last_day" date,
  "active" boolean NOT NULL DEFAULT true,
  CONSTRAINT "on_call_line_position_positive" CHECK ("position" > 0),
  CONSTRAINT "on_call_line_kind_known"
    CHECK ("kind" IN ('coordination-nurse', 'ward-line', 'on-call-physician', 'other')),
  CONSTRAINT "on_call_line_answers_in_time" CHECK ("answer_minutes" BETWEEN 1 AND 60),
  CONSTRAINT "on_call_line_days_in_order" CHECK ("last_day" >= "first_day")
);
CREATE INDEX "on_call_line_organisation_id_hospital_id_position_idx"
  ON "on_call_line" ("organisation_id", "hospital_id", "position");

-- The dispatch centre of a département: 15 dialled elsewhere reaches another one. Filled and verified by the service.
CREATE TABLE "emergency_number" (
  "organisation_id" uuid NOT NULL REFERENCES "organisation" ("id"),
  "department_code" text NOT NULL,
  "number" text NOT NULL,
  "verified_on" date NOT NULL,
  PRIMARY KEY ("organisation_id", "department_code"),
  CONSTRAINT "emergency_number_ten_digits" CHECK ("number" ~ '^0[1-9][0-9]{8}$')
);

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['on_call_line', 'emergency_number'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY organisation ON %I USING (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''relais.organisation'', true), '''')::uuid)',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_app', tenant_table);
  END LOOP;
END $$;
