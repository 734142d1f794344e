/** The files of test/facts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const factPath = (name: string): string => join(import.meta.dirname, '../../facts', name)

export const fact = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(factPath(name)))
