CREATE TABLE visit (
  org_id uuid NOT NULL
);
