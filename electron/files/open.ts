/** The whole way in: a file's bytes → guard → reader → recognition → attachments with their verdicts. */
import { randomUUID } from 'node:crypto'
import { type Attachment, columnOf } from '../../shared/attachment.ts'
import { Problem } from '../../shared/problem.ts'
import { type Recognised, recogniseSheets } from '../../shared/recognise/recognise.ts'
import { address, type Sheet, type SheetWarning } from '../../shared/sheet.ts'
import { adoptStatuses } from '../../shared/verdict/rulings.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import { guard } from './guard.ts'
import { readXlsx } from './xlsx-read.ts'

/** What a file holds. */
export interface OpenedFile {
  readonly attachments: { readonly attachment: Attachment; readonly judged: Judged }[]
  readonly warnings: SheetWarning[]
}

/** The reader for what the bytes are; the file's name plays no part. */
async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  return readXlsx(await guard(bytes))
}

/** What the verdict has to say about the file's own status cells, at their addresses. */
function contradictions(found: Recognised, judged: Judged): SheetWarning[] {
  const { columns } = found.attachment
  const status = columnOf(columns, 'status')
  const column = status && found.columnAt[columns.indexOf(status)]
  return judged.rows.flatMap((row, index) => {
    const at = found.rowAt[index]
    if (row.warning === null) return []
    return [
      { cell: at === undefined || column === undefined ? '' : address(at, column), message: row.warning },
    ]
  })
}

/** Opens a file of any format that we read; throws a Problem with one sentence for everything else. */
export async function openFile(name: string, bytes: Uint8Array): Promise<OpenedFile> {
  const sheets = await readSheets(bytes)
  const found = recogniseSheets(sheets, randomUUID)
  if (found.length === 0) {
    throw new Problem('no-table', `“${name}”里没有找到指标表，请检查表头是否有“指标名称”“目标”“实绩”等栏目。`)
  }
  const at = new Date().toISOString()
  const opened = found.map((recognised) => {
    const attachment = adoptStatuses(recognised.attachment, at)
    const judged = judgeAttachment(attachment)
    const warnings = [...recognised.warnings, ...contradictions(recognised, judged)]
    return { attachment, judged, warnings, sheet: recognised.attachment.sheet }
  })
  const read = new Set(found.map(({ attachment }) => attachment.sheet))
  // What a reader says about a sheet without a table matters only where it is about the file.
  const general = sheets
    .filter(({ name }) => !read.has(name))
    .flatMap(({ warnings }) => warnings.filter(({ cell }) => cell === ''))
  const several = new Set(opened.map((one) => one.sheet)).size > 1
  return {
    attachments: opened.map(({ attachment, judged }) => ({ attachment, judged })),
    warnings: [
      ...general,
      ...opened.flatMap((one) =>
        one.warnings.map((warning) =>
          // The address alone would not tell on which of several sheets it is.
          several && warning.cell !== ''
            ? { ...warning, message: `${one.sheet}：${warning.message}` }
            : warning,
        ),
      ),
    ],
  }
}
