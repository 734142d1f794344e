/** What waits for a person, and what of it comes first. */
import { describe, expect, it } from 'vitest'
import { waitingIn, waitingOnPaper } from '../../../renderer/state/waiting.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { ruleRow } from '../../../shared/verdict/rulings.ts'
import { cells, editorOf, table, tableAfter } from './deed-support.ts'

const dictionary = dictionaryOf([])
const hand = { by: '王', reason: '', at: '2021-07-01T00:00:00.000Z', dictionary }

const rows = [
  { id: 'hint', cells: { no: '1', name: '到位资金', target: '100亿元', actual: '250亿元' } },
  { id: 'blank', cells: { no: '2', name: '一般公共预算收入', target: '8%', actual: '' } },
  { id: 'pending', cells: { no: '3', name: '进出口总额', target: '促稳提质', actual: '20.2%' } },
  { id: 'error', cells: { no: '4', name: '空气质量优良率', target: '80%', actual: '105%' } },
  { id: 'done', cells: { no: '5', name: '固定资产投资', target: '8%', actual: '12%' } },
  { id: 'against', cells: { no: '6', name: '地区生产总值', target: '8%', actual: '6%' } },
]

const ruled = tableAfter(
  { step: { name: '认定', edits: ruleRow({ ...table, rows, merges: [] }, 'against', '完成', hand) } },
  { ...table, rows, merges: [] },
)
const open = editorOf(cells(0, 0), ruled)
const listed = (editor = open) =>
  waitingIn(editor, auditAttachment(editor.attachment, editor.judged, dictionary)).map(
    ({ weight, row }) => `${weight} ${row}`,
  )

describe('what waits', () => {
  it('has contradictions and errors first, then 待核, 待填 and hints', () => {
    expect(listed()).toEqual(['wrong error', 'wrong against', 'pending pending', 'blank blank', 'hint hint'])
  })

  it('is a ruling whose row was changed since, and says so', () => {
    const later = ruled.rows.map((row) =>
      row.id === 'against' ? { ...row, cells: { ...row.cells, actual: '9%' } } : row,
    )
    const items = waitingIn(editorOf(cells(0, 0), { ...ruled, rows: later }), [])
    expect(items.find(({ row }) => row === 'against')).toMatchObject({
      weight: 'pending',
      note: '认定后有改动',
    })
  })

  it('is on paper too: what is 待填 or 待核, and a ruling whose row was changed, unless a finding says so', () => {
    const later = ruled.rows.map((row) =>
      row.id === 'against' ? { ...row, cells: { ...row.cells, actual: '9%' } } : row,
    )
    const item = editorOf(cells(0, 0), { ...ruled, rows: later })
    const said = (findings: Parameters<typeof waitingOnPaper>[1]) =>
      waitingOnPaper([item], findings).map(({ what }) => what)
    expect(said([])).toEqual([
      '“进出口总额”待核，还没有认定。',
      '“地区生产总值”认定后有改动。',
      '“一般公共预算收入”的实绩待填。',
    ])
    const blank = waitingOnPaper([item], []).find(({ row }) => row === 'blank')
    const finding = {
      rule: 'blank',
      grade: 'warning' as const,
      key: '',
      attachment: item.attachment.id,
      row: 'blank',
      column: blank?.column ?? '',
      message: '',
      explanation: null,
      outdated: false,
    }
    expect(said([finding])).toHaveLength(2)
    expect(said([{ ...finding, row: null }])).toHaveLength(2)
    expect(waitingOnPaper([item, item], []).at(-1)?.what).toBe('附件2：“一般公共预算收入”的实绩待填。')
  })

  it('is nothing where every row is decided', () => {
    const decided = { ...table, rows: rows.filter(({ id }) => id === 'done'), merges: [] }
    expect(listed(editorOf(cells(0, 0), decided))).toEqual([])
  })
})
