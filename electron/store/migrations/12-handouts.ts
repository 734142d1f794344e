/**
 * What was handed out (下发) of an attachment: who is to fill what (`fill`), or to answer for which cells (`ask`, a
 * 查询函). One handing out of several attachments is a line of the same id for each.
 */
export const handouts = `
  CREATE TABLE handout (
    id TEXT NOT NULL,
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('fill', 'ask')),
    tasks TEXT NOT NULL,
    due TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    person TEXT,
    at TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id, attachment_id)
  ) STRICT;
  CREATE INDEX handout_attachment ON handout (attachment_id);
  `
