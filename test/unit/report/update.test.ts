/** The list of a report brought up to its table: figures where the words fit, words where they do not, and no more. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editText } from '../../../shared/report/edit.ts'
import { itemsOf } from '../../../shared/report/prose.ts'
import { listUpdate, reportUpdate } from '../../../shared/report/update.ts'
import { learnedWording } from '../../../shared/report/wording.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../support/table.ts'

const REPORT = `竹溪县2023年上半年国民经济和社会发展计划执行情况汇报
（一）地区生产总值同比增长6.4%，高于全市平均；
（二）一般公共预算收入增长8.1%；
（三）出口增长2%；
（四）固定资产投资完成52.3亿元，增长5.7%。
下半年要抓好项目建设。`

const ROWS = [
  ['1', '地区生产总值', '%', '6%', '6.4%', ''],
  ['2', '一般公共预算收入', '%', '7%', '8.1%', ''],
  ['3', '固定资产投资', '亿元', '100', '52.3', '5.7%'],
]

/** The rows with other actuals and growths, and more rows behind. */
const rowsWith = (
  changes: Readonly<Record<number, readonly [string, string?]>>,
  more: readonly string[][] = [],
) => {
  const rows = ROWS.map((row, at) => {
    const [actual = row[4] ?? '', growth = row[5] ?? ''] = changes[at] ?? []
    return [...row.slice(0, 4), actual, growth]
  })
  return [...rows, ...more]
}

function update(text: string, rows: readonly (readonly string[])[]) {
  const attachment = table(rows, 6, ['no', 'name', 'unit', 'target', 'actual', 'growth'])
  const judged = judgeAttachment(attachment, BUILT_IN)
  const { items } = itemsOf(attachment, judged, learnedWording(text, BUILT_IN), BUILT_IN)
  return listUpdate(
    text,
    items.map((item) => item.text),
    BUILT_IN,
  )
}

const brought = (text: string, rows: readonly (readonly string[])[]): string => {
  const made = update(text, rows)
  return made?.edit == null ? text : editText(text, [made.edit])
}

describe('the list in a report', () => {
  it('stays as it is where it says what the table says', () => {
    expect(update(REPORT, ROWS)).toMatchObject({ edit: null, changes: [] })
  })

  it('gets the figures alone where its words still fit', () => {
    const made = update(REPORT, rowsWith({ 0: ['6.9%'], 2: ['53.15', '6%'] }))
    expect(made?.changes).toEqual([
      { before: '地区生产总值同比增长6.4%，高于全市平均', after: '地区生产总值同比增长6.9%，高于全市平均' },
      { before: '固定资产投资完成52.3亿元，增长5.7%', after: '固定资产投资完成53.15亿元，增长6%' },
    ])
    expect(brought(REPORT, rowsWith({ 0: ['6.9%'], 2: ['53.15', '6%'] }))).toBe(
      REPORT.replace('6.4%', '6.9%').replace('52.3亿元，增长5.7%', '53.15亿元，增长6%'),
    )
  })

  it('is worded anew where growth has become a fall', () => {
    expect(brought(REPORT, rowsWith({ 1: ['-0.3%'] }))).toBe(
      REPORT.replace('一般公共预算收入增长8.1%', '一般公共预算收入下降0.3%'),
    )
  })

  it('takes in what it does not tell yet, and its numbers count on', () => {
    const made = brought(REPORT, rowsWith({}, [['4', '森林覆盖率', '%', '40%', '41.2%', '']]))
    expect(made).toContain('（四）固定资产投资完成52.3亿元，增长5.7%；\n（五）森林覆盖率达41.2%。\n下半年')
    const first = brought(REPORT, [['1', '粮食总产量', '万吨', '20', '11', ''], ...ROWS])
    expect(first).toContain('（一）粮食总产量完成11万吨；\n（二）地区生产总值')
    expect(first).toContain('（五）固定资产投资完成52.3亿元，增长5.7%。\n下半年')
  })

  it('goes on in one paragraph where it stands in one', () => {
    const text = '1.地区生产总值增长6.4%；2.一般公共预算收入增长8.1%；3.出口增长2%。其余见附件。'
    expect(brought(text, rowsWith({ 1: ['9%'] }).slice(0, 2))).toBe(text.replace('8.1%', '9%'))
  })

  it('is left alone where it is of other indicators, or no list at all', () => {
    expect(update('1、抓项目\n2、抓投资\n3、抓消费', ROWS)).toBeNull()
    expect(update('（一）用电量增长3%；\n（二）出口增长2%；\n（三）进口增长1%。', ROWS)).toBeNull()
  })

  it('once updated needs no update, whatever the figures', () => {
    const percent = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 0, max: 9 }))
    const written = percent.map(([whole, part]) => (part === 0 ? `${whole}%` : `${whole}.${part}%`))
    fc.assert(
      fc.property(written, written, written, (gdp, revenue, growth) => {
        const rows = rowsWith({ 0: [gdp], 1: [revenue], 2: ['61.5', growth] })
        const once = brought(REPORT, rows)
        expect(update(once, rows), once).toMatchObject({ edit: null })
        expect(once).toContain('（三）出口增长2%；')
        expect(once.endsWith('\n下半年要抓好项目建设。')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the summary in a report', () => {
  const items = ['地区生产总值增长6.4%', '一般公共预算收入增长8.1%', '固定资产投资完成52.3亿元、增长5.7%']
  const was = '3项指标中，2项实现“双过半”。'
  const now = '3项指标中，3项实现“双过半”。'
  const report = `${REPORT}\n${was}`

  it('is brought up where it stands as it was taken', () => {
    const update = reportUpdate(report, items, { before: was, after: now }, BUILT_IN)
    expect(update?.changes).toEqual([{ before: was, after: now }])
    expect(editText(report, update?.edits ?? [])).toBe(`${REPORT}\n${now}`)
  })

  it('stays where somebody has worded it anew, or nothing was taken', () => {
    for (const before of [was, ''])
      expect(reportUpdate(REPORT, items, { before, after: now }, BUILT_IN)?.edits).toEqual([])
    expect(reportUpdate(was, [], { before: '', after: now }, BUILT_IN)).toBeNull()
  })
})
