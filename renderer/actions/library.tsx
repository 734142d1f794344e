import { ExperimentOutlined, FileAddOutlined, FolderOpenOutlined, HomeOutlined } from '@ant-design/icons'
import type { ExportFormat } from '../../shared/contract.ts'
import { call, download } from '../host.ts'
import { closeAttachment, editor, notify, openAttachment, settled } from '../state/editor.ts'
import { refreshLibrary } from '../state/library.ts'
import { type Action, needsEditor } from './action.ts'

/** Reads files into the library and puts the first attachment of them on the desk. */
export async function openFiles(files: readonly File[]): Promise<void> {
  await settled()
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { ids, warnings } = await call('importFile', { name: file.name, bytes })
    const [first] = ids
    if (first === undefined) continue
    await openAttachment(first, warnings)
    const more = ids.length > 1 ? `，共${ids.length}张表，其余在“我的表格”里` : ''
    notify('info', `已打开“${file.name}”${more}。`)
  }
  await refreshLibrary()
}

/** Lets a person choose files, as the browser and Electron both know how. */
function chooseFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = '.xlsx,.xlsm'
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

async function exportAs(format: ExportFormat): Promise<void> {
  await settled()
  const exported = await call('exportFile', { id: editor().attachment.id, format })
  if (exported.kind === 'download') {
    download(exported.name, exported.mime, exported.bytes)
    notify('info', `已导出“${exported.name}”。`)
  } else if (exported.kind === 'saved') notify('info', `已导出到 ${exported.path}`)
}

export const openFile: Action = {
  id: 'open',
  name: '打开表格',
  icon: <FolderOpenOutlined />,
  keys: ['Ctrl+O'],
  perform: async () => openFiles(await chooseFiles()),
}

export const newAttachment: Action = {
  id: 'new',
  name: '新建',
  icon: <FileAddOutlined />,
  perform: async () => {
    await settled()
    const { id } = await call('create', { template: 'official', year: new Date().getFullYear() })
    await openAttachment(id)
    await refreshLibrary()
  },
}

export const openSample: Action = {
  id: 'sample',
  name: '示例',
  icon: <ExperimentOutlined />,
  perform: async () => {
    await settled()
    const { id } = await call('sample', {})
    await openAttachment(id)
    await refreshLibrary()
  },
}

export const goHome: Action = {
  id: 'home',
  name: '我的表格',
  icon: <HomeOutlined />,
  refusal: needsEditor,
  perform: async () => {
    await closeAttachment()
    await refreshLibrary()
  },
}

export const exportXlsx: Action = {
  id: 'export-xlsx',
  name: '导出Excel',
  keys: ['F12', 'Ctrl+Shift+S'],
  refusal: needsEditor,
  perform: () => exportAs('xlsx'),
}

export const exportCsv: Action = {
  id: 'export-csv',
  name: '导出CSV',
  refusal: needsEditor,
  perform: () => exportAs('csv'),
}
