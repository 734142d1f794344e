/** What a first hour by the mouse alone asks for, in a real browser. */
import { describe, expect, it } from 'vitest'
import { column, freshTables } from './editing.ts'
import { click, goTo, spot, where, whole } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('by the mouse alone', () => {
  const program = freshTables()

  it('查找 opens 替换, and 更多 has both', async () => {
    const { page } = program
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await page.keyboard.type('左右')
    await page.getByRole('search').getByRole('button', { name: '替换' }).click()
    const put = page.getByPlaceholder('替换为')
    await expect.poll(() => put.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('上下')
    await page.getByRole('button', { name: '全部替换' }).click()
    await expect.poll(() => column(page, 'D1')).toEqual(['7%上下'])
    await page.getByRole('button', { name: '收起替换' }).click()
    await put.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '关闭查找' }).click()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: /^查找和替换/ }).click()
    await put.waitFor()
    await page.getByRole('button', { name: '关闭查找' }).click()
  })

  it('查找全部 tells the addresses of the whole table under a filter, and marks the hit that the counter names', async () => {
    const { page } = program
    await page.locator('.counts .missed').click()
    await expect.poll(() => column(page, 'B1')).toEqual(['固定资产投资'])
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await page.keyboard.type('资')
    await page.getByRole('button', { name: '查找全部' }).click()
    const lines = page.locator('.find-list li')
    await expect.poll(() => page.locator('.find-list .address').allInnerTexts()).toEqual(['B5', 'B8'])
    await lines.nth(1).click()
    await expect.poll(() => where(page)).toBe('B8')
    await expect.poll(() => whole(page)).toBe('到位注册外资')
    const chosen = () => page.locator('.find-list .chosen .address').allInnerTexts()
    await page.getByRole('button', { name: '上一个' }).click()
    await expect.poll(() => page.locator('.find-bar [role="status"]').innerText()).toBe('第1个，共2个')
    await expect.poll(chosen).toEqual(['B5'])
    await click(page, await spot(page, 'D1'))
    await expect.poll(chosen).toEqual([])
    await page.getByRole('button', { name: '关闭查找' }).click()
    await goTo(page, 'A1')
  })
})
