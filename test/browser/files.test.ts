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
    expect(await dialog.getByRole('cell', { name: '一般公共预算收入' }).count()).toBe(1)
    for (const [column, role] of [
      ['C', '实绩（'],
      ['D', '年度目标（'],
    ] as const) {
      await dialog.getByLabel(`${column}栏的用途`).click()
      await page.locator('.ant-select-item-option:visible').filter({ hasText: role }).last().click()
    }
    await dialog.getByRole('button', { name: '就这样读' }).click()
    await page.locator('.ag-row').first().waitFor()
    expect(await page.getByTestId('reason').innerText()).toContain('高于年度目标')
    expect(await counts(page)).toBe('完成 2未完成 0待核 0待填 0')
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, file)
    await page.locator('.ag-row').first().waitFor()
    expect(await page.getByText('没有认准').count()).toBe(0)
  })

  it('what was told is listed on the first page, and asked again once it is taken off', async () => {
    const { page } = program
    const file = { name: '又一县.xlsx', mimeType: 'application/octet-stream', buffer: await unknownTable() }
    await page.getByRole('button', { name: '我的表格' }).click()
    const kept = page.getByRole('region', { name: '记住的表头' })
    expect(await kept.getByRole('listitem').count()).toBe(1)
    expect(await kept.innerText()).toContain('年度目标')
    await kept.getByRole('button', { name: '移除 某县.xlsx · 数据' }).click()
    await kept.waitFor({ state: 'detached' })
    await openWorkbook(page, file)
    await page.getByText('没有认准').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.ag-row').first().waitFor()
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
    await page.getByRole('navigation').getByRole('button', { name: /新建/ }).click()
    await page.getByRole('menuitem', { name: /一套附件/ }).click()
    await page.getByRole('tab').nth(3).waitFor()
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['附件1', '附件2', '附件3', '附件4'])
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
