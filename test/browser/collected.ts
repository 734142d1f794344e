/** Twenty departments of an invented county: their table, the workbooks that the program hands them, and what they send back. */
import { readFileSync } from 'node:fs'
import exceljs from 'exceljs'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { writeOfficial } from '../../electron/files/xlsx/write.ts'
import { readDirectory, readEntry } from '../../electron/files/zip/zip.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { columnText, rowText } from '../../shared/collect/identity.ts'
import type { Method, Methods } from '../../shared/contract/contract.ts'
import { unpack } from '../../shared/contract/wire.ts'
import type { Result } from '../../shared/problem.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { cell, openWorkbook } from '../sheet.ts'
import { type Program, startProgram } from './program.ts'

const INDICATORS: readonly (readonly [
  department: string,
  ...rows: readonly (readonly [string, string, string, string])[],
])[] = [
  ['发改局', ['固定资产投资', '亿元', '420', '231.6'], ['服务业增加值', '%', '6%', '6.4%']],
  ['统计局', ['地区生产总值', '%', '6%', '6.1%'], ['规模以上工业增加值', '%', '7%', '7.3%']],
  ['财政局', ['一般公共预算收入', '亿元', '36', '19.2'], ['一般公共预算支出', '亿元', '80', '44.1']],
  ['商务局', ['社会消费品零售总额', '%', '8%', '8.5%'], ['进出口总额', '亿元', '90', '47.3']],
  ['农业农村局', ['粮食产量', '万吨', '60', '31.2'], ['农村居民人均可支配收入', '%', '7%', '7.1%']],
  ['人社局', ['城镇新增就业', '人', '9000', '5120'], ['城镇登记失业率', '%', '4%以内', '3.2%']],
  ['生态环境局', ['空气质量优良率', '%', '85%以上', '88.1%'], ['地表水达标率', '%', '90%以上', '93%']],
  ['工信局', ['技术改造投资', '亿元', '50', '27.4'], ['数字经济核心产业增加值', '%', '9%', '9.6%']],
  ['教育局', ['新增学位', '个', '3000', '1650'], ['普惠幼儿园覆盖率', '%', '85%以上', '86%']],
  ['卫健局', ['新增床位', '张', '400', '220'], ['家庭医生签约率', '%', '70%以上', '72%']],
  ['住建局', ['房地产开发投资', '亿元', '60', '31.8'], ['老旧小区改造', '个', '40', '23']],
  ['交通局', ['公路水路投资', '亿元', '12', '6.6'], ['农村公路建设', '公里', '120', '66']],
  ['水利局', ['水利投资', '亿元', '8', '4.4'], ['农村自来水普及率', '%', '95%以上', '96%']],
  ['文旅局', ['旅游总收入', '亿元', '70', '37.2'], ['接待游客', '万人次', '600', '331']],
  ['科技局', ['研发经费投入', '亿元', '9', '4.9'], ['高新技术企业', '家', '60', '33']],
  ['民政局', ['新增养老床位', '张', '200', '112'], ['社区食堂', '个', '20', '11']],
  ['自然资源局', ['造林面积', '亩', '5000', '2900'], ['耕地保有量', '万亩', '80', '80.2']],
  ['市场监管局', ['新增经营主体', '户', '6000', '3400'], ['药品抽检合格率', '%', '98%以上', '99%']],
  ['金融办', ['新增贷款', '亿元', '50', '28.7'], ['小微企业贷款余额', '亿元', '150', '151.2']],
  ['招商局', ['到位市外资金', '亿元', '110', '58.9'], ['实际使用外资', '亿美元', '1.2', '0.66']],
]

const table: Attachment = {
  id: 'made',
  heading: {
    label: '附件',
    title: ['云川县2026年上半年主要指标“双过半”完成情况'],
    above: [],
    below: [],
    year: 2026,
    months: 6,
  },
  columns: [
    { id: 'no', header: ['序号'], role: 'no', width: 6 },
    { id: 'name', header: ['指标名称'], role: 'name', width: 30 },
    { id: 'unit', header: ['计量单位'], role: 'unit', width: 10 },
    { id: 'target', header: ['2026年目标'], role: 'target', width: 12 },
    { id: 'actual', header: ['上半年完成情况', '实绩'], role: 'actual', width: 12 },
    { id: 'status', header: ['上半年完成情况', '双过半完成情况'], role: 'status', width: 16 },
    { id: 'owner', header: ['责任单位'], role: 'owner', width: 14 },
  ],
  rows: INDICATORS.flatMap(([owner, ...rows]) => rows.map((row) => [owner, ...row] as const)).map(
    ([owner, name, unit, target], at) => ({
      id: `r${at}`,
      cells: { no: String(at + 1), name, unit, target, owner },
    }),
  ),
  merges: [],
  sheet: '',
}

/** The county's table as a workbook, not yet filled. */
export const countyTable = async () => ({
  name: '云川县.xlsx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(await writeOfficial([{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }])),
})

/** Asks the program's own door, as its page does, for what no screen shows a test. */
export async function askHost<M extends Method>(
  page: Page,
  method: M,
  args: Methods[M]['arguments'],
): Promise<Methods[M]['value']> {
  const { json, parts } = await page.evaluate(
    async ([name, text]) => {
      const body = new FormData()
      body.set('json', text)
      const response = await fetch(`call/${name}`, { method: 'POST', body })
      if (response.headers.get('content-type')?.startsWith('application/json') === true)
        return { json: await response.text(), parts: [] }
      const form = await response.formData()
      const found: number[][] = []
      for (let at = 0; form.get(`part${at}`) instanceof Blob; at += 1)
        found.push([...new Uint8Array(await (form.get(`part${at}`) as Blob).arrayBuffer())])
      return { json: String(form.get('json')), parts: found }
    },
    [method, JSON.stringify(args)] as [string, string],
  )
  const result = unpack(
    json,
    parts.map((part) => Uint8Array.from(part)),
  ) as Result<Methods[M]['value']>
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

export interface Sent {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The workbooks of all departments, handed out by the program, by department. */
export async function handedOut(page: Page, id: string): Promise<ReadonlyMap<string, Sent>> {
  const plan = await askHost(page, 'planHanding', { id, whole: false })
  const [planned] = plan.tables
  if (planned === undefined) throw new Error('nothing to hand out')
  const { file } = await askHost(page, 'handOut', {
    tables: [
      {
        table: id,
        rows: planned.rows.map(({ row, departments }) => ({ row, departments })),
        columns: planned.columns.flatMap((column) => (column.chosen ? [column.id] : [])),
        own: [],
      },
    ],
    others: false,
    due: '7月5日',
    contact: '',
    phone: '',
  })
  if (file.kind !== 'download') throw new Error('no zip')
  const files = new Map<string, Sent>()
  for (const entry of readDirectory(file.bytes)) {
    const department = INDICATORS.map(([one]) => one).find((one) => entry.name.includes(one))
    if (department !== undefined)
      files.set(department, { name: entry.name, bytes: await readEntry(file.bytes, entry, 2 ** 24) })
  }
  return files
}

/**
 * A workbook as its department fills it in.
 * @param actuals other texts than the county's own, by the indicator's name; null for a blank
 */
export async function filledIn(
  { name, bytes }: Sent,
  { columns, rows }: Attachment,
  actuals: Readonly<Record<string, string | null>> = {},
): Promise<Sent> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  const nameAt = columns.find(({ role }) => role === 'name')?.id ?? ''
  const actual = columns.find(({ role }) => role === 'actual')?.id ?? ''
  const known = new Map(
    INDICATORS.flatMap(([, ...all]) => all.map(([indicator, , , text]) => [indicator, text])),
  )
  for (const sheet of book.worksheets) {
    let place = 0
    const lines = new Map<string, number>()
    sheet.eachRow((line, at) => {
      line.eachCell((cell, column) => {
        if (cell.value === columnText(actual)) place = column
        for (const { id, cells } of rows) if (cell.value === rowText(id)) lines.set(cells[nameAt] ?? '', at)
      })
    })
    for (const [indicator, at] of lines) {
      const text = indicator in actuals ? actuals[indicator] : known.get(indicator)
      if (text === undefined || text === null) continue
      sheet.getCell(at, place).value = /^[\d.]+$/.test(text) ? Number(text) : text
    }
  }
  return { name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

/** A workbook with texts in its open cells, by the name that stands in the row and the order in it. */
export async function filledRows(
  sent: Sent | undefined,
  texts: Readonly<Record<string, readonly (string | number)[]>>,
): Promise<Sent> {
  if (sent === undefined) throw new Error('nothing was handed out')
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(sent.bytes).buffer)
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      const values: (string | number)[] = []
      row.eachCell({ includeEmpty: true }, (one) => {
        values.push(...(texts[one.text] ?? []))
        if (one.protection?.locked === false && values.length > 0) one.value = values.shift() ?? ''
      })
    })
  return { name: sent.name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

/** The files of a zip that was given, by the department at the end of their names. */
export async function unzipped(file: Download): Promise<ReadonlyMap<string, Sent>> {
  const bytes = new Uint8Array(readFileSync(await file.path()))
  const found = new Map<string, Sent>()
  for (const entry of readDirectory(bytes))
    found.set(entry.name.replace(/^.*-|\.\w+$/g, ''), {
      name: entry.name,
      bytes: new Uint8Array(await readEntry(bytes, entry, 1 << 24)),
    })
  return found
}

/** Drops files onto the window, with their ways as names. */
export async function dropFiles(page: Page, files: readonly Sent[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (all) => {
      const made = new DataTransfer()
      for (const [name, content] of all) made.items.add(new File([new Uint8Array(content)], name))
      return made
    },
    files.map(({ name, bytes }) => [name, [...bytes]] as [string, number[]]),
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** The county with its table open and handed out to its twenty departments, before the tests of a describe. */
export function startedCounty() {
  let program: Program | undefined
  let county: { readonly attachment: Attachment; readonly files: ReadonlyMap<string, Sent> } | undefined
  beforeAll(async () => {
    program = await startProgram()
    const { page } = program
    await openWorkbook(page, await countyTable())
    await (await cell(page, '固定资产投资', '实绩')).waitFor()
    const [entry] = await askHost(page, 'library', {})
    if (entry === undefined) throw new Error('no table')
    const files = await handedOut(page, entry.id)
    county = { attachment: (await askHost(page, 'open', { id: entry.id })).attachment, files }
  })
  afterAll(() => program?.close())
  const running = (): Program => {
    if (program === undefined) throw new Error('the program runs from beforeAll on')
    return program
  }
  const started = () => {
    if (county === undefined) throw new Error('the county is there from beforeAll on')
    return county
  }
  /** Does what the palette calls so. */
  const command = async (name: string) => {
    const { page } = running()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').fill(name)
    await page.keyboard.press('Enter')
  }
  const wall = () => running().page.getByRole('dialog', { name: '回收返回表' })
  return {
    get page() {
      return running().page
    },
    get program() {
      return running()
    },
    get attachment() {
      return started().attachment
    },
    get files() {
      return started().files
    },
    /** What was handed to a department. */
    sentTo: (department: string): Sent => {
      const sent = started().files.get(department)
      if (sent === undefined) throw new Error(`nothing was handed to ${department}`)
      return sent
    },
    command,
    wall,
    department: (name: string) => wall().getByRole('option').filter({ hasText: name }),
    lines: (name: string) => wall().locator('.collect-cells tbody tr').filter({ hasText: name }),
    actual: async (name: string) => (await cell(running().page, name, '实绩')).innerText(),
  }
}
