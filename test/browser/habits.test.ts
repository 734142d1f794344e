/** What people of Excel and WPS do without thinking: whatever was pressed, the next key goes into the active cell. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dropWorkbook, saved } from '../sheet.ts'
import { drag, freshTable, goTo, keys, letter, rowNumber, said, spot, texts, where, whole } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

const traditional = join(import.meta.dirname, '../facts/traditional.xlsx')

describe.skipIf(skipped)('habits of twenty years', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram({ width: 1366, height: 768 })
  })
  afterAll(() => program.close())
  beforeEach(() => freshTable(program.page))

  const focused = (): Promise<string | undefined> =>
    program.page.evaluate(() => document.activeElement?.className)
  const backInSheet = (): Promise<void> => expect.poll(focused).toBe('text-layer ready')

  describe('the keyboard is the sheet’s again after', () => {
    it('a button that only shows something, and the zoom', async () => {
      const { page } = program
      await page.locator('.rate').click()
      await backInSheet()
      await page.locator('.zoom .ant-slider').click({ position: { x: 80, y: 5 } })
      await backInSheet()
      await keys(page, 'Control+0')
    })

    it('a column’s width, dragged or fitted', async () => {
      const { page } = program
      const edge = page
        .locator('.ag-header-cell', { hasText: '2021年目标' })
        .locator('.ag-header-cell-resize')
      const box = await edge.boundingBox()
      if (box === null) throw new Error('no edge')
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      await drag(page, from, { ...from, x: from.x + 20 })
      await backInSheet()
      await edge.dblclick()
      await backInSheet()
    })

    it('a menu that was closed without a choice', async () => {
      const { page } = program
      await page.getByRole('button', { name: '导出', exact: true }).click()
      await page.getByText('导出CSV').waitFor()
      await keys(page, 'Escape')
      await backInSheet()
    })

    it('a rule chosen, a value given, an answer written', async () => {
      const { page } = program
      await goTo(page, 'D3')
      await page.keyboard.type('高于全省平均')
      await keys(page, 'Control+Enter')
      await page.getByLabel('参照值').fill('6%')
      await keys(page, 'Enter')
      await backInSheet()
      await page.getByRole('button', { name: '人工认定' }).click()
      await page.getByLabel('认定的文字').fill('已达标')
      await keys(page, 'Enter')
      await backInSheet()
      expect((await texts(page, 'D3:F3')).flat()).toEqual(['高于全省平均', '16.2%', '已达标'])
      await page.getByRole('button', { name: '改认定' }).click()
      await page.getByLabel('判定规则').click()
      await page.locator('.ant-select-item-option').nth(1).click()
      await backInSheet()
      await goTo(page, 'B2')
      await page.keyboard.type('地区生产总值')
      await keys(page, 'Control+Enter')
      const answer = page.getByRole('button', { name: '说明', exact: true })
      await answer.waitFor()
      await expect.poll(() => answer.isDisabled()).toBe(true)
      await page.getByLabel('审核说明').fill('两级各有一项')
      await keys(page, 'Enter')
      await backInSheet()
      await expect.poll(() => whole(page)).toBe('地区生产总值')
      await saved(page)
    })

    it('an export: at once, and not when it is done', async () => {
      const { page } = program
      await page.getByRole('button', { name: /^(人工|改)认定$/ }).click()
      await page.getByRole('button', { name: '导出', exact: true }).click()
      await page.getByText('导出Excel（官方格式）').click()
      await backInSheet()
      await page.getByLabel('认定的文字').fill('正在写')
      await said(page, '已导出')
      await page.keyboard.type('的字')
      await expect.poll(() => page.getByLabel('认定的文字').inputValue()).toBe('正在写的字')
    })

    it('the button 查找, which opens what takes the keys', async () => {
      const { page } = program
      await page.getByRole('button', { name: '查找', exact: true }).click()
      await page.getByLabel('查找内容').waitFor()
      await page.keyboard.type('人均')
      await expect.poll(() => page.getByLabel('查找内容').inputValue()).toBe('人均')
      await keys(page, 'Escape')
      await backInSheet()
    })

    it('a click beside the find bar’s buttons: those keep the keys, and Escape closes it', async () => {
      const { page } = program
      await keys(page, 'Control+f')
      await page.keyboard.type('人均')
      await page.getByRole('button', { name: '下一个' }).click()
      await expect.poll(() => focused()).toContain('ant-btn')
      await keys(page, 'Escape')
      await backInSheet()
      await expect.poll(() => page.locator('.find-bar').count()).toBe(0)
    })
  })

  it('F2 goes to and fro between moving the caret and moving on', async () => {
    const { page } = program
    await goTo(page, 'E3')
    await keys(page, 'F2', 'ArrowLeft', 'F2', 'ArrowLeft')
    await expect.poll(() => where(page)).toBe('D3')
    expect((await texts(page, 'E3'))[0]).toEqual(['16.2%'])
  })

  it('what was copied is framed until Escape or a change', async () => {
    const { page } = program
    const frame = page.locator('.overlay .copied')
    await goTo(page, 'E3')
    await keys(page, 'Control+c')
    await expect.poll(() => frame.count()).toBe(1)
    await keys(page, 'Escape')
    await expect.poll(() => frame.count()).toBe(0)
    await keys(page, 'Control+c', 'ArrowDown', 'Control+v')
    await expect.poll(() => texts(page, 'E3:E4')).toEqual([['16.2%'], ['16.2%']])
    await expect.poll(() => frame.count()).toBe(0)
  })

  it('the bar that shows the cell’s text takes a click for editing, the name box Excel’s own addresses', async () => {
    const { page } = program
    await goTo(page, '$E$7')
    await expect.poll(() => where(page)).toBe('E7')
    await page.locator('.name-bar .whole').click()
    await page.keyboard.type('左右')
    await keys(page, 'Enter')
    expect((await texts(page, 'E7'))[0]).toEqual(['20.2%左右'])
  })

  it('an editor of several lines in the last row is seen whole', async () => {
    const { page } = program
    await keys(page, 'Control+End')
    await page.keyboard.type('一')
    for (const line of ['二', '三', '四']) {
      await keys(page, 'Alt+Enter')
      await page.keyboard.type(line)
    }
    const lowest = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom)
    await expect
      .poll(async () => lowest('.text-layer'))
      .toBeLessThanOrEqual(await lowest('.ag-grid-viewport'))
    const high = await page.locator('.text-layer').evaluate((area) => area.scrollHeight <= area.clientHeight)
    expect(high).toBe(true)
    await keys(page, 'Escape')
  })

  it('at half size the letters stand above their columns and the table keeps to the paper', async () => {
    const { page } = program
    await page.locator('.zoom .ant-slider').click({ position: { x: 1, y: 5 } })
    const centre = async (selector: string): Promise<number> => {
      const box = await page.locator(selector).boundingBox()
      return box === null ? Number.NaN : box.x + box.width / 2
    }
    await expect
      .poll(async () => Math.abs((await letter(page, 'A')).x - (await spot(page, 'A1')).x))
      .toBeLessThan(2)
    expect(Math.abs((await letter(page, 'F')).x - (await spot(page, 'F1')).x)).toBeLessThan(2)
    expect((await rowNumber(page, 1)).x).toBeLessThan(await centre('.letters .letter >> nth=0'))
    await keys(page, 'Control+0')
  })

  it('a title longer than the paper wraps and is seen whole', async () => {
    const { page } = program
    const title = page.locator('.paper .title')
    await title.click()
    await keys(page, 'Control+a')
    await page.keyboard.type(
      '关于全市国民经济和社会发展主要指标任务“时间过半、任务过半”完成情况的通报附表（上半年）',
    )
    await keys(page, 'Enter')
    await expect.poll(() => title.evaluate((line) => line.scrollHeight <= line.clientHeight + 1)).toBe(true)
  })

  it('the same sentence said again takes no more room', async () => {
    const { page } = program
    for (let at = 0; at < 4; at++) await goTo(page, 'ZZ99')
    await said(page, '表格没有这么大')
    await expect.poll(() => page.locator('.notice').filter({ hasText: '表格没有这么大' }).count()).toBe(1)
  })

  it('Enter in a field is the dialog’s own button, with what was typed last', async () => {
    const { page } = program
    await page.getByRole('button', { name: '表格设置', exact: true }).click()
    // What is no year is said at the field, and nothing of the dialog is lost.
    for (const wrong of ['abc', '99999']) {
      await page.getByLabel('年份').fill(wrong)
      await keys(page, 'Enter')
      await page
        .getByRole('alert')
        .filter({ hasText: `“${wrong}”不是年份` })
        .waitFor()
    }
    await page.getByLabel('年份').fill('２０２３年')
    await keys(page, 'Enter')
    await backInSheet()
    await page.getByRole('button', { name: '表格设置', exact: true }).click()
    await expect.poll(() => page.getByLabel('年份').inputValue()).toBe('2023')
    await keys(page, 'Escape')
    await backInSheet()
  })

  it('a shared header cell opens the settings of its first column', async () => {
    const { page } = program
    await page.locator('.ag-header-group-cell').filter({ hasText: '上半年完成情况' }).dblclick()
    await expect.poll(() => page.getByLabel('第1层表头').inputValue()).toBe('上半年完成情况')
    await keys(page, 'Escape')
  })

  it('an indicator is added without looking for it first, and given another name stays one', async () => {
    const { page } = program
    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: /^指标库/ }).click()
    await page.getByRole('button', { name: '新增指标' }).click()
    await page.getByLabel('指标名称', { exact: true }).fill('夜间灯火指数')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByLabel('查找指标').fill('灯火')
    await page.getByRole('button', { name: '修改 夜间灯火指数' }).click()
    await page.getByLabel('指标名称', { exact: true }).fill('灯火指数')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '删除 灯火指数' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '删除 夜间灯火指数' }).count()).toBe(0)
    await page.getByRole('button', { name: '删除 灯火指数' }).click()
    await page.getByRole('status').filter({ hasText: '已删除“灯火指数”' }).getByText('撤销').click()
    // The form begins in its first field, Esc leaves it alone, Enter keeps it.
    await page.getByRole('button', { name: '修改 灯火指数' }).click()
    await page.locator('input[aria-label="指标名称"]:focus').waitFor()
    await page.keyboard.type('不要的名称')
    await keys(page, 'Escape')
    await page.getByRole('button', { name: '修改 灯火指数' }).click()
    await page.getByLabel('别名').fill('夜光')
    await keys(page, 'Enter')
    await page.getByRole('row').filter({ hasText: '夜光' }).waitFor()
    await page.getByRole('button', { name: '删除 灯火指数' }).click()
    await page.getByRole('row').filter({ hasText: '夜光' }).waitFor({ state: 'detached' })
    await keys(page, 'Escape')
    await backInSheet()
  })

  it('F8 goes on from the title', async () => {
    const { page } = program
    await page.locator('.paper .title').click()
    await keys(page, 'Control+a')
    await page.keyboard.type('2020年上半年全市国民经济主要指标')
    await keys(page, 'Enter')
    await goTo(page, 'E5')
    await keys(page, 'Delete')
    await expect
      .poll(async () => Number((await page.locator('.side-count').allInnerTexts())[0]))
      .toBeGreaterThanOrEqual(2)
    await keys(page, 'F8')
    await expect.poll(() => focused()).toContain('title')
    await keys(page, 'F8')
    await backInSheet()
    await expect.poll(() => where(page)).toBe('E5')
  })

  it('a file dropped in mid-word finds the word written; one that cannot be read stops no other', async () => {
    const { page } = program
    await goTo(page, 'E3')
    await page.keyboard.type('77%')
    await dropWorkbook(page, '照片.png', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]))
    await said(page, '图片')
    expect((await texts(page, 'E3'))[0]).toEqual(['77%'])
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '打开表格' }).click()
    const picture = { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71]) }
    const sheet = { name: '繁體.xlsx', mimeType: '', buffer: await readFile(traditional) }
    await (await chooser).setFiles([picture, sheet])
    await said(page, '“照片.png”没有打开')
    await said(page, '已打开“繁體.xlsx”')
  })

  it('Ctrl and the wheel change the zoom, the wheel alone does not', async () => {
    const { page } = program
    const zoom = () => page.locator('.zoom').innerText()
    await page.mouse.move(500, 400)
    await page.mouse.wheel(0, 120)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -120)
    await expect.poll(zoom).toBe('110%')
    await page.mouse.wheel(0, 120)
    await page.mouse.wheel(0, 120)
    await expect.poll(zoom).toBe('90%')
    await page.keyboard.up('Control')
    await page.mouse.wheel(0, -120)
    await expect.poll(zoom).toBe('90%')
    await keys(page, 'Control+0')
  })

  it('a page loaded anew in mid-word has the word', async () => {
    const { page } = program
    await goTo(page, 'B2')
    await page.keyboard.type('半句话')
    await page.reload()
    await page.locator('.entry .open').first().click()
    await expect.poll(() => texts(page, 'B2')).toEqual([['半句话']])
  })

  it('a table taken off the list comes back with the mouse', async () => {
    const { page } = program
    await page.getByRole('button', { name: '我的表格' }).click()
    const first = page.locator('.entry[data-entry]').first()
    const entry = page.locator(`[data-entry="${await first.getAttribute('data-entry')}"]`)
    await page
      .getByRole('button', { name: /^移除 / })
      .first()
      .click()
    await expect.poll(() => entry.count()).toBe(0)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => entry.count()).toBe(1)
  })

  it('no icon says an English word to a screen reader', async () => {
    const { page } = program
    const spoken = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-label]')]
        .filter((element) => element.closest('[aria-hidden="true"]') === null)
        .map((element) => element.getAttribute('aria-label') ?? '')
        .filter((label) => /^[a-z -]+$/i.test(label)),
    )
    expect(spoken).toEqual([])
  })
})
