/** Returns in the forms in which departments' programs save them, several tables in one file, and parts added up. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CFB } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'

const cli = fileURLToPath(new URL('../../../electron/doors/command/cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sgb-unit-'))
const at = (...names: string[]) => join(folder, ...names)

function collected(...words: string[]) {
  const env = { ...process.env, SGB_DATA: at('data') }
  const args = [cli, 'collect', ...words, '-o', at('out.xlsx'), '--json']
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return { status, ...JSON.parse(stdout) }
}

type Line = (string | number | null)[]
const TITLE = '青石县2021年上半年主要指标完成情况'
const HEADER: Line = ['序号', '指标名称', '计量单位', '2021年目标', '实绩', '同比增长（%）']
const ROWS: Line[] = [
  [1, '地区生产总值', '亿元', 420, 201.5, 5.6],
  [2, '固定资产投资', '亿元', 160, 83.2, 6.1],
  [3, '一般公共预算收入', '亿元', 36, 19.06, 4.2],
  [4, '实际到位外资', '万美元', 8000, 4250, -2.4],
]
const PROJECTS: Line[] = [
  ['序号', '项目名称', '单位', '年度计划投资', '完成投资'],
  [1, '东河新区路网', '亿元', 3.2, 1.4],
  [2, '西山水库除险', '亿元', 1.1, 0.6],
]

const book = async (fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const made = new ExcelJS.Workbook()
  fill(made)
  return new Uint8Array(await made.xlsx.writeBuffer())
}
const add = (made: ExcelJS.Workbook, name: string, lines: readonly Line[], hidden = false): void => {
  made.addWorksheet(name, hidden ? { state: 'hidden' } : {}).addRows(lines.map((line) => [...line]))
}
const blank = (rows: readonly Line[], columns: readonly number[]): Line[] =>
  rows.map((line) => line.map((text, column) => (columns.includes(column) ? null : text)))

/** A text in the code page of Chinese Windows, by what its decoder makes of two bytes. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk')
  const bytes = new Map<string, number[]>()
  for (let high = 0x81; high < 0xff; high += 1)
    for (let low = 0x40; low < 0xff; low += 1)
      bytes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return new Uint8Array([...text].flatMap((letter) => bytes.get(letter) ?? [letter.charCodeAt(0)]))
}

const lines = [[TITLE], HEADER, ...ROWS]
const csv = lines.map((line) => line.join(',')).join('\r\n')
const html = `<html><head><meta charset="utf-8"></head><body><table>${lines
  .map((line) => `<tr>${line.map((text) => `<td>${text ?? ''}</td>`).join('')}</tr>`)
  .join('')}</table></body></html>`

beforeAll(async () => {
  writeFileSync(
    at('table.xlsx'),
    await book((made) => add(made, '附件1', [[TITLE], HEADER, ...blank(ROWS, [4, 5])])),
  )
  writeFileSync(
    at('report.xlsx'),
    await book((made) => {
      add(made, '附件1', [[TITLE], HEADER, ...blank(ROWS, [4, 5])])
      const [header = [], ...projects] = PROJECTS
      add(made, '附件2', [['青石县2021年上半年重点项目完成情况'], header, ...blank(projects, [4])])
    }),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sent = (name: string, file: string, bytes: Uint8Array | string): string => {
  mkdirSync(at(name), { recursive: true })
  writeFileSync(at(name, file), bytes)
  return at(name)
}

test.each([
  ['csv in GBK', '某局.csv', gbk(csv)],
  ['csv in UTF-16', '某局.csv', Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')],
  ['html named xls', '某局.xls', html],
])('%s', (name, file, bytes) => {
  expect(collected(sent(name, file, bytes), '--table', at('table.xlsx'))).toMatchObject({
    status: 0,
    cells: 8,
    conflicts: [],
    missing: [],
  })
})

test('a cover before the table, and a hidden sheet of the last period behind it', async () => {
  const old = ROWS.map((line) => line.with(4, Number(line[4]) - 1))
  const bytes = await book((made) => {
    add(made, '封面', [['青石县主要指标'], ['填报人：某某']])
    add(made, '附件1', lines)
    add(made, '底稿', [[TITLE], HEADER, ...old], true)
  })
  const said = collected(sent('cover', '某局.xlsx', bytes), '--table', at('table.xlsx'))
  expect(said).toMatchObject({ status: 0, cells: 8, conflicts: [] })
  expect(said.notes.join('')).toContain('工作表“底稿”是隐藏的，没有读入。')
})

test('a file with a password is told to be one', () => {
  const file = CFB.utils.cfb_new()
  for (const name of ['EncryptedPackage', 'EncryptionInfo'])
    CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000))
  const bytes = new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
  const { status, failed } = collected(sent('locked', '某局.xlsx', bytes), '--table', at('table.xlsx'))
  expect(status).toBe(1)
  expect(failed).toMatchObject([
    { file: '某局.xlsx', error: { code: 'encrypted', message: expect.stringContaining('密码') } },
  ])
})

test('two attachments of a report, on two sheets or on one', async () => {
  const second = [['青石县2021年上半年重点项目完成情况'], ...PROJECTS]
  const two = await book((made) => {
    add(made, '附件1', lines)
    add(made, '附件2', second)
  })
  const one = await book((made) => add(made, 'Sheet1', [...lines, [], ...second]))
  for (const [name, bytes] of [
    ['two', two],
    ['one', one],
  ] as const)
    expect(collected(sent(name, '全县.xlsx', bytes), '--table', at('report.xlsx'))).toMatchObject({
      cells: 10,
      conflicts: [],
      missing: [],
    })
})

test('parts that are each far from the whole are added up, and a sum that is far from it waits', async () => {
  const town = (share: number) =>
    book((made) =>
      add(made, '附件1', [
        [TITLE],
        HEADER,
        ...ROWS.slice(0, 3).map((line) =>
          line.with(4, Math.round(Number(line[4]) * share * 100) / 100).with(5, null),
        ),
      ]),
    )
  const shares = [0.04, 0.06, 0.3, 0.6]
  for (const [index, share] of shares.entries()) sent('towns', `第${index + 1}镇.xlsx`, await town(share))
  const all = collected(at('towns'), '--table', at('table.xlsx'), '--sum')
  expect(all).toMatchObject({ cells: 3, conflicts: [] })
  for (const [index, share] of shares.slice(0, 2).entries())
    sent('few', `第${index + 1}镇.xlsx`, await town(share))
  const few = collected(at('few'), '--table', at('table.xlsx'), '--sum')
  expect(few.cells).toBe(0)
  expect(few.conflicts.map(({ message }: { message: string }) => message).join('')).toContain(
    '各单位的数加起来是',
  )
})
