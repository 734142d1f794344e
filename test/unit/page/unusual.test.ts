/** Tables that are hard to print: wide, long, merged over pages, full of sentences. */
import { describe, expect, it } from 'vitest'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import { printDocument } from '../../../shared/page/document.ts'
import { printable } from '../../../shared/page/layout.ts'
import type { pagesOf } from '../../../shared/page/pages.ts'
import { heightOf, pages, table } from './support.ts'

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
