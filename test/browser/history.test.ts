/** 历史: what happened to a cell, the list of all that was done, an earlier state beside today's, and the way back. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { saved } from '../sheet.ts'
import { freshTables } from './editing.ts'
import { goTo, keys, said, texts } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('history', () => {
  const program = freshTables()
  const panel = (page: Page) => page.getByRole('region', { name: '历史', exact: true })
  const ofCell = (page: Page) => page.getByRole('region', { name: '这一格的历史' })
  const entries = (page: Page) => panel(page).locator('.entry')
  const summaries = async (page: Page) =>
    (await entries(page).allInnerTexts()).map((text) => text.split('\n')[0])
  const type = async (page: Page, address: string, text: string) => {
    await goTo(page, address)
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await saved(page)
  }
  beforeEach(async () => {
    const { page } = program
    await page.getByRole('tab', { name: '历史' }).click()
    await panel(page).waitFor()
  })

  it('tells of the active cell what it was, through undo, and of the table all that was done', async () => {
    const { page } = program
    await panel(page).getByText('还没有改动').waitFor()
    await type(page, 'E1', '12.9%')
    await type(page, 'E2', '9.1%')
    await goTo(page, 'E1')
    await expect.poll(() => ofCell(page).innerText()).toMatch(/12\.3% → 12\.9%\s.*修改单元格\s+最初：12\.3%/)
    await expect
      .poll(() => summaries(page))
      .toEqual([
        expect.stringMatching(/第2行.*→ 9\.1%/),
        expect.stringMatching(/第1行“地区生产总值”实绩：12\.3% → 12\.9%/),
      ])
    await goTo(page, 'E2')
    await expect.poll(() => ofCell(page).innerText()).toContain('→ 9.1%')
    await page.keyboard.press('Control+z')
    await expect.poll(() => ofCell(page).innerText()).toContain('撤销“修改单元格”')
    await expect.poll(() => summaries(page)).toHaveLength(3)
    await panel(page).getByLabel('只看本行').check()
    await expect.poll(() => summaries(page)).toHaveLength(2)
    await goTo(page, 'E1')
    await expect.poll(() => summaries(page)).toHaveLength(1)
  })

  it('filters by kind', async () => {
    const { page } = program
    await type(page, 'E1', '12.9%')
    await goTo(page, 'A3')
    await page.keyboard.press('Control+Alt+Enter')
    await expect.poll(() => summaries(page)).toHaveLength(2)
    await panel(page).getByLabel('只看哪一类').click()
    await page.locator('.ant-select-item-option:visible').filter({ hasText: '行列' }).click()
    await expect.poll(() => summaries(page)).toEqual([expect.stringContaining('插入第4行')])
  })

  it('shows an earlier state beside today’s and brings it back as one step, by keyboard', async () => {
    const { page } = program
    await type(page, 'E1', '12.5%')
    await type(page, 'E1', '12.9%')
    await type(page, 'E2', '9.1%')
    const before = await texts(page, 'A1:F6')
    await expect.poll(() => summaries(page)).toHaveLength(3)
    await entries(page).first().focus()
    await keys(page, 'End', 'Enter', 'Tab', 'Enter')
    const dialog = page.getByRole('dialog', { name: /的内容/ })
    await dialog.getByText('有2处不同').waitFor()
    expect(await dialog.locator('.ant-table-row').allInnerTexts()).toEqual([
      expect.stringMatching(/第1行“地区生产总值”实绩\s+12\.5%\s+12\.9%/),
      expect.stringMatching(/第2行.*\s+9\.1%/),
    ])
    // Who looks at one state after the other comes back to the list, and not to the sheet.
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.closest('.history') !== null)
    await page.keyboard.press('Enter')
    await dialog.getByText('有2处不同').waitFor()
    const back = dialog.getByRole('button', { name: '恢复到此时' })
    await back.focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await said(page, /已恢复到/)
    await expect.poll(async () => (await texts(page, 'E1'))[0]?.[0]).toBe('12.5%')
    await saved(page)
    await expect.poll(() => summaries(page)).toHaveLength(4)
    expect((await summaries(page))[0]).toMatch(/^恢复到\d+月\d+日 \d\d:\d\d 2 个单元格$/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => texts(page, 'A1:F6')).toEqual(before)
  })

  it('names versions, sets them beside today and beside each other, and takes them off again', async () => {
    const { page } = program
    const versions = page.getByRole('region', { name: '版本' })
    const links = () => versions.locator('.ant-btn-link').allInnerTexts()
    const dialog = page.getByRole('dialog')
    await type(page, 'E1', '12.5%')
    // By the palette, and by keyboard alone.
    await keys(page, 'Control+k')
    await page.keyboard.type('存为版本')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('版本名').waitFor()
    await expect.poll(() => dialog.getByLabel('版本名').inputValue()).toBe('送审稿')
    await page.keyboard.press('Enter')
    await expect.poll(links).toEqual(['送审稿'])
    await type(page, 'E1', '12.9%')
    await versions.getByRole('button', { name: '存为版本…' }).click()
    await dialog.getByLabel('版本名').waitFor()
    await expect.poll(() => dialog.getByLabel('版本名').inputValue()).toBe('上会稿')
    await page.keyboard.press('Enter')
    await expect.poll(links).toEqual(['上会稿', '送审稿'])
    await type(page, 'E1', '13%')

    await versions.getByRole('button', { name: '送审稿', exact: true }).click()
    const line = () => dialog.locator('.ant-table-row').innerText()
    await expect.poll(line).toMatch(/12\.5%\s+13%/)
    await page.keyboard.press('ArrowDown')
    await page.locator('.ant-select-item-option:visible').filter({ hasText: '上会稿' }).click()
    await expect.poll(line).toMatch(/12\.5%\s+12\.9%/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await versions.getByRole('button', { name: '改名：上会稿' }).click()
    await dialog.getByLabel('版本名').fill('印发稿')
    await page.keyboard.press('Enter')
    await expect.poll(links).toEqual(['印发稿', '送审稿'])
    await versions.getByRole('button', { name: '移除版本：送审稿' }).click()
    await said(page, '已移除版本“送审稿”')
    await expect.poll(links).toEqual(['印发稿'])
    await page.locator('.notices').getByRole('button', { name: '撤销' }).click()
    await expect.poll(links).toEqual(['印发稿', '送审稿'])
  })
})
