/** A file's way into the library, as the face goes it: read, asked about where it is not sure, shown. */
import type { Imported } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/answer.ts'
import type { Asked } from '../../shared/recognise/mapping.ts'
import { fileOpened } from '../state/recent.ts'
import { type Context, type Deed, done } from './deed.ts'

/** A file that a person chose. */
export interface Chosen {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const bytesOf = async (file: File): Promise<Chosen> => {
  fileOpened(file)
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/**
 * Does something with a file; what goes wrong names it.
 * @throws Problem
 */
export async function withFile<T>(name: string, perform: () => Promise<T>): Promise<T> {
  try {
    return await perform()
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error
    throw new Problem(error.code, `“${name}”：${error.message}`, { cause: error })
  }
}

/** Reads a file; what the program is not sure of a person says, table by table, puts off or leaves unread. */
export async function importAsking(
  { host, working, askMapping }: Context,
  { name, bytes }: Chosen,
): Promise<Imported> {
  const answers: Mapping[] = []
  const [later, skipped]: [Asked[], Asked[]] = [[], []]
  for (;;) {
    const imported = await working(`正在打开“${name}”`, (job) =>
      host('importFile', { name, bytes, job, answers, later, skipped }),
    )
    const [question] = imported.questions
    if (question === undefined) return imported
    const answer = await askMapping(name, question)
    const asked = { sheet: question.sheet, shape: question.shape }
    if (answer === null) skipped.push(asked)
    else if (answer === 'later') later.push(asked)
    else answers.push(answer)
  }
}

/** Why a file is not open of which nothing was read, as the person chose. */
export const unread = '您选了不读里面的表；要读时请再打开一次。'

/** Puts the first of a file's attachments on the desk, and says whether they are what was printed. */
export function shownFirst(
  name: string,
  { ids, warnings, sealed }: Pick<Imported, 'ids' | 'warnings' | 'sealed'>,
): Deed {
  const [id] = ids
  const more = ids.length > 1 ? `，共${ids.length}张表，点下面的标签切换` : ''
  const same =
    sealed.length === 0 || sealed.length < ids.length ? '' : `，与校验码${sealed.join('、')}的打印件内容一致`
  return id === undefined ? {} : { table: { id, warnings }, ...done(`已打开“${name}”${more}${same}。`) }
}
