/** A column that is put in to hand a table out: seen at work, neither printed nor written back unless somebody wants it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSheets } from '../../electron/files/reading.ts'
import { openWorkbook } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('a column for handing out', () => {
  const program = running()

  it('is named by its header, and left off the page with a word at both places', async () => {
    const { page } = program
    await openWorkbook(page, {
      name: 'official.xlsx',
      mimeType: 'application/octet-stream',
      buffer: readFileSync(official),
    })
    await page.locator('.ag-row').first().waitFor()
    await page.locator('.ag-header-cell').last().click({ button: 'right' })
    await page.getByRole('menuitem', { name: /^右侧插入列/ }).click()
    await page.locator('.ag-header-cell').filter({ hasText: '新列' }).dblclick()
    const dialog = page.getByRole('dialog', { name: /^列设置/ })
    const printed = dialog.getByRole('checkbox', { name: /^印这一栏/ })
    expect(await printed.isChecked()).toBe(true)
    await dialog.getByLabel('表头').fill('责任单位')
    // Its words alone make it a column for handing out, before anything is kept.
    await expect.poll(() => printed.isChecked()).toBe(false)
    await dialog.getByRole('button', { name: '确定' }).click()
    await page.locator('.notice').getByText('这一栏不印也不导出').waitFor()
    await page.keyboard.type('统计局')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+p')
    const preview = page.getByRole('dialog', { name: /^打印预览/ })
    await preview.getByText('“责任单位”一栏不印，导出的文件里也不显示。').waitFor()
    const frame = preview.locator('iframe').contentFrame()
    await frame.getByText('地区生产总值').first().waitFor()
    expect(await frame.getByText('统计局').count()).toBe(0)
    await preview.getByRole('button', { name: '也印' }).click()
    await frame.getByText('统计局').first().waitFor()
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    // One step, taken back like any other.
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+p')
    await preview.getByText('“责任单位”一栏不印').waitFor()
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
  })

  it('is said to stay out of the workbook before it is written back, and all else goes into it', async () => {
    const { page } = program
    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: /^写回原来的工作簿/ }).click()
    const question = page.getByRole('dialog', { name: '写回原来的工作簿' })
    await question.getByText('“责任单位”是打开以后加的列').waitFor()
    const download = page.waitForEvent('download')
    await question.getByRole('button', { name: '写回其余改动' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('official.xlsx')
    await page.locator('.notice').getByText('“责任单位”没有写进去').waitFor()
    const bytes = new Uint8Array(readFileSync(await file.path()))
    const { sheets } = await readSheets('official.xlsx', bytes, () => {})
    const texts = sheets.flatMap((sheet) => sheet.texts.flat())
    expect(texts).toContain('地区生产总值')
    expect(texts).not.toContain('统计局')
  })
})
