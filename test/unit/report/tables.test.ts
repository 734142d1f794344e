/** Tables that came into a plain text with their lines lost: each opens as the table that it was. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../../electron/files/reading.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { recogniseSheets } from '../../../shared/recognise/recognise.ts'
import { sheetOf, tablesIn } from '../../../shared/report/tables.ts'
import { newId } from '../support/ids.ts'

/** Nobody is asked, and nothing is set. */
const alone = { mappings: null, later: [], indicators: [], defaults: {} }

/** Two levels of header, a cell of two lines, rows without a number, a blank actual. */
const HEADER = [
  ['序号', '指标名称', '计量\n单位', '2023年目标', '上半年完成情况'],
  ['', '', '', '', '实绩', '是否\n过半'],
]
const BODY = [
  ['1', '粮食总产量', '万吨', '36万吨', '14.2万吨', '未完成'],
  ['2', '规上工业总产值', '亿元', '480亿元左右', '251.7亿元', '完成'],
  ['3', '旅游总收入', '%', '9%', '与全市同步', '完成'],
  ['4', '新增就业', '人', '8200人', '', ''],
  ['5', '中心城区绿化率', '%', '41%以上', '41.3%', '完成'],
  ['', '建制镇绿化率', '%', '33%以上', '31.9%', '未完成'],
  ['6', '污水处理', '%', '按市里下达数', '年底统计', '预计完成'],
  ['', '（1）城区', '', '', '', ''],
  ['', '（2）乡镇', '', '', '', ''],
  ['7', '登记失业率', '%', '4%以内', '3.12%', '完成'],
]
const TITLE = ['云岭县2023年上半年主要指标', '“双过半”完成情况']
const BEFORE = [
  '云岭县2023年上半年经济运行情况的报告',
  '上半年，全县规上工业总产值251.7亿元，登记失业率3.12%，较去年有所下降。',
  '下一步，要抓好秋粮生产和项目建设，确保全年目标任务如期完成。',
  '附件：云岭县2023年上半年主要指标“双过半”完成情况',
  '',
  '附件',
  '',
]

/** One cell a line, written by what goes before and behind a cell and behind a row. */
const broken = (cell: (text: string) => string, row: string): string =>
  [...HEADER, ...BODY].map((cells) => cells.map(cell).join('') + row).join('')

const ways: [string, string][] = [
  ['a tab before each cell, a blank line behind each row', broken((text) => `\t${text}\n`, '\n')],
  ['a tab before each cell and nothing behind a row', broken((text) => `\t${text}\n`, '')],
  ['a blank line behind each row', broken((text) => `${text}\n`, '\n')],
  ['a cell a line, blank ones blank lines', broken((text) => `${text}\n`, '')],
  ['a blank line behind each cell', broken((text) => `${text}\n\n`, '')],
  ['the line ends of old systems', broken((text) => `\t${text}\r\n`, '\r\n')],
]

const read = (text: string): Attachment[] => {
  const sheet = sheetOf(text)
  return sheet === null ? [] : recogniseSheets([sheet], newId).map(({ attachment }) => attachment)
}

const bodyOf = ({ rows, columns }: Attachment): string[][] =>
  rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? ''))

const rolesOf = ({ columns }: Attachment): string => columns.map(({ role }) => role).join(' ')

describe('a table of one cell a line', () => {
  it.each(ways)('%s', (_, table) => {
    const text = [...BEFORE, ...TITLE, table, '以上情况，请予审议。'].join('\n').replace(/\r\n?/g, '\n')
    const [found, ...more] = read(text)
    expect(more).toEqual([])
    expect(found?.heading).toMatchObject({ label: '附件', title: TITLE, above: [], below: [] })
    expect(found && rolesOf(found)).toBe('no name unit target actual status')
    expect(found?.columns.map(({ header }) => header.join('/').replace(/\n/g, ''))).toEqual([
      '序号',
      '指标名称',
      '计量单位',
      '2023年目标',
      '上半年完成情况/实绩',
      '上半年完成情况/是否过半',
    ])
    expect(found && bodyOf(found)).toEqual(BODY)
  })

  it('its blank cells gone altogether', () => {
    const table = broken((text) => (text === '' ? '' : `${text}\n`), '')
    const [found] = read(
      [...BEFORE, ...TITLE, table, '注：粮食产量为预计数。', '以上情况，请予审议。'].join('\n'),
    )
    expect(found && bodyOf(found)).toEqual(BODY)
    expect(found?.heading.below).toEqual(['注：粮食产量为预计数。'])
  })

  it('one level of header, a column still to be filled and nothing else', () => {
    const header = ['序号', '项目名称', '单位', '年度目标', '1—6月完成', '责任单位', '备注']
    const rows = [
      ['1', '新建停车位', '个', '1200', '730', '城管局', ''],
      ['2', '改造老旧小区', '个', '9', '4', '住建局', ''],
      ['3', '新增托位', '个', '350', '350', '卫健局', ''],
      ['4', '农村公路', '公里', '66', '20.5', '交通局', ''],
    ]
    const text = [header, ...rows].map((cells) => `${cells.join('\n')}\n\n`).join('')
    const [found] = read(text)
    expect(found?.columns.map((column) => column.header[0])).toEqual(header)
    expect(found && bodyOf(found)).toEqual(rows)
  })

  it('two groups in the header', () => {
    const text = [
      '序号\n指标\n单位\n全年目标\n总量\n增速（%）\n上半年完成\n总量\n增速（%）\n牵头单位',
      '1\n财政收入\n亿元\n31\n6\n16.4\n7.7\n财政局',
      '2\n固定资产投资\n亿元\n210\n9\n101.8\n9.9\n发改局',
      '3\n社会消费品零售总额\n亿元\n95\n8\n47.3\n5.6\n商务局',
    ].join('\n')
    // The lower level stands behind the upper one, as rows of a table do.
    const rows = text.replace(
      '全年目标\n总量\n增速（%）\n上半年完成\n总量\n增速（%）\n牵头单位',
      '全年目标\n上半年完成\n牵头单位\n总量\n增速（%）\n总量\n增速（%）',
    )
    const [found] = read(rows)
    expect(found?.columns.map(({ header }) => header.join('/'))).toEqual([
      '序号',
      '指标',
      '单位',
      '全年目标/总量',
      '全年目标/增速（%）',
      '上半年完成/总量',
      '上半年完成/增速（%）',
      '牵头单位',
    ])
  })
})

describe('a table of one row a line', () => {
  const flat = [
    ['序号', '指标名称', '单位', '2023年目标', '上半年实绩', '完成情况'],
    ...BODY.filter(([number = '']) => number !== ''),
  ]
  it.each([
    ['tabs', (cells: string[]) => cells.join('\t')],
    ['strokes', (cells: string[]) => cells.join(' | ')],
    ['strokes around as well', (cells: string[]) => `| ${cells.join(' | ')} |`],
    ['full-width strokes', (cells: string[]) => cells.join('｜')],
  ])('%s between its cells', (_, line) => {
    const text = [...BEFORE, ...TITLE, ...flat.map(line), '', '注：快报数。', '三、存在的问题', '需求不足。']
    const [found, ...more] = read(text.join('\n'))
    expect(more).toEqual([])
    expect(found && rolesOf(found)).toBe('no name unit target actual status')
    expect(found && bodyOf(found)).toEqual(flat.slice(1))
    expect(found?.heading).toMatchObject({ label: '附件', title: TITLE, below: ['注：快报数。'] })
  })

  it('spaces between its cells, none of them blank', () => {
    const rows = flat.filter((cells) => cells.every((cell) => cell !== ''))
    const [found] = read([...TITLE, ...rows.map((cells) => cells.join('    '))].join('\n'))
    expect(found && bodyOf(found)).toEqual(rows.slice(1))
  })

  it('as Markdown writes it, with the headings of groups', () => {
    const text = [
      '|指标|年度目标|上半年完成|',
      '|---|---:|---:|',
      '|一、经济|||',
      '|税收收入|12亿元|6.6亿元|',
      '|实际用电|40亿千瓦时|18亿千瓦时|',
      '|二、民生|||',
      '|新增床位|300张|180张|',
    ].join('\n')
    const [found] = read(text)
    expect(found && bodyOf(found)).toEqual([
      ['一、经济', '', ''],
      ['税收收入', '12亿元', '6.6亿元'],
      ['实际用电', '40亿千瓦时', '18亿千瓦时'],
      ['二、民生', '', ''],
      ['新增床位', '300张', '180张'],
    ])
  })
})

describe('a text', () => {
  it('without a table has none', () => {
    const text = [
      ...BEFORE.slice(0, 3),
      '一、工业',
      '1',
      '2',
      '3',
      '主要目标：一是增长，二是完成投资。',
      '索引号 | 0071 | 生成日期 | 2023-07-11 |',
      '文号 | 无 | 发布机构 | 云岭县发改局 |',
      '效力 | 有效 | 附件 | 无 |',
    ]
    expect(tablesIn(text.join('\n'))).toEqual([])
    expect(sheetOf('')).toBeNull()
  })

  it('with two tables has both, each at its place and under its title', () => {
    const second =
      '附件2\n云岭县2023年上半年民生实事完成情况表\n序号\t实事名称\t年度目标\t上半年完成\n1\t修路\t9公里\t5公里\n2\t建校\t2所\t1所\n'
    const [, first = ''] = ways[2] ?? []
    const text = `${BEFORE.join('\n')}\n${TITLE.join('\n')}\n${first}\n${second}\n以上报告，请予审议。`
    expect(
      read(text).map(({ heading, rows }) => [heading.label, heading.title.join(''), rows.length]),
    ).toEqual([
      ['附件', TITLE.join(''), BODY.length],
      ['附件2', '云岭县2023年上半年民生实事完成情况表', 2],
    ])
    const places = tablesIn(text).map(({ from, to }) => text.slice(from, to))
    expect(places.map((place) => [place.slice(0, 2), place.trimEnd().slice(-2)])).toEqual([
      ['序号', '完成'],
      ['序号', '1所'],
    ])
  })

  it('of ten thousand lines is looked through at once', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `${at % 7 === 0 ? '1' : '序号'}`)
    const before = performance.now()
    sheetOf(lines.join('\n'))
    sheetOf(Array.from({ length: 10_000 }, (_, at) => `\t目标${at}`).join('\n'))
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

describe('the file', () => {
  const open = async (text: string) =>
    (await readFile('报告.txt', new TextEncoder().encode(text), alone, () => {})).attachments

  it('of a report shows its table and none of its prose', async () => {
    const [, table = ''] = ways[0] ?? []
    const [found] = await open([...BEFORE, ...TITLE, table, '以上情况，请予审议。'].join('\r\n'))
    expect(found?.attachment.heading).toMatchObject({ year: 2023, months: 6, above: [], below: [] })
    expect(found?.judged.summary).toMatchObject({ missed: 2, blank: 1 })
  })

  it('of a Word document with prose shows the table alone, under its own lines', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const rows = [
      ['序号', '指标名称', '单位', '2023年目标', '上半年完成'],
      ['1', '税收收入', '亿元', '12', '6.6'],
      ['2', '新增床位', '张', '300', '180'],
    ]
    const table = new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) })
    const children = [
      ...[...BEFORE, ...TITLE].map((line) => new Paragraph(line)),
      table,
      new Paragraph('注：快报数。'),
      new Paragraph('以上情况，请予审议。'),
    ]
    const bytes = new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })))
    const { attachments } = await readFile('报告.docx', bytes, alone, () => {})
    expect(attachments.map(({ attachment }) => attachment.heading)).toMatchObject([
      { label: '附件', title: TITLE, above: [], below: ['注：快报数。'] },
    ])
  })

  it('without a table says so', async () => {
    await expect(open(BEFORE.join('\n'))).rejects.toMatchObject({ code: 'not-a-workbook' })
  })
})

const shared = join(import.meta.dirname, '../../../../shared')
const absent = !existsSync(join(shared, 'seeds'))

describe.skipIf(absent)(
  `the table of the first seed${absent ? ' (skipped: the seeds are not there)' : ''}`,
  () => {
    it('is the one that was typed off it', () => {
      const file = readdirSync(join(shared, 'seeds')).find((name) => name.startsWith('000')) ?? ''
      const text = readFileSync(join(shared, 'seeds', file), 'utf8')
      const known: { title_lines: string[]; rows: string[][] } = JSON.parse(
        readFileSync(join(shared, 'cases/table_000.json'), 'utf8'),
      )
      const [found] = read(text)
      expect(found?.heading.title).toEqual(known.title_lines)
      expect(found && rolesOf(found)).toBe('no name unit target actual status')
      expect(found && bodyOf(found)).toEqual(known.rows)
      expect(known.rows).toHaveLength(18)
    })
  },
)
