/** The picture, the paragraph and the comparison as people take them along. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const later = {
  name: '某县.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '2022年上半年主要指标完成情况,,,,',
      '序号,指标名称,计量单位,2022年目标,上半年实绩,双过半完成情况',
      '1,地区生产总值,%,7%,6.2%,',
      '2,固定资产投资,%,8%,9.1%,',
      '3,到位注册外资,亿美元,8,3.1,',
    ].join('\n'),
  ),
}

describe.skipIf(skipped)('the picture in the browser', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
    const { page } = program
    await openWorkbook(page, join(import.meta.dirname, '../facts/official.xlsx'))
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, later)
    await page.locator('.ag-row').filter({ hasText: '6.2%' }).waitFor()
  })
  afterAll(() => program.close())

  it('is drawn, copied as a picture, saved as PNG and SVG; its paragraph is copied', async () => {
    const { page } = program
    await page.keyboard.press('Alt+F1')
    const paper = page.getByRole('img', { name: /进度图/ })
    await paper.locator('svg').waitFor()
    await expect.poll(() => paper.textContent()).toContain('38.75%')
    await page.getByRole('button', { name: '复制图片' }).click()
    await page.getByText('图片已复制').waitFor()
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types: all }) => all),
    )
    expect(types).toContain('image/png')
    const saved = async (name: string) => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name }).click()
      const file = await download
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
    }
    const png = await saved('存为图片')
    expect(png.name).toBe('2022年上半年主要指标完成情况进度图.png')
    // Twice the picture's own 960 pixels, read from the file's own head.
    expect([png.bytes.toString('latin1', 1, 4), png.bytes.readUInt32BE(16)]).toEqual(['PNG', 1920])
    const svg = await saved('存为矢量图')
    expect(svg.bytes.toString()).toMatch(/^<svg[\s\S]*到位注册外资[\s\S]*<\/svg>$/)
    await page.getByRole('button', { name: '复制文字' }).click()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toMatch(/^2022年上半年，3项指标（按序号计）中，1项实现“双过半”/)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('another period stands beside this one, the earlier on the left, and goes into Excel', async () => {
    const { page } = program
    await page.getByRole('button', { name: '与其他时期对比' }).click()
    const row = page.locator('.compared tr').filter({ hasText: '到位注册外资' })
    await row.waitFor()
    expect((await row.innerText()).split('\t').map((text) => text.trim())).toEqual([
      '3',
      '到位注册外资',
      '亿美元',
      '10亿美元',
      '1.84亿美元',
      '未完成',
      '8',
      '3.1',
      '未完成',
      '+1.26亿美元（+68.5%）',
    ])
    await page.getByRole('button', { name: '复制到Excel' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('3\t到位注册外资\t亿美元\t10亿美元\t1.84亿美元\t未完成\t8\t3.1\t未完成\t1.26\t68.5\t')
    // Rows that only one of the two has say so, and the dialog fits its window.
    await page.locator('.compared tr.alone').filter({ hasText: '进出口总额' }).getByText('已无').waitFor()
    expect(
      await page
        .getByRole('dialog')
        .evaluate((dialog) => dialog.getBoundingClientRect().bottom <= innerHeight),
    ).toBe(true)
    const lines = page.locator('.compared tbody tr:not(.ant-table-measure-row)')
    const all = await lines.count()
    await page.getByRole('checkbox', { name: /只看不同/ }).check()
    await expect.poll(() => lines.count()).toBeLessThanOrEqual(all)
    const printed = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          window.print = () => resolve(document.querySelector<HTMLElement>('.print-pages')?.textContent ?? '')
        }),
    )
    await page.getByRole('button', { name: '打印', exact: true }).last().click()
    await expect.poll(() => printed).toMatch(/两期对比前：.*official\.xlsx后：.*某县\.csv.*2021年上半年目标/)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await row.getByRole('button', { name: '到位注册外资' }).click()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('A3')
  })
})
