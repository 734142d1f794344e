/** 做下一期 and 复制, as a person meets them. */
import { describe, expect, it } from 'vitest'
import { cell, saved } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

describe.skipIf(skipped)('the next period in the browser', () => {
  const program = running()

  const palette = async (name: string): Promise<void> => {
    const { page } = program
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
  }

  it('is proposed, made by Enter alone, and opens at the first cell to fill', async () => {
    const { page } = program
    await page.getByRole('button', { name: /示例/ }).first().click()
    await page.locator('.ag-row').first().waitFor()
    await palette('做下一期')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('新的一年').waitFor()
    expect(await dialog.getByLabel('年份').inputValue()).toBe('2022')
    await expect.poll(() => dialog.locator('.next-title').innerText()).toContain('2022年上半年')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('2022年目标').first().waitFor()
    await expect.poll(async () => (await cell(page, '地区生产总值', '实绩')).innerText()).toBe('')
    await page.locator('.verdict').getByText('待填').waitFor()
    expect(await page.locator('.verdict').innerText()).not.toContain('参照')
    await page.keyboard.type('8')
    await page.keyboard.press('Enter')
    await saved(page)
    await expect.poll(async () => (await cell(page, '地区生产总值', '目标')).innerText()).toBe('8')
    await page.keyboard.press('Control+F6')
    await page.getByText('2021年目标').first().waitFor()
  })

  it('another part of the year keeps the targets, and 双过半 goes', async () => {
    const { page } = program
    await palette('做下一期')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('年份').fill('2021')
    await dialog.getByText('前三季度').click()
    await dialog.getByText('年度目标保留').waitFor()
    await expect.poll(() => dialog.locator('.next-title').innerText()).not.toContain('双过半')
    await dialog.getByRole('button', { name: '做下一期' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('前三季度完成情况').first().waitFor()
    await expect.poll(async () => (await cell(page, '地区生产总值', '实绩')).innerText()).toBe('')
    expect(await (await cell(page, '地区生产总值', '目标')).innerText()).not.toBe('')
  })

  it('is a button beside each table of the library, and says what is there already', async () => {
    const { page } = program
    await page.getByRole('button', { name: '我的表格' }).click()
    await page
      .locator('.entry .origin')
      .filter({ hasText: /^由《2021年上半年.*》做下一期/ })
      .first()
      .waitFor()
    await page
      .getByRole('button', { name: /^做下一期 2021年上半年/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('年份').fill('2022')
    await dialog.getByText('上半年', { exact: true }).click()
    await dialog.getByText('2022年上半年的表已有1张').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('the row of the table is a line through the periods, which lead to their tables', async () => {
    const { page } = program
    await page.locator('.entry .open[title*="2022年上半年"]').first().click()
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('tab', { name: '历年' }).click()
    const panel = page.getByRole('region', { name: '历年' })
    await expect
      .poll(() => panel.locator('tbody td:first-child').allInnerTexts())
      .toEqual(['2022年上半年', '2021年前三季度', '2021年上半年'])
    await (await cell(page, '地区生产总值', '实绩')).click()
    await page.keyboard.type('9.1%')
    await page.keyboard.press('Enter')
    await (await cell(page, '地区生产总值', '实绩')).click()
    await expect.poll(() => panel.locator('tbody tr').first().innerText()).toContain('-3.2个百分点')
    await expect
      .poll(() => panel.getByRole('img').getAttribute('aria-label'))
      .toBe('2021年上半年12.3%，2022年上半年9.1%')
    await saved(page)
    await panel.getByRole('button', { name: '2021年上半年' }).click()
    await page.getByText('2021年目标').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
  })

  it('a copy says that it is one', async () => {
    const { page } = program
    await page.locator('.entry .open').first().click()
    await page.locator('.ag-row').first().waitFor()
    await palette('复制这张表')
    await page.getByText('已复制，这是副本').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    await expect.poll(() => page.locator('.entry .remark').first().innerText()).toBe('副本')
  })
})
