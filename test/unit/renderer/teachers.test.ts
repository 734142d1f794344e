/** Whose report teaches a table’s wording without asking. */
import { describe, expect, it } from 'vitest'
import { teachersOf } from '../../../renderer/state/teachers.ts'
import type { DocumentEntry } from '../../../shared/contract/contract.ts'
import { entry } from '../support/entry.ts'

const report = (id: string, title: string, updatedAt = '2023-01-01T00:00:00Z'): DocumentEntry => ({
  id,
  reportId: `of-${id}`,
  title,
  name: '',
  createdAt: updatedAt,
  updatedAt,
})
const table = (of: string, title: string) => entry(`table-${of}`, { title: [title], reportId: `of-${of}` })
const ids = (entries: readonly DocumentEntry[]) => entries.map(({ id }) => id)

const documents = [
  report('old', '关于竹溪县2021年上半年国民经济和社会发展计划执行情况的报告'),
  report('other', '关于兰溪县2023年上半年国民经济和社会发展计划执行情况的报告'),
  report('last', '关于竹溪县2022年上半年国民经济和社会发展计划执行情况的报告'),
  report('beside', '汇报（送审稿）'),
  report('spring', '关于竹溪县2022年一季度国民经济运行情况的汇报'),
]
const TITLE = '竹溪县2023年上半年国民经济主要指标完成情况'

describe('the reports that teach', () => {
  it('are the table’s own, then its district’s, the newest first', () => {
    const found = teachersOf(documents, [], { document: 'beside', title: [TITLE] })
    expect(ids(found.own)).toEqual(['beside', 'last', 'spring', 'old'])
    expect(ids(found.others)).toEqual(['other'])
  })

  it('are the district’s alone where the table has no report', () => {
    const found = teachersOf(documents, [], { document: null, title: [TITLE] })
    expect(ids(found.own)).toEqual(['last', 'spring', 'old'])
  })

  it('are those with a table of the same series where the title names no district', () => {
    const entries = [table('old', '2021年上半年全县主要指标'), table('other', '2023年上半年重点工程')]
    const found = teachersOf(documents, entries, { document: null, title: ['2023年上半年全县主要指标'] })
    expect(ids(found.own)).toEqual(['old'])
  })

  it('are nobody’s of another district with a table of the same name', () => {
    const entries = [table('other', TITLE)]
    expect(ids(teachersOf(documents, entries, { document: null, title: [TITLE] }).own)).not.toContain('other')
  })

  it('are none where nothing is known', () => {
    expect(teachersOf(documents, [], { document: null, title: [''] }).own).toEqual([])
  })
})
