/** Actions that give the open table away: as a file of its own, back into its workbook, into a report. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { headerOf } from '../../shared/collect/plan.ts'
import type { Exported, Methods } from '../../shared/contract/contract.ts'
import type { ExportFormat } from '../../shared/contract/formats.ts'
import type { Editor } from '../state/editor.ts'
import { isNarrowed } from '../state/view.ts'
import { onTable, opened } from './action.ts'
import { type Context, type Deed, done, type OpenContext } from './deed.ts'

type Options = Omit<Methods['exportFile']['arguments'], 'id' | 'job'>

/** Exports and says where it went, and what else there is to know. */
export const exportAs = async (
  context: OpenContext,
  options: Options,
  id = context.open.attachment.id,
  also = '',
): Promise<Deed> => told(await exported(context, options, id), also)

async function exported({ settled, working, host }: OpenContext, options: Options, id: string) {
  await settled()
  return await working('正在导出', (job) => host('exportFile', { id, job, ...options }))
}

/** A table that is made here and not kept, as a file; of that name, or of its title. */
export const exportMade = async (
  { host, working }: Context,
  attachment: Attachment,
  format: ExportFormat,
  name?: string,
): Promise<Deed> =>
  told(
    await working('正在导出', (job) =>
      host('exportMade', { attachment, format, ...(name !== undefined && { name }), job }),
    ),
  )

/** Says where a file went; nothing where the person called it off. */
export function told(file: Exported, also = ''): Deed {
  switch (file.kind) {
    case 'download':
      return { download: file, handedOut: true, ...done(`已导出“${file.name}”。${also}`) }
    case 'saved':
      return { handedOut: true, ...done(`已导出到 ${file.path} 。${also}`) }
    default:
      return {}
  }
}

const needsReport = ({ report }: Editor): string | null =>
  report.siblings.length < 2 ? '这份报告只有一个附件。' : null

/** A file each, and one sentence for all of them. */
async function exportEach(context: OpenContext): Promise<Deed> {
  let count = 0
  for (const { id } of context.open.report.siblings) {
    const file = await exported(context, { format: 'xlsx' }, id)
    if (file.kind === 'download') await context.carryOut({ download: file })
    if (file.kind === 'download' || file.kind === 'saved') count++
  }
  return count === 0 ? {} : done(`已导出${count}个Excel。${whole(context.open)}`)
}

/** What leaves whole although a view is on says so. */
const whole = (open: Editor): string => (isNarrowed(open) ? '筛选和排序没有带进去，文件里是全部行。' : '')

async function exportSource(context: OpenContext): Promise<Deed> {
  const { id } = context.open.attachment
  await context.settled()
  const { added, removed } = await context.host('sourceColumns', { id })
  if (added.length + removed.length === 0) return await toSource(context, '')
  const [out, stays] = [named(added), named(removed)]
  // What is not printed does not go into the official file either.
  const unprinted = context.open.attachment.columns.filter((column) => column.unprinted === true)
  const isApart = added.every((header) => unprinted.some((column) => headerOf(column) === header))
  const text = [
    added.length === 0 ? '' : `${out}是打开以后加的列，原来的工作簿里没有它的位置，不写进去`,
    removed.length === 0 ? '' : `${stays}已从表里删去，原来的工作簿里照旧留着`,
  ].filter((part) => part !== '')
  return {
    ask: {
      title: '写回原来的工作簿',
      text: `${text.join('；')}。其余改动照写${isApart ? '' : '；连列一起要的，请导出官方格式'}。`,
      yes: '写回其余改动',
      agreed: (now) => toSource(opened(now), added.length === 0 ? '' : `${out}没有写进去。`),
      ...(!isApart && {
        other: { word: '导出官方格式', chosen: (now) => officially('xlsx')(opened(now)) },
      }),
    },
  }
}

const MOST_NAMED = 4

/** “责任单位”、“备注”; of many the first. */
const named = (headers: readonly string[]): string =>
  `${headers
    .slice(0, MOST_NAMED)
    .map((header) => (header === '' ? '没有表头的列' : `“${header}”`))
    .join('、')}${headers.length > MOST_NAMED ? `等${headers.length}列` : ''}`

function toSource(context: OpenContext, also: string): Promise<Deed> {
  const { id, heading } = context.open.attachment
  // Nothing but cells changes in a workbook of somebody else's.
  const kept =
    heading.explanations === undefined ? '' : '审核提示的说明没有写进去，要带上说明请导出官方格式。'
  return exportAs(context, { format: 'xlsx', layout: 'source' }, id, whole(context.open) + kept + also)
}

async function intoReport({ open, chooseFiles, settled, working, host }: OpenContext): Promise<Deed> {
  const [file] = await chooseFiles('.docx', false)
  if (file === undefined) return {}
  await settled()
  const bytes = new Uint8Array(await file.arrayBuffer())
  const scope = open.report.siblings.length > 1 ? 'report' : 'attachment'
  return told(
    await working(`正在放进“${file.name}”`, (job) =>
      host('intoReport', { id: open.attachment.id, name: file.name, bytes, scope, job }),
    ),
    whole(open),
  )
}

/** In the official layout; while a view is on, a person chooses which rows go into the file. */
const officially =
  (format: ExportFormat) =>
  (context: OpenContext): Deed | Promise<Deed> =>
    isNarrowed(context.open) ? { open: { kind: 'export-rows', format } } : exportAs(context, { format })

export const exportActions = {
  'export-xlsx': onTable(officially('xlsx')),
  'export-report': onTable(
    (context) => exportAs(context, { format: 'xlsx', scope: 'report' }, undefined, whole(context.open)),
    needsReport,
  ),
  'export-each': onTable(exportEach, needsReport),
  'export-source': onTable(exportSource, ({ report: { sourceKind, hasSource } }) =>
    sourceKind === 'none'
      ? '这张表不是从文件打开的，没有原来的工作簿；请导出官方格式。'
      : !hasSource || sourceKind === 'other'
        ? '原文件不是.xlsx或.xlsm，不能写回；请导出官方格式。'
        : null,
  ),
  'export-pdf': onTable(officially('pdf')),
  'export-docx': onTable(officially('docx')),
  'export-csv': onTable(officially('csv')),
  'into-report': onTable(intoReport),
}
