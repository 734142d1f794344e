/**
 * Chinese typing in the sheet, played through the DevTools protocol as an input method plays it: key presses of code
 * 229, a composition that grows letter by letter, and the text that ends it. `npm run test:ime` does the same with a
 * real one.
 */
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cell, clickCell, openWorkbook, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

/** The keys and compositions of an input method. */
function inputMethod(cdp: CDPSession) {
  const key = async (name: string): Promise<void> => {
    const code = { key: name, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code })
  }
  const hold = (text: string) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  return {
    /** A key that the input method keeps for itself. */
    key,
    /** Types letters that stay raw until they are chosen. */
    async compose(letters: string): Promise<void> {
      for (let at = 1; at <= letters.length; at++) {
        await key(letters.charAt(at - 1))
        await hold(letters.slice(0, at))
      }
    },
    /** The key that chooses, and the text it ends the composition with. */
    async choose(name: string, text: string): Promise<void> {
      await key(name)
      await cdp.send('Input.insertText', { text })
    },
    async cancel(name = 'Escape'): Promise<void> {
      await key(name)
      await hold('')
    },
  }
}

const layer = (page: Page) => page.locator('.text-layer')
const stateOf = (page: Page): Promise<string> =>
  layer(page).evaluate((element) => element.className.replace('text-layer ', ''))
const written = (page: Page): Promise<string> => layer(page).inputValue()
const focused = (page: Page): Promise<boolean> =>
  layer(page).evaluate((element) => element === document.activeElement)
/** The address of the active cell, as the name box says it. */
const address = (page: Page): Promise<string> => page.getByLabel('名称框').inputValue()
const textOf = async (page: Page, indicator: string, header: string): Promise<string> =>
  (await cell(page, indicator, header)).innerText()
/** The text of a cell by its address in the table: column from 0, row from 1. */
const at = (page: Page, column: number, row: number): Promise<string> =>
  page
    .locator(`.grid .ag-row[row-index="${row - 1}"] [role="gridcell"]:not(.gutter)`)
    .nth(column)
    .innerText()

describe.skipIf(skipped)('Chinese input in the sheet', () => {
  let program: Program
  let page: Page
  let ime: ReturnType<typeof inputMethod>

  beforeAll(async () => {
    program = await startProgram()
    page = program.page
    ime = inputMethod(await page.context().newCDPSession(page))
  })
  afterAll(() => program?.close())

  beforeEach(async () => {
    await page.reload()
    await openWorkbook(page, official)
    await page.locator('.ag-row').first().waitFor()
    await layer(page).waitFor({ state: 'attached' })
  })

  /** Ready, focused, nothing left in the text area. */
  const expectReady = async (where: string): Promise<void> => {
    expect(await stateOf(page)).toBe('ready')
    expect(await written(page)).toBe('')
    expect(await focused(page)).toBe(true)
    expect(await address(page)).toBe(where)
  }

  it('has the focus as soon as the table is open', async () => {
    expect(await focused(page)).toBe(true)
    expect(await stateOf(page)).toBe('ready')
  })

  it('the first letter over a value opens the editor with nothing of the value in it', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('r')
    expect(await stateOf(page)).toBe('typing')
    expect(await written(page)).toBe('r')
    await ime.compose('renmin')
    await ime.choose(' ', '人民')
    expect(await written(page)).toBe('人民')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('人民')
    await expectReady('B6')
    await saved(page)
  })

  it.each([
    ['space', ' '],
    ['a digit', '2'],
  ])('%s chooses and stays with the input method', async (_, key) => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('zhongguo')
    await ime.choose(key, '中国')
    expect(await stateOf(page)).toBe('typing')
    expect(await written(page)).toBe('中国')
    expect(await address(page)).toBe('B5')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('中国')
  })

  it('Enter on raw letters keeps them; only the next Enter leaves the cell', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('gdp')
    await ime.choose('Enter', 'gdp')
    expect(await address(page)).toBe('B5')
    expect(await written(page)).toBe('gdp')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('gdp')
    await expectReady('B6')
  })

  it('a sentence of several compositions, punctuation and digits loses nothing', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('guding')
    await ime.choose(' ', '固定')
    await ime.compose('zichan')
    await ime.choose('1', '资产')
    await ime.choose(',', '，')
    await page.keyboard.type('12.3%')
    await ime.compose('touzi')
    await ime.choose(' ', '投资𠮷镕')
    await page.keyboard.press('Tab')
    expect(await at(page, 1, 5)).toBe('固定资产，12.3%投资𠮷镕')
    await expectReady('C5')
  })

  it('text that comes without a composition (punctuation, handwriting, emoji) opens the editor', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.choose(',', '，')
    expect(await stateOf(page)).toBe('typing')
    await ime.choose('Unidentified', '镕😀')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('，镕😀')
  })

  it('Enter, Tab, arrows, digits and all other keys during a composition are not ours', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageDown', 'Home']
    for (const key of ['Enter', 'Tab', ...arrows, '5', 'F2']) {
      await ime.key(key)
      expect(await stateOf(page), key).toBe('typing')
      expect(await written(page), key).toBe('shi')
      expect(await address(page), key).toBe('B5')
      expect(await focused(page), key).toBe(true)
    }
    await ime.choose(' ', '是')
    expect(await written(page)).toBe('是')
  })

  it('keys that arrive with their own code during a composition are not ours either', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    for (const key of ['Enter', 'Tab', 'Escape', 'ArrowDown']) {
      // isComposing is true, the key code is the key's own, as some input methods send it.
      await layer(page).evaluate(
        (element, name) =>
          element.dispatchEvent(
            new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, cancelable: true }),
          ),
        key,
      )
      expect(await stateOf(page), key).toBe('typing')
      expect(await address(page), key).toBe('B5')
    }
    await ime.choose(' ', '是')
    expect(await written(page)).toBe('是')
  })

  it('a cancelled composition leaves the cell as it was and the sheet ready', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await ime.cancel()
    await expectReady('B5')
    expect(await textOf(page, '固定资产投资', '指标名称')).toBe('固定资产投资')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('固定资产投资')
    await expectReady('B6')
  })

  it('a composition rubbed out letter by letter leaves the cell as it was too', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('s')
    await ime.cancel('Backspace')
    await expectReady('B5')
    await page.keyboard.press('ArrowDown')
    expect(await at(page, 1, 5)).toBe('固定资产投资')
    // And the next letter begins anew.
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 6)).toBe('新')
  })

  it('Escape after a composition gives the old text back', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await ime.choose(' ', '是')
    await page.keyboard.press('Escape')
    await expectReady('B5')
    expect(await at(page, 1, 5)).toBe('固定资产投资')
  })

  it('inside F2 a composition goes in at the caret, and cancelling it keeps the rest', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('F2')
    expect(await written(page)).toBe('固定资产投资')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await ime.compose('zong')
    expect(await written(page)).toBe('固定资产zong投资')
    await ime.key('Enter')
    expect(await stateOf(page)).toBe('editing')
    await ime.choose(' ', '总')
    await ime.compose('e')
    await ime.cancel()
    expect(await stateOf(page)).toBe('editing')
    expect(await written(page)).toBe('固定资产总投资')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('固定资产总投资')
    await expectReady('B6')
  })

  it('a composition that empties the editor in F2 and is cancelled does not close it', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await ime.compose('a')
    await ime.cancel()
    expect(await stateOf(page)).toBe('editing')
    await page.keyboard.press('Escape')
    expect(await at(page, 1, 5)).toBe('固定资产投资')
  })

  it('types into a merged cell, whose own text it replaces', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+m')
    const merged = page.locator('.overlay .merged').filter({ hasText: '固定资产投资' })
    await merged.waitFor()
    const box = await merged.boundingBox()
    if (box === null) throw new Error('the merged cell is not on the screen')
    // Anywhere in it, not in its first cell only.
    await page.mouse.click(box.x + box.width - 12, box.y + box.height - 8)
    await ime.compose('hebing')
    const editor = await layer(page).boundingBox()
    expect(Math.abs((editor?.width ?? 0) - box.width)).toBeLessThanOrEqual(2)
    expect(Math.abs((editor?.y ?? 0) - box.y)).toBeLessThanOrEqual(2)
    await ime.choose(' ', '合并')
    await page.keyboard.press('Enter')
    expect(await page.locator('.overlay .merged').filter({ hasText: '合并' }).innerText()).toBe('合并')
    await expectReady('B7')
  })

  it('a click elsewhere in mid-composition writes it where it was typed and goes there', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await clickCell(page, '进出口总额', '指标名称')
    expect(await at(page, 1, 5)).toBe('shi')
    expect(await at(page, 1, 7)).toBe('进出口总额')
    await expectReady('B7')
    // The input method is told that it ended, and begins anew.
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 7)).toBe('新')
    expect(await at(page, 1, 5)).toBe('shi')
  })

  it.each([
    ['the toolbar', (page: Page) => page.getByRole('button', { name: '下方插入行' }).click()],
    [
      'a title line',
      (page: Page) =>
        page.getByLabel('标题').evaluate((element) => {
          element.focus()
        }),
    ],
    ['the name box', (page: Page) => page.getByLabel('名称框').click()],
  ])('leaving for %s in mid-composition writes it where it was typed', async (_, leave) => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await leave(page)
    expect(await at(page, 1, 5)).toBe('shi')
    expect(await stateOf(page)).toBe('ready')
    expect(await at(page, 1, 4)).toBe('规上服务业营业收入')
    expect(await at(page, 2, 5)).toBe('%')
  })

  it('leaving while typing plain letters writes them where they were typed', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.type('abc')
    await page.getByLabel('名称框').click()
    expect(await at(page, 1, 5)).toBe('abc')
    expect(await stateOf(page)).toBe('ready')
  })

  it('a click on nothing (the desk, a label) leaves the keys with the sheet', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.locator('.status-bar .counts').click()
    expect(await focused(page)).toBe(true)
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('新')
  })

  it('the text area does not move under a composition', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    const before = await layer(page).evaluate((element) => element.style.cssText)
    await page.evaluate(() => window.dispatchEvent(new Event('resize')))
    await page.locator('.ag-grid-viewport').evaluate((element) => element.scrollBy(0, 30))
    await page.waitForTimeout(100)
    const after = await layer(page).evaluate((element) => element.style.cssText)
    expect(after).toBe(before)
    expect(await written(page)).toBe('shi')
    await ime.choose(' ', '是')
    expect(await written(page)).toBe('是')
  })

  it('a composition in a title line stays in the title line', async () => {
    const title = page.getByLabel('标题')
    await title.click()
    await title.press('End')
    await ime.compose('biao')
    for (const key of ['Enter', 'Escape', 'Tab']) {
      await ime.key(key)
      expect(await title.evaluate((element) => element === document.activeElement), key).toBe(true)
    }
    await ime.choose(' ', '表')
    expect(await title.inputValue()).toMatch(/表/)
    expect(await written(page)).toBe('')
    expect(await stateOf(page)).toBe('ready')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe(true)
    expect(await title.inputValue()).toMatch(/表/)
    expect(await stateOf(page)).toBe('ready')
  })

  it('a composition in the find bar stays in the find bar', async () => {
    await page.keyboard.press('Control+f')
    const field = page.getByRole('search').locator('input').first()
    await field.waitFor()
    await ime.compose('shouru')
    const before = await address(page)
    await ime.key('Enter')
    await ime.key('Escape')
    expect(await field.isVisible()).toBe(true)
    expect(await address(page)).toBe(before)
    await ime.choose(' ', '收入')
    expect(await field.inputValue()).toBe('收入')
    expect(await stateOf(page)).toBe('ready')
    expect(await written(page)).toBe('')
    await page.keyboard.press('Enter')
    expect(await address(page)).not.toBe(before)
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe(true)
  })

  it('Ctrl+Z in the ready state takes back the table, never what was typed into the text area', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('yi')
    await ime.choose(' ', '一')
    await page.keyboard.press('Enter')
    await ime.compose('er')
    await ime.choose(' ', '二')
    await page.keyboard.press('Enter')
    await saved(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => at(page, 1, 6)).toBe('社会消费品零售总额')
    await expectReady('B6')
    await page.keyboard.press('Control+z')
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产投资')
    await expectReady('B5')
    // Nothing is left to take back: still not the text area's own.
    await page.keyboard.press('Control+z')
    await expectReady('B5')
    // Nor by way of a menu.
    await page.evaluate(() => document.execCommand('undo'))
    await page.evaluate(() => document.execCommand('redo'))
    await expectReady('B5')
    await page.keyboard.press('Control+y')
    await expect.poll(() => at(page, 1, 5)).toBe('一')
  })

  it('Ctrl+Z while editing takes back what was typed there', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('F2')
    await ime.compose('yi')
    await ime.choose(' ', '一')
    expect(await written(page)).toBe('固定资产投资一')
    await page.keyboard.press('Control+z')
    expect(await stateOf(page)).toBe('editing')
    expect(await written(page)).not.toContain('一')
  })

  it('cell after cell with Tab and Enter, each with its own text', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    const words: readonly (readonly [string, string, string])[] = [
      ['touzi', '投资', 'Tab'],
      ['danwei', '单位', 'Tab'],
      ['mubiao', '目标', 'Tab'],
      ['shiji', '实绩', 'Enter'],
    ]
    for (const [letters, text, key] of words) {
      await ime.compose(letters)
      await ime.choose(' ', text)
      await page.keyboard.press(key)
    }
    expect(await Promise.all([1, 2, 3, 4].map((column) => at(page, column, 5)))).toEqual([
      '投资',
      '单位',
      '目标',
      '实绩',
    ])
    expect(await stateOf(page)).toBe('ready')
    expect(await focused(page)).toBe(true)
    await saved(page)
  })

  it('arrows after a composition write the cell and move on', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('ArrowRight')
    expect(await at(page, 1, 5)).toBe('新')
    await expectReady('C5')
  })

  it('a window that loses the focus keeps what is being typed', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('yi')
    await ime.choose(' ', '一')
    // Playwright makes every page believe that it has the focus; here it must not.
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: false })
    const other = await page.context().newPage()
    await other.bringToFront()
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false)
    expect(await stateOf(page)).toBe('typing')
    expect(await written(page)).toBe('一')
    await other.close()
    await page.bringToFront()
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    await page.keyboard.press('Enter')
    expect(await at(page, 1, 5)).toBe('一')
  })

  it('Ctrl+S in mid-sentence writes the cell, or the title line, before anything is called saved', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Control+s')
    expect(await at(page, 1, 5)).toBe('新')
    await expectReady('B5')
    const title = page.getByLabel('标题')
    await title.click()
    await title.press('Control+End')
    await ime.compose('biao')
    await ime.choose(' ', '表')
    await page.keyboard.press('Control+s')
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).isEnabled()).toBe(true)
    await title.press('Escape')
    expect(await title.inputValue()).toMatch(/表$/)
  })

  it('an action from the palette in mid-sentence finds the sentence written', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').waitFor()
    expect(await at(page, 1, 5)).toBe('新')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe(true)
    expect(await stateOf(page)).toBe('ready')
  })
})
