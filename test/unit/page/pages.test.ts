/** The printed pages before anything is drawn: which rows stand on which, at what size. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { printDocument } from '../../../shared/page/document.ts'
import { printable } from '../../../shared/page/layout.ts'
import { pagesOf, paginate } from '../../../shared/page/pages.ts'
import { heightOf, item, pages, table } from './support.ts'

describe('rows on pages', () => {
  const sizes = fc.array(fc.record({ height: fc.integer({ min: 5, max: 60 }), joined: fc.boolean() }), {
    minLength: 1,
    maxLength: 80,
  })
  test('stand there in order, each once, within the page, joined ones together, the notes never alone', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 60 }), (rows, last) => {
        const room = { first: 120, other: 200, last }
        const heights = rows.map(({ height }) => height)
        const joins = rows.map(({ joined }, at) => joined && at > 0)
        const parts = paginate(heights, joins, room)
        expect(
          parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
        ).toEqual(heights.map((_, at) => at))
        parts.forEach(({ from, to }, at) => {
          expect(to).toBeGreaterThan(from)
          const used = heights.slice(from, to).reduce((sum, height) => sum + height, 0)
          const space = (at === 0 ? room.first : room.other) - (at === parts.length - 1 ? last : 0)
          // Only what belongs together may be more than a page holds.
          const one = joins.slice(from + 1, to).every(Boolean)
          expect(used <= space + 0.5 || one).toBe(true)
        })
      }),
    )
  })
})

describe('pages', () => {
  it.each([
    [1, 1],
    [18, 1],
    [60, 3],
    [400, 16],
  ])('%i rows on %i pages, every row once, the header on each', (count, expected) => {
    const found = pages(table(count))
    expect(found).toHaveLength(expected)
    expect(found.flatMap(({ rows }) => rows)).toHaveLength(count)
    for (const page of found) {
      expect(page.header).toHaveLength(2)
      expect(heightOf(page)).toBeLessThanOrEqual(printable('portrait').height + 1)
      expect(page.scale).toBe(1)
    }
    expect(found.map(({ number }) => number)).toEqual(Array.from({ length: expected }, (_, at) => at + 1))
    expect(found.map(({ title }) => title.length > 0)).toEqual(found.map((_, at) => at === 0))
  })

  it('a name of 400 characters wraps in its cell; a row higher than a page is drawn smaller, none is cut', () => {
    const long = pages(table(3, {}, () => '很长的指标名称'.repeat(60)))
    expect(long.flatMap(({ rows }) => rows)).toHaveLength(3)
    const text = long[0]?.rows[0]?.cells[1]?.lines.join('')
    expect(text).toBe('很长的指标名称'.repeat(60))
    const huge = pages(table(2, {}, () => '字'.repeat(6000)))
    expect(huge.every(({ scale }) => scale < 1 && scale > 0)).toBe(true)
  })

  const NARROW = { marginTop: 20, marginLeft: 15, marginRight: 10, marginBottom: 8 }

  it.each([
    ['portrait', 210 - 15 - 10, 297 - 20 - 8],
    ['landscape', 297 - 20 - 8, 210 - 15 - 10],
  ] as const)('margins are a person’s: the table fills what they leave, %s', (orientation, width, height) => {
    const found = pages(table(60, { ...NARROW, orientation }))
    const mm = (points: number) => (points * 25.4) / 72
    for (const page of found) {
      const wide = mm(page.widths.reduce((sum, one) => sum + one, 0))
      expect(wide).toBeGreaterThan(width * 0.95)
      expect(wide).toBeLessThanOrEqual(width)
      expect(mm(heightOf(page))).toBeLessThanOrEqual(height + 0.5)
      expect(page.scale).toBe(1)
    }
    expect(found.length).toBeLessThan(pages(table(60, { orientation })).length)
  })

  it.each([35, 20, 8, 5])('the number stays on the page with %i mm below', (marginBottom) => {
    const html = printDocument(pages(table(3, { marginBottom })), '', () => '')
    const top = Number(/--number:([\d.]+)mm/.exec(html)?.[1])
    expect(top).toBeGreaterThanOrEqual(297 - marginBottom)
    // 四号 is 4.9 mm high.
    expect(top + 4.9).toBeLessThanOrEqual(297)
    if (marginBottom === 35) expect(top).toBe(297 - 35 + 7)
  })

  it('19 columns lie across the page', () => {
    const sample = table(10)
    const columns = Array.from({ length: 19 }, (_, at) => ({
      id: `c${at}`,
      header: [`第${at + 1}项指标名称`],
      role: 'none' as const,
      width: 10,
    }))
    const rows = Array.from({ length: 10 }, (_, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(columns.map(({ id }) => [id, '1234.56'])),
    }))
    const [page] = pages({ ...sample, columns, rows })
    expect(page?.orientation).toBe('landscape')
    expect(page?.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(
      printable('landscape').width + 0.1,
    )
  })

  it('a merge that a page break cuts shows its text on both sides, and spans no further than its page', () => {
    const long = table(120)
    const [no] = long.columns
    const merge = { top: 'r0', bottom: 'r119', left: no?.id ?? '', right: no?.id ?? '' }
    const found = pages({ ...long, merges: [merge] })
    expect(found.length).toBeGreaterThan(1)
    for (const page of found) {
      expect(page.rows[0]?.cells[0]).toMatchObject({ lines: ['1'], rows: page.rows.length })
      expect(page.rows.slice(1).every(({ cells }) => cells[0] === null)).toBe(true)
    }
  })

  it('a hidden column is not printed, and a group row goes across the table', () => {
    const sample = table(2)
    const columns = sample.columns.map((column, at) => (at === 2 ? { ...column, hidden: true } : column))
    const last = columns.at(-1)
    const merge = { top: 'r0', bottom: 'r0', left: columns[0]?.id ?? '', right: last?.id ?? '' }
    const [page] = pages({ ...sample, columns, merges: [merge] })
    expect(page?.widths).toHaveLength(5)
    expect(page?.rows[0]?.cells[0]).toMatchObject({ columns: 5, align: 'left' })
  })

  it('attachments of one report go on in one count, each on a new page', () => {
    const first = table(40, { firstNumber: 7 })
    const found = pagesOf([item(first), item({ ...table(2), id: 'b' })])
    expect(found.map(({ number, label }) => [number, label !== ''])).toEqual([
      [7, true],
      [8, false],
      [9, true],
    ])
  })
})
