/** Menus, dialogs and panels by keyboard alone: what Enter chooses stays, and the keyboard is never lost. */
import { describe, expect, it } from 'vitest'
import { freshTables } from './editing.ts'
import { focus } from './focus.ts'
import { goTo, keys, where } from './hands.ts'
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
})
