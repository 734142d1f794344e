/** A report's document through the contract: given back with its corrections, or with the reason why not. */
import { expect, test } from 'vitest'
import { openReport } from '../../../electron/files/open.ts'
import { p, report, run } from '../files/docx/corrections-support.ts'
import { call, openHost } from './support.ts'

test('a report comes back corrected, with what it does not take', async () => {
  const host = openHost()
  const bytes = report(
    p(run('园区税收完成5.6亿元。')) + p(`<w:fldSimple w:instr="REF a">${run('7.8')}</w:fldSimple>`),
  )
  const one = { paragraph: 0, from: 6, to: 9, text: '5.9', comment: '表中为5.9' }
  const other = { paragraph: 1, from: 0, to: 3, text: '7.9', comment: '' }
  const args = { name: '汇报.docx', bytes, author: '核对' }
  const { exported, left } = await call(host, 'correctReport', { ...args, corrections: [one, other] })
  expect(left).toEqual([{ correction: other, why: expect.stringContaining('域') }])
  if (exported?.kind !== 'download') throw new Error('the report was not handed out')
  expect(exported.name).toBe('汇报（修订）.docx')
  expect(await openReport(exported.name, exported.bytes)).toEqual(['园区税收完成5.9亿元。', '7.8'])
  expect(await call(host, 'correctReport', { ...args, corrections: [other] })).toMatchObject({
    exported: null,
    left: [{ correction: other }],
  })
  const wrong = await host.call('correctReport', {
    ...args,
    bytes: new TextEncoder().encode('正文'),
    corrections: [one],
  })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'unsupported' } })
})
