/** One file to carry: out of one library, changed on both sides, and merged with one conflict, by keyboard. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openWorkbook, saved } from '../sheet.ts'
import { temporaryFolder } from '../unit/support/folder.ts'
import { freshTables } from './editing.ts'
import { goTo, keys, said, texts } from './hands.ts'
import { skipped, startProgram } from './program.ts'

/** Where pictures for people go, where somebody wants them. */
const pictures = process.env.SGB_PICTURES

describe.skipIf(skipped)('a file to carry', () => {
  const program = freshTables()
  const type = async (page: Page, address: string, text: string): Promise<void> => {
    await goTo(page, address)
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await saved(page)
  }
  /** Exports the open table through the palette, and answers where the file lies. */
  const carriedOut = async (page: Page, folder: string, name: string): Promise<string> => {
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('带历史的表格文件')
    await page.keyboard.press('Enter')
    const file = join(folder, name)
    await (await download).saveAs(file)
    return file
  }
  const seen = async (page: Page, name: string): Promise<void> => {
    if (pictures === undefined) return
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  it('comes to another computer with its history, back with its changes, and asks where both changed one cell', async () => {
    const { page } = program
    const folder = temporaryFolder()
    await type(page, 'E1', '12.5%')
    const out = await carriedOut(page, folder, '带走.sgb')
    const other = await startProgram()
    try {
      await openWorkbook(other.page, out)
      await said(other.page, /带来1张表，历史、版本和原文件一起带来了/)
      await other.page.locator('.grid .ag-row[row-index="0"]').filter({ hasText: '12.5%' }).waitFor()
      await other.page.getByRole('tab', { name: '历史' }).click()
      await other.page.locator('.entry').filter({ hasText: '12.3% → 12.5%' }).waitFor()
      await type(other.page, 'E1', '12.8%')
      await type(other.page, 'E2', '9.9%')
      const back = await carriedOut(other.page, folder, '带回.sgb')

      await type(page, 'E1', '12.6%')
      await type(page, 'E3', '3.3%')
      await openWorkbook(page, back)
      const dialog = page.getByRole('dialog', { name: /有1处两边都改过/ })
      await dialog.getByText('另有1处只有对方改过').waitFor()
      const heads = await dialog.locator('th').allInnerTexts()
      expect(heads[1]).toMatch(/^我方 .*\d年\d+月\d+日 \d\d:\d\d改动$/)
      expect(heads[2]).toMatch(/^对方 .*\d年\d+月\d+日 \d\d:\d\d改动$/)
      const line = dialog.locator('.ant-table-row')
      expect(await line.allInnerTexts()).toEqual([
        expect.stringMatching(/第1行“地区生产总值”实绩\s+12\.6%\s+12\.8%\s+12\.5%/),
      ])
      expect(await dialog.getByRole('button', { name: '还有1处没选' }).isDisabled()).toBe(true)
      for (const [name, size] of [
        ['merge-1366', { width: 1366, height: 768 }],
        ['merge-900', { width: 900, height: 700 }],
      ] as const) {
        await page.setViewportSize(size)
        await seen(page, name)
        const box = await dialog.boundingBox()
        expect((box?.width ?? Number.NaN) <= size.width).toBe(true)
      }
      await page.emulateMedia({ colorScheme: 'dark' })
      await seen(page, 'merge-dark')
      await page.emulateMedia({ colorScheme: null })
      await page.setViewportSize({ width: 1366, height: 768 })

      // Put off, nothing has changed.
      await page.keyboard.press('Escape')
      await said(page, /没有合并，这里的表格没有改动/)
      expect(await texts(page, 'E1:E2')).toMatchObject([['12.6%'], [expect.not.stringContaining('9.9%')]])

      await openWorkbook(page, back)
      await dialog.waitFor()
      // Space takes ours, the arrow goes on to theirs, Enter merges.
      await keys(page, 'Space', 'ArrowRight')
      await dialog.getByRole('button', { name: '合并', exact: true }).waitFor()
      await seen(page, 'merge-chosen')
      await page.keyboard.press('Enter')
      await said(page, /已把“带回\.sgb”合并到“.*”，放进2处改动/)
      await expect.poll(() => texts(page, 'E1:E3')).toEqual([['12.8%'], ['9.9%'], ['3.3%']])
      await page.keyboard.press('Control+z')
      await expect.poll(async () => (await texts(page, 'E1')).flat()).toEqual(['12.6%'])
      await page.keyboard.press('Control+y')
      await expect.poll(async () => (await texts(page, 'E1')).flat()).toEqual(['12.8%'])
      // Once more it brings nothing.
      await openWorkbook(page, back)
      await said(page, /这里已有文件里的全部改动，不用合并/)
    } finally {
      await other.close()
    }
  }, 120_000)
})
