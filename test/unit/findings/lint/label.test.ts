/** The label of an attachment: its words, its number, its order. */
import { describe, expect, it, test } from 'vitest'
import { lint, of, part } from './support.ts'

describe('label', () => {
  const two = '附件：1.甲表\n　　　2.乙表'
  const four = `${two}\n　　　3.丙表\n　　　4.丁表`
  test.each<readonly [labels: string, description: string | null, found: readonly string[]]>([
    ['附件', null, []],
    ['附件', '附件：甲表', []],
    ['附件1 附件2', null, []],
    ['附件1 附件2', two, []],
    ['附件2 附件4', four, []],
    ['附件3', four, []],
    ['附件：', null, ['附件标识写作“附件：”，应为“附件”。']],
    ['附件_1 附件2', null, ['附件标识里不空格，应为“附件1”。']],
    ['附件一 附件二', null, ['附件标识写作“附件一”，应为“附件1”。', '附件标识写作“附件二”，应为“附件2”。']],
    ['附件_1： 附件2', null, ['附件标识写作“附件1：”，应为“附件1”。']],
    ['附件三', null, ['附件标识写作“附件三”，应为“附件”；有几个附件的，应为“附件3”。']],
    ['附件三', '附件：甲表', ['附件标识写作“附件三”，应为“附件”。']],
    ['附件１ 附件2', null, ['附件标识写作“附件１”，应为“附件1”。']],
    ['附表1 附件2', null, ['附件标识写作“附表1”，应为“附件1”。']],
    ['附件01 附件2', null, ['附件标识写作“附件01”，应为“附件1”。']],
    ['附件1 附件3', null, ['附件的顺序号应当连续，“附件3”按顺序应为“附件2”。']],
    ['附件1 附件1', null, ['附件的顺序号应当连续，“附件1”按顺序应为“附件2”。']],
    ['附件 附件2', null, ['附件标识没有顺序号，应为“附件1”。']],
    ['- 附件2', null, ['第一行没有附件标识，应为“附件1”。']],
    ['-', null, ['第一行没有附件标识，应为“附件”。']],
    ['附件1', null, ['只有一个附件时不编顺序号，“附件1”应为“附件”；报告还有其他附件的除外。']],
    ['附件1', '附件：甲表', ['只有一个附件时不编顺序号，“附件1”应为“附件”。']],
    ['附件2 附件5', four, ['附件的顺序号应当连续，“附件5”按顺序应为“附件2”。']],
  ])('%s under %j', (labels, description, found) => {
    const attachments = labels
      .split(' ')
      .map((label, at) => part(label === '-' ? '' : label.replace('_', ' '), ['甲表', '乙表'][at] ?? ''))
    expect(of('label', attachments, { description })).toEqual(found)
  })

  it('a single number is an error only where the 附件说明 says that there is one', () => {
    expect(lint([part('', '甲表')]).map(({ grade }) => grade)).toEqual(['warning'])
    expect(lint([part('附件1', '甲表')]).map(({ grade }) => grade)).toEqual(['warning'])
    expect(lint([part('附件1', '甲表')], { description: '附件：甲表' }).map(({ grade }) => grade)).toEqual([
      'error',
    ])
  })
})
