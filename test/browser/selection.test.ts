/** Selecting as in Excel, by mouse and by keys, in a real browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { click, drag, freshTable, goTo, keys, letter, rowNumber, spot, where, whole } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('selecting', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())
  beforeEach(() => freshTable(program.page))

  it('click, drag, Shift+click and Shift+arrows', async () => {
    const { page } = program
    await click(page, await spot(page, 'B2'))
    await expect.poll(() => where(page)).toBe('B2')
    await drag(page, await spot(page, 'B2'), await spot(page, 'D4'))
    await expect.poll(() => where(page)).toBe('3行×3列')
    await click(page, await spot(page, 'B2'))
    await click(page, await spot(page, 'E3'), 'Shift')
    await expect.poll(() => where(page)).toBe('2行×4列')
    await keys(page, 'Shift+ArrowDown', 'Shift+ArrowLeft')
    await expect.poll(() => where(page)).toBe('3行×3列')
    await keys(page, 'ArrowRight')
    await expect.poll(() => where(page)).toBe('C2')
  })

  it('Ctrl+arrows, Ctrl+Shift+arrows, Ctrl+A, Home and End', async () => {
    const { page } = program
    await goTo(page, 'B3')
    await keys(page, 'Control+ArrowDown')
    await expect.poll(() => where(page)).toBe('B18')
    await keys(page, 'Control+ArrowUp')
    await expect.poll(() => where(page)).toBe('B1')
    await keys(page, 'Control+Shift+ArrowRight')
    await expect.poll(() => where(page)).toBe('1行×5列')
    await keys(page, 'Control+a')
    await expect.poll(() => where(page)).toBe('18行×6列')
    await keys(page, 'Home')
    await expect.poll(() => where(page)).toBe('A1')
    await keys(page, 'End', 'Enter')
    await expect.poll(() => where(page)).toBe('F1')
    await keys(page, 'Control+End')
    await expect.poll(() => where(page)).toBe('F18')
    await keys(page, 'Control+Home')
    await expect.poll(() => where(page)).toBe('A1')
    await keys(page, 'Control+Space')
    await expect.poll(() => where(page)).toBe('18行×1列')
    await goTo(page, 'C3')
    await keys(page, 'Shift+Space')
    await expect.poll(() => where(page)).toBe('1行×6列')
  })

  it('PageDown and PageUp go by what is seen, more than one row and back', async () => {
    const { page } = program
    await goTo(page, 'B1')
    await keys(page, 'PageDown')
    const row = Number((await where(page)).slice(1))
    expect(row).toBeGreaterThan(4)
    expect(row).toBeLessThan(18)
    await keys(page, 'PageUp')
    await expect.poll(() => where(page)).toBe('B1')
  })

  it('row numbers and column letters: click, drag and Shift+click; the corner takes all', async () => {
    const { page } = program
    await click(page, await rowNumber(page, 3))
    await expect.poll(() => where(page)).toBe('1行×6列')
    await drag(page, await rowNumber(page, 4), await rowNumber(page, 6))
    await expect.poll(() => where(page)).toBe('3行×6列')
    await click(page, await rowNumber(page, 8), 'Shift')
    await expect.poll(() => where(page)).toBe('5行×6列')
    await click(page, await rowNumber(page, 5))
    await expect.poll(() => where(page)).toBe('1行×6列')
    await click(page, await letter(page, 'B'))
    await expect.poll(() => where(page)).toBe('18行×1列')
    await click(page, await letter(page, 'D'), 'Shift')
    await expect.poll(() => where(page)).toBe('18行×3列')
    await drag(page, await letter(page, 'E'), await letter(page, 'F'))
    await expect.poll(() => where(page)).toBe('18行×2列')
    await page.locator('.grid .ag-header-cell.gutter').click()
    await expect.poll(() => where(page)).toBe('18行×6列')
  })

  it('whole columns and the whole table are selected where they stand: nothing scrolls away', async () => {
    const { page } = program
    for (const select of [
      async () => click(page, await letter(page, 'C')),
      () => keys(page, 'Control+a'),
      () => keys(page, 'Control+Space'),
    ]) {
      await select()
      await expect.poll(() => page.locator('.grid .ag-row[row-index="0"]').count()).toBe(1)
      await expect
        .poll(() => page.locator('.grid .ag-grid-viewport').evaluate((element) => element.scrollTop))
        .toBe(0)
    }
  })

  it('headers select their columns, a shared one all of them; typing goes on', async () => {
    const { page } = program
    await page.locator('.grid .ag-header-cell').filter({ hasText: '指标名称' }).click()
    await expect.poll(() => where(page)).toBe('18行×1列')
    await page.locator('.grid .ag-header-group-cell').filter({ hasText: '上半年完成情况' }).click()
    await expect.poll(() => where(page)).toBe('18行×2列')
    await page.keyboard.type('9%')
    await keys(page, 'Escape')
    await expect.poll(() => whole(page)).toBe('12.3%')
  })

  it('a drag beyond the edge scrolls on', async () => {
    const { page } = program
    const from = await spot(page, 'B3')
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y + 100)
    await page.mouse.move(from.x, 740, { steps: 3 })
    await page.locator('.grid .ag-row[row-index="17"]').waitFor()
    await expect.poll(() => where(page)).toBe('16行×1列')
    await page.mouse.up()
    await page.mouse.move(from.x, from.y)
    await expect.poll(() => where(page)).toBe('16行×1列')
  })

  it('merged cells are taken whole, by click, drag and keys', async () => {
    const { page } = program
    await goTo(page, 'A8')
    await keys(page, 'ArrowDown')
    await expect.poll(() => where(page)).toBe('A9')
    await keys(page, 'ArrowDown')
    await expect.poll(() => where(page)).toBe('A11')
    await goTo(page, 'B10')
    await keys(page, 'Shift+ArrowLeft')
    await expect.poll(() => where(page)).toBe('2行×2列')
    await goTo(page, 'A10')
    await expect.poll(() => where(page)).toBe('A9')
    await expect.poll(() => whole(page)).toBe('9')
  })

  it('the name box goes to cells, ranges, columns and rows, and says what it does not know', async () => {
    const { page } = program
    for (const [address, name] of [
      ['e7', 'E7'],
      ['Ｂ２：Ｅ７', '6行×4列'],
      ['B:D', '18行×3列'],
      ['3:5', '3行×6列'],
    ] as const) {
      await goTo(page, address)
      await expect.poll(() => where(page)).toBe(name)
    }
    await goTo(page, '合计')
    await page.locator('.notice').filter({ hasText: '请输入单元格的位置' }).waitFor()
    await goTo(page, 'Z99')
    await page.locator('.notice').filter({ hasText: '表格没有这么大' }).waitFor()
    await expect.poll(() => where(page)).toBe('3行×6列')
    await keys(page, 'Control+g')
    await page.keyboard.type('C3')
    await keys(page, 'Enter')
    await expect.poll(() => where(page)).toBe('C3')
  })

  it('Tab and Enter go round a range, and Enter returns to where the Tabs began', async () => {
    const { page } = program
    await goTo(page, 'D2:E3')
    const seen = [await whole(page)]
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab']) {
      await keys(page, key)
      seen.push(await whole(page))
    }
    expect(seen).toEqual(['5%左右', '16.2%', '8%左右', '16.2%', '5%左右'])
    await keys(page, 'Enter')
    await expect.poll(() => whole(page)).toBe('8%左右')
    await goTo(page, 'C12')
    await keys(page, 'Tab', 'Tab', 'Enter')
    await expect.poll(() => where(page)).toBe('C13')
    await keys(page, 'Shift+Enter', 'Shift+Tab')
    await expect.poll(() => where(page)).toBe('B12')
  })
})
