/** What a first hour by the mouse alone asks for, in a real browser. */
import { describe, expect, it } from 'vitest'
import { otherCopies } from './board.ts'
import { column, freshTables, headers, menu } from './editing.ts'
import { click, goTo, keys, rowCount, spot, where, whole } from './hands.ts'
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

  it('progress and schedule keep below the digits at every zoom', async () => {
    const { page } = program
    const cells = page.locator('.grid .pictured')
    for (const key of ['Control+Alt+Minus', 'Control+0', 'Control+Alt+Equal']) {
      await keys(page, key)
      const room = await cells.first().evaluate((cell) => {
        const css = getComputedStyle(cell)
        const range = document.createRange()
        range.selectNodeContents(cell)
        const pen = document.createElement('canvas').getContext('2d')
        if (pen === null) throw new Error('no canvas')
        pen.font = css.font
        const { fontBoundingBoxDescent, actualBoundingBoxDescent } = pen.measureText('0123456789')
        const digits =
          range.getBoundingClientRect().bottom - fontBoundingBoxDescent + actualBoundingBoxDescent
        const mark = Number.parseFloat(css.backgroundSize.split(',')[0]?.split(' ')[1] ?? '')
        return { below: cell.getBoundingClientRect().bottom - digits, mark }
      })
      expect(room.mark).toBeGreaterThan(1)
      expect(room.below).toBeGreaterThanOrEqual(room.mark)
    }
    await keys(page, 'Control+0')
  })

  it('a row that is 未完成 is marked where no column says so', async () => {
    const { page } = program
    const row = (at: number) => page.locator(`.grid .ag-row[row-index="${at - 1}"]`)
    const number = row(5).locator('.gutter')
    await expect.poll(() => number.getAttribute('title')).toBe(null)
    await goTo(page, 'F1')
    await menu(page, 'F1', '列', '删除列')
    await expect.poll(async () => (await headers(page)).length).toBe(5)
    await expect.poll(() => number.getAttribute('title')).toBe('未完成')
    const colour = (of: typeof number) => of.evaluate((cell) => getComputedStyle(cell).color)
    const red = await page.locator('.counts .missed b').evaluate((count) => getComputedStyle(count).color)
    await expect.poll(() => colour(number)).toBe(red)
    const actual = row(5).locator('.ag-cell').filter({ hasText: '4.1%' })
    expect(await colour(actual)).toBe(red)
    expect(await actual.getAttribute('title')).toBe('未完成')
    expect(await colour(row(1).locator('.gutter'))).not.toBe(red)
    // The mark is the verdict's, and goes with it.
    await goTo(page, 'D5')
    await page.keyboard.type('3%')
    await keys(page, 'Enter')
    await expect.poll(() => colour(number)).not.toBe(red)
    await keys(page, 'Control+z')
    await expect.poll(() => colour(number)).toBe(red)
    await keys(page, 'Control+z')
    await expect.poll(() => number.getAttribute('title')).toBe(null)
  })

  it('a large paste stays at its upper left, with a header over each new column', async () => {
    const { page } = program
    const lines = Array.from({ length: 60 }, (_, at) =>
      Array.from({ length: 12 }, (__, to) => `${at}-${to}`).join('\t'),
    )
    await goTo(page, 'B3')
    await otherCopies(page, { text: lines.join('\n') })
    await keys(page, 'Control+v')
    await page.getByRole('button', { name: /并粘贴$/ }).click()
    await expect.poll(() => rowCount(page)).toBe(62)
    await expect.poll(() => column(page, 'B3')).toEqual(['0-0'])
    // In sight, and not only drawn.
    const first = page.locator('.grid .ag-row[row-index="2"] .ag-cell').filter({ hasText: /^0-0$/ })
    const seen = () =>
      first.evaluate((cell) => {
        const box = cell.getBoundingClientRect()
        const over = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        return over.includes(cell)
      })
    await expect.poll(seen).toBe(true)
    const fresh = (await headers(page)).filter((name) => name.startsWith('新列'))
    expect(fresh.length).toBeGreaterThan(1)
    expect(new Set(fresh).size).toBe(fresh.length)
    // Keys with Shift are followed.
    await keys(page, 'Control+Shift+End')
    await expect.poll(() => first.count()).toBe(0)
  })

  it('what is said under a dialog leaves the bar below in sight, and errors are not red', async () => {
    const { page } = program
    await page.getByRole('button', { name: '设置' }).first().click()
    await page.getByRole('dialog').waitFor()
    const strip = await page.locator('.notice-strip').boundingBox()
    const bar = await page.locator('.status-bar').boundingBox()
    expect((strip?.y ?? 0) + (strip?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1)
    await keys(page, 'Escape')
  })
})
