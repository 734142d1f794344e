/**
 * The identity that a handed out workbook carries (下发 → 回收): plain texts in one hidden row and one hidden column of
 * each sheet, so that every program that saves the workbook keeps them and a row that is moved or sorted takes its own
 * along. The corner says which table it is and whose; the row below it says which columns, the column which rows.
 */
import type { Sheet } from '../recognise/sheet.ts'

/** Whose part of which table a sheet is. */
export interface Marked {
  readonly table: string
  /** The handing out that it belongs to; another one is an earlier period's or a renewed one. */
  readonly handout: string
  readonly department: string
}

export interface Identity extends Marked {
  /** The id of the table's row in each row of the sheet, 0-based. */
  readonly rows: ReadonlyMap<number, string>
  /** The id of the table's column in each column of the sheet, 0-based. */
  readonly columns: ReadonlyMap<number, string>
}

/**
 * Columns that a workbook is handed out with beside the table's own, by what their marks say in a column's place: the
 * last value (grey), and in that of a 查询函 the doubt (grey) and the department's 说明 (open).
 */
export const ADDED = { last: '+last', doubt: '+doubt', answer: '+answer' } as const

const added: ReadonlySet<string> = new Set(Object.values(ADDED))

/** The columns of a sheet that its workbook has beside the table's, by their marks. */
export const addedColumns = ({ columns }: Identity): ReadonlySet<number> =>
  new Set([...columns].flatMap(([at, id]) => (added.has(id) ? [at] : [])))

const CORNER = 'sgb:t:'
const ROW = 'sgb:r:'
const COLUMN = 'sgb:c:'

/** The text of the corner: where the hidden row and the hidden column meet. */
export const cornerText = ({ table, handout, department }: Marked): string =>
  CORNER + [table, handout, department].map(encodeURIComponent).join(':')

/** The text that marks a row, in the hidden column. */
export const rowText = (id: string): string => ROW + encodeURIComponent(id)

/** The text that marks a column, in the hidden row. */
export const columnText = (id: string): string => COLUMN + encodeURIComponent(id)

/**
 * The identity that a sheet carries, wherever on it its marks have gone; null where it has no corner, or one that
 * cannot be told. A row or column that is marked twice (copied) counts where it stands first: the others have none.
 */
export function identityOf({ texts }: Pick<Sheet, 'texts'>): Identity | null {
  const before = known.get(texts)
  if (before !== undefined) return before
  const identity = identityIn(texts)
  known.set(texts, identity)
  return identity
}

/** Asked for by the reading, the matching and the doubts of one sheet, and there are a thousand of them. */
const known = new WeakMap<Sheet['texts'], Identity | null>()

function identityIn(texts: Sheet['texts']): Identity | null {
  let marked: Marked | null = null
  const rows = new Map<number, string>()
  const columns = new Map<number, string>()
  const seen = new Set<string>()
  for (const [at, cells] of texts.entries())
    for (const [column, cell] of cells.entries()) {
      if (!cell.includes('sgb:')) continue
      const text = cell.trim()
      if (!text.startsWith('sgb:') || (seen.has(text) && !text.startsWith(CORNER))) continue
      seen.add(text)
      if (text.startsWith(CORNER)) marked ??= markedIn(text)
      else if (text.startsWith(ROW)) rows.set(at, decoded(text.slice(ROW.length)))
      else if (text.startsWith(COLUMN)) columns.set(column, decoded(text.slice(COLUMN.length)))
    }
  return marked === null ? null : { ...marked, rows, columns }
}

/** Whether a text is one of the marks, which are nobody's content. */
export const isMark = (text: string): boolean => text.includes('sgb:') && /^\s*sgb:[trc]:/.test(text)

/** Whether a text is the mark that says which table a sheet is of, and whose. */
export const isCorner = (text: string): boolean => text.trimStart().startsWith(CORNER)

/**
 * A sheet as its department saw it: without its marks and what hides them, where it is opened as a table of its own; and
 * a sentence that says whose return it is. A sheet without an identity stays the same.
 */
export function unmarked(sheet: Sheet): Sheet {
  const identity = identityOf(sheet)
  if (identity === null) return sheet
  const texts = sheet.texts.map((row) => row.map((text) => (isMark(text) ? '' : text)))
  const isEmpty = (cells: readonly (string | undefined)[]): boolean =>
    cells.every((text) => (text ?? '').trim() === '')
  return {
    ...sheet,
    texts,
    hiddenRows: sheet.hiddenRows.filter((row) => !isEmpty(texts[row] ?? [])),
    hiddenColumns: sheet.hiddenColumns.filter((column) => !isEmpty(texts.map((row) => row[column]))),
    warnings: [
      ...sheet.warnings,
      {
        cell: '',
        message: `这是下发给${identity.department === '' ? '各单位' : `“${identity.department}”`}填报的表格；要汇总，请打开原来那张表，把这个文件拖到它的“回收返回表”里。`,
      },
    ],
  }
}

/** What stands above a table that was handed out, in front of what else is said there: to be filled, or asked about. */
export const HANDED_LINES = {
  fill: '填报说明：请只填浅黄色的单元格',
  ask: '核实说明：请核实浅黄色的单元格',
} as const

/**
 * Whether a table that somebody keeps is one department's return, opened as a table of its own: by the lines that every
 * workbook that is handed out has above its table. It is no period of the series whose title it carries.
 */
export const isHandedOut = ({
  heading,
}: {
  readonly heading: { readonly above: readonly string[] }
}): boolean =>
  heading.above.some((line) => Object.values(HANDED_LINES).some((own) => line.trimStart().startsWith(own)))

function markedIn(text: string): Marked | null {
  const [table, handout, department, more] = text.slice(CORNER.length).split(':').map(decoded)
  if (table === undefined || handout === undefined || department === undefined || more !== undefined)
    return null
  return { table, handout, department }
}

/** A text that somebody has damaged is what it is: it matches no id. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
