/** What all readers share: cells as they are met, under one budget for the file → a Sheet. */

import { address } from '../../shared/attachment/address.ts'
import type { Mark } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { soundMerges } from '../../shared/attachment/rectangles.ts'
import { Problem } from '../../shared/problem.ts'
import type { Indent, Sheet, SheetLook, SheetNote, SheetWarning } from '../../shared/recognise/sheet.ts'
import { LIMITS } from './limits.ts'

/** What is left of a file's limits. */
export interface Budget {
  cells: number
  characters: number
  area: number
}

export const newBudget = (): Budget => ({
  cells: LIMITS.cells,
  characters: LIMITS.characters,
  area: LIMITS.area,
})

/** Told what a reader is doing, as one Chinese phrase. */
export type Progress = (text: string) => void

/** Where a file's sheets are being read; a lone sheet needs no number. */
export const readingSheet = (index: number, count: number): string =>
  count > 1 ? `正在读取第${index + 1}张工作表（共${count}张）` : '正在读取表格'

/** The last row and column that there can be. */
export const LAST = { row: 1_048_575, column: 16_383 } as const

export const tooMuch = () =>
  new Problem('too-large', '文件里的内容太多，不像指标表；请只留下要用的工作表，另存后再打开。')

/** A sheet while it is read. */
export interface Draft {
  readonly name: string
  /** A cell's text; an empty one, or one beyond the last row or column, is no cell. */
  put(row: number, column: number, text: string): void
  warn(row: number, column: number, message: string): void
  /** The cell's text is struck out. */
  strike(row: number, column: number): void
  /** All digits of a number that is shown rounded. */
  round(row: number, column: number, text: string): void
  /** The steps by which a cell's format indents its text. */
  indent(row: number, column: number, steps: number): void
  /** How a cell is shown, where not plainly. */
  look(row: number, column: number, look: Mark): void
  merge(merge: Rectangle): void
  hideRows(from: number, to: number): void
  columns(from: number, to: number, width: number | undefined, hidden: boolean): void
  finish(): Sheet
}

interface Span {
  readonly from: number
  readonly to: number
}

const within = (spans: readonly Span[], count: number): number[] => {
  const inside = new Set<number>()
  for (const { from, to } of spans) {
    for (let at = Math.max(0, from); at <= Math.min(to, count - 1); at += 1) inside.add(at)
  }
  return [...inside].sort((a, b) => a - b)
}

/** One kind of line end; what no cell can show is left out. */
const readable = (text: string): string =>
  isReadable(text)
    ? text
    : // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\v\f\x0e-\x1f]/g, '')

/** Whether nothing is to be taken out: so it is with nearly every cell. */
function isReadable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return false
  return true
}

export function draftSheet(name: string, budget: Budget): Draft {
  const cells: { row: number; column: number; text: string }[] = []
  const merges: Rectangle[] = []
  const warnings: SheetWarning[] = []
  const indents: Indent[] = []
  const looks: SheetLook[] = []
  const struck: { row: number; column: number }[] = []
  const rounded: SheetNote[] = []
  const hiddenRows: Span[] = []
  const columns: (Span & { width: number | undefined; hidden: boolean })[] = []
  let [height, width, unsaid] = [0, 0, 0]

  return {
    name,
    put: (row, column, raw) => {
      const text = readable(raw)
      if (text === '' || row < 0 || column < 0 || row > LAST.row || column > LAST.column) return
      budget.cells -= 1
      budget.characters -= text.length
      if (budget.cells < 0 || budget.characters < 0) throw tooMuch()
      cells.push({ row, column, text })
      height = Math.max(height, row + 1)
      width = Math.max(width, column + 1)
    },
    warn: (row, column, message) => {
      if (warnings.length < LIMITS.warnings) warnings.push({ cell: address(row, column), message })
      else unsaid += 1
    },
    indent: (row, column, steps) => {
      if (steps > 0 && indents.length < LIMITS.cells) indents.push({ row, column, indent: steps })
    },
    look: (row, column, look) => {
      if (looks.length < LIMITS.cells) looks.push({ row, column, look })
    },
    strike: (row, column) => {
      if (struck.length < LIMITS.cells) struck.push({ row, column })
    },
    round: (row, column, text) => {
      if (rounded.length < LIMITS.cells) rounded.push({ row, column, text })
    },
    merge: (merge) => {
      merges.push(merge)
      if (merges.length > LIMITS.merges) {
        throw new Problem(
          'too-large',
          '工作表里的合并单元格太多，不像指标表；请只留下要用的部分，另存后再打开。',
        )
      }
    },
    hideRows: (from, to) => {
      hiddenRows.push({ from, to })
    },
    columns: (from, to, columnWidth, hidden) => {
      columns.push({ from, to, width: columnWidth, hidden })
    },
    finish: () => {
      budget.area -= height * width
      if (budget.area < 0) {
        throw new Problem(
          'too-large',
          `工作表“${name}”的内容散得太开，请把表格以外的内容删去，另存后再打开。`,
        )
      }
      const texts = Array.from({ length: height }, () => new Array<string>(width).fill(''))
      for (const { row, column, text } of cells) {
        const line = texts[row]
        if (line) line[column] = text
      }
      const sound = soundMerges(merges, height, width).merges
      // What a merge covers is not shown, though the file may still hold it.
      for (const { top, left, bottom, right } of sound) {
        for (let row = top; row <= bottom; row += 1) {
          for (let column = left; column <= right; column += 1) {
            const line = texts[row]
            if (line && (row !== top || column !== left)) line[column] = ''
          }
        }
      }
      const widths = new Array<number | undefined>(width).fill(undefined)
      for (const { from, to, width: columnWidth } of columns) {
        if (columnWidth === undefined) continue
        for (let column = Math.max(0, from); column <= Math.min(to, width - 1); column += 1) {
          widths[column] = columnWidth
        }
      }
      const more =
        unsaid === 0
          ? []
          : [{ cell: '', message: `工作表“${name}”里这样的单元格还有${unsaid}个，没有一一列出。` }]
      return {
        name,
        texts,
        merges: sound,
        widths,
        ...(indents.length === 0 ? {} : { indents }),
        ...(looks.length === 0 ? {} : { looks }),
        ...(struck.length === 0 ? {} : { struck }),
        ...(rounded.length === 0 ? {} : { rounded }),
        hiddenRows: within(hiddenRows, height),
        hiddenColumns: within(
          columns.filter(({ hidden }) => hidden),
          width,
        ),
        warnings: [...warnings, ...more],
      }
    },
  }
}

/** Said once for the file, with its first sheet. */
const saidFirst = (sheets: readonly Sheet[], messages: readonly string[]): Sheet[] => {
  const said = messages.slice(0, LIMITS.warnings).map((message) => ({ cell: '', message }))
  return sheets.map((sheet, index) =>
    index === 0 ? { ...sheet, warnings: [...said, ...sheet.warnings] } : sheet,
  )
}

/** Which sheets were left out because nobody sees them. */
export const withHidden = (sheets: readonly Sheet[], hidden: readonly string[]): Sheet[] =>
  saidFirst(
    sheets,
    hidden.map((name) => `工作表“${name}”是隐藏的，没有读入。`),
  )

/**
 * The sheets that `read` gives, one by one under the file's budget (null: there is no table in it). One that holds too
 * much is left out and named; where nothing else is left, its problem is the file's.
 */
export function sheetsWithin<Listed extends { readonly name: string }>(
  listed: readonly Listed[],
  budget: Budget,
  read: (one: Listed, index: number) => Sheet | null,
): Sheet[] {
  const sheets: Sheet[] = []
  const left: string[] = []
  let problem: Problem | null = null
  for (const [index, one] of listed.entries()) {
    const before = { ...budget }
    try {
      const sheet = read(one, index)
      if (sheet !== null) sheets.push(sheet)
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'too-large')) throw error
      // What it took is given back, for nothing of it is kept.
      Object.assign(budget, before)
      problem ??= error
      left.push(`工作表“${one.name}”的内容太多，没有读入；要用它，请把它另存为单独的文件再打开。`)
    }
  }
  if (sheets.length === 0 && problem !== null) throw problem
  return saidFirst(sheets, left)
}

export const errorWarning = (text: string): string => `公式出错，显示为${text}，请核对原表。`

export const noResult = '公式没有保存计算结果，请在WPS或Excel中打开原表保存一次，再打开。'

export const badDate = '日期超出范围，没有读入。'
