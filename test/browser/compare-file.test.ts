/** The open table beside one in a file: nothing of the file is kept, and what differs leaves as a workbook. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saved } from '../sheet.ts'
import { partsOf } from '../unit/support/parts.ts'
import { freshTables } from './editing.ts'
import { goTo, said } from './hands.ts'
import { skipped } from './program.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('a comparison with a file', () => {
  const program = freshTables()

  it('shows what differs, and leaves as an Excel file', async () => {
    const { page } = program
    await goTo(page, 'E5')
    await page.keyboard.type('4.4%')
    await page.keyboard.press('Enter')
    await saved(page)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('与其他时期对比')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '与其他时期对比' })
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: '与文件比较' }).click()
    await (await chooser).setFiles(official)
    await dialog.getByText(/只看不同（18行中有1行）/).click()
    const line = dialog.locator('.ant-table-row')
    await expect.poll(() => line.count()).toBe(1)
    expect(await line.innerText()).toMatch(/固定资产投资[\s\S]*4\.1%[\s\S]*4\.4%/)
    if (process.env.SGB_PICTURES !== undefined)
      await page.screenshot({ path: join(process.env.SGB_PICTURES, 'compare-file.png') })
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出Excel' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^两期对比：.+ 与 .+\.xlsx$/)
    const texts = [...(await partsOf(await readFile(await file.path()))).values()].join('')
    for (const text of ['固定资产投资', '4.4%', '4.1%']) expect(texts).toContain(text)
    await said(page, /已导出“两期对比：.+ 与 .+\.xlsx”/)
  }, 60_000)
})
