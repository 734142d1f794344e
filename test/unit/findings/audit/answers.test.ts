/** What a finding is, and what people answer to it. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../../shared/attachment/edits.ts'
import { auditRules } from '../../../../shared/findings/audit/rules.ts'
import { explain } from '../../../../shared/findings/explain.ts'
import { attachmentOf, audit, one } from './support.ts'

describe('findings and answers', () => {
  const attachment = attachmentOf(one('1|到位外资|亿美元|10|21\n2|优良率|%|80|105%'))
  const [warning, error] = audit(attachment)
  if (warning === undefined || error === undefined) throw new Error('two findings are expected')

  test('every rule has a name of its own', () => {
    expect(new Set(auditRules.map(({ id }) => id)).size).toBe(auditRules.length)
    expect(new Set(auditRules.map(({ name }) => name)).size).toBe(auditRules.length)
    expect(auditRules.every(({ name }) => /\p{Script=Han}/u.test(name))).toBe(true)
  })

  test('a finding as a whole', () => {
    expect(warning).toEqual({
      key: 'far-above-target:r0:actual',
      rule: 'far-above-target',
      grade: 'warning',
      attachment: attachment.id,
      row: 'r0',
      column: 'actual',
      message: '“到位外资”的实绩21亿美元，为年度目标10亿美元的210%，超过200%，请核对。',
      explanation: null,
      outdated: false,
    })
    expect(error.grade).toBe('error')
  })

  test('an answer is kept, undone, and outdated when the figures change', () => {
    const edits = explain(attachment, warning, ' 一个大项目提前到账 ')
    const answered = apply(attachment, edits)
    expect(audit(answered)[0]).toMatchObject({ explanation: '一个大项目提前到账', outdated: false })
    expect(explain(answered, warning, '一个大项目提前到账')).toEqual([])
    expect(apply(answered, invert(edits))).toEqual(attachment)

    const changed = apply(answered, [{ type: 'cell', row: 'r0', column: 'actual', from: '21', to: '22' }])
    const [now] = audit(changed)
    expect(now).toMatchObject({ explanation: '一个大项目提前到账', outdated: true })
    if (now === undefined) return
    const again = apply(changed, explain(changed, now, '一个大项目提前到账'))
    expect(audit(again)[0]).toMatchObject({ outdated: false })
  })

  test('a blank answer takes it off; the last one leaves nothing behind', () => {
    const answered = apply(attachment, explain(attachment, warning, '已核实'))
    expect(apply(answered, explain(answered, warning, ' '))).toEqual(attachment)
    expect(explain(attachment, warning, '')).toEqual([])
  })

  test('an answer is one paragraph', () => {
    const answered = apply(attachment, explain(attachment, warning, '提前到账。\n已核实'))
    expect(audit(answered)[0]?.explanation).toBe('提前到账。 已核实')
  })

  test('an error is put right, not answered', () => {
    expect(() => explain(attachment, error, '已核实')).toThrow('这是错误，须改正数据，不能用说明代替。')
    expect(explain(attachment, error, '')).toEqual([])
  })
})
