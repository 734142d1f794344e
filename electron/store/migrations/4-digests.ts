/**
 * Digests of what is kept (see digest.ts), written with it and compared when it is read. What an earlier program
 * wrote has none until the store is opened the next time.
 */
export const digests = `
  ALTER TABLE row ADD COLUMN digest TEXT;
  ALTER TABLE attachment ADD COLUMN digest TEXT;
  ALTER TABLE attachment ADD COLUMN origin_digest TEXT;
  ALTER TABLE log ADD COLUMN digest TEXT;
  `
