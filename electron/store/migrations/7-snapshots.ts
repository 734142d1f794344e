/**
 * What an attachment was at some revisions, so that the way back to any other is short. Made beside the log and told
 * by its digest; where one is damaged or missing, the log leads there all the same.
 */
export const snapshots = `
  CREATE TABLE snapshot (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    content BLOB NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (attachment_id, revision)
  ) STRICT;
  `
