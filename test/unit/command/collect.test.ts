import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeZip } from '../../../electron/files/zip/zip.ts'

const cli = fileURLToPath(new URL('../../../electron/doors/command/cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sgb-unit-'))
const at = (...names: string[]) => join(folder, ...names)

function sgb(...words: string[]) {
  const env = { ...process.env, SGB_DATA: at('data') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8', env })
  return { status, stdout, stderr }
}

const ROWS = [
  [1, '地区生产总值', '亿元', 420, 201.5, '统计局'],
  [2, '固定资产投资', '%', 6.5, '5.9', '发改局'],
  [3, '一般公共预算收入', '亿元', 36, 19.06, '财政局'],
] as const

async function workbook(...rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('附件1')
  sheet.addRow(['青石县2021年上半年主要指标完成情况'])
  sheet.addRow(['序号', '指标名称', '计量单位', '2021年目标', '实绩', '责任单位'])
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

beforeAll(async () => {
  mkdirSync(at('in', '县直'), { recursive: true })
  writeFileSync(at('in', '统计局.xlsx'), await workbook([...ROWS[0]]))
  writeFileSync(at('in', '县直', '发改局.xlsx'), await workbook([...ROWS[1]]))
  writeFileSync(
    at('in', '县直', '财政局.xlsx'),
    await workbook([...ROWS[2].slice(0, 4), '190600万元', '财政局']),
  )
  writeFileSync(at('in', '~$统计局.xlsx'), 'x')
  writeFileSync(at('in', '截图.png'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]))
  writeFileSync(at('汇总表.xlsx'), await workbook(...ROWS.map((row) => [...row.slice(0, 4), null, row[5]])))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('sgb collect', () => {
  test('merges a folder into a table, and lists what waits', () => {
    const { status, stdout, stderr } = sgb(
      'collect',
      at('in'),
      '-o',
      at('a.xlsx'),
      '--table',
      at('汇总表.xlsx'),
      '--json',
    )
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    const said = JSON.parse(stdout)
    expect(said).toMatchObject({ files: 4, merged: 2, cells: 2, missing: [] })
    expect(said.conflicts).toEqual([
      {
        table: '青石县2021年上半年主要指标完成情况',
        row: 3,
        no: '3',
        name: '一般公共预算收入',
        column: '实绩',
        department: '财政局',
        message: '“190600万元”，表中的单位是亿元，换算后是19.06亿元，请核对。',
        candidates: [
          {
            file: '县直/财政局.xlsx',
            cell: '附件1!E3',
            text: '19.06',
            converted: { typed: '190600万元', message: '按19.06亿元，原文“190600万元”。' },
            department: '财政局',
            at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
            doubts: [
              { kind: 'unit', message: '“190600万元”，表中的单位是亿元，换算后是19.06亿元，请核对。' },
            ],
          },
        ],
      },
    ])
    expect(said.failed).toEqual([
      { file: '截图.png', error: { code: 'not-a-workbook', message: expect.stringContaining('图片') } },
    ])
    expect(said.notes).toContain('“~$统计局.xlsx”是程序的临时文件或隐藏文件，没有读。')
    const shown = JSON.parse(sgb('show', at('a.xlsx'), '--json').stdout)
    expect(
      shown.attachments[0].rows.map(({ name, actual }: { name: string; actual: string }) => [name, actual]),
    ).toEqual([
      ['地区生产总值', '201.5'],
      ['固定资产投资', '5.9'],
      ['一般公共预算收入', ''],
    ])
  })

  test('without a table it is made of the returns, in the order of their numbers; a zip is a folder', () => {
    const parts = ['统计局.xlsx', '县直/发改局.xlsx'].map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(at('in', name))),
    }))
    writeFileSync(at('返回表.zip'), writeZip(parts, 'deflate'))
    const { status, stdout } = sgb('collect', at('返回表.zip'), '-o', at('b.xlsx'))
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toBe(`共2个文件，汇总了2个，填了2格，已写入“${at('b.xlsx')}”。`)
    expect(stdout).toContain('没有给出汇总表，按各返回表拼成')
    const [table] = JSON.parse(sgb('show', at('b.xlsx'), '--json').stdout).attachments
    expect(table.rows.map(({ actual }: { actual: string }) => actual)).toEqual(['201.5', '5.9'])
  })

  test('what the table holds already stays, and another figure for it is asked about', async () => {
    mkdirSync(at('second'))
    writeFileSync(
      at('second', '统计局.xlsx'),
      await workbook([1, '地区生产总值', '亿元', 420, 203.4, '统计局']),
    )
    writeFileSync(
      at('半成.xlsx'),
      await workbook(
        [1, '地区生产总值', '亿元', 420, 201.5, '统计局'],
        [3, '一般公共预算收入', '亿元', 36, 19.06, '财政局'],
      ),
    )
    const { status, stdout } = sgb(
      'collect',
      at('second'),
      '-o',
      at('c.xlsx'),
      '--table',
      at('半成.xlsx'),
      '--json',
    )
    expect(status).toBe(1)
    const { conflicts, missing } = JSON.parse(stdout)
    expect(missing).toEqual([])
    expect(conflicts.map(({ message }: { message: string }) => message)).toEqual([
      '表中已有“201.5”，返回表填的是“203.4”，请选用一个。',
    ])
    const [table] = JSON.parse(sgb('show', at('c.xlsx'), '--json').stdout).attachments
    expect(table.rows.map(({ actual }: { actual: string }) => actual)).toEqual(['201.5', '19.06'])
  })

  test('what is doubtful of each of several answers stands beside it', () => {
    mkdirSync(at('doubted'))
    writeFileSync(at('共用.csv'), '指标名称,计量单位,2026年目标,上半年实绩\n一般公共预算收入,亿元,36,\n')
    writeFileSync(at('doubted/甲.csv'), '指标名称,计量单位,上半年实绩\n一般公共预算收入,亿元,19.06\n')
    writeFileSync(at('doubted/乙.csv'), '指标名称,计量单位,上半年实绩\n一般公共预算收入,亿元,约19\n')
    const { stdout } = sgb('collect', at('doubted'), '-o', at('i.xlsx'), '--table', at('共用.csv'))
    expect(stdout).toContain('乙.csv 表格!C2“约19”（“约19”不是确数，请向填报单位核实。）')
    expect(stdout).toMatch(/甲\.csv [^\n]*“19\.06”\n/)
  })

  test('a table that is no workbook is told what it is and what to give instead', () => {
    const given = (name: string, text: string) => {
      writeFileSync(at(name), text)
      const { status, stderr } = sgb('collect', at('second'), '-o', at('h.xlsx'), '--table', at(name))
      expect(status).toBe(1)
      return stderr.trim()
    }
    expect(given('汇总.sgb', 'SQLite format 3\0')).toBe(
      '要填的汇总表“汇总.sgb”没有读成：这是“双过半”自己的数据文件（.sgb）或数据库，请在程序里打开它，把表格导出成Excel文件（xlsx）再用。',
    )
    expect(given('汇总.pdf', '%PDF-1.7\n')).toMatch(
      /^要填的汇总表“汇总.pdf”没有读成：这是PDF文件，请选择表格文件/,
    )
    expect(given('名单.csv', '姓名,电话\n甲,1\n')).toContain('没有找到指标表')
  })

  test('each part of a cell is added up where that is said', async () => {
    mkdirSync(at('towns'))
    for (const [name, figure, rate] of [
      ['甲镇', 0.1, 5],
      ['乙镇', 0.2, 6],
    ] as const)
      writeFileSync(
        at('towns', `${name}.xlsx`),
        await workbook([1, '地区生产总值', '亿元', 1, figure, ''], [2, '固定资产投资', '%', 6.5, rate, '']),
      )
    const given = ['collect', at('towns'), '-o', at('c.xlsx'), '--json'] as const
    expect(JSON.parse(sgb(...given).stdout).conflicts).toHaveLength(2)
    const { conflicts, cells } = JSON.parse(sgb(...given, '--sum').stdout)
    expect(cells).toBe(1)
    expect(conflicts.map(({ message }: { message: string }) => message)).toEqual([
      '各单位报的是比率或平均数，不能相加也不能平均，请按总量重新计算后填写。',
    ])
    expect(JSON.parse(sgb('show', at('c.xlsx'), '--json').stdout).attachments[0].rows[0].actual).toBe('0.3')
  })

  test('writes over no input, and nothing where there is nothing', () => {
    copyFileSync(at('in', '统计局.xlsx'), at('in', 'zz.xlsx'))
    const before = readFileSync(at('in', 'zz.xlsx'))
    const over = sgb('collect', at('in'), '-o', at('in', 'zz.xlsx'))
    expect({ status: over.status, stderr: over.stderr.trim() }).toEqual({
      status: 1,
      stderr: '“zz.xlsx”是要汇总的文件，不能覆盖，请换一个输出文件名。',
    })
    expect(readFileSync(at('in', 'zz.xlsx'))).toEqual(before)
    mkdirSync(at('empty'))
    expect(sgb('collect', at('empty'), '-o', at('none.xlsx'))).toMatchObject({
      status: 1,
      stdout: '共0个文件，没有一个能汇总，没有写出文件。\n',
    })
    expect(existsSync(at('none.xlsx'))).toBe(false)
    const json = sgb('collect', at('empty'), '-o', at('none.xlsx'), '--json')
    expect(json).toMatchObject({ status: 1, stderr: '共0个文件，没有一个能汇总，没有写出文件。\n' })
    expect(JSON.parse(json.stdout)).toMatchObject({ files: 0, merged: 0, conflicts: [], revised: [] })
  })

  test('two files of one department that differ are asked, with the file and time of each', async () => {
    mkdirSync(at('twice'))
    const [row] = ROWS
    writeFileSync(at('twice', '统计局.xlsx'), await workbook([...row]))
    writeFileSync(at('twice', '统计局（改）.xlsx'), await workbook([...row.slice(0, 4), 203.5, row[5]]))
    const early = new Date('2021-07-01T00:00:00Z')
    utimesSync(at('twice', '统计局.xlsx'), early, early)
    const { status, stdout } = sgb(
      ...['collect', at('twice'), '-o', at('e.xlsx'), '--table', at('汇总表.xlsx'), '--json'],
    )
    const said = JSON.parse(stdout)
    expect([status, said.cells, said.revised]).toEqual([1, 0, []])
    expect(said.conflicts).toMatchObject([
      {
        name: '地区生产总值',
        message: '有2种填法：统计局“201.5”、统计局“203.5”，请选用一个。',
        candidates: [
          { file: '统计局.xlsx', text: '201.5', at: '2021-07-01T00:00:00.000Z' },
          { file: '统计局（改）.xlsx', text: '203.5', at: expect.stringMatching(/^2/) },
        ],
      },
    ])
  })

  test('what is remarked beside a figure that is taken is told', async () => {
    mkdirSync(at('remarked'))
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('附件1')
    sheet.addRow(['指标名称', '计量单位', '2021年目标', '实绩', '备注'])
    sheet.addRow(['地区生产总值', '亿元', 420, 201.5, '含两个新项目'])
    await book.xlsx.writeFile(at('remarked', '统计局.xlsx'))
    const { stdout } = sgb(
      ...['collect', at('remarked'), '-o', at('f.xlsx'), '--table', at('汇总表.xlsx'), '--json'],
    )
    const said = JSON.parse(stdout)
    expect([said.cells, said.conflicts]).toEqual([1, []])
    expect(said.notes).toContain(
      '统计局.xlsx 附件1!D2“201.5”旁边写有“含两个新项目”，请核对要不要写进汇总表。',
    )
  })

  test('wrong usage is 2', () => {
    expect(sgb('collect', at('in')).status).toBe(2)
    expect(sgb('collect', '-o', at('d.xlsx')).status).toBe(2)
    expect(sgb('collect', at('in'), '-o', at('d.docx'), '--json')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: '汇总表只能写成Excel文件，请用 .xlsx 作输出文件的后缀。\n',
    })
  })
})
