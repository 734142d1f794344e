/** Attachments in which the lint finds nothing, or nothing of the table itself. */
import { describe, expect, it, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { lintRules } from '../../../../shared/findings/lint/part.ts'
import { recognise } from '../../../../shared/recognise/recognise.ts'
import { descriptionOf } from '../../../../shared/report/description.ts'
import { drawn } from '../../../facts/recognise/sheet.ts'
import { cases as layouts } from '../../../facts/recognise/tables.ts'
import { fact } from '../../support/facts.ts'
import { newId } from '../../support/ids.ts'
import { lint, MAIN, part, TASKS } from './support.ts'

describe('sound attachments', () => {
  it('the official table with its 附件说明 and report says nothing', async () => {
    const { attachments } = await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] })
    const own = attachments.map(({ attachment }) => attachment)
    expect(own).toHaveLength(1)
    const reportTitle = '关于2021年上半年国民经济和社会发展计划执行情况的报告'
    expect(lint(own)).toEqual([])
    expect(lint(own, { reportTitle, description: descriptionOf(own) })).toEqual([])
    expect(lint(own, { reportTitle, description: `附件：${MAIN.join('\n　　　')}` })).toEqual([])
  })

  it('two attachments with their own 附件说明', () => {
    const both = [part('附件1', MAIN), part('附件2', TASKS)]
    expect(lint(both, { description: descriptionOf(both), reportTitle: '2021年上半年工作总结' })).toEqual([])
  })

  // What districts' tables look like; some have no label, several keep one of a report with more attachments.
  test.each(layouts)('nothing of the table itself: $what', ({ sheet, sheetName }) => {
    const { found } = recognise([drawn(sheet, sheetName)], newId, [])
    // What the audit has to say of their figures is tested with the audit.
    const rules = found
      .flatMap(({ attachment }) => lint([attachment]).map(({ rule }) => rule))
      .filter((rule) => lintRules.some(({ id }) => id === rule))
    expect(rules.filter((rule) => rule !== 'label' && rule !== 'long-title')).toEqual([])
  })

  it('no attachment is nothing to say', () => expect(lint([])).toEqual([]))
})
