/**
 * Attachments with their rows, and the log of everything that was done to them. `undo_head` and `redo_head` are the
 * tops of two stacks; each entry of the log names the one below it (see log.ts).
 */
export const attachments = `
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
  `
