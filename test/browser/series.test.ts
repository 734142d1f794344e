/** A table beside its series, as a person meets it: what the audit says, and 历年 that follows what is done elsewhere. */
import { describe, expect, it } from 'vitest'
import { databaseFile } from '../../electron/host/folder.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { cell, saved } from '../sheet.ts'
import { skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('a table and its series', () => {
  it('a slip is found beside last year, goes when last year is put right elsewhere, and a damaged table is left out', async () => {
    const program = await startProgram()
    const { page } = program
    await page.getByRole('button', { name: /示例/ }).first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('做下一期')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('新的一年').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('2022年目标').first().waitFor()

    await (await cell(page, '到位注册外资', '实绩')).click()
    await page.keyboard.type('18.6亿美元')
    await page.keyboard.press('Enter')
    await saved(page)
    await page.getByRole('tab', { name: /待处理/ }).click()
    const said = page.getByText('实绩18.6亿美元，为2021年上半年1.84亿美元的10.1倍')
    await said.first().waitFor()

    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.locator('.entry .open[title*="2021年上半年"]').first().click()
    await (await cell(other, '到位注册外资', '实绩')).click()
    await other.keyboard.type('18.4亿美元')
    await other.keyboard.press('Enter')
    await saved(other)
    await page.bringToFront()
    await said.first().waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: '历年' }).click()
    const panel = page.getByRole('region', { name: '历年' })
    await (await cell(page, '到位注册外资', '实绩')).click()
    await expect
      .poll(() => panel.locator('tbody tr').allInnerTexts())
      .toEqual([expect.stringContaining('18.6亿美元'), expect.stringContaining('18.4亿美元')])
    await other.bringToFront()
    await (await cell(other, '到位注册外资', '实绩')).click()
    await other.keyboard.type('17.9亿美元')
    await other.keyboard.press('Enter')
    await saved(other)
    await page.bringToFront()
    await expect.poll(() => panel.locator('tbody tr').last().innerText()).toContain('17.9亿美元')
    await other.close()

    const database = openDatabase(databaseFile(program.data))
    database.exec(
      `UPDATE attachment SET columns = 'rubbish', digest = 'x' WHERE heading LIKE '%"year":2021%'`,
    )
    database.close()
    await page.reload()
    await page.locator('.entry .open[title*="2022年上半年"]').first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('tab', { name: '历年' }).click()
    await panel.getByText('2021年上半年的表已损坏，没有列入').waitFor()
    await panel.getByText('没有这个指标的其他时期').waitFor()
    await program.close()
  })
})
