/** What the library page asks for: who changed a table last. */
export const library = `
  ALTER TABLE attachment ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';
  `
