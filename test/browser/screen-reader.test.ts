/** The program by ear: what a screen reader is told of the sheet and of lists. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clickCell } from '../sheet.ts'
import { focus, open, pointedAt } from './focus.ts'
import { skipped } from './program.ts'
import { atFirstPage } from './running.ts'

describe.skipIf(skipped)('the program for everybody', () => {
  let page: Page
  atFirstPage((first) => {
    page = first
  })

  it('the sheet is a grid with a name, its size, rows, column headers and cells', async () => {
    await open(page)
    const grid = page.getByRole('grid', { name: '指标表' })
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('20')
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('7')
    await expect.poll(() => grid.getByRole('columnheader', { name: '实绩' }).count()).toBe(1)
    await expect.poll(() => grid.getByRole('columnheader', { name: '行号' }).count()).toBe(1)
    await expect.poll(() => grid.getByRole('gridcell', { name: '固定资产投资' }).count()).toBe(1)
  })

  it('the text area points at the active cell, also after scrolling and inserting, not while writing', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    await expect.poll(() => pointedAt(page)).toEqual({ role: 'gridcell', text: '固定资产投资', row: '7' })
    await page.keyboard.press('ArrowRight')
    expect((await pointedAt(page))?.text).toBe('%')
    await expect.poll(() => page.locator('.text-layer').getAttribute('aria-label')).toMatch(/^第5行，.*单位/)
    await page.keyboard.press('Control+End')
    await expect.poll(async () => (await pointedAt(page))?.row).toBe('20')
    await page.keyboard.press('Control+Home')
    await expect.poll(async () => (await pointedAt(page))?.row).toBe('3')
    await clickCell(page, '城镇居民人均可支配收入', '序号')
    await expect
      .poll(() => page.locator('.text-layer').getAttribute('aria-label'))
      .toMatch(/^第9至10行，序号，合并单元格$/)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.getByRole('button', { name: '上方插入行' }).click()
    await clickCell(page, '固定资产投资', '指标名称')
    await expect.poll(() => pointedAt(page)).toEqual({ role: 'gridcell', text: '固定资产投资', row: '8' })
    await page.keyboard.press('F2')
    await expect.poll(() => pointedAt(page)).toBeNull()
    await page.keyboard.press('Escape')
    expect((await pointedAt(page))?.text).toBe('固定资产投资')
  })

  it('a long table that scrolls keeps pointing at cells that are there', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    const lines = Array.from({ length: 300 }, (_, at) => `第${at + 1}条`).join('\n')
    await page.evaluate((text) => navigator.clipboard.writeText(text), lines)
    await page.keyboard.press('Control+v')
    const yes = page.getByRole('dialog').getByRole('button').last()
    await yes.waitFor()
    await yes.click()
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('306')
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowRight')
    for (const [key, row] of [
      ['Control+ArrowDown', '306'],
      ['Control+ArrowUp', '3'],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(async () => (await pointedAt(page))?.row, { message: key }).toBe(row)
    }
    // The scrollers of a long table are no stops; the lines of the paper around it are.
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('.sheet *')].filter(
            (element) => element.tabIndex >= 0 && !element.matches('.text-layer, .line'),
          ).length,
      ),
    ).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.sheet') ?? null)).toBeNull()
  })

  it('the palette is a list that a screen reader can follow', async () => {
    await open(page)
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: '命令' })
    await field.waitFor()
    await page.keyboard.press('ArrowDown')
    const id = await field.getAttribute('aria-activedescendant')
    const chosen = page.getByRole('option', { selected: true })
    await expect.poll(() => chosen.getAttribute('id')).toBe(id)
    await expect.poll(() => chosen.count()).toBe(1)
  })
})
