/** States of an attachment that people named (送审稿, 上会稿, 印发稿): a revision under a name. */
export const versions = `
  CREATE TABLE version (
    id TEXT PRIMARY KEY,
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    person TEXT,
    at TEXT NOT NULL,
    removed_at TEXT,
    digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX version_attachment ON version (attachment_id);
  `
