/**
 * The text of reports, beside the attachments of the same report. `bytes` is the Word document that a report came from;
 * of other files the text itself is all there was. `answers` are a person's to what the check found, as JSON.
 */
export const documents = `
  CREATE TABLE document (
    id TEXT PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES report (id),
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BLOB,
    answers TEXT NOT NULL DEFAULT '{}',
    revision INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    removed_at TEXT
  ) STRICT;
  CREATE INDEX document_report ON document (report_id);
  `
