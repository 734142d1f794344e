/**
 * What the library page asks for: who changed a table last, and indexes by which a table goes with its log, however
 * long the logs of the others are.
 */
export const library = `
  ALTER TABLE attachment ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';
  CREATE INDEX log_target ON log (target);
  CREATE INDEX log_below ON log (below);
  CREATE INDEX attachment_undo ON attachment (undo_head);
  CREATE INDEX attachment_redo ON attachment (redo_head);
  CREATE INDEX attachment_source ON attachment (source_id);
  `
