/** The first page as it lives: what other pages do is seen at once, and a damaged table is not the end of the others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile } from '../../electron/host/folder.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('the library in the browser', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())

  it('shows what another page makes, sets and changes, without being asked', async () => {
    const { page } = program
    await page.getByRole('button', { name: '示例' }).first().waitFor()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: '示例' }).first().click()
    await other.locator('.ag-row').first().waitFor()
    await page.getByRole('region', { name: '我的表格' }).getByText('完成 9').waitFor()
    await other.locator('.ag-row').filter({ hasText: '固定资产投资' }).getByText('4.1%').click()
    await other.keyboard.type('10.5%')
    await other.keyboard.press('Enter')
    await saved(other)
    await page.getByRole('region', { name: '我的表格' }).getByText('完成 10').waitFor()
    await other.close()
  })

  it('names a damaged table, opens the others, and saves what can be read of it', async () => {
    const { page } = program
    await page.getByRole('button', { name: '新建' }).first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    const entries = page.getByRole('region', { name: '我的表格' }).getByRole('listitem')
    await expect.poll(() => entries.count()).toBe(2)

    const database = openDatabase(databaseFile(program.data))
    database.exec(`UPDATE attachment SET columns = 'rubbish' WHERE source <> ''`)
    database.close()
    // A program that has the table in its memory still knows what it says.
    await program.restart()
    await entries.filter({ hasText: '完成 10' }).getByRole('button').first().click()
    await page.locator('.notice').getByText('抢救可读内容').waitFor()
    const damaged = entries.filter({ hasText: '数据有损坏' })
    await damaged.waitFor()
    expect(await entries.count()).toBe(2)
    await entries.filter({ hasNotText: '数据有损坏' }).getByRole('button').first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()

    await damaged.getByRole('button', { name: /抢救可读内容/ }).click()
    await page.locator('.ag-row').filter({ hasText: '固定资产投资' }).waitFor()
    await page.getByText('栏目的名称和用途没有读出来').waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    await expect.poll(() => entries.count()).toBe(3)
    expect(await damaged.count()).toBe(1)
  })
})
