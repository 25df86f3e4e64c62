-- The ground every table stands on: masks, audit, keys, drafts, and the door's own schema.

CREATE FUNCTION mask_phone(phone text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN length(phone) >= 11 THEN left(phone, 3) || '****' || right(phone, 4) WHEN length(phone) > 4 THEN left(phone, 2) || '****' || right(phone, 2) ELSE '****' END;

-- Audit: the command inserts entry and pending row in its transaction; the sealer links committed entries into the organisation's
-- chain and clears the pending row. The program's role can neither update nor delete entries or links.
CREATE TABLE audit_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
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
CREATE INDEX audit_entry__row__ix ON audit_entry (org_id, entity, row_id, at DESC);
CREATE INDEX audit_entry__at__ix ON audit_entry (org_id, at DESC, id DESC);
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_own ON audit_entry USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

CREATE TABLE audit_pending (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT audit_pending__pk PRIMARY KEY (org_id, id)
);
ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_pending_own ON audit_pending USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

CREATE TABLE audit_link (
  org_id uuid NOT NULL,
  seq bigint NOT NULL,
  entry_id uuid NOT NULL,
  hash text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT audit_link__pk PRIMARY KEY (org_id, seq),
  CONSTRAINT audit_link__entry__uq UNIQUE (org_id, entry_id)
);
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_link_own ON audit_link USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- First answers of keyed calls, kept with the command's own commit; the nightly job drops those older than two days.
CREATE TABLE idempotency_key (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  key text NOT NULL,
  call text NOT NULL,
  hash text NOT NULL,
  status integer NOT NULL,
  body json,
  headers jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT idempotency_key__pk PRIMARY KEY (org_id, member_id, key)
);
CREATE INDEX idempotency_key__at__ix ON idempotency_key (org_id, at);
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_own ON idempotency_key USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- Half-filled forms: on the server, never in the browser's storage.
CREATE TABLE draft (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  name text NOT NULL,
  body jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  CONSTRAINT draft__pk PRIMARY KEY (org_id, member_id, name)
);
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_own ON draft USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- The door: what is read before the organisation is known. Its own schema, its own narrow role, no row security.
CREATE SCHEMA door;
CREATE TABLE door.login (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  login text NOT NULL,
  password_hash text,
  changed_at timestamptz(3),
  disabled boolean NOT NULL DEFAULT false,
  CONSTRAINT login__pk PRIMARY KEY (org_id, member_id),
  CONSTRAINT login__name__uq UNIQUE (login)
);
CREATE TABLE door.session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  token_hash text NOT NULL,
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  agent text NOT NULL,
  address text NOT NULL,
  CONSTRAINT session__pk PRIMARY KEY (id),
  CONSTRAINT session__token__uq UNIQUE (token_hash)
);
CREATE INDEX session__member__ix ON door.session (org_id, member_id) WHERE ended_at IS NULL;
-- Links that let someone in once: setup of an organisation, invitation of a member, reset of a password.
CREATE TABLE door.link (
  token_hash text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('setup', 'invitation')),
  org_id uuid,
  member_id uuid,
  facts jsonb NOT NULL DEFAULT '{}',
  made_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT link__pk PRIMARY KEY (token_hash)
);
CREATE TABLE door.failure (
  at timestamptz(3) NOT NULL,
  account text NOT NULL,
  address text NOT NULL
);
CREATE INDEX failure__account__ix ON door.failure (account, at);
CREATE INDEX failure__address__ix ON door.failure (address, at);
CREATE TABLE door.security_entry (
  id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  org_id uuid,
  kind text NOT NULL,
  member_id uuid,
  address text,
  facts jsonb NOT NULL,
  CONSTRAINT security_entry__pk PRIMARY KEY (id)
);
CREATE INDEX security_entry__org__ix ON door.security_entry (org_id, at DESC, id);
-- Which organisations there are: read by sweeps and by start-up.
CREATE TABLE door.organisation (
  org_id uuid NOT NULL,
  name text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  demo jsonb,
  CONSTRAINT organisation__pk PRIMARY KEY (org_id)
);
