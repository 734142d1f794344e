/** An amount and a growth that are both set: each is judged by its own rule, and both are to be reached. */
import { describe, expect, it } from 'vitest'
import { recogniseSheets } from '../../../shared/recognise/recognise.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { drawn } from '../../facts/recognise/sheet.ts'
import { newId } from '../support/ids.ts'

const verdictOf = (row: string) => {
  const sheet = drawn(`
    2024年上半年完成情况
    指标|单位|年度目标|<|上半年|<
    ^|^|总量|增速%|总量|增速%
    ${row}`)
  const [found] = recogniseSheets([sheet], newId)
  if (found === undefined) throw new Error('the table was not recognised')
  return judgeAttachment(found.attachment, BUILT_IN).rows[0]?.verdict
}

describe('an amount and a growth', () => {
  it.each([
    ['both reached', '工业总产值|亿元|190|7.5|97.2|8.1', '完成', true],
    ['neither reached', '社会消费品零售总额|亿元|130|7|63.9|6.2', '未完成', true],
    ['the amount alone', '一般公共预算收入|亿元|31|5|15.9|4.1', '待核', false],
    ['the growth alone', '外贸进出口|亿元|24|4|10.8|4.5', '待核', false],
    ['no growth set', '公路建设投资|亿元|31||15.9|4.1', '完成', true],
    ['no growth reached yet', '公路建设投资|亿元|31|5|15.9|', '完成', true],
  ])('%s', (_, row, status, certain) => expect(verdictOf(row)).toMatchObject({ status, certain }))

  it('are both told, each beside its target', () => {
    expect(verdictOf('一般公共预算收入|亿元|31|5|15.9|4.1')?.reason).toBe(
      '总量15.9亿元，为年度目标31亿元的51.29%，超序时进度（50%）1.29个百分点；增速4.1%，低于年度目标（5%）0.9个百分点；两项不一致，须人工认定。',
    )
  })
})
