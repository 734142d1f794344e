/**
 * The database's history: step n takes it from version n to n + 1. Only ever add to the end; a step that has left
 * this machine once is never changed again.
 */
export const migrations: readonly string[] = [
  // 1: attachments with their rows, and the log of everything that was done to them. `undo_head` and `redo_head`
  // are the tops of two stacks; each entry of the log names the one below it (see attachments.ts).
  `
  CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    sheet TEXT NOT NULL,
    heading TEXT NOT NULL,
    columns TEXT NOT NULL,
    merges TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    removed_at TEXT,
    revision INTEGER NOT NULL DEFAULT 0,
    undo_head INTEGER REFERENCES log (seq),
    redo_head INTEGER REFERENCES log (seq),
    summary TEXT,
    summary_key TEXT
  ) STRICT;

  CREATE TABLE row (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    cells TEXT NOT NULL,
    ruling TEXT,
    PRIMARY KEY (attachment_id, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    name TEXT NOT NULL,
    edits TEXT NOT NULL,
    target INTEGER REFERENCES log (seq),
    below INTEGER REFERENCES log (seq),
    at TEXT NOT NULL,
    UNIQUE (attachment_id, revision)
  ) STRICT;
  `,

  // 2: the file that attachments came from and their places in it, so that they can go back into it; reports, which
  // hold attachments in an order; and what people answered about tables that were not sure.
  `
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
  `,

  // 3: what is set for the program as a whole: who works here, and the indicators that people added. JSON by key.
  `
  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
]
