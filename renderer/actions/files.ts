/** Actions that bring a table on the desk: opening files, beginning a new one, the sample, the library. */
import { type Attachment, cellText, visibleColumns } from '../../shared/attachment/model.ts'
import type { TemplateName } from '../../shared/attachment/templates.ts'
import { acceptOf, formatsThat } from '../../shared/contract/formats.ts'
import type { ReportParts } from '../../shared/report/description.ts'
import { at, type Place } from '../grid/selection.ts'
import { always, onTable } from './action.ts'
import { isCarried, openCarried } from './carrying.ts'
import { type Context, type Deed, done, info } from './deed.ts'
import { bytesOf, importAsking, shownFirst, unread, withFile } from './importing.ts'
import { askForPeriods } from './period.ts'
import { inItsPlace, reports } from './reports.ts'
import { openSeveral } from './several.ts'

/** Reads files into the library and puts what one file holds on the desk; of several the library comes. */
export async function openFiles(context: Context, files: readonly File[]): Promise<Deed> {
  const [file, ...others] = files
  if (file === undefined) return {}
  await context.settled()
  const carried = files.filter(isCarried)
  if (carried.length > 0) {
    const rest = files.filter((one) => !carried.includes(one))
    if (rest.length > 0) await context.carryOut(await openFiles(context, rest))
    for (const one of carried) await context.carryOut(await openCarried(context.now(), one))
    return {}
  }
  if (others.length > 0) return await openSeveral(context, files)
  const imported = await withFile(file.name, async () => importAsking(context, await bytesOf(file)))
  const { ids, undated, document } = imported
  const [first] = ids
  if (first === undefined && document !== null)
    return { report: document, library: true, ...done(`已打开报告“${file.name}”，里面没有表格。`) }
  if (first === undefined) return info(`“${file.name}”没有打开：${unread}`)
  await context.carryOut(shownFirst(file.name, imported))
  await askForPeriods(context, [{ name: file.name, undated }])
  const moved = document === null ? {} : inItsPlace(context.open, context.now().open)
  // In a narrow window the table alone is seen, and the text is one key away.
  return { ...(document !== null && context.wide && { report: document }), library: true, ...moved }
}

/** What holds tables, and what else can be opened. */
export const openable = acceptOf(formatsThat('table'))
const all = acceptOf([...formatsThat('table'), ...formatsThat('carry')])

/** Lets a person choose a report, and answers what it says of its attachments; null where they chose none. */
export async function chooseReport({
  chooseFiles,
  working,
  host,
}: Context): Promise<(ReportParts & { readonly name: string }) | null> {
  const [file] = await chooseFiles(reports, false)
  if (file === undefined) return null
  const parts = await withFile(file.name, async () => {
    const { name, bytes } = await bytesOf(file)
    return working(`正在读取“${name}”`, (job) => host('readReport', { name, bytes, job }))
  })
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
  open: always(async (context) => openFiles(context, await context.chooseFiles(all, true))),
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
  home: onTable(() => ({ table: null, report: null, library: true })),
  'last-table': always(({ before }) =>
    before === null
      ? info('这次打开程序以后还没有看过别的表格。')
      : {
          table: { id: before.table, warnings: [] },
          ...(before.report === null ? {} : { beside: before.report }),
          focus: 'sheet',
        },
  ),
  'previous-table': neighbour(-1),
  'next-table': neighbour(1),
}

/** Ends what takes too long. */
export async function cancelJob({ host }: Context, job: string): Promise<Deed> {
  await host('cancel', { job })
  return {}
}
