/**
 * Several files at once: all are read before anything is shown or asked, what there is to ask comes after, and what
 * there is to say is said once, for all of them.
 */
import type { Imported } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { FileRemarks } from '../state/desk.ts'
import { type Context, type Deed, done, refused } from './deed.ts'
import { bytesOf, type Chosen, importAsking, shownFirst, unread } from './importing.ts'
import { askForPeriods } from './period.ts'

/** A file and what it brought, or why it brought nothing. */
type Result = { readonly name: string } & ({ readonly imported: Imported } | { readonly failure: string })

/** Reads files into the library and shows it; the only one that could be opened comes on the desk. */
export async function openSeveral(context: Context, files: readonly File[]): Promise<Deed> {
  const results = await readAll(context, files)
  const opened = results.flatMap((each) =>
    'imported' in each ? [{ name: each.name, ...each.imported }] : [],
  )
  const failed = results.flatMap(({ name, ...each }): FileRemarks[] =>
    'failure' in each ? [{ name, failed: true, lines: [each.failure] }] : [],
  )
  const [first, ...others] = opened
  if (first !== undefined && others.length === 0) {
    await context.carryOut(shownFirst(first.name, first))
    await askForPeriods(context, opened)
    return { library: true, ...told(failed, `已打开“${first.name}”`) }
  }
  if (first !== undefined) {
    await context.carryOut({ table: null })
    await askForPeriods(context, opened)
  }
  const warned = opened.flatMap(({ name, warnings }): FileRemarks[] =>
    warnings.length === 0
      ? []
      : [
          {
            name,
            failed: false,
            lines: warnings.map(({ cell, message }) => (cell === '' ? message : `${cell}：${message}`)),
          },
        ],
  )
  const tables = opened.reduce((sum, { ids }) => sum + ids.length, 0)
  const count = `已打开${opened.length}个文件${tables > opened.length ? `，共${tables}张表` : ''}`
  return { library: true, ...told([...failed, ...warned], opened.length === 0 ? '' : count) }
}

/** The one sentence for all of them; what is longer stands in a list. */
function told(remarks: readonly FileRemarks[], what: string): Deed {
  const [only, ...others] = remarks
  if (only?.failed === true && others.length === 0)
    return refused(`${what === '' ? '' : `${what}。`}“${only.name}”没有打开：${only.lines.join('')}`)
  const failed = remarks.filter((each) => each.failed).length
  const parts = [what, failed === 0 ? '' : `${failed}个没有打开`].filter((part) => part !== '')
  return {
    ...(failed === 0 ? done : refused)(`${parts.join('，')}。`),
    ...(only === undefined ? {} : { open: { kind: 'remarks', files: remarks } }),
  }
}

/** Reads all of them under one progress; questions are asked when the others are in. */
async function readAll(context: Context, files: readonly File[]): Promise<Result[]> {
  const waiting: Chosen[] = []
  const results = await context.working(`正在打开${files.length}个文件`, async (job) => {
    const read: Result[] = []
    for (const file of files) {
      const chosen = await bytesOf(file)
      const result = await resultOf(file.name, () =>
        context.host('importFile', { ...chosen, job, answers: [] }),
      )
      if ('imported' in result && result.imported.questions.length > 0) waiting.push(chosen)
      else read.push(result)
    }
    return read
  })
  for (const chosen of waiting) results.push(await resultOf(chosen.name, () => importAsking(context, chosen)))
  return results
}

/** One that fails stops no other; one that is called off stops all. */
async function resultOf(name: string, read: () => Promise<Imported>): Promise<Result> {
  try {
    const imported = await read()
    const { ids, questions, document } = imported
    const nothing = ids.length === 0 && questions.length === 0 && document === null
    return nothing ? { name, failure: unread } : { name, imported }
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error
    return { name, failure: error.message }
  }
}
