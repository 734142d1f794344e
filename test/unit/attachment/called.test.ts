/** What tables are called where two could be mistaken for each other. */
import { describe, expect, it } from 'vitest'
import { nameWith, toldApart, wholeName } from '../../../shared/attachment/called.ts'

const table = { label: '附件2', title: ['2021年上半年', '完成情况'], remark: '送审稿', source: '某县.xlsx' }

describe('the name of a table', () => {
  it('has its remark, and whole also label and file', () => {
    expect(nameWith(table)).toBe('2021年上半年完成情况（送审稿）')
    expect(wholeName(table)).toBe('附件2　2021年上半年完成情况（送审稿）　某县.xlsx')
    expect(wholeName({ label: '', title: [], remark: '', source: '' })).toBe('未命名的表格')
  })

  it('is left alone where no other is like it, and else has the first thing that tells it', () => {
    expect(toldApart(['甲', '乙'], [['稿'], ['稿']])).toEqual(['甲', '乙'])
    expect(
      toldApart(
        ['甲', '甲', '甲'],
        [
          ['送审稿', 'a.xlsx'],
          ['', 'b.xlsx'],
          ['', 'a.xlsx'],
        ],
      ),
    ).toEqual(['甲（送审稿）', '甲（b.xlsx）', '甲（a.xlsx）'])
  })
})
