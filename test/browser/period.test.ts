/** The period that no file tells, and the year that a table is carried over to, as a person meets them. */
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { cell, counts, openWorkbook, saved } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

async function workbook(title: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book
    .addWorksheet('Sheet1')
    .addRows([
      [title],
      ['序号', '项目', '单位', '目标任务', '完成'],
      ['1', '新增停车泊位', '个', '1500', '1620'],
      ['2', '加装电梯', '部', '60', '41'],
      ['3', '垃圾分类覆盖率', '%', '98', '98.5'],
    ])
  return Buffer.from(await book.xlsx.writeBuffer())
}

const fileOf = async (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: await workbook('2024年民生实事完成情况'),
})

describe.skipIf(skipped)('the period and the year in the browser', () => {
  const program = running()

  it('is asked once, answered by keys, and taken back as any edit', async () => {
    const { page } = program
    await openWorkbook(page, await fileOf('民生.xlsx'))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('是哪个时期的数据').waitFor()
    await expect.poll(() => counts(page)).toBe('完成 2未完成 0待核 1待填 0')
    // Nothing is chosen beforehand, so Enter alone answers nothing.
    await expect.poll(() => dialog.getByRole('button', { name: '确定' }).isDisabled()).toBe(true)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await saved(page)
    await expect.poll(() => counts(page)).toBe('完成 3未完成 0待核 0待填 0')
    await expect.poll(() => page.getByText('时期未定').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: '时期未定' }).waitFor()
    await expect.poll(() => counts(page)).toBe('完成 2未完成 0待核 1待填 0')
  })

  it('left open with Esc it is not asked again; the hint leads to where it is told', async () => {
    const { page } = program
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, await fileOf('民生二.xlsx'))
    await page.getByRole('dialog').getByText('是哪个时期的数据').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '时期未定' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('还没有选定').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('期间')
    await page.keyboard.press('ArrowDown')
    await page.locator('.ant-select-item-option:visible').filter({ hasText: '前三季度' }).click()
    await expect.poll(() => dialog.innerText()).toContain('由人工选定')
    await dialog.getByRole('button', { name: '确定' }).click()
    await saved(page)
    // 41 of 60 is not three quarters.
    await expect.poll(() => counts(page)).toBe('完成 2未完成 1待核 0待填 0')
  })

  it('another year is offered to title and headers at once, with one undo', async () => {
    const { page } = program
    await page.getByRole('button', { name: '我的表格' }).click()
    await page.getByRole('button', { name: /示例/ }).first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '表格设置' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('年份').fill('2026')
    await dialog.getByText('也改为2026年').waitFor()
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('2026年目标').first().waitFor()
    await expect.poll(() => page.getByText('2026年上半年').count()).toBeGreaterThan(0)
    await page.keyboard.press('Control+z')
    await page.getByText('2021年目标').first().waitFor()
    await expect.poll(() => page.getByText('2026年').count()).toBe(0)
    await expect.poll(async () => (await cell(page, '地区生产总值', '实绩')).innerText()).toBe('12.3%')
  })

  it('another part of the year is offered the same way; 双过半 goes with the half year unless it is kept', async () => {
    const { page } = program
    await page.getByRole('button', { name: '表格设置' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('期间').click()
    await page.locator('.ant-select-item-option:visible').filter({ hasText: '前三季度' }).click()
    await dialog.getByText('也改为2021年前三季度').waitFor()
    await dialog.getByText('保留“双过半”').waitFor()
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('前三季度完成情况').first().waitFor()
    await expect.poll(() => page.locator('main.desk').getByText('双过半').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.getByText('上半年完成情况').first().waitFor()
    await expect.poll(() => page.locator('main.desk').getByText('双过半').count()).toBeGreaterThan(0)
  })

  it('a tolerance that is none is said and not dropped', async () => {
    const { page } = program
    await page.getByRole('button', { name: '表格设置' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('左右的容差').fill('半个点')
    await dialog.getByText('“半个点”不能作容差').waitFor()
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect
      .poll(() => dialog.getByLabel('左右的容差').evaluate((field) => field === document.activeElement))
      .toBe(true)
    await dialog.getByLabel('左右的容差').fill('０．８')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    await saved(page)
    await page.getByRole('button', { name: '表格设置' }).first().click()
    await expect.poll(() => dialog.getByLabel('左右的容差').inputValue()).toBe('0.8')
    await page.keyboard.press('Escape')
  })
})
