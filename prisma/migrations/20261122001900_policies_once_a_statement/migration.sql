-- Whose rows a transaction may touch, read from the settings once a statement instead of once a row: a search for slots
-- reads thousands of rows, and reading the settings took two thirds of the time of finding them. The walls are the same.
DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['appointment', 'opening', 'professional', 'appointment_type', 'practice', 'service_area', 'busy_time']
  LOOP
    EXECUTE format(
      'ALTER POLICY organisation ON %I USING (organisation_id = (SELECT nullif(current_setting(''relais.organisation'', true), '''')::uuid))',
      walled);
  END LOOP;
END
$$;

ALTER POLICY own_agenda ON "appointment"
  USING ((SELECT nullif(current_setting('relais.professional', true), '') IS NULL)
         OR professional_id = (SELECT nullif(current_setting('relais.professional', true), '')::uuid));
