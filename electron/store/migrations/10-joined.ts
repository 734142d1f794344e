/**
 * Copies of an attachment that were merged into it: `chain` says up to which step of its log a copy is known here since
 * that revision (see joined.ts), so that the next merge begins where the last one ended.
 */
export const joined = `
  CREATE TABLE joined (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    chain TEXT NOT NULL,
    PRIMARY KEY (attachment_id, chain, revision)
  ) STRICT, WITHOUT ROWID;
  `
