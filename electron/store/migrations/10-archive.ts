/** 归档: tables that are kept and stand apart from those that people work on; and the way to what was removed. */
export const archive = `
  ALTER TABLE attachment ADD COLUMN archived_at TEXT;
  CREATE INDEX attachment_removed ON attachment (removed_at) WHERE removed_at IS NOT NULL;
  `
