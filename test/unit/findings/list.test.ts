/** The list of findings: what is in it, in which order, and with whose words. */
import { describe, expect, it } from 'vitest'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import { checkReport } from '../../../shared/findings/check/check.ts'
import { listOfFindings } from '../../../shared/findings/list.ts'
import { statements } from '../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../page/support.ts'

const sample = table(0)
const columnOf = (role: string) => sample.columns.find((column) => column.role === role)?.id ?? ''
const row = (id: string, name: string, actual: string, target = '6%') => ({
  id,
  cells: {
    ...{ [columnOf('no')]: id.slice(1), [columnOf('name')]: name, [columnOf('unit')]: '%' },
    ...{ [columnOf('target')]: target, [columnOf('actual')]: actual },
  },
})
const attachment = {
  ...sample,
  heading: { ...sample.heading, year: 2022, months: 6 },
  rows: [
    row('r1', '地区生产总值', '6.2%'),
    row('r2', '固定资产投资', '8.1%'),
    row('r3', '社会消费品零售总额', '7.04%'),
    row('r4', '空气质量优良率', '105%', '80%'),
  ],
}
const text = [
  '2022年上半年主要指标完成情况如下：',
  '（一）地区生产总值增长6.2%；',
  '（二）固定资产投资增长1.8%；',
  '（三）社会消费品零售总额增长7%；',
  '（四）出口增长19.5%。',
].join('\n')

function listed(answered: 'no' | 'yes' | 'before' = 'no') {
  const judged = judgeAttachment(attachment, BUILT_IN)
  const check = (answers = {}) =>
    checkReport({
      ...{ text, dictionary: BUILT_IN, answers },
      statements: statements(text, BUILT_IN),
      tables: [{ attachment, judged }],
    })
  const wrong = check().find(({ rule }) => rule === 'contradicts')
  if (wrong === undefined) throw new Error('the check finds no contradiction')
  const finding = answered === 'before' ? '从前的话' : wrong.message
  const said = check(answered === 'no' ? {} : { [wrong.key]: { text: '按调整后的口径', finding } })
  const found = auditAttachment(attachment, judged, BUILT_IN)
  const list = listOfFindings({ title: '报告', said, found, tables: [attachment], above: '' })
  return { list, lines: list.rows.map(({ cells }) => cells), said }
}

describe('the list of findings', () => {
  it('has the heaviest first, each with its place and its words, and what agrees only counted', () => {
    const { list, lines, said } = listed()
    expect(lines.map((line) => line.class)).toEqual(
      lines.map((line) => line.class).toSorted((a, b) => order.indexOf(a ?? '') - order.indexOf(b ?? '')),
    )
    expect(lines[0]).toMatchObject({
      no: '1',
      class: '不一致',
      place: expect.stringMatching(/第2行：固定资产投资（.*实绩）$/),
      quote: '固定资产投资增长1.8%',
      message: expect.stringContaining('8.1%'),
      answer: '',
    })
    expect(lines.map((line) => line.class)).toContain('表格有误')
    expect(lines.find((line) => line.quote?.includes('出口'))).toMatchObject({ class: '仅一方有', place: '' })
    expect(lines.map((line) => line.class)).not.toContain('一致')
    const agree = said.filter(({ rule }) => rule === 'agrees').length
    expect(agree).toBeGreaterThan(0)
    expect(list.heading.below[0]).toContain(`一致${agree}处，不一致1处，`)
  })

  it('has the answers, and says of one to other figures that it is', () => {
    expect(listed('yes').lines[0]?.answer).toBe('按调整后的口径')
    expect(listed('yes').list.heading.below[0]).toContain('不一致1处（已说明1处）')
    expect(listed('before').lines[0]?.answer).toBe('（情况已变）按调整后的口径')
    expect(listed('before').list.heading.below[0]).not.toContain('已说明')
  })

  it('is empty, and says so, where nothing was found', () => {
    const list = listOfFindings({ title: '报告', said: [], found: [], tables: [], above: '' })
    expect(list.rows).toEqual([])
    expect(list.heading.below).toEqual(['没有发现。'])
  })
})

const order = ['不一致', '表格有误', '仅一方有', '表格提示', '说得较略']
