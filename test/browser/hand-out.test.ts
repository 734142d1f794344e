/** 下发: from the open table, by keyboard alone, to the zip with a workbook for each department. */
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readSheets } from '../../electron/files/reading.ts'
import { readDirectory, readEntry } from '../../electron/files/zip/zip.ts'
import { identityOf } from '../../shared/collect/identity.ts'
import { dropWorkbook, openWorkbook } from '../sheet.ts'
import { skipped } from './program.ts'
import { faint, nameless, still } from './readable.ts'
import { running } from './running.ts'

const table = [
  '2031年上半年云岭区主要指标完成情况,,,,,,',
  '序号,指标名称,计量单位,2031年目标,上半年实绩,责任单位,备注',
  '1,地区生产总值,%,6%,,统计局,',
  '2,一般公共预算收入,亿元,50,,财政局,',
  '3,其中：税收收入,亿元,40,,,',
  '4,社会消费品零售总额,%,8%,,商务局,',
  '5,新增城镇就业,人,2000,,,',
].join('\n')

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('要做什么？').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

describe.skipIf(skipped)('handing out', () => {
  const program = running()
  /** The workbook of 财政局. */
  let handed: Uint8Array = new Uint8Array()

  it('asks for the rows that nobody has, by keyboard, and gives a workbook a department', async () => {
    const { page } = program
    await openWorkbook(page, { name: '指标.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.locator('.ag-row').first().waitFor()
    await command(page, '下发到各单位')
    const dialog = page.getByRole('dialog', { name: '下发到各单位' })
    await dialog.waitFor()
    const rows = dialog.locator('.hand-out-rows tbody tr')
    // What nobody has comes first, and the keyboard is there.
    await expect.poll(() => rows.first().innerText()).toContain('新增城镇就业')
    expect(await dialog.getByRole('status').innerText()).toContain('有1行还没有单位')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('新增城镇就业的填报单位')
    await page.keyboard.type('人社局')
    await expect.poll(() => dialog.getByRole('status').innerText()).toContain('每一行都有单位')
    await still(page)
    expect([await faint(page), await nameless(page)]).toEqual([[], []])
    // Enter is the next field and not the button.
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('地区生产总值的填报单位')
    await dialog.getByLabel('联系人').fill('林一')
    await dialog.getByLabel('电话').fill('0000-1234567')
    await dialog.getByLabel('单位', { exact: true }).selectOption({ label: '财政局（2行）' })
    await expect.poll(() => rows.count()).toBe(2)
    await dialog.getByRole('checkbox', { name: '备注' }).check()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: /生成（4个单位）/ }).focus()
    await page.keyboard.press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toBe('2031年上半年云岭区主要指标完成情况-下发4个单位.zip')
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.locator('.notice').innerText())
      .toMatch(/已生成4个单位的表，共5行。已导出“.*\.zip”。/)
    const bytes = new Uint8Array(readFileSync(await file.path()))
    const books = readDirectory(bytes)
    expect(books.map(({ name }) => name.replace(/^.*-/, '')).sort()).toEqual(
      ['人社局.xlsx', '统计局.xlsx', '财政局.xlsx', '商务局.xlsx'].sort(),
    )
    const book = books.find(({ name }) => name.includes('财政局'))
    if (book === undefined) throw new Error('no workbook of 财政局')
    handed = await readEntry(bytes, book, 1 << 24)
    const { sheets } = await readSheets(book.name, new Uint8Array(handed), () => {})
    const [sheet] = sheets
    expect(sheet === undefined ? null : identityOf(sheet)).toMatchObject({ department: '财政局' })
    const texts = sheet?.texts.flat() ?? []
    expect(texts).toContain('其中：税收收入')
    expect(texts).not.toContain('地区生产总值')
    expect(texts.join('\n')).toContain('联系人：林一，电话：0000-1234567')
  })

  it('remembers it all for the next time', async () => {
    const { page } = program
    await command(page, '下发到各单位')
    const dialog = page.getByRole('dialog', { name: '下发到各单位' })
    await dialog.waitFor()
    expect(await dialog.getByLabel('新增城镇就业的填报单位').inputValue()).toBe('人社局')
    expect(await dialog.getByLabel('联系人').inputValue()).toBe('林一')
    await dialog.getByLabel('单位', { exact: true }).selectOption({ label: '财政局（2行）' })
    expect(await dialog.getByRole('checkbox', { name: '备注' }).isChecked()).toBe(true)
    await dialog.getByLabel('单位', { exact: true }).selectOption({ label: '全部行（5）' })
    expect(await dialog.getByRole('checkbox', { name: '备注' }).isChecked()).toBe(false)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('asks about a doubtful figure of a return by a letter, with the workbook to answer in', async () => {
    const { page } = program
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(handed) as never)
    workbook.worksheets[0]?.eachRow((row) => {
      if (row.getCell(3).text !== '一般公共预算收入') return
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false && cell.dataValidation?.type === 'custom') cell.value = '2000万'
      })
    })
    const sent = new Uint8Array(await workbook.xlsx.writeBuffer())
    await dropWorkbook(page, '财政局返回.xlsx', sent)
    const wall = page.getByRole('dialog', { name: '回收返回表' })
    await wall.waitFor()
    await wall.getByText('财政局').first().click()
    await wall.getByRole('button', { name: /查询函（1）/ }).click()
    const letter = page.getByRole('dialog', { name: '查询函：财政局' })
    await letter.getByText(/一般公共预算收入.*2000万/).waitFor()
    await expect.poll(() => letter.getByLabel('联系人').inputValue()).toBe('林一')
    await still(page)
    expect([await faint(page), await nameless(page)]).toEqual([[], []])
    const download = page.waitForEvent('download')
    await letter.getByRole('button', { name: '生成函和返回表（1处）' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('查询函-财政局.zip')
    const parts = readDirectory(new Uint8Array(readFileSync(await file.path())))
    expect(parts.map(({ name }) => name.replace(/^.*\./, ''))).toEqual(['docx', 'xlsx'])
    await letter.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await wall.waitFor({ state: 'detached' })
  })
})
