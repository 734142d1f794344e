/** Finds the header of a table: the rows whose cells say what the columns are. */
import type { Role } from '../attachment/model.ts'
import type { Rectangle } from '../attachment/rectangles.ts'
import { comparable } from '../measure/normalise.ts'
import type { Grid } from './grid.ts'
import { isColumnNumber, isSpan, isUnit, meanings } from './roles.ts'

export type Band = Rectangle

const MOST_LEVELS = 6

/** How far to the left of the groups the names may stand. */
const MOST_BESIDE = 4

/** A page number beside a name: a table of contents. */
export const isContents = (text: string): boolean => /^页[码次数]/.test(comparable(text))

/** A header that begins with so many unknown words is none that roles could be told from; rows of prose end here. */
const MOST_UNKNOWN = 6

/** %, 万元, 人次: what stands under a heading as its unit is short. */
const MOST_UNIT = 4

/** Rows are asked about again and again on the way to the tables. */
const asked = new WeakMap<Grid, Map<number, boolean>>()

/** Whether a row by itself reads as (the main row of) a header. */
export function isHeaderRow(grid: Grid, row: number): boolean {
  const answers = asked.get(grid) ?? new Map<number, boolean>()
  asked.set(grid, answers)
  const before = answers.get(row)
  if (before !== undefined) return before
  const answer = readsAsHeader(grid, row)
  answers.set(row, answer)
  return answer
}

/** Whether a row, or its part left…right, reads as (the main row of) a header. */
export function readsAsHeader(grid: Grid, row: number, left?: number, right?: number): boolean {
  const filled = grid.filled(row, left, right)
  if (filled.length < 2) return false
  let [known, unknown] = [0, 0]
  const roles = new Set<Role>()
  for (const column of filled) {
    const text = grid.text(row, column)
    const found = meanings(text)
    if (found.length > 0) known += 1
    else if (isContents(text)) return false
    // %, 数量 → 万元: what a column is measured in.
    else if (text.length > MOST_UNIT || !isUnit(text)) unknown += 1
    if (known === 0 && unknown === MOST_UNKNOWN) return false
    for (const { role } of found) if (role !== 'none') roles.add(role)
  }
  if (known < 2) return false
  // 完成 in a row of figures is a word of the dictionary too: most cells of a header must be, or its main ones.
  const main = roles.has('name') && roles.has('target') && roles.has('actual')
  if (unknown * 2 > filled.length && !main) return false
  const measures = (['unit', 'target', 'actual', 'status', 'growth', 'share', 'no'] as const).some((role) =>
    roles.has(role),
  )
  if (!measures) return false
  if (roles.has('name') || (unknown === 0 && isNamedAbove(grid, row, filled[0] ?? 0, left)))
    return roles.size >= 2
  return roles.size >= 3
}

/** Whether 县区 or 指标 spans down to a row from above, at its left: 目标 and 完成 stand below groups of any name. */
function isNamedAbove(grid: Grid, row: number, first: number, left = 0): boolean {
  for (let column = Math.max(left, first - MOST_BESIDE); column < first; column += 1) {
    const merge = grid.merge(row, column)
    if (merge === undefined || merge.top === row || row - merge.top >= MOST_LEVELS) continue
    if (meanings(grid.shown(row, column)).some(({ role }) => role === 'name')) return true
  }
  return false
}

/** 12.3, ≥95%, 1.84亿美元; 6月当月 and 1-6月 are words of a header. */
function isFigure(text: string): boolean {
  const [, after = null] = /^[^\p{L}\d(（]*[\d.,，]+\s*(.*)$/u.exec(comparable(text)) ?? []
  return after !== null && (after === '' || isUnit(after) || /^(?:左右|以[上内下])$/.test(after))
}

/** How far down the merges reach that begin in the rows of a band. */
function mergedBottom(grid: Grid, top: number, bottom: number, left: number, right: number): number {
  let lowest = bottom
  for (let row = top; row <= lowest && lowest < top + MOST_LEVELS; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const merge = grid.merge(row, column)
      if (!merge || merge.top < top || merge.bottom <= lowest || merge.bottom - top >= MOST_LEVELS) continue
      // 经济发展 merged down beside the header and the body is no name of a column.
      let isBody = false
      for (let below = lowest + 1; below <= merge.bottom; below += 1)
        isBody ||= grid.filled(below, left, right).some((at) => isFigure(grid.text(below, at)))
      if (!isBody) lowest = merge.bottom
    }
  }
  return lowest
}

/** Whether a header cell may have sub-headers below: it is a group, or blank beside one. */
function opensBelow(grid: Grid, row: number, column: number): boolean {
  const merge = grid.merge(row, column)
  if (merge) return merge.right > merge.left
  return grid.text(row, column) === '' || (grid.text(row, column + 1) === '' && !grid.merge(row, column + 1))
}

const isBracketed = (text: string): boolean => /^[（(【[].*[）)】\]]$/.test(text.trim())

/** Whether a row below the header continues it with names of sub-columns or units. */
function isSubHeader(grid: Grid, row: number, band: Band, nameAt: number): boolean {
  const filled = grid.filled(row, band.left, band.right)
  if (filled.length === 0 || filled.includes(nameAt)) return false
  const texts = filled.map((column) => grid.text(row, column))
  if (texts.every(isUnit)) return true
  const fits = filled.every((column) => {
    const text = grid.text(row, column)
    return (
      isBracketed(text) ||
      (opensBelow(grid, band.bottom, column) &&
        text.length <= 20 &&
        (isUnit(text) || !/^[\d.,%％+-]+$/.test(comparable(text))))
    )
  })
  return fits && texts.some((text) => meanings(text).length > 0 || isSpan(text) || isUnit(text))
}

/** Whether a row numbers the columns (甲 乙 1 2 3 …), as statistical forms do. */
function isNumbering(grid: Grid, row: number, band: Band): boolean {
  const texts = grid
    .filled(row, band.left, band.right)
    .map((column) => comparable(grid.text(row, column)).replace(/[()]/g, ''))
  if (texts.length < 3 || texts.length < (band.right - band.left + 1) * 0.8) return false
  if (!texts.every(isColumnNumber)) return false
  // 5=3÷1 is the fifth; 3/1 says only how it is worked out.
  const numbers = texts.map((text) => text.replace(/=.*/, '')).filter((text) => /^.{1,2}$/.test(text))
  const digits = numbers.filter((text) => /^\d/.test(text)).map(Number)
  const letters = numbers.length - digits.length
  return (
    numbers
      .slice(0, letters)
      .every((text, index) => text === '甲乙丙丁戊'[index] || text === 'ABCDEFGHIJ'[index]) &&
    digits.every((digit, index) => digit === index + (digits[0] ?? 0)) &&
    (digits.length === 0 ? letters > 2 : digits[0] === 1 || digits[0] === 0)
  )
}

/** Whether the row above belongs to the header: groups over some of the columns, not a title or 单位：亿元. */
function isUpperLevel(grid: Grid, row: number, band: Band): boolean {
  // 指标 may stand above alone, to the left of the groups' names.
  const filled = grid.filled(row, Math.max(0, band.left - MOST_BESIDE), band.right + MOST_BESIDE)
  if (row < 0 || filled.length === 0) return false
  const texts = filled.map((column) => grid.text(row, column))
  if (
    texts.some((text) => /[:：]/.test(text) || comparable(text).length > 20 || /^附[件表]/.test(text.trim()))
  )
    return false
  if (filled.length === 1) {
    const only = filled[0] ?? band.left
    const merge = grid.merge(row, only)
    // One group above is a header only as a merge over some of the columns.
    return (
      merge !== undefined && merge.right > merge.left && merge.left > band.left && merge.right <= band.right
    )
  }
  return (
    texts.some((text) => meanings(text).length > 0 || isSpan(text)) ||
    filled.some((column) => grid.merge(row, column))
  )
}

/** The whole header around a row that reads as one. */
export function headerBand(grid: Grid, row: number, above: number): Band {
  const reach = (top: number, bottom: number) => {
    let [left, right] = [Number.POSITIVE_INFINITY, -1]
    for (let at = top; at <= bottom; at += 1) {
      for (const column of grid.filled(at)) {
        const merge = grid.merge(at, column)
        left = Math.min(left, column)
        right = Math.max(right, merge && merge.top >= top ? merge.right : column)
      }
    }
    return { left, right }
  }
  let top = row
  // 序号 and 指标名称 may begin above, where they span the levels.
  for (const column of grid.filled(row))
    top = Math.max(above, Math.min(top, grid.merge(row, column)?.top ?? row))
  let { left, right } = reach(top, row)
  for (let column = left; column <= right; column += 1) {
    const merge = grid.merge(row, column)
    if (merge && merge.top < top && merge.right - merge.left < right - left) top = Math.max(above, merge.top)
  }
  while (
    top - 1 >= above &&
    row - top < MOST_LEVELS &&
    isUpperLevel(grid, top - 1, { top, bottom: row, left, right })
  )
    top -= 1
  ;({ left, right } = reach(top, row))
  let bottom = mergedBottom(grid, top, row, left, right)

  const nameAt =
    grid.filled(row).find((column) => meanings(grid.text(row, column)).some(({ role }) => role === 'name')) ??
    left
  while (bottom - top < MOST_LEVELS && bottom + 1 < grid.height) {
    const band = { top, bottom, left, right }
    if (!isSubHeader(grid, bottom + 1, band, nameAt) && !isNumbering(grid, bottom + 1, band)) break
    bottom = mergedBottom(grid, top, bottom + 1, left, right)
  }
  return { top, bottom, ...reach(top, bottom) }
}

/** The header texts over a column, from the top level down. */
export function headerPath(grid: Grid, band: Band, column: number): string[] {
  const path = pathTo(grid, band, band.bottom, column)
  return path.length === 0 ? [''] : path.slice(0, 8)
}

function pathTo(grid: Grid, band: Band, bottom: number, column: number): string[] {
  const path: string[] = []
  for (let row = band.top; row <= bottom; row += 1) {
    const merge = grid.merge(row, column)
    if (merge && row > band.top && merge.top < row) continue
    const text = grid.shown(row, column) || groupToTheLeft(grid, band, row, column, path)
    if (text !== '') path.push(text)
  }
  return path
}

/** The group's text that a blank, unmerged header cell belongs to: both have names below and the same group above. */
function groupToTheLeft(
  grid: Grid,
  band: Band,
  row: number,
  column: number,
  above: readonly string[],
): string {
  const named = (at: number) => {
    if (grid.merge(row, at) !== undefined) return false
    for (let below = row + 1; below <= band.bottom; below += 1) if (grid.shown(below, at) !== '') return true
    return false
  }
  for (let at = column; at >= band.left && named(at); at -= 1) {
    if (grid.text(row, at) === '') continue
    return pathTo(grid, band, row - 1, at).join('\n\n') === above.join('\n\n') ? grid.text(row, at) : ''
  }
  return ''
}
