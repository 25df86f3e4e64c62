-- What a page said at one moment, for good: the morning's pack, printed a year later, is the one that lay on the table.
CREATE TABLE frozen_page (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  page text NOT NULL,
  site_id uuid NOT NULL,
  team_id uuid,
  on_day date NOT NULL,
  at timestamptz(3) NOT NULL,
  body json NOT NULL,
  CONSTRAINT frozen_page__pk PRIMARY KEY (org_id, id),
  CONSTRAINT frozen_page__of__uq UNIQUE NULLS NOT DISTINCT (org_id, page, site_id, team_id, on_day)
);
ALTER TABLE frozen_page ENABLE ROW LEVEL SECURITY;
ALTER TABLE frozen_page FORCE ROW LEVEL SECURITY;
CREATE POLICY frozen_page_own ON frozen_page USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
