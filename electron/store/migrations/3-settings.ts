/** What is set for the program as a whole: who works here, and the indicators that people added. JSON by key. */
export const settings = `
  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `
