-- Numbers of prospect cards, one row per organisation and month: a card takes the next in its own commit, an import takes a block of its own.
CREATE TABLE card_number (
  org_id uuid NOT NULL,
  month text NOT NULL,
  last integer NOT NULL,
  CONSTRAINT card_number__pk PRIMARY KEY (org_id, month)
);
ALTER TABLE card_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_number FORCE ROW LEVEL SECURITY;
CREATE POLICY card_number_own ON card_number USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

-- Months whose carried cards are written, per site: a run that was missed is found by its absence, and nothing joins a month that stands.
CREATE TABLE carried_month (
  org_id uuid NOT NULL,
  site_id uuid NOT NULL,
  month date NOT NULL,
  cards integer NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT carried_month__pk PRIMARY KEY (org_id, site_id, month),
  CONSTRAINT carried_month__site__fk FOREIGN KEY (org_id, site_id) REFERENCES site (org_id, id)
);
ALTER TABLE carried_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE carried_month FORCE ROW LEVEL SECURITY;
CREATE POLICY carried_month_own ON carried_month USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
