/** Arguments that several methods of the contract have. */
import { z } from 'zod'
import { id } from '../attachment/schema.ts'

export const nothing = z.strictObject({})
export const one = z.strictObject({ id })
/** The name under which a call's progress is told and it is called off. */
export const job = id
/** A file's name and its bytes. */
export const file = { name: z.string().max(1_000), bytes: z.instanceof(Uint8Array) }
