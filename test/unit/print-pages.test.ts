/** The printed pages before anything is drawn: lines, rows on pages, setup. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sampleAttachment } from '../../electron/samples/make.ts'
import type { Attachment, Role } from '../../shared/attachment.ts'
import { printDocument } from '../../shared/print/document.ts'
import { printable, textWidth } from '../../shared/print/layout.ts'
import { balancedLines, breakLines } from '../../shared/print/lines.ts'
import { pagesOf, paginate } from '../../shared/print/pages.ts'
import { keptSetup, OFFICIAL, type PageSetup, setupOf } from '../../shared/print/setup.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'

const item = (attachment: Attachment) => ({ attachment, judged: judgeAttachment(attachment) })
const pages = (attachment: Attachment) => pagesOf([item(attachment)])

/** The sample's columns with so many rows, their name as long as told. */
function table(count: number, page: Partial<PageSetup> = {}, name = (at: number) => `指标${at}`): Attachment {
  const sample = sampleAttachment()
  const place = (role: Role) => sample.columns.find((column) => column.role === role)?.id ?? ''
  return {
    ...sample,
    heading: { ...sample.heading, page },
    merges: [],
    rows: Array.from({ length: count }, (_, at) => ({
      id: `r${at}`,
      cells: {
        [place('no')]: `${at + 1}`,
        [place('name')]: name(at),
        [place('target')]: '8%',
        [place('actual')]: '9%',
      },
    })),
  }
}

const heightOf = (page: ReturnType<typeof pagesOf>[number]) =>
  [...page.header, ...page.rows].reduce((sum, { height }) => sum + height, 0)

describe('lines', () => {
  it.each([
    ['2021年目标', 40, ['2021年', '目标']],
    ['与经济增长保持同步', 70, ['与经济增长', '保持同步']],
    ['1.84亿美元', 50, ['1.84', '亿美元']],
    ['双过半\n完成情况', 100, ['双过半', '完成情况']],
    ['2026年计划投资', 30, ['2026', '年计', '划投', '资']],
    ['完成', 100, ['完成']],
    ['', 10, ['']],
  ])('%s in %i points', (text, width, expected) => {
    expect(balancedLines(text, width, 12)).toEqual(expected)
  })

  it('begin with no closing mark and end with no opening one', () => {
    const text = '一、经济发展（含工业、农业、服务业），须按“双过半”要求（时间过半、任务过半）推进。'
    for (let width = 40; width < 400; width += 7)
      for (const line of breakLines(text, width, 12)) {
        expect(line).not.toMatch(/^[，。、）”]/)
        expect(line).not.toMatch(/[（“]$/)
      }
  })

  test('hold the whole text, in order, and none is much wider than its place', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'完成目标12.5%亿美元（），。、“”GDP 𠮷'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 300 }), (words, width) => {
        const lines = breakLines(words, width, 12)
        expect(lines.join('')).toBe(words)
        for (const line of lines)
          expect(textWidth(line, 12) <= width + 12 || Array.from(line).length <= 4).toBe(true)
      }),
    )
  })
})

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

describe('the setup', () => {
  it('presses a table onto one page, but not below the floor', () => {
    const size = (count: number) => pages(table(count, { onePage: true, floor: 9 }))
    expect(size(26)).toHaveLength(1)
    expect(size(26)[0]?.size).toBeLessThan(12)
    expect(size(60).length).toBeGreaterThan(1)
    expect(size(60)[0]?.size).toBe(9)
  })

  it('makes rows as high as told, leaves out numbers, and turns the page', () => {
    const [page] = pages(table(3, { rowHeight: 12, numbered: false, orientation: 'landscape' }))
    expect(page).toMatchObject({ number: null, orientation: 'landscape' })
    for (const { height } of page?.rows ?? []) expect(height).toBeCloseTo((12 * 72) / 25.4 + 0.5)
  })

  it('is kept only where it differs from the official page', () => {
    expect(keptSetup(OFFICIAL)).toBeUndefined()
    const kept = keptSetup({ ...OFFICIAL, onePage: true, bodySize: 10.5 })
    expect(kept).toEqual({ onePage: true, bodySize: 10.5 })
    expect(setupOf({ ...sampleAttachment().heading, page: kept ?? {} })).toMatchObject({
      onePage: true,
      titleSize: 22,
    })
  })
})

test('the document holds every text as text, in the order of reading, and no script', () => {
  const sample = table(2, {}, (at) => (at === 0 ? '<script>alert(1)</script>&"' : '乙'))
  const html = printDocument(pages(sample), '甲<乙', (name) => `'${name}'`)
  expect(html).not.toContain('<script')
  expect(html).toContain('<title>甲&lt;乙</title>')
  const text = html.replace(/^[\s\S]*<body>/, '').replace(/<[^>]+>/g, ' ')
  const order = ['附件', '上半年', '序号', '指标名称', '乙', '— 1 —'].map((word) => text.indexOf(word))
  expect(order.every((place) => place >= 0)).toBe(true)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})
