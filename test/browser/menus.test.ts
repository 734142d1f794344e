/** What can be done stands where people look for it: in words in the toolbar, and under the right mouse button. */
import { describe, expect, it } from 'vitest'
import { freshTables, headers } from './editing.ts'
import { click, goTo, keys, letter, rowNumber, said, texts, where } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('menus', () => {
  const program = freshTables()
  const lines = () => program.page.getByRole('menuitem').allInnerTexts()
  const has = (name: string) =>
    program.page
      .getByRole('menuitem', { name: new RegExp(`^${name}`) })
      .first()
      .waitFor()
  const rightClick = async ({ x, y }: { x: number; y: number }): Promise<void> => {
    await program.page.mouse.click(x, y, { button: 'right' })
    await has('复制')
  }

  it('of a column’s letter are the column’s, of a row’s number the row’s, of a cell the cell’s', async () => {
    const { page } = program
    await rightClick(await letter(page, 'D'))
    expect((await lines()).join()).toMatch(/左侧插入列.*删除列.*列宽/s)
    expect((await lines()).join()).not.toContain('插入行')
    await keys(page, 'Escape')
    await page.getByRole('menuitem').first().waitFor({ state: 'hidden' })
    await rightClick(await rowNumber(page, 4))
    expect((await lines()).join()).toMatch(/上方插入行.*删除行.*上移行/s)
    expect((await lines()).join()).not.toContain('删除列')
  })

  it('come by Shift+F10 for what is selected', async () => {
    const { page } = program
    await goTo(page, 'D2')
    await keys(page, 'Control+Space', 'Shift+F10')
    await has('列宽')
    await keys(page, 'Escape')
    await page.getByRole('menuitem').first().waitFor({ state: 'hidden' })
    await goTo(page, 'D2')
    await keys(page, 'Shift+F10')
    await has('向下填充')
  })

  it('hide columns, which leave a trace that shows them again', async () => {
    const { page } = program
    await click(page, await letter(page, 'C'))
    await rightClick(await letter(page, 'C'))
    await page.getByRole('menuitem', { name: '隐藏列' }).click()
    await said(page, '已隐藏1列。')
    await expect.poll(() => headers(page)).not.toContain('计量单位')
    await page.getByRole('button', { name: '已隐藏1列，点此显示' }).click()
    await expect.poll(() => headers(page)).toContain('计量单位')
  })

  it('set one width for several columns', async () => {
    const { page } = program
    const widths = () =>
      page
        .locator('.letters .letter')
        .evaluateAll((letters) => letters.map((each) => each.getBoundingClientRect().width))
    const before = await widths()
    expect(before[2]).not.toBe(before[3])
    await goTo(page, 'C:D')
    await keys(page, 'Shift+F10')
    await page.getByRole('menuitem', { name: /^列宽/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('2列的列宽').waitFor()
    await dialog.getByLabel('列宽').fill('14')
    await keys(page, 'Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(async () => new Set((await widths()).slice(2, 4)).size).toBe(1)
    expect((await widths())[1]).toBe(before[1])
  })

  it('a row put in by the toolbar takes what is typed in the column of the cursor, and never as its number', async () => {
    const { page } = program
    await goTo(page, 'A4')
    await page.getByRole('button', { name: '下方插入行' }).click()
    await page.keyboard.type('新指标')
    await keys(page, 'Enter')
    await expect.poll(() => texts(page, 'A5:B5')).toEqual([['5', '新指标']])
    await goTo(page, 'D4')
    await page.getByRole('button', { name: '下方插入行' }).click()
    await expect.poll(() => where(page)).toBe('D5')
  })

  it('the toolbar keeps to the window; what has no room is under 更多', async () => {
    const { page } = program
    const shown = () =>
      page.locator('.toolbar').evaluate((bar) =>
        [...bar.querySelectorAll('button')]
          .filter((button) => button.checkVisibility({ visibilityProperty: true }))
          .map((button) => ({
            word: button.innerText.trim(),
            right: button.getBoundingClientRect().right,
          })),
      )
    for (const width of [1366, 900, 640]) {
      await page.setViewportSize({ width, height: 768 })
      await expect
        .poll(async () => Math.max(...(await shown()).map(({ right }) => right)))
        .toBeLessThanOrEqual(width)
      expect((await shown()).filter(({ word }) => word === '')).toEqual([])
    }
    await page.getByRole('button', { name: '更多' }).click()
    await has('打印预览')
    await page.getByRole('menuitem', { name: /^查找 Ctrl/ }).click()
    await page.locator('.find-bar input').first().waitFor()
    await keys(page, 'Escape')
    await page.setViewportSize({ width: 1366, height: 768 })
    const words = (await shown()).map(({ word }) => word)
    expect(words).toEqual(expect.arrayContaining(['撤销', '删除行', '大屏', '筛选', '打印', '导出']))
  })
})
