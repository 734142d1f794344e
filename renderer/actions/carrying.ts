/** The file to carry (.sgb): a table with all that is known of it, out, and back in by a merge with what is here. */
import type { MergeAnswers, OpenedCarried } from '../../shared/contract/carrying.ts'
import { endingOf, formatsThat } from '../../shared/contract/formats.ts'
import { onTable } from './action.ts'
import { type Context, type Deed, done, info, type OpenContext } from './deed.ts'
import { told } from './export.ts'
import { bytesOf, withFile } from './importing.ts'

const endings = formatsThat('carry').map((format) => `.${endingOf(format)}`)

/** Whether a file is one to carry, by its name. */
export const isCarried = ({ name }: File): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending))

/** Opens one: what both copies changed is asked; a person who puts that off leaves everything as it is. */
export async function openCarried({ host, working, askMerge }: Context, file: File): Promise<Deed> {
  const { name, bytes } = await bytesOf(file)
  const answers: MergeAnswers = []
  for (;;) {
    const opened = await withFile(name, () =>
      working(`正在打开“${name}”`, (job) => host('openCarried', { name, bytes, job, answers })),
    )
    if (opened.questions.length === 0) return outcome(name, opened)
    const given = await askMerge(name, opened.questions)
    if (given === null) return info(`“${name}”没有合并，这里的表格没有改动；要合并时请再打开一次。`)
    // What was answered before of the same state still holds beside what is asked anew.
    for (const one of given) {
      const before = answers.findIndex(({ id }) => id === one.id)
      if (before < 0) answers.push(one)
      else answers[before] = one
    }
  }
}

/** What came of it, and the table to show. */
function outcome(name: string, { added, merged, copies, texts }: OpenedCarried): Deed {
  const changed = merged.filter(({ changes }) => changes > 0)
  const known = merged.filter(({ changes }) => changes === 0)
  const list = (all: readonly { readonly title: string }[]): string =>
    all.map(({ title }) => title).join('”“')
  const sentences = [
    added.length === 0 ? '' : `已打开“${name}”，带来${added.length}张表，历史、版本和原文件一起带来了。`,
    changed.length === 0
      ? ''
      : `已把“${name}”合并到“${list(changed)}”，放进${changed.reduce((sum, { changes }) => sum + changes, 0)}处改动；可以撤销，合并前也备份了。`,
    known.length === 0 ? '' : `“${list(known)}”这里已有文件里的全部改动，不用合并。`,
    copies.length === 0 ? '' : `“${list(copies)}”与这里的那张没有共同的来历，作为新表放在“我的表格”里。`,
    texts.copies.length === 0 ? '' : `报告“${texts.copies.join('”“')}”的正文与这里的不同，另存为一份。`,
  ]
  const [first] = [
    ...changed.map(({ id }) => id),
    ...added,
    ...copies.map(({ id }) => id),
    ...known.map(({ id }) => id),
  ]
  return {
    ...(first !== undefined && { table: { id: first, warnings: [] } }),
    library: true,
    ...done(sentences.join('')),
    ...(changed.length === 1 && { back: { word: '撤销', action: 'undo' } }),
  }
}

async function exportCarried(
  { open, settled, document, working, host }: OpenContext,
  whole: boolean,
): Promise<Deed> {
  await settled()
  await document?.settled()
  const ids = [open.attachment.id]
  const file = await working('正在导出', (job) => host('exportCarried', { ids, whole, job }))
  return told(file, '历史、认定、版本和原文件都在里面；对方改完发回来，再打开就能合并。')
}

export const carryingActions = {
  'export-carried': onTable((context) => exportCarried(context, false)),
  'export-carried-report': onTable(
    (context) => exportCarried(context, true),
    ({ report: { siblings, document } }) =>
      siblings.length < 2 && document === null ? '这份报告只有这一张附件，请导出这一张。' : null,
  ),
}
