/** Filling from a report, as deeds: which report is asked, one step for all that is taken, and the way to a sentence. */
import { describe, expect, it } from 'vitest'
import { showSource, takeProposals } from '../../../renderer/actions/filling.ts'
import { actionOf } from '../../../renderer/actions/index.ts'
import { fillFromReport } from '../../../renderer/actions/reports.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Proposal } from '../../../shared/findings/fill/proposal.ts'
import { check, TITLE, tableOf } from '../findings/check/support.ts'
import { cells, contextOf, editorOf, table } from './deed-support.ts'

const document = { id: 'd', title: '松溪县的报告', hasSource: false, settled: async () => {} }
const proposal = (row: string, text: string): Proposal => ({
  row,
  column: 'actual',
  role: 'actual',
  name: '指标',
  now: '',
  text,
  quote: `指标增长${text}`,
  span: { from: 7, to: 14 },
  figure: null,
  doubt: null,
})

describe('filling from a report', () => {
  it('asks the report on the desk, the table’s own, the latest, or says that there is none', async () => {
    const perform = (part: Parameters<typeof contextOf>[1]) =>
      actionOf('fill-report').perform(contextOf(cells(0, 0), part))
    const list = (ids: readonly string[]) => ({ host: (async () => ids.map((id) => ({ id }))) as never })
    expect(await perform({ document })).toEqual({ open: { kind: 'fill', document: 'd' } })
    expect(await perform({ report: { shown: false, beside: 'own' } })).toEqual({
      open: { kind: 'fill', document: 'own' },
    })
    expect(await perform(list(['late', 'early']))).toEqual({ open: { kind: 'fill', document: 'late' } })
    expect(await perform(list([]))).toMatchObject({ notice: { kind: 'info' } })
  })

  it('is one step, goes to the first cell, and says how many', () => {
    const taken = [proposal('r1', '12.8%'), proposal('r4', '19.9%')]
    const deed = takeProposals(contextOf(cells(0, 0)), document, taken)
    const after = apply(table, deed.step?.edits ?? [])
    expect(after.rows.map((row) => row.cells.actual)).toEqual(['12.8%', '12.5%', '15.5%', '19.9%'])
    expect(after.heading.sources?.r4?.actual).toMatchObject({
      document: 'd',
      quote: '指标增长19.9%',
      offset: 7,
    })
    expect(deed.selection?.active).toEqual({ row: 0, column: 3 })
    expect(deed.notice?.text).toBe('已按报告填入2处。')
  })

  it('mends a cell that the check finds, with the same source', async () => {
    const attachment = tableOf('1|地区生产总值|%|6%|5.8%')
    const quote = '地区生产总值增长5.3%'
    const said = [{ quote, indicator: '地区生产总值', value: '5.3' }]
    const finding = check(`${TITLE}\n${quote}。`, said, [attachment]).find(({ inTable }) => inTable !== null)
    expect(finding).toBeDefined()
    if (finding === undefined) return
    const context = contextOf(cells(0, 0), { open: editorOf(cells(0, 0), attachment), document })
    const { step } = await fillFromReport(context, finding)
    const after = apply(attachment, step?.edits ?? [])
    expect(after.rows[0]?.cells.actual).toBe('5.3%')
    expect(after.heading.sources?.r0?.actual).toMatchObject({ document: 'd', report: document.title, quote })
  })

  it('leads from a cell back to its words', () => {
    const source = { document: 'd', report: '报告', quote: '增长3%', offset: 9, text: '3%', at: '2024' }
    expect(showSource(source)).toEqual({ quoted: { document: 'd', quote: '增长3%', offset: 9 } })
  })
})
