/** What tables are called where two could be mistaken for each other. */
import { describe, expect, it } from 'vitest'
import { nameWith, tabNames, toldApart, wholeName } from '../../../shared/attachment/called.ts'

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

  it('is on a tab its label or the beginning of its title, and what tells it from another tab', () => {
    const tab = (label: string, title: string, indicator = '', sheet = '') => ({
      label,
      title: [title],
      indicator,
      sheet,
    })
    const long = '2019年某县十大民生工程项目进展情况表'
    expect(tabNames([tab('附件1', long), tab('', long), tab('', '')])).toEqual([
      '附件1',
      '2019年某县十大民生…',
      '未命名的表格',
    ])
    expect(tabNames([tab('', long, '城镇新增就业'), tab('', long, '农网改造')])).toEqual([
      '城镇新增就业',
      '农网改造',
    ])
    expect(tabNames([tab('', `${long}一`), tab('', `${long}二`)])).toEqual([
      '…生工程项目进展情况表一',
      '…生工程项目进展情况表二',
    ])
    expect(tabNames([tab('附件', long, '', '甲'), tab('附件', long, '', '乙')])).toEqual([
      '附件（甲）',
      '附件（乙）',
    ])
    expect(tabNames([tab('', '表'), tab('', '表')])).toEqual(['表（1）', '表（2）'])
  })
})
