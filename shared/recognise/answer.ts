/** What a person told about a table (认表): its shape as contract and store check it, and the type inferred from it. */
import { z } from 'zod'
import { type Immutable, role, short } from '../attachment/schema.ts'

const place = z.int().min(0).max(1_048_575)

/** The signature of a header (see shapeOf in mapping.ts). */
export const shape = z.string().min(1).max(100_000)

/** Where a table's header stands and what its columns mean, as a person told it. 0-based and inclusive. */
export const mapping = z.strictObject({
  /** A table whose header has this signature is read as told here. */
  shape,
  /** The sheet on which it was told; for listing only. */
  sheet: short,
  headerTop: place,
  headerBottom: place,
  left: place,
  right: place,
  /** One role for each column left…right. */
  roles: z.array(role).max(1_000),
})

export type Mapping = Immutable<z.infer<typeof mapping>>
