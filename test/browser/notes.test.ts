/** Notes (批注) as a person writes, reads, answers, settles and takes them out, in a real browser. */
import { describe, expect, it } from 'vitest'
import { saved } from '../sheet.ts'
import { freshTables, menu } from './editing.ts'
import { goTo, keys, said, spot } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('notes', () => {
  const program = freshTables()
  const editor = () => program.page.locator('.note-card.writing textarea')
  const card = () => program.page.locator('.note-card:not(.writing)')
  const marks = (settled = false) =>
    program.page.locator(settled ? '.note-mark.settled' : '.note-mark:not(.settled)').count()
  const panel = () => program.page.getByRole('region', { name: '批注' })
  const write = async (address: string, text: string): Promise<void> => {
    await goTo(program.page, address)
    await keys(program.page, 'Shift+F2')
    await editor().waitFor()
    await program.page.keyboard.type(text)
    await keys(program.page, 'Control+Enter')
    await editor().waitFor({ state: 'hidden' })
  }
  const shot = async (name: string): Promise<void> => {
    const folder = process.env.SHOTS
    if (folder !== undefined) await program.page.screenshot({ path: `${folder}/${name}.png` })
  }

  it('one is written by Shift+F2, shown beside its cell, gone on with, kept over a restart, and taken back', async () => {
    const { page } = program
    await goTo(page, 'E2')
    await keys(page, 'Shift+F2')
    await editor().waitFor()
    await page.keyboard.type('请核对口径')
    await keys(page, 'Enter')
    await page.keyboard.type('与统计月报不一致')
    await shot('editor')
    await keys(page, 'Control+Enter')
    await expect.poll(() => marks()).toBe(1)
    // The keyboard is in the sheet again.
    await keys(page, 'ArrowDown')
    await expect.poll(() => card().count()).toBe(0)
    await keys(page, 'ArrowUp')
    await expect
      .poll(() => card().innerText())
      .toMatch(/\d+月\d+日 \d\d:\d\d[\s\S]*请核对口径\n与统计月报不一致/)
    await shot('card')
    await saved(page)
    await page.reload()
    await page
      .getByRole('button', { name: /双过半”完成情况/ })
      .first()
      .click()
    await expect.poll(() => marks()).toBe(1)
    await goTo(page, 'E2')
    await keys(page, 'Shift+F2')
    await expect.poll(() => editor().inputValue()).toBe('请核对口径\n与统计月报不一致')
    await page.keyboard.type('。')
    await keys(page, 'Control+Enter', 'Control+z')
    await expect.poll(() => marks()).toBe(1)
    await keys(page, 'Control+z')
    await expect.poll(() => marks()).toBe(0)
    await keys(page, 'Control+y')
    await expect.poll(() => marks()).toBe(1)
  })

  it('Escape leaves it unwritten and what was begun is there again; a click elsewhere keeps it', async () => {
    const { page } = program
    await goTo(page, 'E3')
    await keys(page, 'Shift+F2')
    await editor().waitFor()
    await page.keyboard.type('写了一半')
    await keys(page, 'Escape')
    await editor().waitFor({ state: 'hidden' })
    expect(await marks()).toBe(0)
    await keys(page, 'Shift+F2')
    await expect.poll(() => editor().inputValue()).toBe('写了一半')
    const other = await spot(page, 'B8')
    await page.mouse.click(other.x, other.y)
    await editor().waitFor({ state: 'hidden' })
    await expect.poll(() => marks()).toBe(1)
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('B8')
  })

  it('the mouse rests on a cell with a note and reads it, and the cell itself stays in sight', async () => {
    const { page } = program
    await write('F4', '这一行等年度数据')
    await goTo(page, 'A1')
    const place = await spot(page, 'F4')
    await page.mouse.move(place.x, place.y)
    await expect.poll(() => card().innerText()).toContain('这一行等年度数据')
    const [box, mark] = [await card().boundingBox(), await page.locator('.note-mark').boundingBox()]
    if (box === null || mark === null) throw new Error('nothing is drawn')
    const over =
      place.x > box.x && place.x < box.x + box.width && place.y > box.y && place.y < box.y + box.height
    expect(over).toBe(false)
    expect(box.x + box.width).toBeLessThanOrEqual(1366)
    const away = await spot(page, 'D8')
    await page.mouse.move(away.x, away.y)
    await expect.poll(() => card().count()).toBe(0)
  })

  it('the list beside the sheet goes to cells, answers, settles and removes; F8 with Ctrl goes from one to the next', async () => {
    const { page } = program
    await write('E2', '第一条')
    await write('E6', '第二条')
    await write('D9', '第三条')
    await write('F12', '等上级下达')
    await page.getByRole('tab', { name: /批注/ }).click()
    await expect.poll(() => panel().locator('li').count()).toBe(4)
    await shot('panel')
    const second = panel().locator('li').nth(1)
    await second.locator('.place').click()
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E6')
    await second.getByRole('button', { name: '回复' }).click()
    await panel().getByLabel('回复批注').fill('已与部门核实')
    await panel().getByLabel('回复批注').press('Control+Enter')
    await expect.poll(() => second.locator('.words').count()).toBe(2)
    await second.getByRole('button', { name: '已解决' }).click()
    await expect.poll(() => panel().locator('li').count()).toBe(3)
    await expect.poll(() => marks(true)).toBe(1)
    await panel().getByText('全部（4）').click()
    await expect
      .poll(() =>
        panel()
          .getByText(/^已解决：/)
          .count(),
      )
      .toBe(1)
    await goTo(page, 'A1')
    await shot('panel-all')
    await keys(page, 'Control+F8')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E2')
    await keys(page, 'Control+F8')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('D9')
    await keys(page, 'Control+F8', 'Control+F8')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E2')
    await panel().locator('li').first().getByRole('button', { name: '删除', exact: true }).click()
    await expect.poll(() => panel().locator('li').count()).toBe(3)
    await goTo(page, 'E6')
    await keys(page, 'Control+z')
    await expect.poll(() => panel().locator('li').count()).toBe(4)
  })

  it('the menu of a cell writes, settles and removes, and says what it would do', async () => {
    const { page } = program
    await menu(page, 'E5', '批注', '插入批注')
    await editor().waitFor()
    await page.keyboard.type('从菜单写')
    await keys(page, 'Control+Enter')
    await expect.poll(() => marks()).toBe(1)
    await menu(page, 'E5', '批注', '批注已解决')
    await expect.poll(() => marks(true)).toBe(1)
    await menu(page, 'E5', '批注', '重新打开批注')
    await expect.poll(() => marks()).toBe(1)
    await menu(page, 'E5', '批注', '删除批注')
    await expect.poll(() => marks()).toBe(0)
    await said(page, '已删除批注。')
  })

  it('of a merged cell it is one note, whichever of its cells is meant', async () => {
    const { page } = program
    await goTo(page, 'D2:E3')
    await keys(page, 'Control+m')
    await page
      .getByRole('button', { name: '合并' })
      .click({ timeout: 3_000 })
      .catch(() => undefined)
    await write('E3', '合并的一格')
    await expect.poll(() => marks()).toBe(1)
    await goTo(page, 'D2')
    await keys(page, 'ArrowUp', 'ArrowDown')
    await expect.poll(() => card().innerText()).toContain('合并的一格')
  })

  it('a copied cell takes its note along, and undo takes both back', async () => {
    const { page } = program
    await write('E2', '跟着走')
    await goTo(page, 'E2')
    await keys(page, 'Control+c')
    await goTo(page, 'E5')
    await keys(page, 'Control+v')
    await expect.poll(() => marks()).toBe(2)
    await keys(page, 'Control+z')
    await expect.poll(() => marks()).toBe(1)
  })

  it('is printed below the table where somebody asks for it, and only then', async () => {
    const { page } = program
    await write('E2', '口径已调整')
    await keys(page, 'Control+p')
    const sheet = page.frameLocator('iframe[title="打印的页面"]')
    await sheet.locator('.page').waitFor()
    expect(await sheet.locator('body').innerText()).not.toContain('口径已调整')
    await page.getByRole('checkbox', { name: '打印批注' }).click()
    await expect.poll(() => sheet.locator('body').innerText()).toContain('注：①第2行实绩：')
    await expect.poll(() => sheet.locator('body').innerText()).toContain('16.2%①')
    await shot('print')
    await keys(page, 'Escape')
    await expect.poll(() => page.locator('iframe[title="打印的页面"]').count()).toBe(0)
  })
})
