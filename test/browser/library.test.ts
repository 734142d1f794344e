/** The first page as it lives: what other pages do is seen at once, and a damaged table is not the end of the others. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile } from '../../electron/host/folder.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { openWorkbook, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'
import { running } from './running.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('tables of one title', () => {
  const program = running()
  const entries = () => program.page.getByRole('region', { name: '我的表格' }).getByRole('listitem')
  const home = () => program.page.getByRole('button', { name: '我的表格' }).click()
  const focused = () =>
    program.page.evaluate(() => document.activeElement?.closest('.entry')?.textContent ?? '')

  it('are told apart by file and 备注, on the first page and by the window’s title', async () => {
    const { page } = program
    await expect.poll(() => page.title()).toBe('双过半')
    for (const name of ['甲县.xlsx', '乙县.xlsx']) {
      await openWorkbook(page, { name, mimeType: '', buffer: await readFile(official) })
      await expect.poll(() => page.title()).toContain(` - ${name} - `)
      await expect.poll(() => page.title()).toContain('2021年上半年')
    }
    await page.getByRole('button', { name: '表格设置' }).click()
    await page.getByLabel('备注').fill('送审稿')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.title()).toContain('完成情况（送审稿） - 乙县.xlsx')
    await saved(page)
    await home()
    await expect.poll(() => entries().count()).toBe(2)
    await expect.poll(() => entries().nth(0).innerText()).toMatch(/送审稿[\s\S]*乙县\.xlsx[\s\S]* · .*改动/)
    await expect.poll(() => entries().nth(1).innerText()).toContain('甲县.xlsx')
    await expect.poll(() => page.title()).toBe('双过半')
    // The files lead to their tables too, the one opened last first.
    const recent = page.getByRole('navigation', { name: '最近打开的文件' }).getByRole('button')
    await expect.poll(() => recent.allInnerTexts()).toEqual(['乙县.xlsx', '甲县.xlsx'])
    await recent.nth(1).press('Enter')
    await expect.poll(() => page.title()).toContain(' - 甲县.xlsx - ')
    await home()
  })

  it('go by Delete and come back by Ctrl+Z; the keyboard goes on to the next', async () => {
    const { page } = program
    await entries().nth(0).getByRole('button').first().focus()
    await page.keyboard.press('Delete')
    await page.getByRole('status').filter({ hasText: '已移除' }).waitFor()
    await expect.poll(() => entries().count()).toBe(1)
    await expect.poll(() => focused()).toContain('甲县.xlsx')
    await page.keyboard.press('Control+z')
    await expect.poll(focused).toContain('乙县.xlsx')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused()).toContain('甲县.xlsx')
  })

  it('what was removed lies in the bin, comes back from there, or goes for good once that is agreed to', async () => {
    const { page } = program
    await entries().nth(1).getByRole('button').first().focus()
    await page.keyboard.press('Delete')
    await page.getByText('回收站').first().click()
    await page.getByRole('button', { name: /^恢复 / }).click()
    await expect.poll(() => entries().count()).toBe(2)
    await entries().nth(1).getByRole('button').first().focus()
    await page.keyboard.press('Delete')
    await page.getByText('回收站').first().click()
    await page.getByRole('button', { name: /^彻底删除 / }).click()
    await page.getByRole('dialog').getByRole('button', { name: '彻底删除' }).click()
    await expect.poll(() => page.getByText('回收站里').count()).toBe(0)
    await expect.poll(() => entries().count()).toBe(1)
    await page.reload()
    await expect.poll(() => entries().count()).toBe(1)
    expect(await page.getByRole('list', { name: '回收站' }).count()).toBe(0)
  })

  it('a new one begins in its first empty 目标 and says what to write, until the first key', async () => {
    const { page } = program
    await page.getByRole('button', { name: '新建' }).first().click()
    const hint = page.getByRole('note').filter({ hasText: '从这里填起' })
    await hint.waitFor()
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('D1')
    const [at, of] = [await hint.boundingBox(), await page.locator('.text-layer').boundingBox()]
    // Right below the cell.
    expect(Math.abs((at?.x ?? 0) - (of?.x ?? 99))).toBeLessThan(3)
    expect((at?.y ?? 0) - (of?.y ?? 0) - (of?.height ?? 0)).toBeLessThan(12)
    await page.keyboard.type('7')
    await hint.waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await saved(page)
  })
})

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
    // The list is still being told what it holds: a line may be drawn anew under the hand.
    const offer = page.locator('.notice').getByText('抢救可读内容')
    const either = entries.filter({ hasText: /完成 10|数据有损坏/ }).getByRole('button')
    await expect
      .poll(async () => {
        if ((await offer.count()) === 0) await either.first().click()
        await offer.waitFor({ timeout: 3_000 }).catch(() => null)
        return offer.count()
      })
      .toBe(1)
    const damaged = entries.filter({ hasText: '数据有损坏' })
    await damaged.waitFor()
    await expect.poll(() => entries.count()).toBe(2)
    await entries.filter({ hasNotText: '数据有损坏' }).getByRole('button').first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()

    await damaged.getByRole('button', { name: /抢救可读内容/ }).click()
    await page.locator('.ag-row').filter({ hasText: '固定资产投资' }).waitFor()
    await page.getByText('栏目的名称和用途没有读出来').waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    await expect.poll(() => entries.count()).toBe(3)
    await expect.poll(() => damaged.count()).toBe(1)
  })
})
