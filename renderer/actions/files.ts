/** Actions that bring a table on the desk: opening files, beginning a new one, the sample, the library. */
import { type Attachment, cellText, visibleColumns } from '../../shared/attachment/model.ts'
import type { TemplateName } from '../../shared/attachment/templates.ts'
import type { Imported } from '../../shared/contract/contract.ts'
import { acceptOf, formatsThat } from '../../shared/contract/formats.ts'
import { Problem } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/answer.ts'
import type { Asked } from '../../shared/recognise/mapping.ts'
import type { ReportParts } from '../../shared/report/description.ts'
import { at, type Place } from '../grid/selection.ts'
import { always, onTable } from './action.ts'
import { type Context, type Deed, info, refused } from './deed.ts'
import { askForPeriod } from './period.ts'

/** Reads files into the library and puts the first attachment of each on the desk; one that fails stops no other. */
export async function openFiles(context: Context, files: readonly File[]): Promise<Deed> {
  await context.settled()
  for (const file of files) {
    try {
      const { deed, ids } = await openFile(context, file)
      await context.carryOut(deed)
      await askForPeriod(context, file.name, ids)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const text = files.length > 1 ? `“${file.name}”没有打开：${error.message}` : error.message
      await context.carryOut(refused(text))
    }
  }
  return { library: true }
}

async function openFile(context: Context, file: File): Promise<{ deed: Deed; ids: readonly string[] }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { ids, warnings } = await importAsking(context, file.name, bytes)
  const [first] = ids
  if (first === undefined)
    return { deed: info(`“${file.name}”没有打开：您选了不读里面的表；要读时请再打开一次。`), ids }
  const more = ids.length > 1 ? `，共${ids.length}张表，点下面的标签切换` : ''
  return { deed: { table: { id: first, warnings }, ...info(`已打开“${file.name}”${more}。`) }, ids }
}

/** Reads a file; what the program is not sure of a person says, table by table, puts off or leaves unread. */
async function importAsking(
  { host, working, askMapping }: Context,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
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

const openable = acceptOf(formatsThat('table'))
const reports = acceptOf(formatsThat('report'))

/** Lets a person choose a report, and answers what it says of its attachments; null where they chose none. */
export async function chooseReport({
  chooseFiles,
  working,
  host,
}: Context): Promise<(ReportParts & { readonly name: string }) | null> {
  const [file] = await chooseFiles(reports, false)
  if (file === undefined) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts = await working(`正在读取“${file.name}”`, (job) =>
    host('readReport', { name: file.name, bytes, job }),
  )
  return { name: file.name, ...parts }
}

/** Puts another attachment of the report on the desk. */
export const showTable = (id: string): Deed => ({ table: { id, warnings: [] }, focus: 'sheet' })

/** The attachment before or behind the open one in its report, round the end. */
const neighbour = (by: 1 | -1) =>
  onTable(
    ({ open: { attachment, report } }) => {
      const { siblings } = report
      const here = siblings.findIndex(({ id }) => id === attachment.id)
      const next = siblings.at((here + by + siblings.length) % siblings.length)
      return next === undefined ? {} : showTable(next.id)
    },
    ({ report }) => (report.siblings.length < 2 ? '这份报告只有这一张附件。' : null),
  )

const create = (template: TemplateName | 'report') =>
  always(async ({ settled, host, carryOut, now }) => {
    await settled()
    const { id } = await host('create', { template, year: new Date().getFullYear() })
    await carryOut({ table: { id, warnings: [] }, library: true })
    const { open } = now()
    const place = open === null ? null : firstTarget(open.attachment)
    return place === null ? {} : { selection: at(place) }
  })

/** The first 目标 that is still to be filled in: there the work on a new table begins. */
function firstTarget({ columns, rows }: Attachment): Place | null {
  const column = visibleColumns(columns).findIndex(({ role }) => role === 'target')
  const target = visibleColumns(columns)[column]
  const row = rows.findIndex((line) => cellText(line, target).trim() === '')
  return target === undefined || row < 0 ? null : { row, column }
}

export const fileActions = {
  open: always(async (context) => openFiles(context, await context.chooseFiles(openable, true))),
  new: create('indicators'),
  'new-investment': create('investment'),
  'new-engineering': create('engineering'),
  'new-livelihood': create('livelihood'),
  'new-report': create('report'),
  sample: always(async ({ settled, host }) => {
    await settled()
    const { id } = await host('sample', {})
    return { table: { id, warnings: [] }, library: true }
  }),
  home: onTable(() => ({ table: null, library: true })),
  'previous-table': neighbour(-1),
  'next-table': neighbour(1),
}

/** Ends what takes too long. */
export async function cancelJob({ host }: Context, job: string): Promise<Deed> {
  await host('cancel', { job })
  return {}
}
