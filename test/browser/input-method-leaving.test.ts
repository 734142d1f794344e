/** Chinese typing that is left in mid-composition, or that goes on outside the cells. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clickCell } from '../sheet.ts'
import {
  address,
  at,
  expectReadyAt,
  focused,
  type InputMethod,
  layer,
  onOfficialTable,
  stateOf,
  written,
} from './input-method.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('Chinese input in the sheet', () => {
  let page: Page
  let ime: InputMethod
  onOfficialTable((opened, method) => {
    page = opened
    ime = method
  })
  const expectReady = (where: string): Promise<void> => expectReadyAt(page, where)

  it('a click elsewhere in mid-composition writes it where it was typed and goes there', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await clickCell(page, '进出口总额', '指标名称')
    await expect.poll(() => at(page, 1, 5)).toBe('shi')
    await expect.poll(() => at(page, 1, 7)).toBe('进出口总额')
    await expectReady('B7')
    // The input method is told that it ended, and begins anew.
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 7)).toBe('新')
    await expect.poll(() => at(page, 1, 5)).toBe('shi')
  })

  it.each([
    ['the toolbar', (page: Page) => page.getByRole('button', { name: '下方插入行' }).click()],
    [
      'a title line',
      (page: Page) =>
        page.getByLabel('标题').evaluate((element) => {
          element.focus()
        }),
    ],
    ['the name box', (page: Page) => page.getByLabel('名称框').click()],
  ])('leaving for %s in mid-composition writes it where it was typed', async (_, leave) => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await leave(page)
    await expect.poll(() => at(page, 1, 5)).toBe('shi')
    await expect.poll(() => stateOf(page)).toBe('ready')
    await expect.poll(() => at(page, 1, 4)).toBe('规上服务业营业收入')
    await expect.poll(() => at(page, 2, 5)).toBe('%')
  })

  it('leaving while typing plain letters writes them where they were typed', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.type('abc')
    await page.getByLabel('名称框').click()
    await expect.poll(() => at(page, 1, 5)).toBe('abc')
    await expect.poll(() => stateOf(page)).toBe('ready')
  })

  it('a click on nothing (the desk, a label) leaves the keys with the sheet', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.locator('.desk').click({ position: { x: 6, y: 300 } })
    await expect.poll(() => focused(page)).toBe(true)
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('新')
  })

  it('the text area does not move under a composition', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    const before = await layer(page).evaluate((element) => element.style.cssText)
    await page.evaluate(() => window.dispatchEvent(new Event('resize')))
    await page.locator('.ag-grid-viewport').evaluate((element) => element.scrollBy(0, 30))
    await page.waitForTimeout(100)
    const after = await layer(page).evaluate((element) => element.style.cssText)
    expect(after).toBe(before)
    await expect.poll(() => written(page)).toBe('shi')
    await ime.choose(' ', '是')
    await expect.poll(() => written(page)).toBe('是')
  })

  it('a composition in a title line stays in the title line', async () => {
    const title = page.getByLabel('标题')
    await title.click()
    await title.press('End')
    await ime.compose('biao')
    for (const key of ['Enter', 'Escape', 'Tab']) {
      await ime.key(key)
      expect(await title.evaluate((element) => element === document.activeElement), key).toBe(true)
    }
    await ime.choose(' ', '表')
    await expect.poll(() => title.inputValue()).toMatch(/表/)
    await expect.poll(() => written(page)).toBe('')
    await expect.poll(() => stateOf(page)).toBe('ready')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe(true)
    await expect.poll(() => title.inputValue()).toMatch(/表/)
    await expect.poll(() => stateOf(page)).toBe('ready')
  })

  it('a composition in the find bar stays in the find bar', async () => {
    await page.keyboard.press('Control+f')
    const field = page.getByRole('search').locator('input').first()
    await field.waitFor()
    await ime.compose('shouru')
    const before = await address(page)
    await ime.key('Enter')
    await ime.key('Escape')
    await expect.poll(() => field.isVisible()).toBe(true)
    await expect.poll(() => address(page)).toBe(before)
    await ime.choose(' ', '收入')
    await expect.poll(() => field.inputValue()).toBe('收入')
    await expect.poll(() => stateOf(page)).toBe('ready')
    await expect.poll(() => written(page)).toBe('')
    await page.keyboard.press('Enter')
    await expect.poll(() => address(page)).not.toBe(before)
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe(true)
  })

  it('a window that loses the focus keeps what is being typed', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('yi')
    await ime.choose(' ', '一')
    // Playwright makes every page believe that it has the focus; here it must not.
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: false })
    const other = await page.context().newPage()
    await other.bringToFront()
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false)
    await expect.poll(() => stateOf(page)).toBe('typing')
    await expect.poll(() => written(page)).toBe('一')
    await other.close()
    await page.bringToFront()
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('一')
  })

  it('Ctrl+S in mid-sentence writes the cell, or the title line, before anything is called saved', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Control+s')
    await expect.poll(() => at(page, 1, 5)).toBe('新')
    await expectReady('B5')
    const title = page.getByLabel('标题')
    await title.click()
    await title.press('Control+End')
    await ime.compose('biao')
    await ime.choose(' ', '表')
    await page.keyboard.press('Control+s')
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).isEnabled()).toBe(true)
    await title.press('Escape')
    await expect.poll(() => title.inputValue()).toMatch(/表$/)
  })

  it('an action from the palette in mid-sentence finds the sentence written', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').waitFor()
    await expect.poll(() => at(page, 1, 5)).toBe('新')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe(true)
    await expect.poll(() => stateOf(page)).toBe('ready')
  })
})
