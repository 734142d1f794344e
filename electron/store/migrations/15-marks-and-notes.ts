/** How cells of a row are shown, and what was noted on them, as JSON by column; null where nothing is. */
export const marksAndNotes = `
  ALTER TABLE row ADD COLUMN marks TEXT;
  ALTER TABLE row ADD COLUMN notes TEXT;
  `
