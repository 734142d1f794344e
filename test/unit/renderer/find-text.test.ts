/** Finding and replacing in a report's text, as data. */
import { describe, expect, it } from 'vitest'
import {
  currentOf,
  foundIn,
  nextWords,
  replaceAllWords,
  replaceWords,
} from '../../../renderer/actions/find-text.ts'
import type { OpenReport } from '../../../renderer/state/documents.ts'

const text = '工业增长8%，建筑业增长９％。\n服务业增\n长8 %。'
const report = { id: 'd', revision: 3, text } as OpenReport
const words = (query: string) => foundIn(text, query).map(({ from, to }) => text.slice(from, to))

describe('words of a report', () => {
  it('are found whatever their width and spaces, and never across paragraphs', () => {
    expect(words('8%')).toEqual(['8%', '8 %'])
    expect(words('9%')).toEqual(['９％'])
    expect(words('增長')).toEqual(['增长', '增长'])
    expect(words('')).toEqual([])
  })

  it('are gone through from what is selected, round both ends', () => {
    const hits = foundIn(text, '增长')
    const [first, second] = hits
    expect(nextWords(hits, { from: 0, to: 0 }, '增长').place).toEqual(first)
    expect(nextWords(hits, first ?? { from: 0, to: 0 }, '增长').place).toEqual(second)
    expect(nextWords(hits, second ?? { from: 0, to: 0 }, '增长').place).toEqual(first)
    expect(nextWords(hits, first ?? { from: 0, to: 0 }, '增长', true).place).toEqual(second)
    expect(currentOf(hits, second ?? { from: 0, to: 0 })).toBe(1)
    expect(nextWords([], { from: 0, to: 0 }, '无').notice?.text).toBe('报告里没有“无”。')
  })

  it('are replaced where they are selected, and the next is gone to where it stands by then', () => {
    const [first, second] = foundIn(text, '增长')
    const deed = replaceWords(report, first ?? { from: 0, to: 0 }, { query: '增长', text: '同比增长' })
    expect(deed.inReports?.[0]).toMatchObject({ id: 'd', base: 3, edits: [{ ...first, was: '增长' }] })
    expect(deed.place).toEqual({ from: (second?.from ?? 0) + 2, to: (second?.to ?? 0) + 2 })
    // From nothing that is selected it only goes there.
    expect(replaceWords(report, { from: 0, to: 0 }, { query: '增长', text: '' })).toEqual({ place: first })
  })

  it('are replaced all at once', () => {
    const deed = replaceAllWords(report, { query: '增长', text: '上升' })
    expect(deed.inReports?.[0]?.edits.map(({ was, text: to }) => [was, to])).toEqual([
      ['增长', '上升'],
      ['增长', '上升'],
    ])
    expect(replaceAllWords(report, { query: '没有', text: '' }).notice?.text).toBe('没有可替换的文字。')
  })
})
