/** The table has the window: the paper scrolls as a whole, header rows and names stay, rows are as high as their texts. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { cell, openWorkbook, saved } from '../sheet.ts'
import { menu } from './editing.ts'
import { click, freshTable, goTo, keys, letter, rowNumber, said, spot, texts, where } from './hands.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const wide = join(import.meta.dirname, '../facts/cover-19-columns.xlsx')

/** The part of the window that the paper is seen through. */
const frame = async (page: Page) => {
  const box = await page.locator('.ag-grid-viewport').boundingBox()
  if (box === null) throw new Error('no table is open')
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
}

/** The rows whose numbers are seen whole, below the header and above the window's end. */
const rowsSeen = async (page: Page): Promise<number> => {
  const { bottom } = await frame(page)
  return page.evaluate((end) => {
    const head = document.querySelector('.ag-header')?.getBoundingClientRect().bottom ?? 0
    return [...document.querySelectorAll('.ag-row')].filter((row) => {
      const box = row.getBoundingClientRect()
      return box.top >= head - 1 && box.bottom <= end + 1
    }).length
  }, bottom)
}

/** How far the paper is scrolled. */
const scrolled = (page: Page): Promise<{ left: number; top: number }> =>
  page.evaluate(() => {
    const viewport = document.querySelector('.ag-grid-viewport')
    return { left: viewport?.scrollLeft ?? -1, top: viewport?.scrollTop ?? -1 }
  })

/** Where something begins and ends across the window. */
const across = async (page: Page, selector: string): Promise<{ left: number; right: number }> => {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not drawn`)
  return { left: box.x, right: box.x + box.width }
}

describe.skipIf(skipped)('the official table in a window of 1366×768', () => {
  const program = running()
  beforeEach(() => freshTable(program.page))

  it('is seen with at least 16 of its rows, and whole once the title is scrolled away', async () => {
    const { page } = program
    await expect.poll(() => rowsSeen(page)).toBeGreaterThanOrEqual(16)
    await page.locator('.ag-grid-viewport').evaluate((paper) => paper.scrollTo(0, paper.scrollHeight))
    await expect.poll(() => rowsSeen(page)).toBe(18)
  })

  it('scrolls with its title; header rows and letters stay; the first row brings the title back', async () => {
    const { page } = program
    await page.setViewportSize({ width: 1366, height: 500 })
    const { top } = await frame(page)
    const bottomOf = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox()
      return (box?.y ?? 0) + (box?.height ?? 0)
    }
    await keys(page, 'Control+End')
    await expect.poll(() => bottomOf('.paper .title')).toBeLessThanOrEqual(top)
    expect(Math.abs((await bottomOf('.letters')) - top - 18)).toBeLessThan(1)
    const head = await page.locator('.ag-header').boundingBox()
    expect(Math.abs((head?.y ?? 0) - top - 18)).toBeLessThan(1)
    // The last row is seen, and not under anything.
    const last = await rowNumber(page, 18)
    expect(last.y).toBeLessThan((await frame(page)).bottom)
    await keys(page, 'Control+Home')
    await expect.poll(() => scrolled(page)).toEqual({ left: 0, top: 0 })
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('has one bar to scroll by', async () => {
    const { page } = program
    const scrollers = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.desk, .desk *')]
          .filter((each) => {
            const { overflowY, visibility } = getComputedStyle(each)
            const scrolls = overflowY === 'auto' || overflowY === 'scroll'
            return scrolls && visibility !== 'hidden' && each.scrollHeight > each.clientHeight
          })
          .map((each) => each.className),
      )
    await expect.poll(() => scrollers()).toHaveLength(1)
  })

  it('has rows of one line where the text has one', async () => {
    const { page } = program
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('.ag-row')].map((row) => row.getBoundingClientRect().height),
    )
    const one = Math.min(...heights)
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('.ag-row')].map((row) =>
        Math.max(
          ...[...row.querySelectorAll('.ag-cell:not(.gutter)')].map((each) => {
            const range = document.createRange()
            range.selectNodeContents(each)
            return (
              Math.round(
                range.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(each).lineHeight),
              ) || 1
            )
          }),
        ),
      ),
    )
    expect(heights.map((height) => (height < 1.5 * one ? 1 : 2))).toEqual(lines)
    const height = async (name: string) => (await (await cell(page, name, '指标')).boundingBox())?.height
    await expect.poll(() => height('城镇居民人均可支配收入')).toBe(one)
    await expect.poll(() => height('农村居民人均可支配收入')).toBe(one)
  })

  it('a click beside the table selects nothing, and the keys stay with the sheet', async () => {
    const { page } = program
    await goTo(page, 'C4')
    const { right, bottom } = await frame(page)
    await page.mouse.click(right - 10, bottom - 10)
    await page.mouse.click((await across(page, '.paper')).left + 20, (await frame(page)).top + 12)
    await expect.poll(() => where(page)).toBe('C4')
    await keys(page, 'ArrowDown')
    await expect.poll(() => where(page)).toBe('C5')
  })
})

describe.skipIf(skipped)('a table wider than the window', () => {
  const program = running()
  beforeEach(async () => {
    const { page } = program
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.querySelector('.sheet')?.setAttribute('data-before', ''))
    await openWorkbook(page, wide)
    await page.locator('.sheet:not([data-before])[data-frozen]').waitFor()
    await page.locator('.ag-row').filter({ hasText: '地区生产总值' }).first().waitFor()
  })

  const toTheEnd = async (page: Page): Promise<void> => {
    await goTo(page, 'S2')
    await expect.poll(async () => (await scrolled(page)).left).toBeGreaterThan(800)
  }
  const groupText = '.frozen .merged .stay'

  it('opens at its left edge, with the selection in sight', async () => {
    const { page } = program
    expect((await scrolled(page)).left).toBe(0)
    await expect.poll(() => where(page)).toBe('A1')
  })

  it('keeps its names in sight at its right end, and the text of a group row at its left', async () => {
    const { page } = program
    const before = await across(page, '.ag-row[row-index="1"] .ag-cell.text')
    await toTheEnd(page)
    await expect.poll(() => across(page, '.ag-row[row-index="1"] .ag-cell.text')).toEqual(before)
    await expect.poll(() => texts(page, 'C2')).toEqual([['地区生产总值']])
    const { left, right } = await frame(page)
    const group = await page.evaluate(() => {
      const text = document.querySelector('.frozen .merged .stay')
      const range = document.createRange()
      if (text !== null) range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      return { text: text?.textContent, left: box.left, right: box.right }
    })
    expect(group.text).toBe('一、经济发展')
    // As it is printed.
    expect(group.left).toBeGreaterThanOrEqual(left)
    expect(group.left).toBeLessThan(left + 80)
    expect(group.right).toBeLessThan(right)
    // The last column is seen whole.
    expect((await across(page, '.letter[data-column="18"]')).right).toBeLessThanOrEqual(right + 1)
  })

  it('takes clicks, drags and typing in what stays, however far the rest is scrolled', async () => {
    const { page } = program
    await toTheEnd(page)
    const name = await spot(page, 'C3')
    await page.mouse.click(name.x, name.y)
    await expect.poll(() => where(page)).toBe('C3')
    expect((await scrolled(page)).left).toBeGreaterThan(800)
    // Its frame lies over it, and what is typed too.
    const cellBox = await across(page, '.ag-row[row-index="2"] .ag-cell.text')
    const active = await across(page, '.frozen .active')
    expect(Math.abs(active.left - cellBox.left)).toBeLessThan(1)
    await page.keyboard.type('其中：服务业')
    const editor = await across(page, '.text-layer')
    expect(Math.abs(editor.left - cellBox.left)).toBeLessThan(1)
    expect((await scrolled(page)).left).toBeGreaterThan(800)
    await keys(page, 'Enter')
    await saved(page)
    await expect.poll(() => texts(page, 'C3')).toEqual([['其中：服务业']])
    await keys(page, 'Control+z')
    await expect.poll(() => texts(page, 'C3')).toEqual([['其中：第三产业']])
    // A column under the frozen ones is not what is clicked, and one beside them is.
    const beside = await spot(page, 'Q4')
    await page.mouse.click(beside.x, beside.y)
    await expect.poll(() => where(page)).toBe('Q4')
    const merged = await spot(page, 'B2')
    await page.mouse.click(merged.x, merged.y)
    await expect.poll(() => where(page)).toBe('B2')
    // The merge 经济 with its frame, over both of its rows.
    const tall = await page.locator('.frozen .active').boundingBox()
    expect(tall?.height).toBeGreaterThan(40)
    // A whole column grows over the group rows, as in Excel.
    await click(page, await letter(page, 'C'))
    await expect.poll(() => where(page)).toBe('6行×19列')
  })

  it('shows the cell that is written, where it was scrolled out of sight or under what stays', async () => {
    const { page } = program
    await goTo(page, 'E3')
    await page.locator('.ag-grid-viewport').evaluate((paper) => paper.scrollTo(60, 0))
    await page.keyboard.type('1')
    const { right } = await across(page, '.letter[data-column="2"]')
    await expect.poll(async () => (await across(page, '.text-layer')).left).toBeGreaterThanOrEqual(right - 1)
    await keys(page, 'Escape')
    await page.locator('.ag-grid-viewport').evaluate((paper) => paper.scrollTo(9999, 0))
    await keys(page, 'F2')
    await expect.poll(async () => (await across(page, '.text-layer')).left).toBeGreaterThanOrEqual(right - 1)
    await keys(page, 'Escape')
  })

  it('moved into by keys, a column is never left under those that stay', async () => {
    const { page } = program
    await toTheEnd(page)
    for (const address of ['L2', 'E2', 'D2'] as const) {
      await goTo(page, address)
      const { right } = await across(page, '.letter[data-column="2"]')
      await expect
        .poll(async () => (await across(page, '.ag-grid-scrolling-container > .overlay > .active')).left)
        .toBeGreaterThanOrEqual(right - 1)
    }
  })

  it('is frozen by hand where a person says so, let go again, and so found when it is opened again', async () => {
    const { page } = program
    const freeze = () => menu(page, 'A3', '列', '冻结窗格')
    await goTo(page, 'B3')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('冻结窗格')
    await keys(page, 'Enter')
    await said(page, '已冻结A列')
    await expect.poll(() => page.locator('.letter.stays').count()).toBe(1)
    await page.reload()
    await page
      .getByRole('button', { name: /高质量发展/ })
      .first()
      .click()
    await page.locator('.letter.stays').first().waitFor()
    await expect.poll(() => page.locator('.letter.stays').count()).toBe(1)
    await freeze()
    await expect.poll(() => page.locator('.letter.stays').count()).toBe(3)
    await goTo(page, 'A3')
    await freeze()
    await expect.poll(() => page.locator('.letter.stays').count()).toBe(0)
    await freeze()
  })

  it('freezes nothing by itself where the window is wide enough', async () => {
    const { page } = program
    await page.setViewportSize({ width: 2800, height: 768 })
    await expect.poll(() => page.locator('.letter.stays').count()).toBe(0)
    await page.setViewportSize({ width: 1366, height: 768 })
    await expect.poll(() => page.locator('.letter.stays').count()).toBe(3)
    await expect.poll(() => page.locator(groupText).first().textContent()).toBe('一、经济发展')
  })
})
