/** Editing cells as in Excel, by keys, menus and mouse, in a real browser: typing, filling, finding, merging. */
import { describe, expect, it } from 'vitest'
import { counts, saved } from '../sheet.ts'
import { column, freshTables } from './editing.ts'
import { click, drag, goTo, keys, said, spot, texts, where, whole } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('editing', () => {
  const program = freshTables()

  it('type over, F2, double click, Alt+Enter, Backspace, Delete, Escape', async () => {
    const { page } = program
    await goTo(page, 'E2')
    await page.keyboard.type('17%')
    await keys(page, 'Enter')
    await expect.poll(() => where(page)).toBe('E3')
    await keys(page, 'F2')
    await page.keyboard.type('左右')
    await keys(page, 'Alt+Enter')
    await page.keyboard.type('预计')
    await keys(page, 'Tab')
    await expect.poll(() => column(page, 'E2:E3')).toEqual(['17%', '16.2%左右\n预计'])
    const place = await spot(page, 'D4')
    await page.mouse.dblclick(place.x, place.y)
    await keys(page, 'ArrowLeft', 'ArrowLeft', 'Backspace')
    await page.keyboard.type('.5%')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'D4')).toEqual(['8.5%左右'])
    await goTo(page, 'D5')
    await keys(page, 'Backspace', 'Escape')
    await expect.poll(() => whole(page)).toBe('10%左右')
    await keys(page, 'Backspace', 'Enter')
    await expect.poll(() => column(page, 'D5')).toEqual([''])
    await goTo(page, 'B6:C7')
    await keys(page, 'Delete')
    await expect
      .poll(() => texts(page, 'B6:C7'))
      .toEqual([
        ['', ''],
        ['', ''],
      ])
    await goTo(page, 'A1')
    await keys(page, 'Control+z')
    await expect.poll(() => where(page)).toBe('2行×2列')
    await expect.poll(() => column(page, 'B6:B7')).toEqual(['社会消费品零售总额', '进出口总额'])
  })

  it('Ctrl+Enter fills all that is selected', async () => {
    const { page } = program
    await goTo(page, 'D1:D3')
    await page.keyboard.type('6%')
    await keys(page, 'Control+Enter')
    await expect.poll(() => column(page, 'D1:D4')).toEqual(['6%', '6%', '6%', '8%左右'])
    await expect.poll(() => where(page)).toBe('3行×1列')
  })

  it('undo pressed many times at once takes back one step each, and redo brings all back', async () => {
    const { page } = program
    await goTo(page, 'E1')
    for (const text of ['1%', '2%', '3%', '4%']) {
      await page.keyboard.type(text)
      await keys(page, 'Enter')
    }
    await saved(page)
    await page.evaluate(() => {
      const layer = document.querySelector('.text-layer')
      for (let n = 0; n < 3; n++)
        layer?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
        )
    })
    await expect.poll(() => column(page, 'E1:E4')).toEqual(['1%', '16.2%', '16.2%', '29.8%'])
    await expect.poll(() => where(page)).toBe('E2')
    await keys(page, 'Control+y', 'Control+y', 'Control+Shift+z')
    await expect.poll(() => column(page, 'E1:E4')).toEqual(['1%', '2%', '3%', '4%'])
    await expect.poll(() => where(page)).toBe('E4')
    await expect.poll(() => page.locator('.notice').filter({ hasText: '已在别处修改' }).count()).toBe(0)
  })

  it('Ctrl+D and Ctrl+R copy on', async () => {
    const { page } = program
    await goTo(page, 'D1:D3')
    await keys(page, 'Control+d')
    await expect.poll(() => column(page, 'D1:D3')).toEqual(['7%左右', '7%左右', '7%左右'])
    await goTo(page, 'E4')
    await keys(page, 'Control+r')
    await expect.poll(() => column(page, 'E4')).toEqual(['8%左右'])
    await goTo(page, 'D1')
    await keys(page, 'Control+d')
    await said(page, '上面没有可以填充的行')
  })

  it('the fill handle repeats texts, counts 序号, and fills down on a double click', async () => {
    const { page } = program
    const handle = async () => {
      const box = await page.locator('.fill-handle').boundingBox()
      if (box === null) throw new Error('no handle')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    await goTo(page, 'A3')
    await page.keyboard.type('（一）')
    await keys(page, 'Enter', 'ArrowUp')
    await drag(page, await handle(), await spot(page, 'A6'))
    await expect.poll(() => column(page, 'A3:A7')).toEqual(['（一）', '（二）', '（三）', '（四）', '7'])
    await goTo(page, 'D2')
    await drag(page, await handle(), await spot(page, 'D4'))
    await expect.poll(() => column(page, 'D2:D4')).toEqual(['5%左右', '5%左右', '5%左右'])
    await expect.poll(() => where(page)).toBe('3行×1列')
    await goTo(page, 'C6')
    await page.keyboard.type('‰')
    await keys(page, 'Enter', 'ArrowUp')
    const { x, y } = await handle()
    await page.mouse.dblclick(x, y)
    await goTo(page, 'C18')
    await expect.poll(() => whole(page)).toBe('‰')
  })

  it('finds under NFKC and Traditional matching, forth and back, and replaces all in one step', async () => {
    const { page } = program
    await goTo(page, 'A1')
    await keys(page, 'Control+f')
    await page.getByPlaceholder('查找').fill('１２．')
    await keys(page, 'Enter')
    await expect.poll(() => where(page)).toBe('E1')
    await expect.poll(() => page.locator('.find-bar [role="status"]').innerText()).toMatch(/^第1个，共\d+个$/)
    await page.getByPlaceholder('查找').fill('總額')
    await keys(page, 'Enter')
    await expect.poll(() => whole(page)).toBe('社会消费品零售总额')
    await keys(page, 'Enter')
    await expect.poll(() => whole(page)).toBe('进出口总额')
    await keys(page, 'Shift+Enter')
    await expect.poll(() => whole(page)).toBe('社会消费品零售总额')
    await keys(page, 'Escape')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => where(page)).toBe('B7')
    await keys(page, 'Control+h')
    await page.getByPlaceholder('查找').fill('左右')
    await page.getByPlaceholder('替换为').fill('上下')
    await page.getByRole('button', { name: '全部替换' }).click()
    await said(page, /已替换\d+个单元格/)
    expect((await column(page, 'D1:D6')).every((text) => text.endsWith('上下'))).toBe(true)
    await click(page, await spot(page, 'A1'))
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'D1:D2')).toEqual(['7%左右', '5%左右'])
  })

  it('replacing leaves verdicts to the program', async () => {
    const { page } = program
    const before = await counts(page)
    await keys(page, 'Control+h')
    await page.getByPlaceholder('查找').fill('未完成')
    await page.getByPlaceholder('替换为').fill('完成')
    await page.getByRole('button', { name: '全部替换' }).click()
    await said(page, '没有可替换的文字')
    await keys(page, 'Escape')
    await expect.poll(() => counts(page)).toBe(before)
  })

  it('cells merge with their first text, split by the same key, and both come back', async () => {
    const { page } = program
    const before = await texts(page, 'C1:D2')
    await goTo(page, 'C1:D2')
    await keys(page, 'Control+m')
    await said(page, '其余3个单元格的文字已去掉')
    await expect.poll(() => where(page)).toBe('C1')
    await keys(page, 'Control+m')
    await expect
      .poll(() => texts(page, 'C1:D2'))
      .toEqual([
        ['%', ''],
        ['', ''],
      ])
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => texts(page, 'C1:D2')).toEqual(before)
  })

  it('sum, average and count of what is selected', async () => {
    const { page } = program
    await goTo(page, 'E1:E4')
    await expect.poll(() => page.locator('.sums').innerText()).toMatch(/计数 4.*求和 74\.5%.*平均 18\.625%/)
    await goTo(page, 'B1')
    await page.locator('.sums').waitFor({ state: 'detached' })
  })

  it('the command palette and the shortcut sheet say and do what the menus do', async () => {
    const { page } = program
    await goTo(page, 'B2')
    await keys(page, 'Control+k')
    await page.keyboard.type('下方插')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'B3')).toEqual([''])
    await page.locator('.palette').waitFor({ state: 'hidden' })
    // Straight on, and again after it was only closed: the first key is in the cell.
    await page.keyboard.type('煤')
    await keys(page, 'Tab', 'Control+k', 'Escape')
    await page.locator('.palette').waitFor({ state: 'hidden' })
    await page.keyboard.type('7')
    await keys(page, 'Enter')
    await expect.poll(() => texts(page, 'B3:C3')).toEqual([['煤', '7']])
    await goTo(page, 'B3')
    await keys(page, 'F1')
    const sheet = page.getByRole('dialog')
    await expect.poll(() => sheet.innerText()).toContain('Ctrl+Shift+V')
    await keys(page, 'Escape')
    await sheet.waitFor({ state: 'hidden' })
    await page.keyboard.type('粮食')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'B3')).toEqual(['粮食'])
  })

  it('what is typed while an undo is under way is written where it was typed, and the cursor stays with it', async () => {
    const { page } = program
    await goTo(page, 'E2')
    const [before] = await column(page, 'E2')
    await page.keyboard.type('17%')
    await keys(page, 'Enter')
    await saved(page)
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/call/undo', async (route) => {
      await held
      await route.continue()
    })
    const asked = page.waitForRequest('**/call/undo')
    await keys(page, 'Control+z')
    await asked
    await goTo(page, 'E6')
    await page.keyboard.type('8%')
    release()
    await expect.poll(() => column(page, 'E2')).toEqual([before])
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'E6')).toEqual(['8%'])
    await expect.poll(() => where(page)).toBe('E7')
    // The new entry ends what could be brought back: F4 and Ctrl+Y repeat it.
    await keys(page, 'Control+y')
    await expect.poll(() => column(page, 'E7')).toEqual(['8%'])
    await page.unroute('**/call/undo')
  })

  it('the context menu opens by key and is walked by keys', async () => {
    const { page } = program
    await goTo(page, 'B2')
    await keys(page, 'Shift+F10')
    await page.getByRole('menu').first().waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[role="menu"]') !== null)
    await keys(page, 'Escape')
    await page.waitForFunction(() => document.activeElement?.classList.contains('text-layer'))
  })
})
