/**
 * The file that attachments came from and their places in it, so that they can go back into it; reports, which hold
 * attachments in an order; and what people answered about tables that were not sure.
 */
export const reports = `
  CREATE TABLE source (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('xlsx', 'xlsm')),
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE report (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE mapping (
    shape TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    label TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  ALTER TABLE attachment ADD COLUMN source_id TEXT REFERENCES source (id);
  ALTER TABLE attachment ADD COLUMN origin TEXT;
  ALTER TABLE attachment ADD COLUMN report_id TEXT REFERENCES report (id);
  ALTER TABLE attachment ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

  -- Attachments that came from one file at one moment are one report; each of the others is one of its own.
  INSERT INTO report (id, title, created_at)
  SELECT min(id), '', created_at FROM attachment
  GROUP BY CASE WHEN source = '' THEN id ELSE source || char(10) || created_at END;

  UPDATE attachment SET report_id = (
    SELECT min(other.id) FROM attachment AS other
    WHERE CASE WHEN attachment.source = '' THEN other.id = attachment.id
      ELSE other.source = attachment.source AND other.created_at = attachment.created_at END
  );
  UPDATE attachment SET position = (
    SELECT count(*) FROM attachment AS other
    WHERE other.report_id = attachment.report_id AND other.rowid < attachment.rowid
  );
  CREATE INDEX attachment_report ON attachment (report_id);
  `
