-- The bytes of a file, a megabyte a row (docs/decisions/0015-files.md): one transaction with its row, in every backup, behind the same wall.
CREATE TABLE file_part (
  org_id uuid NOT NULL,
  file_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT file_part__pk PRIMARY KEY (org_id, file_id, part),
  CONSTRAINT file_part__file_id__fk FOREIGN KEY (org_id, file_id) REFERENCES file (org_id, id),
  CONSTRAINT file_part__bytes__ck CHECK (octet_length(bytes) BETWEEN 1 AND 1048576)
);
-- Pictures and office papers are packed already: PostgreSQL need not try again.
ALTER TABLE file_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE file_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_part FORCE ROW LEVEL SECURITY;
CREATE POLICY file_part_own ON file_part USING (org_id = nullif(current_setting('app.org', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
