/** Editing cells, rows and columns as in Excel, by keys, menus and mouse, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { counts, saved } from '../sheet.ts'
import { otherCopies } from './board.ts'
import {
  click,
  drag,
  freshTable,
  goTo,
  keys,
  letter,
  rowCount,
  rowNumber,
  said,
  spot,
  texts,
  where,
  whole,
} from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

const column = async (page: Page, address: string) => (await texts(page, address)).flat()
const headers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.grid .ag-header-cell[col-id]:not(.gutter)')]
      .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map((header) => header.innerText.replaceAll(/\s/g, '')),
  )

async function menu(page: Page, address: string, ...names: string[]): Promise<void> {
  const place = await spot(page, address)
  await page.mouse.click(place.x, place.y, { button: 'right' })
  for (const [n, name] of names.entries()) {
    const item = page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).last()
    // The mouse waits until the menu stands still, as a hand does.
    await page.waitForFunction(() => document.getAnimations().length === 0)
    const next = names[n + 1]
    if (next === undefined) await item.click()
    else
      await expect
        .poll(async () => {
          await item.hover()
          return page
            .getByRole('menuitem', { name: new RegExp(`^${next}`) })
            .last()
            .isVisible()
        })
        .toBe(true)
  }
}

describe.skipIf(skipped)('editing', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())
  beforeEach(() => freshTable(program.page))

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
    expect(await page.locator('.ant-message-notice').filter({ hasText: '已在别处修改' }).count()).toBe(0)
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
    expect(await page.locator('.find-bar [role="status"]').innerText()).toMatch(/^第1个，共\d+个$/)
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

  it('rows: in, out, doubled and moved, by key and menu, and back', async () => {
    const { page } = program
    const before = await column(page, 'B1:B8')
    await goTo(page, 'B2:B3')
    await keys(page, 'Control+=')
    await expect.poll(() => column(page, 'B1:B5')).toEqual([before[0], '', '', before[1], before[2]])
    await keys(page, 'Control+-')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await menu(page, 'B4', '复制行到下方')
    await expect.poll(() => column(page, 'B4:B6')).toEqual([before[3], before[3], before[4]])
    await keys(page, 'Control+Delete')
    await goTo(page, 'B3')
    await keys(page, 'Alt+ArrowDown', 'Alt+ArrowDown')
    await expect.poll(() => column(page, 'B3:B5')).toEqual([before[3], before[4], before[2]])
    await keys(page, 'Alt+ArrowUp', 'Alt+ArrowUp')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await menu(page, 'B1', '行和序号', '下移行')
    await menu(page, 'B2', '行和序号', '上移行')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await keys(page, 'Alt+ArrowUp')
    await said(page, '已经在最上面了')
  })

  it('rows and columns are dragged by their numbers and letters; over themselves nothing moves', async () => {
    const { page } = program
    const before = await column(page, 'B1:B8')
    await drag(page, await rowNumber(page, 2), await rowNumber(page, 3))
    await drag(page, await rowNumber(page, 2), await rowNumber(page, 3))
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await drag(page, await rowNumber(page, 2), await rowNumber(page, 5))
    await expect.poll(() => column(page, 'B1:B6')).toEqual([0, 3, 4, 1, 2, 5].map((n) => before[n]))
    await expect.poll(() => where(page)).toBe('2行×6列')
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await click(page, await letter(page, 'C'))
    await drag(page, await letter(page, 'C'), await letter(page, 'D'))
    expect((await headers(page)).slice(0, 4)).toEqual(['序号', '指标名称', '2021年目标', '计量单位'])
    await keys(page, 'Alt+ArrowLeft')
    expect((await headers(page)).slice(0, 4)).toEqual(['序号', '指标名称', '计量单位', '2021年目标'])
    await goTo(page, 'A9')
    await keys(page, 'Alt+ArrowUp')
    await expect
      .poll(() => column(page, 'B8:B10'))
      .toEqual(['城镇居民人均可支配收入', '农村居民人均可支配收入', '到位注册外资'])
    await goTo(page, 'B8')
    await keys(page, 'Alt+ArrowDown')
    await said(page, '拆开合并的单元格')
  })

  it('columns: in, named, hidden, shown and out; whole columns answer Ctrl++ and Ctrl+-', async () => {
    const { page } = program
    const before = await headers(page)
    await click(page, await letter(page, 'C'))
    await keys(page, 'Control+=')
    await expect.poll(() => headers(page)).toEqual([...before.slice(0, 2), '新列', ...before.slice(2)])
    await page.locator('.grid .ag-header-cell').filter({ hasText: '新列' }).dblclick()
    await page.getByLabel('表头').fill('责任单位')
    await page.getByRole('button', { name: '确定' }).click()
    await expect.poll(async () => (await headers(page))[2]).toBe('责任单位')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await click(page, await letter(page, 'C'))
    await keys(page, 'Control+-')
    await expect.poll(() => headers(page)).toEqual(before)
    expect(await rowCount(page)).toBe(18)
    await menu(page, 'C3', '列', '隐藏列')
    await expect.poll(() => headers(page)).toEqual([...before.slice(0, 2), ...before.slice(3)])
    await menu(page, 'C3', '列', '显示全部列')
    await expect.poll(() => headers(page)).toEqual(before)
    for (let n = 0; n < 5; n++) await keys(page, 'Control+z')
    await expect.poll(() => headers(page)).toEqual(before)
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true)
  })

  it('a shared header cell is renamed for all its columns; a role re-judges; a width is kept', async () => {
    const { page } = program
    await page.locator('.grid .ag-header-cell').filter({ hasText: '实绩' }).dblclick()
    await page.getByLabel('第1层表头').fill('1—6月')
    await page.getByLabel('列宽').fill('20')
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.locator('.grid .ag-header-group-cell').filter({ hasText: '1—6月' }).count()).toBe(1)
    expect(await page.locator('.grid .ag-header-group-cell').count()).toBe(1)
    const before = await counts(page)
    await page.locator('.grid .ag-header-cell').filter({ hasText: '2021年目标' }).dblclick()
    await page.getByLabel('用途').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '同比增长' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => counts(page)).not.toBe(before)
    await keys(page, 'Control+z')
    await expect.poll(() => counts(page)).toBe(before)
  })

  it('a width by dragging the header, and the best one by a double click on its edge', async () => {
    const { page } = program
    const header = page.locator('.grid .ag-header-cell').filter({ hasText: '指标名称' })
    const box = await header.boundingBox()
    if (box === null) throw new Error('no header')
    await drag(
      page,
      { x: box.x + box.width - 1, y: box.y + 20 },
      { x: box.x + box.width + 79, y: box.y + 20 },
    )
    await expect
      .poll(async () => Math.round((await header.boundingBox())?.width ?? 0))
      .toBeGreaterThan(box.width + 60)
    const wide = await header.boundingBox()
    if (wide === null) throw new Error('no header')
    await page.mouse.dblclick(wide.x + wide.width - 1, wide.y + 20)
    await expect.poll(async () => (await header.boundingBox())?.width ?? 0).not.toBe(wide.width)
    const height = (await page.locator('.grid .ag-row[row-index="8"]').boundingBox())?.height ?? 0
    expect(height).toBeGreaterThan(0)
    await saved(page)
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

  it('序号 are counted anew', async () => {
    const { page } = program
    await goTo(page, 'A3')
    await keys(page, 'Control+-')
    await menu(page, 'A1', '行和序号', '重排序号')
    await expect.poll(() => column(page, 'A1:A7')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })

  it('sum, average and count of what is selected', async () => {
    const { page } = program
    await goTo(page, 'E1:E4')
    expect(await page.locator('.sums').innerText()).toMatch(/计数 4.*求和 74\.5%.*平均 18\.625%/)
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
    await keys(page, 'F1')
    const sheet = page.getByRole('dialog')
    expect(await sheet.innerText()).toContain('Ctrl+Shift+V')
    await keys(page, 'Escape')
    await sheet.waitFor({ state: 'hidden' })
    await page.keyboard.type('粮食')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'A3')).toEqual(['粮食'])
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

  it('a table of which all rows are deleted takes rows again, by key, by menu and by paste', async () => {
    const { page } = program
    await keys(page, 'Control+a', 'Control+-')
    await page.locator('.grid .ag-row').first().waitFor({ state: 'detached' })
    await keys(page, 'ArrowDown', 'Delete')
    await said(page, '表中没有行，请先插入行')
    await keys(page, 'Control+Alt+Enter')
    await page.locator('.grid .ag-row').first().waitFor()
    await keys(page, 'Home', 'ArrowRight')
    await page.keyboard.type('地区生产总值')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'B1')).toEqual(['地区生产总值'])
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => page.locator('.grid .ag-row').count()).toBe(0)
    await page.keyboard.type('进出口总额')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'A1')).toEqual(['进出口总额'])
    await keys(page, 'Control+z')
    await expect.poll(() => page.locator('.grid .ag-row').count()).toBe(0)
    await otherCopies(page, { text: '1\t甲\n2\t乙' })
    await keys(page, 'Control+v')
    await page.getByRole('button', { name: '补2行并粘贴' }).click()
    await expect
      .poll(() => texts(page, 'A1:B2'))
      .toEqual([
        ['1', '甲'],
        ['2', '乙'],
      ])
    await keys(page, 'Control+z')
    await expect.poll(() => page.locator('.grid .ag-row').count()).toBe(0)
    await page.getByRole('button', { name: '上方插入行' }).click()
    await page.locator('.grid .ag-row').first().waitFor()
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => rowCount(page)).toBe(18)
    await saved(page)
  })

  it('the status column goes and comes back with its rulings', async () => {
    const { page } = program
    const before = await column(page, 'F1:F8')
    await click(page, await letter(page, 'F'))
    await keys(page, 'Control+-')
    await expect.poll(() => headers(page)).not.toContain('双过半完成情况')
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'F1:F8')).toEqual(before)
  })
})
