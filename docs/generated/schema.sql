-- The whole schema as the migrations leave it, read back from PostgreSQL. Written by `npm run check -- --write`; never edited.

CREATE OR REPLACE FUNCTION public.expect_rows(tables name[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '1s'
AS $function$
DECLARE t name;
BEGIN
  IF current_setting('server_version_num')::int < 180000 THEN RETURN; END IF;
  FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname = ANY (tables)
    AND NOT EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = 'public' AND s.tablename = c.relname AND s.attname = 'org_id') LOOP
    BEGIN
      EXECUTE format('SELECT pg_restore_attribute_stats(''schemaname'', ''public'', ''relname'', %L, ''attname'', ''org_id'', ''inherited'', false, ''null_frac'', 0::real, ''avg_width'', 16, ''n_distinct'', 1::real)', t);
    EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.fresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '1s'
AS $function$
DECLARE t name;
BEGIN
  FOR t IN SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND n_mod_since_analyze > 100 LOOP
    BEGIN EXECUTE format('ANALYZE public.%I', t); EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.gather_words(tables name[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '1s'
AS $function$
DECLARE i text;
BEGIN
  FOR i IN SELECT name FROM word_indexes() WHERE NOT gathers AND name = ANY (SELECT format('public.%I', t || '__tokens__ix') FROM unnest(tables) t) LOOP
    BEGIN EXECUTE format('ALTER INDEX %s SET (fastupdate = on)', i); EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.mask_phone(phone text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN (length(phone) >= 11) THEN (("left"(phone, 3) || '****'::text) || "right"(phone, 4)) WHEN (length(phone) > 4) THEN (("left"(phone, 2) || '****'::text) || "right"(phone, 2)) ELSE '****'::text END;

CREATE OR REPLACE FUNCTION public.measure_tables(tables name[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '50ms'
 SET default_statistics_target TO '10'
AS $function$
DECLARE t name; columns text;
BEGIN
  FOR t, columns IN SELECT c.relname, string_agg(quote_ident(a.attname), ', ') FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'tokens'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname = ANY (tables) GROUP BY c.relname LOOP
    BEGIN EXECUTE format('ANALYZE public.%I (%s)', t, columns); EXCEPTION WHEN lock_not_available THEN NULL; END;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.settle_words()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '1s'
AS $function$
DECLARE i text;
BEGIN
  IF NOT pg_try_advisory_xact_lock(9, 1) THEN RETURN; END IF;
  FOR i IN SELECT name FROM word_indexes() WHERE gathers LOOP
    BEGIN EXECUTE format('ALTER INDEX %s SET (fastupdate = off)', i); EXCEPTION WHEN lock_not_available THEN CONTINUE; END;
    PERFORM gin_clean_pending_list(i::regclass);
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.sort_words()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT gin_clean_pending_list(name::regclass) FROM word_indexes() WHERE gathers
$function$;

CREATE OR REPLACE FUNCTION public.word_indexes()
 RETURNS TABLE(name text, gathers boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT format('public.%I', c.relname), coalesce('fastupdate=on' = ANY (c.reloptions), false) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'i' AND c.relname ~ '__tokens__ix$'
$function$;

CREATE TABLE action_item (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  text text NOT NULL,
  owner_id uuid NOT NULL,
  due_on date NOT NULL,
  meeting_id uuid,
  site_id uuid,
  team_id uuid,
  state text,
  outcome text,
  closed_at timestamp(3) with time zone,
  CONSTRAINT action_item__pk PRIMARY KEY (org_id, id),
  CONSTRAINT action_item__meeting_id__fk FOREIGN KEY (org_id, meeting_id) REFERENCES meeting(org_id, id),
  CONSTRAINT action_item__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member(org_id, id),
  CONSTRAINT action_item__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT action_item__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT action_item__outcome__ck CHECK (((char_length(outcome) >= 1) AND (char_length(outcome) <= 8000))),
  CONSTRAINT action_item__state__ck CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  CONSTRAINT action_item__text__ck CHECK (((char_length(text) >= 1) AND (char_length(text) <= 3200)))
);
CREATE INDEX action_item__1__ix ON action_item USING btree (org_id, owner_id, state, due_on);
CREATE INDEX action_item__2__ix ON action_item USING btree (org_id, meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX action_item__3__ix ON action_item USING btree (org_id, due_on, id);
ALTER TABLE action_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE action_item FORCE ROW LEVEL SECURITY;
CREATE POLICY action_item_own ON action_item FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON action_item TO chenxi_app;

CREATE TABLE appointment (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  customer_id uuid NOT NULL,
  card_id uuid,
  inquiry_id uuid,
  site_id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  purpose text NOT NULL,
  member_id uuid NOT NULL,
  state text,
  visit_id uuid,
  moved_to_id uuid,
  confirmation text,
  confirmed_at timestamp(3) with time zone,
  reason text,
  CONSTRAINT appointment__pk PRIMARY KEY (org_id, id),
  CONSTRAINT appointment__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT appointment__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT appointment__inquiry_id__fk FOREIGN KEY (org_id, inquiry_id) REFERENCES inquiry(org_id, id),
  CONSTRAINT appointment__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT appointment__moved_to_id__fk FOREIGN KEY (org_id, moved_to_id) REFERENCES appointment(org_id, id),
  CONSTRAINT appointment__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT appointment__visit_id__fk FOREIGN KEY (org_id, visit_id) REFERENCES visit(org_id, id),
  CONSTRAINT appointment__confirmation__ck CHECK ((confirmation = ANY (ARRAY['confirmed'::text, 'noAnswer'::text]))),
  CONSTRAINT appointment__purpose__ck CHECK (((char_length(purpose) >= 1) AND (char_length(purpose) <= 1280))),
  CONSTRAINT appointment__reason__ck CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 3200))),
  CONSTRAINT appointment__state__ck CHECK ((state = ANY (ARRAY['planned'::text, 'came'::text, 'missed'::text, 'moved'::text, 'cancelled'::text])))
);
CREATE INDEX appointment__1__ix ON appointment USING btree (org_id, customer_id, at);
CREATE INDEX appointment__2__ix ON appointment USING btree (org_id, member_id, at);
CREATE INDEX appointment__3__ix ON appointment USING btree (org_id, visit_id) WHERE (visit_id IS NOT NULL);
CREATE INDEX appointment__4__ix ON appointment USING btree (org_id, card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX appointment__5__ix ON appointment USING btree (org_id, at, id);
CREATE INDEX appointment__6__ix ON appointment USING btree (org_id, state, at);
ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment FORCE ROW LEVEL SECURITY;
CREATE POLICY appointment_own ON appointment FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON appointment TO chenxi_app;

CREATE TABLE audit_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  member_id uuid,
  entity text NOT NULL,
  row_id uuid,
  action text NOT NULL,
  changes jsonb NOT NULL,
  personal jsonb,
  salt text,
  digest text,
  request_id text NOT NULL,
  CONSTRAINT audit_entry__pk PRIMARY KEY (org_id, id)
);
CREATE INDEX audit_entry__at__ix ON audit_entry USING btree (org_id, at DESC, id DESC);
CREATE INDEX audit_entry__row__ix ON audit_entry USING btree (org_id, entity, row_id, at DESC);
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_own ON audit_entry FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT INSERT, SELECT ON audit_entry TO chenxi_app;

CREATE TABLE audit_link (
  org_id uuid NOT NULL,
  seq bigint NOT NULL,
  entry_id uuid NOT NULL,
  hash text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT audit_link__pk PRIMARY KEY (org_id, seq),
  CONSTRAINT audit_link__entry__uq UNIQUE (org_id, entry_id)
);
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_link_own ON audit_link FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT INSERT, SELECT ON audit_link TO chenxi_app;

CREATE TABLE audit_pending (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT audit_pending__pk PRIMARY KEY (org_id, id)
);
ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_pending_own ON audit_pending FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON audit_pending TO chenxi_app;

CREATE TABLE card_look (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  card_id uuid,
  on_day date,
  by_id uuid,
  at timestamp(3) with time zone,
  CONSTRAINT card_look__pk PRIMARY KEY (org_id, id),
  CONSTRAINT card_look__card_id_on_day_by_id__uq UNIQUE (org_id, card_id, on_day, by_id),
  CONSTRAINT card_look__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT card_look__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id)
);
CREATE INDEX card_look__1__ix ON card_look USING btree (org_id, by_id, on_day);
CREATE INDEX card_look__2__ix ON card_look USING btree (org_id, at DESC, id DESC);
ALTER TABLE card_look ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_look FORCE ROW LEVEL SECURITY;
CREATE POLICY card_look_own ON card_look FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON card_look TO chenxi_app;

CREATE TABLE card_number (
  org_id uuid NOT NULL,
  month text NOT NULL,
  last integer NOT NULL,
  CONSTRAINT card_number__pk PRIMARY KEY (org_id, month)
);
ALTER TABLE card_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_number FORCE ROW LEVEL SECURITY;
CREATE POLICY card_number_own ON card_number FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON card_number TO chenxi_app;

CREATE TABLE carried_card (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  month date,
  card_id uuid,
  level text,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  CONSTRAINT carried_card__pk PRIMARY KEY (org_id, id),
  CONSTRAINT carried_card__month_card_id__uq UNIQUE (org_id, month, card_id),
  CONSTRAINT carried_card__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT carried_card__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member(org_id, id),
  CONSTRAINT carried_card__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site(org_id, id),
  CONSTRAINT carried_card__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT carried_card__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text])))
);
CREATE INDEX carried_card__1__ix ON carried_card USING btree (org_id, month, counts_team_id, counts_for_id);
CREATE INDEX carried_card__2__ix ON carried_card USING btree (org_id, card_id);
ALTER TABLE carried_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE carried_card FORCE ROW LEVEL SECURITY;
CREATE POLICY carried_card_own ON carried_card FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON carried_card TO chenxi_app;

CREATE TABLE carried_month (
  org_id uuid NOT NULL,
  site_id uuid NOT NULL,
  month date NOT NULL,
  cards integer NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT carried_month__pk PRIMARY KEY (org_id, site_id, month),
  CONSTRAINT carried_month__site__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id)
);
ALTER TABLE carried_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE carried_month FORCE ROW LEVEL SECURITY;
CREATE POLICY carried_month_own ON carried_month FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON carried_month TO chenxi_app;

CREATE TABLE correction (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  row_kind text NOT NULL,
  row_id text NOT NULL,
  field text NOT NULL,
  before text,
  after text,
  reason text NOT NULL,
  by_id uuid,
  site_id uuid,
  team_id uuid,
  on_day date,
  CONSTRAINT correction__pk PRIMARY KEY (org_id, id),
  CONSTRAINT correction__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT correction__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT correction__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT correction__after__ck CHECK (((char_length(after) >= 1) AND (char_length(after) <= 8000))),
  CONSTRAINT correction__before__ck CHECK (((char_length(before) >= 1) AND (char_length(before) <= 8000))),
  CONSTRAINT correction__field__ck CHECK (((char_length(field) >= 1) AND (char_length(field) <= 640))),
  CONSTRAINT correction__reason__ck CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4800))),
  CONSTRAINT correction__row_id__ck CHECK (((char_length(row_id) >= 1) AND (char_length(row_id) <= 576))),
  CONSTRAINT correction__row_kind__ck CHECK ((row_kind = ANY (ARRAY['visit'::text, 'inquiry'::text, 'prospectCard'::text, 'dmsEntry'::text, 'milestone'::text])))
);
CREATE INDEX correction__1__ix ON correction USING btree (org_id, row_kind, row_id);
CREATE INDEX correction__2__ix ON correction USING btree (org_id, site_id, on_day);
ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE correction FORCE ROW LEVEL SECURITY;
CREATE POLICY correction_own ON correction FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT INSERT, SELECT ON correction TO chenxi_app;

CREATE TABLE customer (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  kind text NOT NULL,
  name text NOT NULL,
  gender text,
  phone text,
  other_phones text[] NOT NULL,
  wechat text,
  email text,
  region text,
  address text,
  industry text,
  credit_code text,
  tax_title text,
  bank text,
  bank_account text,
  channel text NOT NULL,
  owner_id uuid,
  site_id uuid NOT NULL,
  team_id uuid,
  tags text[] NOT NULL,
  note text,
  owned_since date,
  completeness integer,
  level text,
  wants text,
  last_contact_at date,
  next_contact_on date,
  merged_into_id uuid,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT customer__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer__merged_into_id__fk FOREIGN KEY (org_id, merged_into_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member(org_id, id),
  CONSTRAINT customer__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT customer__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT customer__address__ck CHECK (((char_length(address) >= 1) AND (char_length(address) <= 3200))),
  CONSTRAINT customer__bank__ck CHECK (((char_length(bank) >= 1) AND (char_length(bank) <= 1920))),
  CONSTRAINT customer__bank_account__ck CHECK (((char_length(bank_account) >= 1) AND (char_length(bank_account) <= 640))),
  CONSTRAINT customer__channel__ck CHECK ((channel = ANY (ARRAY['walkIn'::text, 'call'::text, 'web'::text, 'event'::text, 'outreach'::text, 'referral'::text, 'repeat'::text]))),
  CONSTRAINT customer__completeness__ck CHECK (((completeness >= 0) AND (completeness <= 100))),
  CONSTRAINT customer__credit_code__ck CHECK (((char_length(credit_code) >= 1) AND (char_length(credit_code) <= 480))),
  CONSTRAINT customer__email__ck CHECK (((char_length(email) >= 1) AND (char_length(email) <= 1920))),
  CONSTRAINT customer__gender__ck CHECK ((gender = ANY (ARRAY['male'::text, 'female'::text]))),
  CONSTRAINT customer__industry__ck CHECK (((char_length(industry) >= 1) AND (char_length(industry) <= 960))),
  CONSTRAINT customer__kind__ck CHECK ((kind = ANY (ARRAY['person'::text, 'company'::text]))),
  CONSTRAINT customer__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT customer__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT customer__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 32000))),
  CONSTRAINT customer__phone__ck CHECK ((phone ~ '^[0-9]{5,20}$'::text)),
  CONSTRAINT customer__region__ck CHECK (((char_length(region) >= 1) AND (char_length(region) <= 960))),
  CONSTRAINT customer__tax_title__ck CHECK (((char_length(tax_title) >= 1) AND (char_length(tax_title) <= 1920))),
  CONSTRAINT customer__wants__ck CHECK (((char_length(wants) >= 1) AND (char_length(wants) <= 2560))),
  CONSTRAINT customer__wechat__ck CHECK (((char_length(wechat) >= 1) AND (char_length(wechat) <= 960)))
);
CREATE INDEX customer__1__ix ON customer USING btree (org_id, updated_at DESC, id DESC);
CREATE INDEX customer__2__ix ON customer USING btree (org_id, owner_id, level, updated_at DESC);
CREATE INDEX customer__3__ix ON customer USING btree (org_id, team_id, level, updated_at DESC);
CREATE INDEX customer__4__ix ON customer USING btree (org_id, site_id, level, updated_at DESC);
CREATE INDEX customer__5__ix ON customer USING btree (org_id, name, id);
CREATE INDEX customer__6__ix ON customer USING btree (org_id, owner_id, next_contact_on);
CREATE INDEX customer__7__ix ON customer USING btree (org_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX customer__tokens__ix ON customer USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_own ON customer FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer TO chenxi_app;

CREATE TABLE customer_consents (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  purpose text NOT NULL,
  source text NOT NULL,
  on_day date NOT NULL,
  CONSTRAINT customer_consents__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_consents__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer_consents__purpose__ck CHECK ((purpose = ANY (ARRAY['collect'::text, 'marketing'::text, 'share'::text]))),
  CONSTRAINT customer_consents__source__ck CHECK (((char_length(source) >= 1) AND (char_length(source) <= 960)))
);
CREATE INDEX customer_consents__parent__ix ON customer_consents USING btree (org_id, customer_id, "position");
ALTER TABLE customer_consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_consents FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_consents_own ON customer_consents FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_consents TO chenxi_app;

CREATE TABLE customer_contacts (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  name text NOT NULL,
  role text,
  phone text,
  decides boolean NOT NULL,
  CONSTRAINT customer_contacts__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_contacts__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer_contacts__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT customer_contacts__phone__ck CHECK ((phone ~ '^[0-9]{5,20}$'::text)),
  CONSTRAINT customer_contacts__role__ck CHECK (((char_length(role) >= 1) AND (char_length(role) <= 960)))
);
CREATE INDEX customer_contacts__parent__ix ON customer_contacts USING btree (org_id, customer_id, "position");
ALTER TABLE customer_contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_contacts_own ON customer_contacts FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_contacts TO chenxi_app;

CREATE TABLE customer_identity (
  org_id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  row_id uuid NOT NULL,
  CONSTRAINT customer_identity__pk PRIMARY KEY (org_id, kind, value),
  CONSTRAINT customer_identity__row__fk FOREIGN KEY (org_id, row_id) REFERENCES customer(org_id, id)
);
CREATE INDEX customer_identity__row__ix ON customer_identity USING btree (org_id, row_id);
ALTER TABLE customer_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_identity_own ON customer_identity FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_identity TO chenxi_app;

CREATE TABLE customer_merge (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  from_id uuid,
  into_id uuid,
  at timestamp(3) with time zone,
  by_id uuid,
  undone_at timestamp(3) with time zone,
  CONSTRAINT customer_merge__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_merge__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT customer_merge__from_id__fk FOREIGN KEY (org_id, from_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer_merge__into_id__fk FOREIGN KEY (org_id, into_id) REFERENCES customer(org_id, id)
);
CREATE INDEX customer_merge__1__ix ON customer_merge USING btree (org_id, from_id, at DESC);
CREATE INDEX customer_merge__2__ix ON customer_merge USING btree (org_id, into_id, at DESC);
ALTER TABLE customer_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merge_own ON customer_merge FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_merge TO chenxi_app;

CREATE TABLE customer_merge_filled (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_merge_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  field text NOT NULL,
  before text,
  after text NOT NULL,
  CONSTRAINT customer_merge_filled__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_merge_filled__customer_merge_id__fk FOREIGN KEY (org_id, customer_merge_id) REFERENCES customer_merge(org_id, id),
  CONSTRAINT customer_merge_filled__after__ck CHECK (((char_length(after) >= 1) AND (char_length(after) <= 32000))),
  CONSTRAINT customer_merge_filled__before__ck CHECK (((char_length(before) >= 1) AND (char_length(before) <= 32000))),
  CONSTRAINT customer_merge_filled__field__ck CHECK (((char_length(field) >= 1) AND (char_length(field) <= 640)))
);
CREATE INDEX customer_merge_filled__parent__ix ON customer_merge_filled USING btree (org_id, customer_merge_id, "position");
ALTER TABLE customer_merge_filled ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge_filled FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merge_filled_own ON customer_merge_filled FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_merge_filled TO chenxi_app;

CREATE TABLE customer_merge_moved (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_merge_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  place text NOT NULL,
  key text NOT NULL,
  CONSTRAINT customer_merge_moved__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_merge_moved__customer_merge_id__fk FOREIGN KEY (org_id, customer_merge_id) REFERENCES customer_merge(org_id, id),
  CONSTRAINT customer_merge_moved__key__ck CHECK (((char_length(key) >= 1) AND (char_length(key) <= 3200))),
  CONSTRAINT customer_merge_moved__place__ck CHECK (((char_length(place) >= 1) AND (char_length(place) <= 1920)))
);
CREATE INDEX customer_merge_moved__parent__ix ON customer_merge_moved USING btree (org_id, customer_merge_id, "position");
ALTER TABLE customer_merge_moved ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge_moved FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merge_moved_own ON customer_merge_moved FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_merge_moved TO chenxi_app;

CREATE TABLE customer_relations (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  related_id uuid NOT NULL,
  kind text NOT NULL,
  CONSTRAINT customer_relations__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_relations__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer_relations__related_id__fk FOREIGN KEY (org_id, related_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer_relations__kind__ck CHECK ((kind = ANY (ARRAY['spouse'::text, 'parent'::text, 'child'::text, 'colleague'::text, 'introducer'::text, 'company'::text])))
);
CREATE INDEX customer_relations__parent__ix ON customer_relations USING btree (org_id, customer_id, "position");
ALTER TABLE customer_relations ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_relations FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_relations_own ON customer_relations FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_relations TO chenxi_app;

CREATE TABLE customer_things (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  make text,
  model text,
  plate text,
  vin text,
  bought_on date,
  CONSTRAINT customer_things__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_things__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT customer_things__kind__ck CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 480))),
  CONSTRAINT customer_things__make__ck CHECK (((char_length(make) >= 1) AND (char_length(make) <= 640))),
  CONSTRAINT customer_things__model__ck CHECK (((char_length(model) >= 1) AND (char_length(model) <= 960))),
  CONSTRAINT customer_things__plate__ck CHECK (((char_length(plate) >= 1) AND (char_length(plate) <= 320))),
  CONSTRAINT customer_things__vin__ck CHECK (((char_length(vin) >= 1) AND (char_length(vin) <= 480)))
);
CREATE INDEX customer_things__parent__ix ON customer_things USING btree (org_id, customer_id, "position");
ALTER TABLE customer_things ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_things FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_things_own ON customer_things FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_things TO chenxi_app;

CREATE TABLE day_closing (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  site_id uuid NOT NULL,
  team_id uuid,
  on_day date NOT NULL,
  state text,
  matched_at timestamp(3) with time zone,
  match_millis integer,
  sealed_by_id uuid,
  sealed_at timestamp(3) with time zone,
  audit_head text,
  waiting boolean,
  CONSTRAINT day_closing__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_closing__site_id_team_id_on_day__uq UNIQUE NULLS NOT DISTINCT (org_id, site_id, team_id, on_day),
  CONSTRAINT day_closing__sealed_by_id__fk FOREIGN KEY (org_id, sealed_by_id) REFERENCES member(org_id, id),
  CONSTRAINT day_closing__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT day_closing__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT day_closing__audit_head__ck CHECK (((char_length(audit_head) >= 1) AND (char_length(audit_head) <= 1024))),
  CONSTRAINT day_closing__match_millis__ck CHECK (((match_millis >= 0) AND (match_millis <= 2000000000))),
  CONSTRAINT day_closing__state__ck CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'sealed'::text])))
);
CREATE INDEX day_closing__1__ix ON day_closing USING btree (org_id, site_id, on_day);
CREATE INDEX day_closing__2__ix ON day_closing USING btree (org_id, team_id, on_day) WHERE (team_id IS NOT NULL);
CREATE INDEX day_closing__3__ix ON day_closing USING btree (org_id, on_day DESC, id DESC);
ALTER TABLE day_closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_closing FORCE ROW LEVEL SECURITY;
CREATE POLICY day_closing_own ON day_closing FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON day_closing TO chenxi_app;

CREATE TABLE day_closing_counts (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  day_closing_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  name text NOT NULL,
  number integer NOT NULL,
  CONSTRAINT day_closing_counts__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_closing_counts__day_closing_id__fk FOREIGN KEY (org_id, day_closing_id) REFERENCES day_closing(org_id, id),
  CONSTRAINT day_closing_counts__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT day_closing_counts__number__ck CHECK (((number >= 0) AND (number <= 2000000000)))
);
CREATE INDEX day_closing_counts__parent__ix ON day_closing_counts USING btree (org_id, day_closing_id, "position");
ALTER TABLE day_closing_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_closing_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY day_closing_counts_own ON day_closing_counts FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON day_closing_counts TO chenxi_app;

CREATE TABLE day_plan (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid NOT NULL,
  on_day date NOT NULL,
  site_id uuid,
  team_id uuid,
  state text,
  submitted_at timestamp(3) with time zone,
  decided_by_id uuid,
  decided_at timestamp(3) with time zone,
  reason text,
  CONSTRAINT day_plan__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_plan__member_id_on_day__uq UNIQUE (org_id, member_id, on_day),
  CONSTRAINT day_plan__decided_by_id__fk FOREIGN KEY (org_id, decided_by_id) REFERENCES member(org_id, id),
  CONSTRAINT day_plan__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT day_plan__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT day_plan__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT day_plan__reason__ck CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4800))),
  CONSTRAINT day_plan__state__ck CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'published'::text])))
);
CREATE INDEX day_plan__1__ix ON day_plan USING btree (org_id, on_day, team_id);
CREATE INDEX day_plan__2__ix ON day_plan USING btree (org_id, on_day DESC, id DESC);
ALTER TABLE day_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY day_plan_own ON day_plan FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON day_plan TO chenxi_app;

CREATE TABLE day_sheet (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid NOT NULL,
  on_day date NOT NULL,
  state text NOT NULL,
  stand_in_id uuid,
  site_id uuid NOT NULL,
  team_id uuid,
  note text,
  CONSTRAINT day_sheet__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_sheet__member_id_on_day__uq UNIQUE (org_id, member_id, on_day),
  CONSTRAINT day_sheet__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT day_sheet__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT day_sheet__stand_in_id__fk FOREIGN KEY (org_id, stand_in_id) REFERENCES member(org_id, id),
  CONSTRAINT day_sheet__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT day_sheet__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1920))),
  CONSTRAINT day_sheet__state__ck CHECK ((state = ANY (ARRAY['onDuty'::text, 'rest'::text, 'leave'::text, 'out'::text])))
);
CREATE INDEX day_sheet__1__ix ON day_sheet USING btree (org_id, on_day, site_id);
CREATE INDEX day_sheet__2__ix ON day_sheet USING btree (org_id, stand_in_id, on_day) WHERE (stand_in_id IS NOT NULL);
CREATE INDEX day_sheet__3__ix ON day_sheet USING btree (org_id, on_day DESC, id DESC);
ALTER TABLE day_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_sheet FORCE ROW LEVEL SECURITY;
CREATE POLICY day_sheet_own ON day_sheet FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON day_sheet TO chenxi_app;

CREATE TABLE difference (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  day_closing_id uuid,
  site_id uuid,
  team_id uuid,
  on_day date,
  class text,
  left__kind text,
  left__id text,
  right__kind text,
  right__id text,
  field text,
  left_says text,
  right_says text,
  fixer_id uuid,
  state text,
  explanation_kind text,
  explanation_text text,
  explanation_expires_on date,
  closed_at timestamp(3) with time zone,
  closed_by_id uuid,
  brought_from_id uuid,
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT difference__pk PRIMARY KEY (org_id, id),
  CONSTRAINT difference__seal__uq UNIQUE (org_id, seal_id, seal_no),
  CONSTRAINT difference__brought_from_id__fk FOREIGN KEY (org_id, brought_from_id) REFERENCES difference(org_id, id),
  CONSTRAINT difference__closed_by_id__fk FOREIGN KEY (org_id, closed_by_id) REFERENCES member(org_id, id),
  CONSTRAINT difference__day_closing_id__fk FOREIGN KEY (org_id, day_closing_id) REFERENCES day_closing(org_id, id),
  CONSTRAINT difference__fixer_id__fk FOREIGN KEY (org_id, fixer_id) REFERENCES member(org_id, id),
  CONSTRAINT difference__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal(org_id, id, difference_rows),
  CONSTRAINT difference__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT difference__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT difference__class__ck CHECK ((class = ANY (ARRAY['visitWithoutCard'::text, 'inquiryWithoutCard'::text, 'cardWithoutOrigin'::text, 'cardWithoutDms'::text, 'dmsWithoutCard'::text, 'fieldDiffers'::text, 'duplicate'::text, 'late'::text, 'milestoneWithoutDms'::text, 'dmsWithoutMilestone'::text]))),
  CONSTRAINT difference__explanation_kind__ck CHECK ((explanation_kind = ANY (ARRAY['dmsLater'::text, 'noRecordDue'::text, 'mistake'::text, 'other'::text]))),
  CONSTRAINT difference__explanation_text__ck CHECK (((char_length(explanation_text) >= 1) AND (char_length(explanation_text) <= 4800))),
  CONSTRAINT difference__field__ck CHECK (((char_length(field) >= 1) AND (char_length(field) <= 480))),
  CONSTRAINT difference__left__id__ck CHECK (((char_length(left__id) >= 1) AND (char_length(left__id) <= 576))),
  CONSTRAINT difference__left__kind__ck CHECK ((left__kind = ANY (ARRAY['visit'::text, 'inquiry'::text, 'prospectCard'::text, 'dmsEntry'::text, 'milestone'::text]))),
  CONSTRAINT difference__left_says__ck CHECK (((char_length(left_says) >= 1) AND (char_length(left_says) <= 1920))),
  CONSTRAINT difference__right__id__ck CHECK (((char_length(right__id) >= 1) AND (char_length(right__id) <= 576))),
  CONSTRAINT difference__right__kind__ck CHECK ((right__kind = ANY (ARRAY['visit'::text, 'inquiry'::text, 'prospectCard'::text, 'dmsEntry'::text, 'milestone'::text]))),
  CONSTRAINT difference__right_says__ck CHECK (((char_length(right_says) >= 1) AND (char_length(right_says) <= 1920))),
  CONSTRAINT difference__seal__ck CHECK (((num_nulls(seal_id, seal_rows, seal_no) = ANY (ARRAY[0, 3])) AND ((seal_no IS NULL) OR ((seal_no >= 1) AND (seal_no <= seal_rows))))),
  CONSTRAINT difference__state__ck CHECK ((state = ANY (ARRAY['open'::text, 'mended'::text, 'explained'::text])))
);
CREATE INDEX difference__1__ix ON difference USING btree (org_id, day_closing_id, state);
CREATE INDEX difference__2__ix ON difference USING btree (org_id, site_id, on_day);
ALTER TABLE difference ENABLE ROW LEVEL SECURITY;
ALTER TABLE difference FORCE ROW LEVEL SECURITY;
CREATE POLICY difference_add ON difference FOR INSERT WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY difference_change ON difference FOR UPDATE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL)) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
CREATE POLICY difference_drop ON difference FOR DELETE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY difference_read ON difference FOR SELECT USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON difference TO chenxi_app;

CREATE TABLE difference_candidates (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  difference_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  row_id text NOT NULL,
  CONSTRAINT difference_candidates__pk PRIMARY KEY (org_id, id),
  CONSTRAINT difference_candidates__difference_id__fk FOREIGN KEY (org_id, difference_id) REFERENCES difference(org_id, id),
  CONSTRAINT difference_candidates__kind__ck CHECK ((kind = ANY (ARRAY['visit'::text, 'inquiry'::text, 'prospectCard'::text, 'dmsEntry'::text, 'milestone'::text]))),
  CONSTRAINT difference_candidates__row_id__ck CHECK (((char_length(row_id) >= 1) AND (char_length(row_id) <= 576)))
);
CREATE INDEX difference_candidates__parent__ix ON difference_candidates USING btree (org_id, difference_id, "position");
ALTER TABLE difference_candidates ENABLE ROW LEVEL SECURITY;
ALTER TABLE difference_candidates FORCE ROW LEVEL SECURITY;
CREATE POLICY difference_candidates_own ON difference_candidates FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON difference_candidates TO chenxi_app;

CREATE TABLE dms_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  kind text NOT NULL,
  site_id uuid NOT NULL,
  dms_no text NOT NULL,
  on_day date NOT NULL,
  name text,
  phone text,
  member_id uuid,
  level text,
  card_id uuid,
  milestone_id uuid,
  source text NOT NULL,
  counts_team_id uuid,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT dms_entry__pk PRIMARY KEY (org_id, id),
  CONSTRAINT dms_entry__seal__uq UNIQUE (org_id, seal_id, seal_no),
  CONSTRAINT dms_entry__site_id_kind_dms_no__uq UNIQUE (org_id, site_id, kind, dms_no),
  CONSTRAINT dms_entry__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT dms_entry__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT dms_entry__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT dms_entry__milestone_id__fk FOREIGN KEY (org_id, milestone_id) REFERENCES milestone(org_id, id),
  CONSTRAINT dms_entry__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal(org_id, id, dms_rows),
  CONSTRAINT dms_entry__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT dms_entry__dms_no__ck CHECK (((char_length(dms_no) >= 1) AND (char_length(dms_no) <= 640))),
  CONSTRAINT dms_entry__kind__ck CHECK ((kind = ANY (ARRAY['card'::text, 'order'::text, 'delivery'::text, 'cancellation'::text]))),
  CONSTRAINT dms_entry__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT dms_entry__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT dms_entry__phone__ck CHECK (((char_length(phone) >= 1) AND (char_length(phone) <= 320))),
  CONSTRAINT dms_entry__seal__ck CHECK (((num_nulls(seal_id, seal_rows, seal_no) = ANY (ARRAY[0, 3])) AND ((seal_no IS NULL) OR ((seal_no >= 1) AND (seal_no <= seal_rows))))),
  CONSTRAINT dms_entry__source__ck CHECK ((source = ANY (ARRAY['typed'::text, 'import'::text])))
);
CREATE INDEX dms_entry__1__ix ON dms_entry USING btree (org_id, site_id, on_day, kind);
CREATE INDEX dms_entry__2__ix ON dms_entry USING btree (org_id, card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX dms_entry__tokens__ix ON dms_entry USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE dms_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE dms_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY dms_entry_add ON dms_entry FOR INSERT WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY dms_entry_change ON dms_entry FOR UPDATE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL)) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
CREATE POLICY dms_entry_drop ON dms_entry FOR DELETE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY dms_entry_read ON dms_entry FOR SELECT USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON dms_entry TO chenxi_app;

CREATE TABLE draft (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  name text NOT NULL,
  body jsonb NOT NULL,
  saved_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT draft__pk PRIMARY KEY (org_id, member_id, name)
);
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_own ON draft FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON draft TO chenxi_app;

CREATE TABLE file (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  name text,
  type text,
  size integer,
  sha256 text,
  follow_up_id uuid,
  customer_id uuid,
  by_id uuid,
  CONSTRAINT file__pk PRIMARY KEY (org_id, id),
  CONSTRAINT file__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT file__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT file__follow_up_id__fk FOREIGN KEY (org_id, follow_up_id) REFERENCES follow_up(org_id, id),
  CONSTRAINT file__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 3200))),
  CONSTRAINT file__sha256__ck CHECK (((char_length(sha256) >= 1) AND (char_length(sha256) <= 1024))),
  CONSTRAINT file__size__ck CHECK (((size >= 0) AND (size <= 2000000000))),
  CONSTRAINT file__type__ck CHECK ((type = ANY (ARRAY['jpeg'::text, 'png'::text, 'webp'::text, 'heic'::text, 'pdf'::text, 'xlsx'::text, 'docx'::text, 'txt'::text, 'csv'::text])))
);
CREATE INDEX file__1__ix ON file USING btree (org_id, by_id, id DESC);
CREATE INDEX file__2__ix ON file USING btree (org_id, follow_up_id) WHERE (follow_up_id IS NOT NULL);
ALTER TABLE file ENABLE ROW LEVEL SECURITY;
ALTER TABLE file FORCE ROW LEVEL SECURITY;
CREATE POLICY file_own ON file FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON file TO chenxi_app;

CREATE TABLE file_part (
  org_id uuid NOT NULL,
  file_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT file_part__pk PRIMARY KEY (org_id, file_id, part),
  CONSTRAINT file_part__file_id__fk FOREIGN KEY (org_id, file_id) REFERENCES file(org_id, id),
  CONSTRAINT file_part__bytes__ck CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 1048576)))
);
ALTER TABLE file_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_part FORCE ROW LEVEL SECURITY;
CREATE POLICY file_part_own ON file_part FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON file_part TO chenxi_app;

CREATE TABLE follow_up (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  customer_id uuid NOT NULL,
  card_id uuid,
  at timestamp(3) with time zone NOT NULL,
  means text NOT NULL,
  result text NOT NULL,
  text text NOT NULL,
  seconds integer,
  level_after text,
  next_contact_on date,
  by_id uuid NOT NULL,
  stand_in_for_id uuid,
  file_ids uuid[],
  CONSTRAINT follow_up__pk PRIMARY KEY (org_id, id),
  CONSTRAINT follow_up__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT follow_up__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT follow_up__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT follow_up__stand_in_for_id__fk FOREIGN KEY (org_id, stand_in_for_id) REFERENCES member(org_id, id),
  CONSTRAINT follow_up__level_after__ck CHECK ((level_after = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT follow_up__means__ck CHECK ((means = ANY (ARRAY['call'::text, 'message'::text, 'wechat'::text, 'visit'::text, 'other'::text]))),
  CONSTRAINT follow_up__result__ck CHECK ((result = ANY (ARRAY['reached'::text, 'noAnswer'::text, 'refused'::text, 'wrongNumber'::text, 'other'::text]))),
  CONSTRAINT follow_up__seconds__ck CHECK (((seconds >= 0) AND (seconds <= 86400))),
  CONSTRAINT follow_up__text__ck CHECK (((char_length(text) >= 1) AND (char_length(text) <= 32000)))
);
CREATE INDEX follow_up__1__ix ON follow_up USING btree (org_id, customer_id, at DESC);
CREATE INDEX follow_up__2__ix ON follow_up USING btree (org_id, card_id, at DESC) WHERE (card_id IS NOT NULL);
CREATE INDEX follow_up__3__ix ON follow_up USING btree (org_id, by_id, at DESC);
CREATE INDEX follow_up__4__ix ON follow_up USING btree (org_id, at DESC, id DESC);
ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_up_own ON follow_up FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON follow_up TO chenxi_app;

CREATE TABLE frozen_page (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  page text NOT NULL,
  site_id uuid NOT NULL,
  team_id uuid,
  on_day date NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  body json NOT NULL,
  CONSTRAINT frozen_page__pk PRIMARY KEY (org_id, id),
  CONSTRAINT frozen_page__of__uq UNIQUE NULLS NOT DISTINCT (org_id, page, site_id, team_id, on_day)
);
ALTER TABLE frozen_page ENABLE ROW LEVEL SECURITY;
ALTER TABLE frozen_page FORCE ROW LEVEL SECURITY;
CREATE POLICY frozen_page_own ON frozen_page FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT INSERT, SELECT ON frozen_page TO chenxi_app;

CREATE TABLE idempotency_key (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  key text NOT NULL,
  call text NOT NULL,
  hash text NOT NULL,
  status integer NOT NULL,
  body json,
  headers jsonb NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT idempotency_key__pk PRIMARY KEY (org_id, member_id, key)
);
CREATE INDEX idempotency_key__at__ix ON idempotency_key USING btree (org_id, at);
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_own ON idempotency_key FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_key TO chenxi_app;

CREATE TABLE import_file (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT import_file__pk PRIMARY KEY (org_id, import_id, part)
);
ALTER TABLE import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_file FORCE ROW LEVEL SECURITY;
CREATE POLICY import_file_own ON import_file FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON import_file TO chenxi_app;

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
ALTER TABLE import_problem ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_problem FORCE ROW LEVEL SECURITY;
CREATE POLICY import_problem_own ON import_problem FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON import_problem TO chenxi_app;

CREATE TABLE import_row (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  entity text NOT NULL,
  row_id uuid NOT NULL,
  row_hash text,
  row_number integer,
  before json,
  CONSTRAINT import_row__pk PRIMARY KEY (org_id, import_id, entity, row_id)
);
CREATE INDEX import_row__hash__ix ON import_row USING btree (org_id, row_hash) WHERE (row_hash IS NOT NULL);
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY import_row_own ON import_row FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON import_row TO chenxi_app;

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
  choices json NOT NULL DEFAULT '{}'::json,
  file_bytes bigint NOT NULL DEFAULT 0,
  failure text,
  cancel boolean NOT NULL DEFAULT false,
  created_at timestamp(3) with time zone NOT NULL,
  finished_at timestamp(3) with time zone,
  undone_at timestamp(3) with time zone,
  undoing boolean NOT NULL DEFAULT false,
  CONSTRAINT import_run__pk PRIMARY KEY (org_id, id)
);
CREATE INDEX import_run__member__ix ON import_run USING btree (org_id, member_id, created_at DESC);
CREATE INDEX import_run__shape__ix ON import_run USING btree (org_id, entity, shape, created_at DESC);
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY import_run_own ON import_run FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON import_run TO chenxi_app;

CREATE TABLE inquiry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  kind text NOT NULL,
  site_id uuid NOT NULL,
  on_day date NOT NULL,
  received_at timestamp(3) with time zone NOT NULL,
  handled_by_id uuid NOT NULL,
  owner_id uuid,
  name text,
  phone text,
  repeat_of_id uuid,
  class text NOT NULL,
  invalid_reason text,
  platform text,
  lead_no text,
  dispatched_at timestamp(3) with time zone,
  first_response_at timestamp(3) with time zone,
  response_minutes integer,
  open_response_minutes integer,
  caller_no text,
  ring_seconds integer,
  talk_seconds integer,
  event_name text,
  place text,
  company text,
  companion_id uuid,
  want_model text,
  want_trim text,
  want_colour text,
  level text,
  customer_id uuid,
  card_id uuid,
  appointment_id uuid,
  visit_id uuid,
  note text,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT inquiry__pk PRIMARY KEY (org_id, id),
  CONSTRAINT inquiry__seal__uq UNIQUE (org_id, seal_id, seal_no),
  CONSTRAINT inquiry__appointment_id__fk FOREIGN KEY (org_id, appointment_id) REFERENCES appointment(org_id, id),
  CONSTRAINT inquiry__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT inquiry__companion_id__fk FOREIGN KEY (org_id, companion_id) REFERENCES member(org_id, id),
  CONSTRAINT inquiry__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member(org_id, id),
  CONSTRAINT inquiry__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site(org_id, id),
  CONSTRAINT inquiry__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT inquiry__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT inquiry__handled_by_id__fk FOREIGN KEY (org_id, handled_by_id) REFERENCES member(org_id, id),
  CONSTRAINT inquiry__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member(org_id, id),
  CONSTRAINT inquiry__repeat_of_id__fk FOREIGN KEY (org_id, repeat_of_id) REFERENCES inquiry(org_id, id),
  CONSTRAINT inquiry__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal(org_id, id, inquiry_rows),
  CONSTRAINT inquiry__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT inquiry__visit_id__fk FOREIGN KEY (org_id, visit_id) REFERENCES visit(org_id, id),
  CONSTRAINT inquiry__caller_no__ck CHECK ((caller_no ~ '^[0-9]{5,20}$'::text)),
  CONSTRAINT inquiry__class__ck CHECK ((class = ANY (ARRAY['pending'::text, 'card'::text, 'onFile'::text, 'nonIntent'::text]))),
  CONSTRAINT inquiry__company__ck CHECK (((char_length(company) >= 1) AND (char_length(company) <= 1920))),
  CONSTRAINT inquiry__event_name__ck CHECK (((char_length(event_name) >= 1) AND (char_length(event_name) <= 960))),
  CONSTRAINT inquiry__invalid_reason__ck CHECK ((invalid_reason = ANY (ARRAY['wrongNumber'::text, 'noAnswer'::text, 'noIntent'::text, 'boughtOurs'::text, 'boughtRival'::text, 'otherProvince'::text, 'otherRegion'::text, 'other'::text]))),
  CONSTRAINT inquiry__kind__ck CHECK ((kind = ANY (ARRAY['call'::text, 'web'::text, 'event'::text, 'outreach'::text]))),
  CONSTRAINT inquiry__lead_no__ck CHECK (((char_length(lead_no) >= 1) AND (char_length(lead_no) <= 960))),
  CONSTRAINT inquiry__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT inquiry__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT inquiry__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 8000))),
  CONSTRAINT inquiry__open_response_minutes__ck CHECK (((open_response_minutes >= 0) AND (open_response_minutes <= 2000000000))),
  CONSTRAINT inquiry__phone__ck CHECK ((phone ~ '^[0-9]{5,20}$'::text)),
  CONSTRAINT inquiry__place__ck CHECK (((char_length(place) >= 1) AND (char_length(place) <= 960))),
  CONSTRAINT inquiry__platform__ck CHECK (((char_length(platform) >= 1) AND (char_length(platform) <= 960))),
  CONSTRAINT inquiry__response_minutes__ck CHECK (((response_minutes >= 0) AND (response_minutes <= 2000000000))),
  CONSTRAINT inquiry__ring_seconds__ck CHECK (((ring_seconds >= 0) AND (ring_seconds <= 86400))),
  CONSTRAINT inquiry__seal__ck CHECK (((num_nulls(seal_id, seal_rows, seal_no) = ANY (ARRAY[0, 3])) AND ((seal_no IS NULL) OR ((seal_no >= 1) AND (seal_no <= seal_rows))))),
  CONSTRAINT inquiry__talk_seconds__ck CHECK (((talk_seconds >= 0) AND (talk_seconds <= 86400))),
  CONSTRAINT inquiry__want_colour__ck CHECK (((char_length(want_colour) >= 1) AND (char_length(want_colour) <= 480))),
  CONSTRAINT inquiry__want_model__ck CHECK (((char_length(want_model) >= 1) AND (char_length(want_model) <= 960))),
  CONSTRAINT inquiry__want_trim__ck CHECK (((char_length(want_trim) >= 1) AND (char_length(want_trim) <= 960)))
);
CREATE INDEX inquiry__1__ix ON inquiry USING btree (org_id, site_id, on_day, received_at);
CREATE INDEX inquiry__2__ix ON inquiry USING btree (org_id, received_at DESC, id DESC);
CREATE INDEX inquiry__3__ix ON inquiry USING btree (org_id, phone, on_day) WHERE (phone IS NOT NULL);
CREATE INDEX inquiry__4__ix ON inquiry USING btree (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX inquiry__5__ix ON inquiry USING btree (org_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX inquiry__6__ix ON inquiry USING btree (org_id, card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX inquiry__tokens__ix ON inquiry USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE inquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE inquiry FORCE ROW LEVEL SECURITY;
CREATE POLICY inquiry_add ON inquiry FOR INSERT WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY inquiry_change ON inquiry FOR UPDATE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL)) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
CREATE POLICY inquiry_drop ON inquiry FOR DELETE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY inquiry_read ON inquiry FOR SELECT USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON inquiry TO chenxi_app;

CREATE TABLE level_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT level_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT level_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE level_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE level_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY level_rules_own ON level_rules FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON level_rules TO chenxi_app;

CREATE TABLE level_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  level_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  level text NOT NULL,
  window_days integer,
  cadence_days integer NOT NULL,
  CONSTRAINT level_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT level_rules_rows__level_rules_id__fk FOREIGN KEY (org_id, level_rules_id) REFERENCES level_rules(org_id, id),
  CONSTRAINT level_rules_rows__cadence_days__ck CHECK (((cadence_days >= 1) AND (cadence_days <= 365))),
  CONSTRAINT level_rules_rows__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT level_rules_rows__window_days__ck CHECK (((window_days >= 1) AND (window_days <= 3650)))
);
CREATE INDEX level_rules_rows__parent__ix ON level_rules_rows USING btree (org_id, level_rules_id, "position");
ALTER TABLE level_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE level_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY level_rules_rows_own ON level_rules_rows FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON level_rules_rows TO chenxi_app;

CREATE TABLE live_status (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid,
  state text,
  since timestamp(3) with time zone,
  site_id uuid,
  team_id uuid,
  CONSTRAINT live_status__pk PRIMARY KEY (org_id, id),
  CONSTRAINT live_status__member_id__uq UNIQUE (org_id, member_id),
  CONSTRAINT live_status__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT live_status__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT live_status__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT live_status__state__ck CHECK ((state = ANY (ARRAY['floor'::text, 'withCustomer'::text, 'testDrive'::text, 'away'::text, 'break'::text, 'offDuty'::text])))
);
ALTER TABLE live_status ENABLE ROW LEVEL SECURITY;
ALTER TABLE live_status FORCE ROW LEVEL SECURITY;
CREATE POLICY live_status_own ON live_status FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON live_status TO chenxi_app;

CREATE TABLE match_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT match_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT match_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE match_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY match_rules_own ON match_rules FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON match_rules TO chenxi_app;

CREATE TABLE match_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  match_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  row text NOT NULL,
  card text NOT NULL,
  dms text NOT NULL,
  origin text NOT NULL,
  day_range integer NOT NULL,
  CONSTRAINT match_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT match_rules_rows__match_rules_id__fk FOREIGN KEY (org_id, match_rules_id) REFERENCES match_rules(org_id, id),
  CONSTRAINT match_rules_rows__card__ck CHECK ((card = ANY (ARRAY['expected'::text, 'linked'::text, 'none'::text]))),
  CONSTRAINT match_rules_rows__day_range__ck CHECK (((day_range >= 0) AND (day_range <= 7))),
  CONSTRAINT match_rules_rows__dms__ck CHECK ((dms = ANY (ARRAY['expected'::text, 'linked'::text, 'none'::text]))),
  CONSTRAINT match_rules_rows__origin__ck CHECK ((origin = ANY (ARRAY['expected'::text, 'linked'::text, 'none'::text]))),
  CONSTRAINT match_rules_rows__row__ck CHECK (("row" = ANY (ARRAY['visitFirstWithData'::text, 'visitHasCard'::text, 'visitNoData'::text, 'visitNonIntent'::text, 'inquiryCard'::text, 'inquiryOther'::text, 'cardOpened'::text, 'dmsCard'::text, 'milestone'::text])))
);
CREATE INDEX match_rules_rows__parent__ix ON match_rules_rows USING btree (org_id, match_rules_id, "position");
ALTER TABLE match_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY match_rules_rows_own ON match_rules_rows FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON match_rules_rows TO chenxi_app;

CREATE TABLE meeting (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  kind text NOT NULL,
  site_id uuid NOT NULL,
  team_id uuid,
  on_day date NOT NULL,
  planned_at timestamp(3) with time zone,
  subject text,
  skill text,
  agenda text,
  attendee_ids uuid[] NOT NULL,
  chair_id uuid,
  started_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  minutes text,
  state text,
  pack_at timestamp(3) with time zone,
  CONSTRAINT meeting__pk PRIMARY KEY (org_id, id),
  CONSTRAINT meeting__chair_id__fk FOREIGN KEY (org_id, chair_id) REFERENCES member(org_id, id),
  CONSTRAINT meeting__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT meeting__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT meeting__agenda__ck CHECK (((char_length(agenda) >= 1) AND (char_length(agenda) <= 16000))),
  CONSTRAINT meeting__kind__ck CHECK ((kind = ANY (ARRAY['morning'::text, 'evening'::text, 'weekly'::text, 'department'::text, 'adHoc'::text]))),
  CONSTRAINT meeting__minutes__ck CHECK (((char_length(minutes) >= 1) AND (char_length(minutes) <= 64000))),
  CONSTRAINT meeting__skill__ck CHECK (((char_length(skill) >= 1) AND (char_length(skill) <= 1920))),
  CONSTRAINT meeting__state__ck CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'missed'::text]))),
  CONSTRAINT meeting__subject__ck CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 1920)))
);
CREATE INDEX meeting__1__ix ON meeting USING btree (org_id, site_id, on_day, kind);
CREATE INDEX meeting__2__ix ON meeting USING btree (org_id, on_day DESC, id DESC);
ALTER TABLE meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_own ON meeting FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON meeting TO chenxi_app;

CREATE TABLE meeting_attendance (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  member_id uuid NOT NULL,
  state text NOT NULL,
  tidy boolean,
  note text,
  CONSTRAINT meeting_attendance__pk PRIMARY KEY (org_id, id),
  CONSTRAINT meeting_attendance__meeting_id__fk FOREIGN KEY (org_id, meeting_id) REFERENCES meeting(org_id, id),
  CONSTRAINT meeting_attendance__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT meeting_attendance__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1920))),
  CONSTRAINT meeting_attendance__state__ck CHECK ((state = ANY (ARRAY['present'::text, 'late'::text, 'excused'::text, 'absent'::text])))
);
CREATE INDEX meeting_attendance__1__ix ON meeting_attendance USING btree (org_id, member_id);
CREATE INDEX meeting_attendance__parent__ix ON meeting_attendance USING btree (org_id, meeting_id, "position");
ALTER TABLE meeting_attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_attendance FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_attendance_own ON meeting_attendance FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON meeting_attendance TO chenxi_app;

CREATE TABLE member (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  name text NOT NULL,
  login text NOT NULL,
  roles text[] NOT NULL,
  team_ids uuid[] NOT NULL,
  site_ids uuid[] NOT NULL,
  phone text,
  language text NOT NULL,
  state text,
  hired_on date,
  left_on date,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT member__pk PRIMARY KEY (org_id, id),
  CONSTRAINT member__login__uq UNIQUE (org_id, login),
  CONSTRAINT member__language__ck CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT member__login__ck CHECK (((char_length(login) >= 1) AND (char_length(login) <= 960))),
  CONSTRAINT member__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT member__phone__ck CHECK ((phone ~ '^[0-9]{5,20}$'::text)),
  CONSTRAINT member__roles__ck CHECK ((roles <@ ARRAY['gm'::text, 'manager'::text, 'supervisor'::text, 'consultant'::text, 'dcc'::text, 'reception'::text, 'trainer'::text, 'finance'::text, 'service'::text, 'admin'::text, 'auditor'::text])),
  CONSTRAINT member__state__ck CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
);
CREATE INDEX member__tokens__ix ON member USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY member_own ON member FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON member TO chenxi_app;

CREATE TABLE migration (
  name text NOT NULL,
  hash text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);

CREATE TABLE milestone (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  customer_id uuid NOT NULL,
  card_id uuid,
  visit_id uuid,
  kind text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  on_day date,
  by_id uuid NOT NULL,
  amount numeric(14,2),
  note text,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT milestone__pk PRIMARY KEY (org_id, id),
  CONSTRAINT milestone__seal__uq UNIQUE (org_id, seal_id, seal_no),
  CONSTRAINT milestone__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT milestone__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT milestone__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member(org_id, id),
  CONSTRAINT milestone__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site(org_id, id),
  CONSTRAINT milestone__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT milestone__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT milestone__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal(org_id, id, milestone_rows),
  CONSTRAINT milestone__visit_id__fk FOREIGN KEY (org_id, visit_id) REFERENCES visit(org_id, id),
  CONSTRAINT milestone__amount__ck CHECK (((amount <> 'NaN'::numeric) AND (amount >= (0)::numeric))),
  CONSTRAINT milestone__kind__ck CHECK ((kind = ANY (ARRAY['quote'::text, 'testDrive'::text, 'order'::text, 'cancellation'::text, 'contract'::text, 'delivery'::text]))),
  CONSTRAINT milestone__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 8000))),
  CONSTRAINT milestone__seal__ck CHECK (((num_nulls(seal_id, seal_rows, seal_no) = ANY (ARRAY[0, 3])) AND ((seal_no IS NULL) OR ((seal_no >= 1) AND (seal_no <= seal_rows)))))
);
CREATE INDEX milestone__1__ix ON milestone USING btree (org_id, on_day, counts_team_id, counts_for_id, kind);
CREATE INDEX milestone__2__ix ON milestone USING btree (org_id, customer_id, at DESC);
CREATE INDEX milestone__3__ix ON milestone USING btree (org_id, visit_id) WHERE (visit_id IS NOT NULL);
CREATE INDEX milestone__4__ix ON milestone USING btree (org_id, card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX milestone__5__ix ON milestone USING btree (org_id, at DESC, id DESC);
ALTER TABLE milestone ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone FORCE ROW LEVEL SECURITY;
CREATE POLICY milestone_add ON milestone FOR INSERT WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY milestone_change ON milestone FOR UPDATE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL)) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
CREATE POLICY milestone_drop ON milestone FOR DELETE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY milestone_read ON milestone FOR SELECT USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON milestone TO chenxi_app;

CREATE TABLE notice (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid,
  kind text,
  text text,
  path text,
  at timestamp(3) with time zone,
  read_at timestamp(3) with time zone,
  key text,
  CONSTRAINT notice__pk PRIMARY KEY (org_id, id),
  CONSTRAINT notice__member_id_key__uq UNIQUE (org_id, member_id, key),
  CONSTRAINT notice__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT notice__key__ck CHECK (((char_length(key) >= 1) AND (char_length(key) <= 1920))),
  CONSTRAINT notice__kind__ck CHECK ((kind = ANY (ARRAY['unplanned'::text, 'itemLate'::text, 'planSubmitted'::text, 'planReturned'::text, 'instruction'::text, 'instructionLate'::text, 'meetingMissed'::text, 'partyChased'::text, 'closingOpen'::text, 'unsealed'::text, 'actionLate'::text, 'standIn'::text, 'slotLate'::text]))),
  CONSTRAINT notice__path__ck CHECK (((char_length(path) >= 1) AND (char_length(path) <= 3200))),
  CONSTRAINT notice__text__ck CHECK (((char_length(text) >= 1) AND (char_length(text) <= 3200)))
);
CREATE INDEX notice__1__ix ON notice USING btree (org_id, member_id, at DESC);
CREATE INDEX notice__2__ix ON notice USING btree (org_id, at DESC, id DESC);
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_own ON notice FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON notice TO chenxi_app;

CREATE TABLE notice_switch (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid,
  kind text,
  off boolean,
  CONSTRAINT notice_switch__pk PRIMARY KEY (org_id, id),
  CONSTRAINT notice_switch__member_id_kind__uq UNIQUE (org_id, member_id, kind),
  CONSTRAINT notice_switch__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT notice_switch__kind__ck CHECK ((kind = ANY (ARRAY['unplanned'::text, 'itemLate'::text, 'planSubmitted'::text, 'planReturned'::text, 'instruction'::text, 'instructionLate'::text, 'meetingMissed'::text, 'partyChased'::text, 'closingOpen'::text, 'unsealed'::text, 'actionLate'::text, 'standIn'::text, 'slotLate'::text])))
);
ALTER TABLE notice_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_switch_own ON notice_switch FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON notice_switch TO chenxi_app;

CREATE TABLE organisation (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  name text NOT NULL,
  kinds text NOT NULL,
  language text NOT NULL,
  time_zone text NOT NULL,
  CONSTRAINT organisation__pk PRIMARY KEY (org_id, id),
  CONSTRAINT organisation__kinds__ck CHECK (((char_length(kinds) >= 1) AND (char_length(kinds) <= 960))),
  CONSTRAINT organisation__language__ck CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT organisation__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 1920))),
  CONSTRAINT organisation__time_zone__ck CHECK (((char_length(time_zone) >= 1) AND (char_length(time_zone) <= 960)))
);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_own ON organisation FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisation TO chenxi_app;

CREATE TABLE pack_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT pack_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT pack_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE pack_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE pack_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY pack_rules_own ON pack_rules FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON pack_rules TO chenxi_app;

CREATE TABLE pack_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  pack_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  pack_at text NOT NULL,
  CONSTRAINT pack_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT pack_rules_rows__pack_rules_id__fk FOREIGN KEY (org_id, pack_rules_id) REFERENCES pack_rules(org_id, id),
  CONSTRAINT pack_rules_rows__pack_at__ck CHECK ((pack_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
);
CREATE INDEX pack_rules_rows__parent__ix ON pack_rules_rows USING btree (org_id, pack_rules_id, "position");
ALTER TABLE pack_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE pack_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY pack_rules_rows_own ON pack_rules_rows FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON pack_rules_rows TO chenxi_app;

CREATE TABLE plan_item (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  day_plan_id uuid NOT NULL,
  member_id uuid,
  on_day date,
  site_id uuid,
  team_id uuid,
  kind text NOT NULL,
  customer_id uuid,
  card_id uuid,
  title text NOT NULL,
  due_at timestamp(3) with time zone,
  state text,
  reason text,
  source_id text,
  first_on date,
  carried_from_id uuid,
  carried_to date,
  added boolean,
  closed_at timestamp(3) with time zone,
  stand_in_for_id uuid,
  CONSTRAINT plan_item__pk PRIMARY KEY (org_id, id),
  CONSTRAINT plan_item__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT plan_item__carried_from_id__fk FOREIGN KEY (org_id, carried_from_id) REFERENCES plan_item(org_id, id),
  CONSTRAINT plan_item__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT plan_item__day_plan_id__fk FOREIGN KEY (org_id, day_plan_id) REFERENCES day_plan(org_id, id),
  CONSTRAINT plan_item__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT plan_item__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT plan_item__stand_in_for_id__fk FOREIGN KEY (org_id, stand_in_for_id) REFERENCES member(org_id, id),
  CONSTRAINT plan_item__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT plan_item__kind__ck CHECK ((kind = ANY (ARRAY['followUp'::text, 'appointment'::text, 'task'::text, 'patrol'::text, 'meeting'::text, 'other'::text]))),
  CONSTRAINT plan_item__reason__ck CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4800))),
  CONSTRAINT plan_item__source_id__ck CHECK (((char_length(source_id) >= 1) AND (char_length(source_id) <= 960))),
  CONSTRAINT plan_item__state__ck CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'carried'::text, 'dropped'::text]))),
  CONSTRAINT plan_item__title__ck CHECK (((char_length(title) >= 1) AND (char_length(title) <= 1920)))
);
CREATE INDEX plan_item__1__ix ON plan_item USING btree (org_id, day_plan_id, due_at);
CREATE INDEX plan_item__2__ix ON plan_item USING btree (org_id, on_day, team_id, state);
CREATE INDEX plan_item__3__ix ON plan_item USING btree (org_id, member_id, on_day);
CREATE INDEX plan_item__4__ix ON plan_item USING btree (org_id, customer_id, on_day) WHERE (customer_id IS NOT NULL);
CREATE INDEX plan_item__5__ix ON plan_item USING btree (org_id, source_id, on_day) WHERE (source_id IS NOT NULL);
ALTER TABLE plan_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_item FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_item_own ON plan_item FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_item TO chenxi_app;

CREATE TABLE plan_item_evidence (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_item_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  evidence_id text NOT NULL,
  CONSTRAINT plan_item_evidence__pk PRIMARY KEY (org_id, id),
  CONSTRAINT plan_item_evidence__plan_item_id__fk FOREIGN KEY (org_id, plan_item_id) REFERENCES plan_item(org_id, id),
  CONSTRAINT plan_item_evidence__evidence_id__ck CHECK (((char_length(evidence_id) >= 1) AND (char_length(evidence_id) <= 576))),
  CONSTRAINT plan_item_evidence__kind__ck CHECK ((kind = ANY (ARRAY['followUp'::text, 'visit'::text, 'appointment'::text, 'milestone'::text, 'file'::text, 'meeting'::text])))
);
CREATE INDEX plan_item_evidence__1__ix ON plan_item_evidence USING btree (org_id, evidence_id);
CREATE INDEX plan_item_evidence__parent__ix ON plan_item_evidence USING btree (org_id, plan_item_id, "position");
ALTER TABLE plan_item_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_item_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_item_evidence_own ON plan_item_evidence FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_item_evidence TO chenxi_app;

CREATE TABLE prospect_card (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  no text,
  customer_id uuid NOT NULL,
  site_id uuid NOT NULL,
  owner_id uuid,
  team_id uuid,
  opened_on date NOT NULL,
  level text NOT NULL,
  level_since date,
  want_model text,
  want_trim text,
  want_colour text,
  want_use text,
  want_budget text,
  want_payment text,
  want_buy_by date,
  trade_in_brand text,
  trade_in_year integer,
  trade_in_km integer,
  rival text,
  concerns text,
  decider text,
  user_ text,
  companions text,
  planned_contact_on date,
  last_contact_at timestamp(3) with time zone,
  next_contact_on date,
  state text,
  former_level text,
  keyed_at timestamp(3) with time zone,
  closing_as text,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT prospect_card__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card__no__uq UNIQUE (org_id, no),
  CONSTRAINT prospect_card__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT prospect_card__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT prospect_card__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT prospect_card__closing_as__ck CHECK ((closing_as = ANY (ARRAY['lost'::text, 'frozen'::text, 'outOfContact'::text]))),
  CONSTRAINT prospect_card__companions__ck CHECK (((char_length(companions) >= 1) AND (char_length(companions) <= 1920))),
  CONSTRAINT prospect_card__concerns__ck CHECK (((char_length(concerns) >= 1) AND (char_length(concerns) <= 4800))),
  CONSTRAINT prospect_card__decider__ck CHECK (((char_length(decider) >= 1) AND (char_length(decider) <= 1920))),
  CONSTRAINT prospect_card__former_level__ck CHECK ((former_level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT prospect_card__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT prospect_card__no__ck CHECK (((char_length(no) >= 1) AND (char_length(no) <= 480))),
  CONSTRAINT prospect_card__rival__ck CHECK (((char_length(rival) >= 1) AND (char_length(rival) <= 960))),
  CONSTRAINT prospect_card__state__ck CHECK ((state = ANY (ARRAY['live'::text, 'ordered'::text, 'delivered'::text, 'lost'::text, 'frozen'::text, 'outOfContact'::text]))),
  CONSTRAINT prospect_card__trade_in_brand__ck CHECK (((char_length(trade_in_brand) >= 1) AND (char_length(trade_in_brand) <= 960))),
  CONSTRAINT prospect_card__trade_in_km__ck CHECK (((trade_in_km >= 0) AND (trade_in_km <= 5000000))),
  CONSTRAINT prospect_card__trade_in_year__ck CHECK (((trade_in_year >= 1950) AND (trade_in_year <= 2100))),
  CONSTRAINT prospect_card__user___ck CHECK (((char_length(user_) >= 1) AND (char_length(user_) <= 1920))),
  CONSTRAINT prospect_card__want_budget__ck CHECK (((char_length(want_budget) >= 1) AND (char_length(want_budget) <= 960))),
  CONSTRAINT prospect_card__want_colour__ck CHECK (((char_length(want_colour) >= 1) AND (char_length(want_colour) <= 480))),
  CONSTRAINT prospect_card__want_model__ck CHECK (((char_length(want_model) >= 1) AND (char_length(want_model) <= 960))),
  CONSTRAINT prospect_card__want_payment__ck CHECK ((want_payment = ANY (ARRAY['full'::text, 'loan'::text]))),
  CONSTRAINT prospect_card__want_trim__ck CHECK (((char_length(want_trim) >= 1) AND (char_length(want_trim) <= 960))),
  CONSTRAINT prospect_card__want_use__ck CHECK (((char_length(want_use) >= 1) AND (char_length(want_use) <= 1920)))
);
CREATE INDEX prospect_card__1__ix ON prospect_card USING btree (org_id, customer_id, state);
CREATE INDEX prospect_card__2__ix ON prospect_card USING btree (org_id, owner_id, state, next_contact_on);
CREATE INDEX prospect_card__3__ix ON prospect_card USING btree (org_id, site_id, state, level);
CREATE INDEX prospect_card__4__ix ON prospect_card USING btree (org_id, updated_at DESC, id DESC);
CREATE INDEX prospect_card__5__ix ON prospect_card USING btree (org_id, state, next_contact_on, id);
CREATE INDEX prospect_card__6__ix ON prospect_card USING btree (org_id, team_id, state, next_contact_on);
CREATE INDEX prospect_card__7__ix ON prospect_card USING btree (org_id, opened_on, id);
CREATE INDEX prospect_card__tokens__ix ON prospect_card USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE prospect_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_own ON prospect_card FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON prospect_card TO chenxi_app;

CREATE TABLE prospect_card_closings (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  as_what text NOT NULL,
  reason text NOT NULL,
  rival text,
  at timestamp(3) with time zone NOT NULL,
  by_id uuid NOT NULL,
  outcome text NOT NULL,
  decided_by_id uuid,
  decided_at timestamp(3) with time zone,
  decision text,
  on_day date NOT NULL,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  CONSTRAINT prospect_card_closings__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_closings__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_closings__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_closings__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site(org_id, id),
  CONSTRAINT prospect_card_closings__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT prospect_card_closings__decided_by_id__fk FOREIGN KEY (org_id, decided_by_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_closings__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT prospect_card_closings__as_what__ck CHECK ((as_what = ANY (ARRAY['lost'::text, 'frozen'::text, 'outOfContact'::text]))),
  CONSTRAINT prospect_card_closings__decision__ck CHECK (((char_length(decision) >= 1) AND (char_length(decision) <= 4800))),
  CONSTRAINT prospect_card_closings__outcome__ck CHECK ((outcome = ANY (ARRAY['open'::text, 'agreed'::text, 'refused'::text]))),
  CONSTRAINT prospect_card_closings__reason__ck CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4800))),
  CONSTRAINT prospect_card_closings__rival__ck CHECK (((char_length(rival) >= 1) AND (char_length(rival) <= 960)))
);
CREATE INDEX prospect_card_closings__1__ix ON prospect_card_closings USING btree (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX prospect_card_closings__2__ix ON prospect_card_closings USING btree (org_id, outcome, at);
CREATE INDEX prospect_card_closings__parent__ix ON prospect_card_closings USING btree (org_id, prospect_card_id, "position");
ALTER TABLE prospect_card_closings ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_closings FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_closings_own ON prospect_card_closings FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON prospect_card_closings TO chenxi_app;

CREATE TABLE prospect_card_instructions (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  text text NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  by_id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  answer text,
  answered_at timestamp(3) with time zone,
  answered_by_id uuid,
  CONSTRAINT prospect_card_instructions__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_instructions__answered_by_id__fk FOREIGN KEY (org_id, answered_by_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_instructions__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_instructions__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT prospect_card_instructions__answer__ck CHECK (((char_length(answer) >= 1) AND (char_length(answer) <= 8000))),
  CONSTRAINT prospect_card_instructions__text__ck CHECK (((char_length(text) >= 1) AND (char_length(text) <= 8000)))
);
CREATE INDEX prospect_card_instructions__1__ix ON prospect_card_instructions USING btree (org_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX prospect_card_instructions__parent__ix ON prospect_card_instructions USING btree (org_id, prospect_card_id, "position");
ALTER TABLE prospect_card_instructions ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_instructions FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_instructions_own ON prospect_card_instructions FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON prospect_card_instructions TO chenxi_app;

CREATE TABLE prospect_card_level_history (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  level text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  by_id uuid,
  reason text,
  state text NOT NULL,
  CONSTRAINT prospect_card_level_history__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_level_history__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_level_history__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT prospect_card_level_history__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT prospect_card_level_history__reason__ck CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 3200))),
  CONSTRAINT prospect_card_level_history__state__ck CHECK ((state = ANY (ARRAY['live'::text, 'ordered'::text, 'delivered'::text, 'lost'::text, 'frozen'::text, 'outOfContact'::text])))
);
CREATE INDEX prospect_card_level_history__parent__ix ON prospect_card_level_history USING btree (org_id, prospect_card_id, "position");
ALTER TABLE prospect_card_level_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_level_history FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_level_history_own ON prospect_card_level_history FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON prospect_card_level_history TO chenxi_app;

CREATE TABLE prospect_card_opening (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  on_day date NOT NULL,
  origin_visit_id uuid,
  origin_inquiry_id uuid,
  channel text NOT NULL,
  level text NOT NULL,
  owner_id uuid,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT prospect_card_opening__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_opening__one__uq UNIQUE (org_id, prospect_card_id),
  CONSTRAINT prospect_card_opening__seal__uq UNIQUE (org_id, seal_id, seal_no),
  CONSTRAINT prospect_card_opening__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_opening__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site(org_id, id),
  CONSTRAINT prospect_card_opening__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT prospect_card_opening__origin_inquiry_id__fk FOREIGN KEY (org_id, origin_inquiry_id) REFERENCES inquiry(org_id, id),
  CONSTRAINT prospect_card_opening__origin_visit_id__fk FOREIGN KEY (org_id, origin_visit_id) REFERENCES visit(org_id, id),
  CONSTRAINT prospect_card_opening__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member(org_id, id),
  CONSTRAINT prospect_card_opening__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT prospect_card_opening__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal(org_id, id, opening_rows),
  CONSTRAINT prospect_card_opening__channel__ck CHECK ((channel = ANY (ARRAY['walkIn'::text, 'call'::text, 'web'::text, 'event'::text, 'outreach'::text, 'referral'::text, 'repeat'::text]))),
  CONSTRAINT prospect_card_opening__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT prospect_card_opening__seal__ck CHECK (((num_nulls(seal_id, seal_rows, seal_no) = ANY (ARRAY[0, 3])) AND ((seal_no IS NULL) OR ((seal_no >= 1) AND (seal_no <= seal_rows)))))
);
CREATE INDEX prospect_card_opening__1__ix ON prospect_card_opening USING btree (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX prospect_card_opening__2__ix ON prospect_card_opening USING btree (org_id, origin_visit_id) WHERE (origin_visit_id IS NOT NULL);
CREATE INDEX prospect_card_opening__3__ix ON prospect_card_opening USING btree (org_id, origin_inquiry_id) WHERE (origin_inquiry_id IS NOT NULL);
ALTER TABLE prospect_card_opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_opening FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_opening_add ON prospect_card_opening FOR INSERT WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY prospect_card_opening_change ON prospect_card_opening FOR UPDATE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL)) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
CREATE POLICY prospect_card_opening_drop ON prospect_card_opening FOR DELETE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY prospect_card_opening_read ON prospect_card_opening FOR SELECT USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON prospect_card_opening TO chenxi_app;

CREATE TABLE response_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT response_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT response_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE response_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY response_rules_own ON response_rules FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON response_rules TO chenxi_app;

CREATE TABLE response_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  response_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  within_minutes integer NOT NULL,
  CONSTRAINT response_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT response_rules_rows__response_rules_id__fk FOREIGN KEY (org_id, response_rules_id) REFERENCES response_rules(org_id, id),
  CONSTRAINT response_rules_rows__kind__ck CHECK ((kind = ANY (ARRAY['call'::text, 'web'::text, 'event'::text, 'outreach'::text]))),
  CONSTRAINT response_rules_rows__within_minutes__ck CHECK (((within_minutes >= 1) AND (within_minutes <= 100000)))
);
CREATE INDEX response_rules_rows__parent__ix ON response_rules_rows USING btree (org_id, response_rules_id, "position");
ALTER TABLE response_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY response_rules_rows_own ON response_rules_rows FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON response_rules_rows TO chenxi_app;

CREATE TABLE role_right (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  role text NOT NULL,
  thing text NOT NULL,
  cell text NOT NULL,
  CONSTRAINT role_right__pk PRIMARY KEY (org_id, id),
  CONSTRAINT role_right__role_thing__uq UNIQUE (org_id, role, thing),
  CONSTRAINT role_right__cell__ck CHECK (((char_length(cell) >= 1) AND (char_length(cell) <= 960))),
  CONSTRAINT role_right__role__ck CHECK ((role = ANY (ARRAY['gm'::text, 'manager'::text, 'supervisor'::text, 'consultant'::text, 'dcc'::text, 'reception'::text, 'trainer'::text, 'finance'::text, 'service'::text, 'admin'::text, 'auditor'::text]))),
  CONSTRAINT role_right__thing__ck CHECK (((char_length(thing) >= 1) AND (char_length(thing) <= 640)))
);
ALTER TABLE role_right ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_right FORCE ROW LEVEL SECURITY;
CREATE POLICY role_right_own ON role_right FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON role_right TO chenxi_app;

CREATE TABLE saved_view (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid,
  list text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  CONSTRAINT saved_view__pk PRIMARY KEY (org_id, id),
  CONSTRAINT saved_view__member_id_list_name__uq UNIQUE (org_id, member_id, list, name),
  CONSTRAINT saved_view__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT saved_view__list__ck CHECK (((char_length(list) >= 1) AND (char_length(list) <= 1280))),
  CONSTRAINT saved_view__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 320))),
  CONSTRAINT saved_view__query__ck CHECK (((char_length(query) >= 1) AND (char_length(query) <= 24000)))
);
CREATE INDEX saved_view__1__ix ON saved_view USING btree (org_id, member_id, list, created_at);
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_view_own ON saved_view FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON saved_view TO chenxi_app;

CREATE TABLE seal (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  day_closing_id uuid,
  sequence integer,
  head text,
  salt text,
  previous_head text,
  audit_head text,
  sealed_by_id uuid,
  sealed_at timestamp(3) with time zone,
  visit_rows integer,
  inquiry_rows integer,
  opening_rows integer,
  milestone_rows integer,
  difference_rows integer,
  dms_rows integer,
  CONSTRAINT seal__pk PRIMARY KEY (org_id, id),
  CONSTRAINT seal__day_closing_id_sequence__uq UNIQUE (org_id, day_closing_id, sequence),
  CONSTRAINT seal__id_difference_rows__uq UNIQUE (org_id, id, difference_rows),
  CONSTRAINT seal__id_dms_rows__uq UNIQUE (org_id, id, dms_rows),
  CONSTRAINT seal__id_inquiry_rows__uq UNIQUE (org_id, id, inquiry_rows),
  CONSTRAINT seal__id_milestone_rows__uq UNIQUE (org_id, id, milestone_rows),
  CONSTRAINT seal__id_opening_rows__uq UNIQUE (org_id, id, opening_rows),
  CONSTRAINT seal__id_visit_rows__uq UNIQUE (org_id, id, visit_rows),
  CONSTRAINT seal__day_closing_id__fk FOREIGN KEY (org_id, day_closing_id) REFERENCES day_closing(org_id, id),
  CONSTRAINT seal__sealed_by_id__fk FOREIGN KEY (org_id, sealed_by_id) REFERENCES member(org_id, id),
  CONSTRAINT seal__audit_head__ck CHECK (((char_length(audit_head) >= 1) AND (char_length(audit_head) <= 1024))),
  CONSTRAINT seal__difference_rows__ck CHECK (((difference_rows >= 0) AND (difference_rows <= 2000000000))),
  CONSTRAINT seal__dms_rows__ck CHECK (((dms_rows >= 0) AND (dms_rows <= 2000000000))),
  CONSTRAINT seal__head__ck CHECK (((char_length(head) >= 1) AND (char_length(head) <= 1024))),
  CONSTRAINT seal__inquiry_rows__ck CHECK (((inquiry_rows >= 0) AND (inquiry_rows <= 2000000000))),
  CONSTRAINT seal__milestone_rows__ck CHECK (((milestone_rows >= 0) AND (milestone_rows <= 2000000000))),
  CONSTRAINT seal__opening_rows__ck CHECK (((opening_rows >= 0) AND (opening_rows <= 2000000000))),
  CONSTRAINT seal__previous_head__ck CHECK (((char_length(previous_head) >= 1) AND (char_length(previous_head) <= 1024))),
  CONSTRAINT seal__salt__ck CHECK (((char_length(salt) >= 1) AND (char_length(salt) <= 640))),
  CONSTRAINT seal__sequence__ck CHECK (((sequence >= 1) AND (sequence <= 999))),
  CONSTRAINT seal__visit_rows__ck CHECK (((visit_rows >= 0) AND (visit_rows <= 2000000000)))
);
ALTER TABLE seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal FORCE ROW LEVEL SECURITY;
CREATE POLICY seal_own ON seal FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT INSERT, SELECT ON seal TO chenxi_app;

CREATE TABLE site (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  name text NOT NULL,
  address text,
  time_zone text NOT NULL,
  door_cover integer NOT NULL,
  calendar_on date,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT site__pk PRIMARY KEY (org_id, id),
  CONSTRAINT site__name__uq UNIQUE (org_id, name),
  CONSTRAINT site__address__ck CHECK (((char_length(address) >= 1) AND (char_length(address) <= 3200))),
  CONSTRAINT site__door_cover__ck CHECK (((door_cover >= 0) AND (door_cover <= 20))),
  CONSTRAINT site__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 1280))),
  CONSTRAINT site__time_zone__ck CHECK (((char_length(time_zone) >= 1) AND (char_length(time_zone) <= 960)))
);
CREATE INDEX site__tokens__ix ON site USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_own ON site FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON site TO chenxi_app;

CREATE TABLE site_holidays (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  on_day date NOT NULL,
  kind text NOT NULL,
  name text,
  CONSTRAINT site_holidays__pk PRIMARY KEY (org_id, id),
  CONSTRAINT site_holidays__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT site_holidays__kind__ck CHECK ((kind = ANY (ARRAY['holiday'::text, 'workday'::text]))),
  CONSTRAINT site_holidays__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 640)))
);
CREATE INDEX site_holidays__parent__ix ON site_holidays USING btree (org_id, site_id, "position");
ALTER TABLE site_holidays ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_holidays FORCE ROW LEVEL SECURITY;
CREATE POLICY site_holidays_own ON site_holidays FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON site_holidays TO chenxi_app;

CREATE TABLE site_hours (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  weekday integer NOT NULL,
  open_from text NOT NULL,
  open_to text NOT NULL,
  CONSTRAINT site_hours__pk PRIMARY KEY (org_id, id),
  CONSTRAINT site_hours__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT site_hours__open_from__ck CHECK ((open_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  CONSTRAINT site_hours__open_to__ck CHECK ((open_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  CONSTRAINT site_hours__weekday__ck CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE INDEX site_hours__parent__ix ON site_hours USING btree (org_id, site_id, "position");
ALTER TABLE site_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY site_hours_own ON site_hours FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON site_hours TO chenxi_app;

CREATE TABLE slot_record (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  slot_id uuid,
  member_id uuid,
  on_day date,
  state text,
  done_at timestamp(3) with time zone,
  site_id uuid,
  team_id uuid,
  CONSTRAINT slot_record__pk PRIMARY KEY (org_id, id),
  CONSTRAINT slot_record__slot_id_on_day__uq UNIQUE (org_id, slot_id, on_day),
  CONSTRAINT slot_record__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT slot_record__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT slot_record__slot_id__fk FOREIGN KEY (org_id, slot_id) REFERENCES standard_slot(org_id, id),
  CONSTRAINT slot_record__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT slot_record__state__ck CHECK ((state = ANY (ARRAY['done'::text, 'missed'::text])))
);
CREATE INDEX slot_record__1__ix ON slot_record USING btree (org_id, member_id, on_day);
CREATE INDEX slot_record__2__ix ON slot_record USING btree (org_id, on_day DESC, id DESC);
ALTER TABLE slot_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE slot_record FORCE ROW LEVEL SECURITY;
CREATE POLICY slot_record_own ON slot_record FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON slot_record TO chenxi_app;

CREATE TABLE slot_record_evidence (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  slot_record_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  evidence_id text NOT NULL,
  CONSTRAINT slot_record_evidence__pk PRIMARY KEY (org_id, id),
  CONSTRAINT slot_record_evidence__slot_record_id__fk FOREIGN KEY (org_id, slot_record_id) REFERENCES slot_record(org_id, id),
  CONSTRAINT slot_record_evidence__evidence_id__ck CHECK (((char_length(evidence_id) >= 1) AND (char_length(evidence_id) <= 576))),
  CONSTRAINT slot_record_evidence__kind__ck CHECK ((kind = ANY (ARRAY['daySheet'::text, 'meeting'::text, 'dayPlan'::text, 'cardLook'::text, 'instruction'::text, 'followUp'::text, 'dayClosing'::text])))
);
CREATE INDEX slot_record_evidence__parent__ix ON slot_record_evidence USING btree (org_id, slot_record_id, "position");
ALTER TABLE slot_record_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE slot_record_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY slot_record_evidence_own ON slot_record_evidence FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON slot_record_evidence TO chenxi_app;

CREATE TABLE standard_slot (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  member_id uuid NOT NULL,
  from_ text NOT NULL,
  to_ text NOT NULL,
  title text NOT NULL,
  duty_ids text[] NOT NULL,
  proof text,
  site_id uuid,
  team_id uuid,
  CONSTRAINT standard_slot__pk PRIMARY KEY (org_id, id),
  CONSTRAINT standard_slot__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT standard_slot__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT standard_slot__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT standard_slot__from___ck CHECK ((from_ ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  CONSTRAINT standard_slot__proof__ck CHECK ((proof = ANY (ARRAY['daySheet'::text, 'morning'::text, 'plans'::text, 'round'::text, 'contact'::text, 'weekly'::text, 'seal'::text]))),
  CONSTRAINT standard_slot__title__ck CHECK (((char_length(title) >= 1) AND (char_length(title) <= 960))),
  CONSTRAINT standard_slot__to___ck CHECK ((to_ ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
);
CREATE INDEX standard_slot__1__ix ON standard_slot USING btree (org_id, member_id, from_);
CREATE INDEX standard_slot__2__ix ON standard_slot USING btree (org_id, site_id);
ALTER TABLE standard_slot ENABLE ROW LEVEL SECURITY;
ALTER TABLE standard_slot FORCE ROW LEVEL SECURITY;
CREATE POLICY standard_slot_own ON standard_slot FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON standard_slot TO chenxi_app;

CREATE TABLE target (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  member_id uuid NOT NULL,
  month text NOT NULL,
  event text NOT NULL,
  number integer NOT NULL,
  site_id uuid,
  team_id uuid,
  CONSTRAINT target__pk PRIMARY KEY (org_id, id),
  CONSTRAINT target__member_id_month_event__uq UNIQUE (org_id, member_id, month, event),
  CONSTRAINT target__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT target__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT target__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team(org_id, id),
  CONSTRAINT target__event__ck CHECK ((event = ANY (ARRAY['order'::text, 'delivery'::text]))),
  CONSTRAINT target__month__ck CHECK ((month ~ '^2[01][0-9]{2}-(0[1-9]|1[0-2])$'::text)),
  CONSTRAINT target__number__ck CHECK (((number >= 0) AND (number <= 9999)))
);
CREATE INDEX target__1__ix ON target USING btree (org_id, month, team_id);
CREATE INDEX target__2__ix ON target USING btree (org_id, month DESC, id DESC);
ALTER TABLE target ENABLE ROW LEVEL SECURITY;
ALTER TABLE target FORCE ROW LEVEL SECURITY;
CREATE POLICY target_own ON target FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON target TO chenxi_app;

CREATE TABLE team (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  name text NOT NULL,
  site_id uuid NOT NULL,
  parent_id uuid,
  lead_id uuid,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT team__pk PRIMARY KEY (org_id, id),
  CONSTRAINT team__lead_id__fk FOREIGN KEY (org_id, lead_id) REFERENCES member(org_id, id),
  CONSTRAINT team__parent_id__fk FOREIGN KEY (org_id, parent_id) REFERENCES team(org_id, id),
  CONSTRAINT team__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT team__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960)))
);
CREATE INDEX team__tokens__ix ON team USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
CREATE POLICY team_own ON team FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON team TO chenxi_app;

CREATE TABLE turn_event (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  site_id uuid NOT NULL,
  on_day date,
  at timestamp(3) with time zone NOT NULL,
  kind text NOT NULL,
  member_id uuid,
  reason text,
  event_id uuid,
  note text,
  CONSTRAINT turn_event__pk PRIMARY KEY (org_id, id),
  CONSTRAINT turn_event__event_id__fk FOREIGN KEY (org_id, event_id) REFERENCES turn_event(org_id, id),
  CONSTRAINT turn_event__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT turn_event__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT turn_event__kind__ck CHECK ((kind = ANY (ARRAY['join'::text, 'skip'::text, 'away'::text, 'back'::text, 'free'::text, 'undo'::text]))),
  CONSTRAINT turn_event__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1920))),
  CONSTRAINT turn_event__reason__ck CHECK ((reason = ANY (ARRAY['reception'::text, 'outing'::text, 'leave'::text, 'rest'::text, 'break'::text, 'notHere'::text, 'other'::text])))
);
CREATE INDEX turn_event__1__ix ON turn_event USING btree (org_id, site_id, on_day, at);
ALTER TABLE turn_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE turn_event FORCE ROW LEVEL SECURITY;
CREATE POLICY turn_event_own ON turn_event FOR ALL USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON turn_event TO chenxi_app;

CREATE TABLE visit (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  created_by uuid,
  updated_at timestamp(3) with time zone NOT NULL,
  archived_at timestamp(3) with time zone,
  site_id uuid NOT NULL,
  on_day date NOT NULL,
  party_no integer,
  arrived_at timestamp(3) with time zone NOT NULL,
  left_at timestamp(3) with time zone,
  people integer NOT NULL,
  transport text,
  first_time boolean NOT NULL,
  purpose text NOT NULL,
  owner_id uuid,
  received_by_id uuid,
  received_how text NOT NULL,
  appointment_id uuid,
  name text,
  phone text,
  plate text,
  customer_id uuid,
  card_id uuid,
  no_data_reason text,
  want_model text,
  want_trim text,
  want_colour text,
  level text,
  channel text,
  source text,
  wechat_added boolean NOT NULL,
  rival text,
  left_for text,
  note text,
  late_entry boolean,
  state text,
  finished_at timestamp(3) with time zone,
  class text,
  reminders integer,
  reminded_at timestamp(3) with time zone,
  reminded_by_id uuid,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  tokens text[] NOT NULL DEFAULT '{}'::text[],
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT visit__pk PRIMARY KEY (org_id, id),
  CONSTRAINT visit__seal__uq UNIQUE (org_id, seal_id, seal_no),
  CONSTRAINT visit__site_id_on_day_party_no__uq UNIQUE (org_id, site_id, on_day, party_no),
  CONSTRAINT visit__appointment_id__fk FOREIGN KEY (org_id, appointment_id) REFERENCES appointment(org_id, id),
  CONSTRAINT visit__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card(org_id, id),
  CONSTRAINT visit__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member(org_id, id),
  CONSTRAINT visit__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site(org_id, id),
  CONSTRAINT visit__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team(org_id, id),
  CONSTRAINT visit__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, id),
  CONSTRAINT visit__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member(org_id, id),
  CONSTRAINT visit__received_by_id__fk FOREIGN KEY (org_id, received_by_id) REFERENCES member(org_id, id),
  CONSTRAINT visit__reminded_by_id__fk FOREIGN KEY (org_id, reminded_by_id) REFERENCES member(org_id, id),
  CONSTRAINT visit__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal(org_id, id, visit_rows),
  CONSTRAINT visit__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site(org_id, id),
  CONSTRAINT visit__channel__ck CHECK ((channel = ANY (ARRAY['walkIn'::text, 'call'::text, 'web'::text, 'event'::text, 'outreach'::text, 'referral'::text, 'repeat'::text]))),
  CONSTRAINT visit__class__ck CHECK ((class = ANY (ARRAY['firstWithData'::text, 'firstHasCard'::text, 'firstNoData'::text, 'again'::text, 'nonIntent'::text, 'unfinished'::text]))),
  CONSTRAINT visit__left_for__ck CHECK (((char_length(left_for) >= 1) AND (char_length(left_for) <= 960))),
  CONSTRAINT visit__level__ck CHECK ((level = ANY (ARRAY['N'::text, 'O'::text, 'H'::text, 'A'::text, 'B'::text, 'C'::text]))),
  CONSTRAINT visit__name__ck CHECK (((char_length(name) >= 1) AND (char_length(name) <= 960))),
  CONSTRAINT visit__no_data_reason__ck CHECK (((char_length(no_data_reason) >= 1) AND (char_length(no_data_reason) <= 1920))),
  CONSTRAINT visit__note__ck CHECK (((char_length(note) >= 1) AND (char_length(note) <= 8000))),
  CONSTRAINT visit__party_no__ck CHECK (((party_no >= 1) AND (party_no <= 9999))),
  CONSTRAINT visit__people__ck CHECK (((people >= 1) AND (people <= 99))),
  CONSTRAINT visit__phone__ck CHECK ((phone ~ '^[0-9]{5,20}$'::text)),
  CONSTRAINT visit__plate__ck CHECK (((char_length(plate) >= 1) AND (char_length(plate) <= 320))),
  CONSTRAINT visit__purpose__ck CHECK ((purpose = ANY (ARRAY['buy'::text, 'paperwork'::text, 'delivery'::text, 'cancelOrder'::text, 'service'::text, 'other'::text]))),
  CONSTRAINT visit__received_how__ck CHECK ((received_how = ANY (ARRAY['turn'::text, 'named'::text, 'appointment'::text]))),
  CONSTRAINT visit__reminders__ck CHECK (((reminders >= 0) AND (reminders <= 999))),
  CONSTRAINT visit__rival__ck CHECK (((char_length(rival) >= 1) AND (char_length(rival) <= 960))),
  CONSTRAINT visit__seal__ck CHECK (((num_nulls(seal_id, seal_rows, seal_no) = ANY (ARRAY[0, 3])) AND ((seal_no IS NULL) OR ((seal_no >= 1) AND (seal_no <= seal_rows))))),
  CONSTRAINT visit__source__ck CHECK (((char_length(source) >= 1) AND (char_length(source) <= 960))),
  CONSTRAINT visit__state__ck CHECK ((state = ANY (ARRAY['unfinished'::text, 'finished'::text]))),
  CONSTRAINT visit__transport__ck CHECK ((transport = ANY (ARRAY['car'::text, 'taxi'::text, 'transit'::text, 'walk'::text, 'other'::text]))),
  CONSTRAINT visit__want_colour__ck CHECK (((char_length(want_colour) >= 1) AND (char_length(want_colour) <= 480))),
  CONSTRAINT visit__want_model__ck CHECK (((char_length(want_model) >= 1) AND (char_length(want_model) <= 960))),
  CONSTRAINT visit__want_trim__ck CHECK (((char_length(want_trim) >= 1) AND (char_length(want_trim) <= 960)))
);
CREATE INDEX visit__1__ix ON visit USING btree (org_id, site_id, on_day, party_no);
CREATE INDEX visit__2__ix ON visit USING btree (org_id, arrived_at DESC, id DESC);
CREATE INDEX visit__3__ix ON visit USING btree (org_id, customer_id, arrived_at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX visit__4__ix ON visit USING btree (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX visit__5__ix ON visit USING btree (org_id, owner_id, on_day);
CREATE INDEX visit__6__ix ON visit USING btree (org_id, plate) WHERE (plate IS NOT NULL);
CREATE INDEX visit__7__ix ON visit USING btree (org_id, card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX visit__tokens__ix ON visit USING gin (org_id, tokens) WITH (fastupdate=off);
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit FORCE ROW LEVEL SECURITY;
CREATE POLICY visit_add ON visit FOR INSERT WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY visit_change ON visit FOR UPDATE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL)) WITH CHECK (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
CREATE POLICY visit_drop ON visit FOR DELETE USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) AND (seal_id IS NULL));
CREATE POLICY visit_read ON visit FOR SELECT USING (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
GRANT DELETE, INSERT, SELECT, UPDATE ON visit TO chenxi_app;

CREATE TABLE door.failure (
  at timestamp(3) with time zone NOT NULL,
  account text NOT NULL,
  address text NOT NULL
);
CREATE INDEX failure__account__ix ON door.failure USING btree (account, at);
CREATE INDEX failure__address__ix ON door.failure USING btree (address, at);
GRANT DELETE, INSERT, SELECT, UPDATE ON door.failure TO chenxi_door;

CREATE TABLE door.link (
  token_hash text NOT NULL,
  kind text NOT NULL,
  org_id uuid,
  member_id uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  made_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT link__pk PRIMARY KEY (token_hash),
  CONSTRAINT link_kind_check CHECK ((kind = ANY (ARRAY['setup'::text, 'invitation'::text])))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON door.link TO chenxi_door;

CREATE TABLE door.login (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  login text NOT NULL,
  password_hash text,
  changed_at timestamp(3) with time zone,
  disabled boolean NOT NULL DEFAULT false,
  CONSTRAINT login__pk PRIMARY KEY (org_id, member_id),
  CONSTRAINT login__name__uq UNIQUE (login)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON door.login TO chenxi_door;

CREATE TABLE door.organisation (
  org_id uuid NOT NULL,
  name text NOT NULL,
  made_at timestamp(3) with time zone NOT NULL,
  demo jsonb,
  CONSTRAINT organisation__pk PRIMARY KEY (org_id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON door.organisation TO chenxi_door;

CREATE TABLE door.security_entry (
  id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  org_id uuid,
  kind text NOT NULL,
  member_id uuid,
  address text,
  facts jsonb NOT NULL,
  CONSTRAINT security_entry__pk PRIMARY KEY (id)
);
CREATE INDEX security_entry__org__ix ON door.security_entry USING btree (org_id, at DESC, id);
GRANT INSERT, SELECT ON door.security_entry TO chenxi_door;

CREATE TABLE door.session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  token_hash text NOT NULL,
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  agent text NOT NULL,
  address text NOT NULL,
  CONSTRAINT session__pk PRIMARY KEY (id),
  CONSTRAINT session__token__uq UNIQUE (token_hash)
);
CREATE INDEX session__member__ix ON door.session USING btree (org_id, member_id) WHERE (ended_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON door.session TO chenxi_door;
