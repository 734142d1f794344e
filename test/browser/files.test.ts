/** Files in and out as a person meets them: old formats, a table nobody has seen, a report of four, and the way back. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../electron/files/open.ts'
import { readDirectory, readEntry } from '../../electron/files/zip/zip.ts'
import { clickCell, counts, openWorkbook, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const fact = (name: string): string => join(import.meta.dirname, '../facts', name)

/** A workbook whose header says nothing that the program knows. */
async function unknownTable(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook
    .addWorksheet('数据')
    .addRows([
      ['2021年某县情况'],
      ['编码', '科目', '数一', '数二', '附记'],
      ['A1', '地区生产总值', '12.3%', '7%', '甲'],
      ['A2', '一般公共预算收入', '16.2%', '5%', '乙'],
    ])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

describe.skipIf(skipped)('files in the browser', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())

  it('a table that is not sure is asked about, with the sheet in view, and never again', async () => {
    const { page } = program
    const file = { name: '某县.xlsx', mimeType: 'application/octet-stream', buffer: await unknownTable() }
    await openWorkbook(page, file)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('没有认准').waitFor()
    await expect.poll(() => dialog.getByRole('cell', { name: '一般公共预算收入' }).count()).toBe(1)
    for (const [column, role] of [
      ['C', '实绩（'],
      ['D', '年度目标（'],
    ] as const) {
      await dialog.getByLabel(`${column}栏的用途`).click()
      await page.locator('.ant-select-item-option:visible').filter({ hasText: role }).last().click()
    }
    await dialog.getByRole('button', { name: '就这样读' }).click()
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => page.getByTestId('reason').innerText()).toContain('高于年度目标')
    await expect.poll(() => counts(page)).toBe('完成 2未完成 0待核 0待填 0')
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, file)
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => page.getByText('没有认准').count()).toBe(0)
  })

  it('what was told is listed on the first page, and asked again once it is taken off', async () => {
    const { page } = program
    const file = { name: '又一县.xlsx', mimeType: 'application/octet-stream', buffer: await unknownTable() }
    await page.getByRole('button', { name: '我的表格' }).click()
    const kept = page.getByRole('region', { name: '记住的表头' })
    await expect.poll(() => kept.getByRole('listitem').count()).toBe(1)
    await expect.poll(() => kept.innerText()).toContain('年度目标')
    await kept.getByRole('button', { name: '移除 某县.xlsx · 数据' }).click()
    await kept.waitFor({ state: 'detached' })
    await openWorkbook(page, file)
    await page.getByText('没有认准').waitFor()
  })

  it('Esc leaves the sheet unread, and that is said', async () => {
    const { page } = program
    await expect.poll(() => page.getByRole('button', { name: '不读这张工作表' }).innerText()).toContain('Esc')
    // A tip under the resting mouse takes no key from the dialog.
    await page.getByLabel('B栏的用途').hover({ timeout: 5000 })
    await page.getByRole('tooltip').filter({ visible: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('“又一县.xlsx”没有打开：您选了不读里面的表').waitFor()
    await expect.poll(() => page.locator('.ag-row').count()).toBe(0)
  })

  it('two readings stand side by side, are chosen by the keyboard, and say why', async () => {
    const { page } = program
    const csv = '事项,本级要求,眼下情形\n新增就业（人）,1200,700\n税收收入（亿元）,80,30\n'
    await openWorkbook(page, { name: '2024年上半年.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    const dialog = page.getByRole('dialog')
    const [first, second] = [dialog.getByRole('radio').first(), dialog.getByRole('radio').last()]
    await dialog.getByText('年度目标＝“本级要求”，实绩＝“眼下情形”').waitFor()
    await dialog.getByText('年度目标＝“眼下情形”，实绩＝“本级要求”').waitFor()
    await expect.poll(() => dialog.getByText(/表头“本级要求”[^。]*读作年度目标。/).count()).toBe(1)
    await expect.poll(() => first.evaluate((radio) => radio === document.activeElement)).toBe(true)
    const use = (column: string) =>
      dialog
        .locator('th')
        .filter({ has: page.getByLabel(`${column}栏的用途`) })
        .innerText()
    expect([await use('B'), await use('C')]).toEqual(['年度目标（参与判定）', '实绩（参与判定）'])
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => second.isChecked()).toBe(true)
    expect([await use('B'), await use('C')]).toEqual(['实绩（参与判定）', '年度目标（参与判定）'])
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => first.isChecked()).toBe(true)
    // A column set by hand is neither of the two.
    await dialog.getByLabel('C栏的用途').focus()
    await page.getByRole('tooltip').filter({ hasText: '读作实绩' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.isVisible()).toBe(true)
    await first.focus()
    await page.keyboard.press('Enter')
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => counts(page)).toBe('完成 1未完成 1待核 0待填 0')
    await page.getByRole('button', { name: '我的表格' }).click()
  })

  it('a table that is put off opens with marks that lead to 列设置, and waits until its columns are confirmed', async () => {
    const { page } = program
    const csv = '事项,既定数,眼前数\n新增就业（人）,1200,700\n税收收入（亿元）,80,30\n'
    await openWorkbook(page, { name: '2024年上半年.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('button', { name: '先打开，以后在列设置里确认' }).click()
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => counts(page)).toBe('完成 0未完成 0待核 2待填 0')
    await page.locator('.letters').getByText('待确认').last().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('表头“眼前数”').waitFor()
    // By the keyboard: the box is where the dialog begins.
    await expect
      .poll(() =>
        dialog.getByRole('checkbox', { name: /我已核对/ }).evaluate((box) => box === document.activeElement),
      )
      .toBe(true)
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '1栏用途待确认' }).press('Enter')
    await dialog.getByText('表头“既定数”').waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('待确认').first().waitFor({ state: 'detached' })
    await expect.poll(() => counts(page)).toBe('完成 1未完成 1待核 0待填 0')
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: '1栏用途待确认' }).waitFor()
    await expect.poll(() => counts(page)).toBe('完成 0未完成 0待核 2待填 0')
    await page.getByRole('button', { name: '我的表格' }).click()
  })

  it('changes go back into the workbook they came from, and nothing else in it differs', async () => {
    const { page } = program
    await openWorkbook(page, fact('official.xlsx'))
    await page.locator('.ag-row').filter({ hasText: '固定资产投资' }).waitFor()
    await clickCell(page, '固定资产投资', '实绩')
    await page.keyboard.type('10.5%')
    await page.keyboard.press('Enter')
    await saved(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '写回原来的工作簿' }).click()
    const bytes = new Uint8Array(await readFile(await (await download).path()))
    const before = new Uint8Array(await readFile(fact('official.xlsx')))
    const parts = async (zip: Uint8Array) =>
      Promise.all(
        readDirectory(zip).map(async (entry) => [
          entry.name,
          Buffer.from(await readEntry(zip, entry, 1e7)).toString('base64'),
        ]),
      )
    const original = new Map((await parts(before)) as [string, string][])
    const returned = await parts(bytes)
    expect(returned.filter(([name = '', part]) => original.get(name) !== part).map(([name]) => name)).toEqual(
      ['xl/worksheets/sheet1.xml'],
    )
    const [item] = (await openFile('official.xlsx', bytes, { indicators: [] })).attachments
    expect(item?.judged.summary).toMatchObject({ done: 10, missed: 2, pending: 2 })
  })

  it('a report of four attachments, one tab each, goes out as one workbook with a sheet each', async () => {
    const { page } = program
    await page.getByRole('toolbar').getByRole('button', { name: /新建/ }).click()
    await page.getByRole('menuitem', { name: /一套附件/ }).click()
    const tabs = page.getByRole('tablist', { name: '本报告的附件' }).getByRole('tab')
    await tabs.nth(3).waitFor()
    await expect.poll(() => tabs.allInnerTexts()).toEqual(['附件1', '附件2', '附件3', '附件4'])
    await page.getByRole('tab', { name: '附件2' }).click()
    await page.locator('.ag-header-cell').filter({ hasText: '完成投资' }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '全部附件导出到一个Excel' }).click()
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(await (await download).path())
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['附件1', '附件2', '附件3', '附件4'])
  })
})
