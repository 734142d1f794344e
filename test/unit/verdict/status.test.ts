/** What the wording of a status cell comes to. */
import { expect, test } from 'vitest'
import { outcomeOf } from '../../../shared/verdict/status.ts'

const WORDS = {
  done: '完成 已完成 达序时 达序时进度 已达序时进度 已过半 过半 超序时 超序时进度13个百分点 实现双过半 实现“双过半” 提前完成 超额完成 達序時 √ 达标 达到时间进度 达时间进度 已达到时间进度 超时间进度 超过时间进度 超时序进度 快于时间进度 符合时间进度 已达全年目标 超时间进度13个百分点',
  missed:
    '未完成 未过半 未达序时 未达序时进度 滞后 进度滞后 落后序时进度31.6个百分点 部分子项未达 部分子项未达序时 未实现双过半 未達序時 不达标 × 未达到时间进度 未达时间进度 未超时间进度 滞后于时间进度 落后时间进度 慢于时间进度 未跟上时间进度 没有实现双过半 没能实现“双过半” 没赶上序时进度 没有完全达到 不能完成 难完成',
  pending:
    '预计完成 确保完成年度目标任务 力争完成 待核 有望完成 正在推进 年底前可完成 预计未完成 正常推进 争取年内完成 待年底考核',
  blank: '待填 未填',
}

for (const [outcome, words] of Object.entries(WORDS))
  test.each(words.split(' '))(`%s is ${outcome}`, (word) => {
    expect(outcomeOf(word)).toBe(outcome)
  })

test('an empty cell is blank', () => {
  expect(outcomeOf('')).toBe('blank')
  expect(outcomeOf(' \u3000')).toBe('blank')
})

test.each([
  '好',
  '部分完成',
  '基本完成',
  '完成年度目标63%',
  '63%',
  '良好',
  '基本达到时间进度',
  '接近时间进度',
])('%s says none of them', (word) => {
  expect(outcomeOf(word)).toBeNull()
})
