/** Backups as a person makes them, loses something, and has it back; and the way to another computer. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { databaseFile } from '../../electron/host/folder.ts'
import { backupFolder, backupsIn } from '../../electron/store/backup.ts'
import { openWorkbook, saved } from '../sheet.ts'
import { skipped, startProgram } from './program.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('backups', () => {
  it('are made, looked over, put back whole and table by table, all by the keyboard', async () => {
    const program = await startProgram()
    const { page } = program
    await openWorkbook(page, official)
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    const entries = page.getByRole('region', { name: '我的表格' }).getByRole('listitem')
    await expect.poll(() => entries.count()).toBe(1)
    await page.getByText('还没有备份；').waitFor()

    await page.getByRole('button', { name: '备份与恢复' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('立即备份')
    await page.keyboard.press('Enter')
    const lines = dialog.getByRole('list', { name: '备份' }).getByRole('listitem')
    await lines
      .filter({ hasText: '已检查，完好' })
      .filter({ hasText: '手动' })
      .filter({ hasText: '1张表' })
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/^上次备份：.*共1份。$/).waitFor()

    // The table goes, and comes back out of the backup beside a new one.
    await entries.nth(0).getByRole('button').first().focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => entries.count()).toBe(0)
    await page.getByRole('button', { name: '备份与恢复' }).click()
    await lines.getByRole('button', { name: /取回单张表/ }).press('Enter')
    await dialog.getByRole('button', { name: /^取回 / }).press('Enter')
    await page.getByText(/已取回“.*”，作为一张新表/).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => entries.count()).toBe(1)
    await expect.poll(() => entries.nth(0).innerText()).toMatch(/备份 \d{4}-\d\d-\d\d/)

    // Everything as it was.
    await page.getByRole('button', { name: '备份与恢复' }).click()
    await lines.getByRole('button', { name: /恢复全部/ }).press('Enter')
    const question = page.getByRole('dialog').filter({ hasText: '随时可以再恢复回来' })
    await question.getByRole('button', { name: '恢复', exact: true }).press('Enter')
    await page.getByText(/已恢复到 /).waitFor()
    await lines.filter({ hasText: '恢复前' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => entries.count()).toBe(1)
    await expect.poll(() => entries.nth(0).innerText()).not.toContain('备份 ')
    await entries.nth(0).getByRole('button').first().click()
    await page.locator('.ag-row').filter({ hasText: '固定资产投资' }).getByText('4.1%').click()
    await page.keyboard.type('10.5%')
    await page.keyboard.press('Enter')
    await saved(page)
    await program.close()
  })

  it('that are damaged say so and cannot be chosen; a second place that is away is said', async () => {
    const program = await startProgram({ width: 900, height: 640 })
    const { page } = program
    await page.getByRole('button', { name: '示例' }).first().click()
    await page.locator('.ag-row').first().waitFor()
    // From a table on the desk by the palette.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('备份与恢复')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '立即备份' }).click()
    const line = dialog.getByRole('list', { name: '备份' }).getByRole('listitem')
    await line.filter({ hasText: '完好' }).waitFor()

    const place = dialog.getByLabel('第二备份位置')
    await place.fill('/没有/这里')
    await place.press('Enter')
    await page.getByText('没有文件夹“/没有/这里”').first().waitFor()
    const stick = await mkdtemp(join(tmpdir(), 'sgb-stick-'))
    await place.fill(stick)
    await place.press('Enter')
    await page.getByText('以后每次备份也存一份到').first().waitFor()
    await rm(stick, { recursive: true })
    await dialog.getByRole('button', { name: '立即备份' }).click()
    await dialog.getByText(/第二备份位置“.*”现在不在/).waitFor()
    await page.keyboard.press('Escape')

    const folder = backupFolder(databaseFile(program.data))
    for (const { name } of backupsIn(folder)) {
      const bytes = await readFile(join(folder, name))
      bytes[5_000] = (bytes[5_000] ?? 0) ^ 4
      await writeFile(join(folder, name), bytes)
    }
    await page.keyboard.press('Control+k')
    await page.keyboard.type('备份与恢复')
    await page.keyboard.press('Enter')
    await line.filter({ hasText: '有损坏，不能用' }).first().waitFor()
    await expect
      .poll(() =>
        line
          .getByRole('button', { name: /恢复全部/ })
          .first()
          .isDisabled(),
      )
      .toBe(true)
    await program.close()
  })

  it('everything goes to another computer as one file', async () => {
    const [old, fresh] = [await startProgram(), await startProgram()]
    await old.page.getByRole('button', { name: '示例' }).first().click()
    await old.page.locator('.ag-row').first().waitFor()
    await old.page.getByRole('button', { name: '我的表格' }).click()
    await old.page.getByRole('button', { name: '备份与恢复' }).click()
    const download = old.page.waitForEvent('download')
    await old.page.getByRole('button', { name: '导出全部数据' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^双过半-全部数据-.*\.sgbak$/)
    const path = join(old.data, file.suggestedFilename())
    await file.saveAs(path)

    const { page } = fresh
    await page.getByRole('button', { name: '备份与恢复' }).click()
    for (const said of ['已搬入1张表，设置也一起搬来了。', '文件里的表这里都已经有了，没有改动。']) {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: '搬入', exact: true }).click()
      await (await chooser).setFiles(path)
      await page.getByText(said).first().waitFor()
    }
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.getByRole('region', { name: '我的表格' }).getByRole('listitem').count())
      .toBe(1)
    await old.close()
    await fresh.close()
  })
})
