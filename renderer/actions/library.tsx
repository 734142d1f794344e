import {
  ExperimentOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  PrinterOutlined,
} from '@ant-design/icons'
import { type TemplateName, templates } from '../../shared/attachment/templates.ts'
import type { Exported, Imported, Methods } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/mapping.ts'
import type { ReportParts } from '../../shared/report/description.ts'
import { keepTyped } from '../grid/focus.ts'
import { put } from '../state/desk.ts'
import { closeAttachment, type Editor, editor, notify, openAttachment, settled } from '../state/editor.ts'
import { call, download } from '../state/host.ts'
import { askMapping, withProgress } from '../state/jobs.ts'
import { refreshLibrary } from '../state/library.ts'
import { type Action, needsEditor } from './action.ts'

/** Reads files into the library and puts the first attachment of each on the desk; one that fails stops no other. */
export async function openFiles(files: readonly File[]): Promise<void> {
  await settled()
  for (const file of files) {
    try {
      await open(file)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      notify('error', files.length > 1 ? `“${file.name}”没有打开：${error.message}` : error.message)
    }
  }
  await refreshLibrary()
}

async function open(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const imported = await importAsking(file.name, bytes)
  const [first] = imported.ids
  if (first === undefined) return
  keepTyped()
  await openAttachment(first, imported.warnings)
  const more = imported.ids.length > 1 ? `，共${imported.ids.length}张表，点下面的标签切换` : ''
  notify('info', `已打开“${file.name}”${more}。`)
}

/** Reads a file; what the program is not sure of a person says, table by table, until nothing is open. */
async function importAsking(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Imported> {
  const answers: Mapping[] = []
  const refused = new Set<string>()
  for (;;) {
    const imported = await withProgress(`正在打开“${name}”`, (job) =>
      call('importFile', { name, bytes, job, answers }),
    )
    const open = imported.questions.filter((question) => !refused.has(`${question.sheet}\0${question.shape}`))
    const [question] = open
    if (question === undefined) {
      // What nobody wants to explain is read as the program guesses, or not at all.
      return imported.ids.length > 0 || imported.questions.length === 0
        ? imported
        : await withProgress(`正在打开“${name}”`, (job) => call('importFile', { name, bytes, job }))
    }
    const answer = await askMapping(name, question)
    if (answer === null) refused.add(`${question.sheet}\0${question.shape}`)
    else answers.push(answer)
  }
}

const readable = '.xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt,.docx,.html,.htm'

/** Lets a person choose files, as the browser and Electron both know how. */
function chooseFiles(accept = readable, multiple = true): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    input.accept = accept
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Lets a person choose a report, and answers what it says of its attachments; null where they chose none. */
export async function chooseReport(): Promise<(ReportParts & { readonly name: string }) | null> {
  const [file] = await chooseFiles('.docx,.txt', false)
  if (file === undefined) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts = await withProgress(`正在读取“${file.name}”`, (job) =>
    call('readReport', { name: file.name, bytes, job }),
  )
  return { name: file.name, ...parts }
}

/** Ends what takes too long. */
export const cancelJob = async (job: string): Promise<void> => void (await call('cancel', { job }))

type ExportOptions = Omit<Methods['exportFile']['arguments'], 'id' | 'job'>

/** Exports and says where it went, and what else there is to know. */
export async function exportAs(
  options: ExportOptions,
  id = editor().attachment.id,
  also = '',
): Promise<void> {
  await settled()
  told(await withProgress('正在导出', (job) => call('exportFile', { id, job, ...options })), also)
}

/** Says where a file went. */
function told(exported: Exported, also = ''): void {
  if (exported.kind === 'download') {
    download(exported.name, exported.mime, exported.bytes)
    notify('info', `已导出“${exported.name}”。${also}`)
  } else if (exported.kind === 'saved') notify('info', `已导出到 ${exported.path} 。${also}`)
}

export const openFile: Action = {
  id: 'open',
  name: '打开表格',
  icon: <FolderOpenOutlined aria-hidden />,
  keys: ['Ctrl+O'],
  perform: async () => openFiles(await chooseFiles()),
}

async function create(template: TemplateName | 'report'): Promise<void> {
  await settled()
  const { id } = await call('create', { template, year: new Date().getFullYear() })
  keepTyped()
  await openAttachment(id)
  await refreshLibrary()
}

export const newAttachment: Action = {
  id: 'new',
  name: '新建',
  icon: <FileAddOutlined aria-hidden />,
  perform: () => create('indicators'),
}

/** The other templates, and a report with one attachment of each. */
export const newFromTemplates: readonly Action[] = [
  ...templates
    .filter(({ name }) => name !== 'indicators')
    .map(
      ({ name, label }): Action => ({
        id: `new-${name}`,
        name: `新建：${label}`,
        perform: () => create(name),
      }),
    ),
  { id: 'new-report', name: `新建：一套附件1—${templates.length}`, perform: () => create('report') },
]

export const openSample: Action = {
  id: 'sample',
  name: '示例',
  icon: <ExperimentOutlined aria-hidden />,
  perform: async () => {
    await settled()
    const { id } = await call('sample', {})
    keepTyped()
    await openAttachment(id)
    await refreshLibrary()
  },
}

export const goHome: Action = {
  id: 'home',
  name: '我的表格',
  icon: <HomeOutlined aria-hidden />,
  refusal: needsEditor,
  perform: async () => {
    await closeAttachment()
    await refreshLibrary()
  },
}

export const exportXlsx: Action = {
  id: 'export-xlsx',
  name: '导出Excel（官方格式）',
  keys: ['F12', 'Ctrl+Shift+S'],
  refusal: needsEditor,
  perform: () => exportAs({ format: 'xlsx' }),
}

const needsReport = (open: Editor | null): string | null =>
  needsEditor(open) ?? ((open?.report.siblings.length ?? 0) < 2 ? '这份报告只有一个附件。' : null)

export const exportReport: Action = {
  id: 'export-report',
  name: '全部附件导出到一个Excel',
  refusal: needsReport,
  perform: () => exportAs({ format: 'xlsx', scope: 'report' }),
}

export const exportEach: Action = {
  id: 'export-each',
  name: '全部附件各导出一个Excel',
  refusal: needsReport,
  perform: async () => {
    for (const { id } of editor().report.siblings) await exportAs({ format: 'xlsx' }, id)
  },
}

export const exportSource: Action = {
  id: 'export-source',
  name: '写回原来的工作簿',
  refusal: (open) =>
    needsEditor(open) ??
    (open?.report.sourceKind === 'none'
      ? '这张表不是从文件打开的，没有原来的工作簿；请导出官方格式。'
      : open?.report.hasSource !== true || open.report.sourceKind === 'other'
        ? '原文件不是.xlsx或.xlsm，不能写回；请导出官方格式。'
        : null),
  perform: () => {
    const { id, heading } = editor().attachment
    // Nothing but cells changes in a workbook of somebody else's.
    const kept =
      heading.explanations === undefined ? '' : '审核提示的说明没有写进去，要带上说明请导出官方格式。'
    return exportAs({ format: 'xlsx', layout: 'source' }, id, kept)
  },
}

export const print: Action = {
  id: 'print',
  name: '打印预览',
  icon: <PrinterOutlined aria-hidden />,
  keys: ['Ctrl+P'],
  refusal: needsEditor,
  perform: () => put({ kind: 'print' }),
}

export const exportPdf: Action = {
  id: 'export-pdf',
  name: '导出PDF',
  refusal: needsEditor,
  perform: () => exportAs({ format: 'pdf' }),
}

export const intoReport: Action = {
  id: 'into-report',
  name: '放进报告（Word）',
  refusal: needsEditor,
  perform: async () => {
    const [file] = await chooseFiles('.docx', false)
    if (file === undefined) return
    await settled()
    const { attachment, report } = editor()
    const bytes = new Uint8Array(await file.arrayBuffer())
    const scope = report.siblings.length > 1 ? 'report' : 'attachment'
    told(
      await withProgress(`正在放进“${file.name}”`, (job) =>
        call('intoReport', { id: attachment.id, name: file.name, bytes, scope, job }),
      ),
    )
  },
}

export const exportDocx: Action = {
  id: 'export-docx',
  name: '导出Word',
  refusal: needsEditor,
  perform: () => exportAs({ format: 'docx' }),
}

export const exportCsv: Action = {
  id: 'export-csv',
  name: '导出CSV',
  refusal: needsEditor,
  perform: () => exportAs({ format: 'csv' }),
}
