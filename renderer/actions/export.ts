/** Actions that give the open table away: as a file of its own, back into its workbook, into a report. */
import type { Exported, Methods } from '../../shared/contract/contract.ts'
import type { ExportFormat } from '../../shared/contract/formats.ts'
import type { Editor } from '../state/editor.ts'
import { isNarrowed } from '../state/view.ts'
import { onTable } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'

type Options = Omit<Methods['exportFile']['arguments'], 'id' | 'job'>

/** Exports and says where it went, and what else there is to know. */
export async function exportAs(
  { open, settled, working, host }: OpenContext,
  options: Options,
  id = open.attachment.id,
  also = '',
): Promise<Deed> {
  await settled()
  return told(await working('正在导出', (job) => host('exportFile', { id, job, ...options })), also)
}

/** Says where a file went; nothing where the person called it off. */
function told(exported: Exported, also = ''): Deed {
  switch (exported.kind) {
    case 'download':
      return { download: exported, ...info(`已导出“${exported.name}”。${also}`) }
    case 'saved':
      return info(`已导出到 ${exported.path} 。${also}`)
    default:
      return {}
  }
}

const needsReport = ({ report }: Editor): string | null =>
  report.siblings.length < 2 ? '这份报告只有一个附件。' : null

async function exportEach(context: OpenContext): Promise<Deed> {
  for (const { id } of context.open.report.siblings)
    await context.carryOut(await exportAs(context, { format: 'xlsx' }, id))
  return {}
}

function exportSource(context: OpenContext): Promise<Deed> {
  const { id, heading } = context.open.attachment
  // Nothing but cells changes in a workbook of somebody else's.
  const kept =
    heading.explanations === undefined ? '' : '审核提示的说明没有写进去，要带上说明请导出官方格式。'
  return exportAs(context, { format: 'xlsx', layout: 'source' }, id, kept)
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
  )
}

/** In the official layout; while a view is on, a person chooses which rows go into the file. */
const officially =
  (format: ExportFormat) =>
  (context: OpenContext): Deed | Promise<Deed> =>
    isNarrowed(context.open) ? { open: { kind: 'export-rows', format } } : exportAs(context, { format })

export const exportActions = {
  'export-xlsx': onTable(officially('xlsx')),
  'export-report': onTable((context) => exportAs(context, { format: 'xlsx', scope: 'report' }), needsReport),
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
