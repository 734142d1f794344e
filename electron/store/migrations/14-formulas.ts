/** How cells of a row are computed, as JSON by column; null where none is. */
export const formulas = `
  ALTER TABLE row ADD COLUMN formulas TEXT;
  `
