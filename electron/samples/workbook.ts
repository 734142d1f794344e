/** The sample: the 2021 table as a workbook (made by make.ts), found from the source and from a bundle alike. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readFileBytes } from '../files/save.ts'

export const SAMPLE_NAME = '双过半示例-2021.xlsx'

/** The folder of the program: the nearest one above this module that holds the sample. */
function programFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'electron', 'samples', SAMPLE_NAME))) return folder
    if (folder === dirname(folder))
      throw new Error(`electron/samples/${SAMPLE_NAME} is missing from the program`)
  }
}

/** Where the sample workbook lies. */
export const samplePath = (): string => join(programFolder(), 'electron', 'samples', SAMPLE_NAME)

/** The sample workbook's name and bytes. */
export const sampleWorkbook = async (): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> => ({
  name: SAMPLE_NAME,
  bytes: await readFileBytes(samplePath()),
})
