-- As 20261122001900_policies_once_a_statement, for the tables the lists of a day are read from: whose rows a transaction may
-- touch is read from the settings once a statement instead of once a row. The list of calls takes 7 ms instead of 12 in
-- the database. The walls are the same.
DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['account', 'break', 'call', 'call_session', 'care', 'follow_up', 'hospital', 'patient', 'work_item']
  LOOP
    EXECUTE format(
      'ALTER POLICY organisation ON %I USING (organisation_id = (SELECT nullif(current_setting(''relais.organisation'', true), '''')::uuid))',
      walled);
  END LOOP;
END
$$;

ALTER POLICY own_hospital ON "follow_up"
  USING ((SELECT nullif(current_setting('relais.hospital', true), '') IS NULL)
         OR hospital_id = (SELECT nullif(current_setting('relais.hospital', true), '')::uuid));
