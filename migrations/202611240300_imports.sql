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
  undoing boolean NOT NULL DEFAULT false,
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

-- The same from within the transaction that fills them: its rows are counted although nobody else sees them yet, so that its own plans, those of
-- its foreign keys and everyone's remembered ones know how large the tables have become. Search words are left out: they cost the most and
-- decide no join. Whoever else is measuring a table just now is not waited for.
CREATE FUNCTION measure_tables(tables name[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '50ms' SET default_statistics_target = 10 AS $$
DECLARE t name; columns text;
BEGIN
  FOR t, columns IN SELECT c.relname, string_agg(quote_ident(a.attname), ', ') FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'tokens'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname = ANY (tables) GROUP BY c.relname LOOP
    BEGIN EXECUTE format('ANALYZE public.%I (%s)', t, columns); EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $$;

-- Before an import fills tables nobody has measured yet: everyone's plans should know at least that nearly all rows belong to one organisation.
-- Without it any index that begins with org_id looks as good as the one that names the customer, and other people's lists walk the import's rows.
-- (PostgreSQL 18 takes statistics as given; older ones guess until the import is done.)
CREATE FUNCTION expect_rows(tables name[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '1s' AS $$
DECLARE t name;
BEGIN
  IF current_setting('server_version_num')::int < 180000 THEN RETURN; END IF;
  FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname = ANY (tables)
    AND NOT EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = 'public' AND s.tablename = c.relname AND s.attname = 'org_id') LOOP
    BEGIN
      EXECUTE format('SELECT pg_restore_attribute_stats(''schemaname'', ''public'', ''relname'', %L, ''attname'', ''org_id'', ''inherited'', false, ''null_frac'', 0::real, ''avg_width'', 16, ''n_distinct'', 1::real)', t);
    EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $$;

-- While thousands of rows come in, the indexes of search words gather the new words in a list and sort them in together: a third of the work and
-- a tenth of the log. Searches read the list too, so it is sorted in every few thousand rows (sort_words) and nobody notices it; the last import
-- under way puts the indexes back (settle_words), which otherwise sort in each row at once. Imports hold the shared lock 9, 1 for their whole life.
CREATE FUNCTION word_indexes() RETURNS TABLE (name text, gathers boolean) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT format('public.%I', c.relname), coalesce('fastupdate=on' = ANY (c.reloptions), false) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'i' AND c.relname ~ '__tokens__ix$'
$$;
CREATE FUNCTION gather_words(tables name[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '1s' AS $$
DECLARE i text;
BEGIN
  FOR i IN SELECT name FROM word_indexes() WHERE NOT gathers AND name = ANY (SELECT format('public.%I', t || '__tokens__ix') FROM unnest(tables) t) LOOP
    BEGIN EXECUTE format('ALTER INDEX %s SET (fastupdate = on)', i); EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $$;
CREATE FUNCTION sort_words() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT gin_clean_pending_list(name::regclass) FROM word_indexes() WHERE gathers
$$;
CREATE FUNCTION settle_words() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '1s' AS $$
DECLARE i text;
BEGIN
  IF NOT pg_try_advisory_xact_lock(9, 1) THEN RETURN; END IF;
  FOR i IN SELECT name FROM word_indexes() WHERE gathers LOOP
    BEGIN EXECUTE format('ALTER INDEX %s SET (fastupdate = off)', i); EXCEPTION WHEN lock_not_available THEN CONTINUE; END;
    PERFORM gin_clean_pending_list(i::regclass);
  END LOOP;
END $$;
