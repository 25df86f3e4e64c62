-- Imports: the file, what it is to become, what went wrong, and which rows it made (for undo and for «the same file twice»).
CREATE TABLE import_run (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  member_id uuid NOT NULL,
  entity text NOT NULL,
  file_name text NOT NULL,
  sheets json NOT NULL,
  shape text NOT NULL,
  state text NOT NULL,
  options json,
  dry_run boolean NOT NULL DEFAULT false,
  progress integer NOT NULL DEFAULT 0,
  counts json NOT NULL,
  unknowns json NOT NULL,
  report json,
  choices json NOT NULL DEFAULT '{}',
  file_bytes bigint NOT NULL DEFAULT 0,
  failure text,
  cancel boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  undone_at timestamptz(3),
  CONSTRAINT import_run__pk PRIMARY KEY (org_id, id)
);
CREATE INDEX import_run__member__ix ON import_run (org_id, member_id, created_at DESC);
CREATE INDEX import_run__shape__ix ON import_run (org_id, entity, shape, created_at DESC);
CREATE TABLE import_file (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT import_file__pk PRIMARY KEY (org_id, import_id, part)
);
CREATE TABLE import_problem (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  n integer NOT NULL,
  sheet text NOT NULL,
  row_number integer NOT NULL,
  column_label text NOT NULL,
  value text NOT NULL,
  code text NOT NULL,
  facts json NOT NULL,
  CONSTRAINT import_problem__pk PRIMARY KEY (org_id, import_id, n)
);
CREATE TABLE import_row (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  entity text NOT NULL,
  row_id uuid NOT NULL,
  row_hash text,
  row_number integer,
  -- A standing row that was only changed: what stood there before, so that undo can put it back.
  before json,
  CONSTRAINT import_row__pk PRIMARY KEY (org_id, import_id, entity, row_id)
);
CREATE INDEX import_row__hash__ix ON import_row (org_id, row_hash) WHERE row_hash IS NOT NULL;
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY import_run_own ON import_run USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
ALTER TABLE import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_file FORCE ROW LEVEL SECURITY;
CREATE POLICY import_file_own ON import_file USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
ALTER TABLE import_problem ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_problem FORCE ROW LEVEL SECURITY;
CREATE POLICY import_problem_own ON import_problem USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY import_row_own ON import_row USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- After many rows at once (an import, the demo) the planner knows nothing of them until the server's own round comes by, up to a minute later;
-- until then joins of a few thousand rows may take a minute each. The owner looks at the tables for the program's role, which may not.
CREATE FUNCTION fresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '1s' AS $$
DECLARE t name;
BEGIN
  FOR t IN SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND n_mod_since_analyze > 100 LOOP
    BEGIN EXECUTE format('ANALYZE public.%I', t); EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $$;
