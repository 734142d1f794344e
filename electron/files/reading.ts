/**
 * A file's way in, on whatever thread it runs: bytes → guard → reader → recognition → attachments with their verdicts.
 */
import { randomUUID } from 'node:crypto'
import { address } from '../../shared/attachment/address.ts'
import { begun, type Defaults } from '../../shared/attachment/defaults.ts'
import { type Attachment, columnOf } from '../../shared/attachment/model.ts'
import { unmarked } from '../../shared/collect/identity.ts'
import type { ReturnFormat, TableFormat } from '../../shared/contract/formats.ts'
import { explanationsIn } from '../../shared/findings/notes.ts'
import { type Carried, carryingBudget, withFormulas } from '../../shared/formula/carried.ts'
import { checkCode, codeIn } from '../../shared/page/check-code.ts'
import { Problem } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/answer.ts'
import type { Asked, SheetQuestion } from '../../shared/recognise/mapping.ts'
import { notedTables } from '../../shared/recognise/noted.ts'
import { recognise, recogniseSheets } from '../../shared/recognise/recognise.ts'
import type { Sheet, SheetWarning } from '../../shared/recognise/sheet.ts'
import type { Recognised } from '../../shared/recognise/table.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { adoptStatuses } from '../../shared/verdict/rulings.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import { guard } from './guard.ts'
import type { Progress } from './sheet-build.ts'
import { type Origin, originOf } from './xlsx/patch/origin.ts'

/** An attachment of a file with its verdicts, and the places on the sheet that its rows and columns came from. */
export interface OpenedAttachment {
  readonly attachment: Attachment
  readonly judged: Judged
  /** 0-based sheet row of each attachment row. */
  readonly rowAt: readonly number[]
  /** 0-based sheet column of each attachment column. */
  readonly columnAt: readonly number[]
  /** The check code that its sheet carries, where its content has the same one: it is what was printed. Otherwise null. */
  readonly sealed: string | null
  /** What the way back into the same file needs. */
  readonly origin: Origin
}

/** What a file holds. */
export interface OpenedFile {
  /** What the file is, by its content. */
  readonly kind: TableFormat
  /** As what changes can go back into it; null where they cannot. */
  readonly returns: ReturnFormat | null
  readonly attachments: OpenedAttachment[]
  /** Tables that a person must tell about; none where nobody can be asked. */
  readonly questions: SheetQuestion[]
  readonly warnings: SheetWarning[]
}

/** The sheets of a file of any format that we read, and what it is. */
export async function readSheets(
  name: string,
  bytes: Uint8Array,
  progress: Progress,
): Promise<{ kind: TableFormat; sheets: Sheet[] }> {
  progress('正在检查文件')
  const content = await guard(bytes, name)
  return { kind: content.kind, sheets: await content.sheets(progress) }
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

/** A table with a target and an actual of which not one row could be judged: never in silence. */
function notJudged({ attachment, columnAt, rowAt }: Recognised, judged: Judged): SheetWarning[] {
  const { columns } = attachment
  const aim = columnOf(columns, 'target') ?? columnOf(columns, 'stage')
  if (aim === undefined || columnOf(columns, 'actual') === undefined) return []
  if (judged.rows.some(({ verdict }) => verdict !== null)) return []
  const cell = address(Math.max(0, (rowAt[0] ?? 1) - 1), columnAt[columns.indexOf(aim)] ?? 0)
  return [{ cell, message: '目标和实绩两栏里没有一行能判定，请在“列设置”里核对哪一栏是目标、哪一栏是实绩。' }]
}

/** Whether a sheet is what was printed: the check code at its foot held against what was read. */
function sealOf(
  { attachment }: Recognised,
  judged: Judged,
  sheet: Sheet | undefined,
  alone: boolean,
): { readonly sealed: string | null; readonly warnings: SheetWarning[] } {
  const printed = codeIn(sheet?.footer ?? '')
  if (printed === null || !alone) return { sealed: null, warnings: [] }
  const now = checkCode(attachment, judged)
  if (now === printed) return { sealed: printed, warnings: [] }
  const message = `页脚的校验码是${printed}，而现在的内容是${now}：文件在导出或打印以后改动过，与带${printed}的打印件不是同一份。`
  return { sealed: null, warnings: [{ cell: '', message }] }
}

/** The answers to the audit that stand in the notes of a table's cells. */
function withAnswers({ attachment, rowAt, columnAt }: Recognised, sheet: Sheet | undefined): Attachment {
  const notes = (sheet?.notes ?? []).flatMap(({ row, column, text }) => {
    const [at, beside] = [attachment.rows[rowAt.indexOf(row)], attachment.columns[columnAt.indexOf(column)]]
    return at === undefined || beside === undefined ? [] : [{ row: at.id, column: beside.id, text }]
  })
  const explanations = explanationsIn(notes)
  return Object.keys(explanations).length === 0
    ? attachment
    : { ...attachment, heading: { ...attachment.heading, explanations } }
}

/**
 * What is said of the formulas of which only the result was kept, once a sheet, with its last table; by the number of that.
 * Of those that came to an error or to nothing more is said already.
 */
function resultsOnly(
  sheets: readonly Sheet[],
  tables: readonly { readonly attachment: Attachment; readonly left: Carried['left'] }[],
): ReadonlyMap<number, SheetWarning[]> {
  return new Map(
    sheets.flatMap(({ name, warnings }) => {
      const said = new Set(warnings.map(({ cell }) => cell))
      const left = tables
        .flatMap((table) => (table.attachment.sheet === name ? table.left : []))
        .map(({ row, column }) => ({ row, column, cell: address(row, column) }))
        .filter(({ cell }) => !said.has(cell))
        .sort((a, b) => a.row - b.row || a.column - b.column)
      const [first] = left
      if (first === undefined) return []
      const which = left.length === 1 ? first.cell : `${first.cell}等`
      const message = `有${left.length}处公式（${which}）只保留了结果，写回时原公式不动。`
      const last = tables.findLastIndex(({ attachment }) => attachment.sheet === name)
      return [[last, [{ cell: first.cell, message }]] as const]
    }),
  )
}

/** A workbook that the way back cannot open has none, though it could be read. */
async function returnFormat(bytes: Uint8Array<ArrayBuffer>): Promise<ReturnFormat | null> {
  const { workbookKind } = await import('./xlsx/patch/book.ts')
  try {
    return await workbookKind(bytes)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

interface Known {
  readonly mappings: readonly Mapping[] | null
  readonly later: readonly Asked[]
  readonly indicators: readonly Indicator[]
  readonly defaults: Defaults
}

/**
 * Reads, recognises and judges a file; throws a Problem with one sentence for what is no file of ours.
 * @param given what the program knows besides: `later`, tables that are read as it guesses, their open columns marked;
 *   `indicators` that people added to the built-in ones; `defaults` that tables begin with; `mappings` that persons
 *   told before, where there is one who can be asked, null where there is none
 */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  { mappings, later, indicators, defaults }: Known,
  progress: Progress,
): Promise<OpenedFile> {
  const { kind, sheets: typed } = await readSheets(name, bytes, progress)
  const sheets = typed.map(unmarked)
  progress('正在识别')
  const { found, questions } =
    mappings === null
      ? { found: recogniseSheets(sheets, randomUUID, name), questions: [] }
      : recognise(sheets, randomUUID, mappings, name, later)
  if (found.length === 0 && questions.length === 0) {
    throw new Problem('no-table', `“${name}”里没有找到指标表，请检查表头是否有“指标名称”“目标”“实绩”等栏目。`)
  }
  const at = new Date().toISOString()
  const dictionary = dictionaryOf(indicators)
  const budget = carryingBudget()
  const opened = notedTables(found, sheets).map(({ found: recognised, cells }) => {
    const sheet = sheets.find(({ name: one }) => one === recognised.attachment.sheet)
    const adopted = adoptStatuses(begun(withAnswers(recognised, sheet), defaults), at, dictionary)
    const carried = withFormulas(adopted, recognised, sheet?.formulas ?? [], adopted.sheet, budget)
    const { attachment } = carried
    const judged = judgeAttachment(attachment, dictionary)
    const { rowAt, columnAt } = recognised
    const alone = found.filter((one) => one.attachment.sheet === recognised.attachment.sheet).length === 1
    const seal = sealOf(recognised, judged, sheet, alone)
    const warnings = [
      ...seal.warnings,
      ...recognised.warnings,
      ...notJudged(recognised, judged),
      ...contradictions(recognised, judged),
    ]
    const origin = originOf(recognised, carried.attachment, judged, cells)
    return { attachment, judged, rowAt, columnAt, sealed: seal.sealed, origin, warnings, left: carried.left }
  })
  const results = resultsOnly(sheets, opened)
  const read = new Set(found.map(({ attachment }) => attachment.sheet))
  // What a reader says about a sheet without a table matters only where it is about the file.
  const general = sheets
    .filter(({ name }) => !read.has(name))
    .flatMap(({ warnings }) => warnings.filter(({ cell }) => cell === ''))
  const several = new Set(opened.map(({ attachment }) => attachment.sheet)).size > 1
  return {
    kind,
    returns: kind === 'xlsx' ? await returnFormat(new Uint8Array(bytes)) : null,
    attachments: opened.map(({ warnings: _, left: __, ...one }) => one),
    questions,
    warnings: [
      ...general,
      ...opened.flatMap(({ attachment, warnings }, index) =>
        // The address alone would not tell on which of several sheets it is.
        [...warnings, ...(results.get(index) ?? [])].map(
          ({ cell, message, sheet = several && cell !== '' ? attachment.sheet : '' }) => ({
            cell,
            message: sheet === '' ? message : `${sheet}：${message}`,
          }),
        ),
      ),
    ],
  }
}
