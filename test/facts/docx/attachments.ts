/** Attachments to be written as Word documents, and the office program that looks at the result. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Attachment, Row } from '../../../shared/attachment/model.ts'
import { officialTemplate } from '../../../shared/attachment/official.ts'

const run = promisify(execFile)

/** Target and actual of the rows, as officials type them. */
const VALUES: readonly (readonly [target: string, actual: string])[] = [
  ['5.5%左右', '5.8%'],
  ['3%', '2.1%'],
  ['8%', '8.6%'],
  ['6%', '6%'],
  ['5%', '-3.2%'],
  ['7%', '7.4%'],
  ['3%', '10.3%'],
  ['10亿美元', '1.84亿美元'],
  ['6%', '5.9%'],
  ['7%', '7.1%'],
  ['5%以内', '3.9%'],
  ['完成上级下达任务', '年度数据，暂未统计'],
]

function ids(): () => string {
  let last = 0
  return () => {
    last += 1
    return `id${last}`
  }
}

/** The official table of 18 rows with values in it. */
export function official(): Attachment {
  const template = officialTemplate(2025, ids())
  const [target, actual] = [template.columns[3]?.id ?? '', template.columns[4]?.id ?? '']
  const rows = template.rows.map((row, at): Row => {
    const values = VALUES[at]
    return values ? { ...row, cells: { ...row.cells, [target]: values[0], [actual]: values[1] } } : row
  })
  return { ...template, rows }
}

/** The official table with so many rows, numbered through. */
export function rowsOf(count: number): Attachment {
  const base = official()
  const no = base.columns[0]?.id ?? ''
  const rows = Array.from({ length: count }, (_, at): Row => {
    const row = base.rows[at % base.rows.length]
    return { id: `r${at}`, cells: { ...row?.cells, [no]: String(at + 1) } }
  })
  return { ...base, rows, merges: [] }
}

/** 19 columns under three header levels, with a group row over all of them. */
export function wide(): Attachment {
  const headers = Array.from({ length: 19 }, (_, at): string[] => {
    if (at === 0) return ['序号']
    if (at === 1) return ['项目名称']
    if (at < 8) return ['投资情况', '年度计划', `第${at - 1}项`]
    if (at < 14) return ['建设进度', '上半年', `指标${at}`]
    return at < 18 ? ['建设进度', `阶段${at}`] : ['备注']
  })
  const text = (row: number, at: number): string => {
    if (at === 0) return String(row + 1)
    if (at === 1) return `某某产业园区第${row + 1}期标准厂房及配套基础设施建设工程`
    return at === 18 ? '正在办理用地手续，预计三季度开工建设' : String((row * 37 + at * 911) % 5000)
  }
  return {
    id: 'wide',
    heading: {
      label: '附件3',
      title: ['2025年重点投资项目推进情况一览表'],
      above: ['单位：万元'],
      below: [],
      year: 2025,
      months: 6,
    },
    columns: headers.map((header, at) => ({
      id: `c${at}`,
      header,
      role: at === 0 ? 'no' : at === 1 ? 'name' : at === 18 ? 'note' : 'none',
      width: 10,
    })),
    rows: [
      { id: 'group', cells: { c0: '一、产业项目' } },
      ...Array.from({ length: 12 }, (_, row) => ({
        id: `w${row}`,
        cells: Object.fromEntries(headers.map((_, at) => [`c${at}`, text(row, at)])),
      })),
    ],
    merges: [{ top: 'group', bottom: 'group', left: 'c0', right: 'c18' }],
    sheet: '',
  }
}

/** LibreOffice with its Writer, and the reader of its PDFs: found on the path, or where `SOFFICE` says. */
function found(name: string, wish?: string): string | null {
  const places = (process.env.PATH ?? '').split(':').map((folder) => join(folder, name))
  return [wish ?? '', ...places].find((path) => path !== '' && existsSync(path)) ?? null
}
export const SOFFICE = found('soffice', process.env.SOFFICE)
const PDFTOTEXT = found('pdftotext')

/** Why no document can be looked at here; null where it can. */
export const writerAbsent: string | null = await (async () => {
  if (SOFFICE === null || PDFTOTEXT === null) return '没有LibreOffice或pdftotext'
  try {
    const { stdout } = await run('readlink', ['-f', SOFFICE])
    return existsSync(join(dirname(stdout.trim()), 'libswlo.so')) ? null : 'LibreOffice里没有Writer'
  } catch {
    return '没有LibreOffice'
  }
})()

/** The pages of a document as LibreOffice prints them, each as its text in the order of the page. */
export async function pdfOf(docx: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sgb-docx-'))
  try {
    await writeFile(join(folder, 'x.docx'), docx)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'x.docx')]
    await run(SOFFICE ?? '', args)
    await run(PDFTOTEXT ?? '', ['-layout', join(folder, 'x.pdf'), join(folder, 'x.txt')])
    const text = await readFile(join(folder, 'x.txt'), 'utf8')
    return text.split('\f').filter((page, at, all) => at < all.length - 1 || page.trim() !== '')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const linesOf = (page: string): string[] =>
  page
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
