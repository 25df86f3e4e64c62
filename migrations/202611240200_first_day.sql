-- Tables of the first day, written from the declarations of src/areas (node src/server/ddl/write.ts).

-- 公司 Organisation
CREATE TABLE organisation (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  name text NOT NULL,
  kinds text NOT NULL,
  language text NOT NULL,
  time_zone text NOT NULL,
  CONSTRAINT organisation__pk PRIMARY KEY (org_id, id),
  CONSTRAINT organisation__name__ck CHECK (char_length(name) BETWEEN 1 AND 1920),
  CONSTRAINT organisation__kinds__ck CHECK (char_length(kinds) BETWEEN 1 AND 960),
  CONSTRAINT organisation__language__ck CHECK (language IN ('zh', 'en')),
  CONSTRAINT organisation__time_zone__ck CHECK (char_length(time_zone) BETWEEN 1 AND 960)
);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_own ON organisation USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 门店 Site
CREATE TABLE site (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  name text NOT NULL,
  address text,
  time_zone text NOT NULL,
  door_cover integer NOT NULL,
  calendar_on date,
  tokens text[] NOT NULL DEFAULT '{}',
  CONSTRAINT site__pk PRIMARY KEY (org_id, id),
  CONSTRAINT site__name__uq UNIQUE (org_id, name),
  CONSTRAINT site__name__ck CHECK (char_length(name) BETWEEN 1 AND 1280),
  CONSTRAINT site__address__ck CHECK (char_length(address) BETWEEN 1 AND 3200),
  CONSTRAINT site__time_zone__ck CHECK (char_length(time_zone) BETWEEN 1 AND 960),
  CONSTRAINT site__door_cover__ck CHECK (door_cover BETWEEN 0 AND 20)
);
CREATE INDEX site__tokens__ix ON site USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE site ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_own ON site USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE site_hours (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  weekday integer NOT NULL,
  open_from text NOT NULL,
  open_to text NOT NULL,
  CONSTRAINT site_hours__pk PRIMARY KEY (org_id, id),
  CONSTRAINT site_hours__weekday__ck CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT site_hours__open_from__ck CHECK (open_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  CONSTRAINT site_hours__open_to__ck CHECK (open_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
CREATE INDEX site_hours__parent__ix ON site_hours (org_id, site_id, position);
ALTER TABLE site_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY site_hours_own ON site_hours USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE site_holidays (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  on_day date NOT NULL,
  kind text NOT NULL,
  name text,
  CONSTRAINT site_holidays__pk PRIMARY KEY (org_id, id),
  CONSTRAINT site_holidays__kind__ck CHECK (kind IN ('holiday', 'workday')),
  CONSTRAINT site_holidays__name__ck CHECK (char_length(name) BETWEEN 1 AND 640)
);
CREATE INDEX site_holidays__parent__ix ON site_holidays (org_id, site_id, position);
ALTER TABLE site_holidays ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_holidays FORCE ROW LEVEL SECURITY;
CREATE POLICY site_holidays_own ON site_holidays USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 小组 Team
CREATE TABLE team (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  name text NOT NULL,
  site_id uuid NOT NULL,
  parent_id uuid,
  lead_id uuid,
  tokens text[] NOT NULL DEFAULT '{}',
  CONSTRAINT team__pk PRIMARY KEY (org_id, id),
  CONSTRAINT team__name__ck CHECK (char_length(name) BETWEEN 1 AND 960)
);
CREATE INDEX team__tokens__ix ON team USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE team ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
CREATE POLICY team_own ON team USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 成员 Member
CREATE TABLE member (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
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
  tokens text[] NOT NULL DEFAULT '{}',
  CONSTRAINT member__pk PRIMARY KEY (org_id, id),
  CONSTRAINT member__login__uq UNIQUE (org_id, login),
  CONSTRAINT member__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT member__login__ck CHECK (char_length(login) BETWEEN 1 AND 960),
  CONSTRAINT member__roles__ck CHECK (roles <@ ARRAY['gm', 'manager', 'supervisor', 'consultant', 'dcc', 'reception', 'trainer', 'finance', 'service', 'admin', 'auditor']::text[]),
  CONSTRAINT member__phone__ck CHECK (phone ~ '^[0-9]{5,20}$'),
  CONSTRAINT member__language__ck CHECK (language IN ('zh', 'en')),
  CONSTRAINT member__state__ck CHECK (state IN ('active', 'disabled'))
);
CREATE INDEX member__tokens__ix ON member USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE member ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY member_own ON member USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 权限 Right
CREATE TABLE role_right (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  role text NOT NULL,
  thing text NOT NULL,
  cell text NOT NULL,
  CONSTRAINT role_right__pk PRIMARY KEY (org_id, id),
  CONSTRAINT role_right__role_thing__uq UNIQUE (org_id, role, thing),
  CONSTRAINT role_right__role__ck CHECK (role IN ('gm', 'manager', 'supervisor', 'consultant', 'dcc', 'reception', 'trainer', 'finance', 'service', 'admin', 'auditor')),
  CONSTRAINT role_right__thing__ck CHECK (char_length(thing) BETWEEN 1 AND 640),
  CONSTRAINT role_right__cell__ck CHECK (char_length(cell) BETWEEN 1 AND 960)
);
ALTER TABLE role_right ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_right FORCE ROW LEVEL SECURITY;
CREATE POLICY role_right_own ON role_right USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 视图 View
CREATE TABLE saved_view (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid,
  list text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  CONSTRAINT saved_view__pk PRIMARY KEY (org_id, id),
  CONSTRAINT saved_view__member_id_list_name__uq UNIQUE (org_id, member_id, list, name),
  CONSTRAINT saved_view__list__ck CHECK (char_length(list) BETWEEN 1 AND 1280),
  CONSTRAINT saved_view__name__ck CHECK (char_length(name) BETWEEN 1 AND 320),
  CONSTRAINT saved_view__query__ck CHECK (char_length(query) BETWEEN 1 AND 24000)
);
CREATE INDEX saved_view__1__ix ON saved_view (org_id, member_id, list, created_at);
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_view_own ON saved_view USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 消息 Notice
CREATE TABLE notice (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid,
  kind text,
  text text,
  path text,
  at timestamptz(3),
  read_at timestamptz(3),
  key text,
  CONSTRAINT notice__pk PRIMARY KEY (org_id, id),
  CONSTRAINT notice__member_id_key__uq UNIQUE (org_id, member_id, key),
  CONSTRAINT notice__kind__ck CHECK (kind IN ('unplanned', 'itemLate', 'planSubmitted', 'planReturned', 'instruction', 'instructionLate', 'meetingMissed', 'partyChased', 'closingOpen', 'unsealed', 'actionLate', 'standIn', 'slotLate')),
  CONSTRAINT notice__text__ck CHECK (char_length(text) BETWEEN 1 AND 3200),
  CONSTRAINT notice__path__ck CHECK (char_length(path) BETWEEN 1 AND 3200),
  CONSTRAINT notice__key__ck CHECK (char_length(key) BETWEEN 1 AND 1920)
);
CREATE INDEX notice__1__ix ON notice (org_id, member_id, at DESC);
CREATE INDEX notice__2__ix ON notice (org_id, at DESC, id DESC);
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_own ON notice USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 消息开关 Notice switch
CREATE TABLE notice_switch (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid,
  kind text,
  off boolean,
  CONSTRAINT notice_switch__pk PRIMARY KEY (org_id, id),
  CONSTRAINT notice_switch__member_id_kind__uq UNIQUE (org_id, member_id, kind),
  CONSTRAINT notice_switch__kind__ck CHECK (kind IN ('unplanned', 'itemLate', 'planSubmitted', 'planReturned', 'instruction', 'instructionLate', 'meetingMissed', 'partyChased', 'closingOpen', 'unsealed', 'actionLate', 'standIn', 'slotLate'))
);
ALTER TABLE notice_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_switch_own ON notice_switch USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 客户 Customer
CREATE TABLE customer (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
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
  tokens text[] NOT NULL DEFAULT '{}',
  CONSTRAINT customer__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer__kind__ck CHECK (kind IN ('person', 'company')),
  CONSTRAINT customer__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT customer__gender__ck CHECK (gender IN ('male', 'female')),
  CONSTRAINT customer__phone__ck CHECK (phone ~ '^[0-9]{5,20}$'),
  CONSTRAINT customer__wechat__ck CHECK (char_length(wechat) BETWEEN 1 AND 960),
  CONSTRAINT customer__email__ck CHECK (char_length(email) BETWEEN 1 AND 1920),
  CONSTRAINT customer__region__ck CHECK (char_length(region) BETWEEN 1 AND 960),
  CONSTRAINT customer__address__ck CHECK (char_length(address) BETWEEN 1 AND 3200),
  CONSTRAINT customer__industry__ck CHECK (char_length(industry) BETWEEN 1 AND 960),
  CONSTRAINT customer__credit_code__ck CHECK (char_length(credit_code) BETWEEN 1 AND 480),
  CONSTRAINT customer__tax_title__ck CHECK (char_length(tax_title) BETWEEN 1 AND 1920),
  CONSTRAINT customer__bank__ck CHECK (char_length(bank) BETWEEN 1 AND 1920),
  CONSTRAINT customer__bank_account__ck CHECK (char_length(bank_account) BETWEEN 1 AND 640),
  CONSTRAINT customer__channel__ck CHECK (channel IN ('walkIn', 'call', 'web', 'event', 'outreach', 'referral', 'repeat')),
  CONSTRAINT customer__note__ck CHECK (char_length(note) BETWEEN 1 AND 32000),
  CONSTRAINT customer__completeness__ck CHECK (completeness BETWEEN 0 AND 100),
  CONSTRAINT customer__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT customer__wants__ck CHECK (char_length(wants) BETWEEN 1 AND 2560)
);
CREATE INDEX customer__1__ix ON customer (org_id, updated_at DESC, id DESC);
CREATE INDEX customer__2__ix ON customer (org_id, owner_id, level, updated_at DESC);
CREATE INDEX customer__3__ix ON customer (org_id, team_id, level, updated_at DESC);
CREATE INDEX customer__4__ix ON customer (org_id, site_id, level, updated_at DESC);
CREATE INDEX customer__5__ix ON customer (org_id, name, id);
CREATE INDEX customer__6__ix ON customer (org_id, owner_id, next_contact_on);
CREATE INDEX customer__7__ix ON customer (org_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX customer__tokens__ix ON customer USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE customer ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_own ON customer USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE customer_identity (
  org_id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  row_id uuid NOT NULL,
  CONSTRAINT customer_identity__pk PRIMARY KEY (org_id, kind, value)
);
CREATE INDEX customer_identity__row__ix ON customer_identity (org_id, row_id);
ALTER TABLE customer_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_identity_own ON customer_identity USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE customer_consents (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  purpose text NOT NULL,
  source text NOT NULL,
  on_day date NOT NULL,
  CONSTRAINT customer_consents__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_consents__purpose__ck CHECK (purpose IN ('collect', 'marketing', 'share')),
  CONSTRAINT customer_consents__source__ck CHECK (char_length(source) BETWEEN 1 AND 960)
);
CREATE INDEX customer_consents__parent__ix ON customer_consents (org_id, customer_id, position);
ALTER TABLE customer_consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_consents FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_consents_own ON customer_consents USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
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
  CONSTRAINT customer_contacts__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT customer_contacts__role__ck CHECK (char_length(role) BETWEEN 1 AND 960),
  CONSTRAINT customer_contacts__phone__ck CHECK (phone ~ '^[0-9]{5,20}$')
);
CREATE INDEX customer_contacts__parent__ix ON customer_contacts (org_id, customer_id, position);
ALTER TABLE customer_contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_contacts_own ON customer_contacts USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE customer_relations (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  related_id uuid NOT NULL,
  kind text NOT NULL,
  CONSTRAINT customer_relations__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_relations__kind__ck CHECK (kind IN ('spouse', 'parent', 'child', 'colleague', 'introducer', 'company'))
);
CREATE INDEX customer_relations__parent__ix ON customer_relations (org_id, customer_id, position);
ALTER TABLE customer_relations ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_relations FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_relations_own ON customer_relations USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
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
  CONSTRAINT customer_things__kind__ck CHECK (char_length(kind) BETWEEN 1 AND 480),
  CONSTRAINT customer_things__make__ck CHECK (char_length(make) BETWEEN 1 AND 640),
  CONSTRAINT customer_things__model__ck CHECK (char_length(model) BETWEEN 1 AND 960),
  CONSTRAINT customer_things__plate__ck CHECK (char_length(plate) BETWEEN 1 AND 320),
  CONSTRAINT customer_things__vin__ck CHECK (char_length(vin) BETWEEN 1 AND 480)
);
CREATE INDEX customer_things__parent__ix ON customer_things (org_id, customer_id, position);
ALTER TABLE customer_things ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_things FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_things_own ON customer_things USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 客户合并 Customer merge
CREATE TABLE customer_merge (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  from_id uuid,
  into_id uuid,
  at timestamptz(3),
  by_id uuid,
  undone_at timestamptz(3),
  CONSTRAINT customer_merge__pk PRIMARY KEY (org_id, id)
);
CREATE INDEX customer_merge__1__ix ON customer_merge (org_id, from_id, at DESC);
CREATE INDEX customer_merge__2__ix ON customer_merge (org_id, into_id, at DESC);
ALTER TABLE customer_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merge_own ON customer_merge USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE customer_merge_moved (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_merge_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  place text NOT NULL,
  key text NOT NULL,
  CONSTRAINT customer_merge_moved__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_merge_moved__place__ck CHECK (char_length(place) BETWEEN 1 AND 1920),
  CONSTRAINT customer_merge_moved__key__ck CHECK (char_length(key) BETWEEN 1 AND 3200)
);
CREATE INDEX customer_merge_moved__parent__ix ON customer_merge_moved (org_id, customer_merge_id, position);
ALTER TABLE customer_merge_moved ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge_moved FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merge_moved_own ON customer_merge_moved USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE customer_merge_filled (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_merge_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  field text NOT NULL,
  before text,
  after text NOT NULL,
  CONSTRAINT customer_merge_filled__pk PRIMARY KEY (org_id, id),
  CONSTRAINT customer_merge_filled__field__ck CHECK (char_length(field) BETWEEN 1 AND 640),
  CONSTRAINT customer_merge_filled__before__ck CHECK (char_length(before) BETWEEN 1 AND 32000),
  CONSTRAINT customer_merge_filled__after__ck CHECK (char_length(after) BETWEEN 1 AND 32000)
);
CREATE INDEX customer_merge_filled__parent__ix ON customer_merge_filled (org_id, customer_merge_id, position);
ALTER TABLE customer_merge_filled ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge_filled FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merge_filled_own ON customer_merge_filled USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 客流 Visit
CREATE TABLE visit (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  site_id uuid NOT NULL,
  on_day date NOT NULL,
  party_no integer,
  arrived_at timestamptz(3) NOT NULL,
  left_at timestamptz(3),
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
  finished_at timestamptz(3),
  class text,
  reminders integer,
  reminded_at timestamptz(3),
  reminded_by_id uuid,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  tokens text[] NOT NULL DEFAULT '{}',
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT visit__pk PRIMARY KEY (org_id, id),
  CONSTRAINT visit__site_id_on_day_party_no__uq UNIQUE (org_id, site_id, on_day, party_no),
  CONSTRAINT visit__party_no__ck CHECK (party_no BETWEEN 1 AND 9999),
  CONSTRAINT visit__people__ck CHECK (people BETWEEN 1 AND 99),
  CONSTRAINT visit__transport__ck CHECK (transport IN ('car', 'taxi', 'transit', 'walk', 'other')),
  CONSTRAINT visit__purpose__ck CHECK (purpose IN ('buy', 'paperwork', 'delivery', 'cancelOrder', 'service', 'other')),
  CONSTRAINT visit__received_how__ck CHECK (received_how IN ('turn', 'named', 'appointment')),
  CONSTRAINT visit__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT visit__phone__ck CHECK (phone ~ '^[0-9]{5,20}$'),
  CONSTRAINT visit__plate__ck CHECK (char_length(plate) BETWEEN 1 AND 320),
  CONSTRAINT visit__no_data_reason__ck CHECK (char_length(no_data_reason) BETWEEN 1 AND 1920),
  CONSTRAINT visit__want_model__ck CHECK (char_length(want_model) BETWEEN 1 AND 960),
  CONSTRAINT visit__want_trim__ck CHECK (char_length(want_trim) BETWEEN 1 AND 960),
  CONSTRAINT visit__want_colour__ck CHECK (char_length(want_colour) BETWEEN 1 AND 480),
  CONSTRAINT visit__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT visit__channel__ck CHECK (channel IN ('walkIn', 'call', 'web', 'event', 'outreach', 'referral', 'repeat')),
  CONSTRAINT visit__source__ck CHECK (char_length(source) BETWEEN 1 AND 960),
  CONSTRAINT visit__rival__ck CHECK (char_length(rival) BETWEEN 1 AND 960),
  CONSTRAINT visit__left_for__ck CHECK (char_length(left_for) BETWEEN 1 AND 960),
  CONSTRAINT visit__note__ck CHECK (char_length(note) BETWEEN 1 AND 8000),
  CONSTRAINT visit__state__ck CHECK (state IN ('unfinished', 'finished')),
  CONSTRAINT visit__class__ck CHECK (class IN ('firstWithData', 'firstHasCard', 'firstNoData', 'again', 'nonIntent', 'unfinished')),
  CONSTRAINT visit__reminders__ck CHECK (reminders BETWEEN 0 AND 999),
  CONSTRAINT visit__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows)),
  CONSTRAINT visit__seal__uq UNIQUE (org_id, seal_id, seal_no)
);
CREATE INDEX visit__1__ix ON visit (org_id, site_id, on_day, party_no);
CREATE INDEX visit__2__ix ON visit (org_id, arrived_at DESC, id DESC);
CREATE INDEX visit__3__ix ON visit (org_id, customer_id, arrived_at DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX visit__4__ix ON visit (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX visit__5__ix ON visit (org_id, owner_id, on_day);
CREATE INDEX visit__6__ix ON visit (org_id, plate) WHERE plate IS NOT NULL;
CREATE INDEX visit__7__ix ON visit (org_id, card_id) WHERE card_id IS NOT NULL;
CREATE INDEX visit__tokens__ix ON visit USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE visit ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit FORCE ROW LEVEL SECURITY;
CREATE POLICY visit_read ON visit FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY visit_add ON visit FOR INSERT WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE POLICY visit_change ON visit FOR UPDATE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY visit_drop ON visit FOR DELETE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);

-- 渠道线索 Inquiry
CREATE TABLE inquiry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  kind text NOT NULL,
  site_id uuid NOT NULL,
  on_day date NOT NULL,
  received_at timestamptz(3) NOT NULL,
  handled_by_id uuid NOT NULL,
  owner_id uuid,
  name text,
  phone text,
  repeat_of_id uuid,
  class text NOT NULL,
  invalid_reason text,
  platform text,
  lead_no text,
  dispatched_at timestamptz(3),
  first_response_at timestamptz(3),
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
  tokens text[] NOT NULL DEFAULT '{}',
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT inquiry__pk PRIMARY KEY (org_id, id),
  CONSTRAINT inquiry__kind__ck CHECK (kind IN ('call', 'web', 'event', 'outreach')),
  CONSTRAINT inquiry__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__phone__ck CHECK (phone ~ '^[0-9]{5,20}$'),
  CONSTRAINT inquiry__class__ck CHECK (class IN ('pending', 'card', 'onFile', 'nonIntent')),
  CONSTRAINT inquiry__invalid_reason__ck CHECK (invalid_reason IN ('wrongNumber', 'noAnswer', 'noIntent', 'boughtOurs', 'boughtRival', 'otherProvince', 'otherRegion', 'other')),
  CONSTRAINT inquiry__platform__ck CHECK (char_length(platform) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__lead_no__ck CHECK (char_length(lead_no) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__response_minutes__ck CHECK (response_minutes BETWEEN 0 AND 2000000000),
  CONSTRAINT inquiry__open_response_minutes__ck CHECK (open_response_minutes BETWEEN 0 AND 2000000000),
  CONSTRAINT inquiry__caller_no__ck CHECK (caller_no ~ '^[0-9]{5,20}$'),
  CONSTRAINT inquiry__ring_seconds__ck CHECK (ring_seconds BETWEEN 0 AND 86400),
  CONSTRAINT inquiry__talk_seconds__ck CHECK (talk_seconds BETWEEN 0 AND 86400),
  CONSTRAINT inquiry__event_name__ck CHECK (char_length(event_name) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__place__ck CHECK (char_length(place) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__company__ck CHECK (char_length(company) BETWEEN 1 AND 1920),
  CONSTRAINT inquiry__want_model__ck CHECK (char_length(want_model) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__want_trim__ck CHECK (char_length(want_trim) BETWEEN 1 AND 960),
  CONSTRAINT inquiry__want_colour__ck CHECK (char_length(want_colour) BETWEEN 1 AND 480),
  CONSTRAINT inquiry__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT inquiry__note__ck CHECK (char_length(note) BETWEEN 1 AND 8000),
  CONSTRAINT inquiry__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows)),
  CONSTRAINT inquiry__seal__uq UNIQUE (org_id, seal_id, seal_no)
);
CREATE INDEX inquiry__1__ix ON inquiry (org_id, site_id, on_day, received_at);
CREATE INDEX inquiry__2__ix ON inquiry (org_id, received_at DESC, id DESC);
CREATE INDEX inquiry__3__ix ON inquiry (org_id, phone, on_day) WHERE phone IS NOT NULL;
CREATE INDEX inquiry__4__ix ON inquiry (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX inquiry__5__ix ON inquiry (org_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX inquiry__6__ix ON inquiry (org_id, card_id) WHERE card_id IS NOT NULL;
CREATE INDEX inquiry__tokens__ix ON inquiry USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE inquiry ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE inquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE inquiry FORCE ROW LEVEL SECURITY;
CREATE POLICY inquiry_read ON inquiry FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY inquiry_add ON inquiry FOR INSERT WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE POLICY inquiry_change ON inquiry FOR UPDATE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY inquiry_drop ON inquiry FOR DELETE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);

-- 首响时限 First response
CREATE TABLE response_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT response_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT response_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE response_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY response_rules_own ON response_rules USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE response_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  response_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  within_minutes integer NOT NULL,
  CONSTRAINT response_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT response_rules_rows__kind__ck CHECK (kind IN ('call', 'web', 'event', 'outreach')),
  CONSTRAINT response_rules_rows__within_minutes__ck CHECK (within_minutes BETWEEN 1 AND 100000)
);
CREATE INDEX response_rules_rows__parent__ix ON response_rules_rows (org_id, response_rules_id, position);
ALTER TABLE response_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY response_rules_rows_own ON response_rules_rows USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 邀约 Appointment
CREATE TABLE appointment (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  customer_id uuid NOT NULL,
  card_id uuid,
  inquiry_id uuid,
  site_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  purpose text NOT NULL,
  member_id uuid NOT NULL,
  state text,
  visit_id uuid,
  moved_to_id uuid,
  confirmation text,
  confirmed_at timestamptz(3),
  reason text,
  CONSTRAINT appointment__pk PRIMARY KEY (org_id, id),
  CONSTRAINT appointment__purpose__ck CHECK (char_length(purpose) BETWEEN 1 AND 1280),
  CONSTRAINT appointment__state__ck CHECK (state IN ('planned', 'came', 'missed', 'moved', 'cancelled')),
  CONSTRAINT appointment__confirmation__ck CHECK (confirmation IN ('confirmed', 'noAnswer')),
  CONSTRAINT appointment__reason__ck CHECK (char_length(reason) BETWEEN 1 AND 3200)
);
CREATE INDEX appointment__1__ix ON appointment (org_id, customer_id, at);
CREATE INDEX appointment__2__ix ON appointment (org_id, member_id, at);
CREATE INDEX appointment__3__ix ON appointment (org_id, visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX appointment__4__ix ON appointment (org_id, card_id) WHERE card_id IS NOT NULL;
CREATE INDEX appointment__5__ix ON appointment (org_id, at, id);
CREATE INDEX appointment__6__ix ON appointment (org_id, state, at);
ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment FORCE ROW LEVEL SECURITY;
CREATE POLICY appointment_own ON appointment USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 意向客户卡 Prospect card
CREATE TABLE prospect_card (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
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
  last_contact_at timestamptz(3),
  next_contact_on date,
  state text,
  former_level text,
  keyed_at timestamptz(3),
  closing_as text,
  tokens text[] NOT NULL DEFAULT '{}',
  CONSTRAINT prospect_card__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card__no__uq UNIQUE (org_id, no),
  CONSTRAINT prospect_card__no__ck CHECK (char_length(no) BETWEEN 1 AND 480),
  CONSTRAINT prospect_card__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT prospect_card__want_model__ck CHECK (char_length(want_model) BETWEEN 1 AND 960),
  CONSTRAINT prospect_card__want_trim__ck CHECK (char_length(want_trim) BETWEEN 1 AND 960),
  CONSTRAINT prospect_card__want_colour__ck CHECK (char_length(want_colour) BETWEEN 1 AND 480),
  CONSTRAINT prospect_card__want_use__ck CHECK (char_length(want_use) BETWEEN 1 AND 1920),
  CONSTRAINT prospect_card__want_budget__ck CHECK (char_length(want_budget) BETWEEN 1 AND 960),
  CONSTRAINT prospect_card__want_payment__ck CHECK (want_payment IN ('full', 'loan')),
  CONSTRAINT prospect_card__trade_in_brand__ck CHECK (char_length(trade_in_brand) BETWEEN 1 AND 960),
  CONSTRAINT prospect_card__trade_in_year__ck CHECK (trade_in_year BETWEEN 1950 AND 2100),
  CONSTRAINT prospect_card__trade_in_km__ck CHECK (trade_in_km BETWEEN 0 AND 5000000),
  CONSTRAINT prospect_card__rival__ck CHECK (char_length(rival) BETWEEN 1 AND 960),
  CONSTRAINT prospect_card__concerns__ck CHECK (char_length(concerns) BETWEEN 1 AND 4800),
  CONSTRAINT prospect_card__decider__ck CHECK (char_length(decider) BETWEEN 1 AND 1920),
  CONSTRAINT prospect_card__user___ck CHECK (char_length(user_) BETWEEN 1 AND 1920),
  CONSTRAINT prospect_card__companions__ck CHECK (char_length(companions) BETWEEN 1 AND 1920),
  CONSTRAINT prospect_card__state__ck CHECK (state IN ('live', 'ordered', 'delivered', 'lost', 'frozen', 'outOfContact')),
  CONSTRAINT prospect_card__former_level__ck CHECK (former_level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT prospect_card__closing_as__ck CHECK (closing_as IN ('lost', 'frozen', 'outOfContact'))
);
CREATE INDEX prospect_card__1__ix ON prospect_card (org_id, customer_id, state);
CREATE INDEX prospect_card__2__ix ON prospect_card (org_id, owner_id, state, next_contact_on);
CREATE INDEX prospect_card__3__ix ON prospect_card (org_id, site_id, state, level);
CREATE INDEX prospect_card__4__ix ON prospect_card (org_id, updated_at DESC, id DESC);
CREATE INDEX prospect_card__5__ix ON prospect_card (org_id, state, next_contact_on, id);
CREATE INDEX prospect_card__6__ix ON prospect_card (org_id, team_id, state, next_contact_on);
CREATE INDEX prospect_card__7__ix ON prospect_card (org_id, opened_on, id);
CREATE INDEX prospect_card__tokens__ix ON prospect_card USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE prospect_card ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE prospect_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_own ON prospect_card USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
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
  CONSTRAINT prospect_card_opening__channel__ck CHECK (channel IN ('walkIn', 'call', 'web', 'event', 'outreach', 'referral', 'repeat')),
  CONSTRAINT prospect_card_opening__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT prospect_card_opening__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows)),
  CONSTRAINT prospect_card_opening__seal__uq UNIQUE (org_id, seal_id, seal_no)
);
CREATE INDEX prospect_card_opening__1__ix ON prospect_card_opening (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX prospect_card_opening__2__ix ON prospect_card_opening (org_id, origin_visit_id) WHERE origin_visit_id IS NOT NULL;
CREATE INDEX prospect_card_opening__3__ix ON prospect_card_opening (org_id, origin_inquiry_id) WHERE origin_inquiry_id IS NOT NULL;
ALTER TABLE prospect_card_opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_opening FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_opening_read ON prospect_card_opening FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY prospect_card_opening_add ON prospect_card_opening FOR INSERT WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE POLICY prospect_card_opening_change ON prospect_card_opening FOR UPDATE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY prospect_card_opening_drop ON prospect_card_opening FOR DELETE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE TABLE prospect_card_closings (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  as_what text NOT NULL,
  reason text NOT NULL,
  rival text,
  at timestamptz(3) NOT NULL,
  by_id uuid NOT NULL,
  outcome text NOT NULL,
  decided_by_id uuid,
  decided_at timestamptz(3),
  decision text,
  on_day date NOT NULL,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  CONSTRAINT prospect_card_closings__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_closings__as_what__ck CHECK (as_what IN ('lost', 'frozen', 'outOfContact')),
  CONSTRAINT prospect_card_closings__reason__ck CHECK (char_length(reason) BETWEEN 1 AND 4800),
  CONSTRAINT prospect_card_closings__rival__ck CHECK (char_length(rival) BETWEEN 1 AND 960),
  CONSTRAINT prospect_card_closings__outcome__ck CHECK (outcome IN ('open', 'agreed', 'refused')),
  CONSTRAINT prospect_card_closings__decision__ck CHECK (char_length(decision) BETWEEN 1 AND 4800)
);
CREATE INDEX prospect_card_closings__parent__ix ON prospect_card_closings (org_id, prospect_card_id, position);
CREATE INDEX prospect_card_closings__1__ix ON prospect_card_closings (org_id, on_day, counts_team_id, counts_for_id);
CREATE INDEX prospect_card_closings__2__ix ON prospect_card_closings (org_id, outcome, at);
ALTER TABLE prospect_card_closings ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_closings FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_closings_own ON prospect_card_closings USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE prospect_card_level_history (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  level text NOT NULL,
  at timestamptz(3) NOT NULL,
  by_id uuid,
  reason text,
  state text NOT NULL,
  CONSTRAINT prospect_card_level_history__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_level_history__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT prospect_card_level_history__reason__ck CHECK (char_length(reason) BETWEEN 1 AND 3200),
  CONSTRAINT prospect_card_level_history__state__ck CHECK (state IN ('live', 'ordered', 'delivered', 'lost', 'frozen', 'outOfContact'))
);
CREATE INDEX prospect_card_level_history__parent__ix ON prospect_card_level_history (org_id, prospect_card_id, position);
ALTER TABLE prospect_card_level_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_level_history FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_level_history_own ON prospect_card_level_history USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE prospect_card_instructions (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  prospect_card_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  text text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  by_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  answer text,
  answered_at timestamptz(3),
  answered_by_id uuid,
  CONSTRAINT prospect_card_instructions__pk PRIMARY KEY (org_id, id),
  CONSTRAINT prospect_card_instructions__text__ck CHECK (char_length(text) BETWEEN 1 AND 8000),
  CONSTRAINT prospect_card_instructions__answer__ck CHECK (char_length(answer) BETWEEN 1 AND 8000)
);
CREATE INDEX prospect_card_instructions__parent__ix ON prospect_card_instructions (org_id, prospect_card_id, position);
CREATE INDEX prospect_card_instructions__1__ix ON prospect_card_instructions (org_id, due_at) WHERE due_at IS NOT NULL;
ALTER TABLE prospect_card_instructions ENABLE ROW LEVEL SECURITY;
ALTER TABLE prospect_card_instructions FORCE ROW LEVEL SECURITY;
CREATE POLICY prospect_card_instructions_own ON prospect_card_instructions USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 级别与跟进周期 Levels and cadence
CREATE TABLE level_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT level_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT level_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE level_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE level_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY level_rules_own ON level_rules USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE level_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  level_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  level text NOT NULL,
  window_days integer,
  cadence_days integer NOT NULL,
  CONSTRAINT level_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT level_rules_rows__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT level_rules_rows__window_days__ck CHECK (window_days BETWEEN 1 AND 3650),
  CONSTRAINT level_rules_rows__cadence_days__ck CHECK (cadence_days BETWEEN 1 AND 365)
);
CREATE INDEX level_rules_rows__parent__ix ON level_rules_rows (org_id, level_rules_id, position);
ALTER TABLE level_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE level_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY level_rules_rows_own ON level_rules_rows USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 跟进 Follow-up
CREATE TABLE follow_up (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  customer_id uuid NOT NULL,
  card_id uuid,
  at timestamptz(3) NOT NULL,
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
  CONSTRAINT follow_up__means__ck CHECK (means IN ('call', 'message', 'wechat', 'visit', 'other')),
  CONSTRAINT follow_up__result__ck CHECK (result IN ('reached', 'noAnswer', 'refused', 'wrongNumber', 'other')),
  CONSTRAINT follow_up__text__ck CHECK (char_length(text) BETWEEN 1 AND 32000),
  CONSTRAINT follow_up__seconds__ck CHECK (seconds BETWEEN 0 AND 86400),
  CONSTRAINT follow_up__level_after__ck CHECK (level_after IN ('N', 'O', 'H', 'A', 'B', 'C'))
);
CREATE INDEX follow_up__1__ix ON follow_up (org_id, customer_id, at DESC);
CREATE INDEX follow_up__2__ix ON follow_up (org_id, card_id, at DESC) WHERE card_id IS NOT NULL;
CREATE INDEX follow_up__3__ix ON follow_up (org_id, by_id, at DESC);
CREATE INDEX follow_up__4__ix ON follow_up (org_id, at DESC, id DESC);
ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_up_own ON follow_up USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 里程碑 Milestone
CREATE TABLE milestone (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  customer_id uuid NOT NULL,
  card_id uuid,
  visit_id uuid,
  kind text NOT NULL,
  at timestamptz(3) NOT NULL,
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
  CONSTRAINT milestone__kind__ck CHECK (kind IN ('quote', 'testDrive', 'order', 'cancellation', 'contract', 'delivery')),
  CONSTRAINT milestone__amount__ck CHECK (amount <> 'NaN' AND amount >= 0),
  CONSTRAINT milestone__note__ck CHECK (char_length(note) BETWEEN 1 AND 8000),
  CONSTRAINT milestone__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows)),
  CONSTRAINT milestone__seal__uq UNIQUE (org_id, seal_id, seal_no)
);
CREATE INDEX milestone__1__ix ON milestone (org_id, on_day, counts_team_id, counts_for_id, kind);
CREATE INDEX milestone__2__ix ON milestone (org_id, customer_id, at DESC);
CREATE INDEX milestone__3__ix ON milestone (org_id, visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX milestone__4__ix ON milestone (org_id, card_id) WHERE card_id IS NOT NULL;
CREATE INDEX milestone__5__ix ON milestone (org_id, at DESC, id DESC);
ALTER TABLE milestone ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone FORCE ROW LEVEL SECURITY;
CREATE POLICY milestone_read ON milestone FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY milestone_add ON milestone FOR INSERT WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE POLICY milestone_change ON milestone FOR UPDATE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY milestone_drop ON milestone FOR DELETE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);

-- DMS 记录 DMS entry
CREATE TABLE dms_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
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
  tokens text[] NOT NULL DEFAULT '{}',
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT dms_entry__pk PRIMARY KEY (org_id, id),
  CONSTRAINT dms_entry__site_id_kind_dms_no__uq UNIQUE (org_id, site_id, kind, dms_no),
  CONSTRAINT dms_entry__kind__ck CHECK (kind IN ('card', 'order', 'delivery', 'cancellation')),
  CONSTRAINT dms_entry__dms_no__ck CHECK (char_length(dms_no) BETWEEN 1 AND 640),
  CONSTRAINT dms_entry__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT dms_entry__phone__ck CHECK (char_length(phone) BETWEEN 1 AND 320),
  CONSTRAINT dms_entry__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C')),
  CONSTRAINT dms_entry__source__ck CHECK (source IN ('typed', 'import')),
  CONSTRAINT dms_entry__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows)),
  CONSTRAINT dms_entry__seal__uq UNIQUE (org_id, seal_id, seal_no)
);
CREATE INDEX dms_entry__1__ix ON dms_entry (org_id, site_id, on_day, kind);
CREATE INDEX dms_entry__2__ix ON dms_entry (org_id, card_id) WHERE card_id IS NOT NULL;
CREATE INDEX dms_entry__tokens__ix ON dms_entry USING gin (org_id, tokens) WITH (fastupdate = off);
ALTER TABLE dms_entry ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE dms_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE dms_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY dms_entry_read ON dms_entry FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY dms_entry_add ON dms_entry FOR INSERT WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE POLICY dms_entry_change ON dms_entry FOR UPDATE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY dms_entry_drop ON dms_entry FOR DELETE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);

-- 月初遗留潜客 Carried card
CREATE TABLE carried_card (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  month date,
  card_id uuid,
  level text,
  counts_for_id uuid,
  counts_team_id uuid,
  counts_site_id uuid,
  CONSTRAINT carried_card__pk PRIMARY KEY (org_id, id),
  CONSTRAINT carried_card__month_card_id__uq UNIQUE (org_id, month, card_id),
  CONSTRAINT carried_card__level__ck CHECK (level IN ('N', 'O', 'H', 'A', 'B', 'C'))
);
CREATE INDEX carried_card__1__ix ON carried_card (org_id, month, counts_team_id, counts_for_id);
CREATE INDEX carried_card__2__ix ON carried_card (org_id, card_id);
ALTER TABLE carried_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE carried_card FORCE ROW LEVEL SECURITY;
CREATE POLICY carried_card_own ON carried_card USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 文件 File
CREATE TABLE file (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  name text,
  type text,
  size integer,
  sha256 text,
  follow_up_id uuid,
  customer_id uuid,
  by_id uuid,
  CONSTRAINT file__pk PRIMARY KEY (org_id, id),
  CONSTRAINT file__name__ck CHECK (char_length(name) BETWEEN 1 AND 3200),
  CONSTRAINT file__type__ck CHECK (type IN ('jpeg', 'png', 'webp', 'heic', 'pdf', 'xlsx', 'docx', 'txt', 'csv')),
  CONSTRAINT file__size__ck CHECK (size BETWEEN 0 AND 2000000000),
  CONSTRAINT file__sha256__ck CHECK (char_length(sha256) BETWEEN 1 AND 1024)
);
CREATE INDEX file__1__ix ON file (org_id, by_id, id DESC);
CREATE INDEX file__2__ix ON file (org_id, follow_up_id) WHERE follow_up_id IS NOT NULL;
ALTER TABLE file ENABLE ROW LEVEL SECURITY;
ALTER TABLE file FORCE ROW LEVEL SECURITY;
CREATE POLICY file_own ON file USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 顺位记录 Turn event
CREATE TABLE turn_event (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  site_id uuid NOT NULL,
  on_day date,
  at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  member_id uuid,
  reason text,
  event_id uuid,
  note text,
  CONSTRAINT turn_event__pk PRIMARY KEY (org_id, id),
  CONSTRAINT turn_event__kind__ck CHECK (kind IN ('join', 'skip', 'away', 'back', 'free', 'undo')),
  CONSTRAINT turn_event__reason__ck CHECK (reason IN ('reception', 'outing', 'leave', 'rest', 'break', 'notHere', 'other')),
  CONSTRAINT turn_event__note__ck CHECK (char_length(note) BETWEEN 1 AND 1920)
);
CREATE INDEX turn_event__1__ix ON turn_event (org_id, site_id, on_day, at);
ALTER TABLE turn_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE turn_event FORCE ROW LEVEL SECURITY;
CREATE POLICY turn_event_own ON turn_event USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 到岗表 Day sheet
CREATE TABLE day_sheet (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid NOT NULL,
  on_day date NOT NULL,
  state text NOT NULL,
  stand_in_id uuid,
  site_id uuid NOT NULL,
  team_id uuid,
  note text,
  CONSTRAINT day_sheet__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_sheet__member_id_on_day__uq UNIQUE (org_id, member_id, on_day),
  CONSTRAINT day_sheet__state__ck CHECK (state IN ('onDuty', 'rest', 'leave', 'out')),
  CONSTRAINT day_sheet__note__ck CHECK (char_length(note) BETWEEN 1 AND 1920)
);
CREATE INDEX day_sheet__1__ix ON day_sheet (org_id, on_day, site_id);
CREATE INDEX day_sheet__2__ix ON day_sheet (org_id, stand_in_id, on_day) WHERE stand_in_id IS NOT NULL;
CREATE INDEX day_sheet__3__ix ON day_sheet (org_id, on_day DESC, id DESC);
ALTER TABLE day_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_sheet FORCE ROW LEVEL SECURITY;
CREATE POLICY day_sheet_own ON day_sheet USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 动向 Live status
CREATE TABLE live_status (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid,
  state text,
  since timestamptz(3),
  site_id uuid,
  team_id uuid,
  CONSTRAINT live_status__pk PRIMARY KEY (org_id, id),
  CONSTRAINT live_status__member_id__uq UNIQUE (org_id, member_id),
  CONSTRAINT live_status__state__ck CHECK (state IN ('floor', 'withCustomer', 'testDrive', 'away', 'break', 'offDuty'))
);
ALTER TABLE live_status ENABLE ROW LEVEL SECURITY;
ALTER TABLE live_status FORCE ROW LEVEL SECURITY;
CREATE POLICY live_status_own ON live_status USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 日计划 Day plan
CREATE TABLE day_plan (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid NOT NULL,
  on_day date NOT NULL,
  site_id uuid,
  team_id uuid,
  state text,
  submitted_at timestamptz(3),
  decided_by_id uuid,
  decided_at timestamptz(3),
  reason text,
  CONSTRAINT day_plan__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_plan__member_id_on_day__uq UNIQUE (org_id, member_id, on_day),
  CONSTRAINT day_plan__state__ck CHECK (state IN ('draft', 'submitted', 'returned', 'published')),
  CONSTRAINT day_plan__reason__ck CHECK (char_length(reason) BETWEEN 1 AND 4800)
);
CREATE INDEX day_plan__1__ix ON day_plan (org_id, on_day, team_id);
CREATE INDEX day_plan__2__ix ON day_plan (org_id, on_day DESC, id DESC);
ALTER TABLE day_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY day_plan_own ON day_plan USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 计划项 Plan item
CREATE TABLE plan_item (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  day_plan_id uuid NOT NULL,
  member_id uuid,
  on_day date,
  site_id uuid,
  team_id uuid,
  kind text NOT NULL,
  customer_id uuid,
  card_id uuid,
  title text NOT NULL,
  due_at timestamptz(3),
  state text,
  reason text,
  source_id text,
  first_on date,
  carried_from_id uuid,
  carried_to date,
  added boolean,
  closed_at timestamptz(3),
  stand_in_for_id uuid,
  CONSTRAINT plan_item__pk PRIMARY KEY (org_id, id),
  CONSTRAINT plan_item__kind__ck CHECK (kind IN ('followUp', 'appointment', 'task', 'patrol', 'meeting', 'other')),
  CONSTRAINT plan_item__title__ck CHECK (char_length(title) BETWEEN 1 AND 1920),
  CONSTRAINT plan_item__state__ck CHECK (state IN ('open', 'done', 'carried', 'dropped')),
  CONSTRAINT plan_item__reason__ck CHECK (char_length(reason) BETWEEN 1 AND 4800),
  CONSTRAINT plan_item__source_id__ck CHECK (char_length(source_id) BETWEEN 1 AND 960)
);
CREATE INDEX plan_item__1__ix ON plan_item (org_id, day_plan_id, due_at);
CREATE INDEX plan_item__2__ix ON plan_item (org_id, on_day, team_id, state);
CREATE INDEX plan_item__3__ix ON plan_item (org_id, member_id, on_day);
CREATE INDEX plan_item__4__ix ON plan_item (org_id, customer_id, on_day) WHERE customer_id IS NOT NULL;
CREATE INDEX plan_item__5__ix ON plan_item (org_id, source_id, on_day) WHERE source_id IS NOT NULL;
ALTER TABLE plan_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_item FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_item_own ON plan_item USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE plan_item_evidence (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_item_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  evidence_id text NOT NULL,
  CONSTRAINT plan_item_evidence__pk PRIMARY KEY (org_id, id),
  CONSTRAINT plan_item_evidence__kind__ck CHECK (kind IN ('followUp', 'visit', 'appointment', 'milestone', 'file', 'meeting')),
  CONSTRAINT plan_item_evidence__evidence_id__ck CHECK (char_length(evidence_id) BETWEEN 1 AND 576)
);
CREATE INDEX plan_item_evidence__parent__ix ON plan_item_evidence (org_id, plan_item_id, position);
CREATE INDEX plan_item_evidence__1__ix ON plan_item_evidence (org_id, evidence_id);
ALTER TABLE plan_item_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_item_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_item_evidence_own ON plan_item_evidence USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 行动项 Action item
CREATE TABLE action_item (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  text text NOT NULL,
  owner_id uuid NOT NULL,
  due_on date NOT NULL,
  meeting_id uuid,
  site_id uuid,
  team_id uuid,
  state text,
  outcome text,
  closed_at timestamptz(3),
  CONSTRAINT action_item__pk PRIMARY KEY (org_id, id),
  CONSTRAINT action_item__text__ck CHECK (char_length(text) BETWEEN 1 AND 3200),
  CONSTRAINT action_item__state__ck CHECK (state IN ('open', 'done', 'dropped')),
  CONSTRAINT action_item__outcome__ck CHECK (char_length(outcome) BETWEEN 1 AND 8000)
);
CREATE INDEX action_item__1__ix ON action_item (org_id, owner_id, state, due_on);
CREATE INDEX action_item__2__ix ON action_item (org_id, meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX action_item__3__ix ON action_item (org_id, due_on, id);
ALTER TABLE action_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE action_item FORCE ROW LEVEL SECURITY;
CREATE POLICY action_item_own ON action_item USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 过卡 Card look
CREATE TABLE card_look (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  card_id uuid,
  on_day date,
  by_id uuid,
  at timestamptz(3),
  CONSTRAINT card_look__pk PRIMARY KEY (org_id, id),
  CONSTRAINT card_look__card_id_on_day_by_id__uq UNIQUE (org_id, card_id, on_day, by_id)
);
CREATE INDEX card_look__1__ix ON card_look (org_id, by_id, on_day);
CREATE INDEX card_look__2__ix ON card_look (org_id, at DESC, id DESC);
ALTER TABLE card_look ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_look FORCE ROW LEVEL SECURITY;
CREATE POLICY card_look_own ON card_look USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 会议 Meeting
CREATE TABLE meeting (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  site_id uuid NOT NULL,
  team_id uuid,
  on_day date NOT NULL,
  planned_at timestamptz(3),
  subject text,
  skill text,
  agenda text,
  attendee_ids uuid[] NOT NULL,
  chair_id uuid,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  minutes text,
  state text,
  pack_at timestamptz(3),
  CONSTRAINT meeting__pk PRIMARY KEY (org_id, id),
  CONSTRAINT meeting__kind__ck CHECK (kind IN ('morning', 'evening', 'weekly', 'department', 'adHoc')),
  CONSTRAINT meeting__subject__ck CHECK (char_length(subject) BETWEEN 1 AND 1920),
  CONSTRAINT meeting__skill__ck CHECK (char_length(skill) BETWEEN 1 AND 1920),
  CONSTRAINT meeting__agenda__ck CHECK (char_length(agenda) BETWEEN 1 AND 16000),
  CONSTRAINT meeting__minutes__ck CHECK (char_length(minutes) BETWEEN 1 AND 64000),
  CONSTRAINT meeting__state__ck CHECK (state IN ('planned', 'held', 'missed'))
);
CREATE INDEX meeting__1__ix ON meeting (org_id, site_id, on_day, kind);
CREATE INDEX meeting__2__ix ON meeting (org_id, on_day DESC, id DESC);
ALTER TABLE meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_own ON meeting USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
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
  CONSTRAINT meeting_attendance__state__ck CHECK (state IN ('present', 'late', 'excused', 'absent')),
  CONSTRAINT meeting_attendance__note__ck CHECK (char_length(note) BETWEEN 1 AND 1920)
);
CREATE INDEX meeting_attendance__parent__ix ON meeting_attendance (org_id, meeting_id, position);
CREATE INDEX meeting_attendance__1__ix ON meeting_attendance (org_id, member_id);
ALTER TABLE meeting_attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_attendance FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_attendance_own ON meeting_attendance USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 日结 Day closing
CREATE TABLE day_closing (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  site_id uuid NOT NULL,
  team_id uuid,
  on_day date NOT NULL,
  state text,
  matched_at timestamptz(3),
  match_millis integer,
  sealed_by_id uuid,
  sealed_at timestamptz(3),
  audit_head text,
  waiting boolean,
  CONSTRAINT day_closing__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_closing__site_id_team_id_on_day__uq UNIQUE NULLS NOT DISTINCT (org_id, site_id, team_id, on_day),
  CONSTRAINT day_closing__state__ck CHECK (state IN ('open', 'matched', 'sealed')),
  CONSTRAINT day_closing__match_millis__ck CHECK (match_millis BETWEEN 0 AND 2000000000),
  CONSTRAINT day_closing__audit_head__ck CHECK (char_length(audit_head) BETWEEN 1 AND 1024)
);
CREATE INDEX day_closing__1__ix ON day_closing (org_id, site_id, on_day);
CREATE INDEX day_closing__2__ix ON day_closing (org_id, team_id, on_day) WHERE team_id IS NOT NULL;
CREATE INDEX day_closing__3__ix ON day_closing (org_id, on_day DESC, id DESC);
ALTER TABLE day_closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_closing FORCE ROW LEVEL SECURITY;
CREATE POLICY day_closing_own ON day_closing USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE day_closing_counts (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  day_closing_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  name text NOT NULL,
  number integer NOT NULL,
  CONSTRAINT day_closing_counts__pk PRIMARY KEY (org_id, id),
  CONSTRAINT day_closing_counts__name__ck CHECK (char_length(name) BETWEEN 1 AND 960),
  CONSTRAINT day_closing_counts__number__ck CHECK (number BETWEEN 0 AND 2000000000)
);
CREATE INDEX day_closing_counts__parent__ix ON day_closing_counts (org_id, day_closing_id, position);
ALTER TABLE day_closing_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_closing_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY day_closing_counts_own ON day_closing_counts USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 封存 Seal
CREATE TABLE seal (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  day_closing_id uuid,
  sequence integer,
  head text,
  salt text,
  previous_head text,
  audit_head text,
  sealed_by_id uuid,
  sealed_at timestamptz(3),
  visit_rows integer,
  inquiry_rows integer,
  opening_rows integer,
  milestone_rows integer,
  difference_rows integer,
  dms_rows integer,
  CONSTRAINT seal__pk PRIMARY KEY (org_id, id),
  CONSTRAINT seal__day_closing_id_sequence__uq UNIQUE (org_id, day_closing_id, sequence),
  CONSTRAINT seal__id_visit_rows__uq UNIQUE (org_id, id, visit_rows),
  CONSTRAINT seal__id_inquiry_rows__uq UNIQUE (org_id, id, inquiry_rows),
  CONSTRAINT seal__id_opening_rows__uq UNIQUE (org_id, id, opening_rows),
  CONSTRAINT seal__id_milestone_rows__uq UNIQUE (org_id, id, milestone_rows),
  CONSTRAINT seal__id_difference_rows__uq UNIQUE (org_id, id, difference_rows),
  CONSTRAINT seal__id_dms_rows__uq UNIQUE (org_id, id, dms_rows),
  CONSTRAINT seal__sequence__ck CHECK (sequence BETWEEN 1 AND 999),
  CONSTRAINT seal__head__ck CHECK (char_length(head) BETWEEN 1 AND 1024),
  CONSTRAINT seal__salt__ck CHECK (char_length(salt) BETWEEN 1 AND 640),
  CONSTRAINT seal__previous_head__ck CHECK (char_length(previous_head) BETWEEN 1 AND 1024),
  CONSTRAINT seal__audit_head__ck CHECK (char_length(audit_head) BETWEEN 1 AND 1024),
  CONSTRAINT seal__visit_rows__ck CHECK (visit_rows BETWEEN 0 AND 2000000000),
  CONSTRAINT seal__inquiry_rows__ck CHECK (inquiry_rows BETWEEN 0 AND 2000000000),
  CONSTRAINT seal__opening_rows__ck CHECK (opening_rows BETWEEN 0 AND 2000000000),
  CONSTRAINT seal__milestone_rows__ck CHECK (milestone_rows BETWEEN 0 AND 2000000000),
  CONSTRAINT seal__difference_rows__ck CHECK (difference_rows BETWEEN 0 AND 2000000000),
  CONSTRAINT seal__dms_rows__ck CHECK (dms_rows BETWEEN 0 AND 2000000000)
);
ALTER TABLE seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal FORCE ROW LEVEL SECURITY;
CREATE POLICY seal_own ON seal USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 差异 Difference
CREATE TABLE difference (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
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
  closed_at timestamptz(3),
  closed_by_id uuid,
  brought_from_id uuid,
  seal_id uuid,
  seal_rows integer,
  seal_no integer,
  CONSTRAINT difference__pk PRIMARY KEY (org_id, id),
  CONSTRAINT difference__class__ck CHECK (class IN ('visitWithoutCard', 'inquiryWithoutCard', 'cardWithoutOrigin', 'cardWithoutDms', 'dmsWithoutCard', 'fieldDiffers', 'duplicate', 'late', 'milestoneWithoutDms', 'dmsWithoutMilestone')),
  CONSTRAINT difference__left__kind__ck CHECK (left__kind IN ('visit', 'inquiry', 'prospectCard', 'dmsEntry', 'milestone')),
  CONSTRAINT difference__left__id__ck CHECK (char_length(left__id) BETWEEN 1 AND 576),
  CONSTRAINT difference__right__kind__ck CHECK (right__kind IN ('visit', 'inquiry', 'prospectCard', 'dmsEntry', 'milestone')),
  CONSTRAINT difference__right__id__ck CHECK (char_length(right__id) BETWEEN 1 AND 576),
  CONSTRAINT difference__field__ck CHECK (char_length(field) BETWEEN 1 AND 480),
  CONSTRAINT difference__left_says__ck CHECK (char_length(left_says) BETWEEN 1 AND 1920),
  CONSTRAINT difference__right_says__ck CHECK (char_length(right_says) BETWEEN 1 AND 1920),
  CONSTRAINT difference__state__ck CHECK (state IN ('open', 'mended', 'explained')),
  CONSTRAINT difference__explanation_kind__ck CHECK (explanation_kind IN ('dmsLater', 'noRecordDue', 'mistake', 'other')),
  CONSTRAINT difference__explanation_text__ck CHECK (char_length(explanation_text) BETWEEN 1 AND 4800),
  CONSTRAINT difference__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows)),
  CONSTRAINT difference__seal__uq UNIQUE (org_id, seal_id, seal_no)
);
CREATE INDEX difference__1__ix ON difference (org_id, day_closing_id, state);
CREATE INDEX difference__2__ix ON difference (org_id, site_id, on_day);
ALTER TABLE difference ENABLE ROW LEVEL SECURITY;
ALTER TABLE difference FORCE ROW LEVEL SECURITY;
CREATE POLICY difference_read ON difference FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY difference_add ON difference FOR INSERT WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE POLICY difference_change ON difference FOR UPDATE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY difference_drop ON difference FOR DELETE USING (org_id = nullif(current_setting('app.org', true), '')::uuid AND seal_id IS NULL);
CREATE TABLE difference_candidates (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  difference_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  row_id text NOT NULL,
  CONSTRAINT difference_candidates__pk PRIMARY KEY (org_id, id),
  CONSTRAINT difference_candidates__kind__ck CHECK (kind IN ('visit', 'inquiry', 'prospectCard', 'dmsEntry', 'milestone')),
  CONSTRAINT difference_candidates__row_id__ck CHECK (char_length(row_id) BETWEEN 1 AND 576)
);
CREATE INDEX difference_candidates__parent__ix ON difference_candidates (org_id, difference_id, position);
ALTER TABLE difference_candidates ENABLE ROW LEVEL SECURITY;
ALTER TABLE difference_candidates FORCE ROW LEVEL SECURITY;
CREATE POLICY difference_candidates_own ON difference_candidates USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 更正 Correction
CREATE TABLE correction (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
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
  CONSTRAINT correction__row_kind__ck CHECK (row_kind IN ('visit', 'inquiry', 'prospectCard', 'dmsEntry', 'milestone')),
  CONSTRAINT correction__row_id__ck CHECK (char_length(row_id) BETWEEN 1 AND 576),
  CONSTRAINT correction__field__ck CHECK (char_length(field) BETWEEN 1 AND 640),
  CONSTRAINT correction__before__ck CHECK (char_length(before) BETWEEN 1 AND 8000),
  CONSTRAINT correction__after__ck CHECK (char_length(after) BETWEEN 1 AND 8000),
  CONSTRAINT correction__reason__ck CHECK (char_length(reason) BETWEEN 1 AND 4800)
);
CREATE INDEX correction__1__ix ON correction (org_id, row_kind, row_id);
CREATE INDEX correction__2__ix ON correction (org_id, site_id, on_day);
ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE correction FORCE ROW LEVEL SECURITY;
CREATE POLICY correction_own ON correction USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 对账规则 Reconciliation rules
CREATE TABLE match_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT match_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT match_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE match_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY match_rules_own ON match_rules USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
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
  CONSTRAINT match_rules_rows__row__ck CHECK (row IN ('visitFirstWithData', 'visitHasCard', 'visitNoData', 'visitNonIntent', 'inquiryCard', 'inquiryOther', 'cardOpened', 'dmsCard', 'milestone')),
  CONSTRAINT match_rules_rows__card__ck CHECK (card IN ('expected', 'linked', 'none')),
  CONSTRAINT match_rules_rows__dms__ck CHECK (dms IN ('expected', 'linked', 'none')),
  CONSTRAINT match_rules_rows__origin__ck CHECK (origin IN ('expected', 'linked', 'none')),
  CONSTRAINT match_rules_rows__day_range__ck CHECK (day_range BETWEEN 0 AND 7)
);
CREATE INDEX match_rules_rows__parent__ix ON match_rules_rows (org_id, match_rules_id, position);
ALTER TABLE match_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY match_rules_rows_own ON match_rules_rows USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 晨会包 Morning pack
CREATE TABLE pack_rules (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT pack_rules__pk PRIMARY KEY (org_id, id),
  CONSTRAINT pack_rules__effective_on__uq UNIQUE (org_id, effective_on)
);
ALTER TABLE pack_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE pack_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY pack_rules_own ON pack_rules USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE pack_rules_rows (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  pack_rules_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  pack_at text NOT NULL,
  CONSTRAINT pack_rules_rows__pk PRIMARY KEY (org_id, id),
  CONSTRAINT pack_rules_rows__pack_at__ck CHECK (pack_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
CREATE INDEX pack_rules_rows__parent__ix ON pack_rules_rows (org_id, pack_rules_id, position);
ALTER TABLE pack_rules_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE pack_rules_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY pack_rules_rows_own ON pack_rules_rows USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 月目标 Target
CREATE TABLE target (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  member_id uuid NOT NULL,
  month text NOT NULL,
  event text NOT NULL,
  number integer NOT NULL,
  site_id uuid,
  team_id uuid,
  CONSTRAINT target__pk PRIMARY KEY (org_id, id),
  CONSTRAINT target__member_id_month_event__uq UNIQUE (org_id, member_id, month, event),
  CONSTRAINT target__month__ck CHECK (month ~ '^2[01][0-9]{2}-(0[1-9]|1[0-2])$'),
  CONSTRAINT target__event__ck CHECK (event IN ('order', 'delivery')),
  CONSTRAINT target__number__ck CHECK (number BETWEEN 0 AND 9999)
);
CREATE INDEX target__1__ix ON target (org_id, month, team_id);
CREATE INDEX target__2__ix ON target (org_id, month DESC, id DESC);
ALTER TABLE target ENABLE ROW LEVEL SECURITY;
ALTER TABLE target FORCE ROW LEVEL SECURITY;
CREATE POLICY target_own ON target USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 标准日时段 Standard slot
CREATE TABLE standard_slot (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  member_id uuid NOT NULL,
  from_ text NOT NULL,
  to_ text NOT NULL,
  title text NOT NULL,
  duty_ids text[] NOT NULL,
  proof text,
  site_id uuid,
  team_id uuid,
  CONSTRAINT standard_slot__pk PRIMARY KEY (org_id, id),
  CONSTRAINT standard_slot__from___ck CHECK (from_ ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  CONSTRAINT standard_slot__to___ck CHECK (to_ ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  CONSTRAINT standard_slot__title__ck CHECK (char_length(title) BETWEEN 1 AND 960),
  CONSTRAINT standard_slot__proof__ck CHECK (proof IN ('daySheet', 'morning', 'plans', 'round', 'contact', 'weekly', 'seal'))
);
CREATE INDEX standard_slot__1__ix ON standard_slot (org_id, member_id, from_);
CREATE INDEX standard_slot__2__ix ON standard_slot (org_id, site_id);
ALTER TABLE standard_slot ENABLE ROW LEVEL SECURITY;
ALTER TABLE standard_slot FORCE ROW LEVEL SECURITY;
CREATE POLICY standard_slot_own ON standard_slot USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- 标准日记录 Slot record
CREATE TABLE slot_record (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  slot_id uuid,
  member_id uuid,
  on_day date,
  state text,
  done_at timestamptz(3),
  site_id uuid,
  team_id uuid,
  CONSTRAINT slot_record__pk PRIMARY KEY (org_id, id),
  CONSTRAINT slot_record__slot_id_on_day__uq UNIQUE (org_id, slot_id, on_day),
  CONSTRAINT slot_record__state__ck CHECK (state IN ('done', 'missed'))
);
CREATE INDEX slot_record__1__ix ON slot_record (org_id, member_id, on_day);
CREATE INDEX slot_record__2__ix ON slot_record (org_id, on_day DESC, id DESC);
ALTER TABLE slot_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE slot_record FORCE ROW LEVEL SECURITY;
CREATE POLICY slot_record_own ON slot_record USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE TABLE slot_record_evidence (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  slot_record_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  kind text NOT NULL,
  evidence_id text NOT NULL,
  CONSTRAINT slot_record_evidence__pk PRIMARY KEY (org_id, id),
  CONSTRAINT slot_record_evidence__kind__ck CHECK (kind IN ('daySheet', 'meeting', 'dayPlan', 'cardLook', 'instruction', 'followUp', 'dayClosing')),
  CONSTRAINT slot_record_evidence__evidence_id__ck CHECK (char_length(evidence_id) BETWEEN 1 AND 576)
);
CREATE INDEX slot_record_evidence__parent__ix ON slot_record_evidence (org_id, slot_record_id, position);
ALTER TABLE slot_record_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE slot_record_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY slot_record_evidence_own ON slot_record_evidence USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- References, once every table stands.
ALTER TABLE site_hours ADD CONSTRAINT site_hours__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE site_holidays ADD CONSTRAINT site_holidays__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE team ADD CONSTRAINT team__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE team ADD CONSTRAINT team__parent_id__fk FOREIGN KEY (org_id, parent_id) REFERENCES team (org_id, id);
ALTER TABLE team ADD CONSTRAINT team__lead_id__fk FOREIGN KEY (org_id, lead_id) REFERENCES member (org_id, id);
ALTER TABLE saved_view ADD CONSTRAINT saved_view__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE notice ADD CONSTRAINT notice__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE notice_switch ADD CONSTRAINT notice_switch__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE customer ADD CONSTRAINT customer__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, id);
ALTER TABLE customer ADD CONSTRAINT customer__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE customer ADD CONSTRAINT customer__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE customer ADD CONSTRAINT customer__merged_into_id__fk FOREIGN KEY (org_id, merged_into_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_consents ADD CONSTRAINT customer_consents__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_contacts ADD CONSTRAINT customer_contacts__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_relations ADD CONSTRAINT customer_relations__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_relations ADD CONSTRAINT customer_relations__related_id__fk FOREIGN KEY (org_id, related_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_things ADD CONSTRAINT customer_things__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_identity ADD CONSTRAINT customer_identity__row__fk FOREIGN KEY (org_id, row_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge__from_id__fk FOREIGN KEY (org_id, from_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge__into_id__fk FOREIGN KEY (org_id, into_id) REFERENCES customer (org_id, id);
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE customer_merge_moved ADD CONSTRAINT customer_merge_moved__customer_merge_id__fk FOREIGN KEY (org_id, customer_merge_id) REFERENCES customer_merge (org_id, id);
ALTER TABLE customer_merge_filled ADD CONSTRAINT customer_merge_filled__customer_merge_id__fk FOREIGN KEY (org_id, customer_merge_id) REFERENCES customer_merge (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__received_by_id__fk FOREIGN KEY (org_id, received_by_id) REFERENCES member (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__appointment_id__fk FOREIGN KEY (org_id, appointment_id) REFERENCES appointment (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__reminded_by_id__fk FOREIGN KEY (org_id, reminded_by_id) REFERENCES member (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site (org_id, id);
ALTER TABLE visit ADD CONSTRAINT visit__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal (org_id, id, visit_rows);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__handled_by_id__fk FOREIGN KEY (org_id, handled_by_id) REFERENCES member (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__repeat_of_id__fk FOREIGN KEY (org_id, repeat_of_id) REFERENCES inquiry (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__companion_id__fk FOREIGN KEY (org_id, companion_id) REFERENCES member (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__appointment_id__fk FOREIGN KEY (org_id, appointment_id) REFERENCES appointment (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__visit_id__fk FOREIGN KEY (org_id, visit_id) REFERENCES visit (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site (org_id, id);
ALTER TABLE inquiry ADD CONSTRAINT inquiry__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal (org_id, id, inquiry_rows);
ALTER TABLE response_rules_rows ADD CONSTRAINT response_rules_rows__response_rules_id__fk FOREIGN KEY (org_id, response_rules_id) REFERENCES response_rules (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__inquiry_id__fk FOREIGN KEY (org_id, inquiry_id) REFERENCES inquiry (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__visit_id__fk FOREIGN KEY (org_id, visit_id) REFERENCES visit (org_id, id);
ALTER TABLE appointment ADD CONSTRAINT appointment__moved_to_id__fk FOREIGN KEY (org_id, moved_to_id) REFERENCES appointment (org_id, id);
ALTER TABLE prospect_card ADD CONSTRAINT prospect_card__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE prospect_card ADD CONSTRAINT prospect_card__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE prospect_card ADD CONSTRAINT prospect_card__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card ADD CONSTRAINT prospect_card__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__origin_visit_id__fk FOREIGN KEY (org_id, origin_visit_id) REFERENCES visit (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__origin_inquiry_id__fk FOREIGN KEY (org_id, origin_inquiry_id) REFERENCES inquiry (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site (org_id, id);
ALTER TABLE prospect_card_opening ADD CONSTRAINT prospect_card_opening__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal (org_id, id, opening_rows);
ALTER TABLE prospect_card_closings ADD CONSTRAINT prospect_card_closings__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE prospect_card_closings ADD CONSTRAINT prospect_card_closings__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_closings ADD CONSTRAINT prospect_card_closings__decided_by_id__fk FOREIGN KEY (org_id, decided_by_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_closings ADD CONSTRAINT prospect_card_closings__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_closings ADD CONSTRAINT prospect_card_closings__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE prospect_card_closings ADD CONSTRAINT prospect_card_closings__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site (org_id, id);
ALTER TABLE prospect_card_level_history ADD CONSTRAINT prospect_card_level_history__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE prospect_card_level_history ADD CONSTRAINT prospect_card_level_history__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_instructions ADD CONSTRAINT prospect_card_instructions__prospect_card_id__fk FOREIGN KEY (org_id, prospect_card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE prospect_card_instructions ADD CONSTRAINT prospect_card_instructions__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE prospect_card_instructions ADD CONSTRAINT prospect_card_instructions__answered_by_id__fk FOREIGN KEY (org_id, answered_by_id) REFERENCES member (org_id, id);
ALTER TABLE level_rules_rows ADD CONSTRAINT level_rules_rows__level_rules_id__fk FOREIGN KEY (org_id, level_rules_id) REFERENCES level_rules (org_id, id);
ALTER TABLE follow_up ADD CONSTRAINT follow_up__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE follow_up ADD CONSTRAINT follow_up__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE follow_up ADD CONSTRAINT follow_up__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE follow_up ADD CONSTRAINT follow_up__stand_in_for_id__fk FOREIGN KEY (org_id, stand_in_for_id) REFERENCES member (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__visit_id__fk FOREIGN KEY (org_id, visit_id) REFERENCES visit (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site (org_id, id);
ALTER TABLE milestone ADD CONSTRAINT milestone__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal (org_id, id, milestone_rows);
ALTER TABLE dms_entry ADD CONSTRAINT dms_entry__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE dms_entry ADD CONSTRAINT dms_entry__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE dms_entry ADD CONSTRAINT dms_entry__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE dms_entry ADD CONSTRAINT dms_entry__milestone_id__fk FOREIGN KEY (org_id, milestone_id) REFERENCES milestone (org_id, id);
ALTER TABLE dms_entry ADD CONSTRAINT dms_entry__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE dms_entry ADD CONSTRAINT dms_entry__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal (org_id, id, dms_rows);
ALTER TABLE carried_card ADD CONSTRAINT carried_card__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE carried_card ADD CONSTRAINT carried_card__counts_for_id__fk FOREIGN KEY (org_id, counts_for_id) REFERENCES member (org_id, id);
ALTER TABLE carried_card ADD CONSTRAINT carried_card__counts_team_id__fk FOREIGN KEY (org_id, counts_team_id) REFERENCES team (org_id, id);
ALTER TABLE carried_card ADD CONSTRAINT carried_card__counts_site_id__fk FOREIGN KEY (org_id, counts_site_id) REFERENCES site (org_id, id);
ALTER TABLE file ADD CONSTRAINT file__follow_up_id__fk FOREIGN KEY (org_id, follow_up_id) REFERENCES follow_up (org_id, id);
ALTER TABLE file ADD CONSTRAINT file__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE file ADD CONSTRAINT file__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE turn_event ADD CONSTRAINT turn_event__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE turn_event ADD CONSTRAINT turn_event__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE turn_event ADD CONSTRAINT turn_event__event_id__fk FOREIGN KEY (org_id, event_id) REFERENCES turn_event (org_id, id);
ALTER TABLE day_sheet ADD CONSTRAINT day_sheet__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE day_sheet ADD CONSTRAINT day_sheet__stand_in_id__fk FOREIGN KEY (org_id, stand_in_id) REFERENCES member (org_id, id);
ALTER TABLE day_sheet ADD CONSTRAINT day_sheet__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE day_sheet ADD CONSTRAINT day_sheet__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE live_status ADD CONSTRAINT live_status__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE live_status ADD CONSTRAINT live_status__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE live_status ADD CONSTRAINT live_status__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE day_plan ADD CONSTRAINT day_plan__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE day_plan ADD CONSTRAINT day_plan__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE day_plan ADD CONSTRAINT day_plan__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE day_plan ADD CONSTRAINT day_plan__decided_by_id__fk FOREIGN KEY (org_id, decided_by_id) REFERENCES member (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__day_plan_id__fk FOREIGN KEY (org_id, day_plan_id) REFERENCES day_plan (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__customer_id__fk FOREIGN KEY (org_id, customer_id) REFERENCES customer (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__carried_from_id__fk FOREIGN KEY (org_id, carried_from_id) REFERENCES plan_item (org_id, id);
ALTER TABLE plan_item ADD CONSTRAINT plan_item__stand_in_for_id__fk FOREIGN KEY (org_id, stand_in_for_id) REFERENCES member (org_id, id);
ALTER TABLE plan_item_evidence ADD CONSTRAINT plan_item_evidence__plan_item_id__fk FOREIGN KEY (org_id, plan_item_id) REFERENCES plan_item (org_id, id);
ALTER TABLE action_item ADD CONSTRAINT action_item__owner_id__fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, id);
ALTER TABLE action_item ADD CONSTRAINT action_item__meeting_id__fk FOREIGN KEY (org_id, meeting_id) REFERENCES meeting (org_id, id);
ALTER TABLE action_item ADD CONSTRAINT action_item__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE action_item ADD CONSTRAINT action_item__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE card_look ADD CONSTRAINT card_look__card_id__fk FOREIGN KEY (org_id, card_id) REFERENCES prospect_card (org_id, id);
ALTER TABLE card_look ADD CONSTRAINT card_look__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE meeting ADD CONSTRAINT meeting__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE meeting ADD CONSTRAINT meeting__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE meeting ADD CONSTRAINT meeting__chair_id__fk FOREIGN KEY (org_id, chair_id) REFERENCES member (org_id, id);
ALTER TABLE meeting_attendance ADD CONSTRAINT meeting_attendance__meeting_id__fk FOREIGN KEY (org_id, meeting_id) REFERENCES meeting (org_id, id);
ALTER TABLE meeting_attendance ADD CONSTRAINT meeting_attendance__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE day_closing ADD CONSTRAINT day_closing__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE day_closing ADD CONSTRAINT day_closing__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE day_closing ADD CONSTRAINT day_closing__sealed_by_id__fk FOREIGN KEY (org_id, sealed_by_id) REFERENCES member (org_id, id);
ALTER TABLE day_closing_counts ADD CONSTRAINT day_closing_counts__day_closing_id__fk FOREIGN KEY (org_id, day_closing_id) REFERENCES day_closing (org_id, id);
ALTER TABLE seal ADD CONSTRAINT seal__day_closing_id__fk FOREIGN KEY (org_id, day_closing_id) REFERENCES day_closing (org_id, id);
ALTER TABLE seal ADD CONSTRAINT seal__sealed_by_id__fk FOREIGN KEY (org_id, sealed_by_id) REFERENCES member (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__day_closing_id__fk FOREIGN KEY (org_id, day_closing_id) REFERENCES day_closing (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__fixer_id__fk FOREIGN KEY (org_id, fixer_id) REFERENCES member (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__closed_by_id__fk FOREIGN KEY (org_id, closed_by_id) REFERENCES member (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__brought_from_id__fk FOREIGN KEY (org_id, brought_from_id) REFERENCES difference (org_id, id);
ALTER TABLE difference ADD CONSTRAINT difference__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES seal (org_id, id, difference_rows);
ALTER TABLE difference_candidates ADD CONSTRAINT difference_candidates__difference_id__fk FOREIGN KEY (org_id, difference_id) REFERENCES difference (org_id, id);
ALTER TABLE correction ADD CONSTRAINT correction__by_id__fk FOREIGN KEY (org_id, by_id) REFERENCES member (org_id, id);
ALTER TABLE correction ADD CONSTRAINT correction__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE correction ADD CONSTRAINT correction__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE match_rules_rows ADD CONSTRAINT match_rules_rows__match_rules_id__fk FOREIGN KEY (org_id, match_rules_id) REFERENCES match_rules (org_id, id);
ALTER TABLE pack_rules_rows ADD CONSTRAINT pack_rules_rows__pack_rules_id__fk FOREIGN KEY (org_id, pack_rules_id) REFERENCES pack_rules (org_id, id);
ALTER TABLE target ADD CONSTRAINT target__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE target ADD CONSTRAINT target__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE target ADD CONSTRAINT target__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE standard_slot ADD CONSTRAINT standard_slot__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE standard_slot ADD CONSTRAINT standard_slot__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE standard_slot ADD CONSTRAINT standard_slot__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE slot_record ADD CONSTRAINT slot_record__slot_id__fk FOREIGN KEY (org_id, slot_id) REFERENCES standard_slot (org_id, id);
ALTER TABLE slot_record ADD CONSTRAINT slot_record__member_id__fk FOREIGN KEY (org_id, member_id) REFERENCES member (org_id, id);
ALTER TABLE slot_record ADD CONSTRAINT slot_record__site_id__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id);
ALTER TABLE slot_record ADD CONSTRAINT slot_record__team_id__fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id);
ALTER TABLE slot_record_evidence ADD CONSTRAINT slot_record_evidence__slot_record_id__fk FOREIGN KEY (org_id, slot_record_id) REFERENCES slot_record (org_id, id);
