/** Who did each step, as the settings named them then; null for what an earlier program wrote. */
export const people = `
  ALTER TABLE log ADD COLUMN person TEXT;
  `
