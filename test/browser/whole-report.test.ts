/** A report of several attachments, handed out and taken back as a whole: each figure into the attachment it belongs to. */
import { CFB } from '@e965/xlsx'
import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook, saved } from '../sheet.ts'
import { dropFiles, filledRows, type Sent, unzipped } from './collected.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const SHEETS: readonly (readonly [string, ...(readonly (string | number)[])[]])[] = [
  [
    '附件1',
    ['附件1'],
    ['2031年上半年云岭区主要指标完成情况'],
    ['序号', '指标名称', '计量单位', '2031年目标', '上半年实绩', '责任单位'],
    [1, '地区生产总值', '%', '6%', '', '统计局'],
    [2, '固定资产投资', '亿元', 420, '', '发改局'],
    [3, '新增城镇就业', '人', 9000, '', '东街道、西街道'],
  ],
  [
    '附件2',
    ['附件2'],
    ['2031年上半年云岭区民生实事完成情况'],
    ['序号', '指标名称', '计量单位', '2031年目标', '上半年实绩', '责任单位'],
    [1, '新增学位', '个', 3000, '', '教育局'],
    [2, '老旧小区改造', '个', 40, '', '发改局'],
  ],
]

async function report(): Promise<Sent> {
  const book = new exceljs.Workbook()
  for (const [name, ...rows] of SHEETS) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
  }
  return { name: '云岭区.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

/** What a workbook with a password to open it is: a compound file that says no more than that. */
function locked(): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const name of ['EncryptedPackage', 'EncryptionInfo'])
    CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

describe.skipIf(skipped)('a report of two attachments', () => {
  const program = running()
  let books: ReadonlyMap<string, Sent> = new Map()
  const command = async (name: string) => {
    const { page } = program
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').fill(name)
    await page.keyboard.press('Enter')
  }
  const wall = () => program.page.getByRole('dialog', { name: '回收返回表' })
  const department = (name: string) => wall().getByRole('option').filter({ hasText: name })
  const line = (name: string) => wall().locator('.collect-cells tbody tr').filter({ hasText: name })

  beforeAll(async () => {
    const { page } = program
    const { name, bytes } = await report()
    await openWorkbook(page, { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await page.locator('.ag-row').first().waitFor()
  })

  it('is handed out whole: a department has one workbook, with a sheet for each attachment that asks it', async () => {
    const { page } = program
    await command('下发到各单位')
    const dialog = page.getByRole('dialog', { name: '下发到各单位' })
    await dialog.getByRole('checkbox', { name: '2张附件一起下发' }).check()
    await dialog.locator('tr').filter({ hasText: '新增学位' }).waitFor()
    const jobs = dialog.locator('tr').filter({ hasText: '新增城镇就业' })
    await jobs.getByRole('checkbox', { name: '西街道' }).check()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '生成（5个单位）' }).click()
    books = await unzipped(await download)
    const sheets = async (name: string) => {
      const book = new exceljs.Workbook()
      await book.xlsx.load(Uint8Array.from(books.get(name)?.bytes ?? []).buffer)
      return book.worksheets.filter(({ state }) => state === 'visible').length
    }
    expect([await sheets('发改局'), await sheets('统计局')]).toEqual([2, 1])
  })

  it('is taken back whole: the wall names the attachment, and says of what is no return why', async () => {
    const { page } = program
    await command('回收返回表')
    await wall().getByText('5个单位').waitFor()
    await dropFiles(page, [
      await filledRows(books.get('发改局'), { 固定资产投资: [231.6], 老旧小区改造: [23] }),
      await filledRows(books.get('教育局'), { 新增学位: [1650] }),
      await filledRows(books.get('东街道'), { 新增城镇就业: [2000] }),
      await filledRows(books.get('西街道'), { 新增城镇就业: [3120] }),
      { name: '统计局（加密）.xlsx', bytes: locked() },
      { name: '聊天截图.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
    ])
    await department('统计局').getByText('读不了').waitFor()
    await department('统计局').click()
    await wall().getByText('这个文件设有打开密码，请在WPS或Office中取消密码后另存，再打开。').waitFor()
    await department('认不出单位的文件').click()
    await wall()
      .getByText(/^ ?这是图片，请选择表格文件/)
      .waitFor()
    await department('发改局').click()
    await line('固定资产投资').getByText('附件1 · 上半年实绩 · 亿元').waitFor()
    await line('老旧小区改造').getByText('附件2 · 上半年实绩 · 个').waitFor()
  })

  it('fills each attachment at one click, and the sum of two streets at another', async () => {
    const { page } = program
    await wall().getByRole('button', { name: '接受所有无疑点的（3）' }).click()
    await wall().getByText('已接受3处，写进表里。').waitFor()
    // One press takes it back out of both attachments.
    await page.keyboard.press('Control+z')
    await wall().getByText('已撤销对这3处的接受。').waitFor()
    await wall().getByRole('button', { name: '接受所有无疑点的（3）' }).click()
    await wall()
      .getByText(/^已接受3处，写进表里。/)
      .waitFor()
    await department('东街道').click()
    await wall().getByRole('button', { name: '按合计5120接受' }).click()
    await wall().getByText('已按2个单位的合计“5120”接受').waitFor()
    await page.keyboard.press('Escape')
    await wall().waitFor({ state: 'detached' })
    const row = (name: string) => page.locator('.ag-row').filter({ hasText: name })
    await row('固定资产投资').getByText('231.6').waitFor()
    await row('新增城镇就业').getByText('5120').waitFor()
    await saved(page)
    await page.getByRole('tab', { name: /附件2/ }).click()
    await row('新增学位').getByText('1650').waitFor()
    await row('老旧小区改造').getByText('23', { exact: true }).waitFor()
    // Over the other attachment a return of the report is one of its own all the same.
    await dropFiles(page, [await filledRows(books.get('统计局'), { 地区生产总值: ['6.1%'] })])
    await page.getByText('收到这张表的返回表1份').first().waitFor()
    await department('统计局').getByText('已报齐').waitFor()
  })
})
