/**
 * What came back from departments (回收), a line for each table that a file says something for, and what was decided
 * about it. The table is the line's own and not told in the JSON: a copy of the line is another table's.
 */
export const collected = `
  CREATE TABLE returned (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    file_id TEXT NOT NULL,
    file TEXT NOT NULL,
    at TEXT NOT NULL,
    taken TEXT NOT NULL,
    department TEXT NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (attachment_id, file_id)
  ) STRICT;
  CREATE TABLE decision (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    row_id TEXT NOT NULL,
    column_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    text TEXT NOT NULL,
    taken INTEGER NOT NULL,
    note TEXT NOT NULL,
    person TEXT,
    at TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (attachment_id, row_id, column_id, file_id, text)
  ) STRICT;
  `
