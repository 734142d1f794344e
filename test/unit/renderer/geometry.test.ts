/** Row heights: wrapped texts, merged texts that need more than their rows have, and texts without end. */

import { describe, expect, it } from 'vitest'
import { columnPixels, lineCount, linesIn, mostLines, rowPixels } from '../../../renderer/grid/geometry.ts'
import { mergedRows, type RowView, rowLines } from '../../../renderer/grid/heights.ts'
import type { Column } from '../../../shared/attachment/model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

/** Wide enough for four characters of one em: 4 × 15 px. */
const narrow = (id: string, role: Column['role'] = 'none'): Column => ({ id, header: [id], role, width: 8.2 })
const columns = [narrow('a'), narrow('b'), narrow('status', 'status')]

function viewsOf(cells: readonly Record<string, string>[]): RowView[] {
  const rows = cells.map((each, at) => ({ id: `r${at}`, cells: each }))
  const heading = { label: '', title: [], above: [], below: [], year: 2021, months: 6 }
  const judged = judgeAttachment({ id: 'x', heading, columns, rows, merges: [], sheet: '' }, BUILT_IN)
  return rows.flatMap((row, at) => {
    const line = judged.rows[at]
    return line === undefined ? [] : [{ row, judged: line }]
  })
}

const linesOf = (views: readonly RowView[], merges: Parameters<typeof mergedRows>[2] = []): number[] => {
  const merged = mergedRows(views, columns, merges)
  return views.map((view) => rowLines(view, columns, merged))
}

describe('lines of a text', () => {
  const width = columnPixels(narrow('a'), 1)

  it('wrap where the column ends and where the text says so', () => {
    expect(lineCount('四个汉字', width)).toBe(1)
    expect(lineCount('五个汉字啊', width)).toBe(2)
    expect(lineCount('一\n二', width)).toBe(2)
    expect(lineCount('一\n\n五个汉字啊', width)).toBe(4)
    expect(lineCount('𠮷镕𠮷镕', width)).toBe(1)
  })

  it('have all the room that the cell draws them in', () => {
    // Nine characters of 15 pixels and the cell's edges: 与经济增长保持同步 in the official table.
    expect(lineCount('与经济增长保持同步', 9 * 15 + 11)).toBe(1)
    expect(lineCount('与经济增长保持同步', 9 * 15 + 10)).toBe(2)
  })

  it('are no more than a row shows, however long the text is', () => {
    expect(lineCount('字'.repeat(100_000), width)).toBe(mostLines)
    expect(lineCount('\n'.repeat(100_000), width)).toBe(mostLines)
  })

  it('go into pixels and back', () => {
    for (const lines of [1, 2, 7, mostLines]) {
      expect(linesIn(rowPixels(lines, 1))).toBe(lines)
      expect(linesIn(rowPixels(lines, 1) + 1)).toBe(lines + 1)
    }
    expect(linesIn(-50)).toBe(1)
  })
})

describe('lines of a row', () => {
  it('are those of its fullest cell', () => {
    expect(linesOf(viewsOf([{ a: '短', b: '这一格的文字有三行之多啊' }, { a: '短' }, {}]))).toEqual([3, 1, 1])
  })

  it('follow the status that is shown, not only what was typed', () => {
    expect(linesOf(viewsOf([{ status: '确保完成年度任务' }]))).toEqual([2])
  })

  it('a text merged across columns wraps at their whole width', () => {
    const views = viewsOf([{ a: '这一格的文字有八' }, { a: '这一格的文字有八' }])
    expect(linesOf(views)).toEqual([2, 2])
    expect(linesOf(views, [{ top: 0, bottom: 0, left: 0, right: 1 }])).toEqual([1, 2])
  })

  it('a text merged down takes the room of its rows, and the last one grows by what is missing', () => {
    const text = '这一格的文字有八'.repeat(4)
    const views = viewsOf([{ a: text }, {}, {}])
    const merges = [{ top: 0, bottom: 2, left: 0, right: 0 }]
    const [first, second, last] = linesOf(views, merges)
    expect([first, second]).toEqual([1, 1])
    const room = 2 * rowPixels(1, 1) + rowPixels(last ?? 0, 1)
    expect(room).toBeGreaterThanOrEqual(rowPixels(8, 1))
    expect(room - rowPixels(8, 1)).toBeLessThan(rowPixels(1, 1))
  })

  it('two merges that end in one row leave it the room that the larger one needs', () => {
    const long = '这一格的文字有八'.repeat(3)
    const views = viewsOf([{ a: '短', b: long }, {}])
    const one = linesOf(views, [{ top: 0, bottom: 1, left: 1, right: 1 }])
    const both = linesOf(views, [
      { top: 0, bottom: 1, left: 1, right: 1 },
      { top: 0, bottom: 1, left: 0, right: 0 },
    ])
    expect(both).toEqual(one)
    expect(one[1]).toBeGreaterThan(1)
  })

  it('no merge makes a row higher than the highest', () => {
    const views = viewsOf([{ a: '字'.repeat(100_000) }, {}])
    expect(linesOf(views, [{ top: 0, bottom: 1, left: 0, right: 0 }])[1]).toBeLessThanOrEqual(mostLines)
  })
})
