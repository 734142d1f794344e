/** Menus, dialogs and panels by keyboard alone: what Enter chooses stays, and the keyboard is never lost. */
import { describe, expect, it } from 'vitest'
import { freshTables } from './editing.ts'
import { focus } from './focus.ts'
import { goTo, keys, said, where } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('menus by key', () => {
  const program = freshTables()
  const focused = (name: string | RegExp) =>
    name instanceof RegExp
      ? expect.poll(() => focus(program.page)).toMatch(name)
      : expect.poll(() => focus(program.page)).toBe(name)
  const dialog = () => program.page.getByRole('dialog')
  /** Opens a menu of the toolbar and goes down to a line of it. */
  const downTo = async (button: string, line: string): Promise<void> => {
    const { page } = program
    await page.locator('.toolbar').getByRole('button', { name: button, exact: true }).focus()
    await keys(page, 'Enter')
    await lineDown(line)
  }
  const lineDown = async (line: string): Promise<void> => {
    const { page } = program
    const inMenu = () => page.evaluate(() => document.activeElement?.getAttribute('role') === 'menuitem')
    await expect.poll(inMenu).toBe(true)
    for (let count = 0; count < 30; count++) {
      const now = await focus(page)
      if (now.startsWith(line)) return
      await keys(page, 'ArrowDown')
      await expect.poll(() => focus(page)).not.toBe(now)
    }
    throw new Error(`no line ${line}`)
  }

  it.each([
    ['列', '列宽…', 'Enter', '列宽', '列宽'],
    ['列', '列设置…', 'Space', '列设置', /./],
    ['更多', '快捷键', 'Enter', '快捷键', /./],
    ['更多', '指标库', 'Space', '指标库', /./],
  ] as const)(
    '%s ▸ %s by %s opens a dialog that stays and begins in its content',
    async (button, line, key, title, first) => {
      const { page } = program
      await goTo(page, 'C3')
      await downTo(button, line)
      await keys(page, key)
      await dialog().getByText(title).first().waitFor()
      const inBody = () =>
        page.evaluate(() => document.activeElement?.closest('.ant-modal-body, .ant-modal-footer') !== null)
      await expect.poll(inBody).toBe(true)
      await focused(first)
      await expect.poll(() => dialog().count()).toBe(1)
      await keys(page, 'Escape')
      await dialog().waitFor({ state: 'detached' })
      await focused('sheet')
    },
  )

  it('a key held down a moment too long answers no dialog', async () => {
    const { page } = program
    await goTo(page, 'C3')
    await downTo('列', '列宽…')
    await page.keyboard.down('Enter')
    await focused('列宽')
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await page.keyboard.type('20')
    expect(await dialog().getByLabel('列宽').inputValue()).toBe('20')
    await keys(page, 'Enter')
    await dialog().waitFor({ state: 'detached' })
  })

  it('the context menu by key begins at its first line each time', async () => {
    const { page } = program
    await goTo(page, 'C3')
    await keys(page, 'Shift+Space', 'ContextMenu')
    await focused(/^剪切/)
    await keys(page, 'ArrowDown')
    await focused(/^复制/)
    await keys(page, 'Escape')
    await focused('sheet')
    for (let round = 0; round < 2; round++) {
      await goTo(page, 'D4')
      await keys(page, 'ContextMenu')
      await focused(/^剪切/)
      await keys(page, 'End', 'Home', 'ArrowDown')
      await focused(/^复制/)
      await keys(page, 'Escape')
      await focused('sheet')
    }
    expect(await where(page)).toBe('D4')
    await keys(page, 'ContextMenu')
    await lineDown('选择性粘贴…')
    await keys(page, 'Enter')
    await dialog().getByText('选择性粘贴').first().waitFor()
    await focused(/./)
    await keys(page, 'Enter')
    await dialog().waitFor({ state: 'detached' })
  })

  it('a submenu goes with its menu once a line of it is chosen', async () => {
    const { page } = program
    await goTo(page, 'E4')
    await keys(page, 'ContextMenu')
    await lineDown('筛选和排序')
    await keys(page, 'ArrowRight')
    await focused(/^筛选(?!和)/)
    await lineDown('降序')
    await keys(page, 'Enter')
    await focused('sheet')
    await expect.poll(() => page.getByRole('menuitem').filter({ visible: true }).count()).toBe(0)
    await keys(page, 'ContextMenu')
    await focused(/^剪切/)
    await lineDown('筛选和排序')
    await keys(page, 'Space')
    await focused(/^筛选(?!和)/)
    await lineDown('清除筛选')
    await keys(page, 'Space')
    await focused('sheet')
    await expect.poll(() => page.getByRole('menuitem').filter({ visible: true }).count()).toBe(0)
  })

  it('the list of a filter is gone through by Tab and arrows', async () => {
    const { page } = program
    await goTo(page, 'F3')
    await keys(page, 'Alt+Shift+L')
    await focused('搜索要显示的内容')
    const ticked = () =>
      page
        .locator('.filter-list .values input')
        .evaluateAll((boxes) => boxes.map((box) => box instanceof HTMLInputElement && box.checked))
    const here = () => page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '')
    await keys(page, 'Tab')
    await expect.poll(here).toBe('（全选）')
    await keys(page, 'Space')
    await expect.poll(async () => (await ticked()).includes(true)).toBe(false)
    await keys(page, 'Shift+Tab')
    await focused('搜索要显示的内容')
    await page.keyboard.type('未')
    await keys(page, 'ArrowDown', 'ArrowDown')
    await expect.poll(here).toMatch(/^未完成/)
    await keys(page, 'Space', 'Enter')
    await focused('sheet')
    await expect.poll(() => page.locator('.grid .ag-row').count()).toBe(3)
  })

  it('the height of rows is said in points, and taken back by nothing', async () => {
    const { page } = program
    const heights = () =>
      page
        .locator('.grid .ag-row')
        .evaluateAll((rows) => rows.slice(2, 5).map((row) => row.getBoundingClientRect().height))
    const before = await heights()
    await goTo(page, 'A3:A5')
    await keys(page, 'Shift+Space', 'ContextMenu')
    await lineDown('行高…')
    await keys(page, 'Enter')
    await focused('行高')
    await dialog().getByText('3行的行高').waitFor()
    await page.keyboard.type('60')
    await keys(page, 'Enter')
    await focused('sheet')
    await expect.poll(async () => new Set(await heights())).toEqual(new Set([75]))
    // No cell shows what is taken back: it is said.
    await keys(page, 'Control+z')
    await said(page, '已撤销“调整行高”。')
    await expect.poll(heights).toEqual(before)
    await keys(page, 'Control+y')
    await expect.poll(heights).not.toEqual(before)
    await keys(page, 'Control+k')
    await page.keyboard.type('行高')
    await keys(page, 'Enter')
    await focused('行高')
    expect(await dialog().getByLabel('行高').inputValue()).toBe('60')
    await keys(page, 'Delete', 'Enter')
    await expect.poll(heights).toEqual(before)
  })

  it('the toolbar is gone along by arrows, and its menus open downwards', async () => {
    const { page } = program
    await goTo(page, 'C3')
    await keys(page, 'F6', 'F6', 'F6')
    await focused('我的表格')
    await keys(page, 'ArrowRight', 'ArrowRight')
    await focused('新建')
    // What cannot be done is passed over.
    await keys(page, 'ArrowRight')
    await focused('格式')
    await keys(page, 'ArrowRight')
    await focused('上方插入行')
    await keys(page, 'End')
    await focused(/^导出/)
    await keys(page, 'ArrowRight')
    await focused('我的表格')
    await keys(page, 'ArrowLeft', 'ArrowLeft', 'ArrowDown')
    await lineDown('做下一期')
    await keys(page, 'Escape')
    await focused('sheet')
  })

  it('更多 is gone through by letters, into its menus beside too', async () => {
    const { page } = program
    await goTo(page, 'C3')
    const more = async () => {
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: /^下发到各单位/ }).waitFor()
    }
    await more()
    await keys(page, 'h')
    await page.getByRole('dialog', { name: '回收返回表' }).waitFor()
    await keys(page, 'Escape')
    await dialog().waitFor({ state: 'detached' })
    await more()
    await keys(page, 'd')
    await page.getByRole('menuitem', { name: /^与上级计划对照/ }).waitFor()
    await expect.poll(() => focus(page)).toMatch(/^核对清单/)
    await keys(page, 'Escape')
  })

  it('a question is answered by Tab and Enter without a stop that is nowhere', async () => {
    const { page } = program
    await goTo(page, 'D16:E18')
    await keys(page, 'Control+c')
    await goTo(page, 'D17')
    await keys(page, 'Control+v')
    await focused('补1行并粘贴')
    // What was said before leaves the bar's corner alone.
    expect(await page.getByRole('button', { name: '最近的消息' }).count()).toBe(0)
    await keys(page, 'Tab')
    await focused('取消')
    await keys(page, 'Tab')
    await focused('补1行并粘贴')
    await keys(page, 'Shift+Tab', 'Enter')
    await dialog().waitFor({ state: 'detached' })
    await focused('sheet')
    expect(await page.locator('.grid .ag-row').count()).toBe(18)
  })

  it('the first page has its keyboard at the newest table, and arrows go on from there', async () => {
    const { page } = program
    const entry = () =>
      page.evaluate(() => {
        const lines = [...document.querySelectorAll('.entry .open')]
        return lines.indexOf(document.activeElement as Element)
      })
    await keys(page, 'Alt+w')
    await expect.poll(entry).toBe(0)
    await keys(page, 'ArrowDown')
    await expect.poll(entry).toBe(1)
    await keys(page, 'Control+k', 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(entry).toBe(1)
    await page.reload()
    await expect.poll(entry).toBe(0)
    await keys(page, 'ArrowUp')
    await focused(/^打开表格/)
    await keys(page, 'ArrowDown', 'Enter')
    await focused('sheet')
  })
})
