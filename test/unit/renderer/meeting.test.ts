/** The lines of the meeting's wall. */
import { describe, expect, it } from 'vitest'
import { linesOf, nameSize } from '../../../renderer/panels/meeting/lines.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from './deed-support.ts'

const column = (id: string, role: Attachment['columns'][number]['role']) => ({
  id,
  header: [id],
  role,
  width: 10,
})
const row = (id: string, name: string, unit: string, target: string, actual: string) => ({
  id,
  cells: { name, unit, target, actual },
})
const attachment: Attachment = {
  ...table,
  columns: [
    column('name', 'name'),
    column('unit', 'unit'),
    column('target', 'target'),
    column('actual', 'actual'),
    column('status', 'status'),
  ],
  rows: [
    row('group', '一、经济发展', '', '', ''),
    row('done', '地区生产总值', '%', '7%左右', '12.3%'),
    row('less', '新增就业', '万人', '100', '40'),
    row('pending', '进出口总额', '%', '促稳提质', '20.2%'),
    row('least', '到位注册外资', '亿美元', '10亿美元', '1.84亿美元'),
    row('blank', '固定资产投资', '%', '10%左右', ''),
  ],
  merges: [],
}
const lines = (order: 'worst' | 'printed') =>
  linesOf(attachment, judgeAttachment(attachment, dictionaryOf([])), order)

describe('the lines of the wall', () => {
  it('stand as printed, without the rows that are not judged', () => {
    expect(lines('printed').map(({ rowId }) => rowId)).toEqual(['done', 'less', 'pending', 'least', 'blank'])
  })

  it('stand worst first: the furthest behind, then what waits, then what is done', () => {
    expect(lines('worst').map(({ rowId, word }) => [rowId, word])).toEqual([
      ['least', '未完成'],
      ['less', '未完成'],
      ['pending', '待核'],
      ['blank', '待填'],
      ['done', '完成'],
    ])
  })

  it('have figures with their unit, the share beside the schedule where there is one, and the reason', () => {
    const [least, less] = lines('worst')
    expect(least).toMatchObject({
      target: '10亿美元',
      bar: { progress: '18.4', schedule: '50', ahead: false },
    })
    expect(less).toMatchObject({ target: '100万人', actual: '40万人', lead: '落后序时进度10个百分点' })
    expect(lines('worst').at(-1)).toMatchObject({ bar: null, lead: '超目标5.3个百分点' })
    expect(least?.reason).toContain('18.4%')
  })

  it("say whose word it is where it is a person's", () => {
    const ruled: Attachment = {
      ...attachment,
      rows: attachment.rows.map((each) =>
        each.id === 'least' ? { ...each, cells: { ...each.cells, status: '完成' } } : each,
      ),
    }
    const said = linesOf(ruled, judgeAttachment(ruled, dictionaryOf([])), 'printed')
    expect(said.flatMap(({ rowId, word, ruled }) => (ruled === '' ? [] : [[rowId, word, ruled]]))).toEqual([
      ['least', '完成', '人工认定'],
    ])
  })

  it('have names of one size, which the longest of them fits', () => {
    const named = (...lengths: number[]) => lengths.map((length) => ({ name: '名'.repeat(length) }))
    expect(nameSize(named(4, 12))).toBe('one')
    expect(nameSize(named(4, 13))).toBe('two')
    expect(nameSize(named(4, 40))).toBe('small')
    expect(nameSize([])).toBe('one')
  })
})
