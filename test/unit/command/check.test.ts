/** `sgb check`: what it prints and what it exits with. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../../electron/doors/command/check.ts'
import { call, openHost } from '../host/support.ts'
import { temporaryFolder } from '../support/folder.ts'

async function checked(
  tables: readonly string[],
  report: string,
  json = true,
  earlier: readonly string[] = [],
) {
  const host = openHost()
  const lines: string[] = []
  const output = {
    line: async (text: string) => void lines.push(text),
    error: (text: string) => {
      throw new Error(text)
    },
  }
  const code = await check(tables, report, earlier, json, output, (method, args) => call(host, method, args))
  return { code, lines, findings: json ? JSON.parse(lines[0] ?? '').findings : [] }
}

function files(figure: string) {
  const folder = temporaryFolder()
  const table = join(folder, '指标表.csv')
  const report = join(folder, '报告.txt')
  writeFileSync(
    table,
    '2023年上半年全县主要指标完成情况,,,,\n序号,指标名称,计量单位,年度目标,实绩\n1,地区生产总值,%,6%,5.8%\n2,固定资产投资,%,8%,4.3%\n',
  )
  writeFileSync(
    report,
    `关于云岭县2023年上半年国民经济和社会发展计划执行情况的报告\n上半年，地区生产总值增长${figure}%，固定资产投资增长4.3%。\n`,
  )
  return { table, report }
}

describe('sgb check', () => {
  test('tells every finding with its row, its place and its words', async () => {
    const { table, report } = files('5.3')
    const { code, findings } = await checked([table], report)
    const text = readFileSync(report, 'utf8')
    expect(code).toBe(1)
    expect(findings).toMatchObject([
      {
        kind: 'contradicts',
        holds: false,
        row: '1 地区生产总值',
        quote: '地区生产总值增长5.3%',
        expected: { text: '5.8' },
      },
      { kind: 'agrees', holds: true, row: '2 固定资产投资', expected: null },
    ])
    for (const { offset, quote } of findings) expect(text.slice(offset, offset + quote.length)).toBe(quote)
  })

  test('holds it against a report of an earlier time as well', async () => {
    const { table, report } = files('5.8')
    const folder = temporaryFolder()
    const before = join(folder, '上期.txt')
    writeFileSync(
      before,
      '关于云岭县2022年上半年国民经济和社会发展计划执行情况的报告\n上半年，一般公共预算收入完成20.3亿元。\n',
    )
    const text = readFileSync(report, 'utf8')
    writeFileSync(report, `${text}一般公共预算收入完成21.4亿元，去年同期为20.6亿元。\n`)
    const { code, findings } = await checked([table], report, true, [before])
    expect(code).toBe(1)
    expect(findings.filter(({ holds }: { holds: boolean }) => !holds)).toMatchObject([
      { kind: 'said twice', quote: '去年同期为20.6亿元', message: expect.stringContaining('上期.txt') },
    ])
  })

  test('exits with 0 where all agrees, and says so to people', async () => {
    const { table, report } = files('5.8')
    const { code, lines } = await checked([table], report, false)
    expect(code).toBe(0)
    expect(lines[0]).toBe('没有发现不一致。')
    expect(lines).toContain(
      '第2行 一致：报告说“地区生产总值增长5.8%”，与表中“地区生产总值”的实绩为5.8%一致。',
    )
  })

  test('a report by itself: its sums, which hold or do not', async () => {
    const report = join(temporaryFolder(), '报告.txt')
    const sum = (percent: string): string =>
      `年初确定的48项重点任务中，有45项达到进度，完成率为${percent}%。\n`
    writeFileSync(report, sum('93.8'))
    const right = await checked([], report)
    expect(right.code).toBe(0)
    expect(right.findings).toMatchObject([{ kind: 'arithmetic', holds: true }])
    writeFileSync(report, sum('98.3'))
    const wrong = await checked([], report)
    expect(wrong.code).toBe(1)
    expect(wrong.findings).toMatchObject([{ kind: 'arithmetic', holds: false, expected: { text: '93.8' } }])
  })
})

const shared = join(import.meta.dirname, '../../../../shared')
const seed = existsSync(join(shared, 'seeds'))
  ? readdirSync(join(shared, 'seeds')).find((name) => name.startsWith('000'))
  : undefined
const official = join(shared, 'inputs/official.xlsx')
/** The real report and its table lie beside the checkout, where they lie at all. */
const absent = seed === undefined || !existsSync(official)
if (absent) console.log('skipped: the official report and its table are not beside this checkout')

describe.skipIf(absent)('the official report of 2021 and its table', () => {
  test('agree in all but one indicator that the table lacks, and the wording of two rows', async () => {
    const { code, findings } = await checked([official], join(shared, 'seeds', seed ?? ''))
    type Told = { kind: string; holds: boolean; row: string | null; quote: string }
    const open = (findings as Told[]).filter(({ holds }) => !holds)
    expect(open.map(({ kind, row }) => [kind, row])).toEqual([
      ['report only', null],
      ['rounded', '11 万元地区生产总值能耗下降'],
      ['rounded', '12 主要污染物排放削减'],
    ])
    expect(open[0]?.quote).toContain('19%')
    expect(code).toBe(0)
    expect(
      new Set((findings as Told[]).filter(({ kind }) => kind === 'agrees').map(({ row }) => row)).size,
    ).toBeGreaterThan(10)
  })
})
