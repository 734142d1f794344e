/** Editing rows and columns as in Excel, by keys, menus and mouse, in a real browser. */
import { describe, expect, it } from 'vitest'
import { counts, saved } from '../sheet.ts'
import { otherCopies } from './board.ts'
import { column, freshTables, headers, menu } from './editing.ts'
import { click, drag, goTo, keys, letter, rowCount, rowNumber, said, texts, where } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('editing', () => {
  const program = freshTables()

  it('rows: in, out, doubled and moved, by key and menu, and back', async () => {
    const { page } = program
    const before = await column(page, 'B1:B8')
    await goTo(page, '2:3')
    await keys(page, 'Control+=')
    await expect.poll(() => column(page, 'B1:B5')).toEqual([before[0], '', '', before[1], before[2]])
    await keys(page, 'Control+-')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await menu(page, 'B4', '复制行到下方')
    await expect.poll(() => column(page, 'B4:B6')).toEqual([before[3], before[3], before[4]])
    await keys(page, 'Control+Delete')
    await goTo(page, 'B3')
    await keys(page, 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown')
    await expect.poll(() => column(page, 'B3:B5')).toEqual([before[3], before[4], before[2]])
    await keys(page, 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await menu(page, 'B1', '行和序号', '下移行')
    // The row that was moved is selected whole, and has the row’s own menu.
    await menu(page, 'B2', '上移行')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await keys(page, 'Alt+Shift+ArrowUp')
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
    await keys(page, 'Alt+Shift+ArrowLeft')
    expect((await headers(page)).slice(0, 4)).toEqual(['序号', '指标名称', '计量单位', '2021年目标'])
    await goTo(page, 'A9')
    await keys(page, 'Alt+Shift+ArrowUp')
    await expect
      .poll(() => column(page, 'B8:B10'))
      .toEqual(['城镇居民人均可支配收入', '农村居民人均可支配收入', '到位注册外资'])
    await goTo(page, 'B8')
    await keys(page, 'Alt+Shift+ArrowDown')
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
    // What it is follows its name, is said, and goes back with it in one step.
    await page.getByText('已认作责任单位列。').waitFor()
    const settings = async (header: string) => {
      await page.locator('.grid .ag-header-cell').filter({ hasText: header }).dblclick()
      const text = await page.getByRole('dialog', { name: '列设置' }).innerText()
      await page.getByRole('button', { name: /^取\s*消$/ }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      return text
    }
    expect(await settings('责任单位')).toContain('按改后的表头“责任单位”认作。')
    await keys(page, 'Control+z')
    await expect.poll(async () => (await headers(page))[2]).toBe('新列')
    expect(await settings('新列')).toContain('其他')
    await keys(page, 'Control+y')
    await expect.poll(async () => (await headers(page))[2]).toBe('责任单位')
    await click(page, await letter(page, 'C'))
    await keys(page, 'Control+-')
    await expect.poll(() => headers(page)).toEqual(before)
    await expect.poll(() => rowCount(page)).toBe(18)
    await menu(page, 'C3', '列', '隐藏列')
    await expect.poll(() => headers(page)).toEqual([...before.slice(0, 2), ...before.slice(3)])
    await menu(page, 'C3', '列', '显示隐藏的列（1）')
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
    await expect
      .poll(() => page.locator('.grid .ag-header-group-cell').filter({ hasText: '1—6月' }).count())
      .toBe(1)
    await expect.poll(() => page.locator('.grid .ag-header-group-cell').count()).toBe(1)
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

  it('序号 are counted anew', async () => {
    const { page } = program
    await goTo(page, '3:3')
    await keys(page, 'Control+-')
    await menu(page, 'A1', '行和序号', '重排序号')
    await expect.poll(() => column(page, 'A1:A7')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
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
