/** What departments sent, as single files: archives are opened, and what is nobody's file is passed over and said. */
import { Problem } from '../../shared/problem.ts'
import { digestOf, failed } from './returning.ts'
import { isPassedOver, type ReadReturn, type ReturnFile, unpacked } from './returns.ts'

export interface Parcel {
  readonly found: readonly ReturnFile[]
  /** Files that cannot be opened, with the reason. */
  readonly failed: readonly ReadReturn[]
  /** What was passed over, a sentence each. */
  readonly passed: readonly string[]
}

/** Said of a file that nobody sent. */
export const passedOver = (path: string): string => `“${path}”是程序的临时文件或隐藏文件，没有读。`

/** Archives within archives are opened so deep: 全部.zip of the zips that each department sent. */
const DEEPEST = 3

/** @param most so many files at the most; of what is beyond it is said that it was not read */
export async function parcelOf(files: readonly ReturnFile[], most: number): Promise<Parcel> {
  const found: ReturnFile[] = []
  const bad: ReadReturn[] = []
  const passed: string[] = []
  const open = async (file: ReturnFile, depth: number): Promise<void> => {
    if (isPassedOver(file.name)) {
      passed.push(passedOver(file.name))
      return
    }
    const inside = depth === DEEPEST ? null : await unpackedOf(file)
    if (inside instanceof Problem)
      bad.push(failed({ id: digestOf(file.bytes), file: file.name, at: file.at }, inside))
    else if (inside !== null) {
      passed.push(...inside.passed.map(passedOver))
      for (const one of inside.files) await open({ ...one, at: timeOf(one.at, file.at) }, depth + 1)
    } else if (found.length < most) found.push(file)
    else passed.push(`“${file.name}”没有读：一次最多读${most}个文件，请再拖一次。`)
  }
  for (const file of files) await open(file, 0)
  return { found, failed: bad, passed }
}

/** The files in an archive, null for what is none, or why it cannot be opened. */
async function unpackedOf(file: ReturnFile): Promise<Awaited<ReturnType<typeof unpacked>> | Problem> {
  try {
    return await unpacked(file)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // A damaged workbook is a damaged zip as well: its reader says what it is.
    return error.code === 'damaged' ? null : error
  }
}

/** Archives tell times by their machine's clock and no zone: it is this one's. Those that tell none say 1980-01-01. */
function timeOf(inside: string, outside: string): string {
  if (inside.startsWith('1980-01-01T00:00')) return outside
  const time = new Date(inside)
  return Number.isNaN(time.getTime()) ? outside : time.toISOString()
}
