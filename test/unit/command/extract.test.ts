import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extract } from '../../../electron/doors/command/extract.ts'
import { hostWith } from '../../../electron/doors/command/host.ts'
import { nothingSet } from '../../../electron/host/settings.ts'
import { temporaryFolder } from '../support/folder.ts'

const TEXT =
  '\uFEFF关于临川县2023年上半年计划执行情况的报告\r\n上半年，城区公共预算收入完成18.6亿元，增长6.9%；住院报销比例提高5%至15%；万元GDP能耗为年度数据，暂未统计。\r\n'

async function printed(json: boolean, text = TEXT): Promise<string[]> {
  const file = join(temporaryFolder(), '报告.txt')
  writeFileSync(file, text)
  const lines: string[] = []
  const output = {
    line: async (text: string) => void lines.push(text),
    error: (text: string) => void lines.push(text),
  }
  expect(await extract(file, json, output, hostWith(nothingSet()))).toBe(0)
  return lines
}

test('sgb extract prints one object with the keys that programs rely on', async () => {
  const [line = '', ...more] = await printed(true)
  expect(more).toEqual([])
  const { statements } = JSON.parse(line)
  expect(statements[0]).toEqual({
    quote: '城区公共预算收入完成18.6亿元，增长6.9%',
    offset: 27,
    indicator: '公共预算收入',
    kind: 'actual',
    value: '18.6',
    unit: '亿元',
    comparator: '=',
    measure: 'amount',
    growth: '6.9',
    year: 2023,
    months: 6,
    scope: '城区',
  })
  expect(statements[1]).toMatchObject({ value: '5', high: '15', measure: 'change' })
  expect(statements[2]).toMatchObject({ value: null, words: '年度数据,暂未统计' })
})

test('of a plan for five years a figure is a target, of last year an actual; whose it is stands beside it', async () => {
  const plan = '临川县国民经济和社会发展第十四个五年规划\n到2025年，地区生产总值达到860亿元。\n'
  const [line = ''] = await printed(true, plan)
  const { statements } = JSON.parse(line)
  expect(statements[0]).toMatchObject({ kind: 'target', of: 'plan', year: 2025, value: '860' })
})

test('without --json it prints lines to read', async () => {
  const lines = await printed(false)
  expect(lines[2]).toMatch(/^实绩 +数额 +城区公共预算收入 +18\.6亿元（增长6\.9%） +城区/)
  expect(lines.at(-1)).toBe('共3条表述。')
})
