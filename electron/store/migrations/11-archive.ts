/**
 * 归档: tables that are kept and stand apart from those that people work on; and the ways to what was changed last and to
 * what was removed.
 */
export const archive = `
  ALTER TABLE attachment ADD COLUMN archived_at TEXT;
  CREATE INDEX attachment_removed ON attachment (removed_at) WHERE removed_at IS NOT NULL;
  CREATE INDEX attachment_updated ON attachment (updated_at) WHERE removed_at IS NULL;
  `
