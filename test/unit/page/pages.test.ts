/** The printed pages before anything is drawn: lines, rows on pages, setup. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sampleAttachment } from '../../../electron/samples/make.ts'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import { printDocument } from '../../../shared/page/document.ts'
import { printable, textWidth } from '../../../shared/page/layout.ts'
import { balancedLines, breakLines } from '../../../shared/page/lines.ts'
import { pagesOf, paginate } from '../../../shared/page/pages.ts'
import { keptSetup, OFFICIAL, type PageSetup, setupOf } from '../../../shared/page/setup.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

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
    ['总投资（万元）', 56, ['总投资', '（万元）']],
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

test('signs that Chinese fonts draw full-width are as wide as a character; what is not drawn has no width', () => {
  for (const sign of '①≥→■℃Ⅱα×') expect(textWidth(sign, 10)).toBe(10)
  expect(textWidth('a\u0301\u200d', 10)).toBe(textWidth('a', 10))
  expect(textWidth('WWW', 10)).toBeGreaterThan(textWidth('111', 10))
})

test('only marks with an empty right half hang over the edge', () => {
  expect(breakLines('完成率％', 42, 12)).toEqual(['完成', '率％'])
  expect(breakLines('完成率。', 42, 12)).toEqual(['完成率。'])
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

describe('unusual tables', () => {
  const put = (attachment: Attachment, row: number, role: Role, text: string): Attachment => {
    const id = attachment.columns.find((column) => column.role === role)?.id ?? ''
    const rows = attachment.rows.map((one, at) =>
      at === row ? { ...one, cells: { ...one.cells, [id]: text } } : one,
    )
    return { ...attachment, rows }
  }
  const down = (attachment: Attachment, role: Role, top: number, bottom: number): Attachment => {
    const id = attachment.columns.find((column) => column.role === role)?.id ?? ''
    return {
      ...attachment,
      merges: [...attachment.merges, { top: `r${top}`, bottom: `r${bottom}`, left: id, right: id }],
    }
  }
  /** Lines that a cell holds in its rows on the page. */
  const holds = (page: ReturnType<typeof pagesOf>[number], row: number, column: number) => {
    const cell = page.rows[row]?.cells[column]
    const high = page.rows.slice(row, row + (cell?.rows ?? 0)).reduce((sum, { height }) => sum + height, 0)
    return { lines: cell?.lines.length ?? 0, room: high / (page.size * 1.3) }
  }

  it('a table of many figures is set smaller, and none of them is broken', () => {
    const sample = table(1)
    const columns = Array.from({ length: 19 }, (_, at) => ({
      id: `c${at}`,
      header: [`第${at + 1}项计划完成投资（万元）`],
      role: 'none' as const,
      width: 10,
    }))
    const rows = Array.from({ length: 200 }, (_, at) => ({
      id: `r${at}`,
      // The longest of them stands far down.
      cells: Object.fromEntries(columns.map(({ id }) => [id, at === 180 ? '12345.6' : '1234'])),
    }))
    const found = pages({ ...sample, columns, rows })
    expect(found[0]?.size).toBeLessThan(12)
    for (const page of found)
      for (const { cells } of page.rows) for (const cell of cells) expect(cell?.lines).toHaveLength(1)
  })

  it('rows are high enough for a text that is merged down over them', () => {
    const merged = down(put(table(6), 1, 'name', '很长的名称'.repeat(40)), 'name', 1, 3)
    const [page] = pages(merged)
    const { lines, room } = page ? holds(page, 1, 1) : { lines: 0, room: 0 }
    expect(lines).toBeGreaterThan(6)
    expect(room).toBeGreaterThan(lines)
  })

  it('a header is high enough for a text over several levels', () => {
    const sample = table(3)
    const columns = sample.columns.map((column, at) =>
      at === 2 ? { ...column, header: ['计量单位一栏里写的是很长很长的说明文字'] } : column,
    )
    const [page] = pages({ ...sample, columns })
    const cell = page?.header[0]?.cells[2]
    const high = page?.header.reduce((sum, { height }) => sum + height, 0) ?? 0
    expect(cell?.rows).toBe(2)
    expect(high).toBeGreaterThan((cell?.lines.length ?? 0) * 12 * 1.3)
  })

  it('a merge higher than a page flows over pages, its long text goes on from part to part', () => {
    const text = '很长的单位说明文字'.repeat(90)
    const merged = down(put(table(60), 3, 'unit', text), 'unit', 3, 55)
    const found = pages(merged)
    expect(found[0]?.rows.length).toBeGreaterThan(10)
    const shown = found.map((page) => page.rows.flatMap(({ cells }) => cells[2]?.lines ?? []).join(''))
    expect(shown.join('')).toBe(text)
    for (const page of found) {
      expect(page.scale).toBeGreaterThan(0.9)
      page.rows.forEach((_, row) => {
        const { lines, room } = holds(page, row, 2)
        expect(room).toBeGreaterThanOrEqual(lines)
      })
    }
  })

  it('rows joined by a merge that the first page cannot hold are not drawn smaller', () => {
    const found = pages(down(table(25), 'unit', 0, 24))
    expect(found.every(({ scale }) => scale === 1)).toBe(true)
  })

  it('long notes go on over pages, none of their lines off the page or lost', () => {
    const sample = table(10)
    const below = Array.from({ length: 60 }, (_, at) => `${at + 1}.${'指标解释'.repeat(25)}`)
    const found = pages({ ...sample, heading: { ...sample.heading, below } })
    expect(found.length).toBeGreaterThan(2)
    expect(found.flatMap((page) => page.below.flatMap(({ lines }) => lines)).join('')).toBe(below.join(''))
    for (const page of found) {
      const lines = page.below.reduce((sum, one) => sum + one.lines.length, 0)
      expect(heightOf(page) + lines * page.size * 1.3).toBeLessThanOrEqual(printable('portrait').height)
    }
  })

  it('a table that just misses the page gives up air', () => {
    expect(pages(table(19))).toHaveLength(1)
  })

  it('sentences in narrow columns turn the page, figures do not', () => {
    const text =
      '已开工28个，完工12个，完成投资3.45亿元，占年度计划的56.7%；其余项目均已完成招标，预计9月底前全部开工。'
    const texts = ['1', '老旧小区改造', '改造老旧小区30个，惠及居民1.2万户，加装电梯100部', text]
    const others = ['市住房和城乡建设局', '张建国', '2025年12月31日']
    const cells = [...texts, ...others]
    const columns = cells.map((_, at) => ({
      id: `c${at}`,
      header: [['序号', '任务名称', '目标任务', '完成情况', '牵头单位', '责任人', '完成时限'][at] ?? ''],
      role: (['no', 'name', 'target', 'actual'] as const)[at] ?? ('none' as const),
      width: 10,
    }))
    const rows = Array.from({ length: 10 }, (_, row) => ({
      id: `r${row}`,
      cells: Object.fromEntries(cells.map((one, at) => [`c${at}`, one])),
    }))
    const turned = pages({ ...table(1), columns, rows })
    expect(turned[0]?.orientation).toBe('landscape')
    expect(turned[0]?.rows[0]?.cells[3]).toMatchObject({ align: 'left' })
    expect(pages(table(60))[0]?.orientation).toBe('portrait')
  })

  it('line breaks of every kind, tabs and unseen characters are as paper can show them', () => {
    const [page] = pages(put(table(1), 0, 'name', 'a\r\nb\vc\td\u200be\n'))
    expect(page?.rows[0]?.cells[1]?.lines).toEqual(['a', 'b', 'c　de'])
  })

  it('a hidden column takes no header level along, nor the text of a merge that begins in it', () => {
    const sample = table(2)
    const columns = sample.columns.map((column, at) =>
      at === 0 ? { ...column, hidden: true, header: ['甲', '乙', '丙'] } : column,
    )
    const merge = { top: 'r0', bottom: 'r0', left: columns[0]?.id ?? '', right: columns.at(-1)?.id ?? '' }
    const [page] = pages({ ...sample, columns, merges: [merge] })
    expect(page?.header).toHaveLength(2)
    expect(page?.rows[0]?.cells[0]).toMatchObject({ columns: 5, lines: ['1'] })
  })

  it('the table has its width, or the browser would widen its columns', () => {
    expect(printDocument(pages(table(1)), '', () => '')).toMatch(/<table style="width:\d+(\.\d+)?pt">/)
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
