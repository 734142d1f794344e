/** Chinese typed into cells: what composing, choosing and cancelling make of them. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clickCell, saved } from '../sheet.ts'
import {
  address,
  at,
  expectReadyAt,
  focused,
  type InputMethod,
  layer,
  onOfficialTable,
  stateOf,
  textOf,
  written,
} from './input-method.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('Chinese input in the sheet', () => {
  let page: Page
  let ime: InputMethod
  onOfficialTable((opened, method) => {
    page = opened
    ime = method
  })
  const expectReady = (where: string): Promise<void> => expectReadyAt(page, where)

  it('has the focus as soon as the table is open', async () => {
    await expect.poll(() => focused(page)).toBe(true)
    await expect.poll(() => stateOf(page)).toBe('ready')
  })

  it('the first letter over a value opens the editor with nothing of the value in it', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('r')
    await expect.poll(() => stateOf(page)).toBe('typing')
    await expect.poll(() => written(page)).toBe('r')
    await ime.compose('renmin')
    await ime.choose(' ', '人民')
    await expect.poll(() => written(page)).toBe('人民')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('人民')
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
    await expect.poll(() => stateOf(page)).toBe('typing')
    await expect.poll(() => written(page)).toBe('中国')
    await expect.poll(() => address(page)).toBe('B5')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('中国')
  })

  it('Enter on raw letters keeps them; only the next Enter leaves the cell', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('gdp')
    await ime.choose('Enter', 'gdp')
    await expect.poll(() => address(page)).toBe('B5')
    await expect.poll(() => written(page)).toBe('gdp')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('gdp')
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
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产，12.3%投资𠮷镕')
    await expectReady('C5')
  })

  it('text that comes without a composition (punctuation, handwriting, emoji) opens the editor', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.choose(',', '，')
    await expect.poll(() => stateOf(page)).toBe('typing')
    await ime.choose('Unidentified', '镕😀')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('，镕😀')
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
    await expect.poll(() => written(page)).toBe('是')
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
    await expect.poll(() => written(page)).toBe('是')
  })

  it('a cancelled composition leaves the cell as it was and the sheet ready', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await ime.cancel()
    await expectReady('B5')
    await expect.poll(() => textOf(page, '固定资产投资', '指标名称')).toBe('固定资产投资')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产投资')
    await expectReady('B6')
  })

  it('a composition rubbed out letter by letter leaves the cell as it was too', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('s')
    await ime.cancel('Backspace')
    await expectReady('B5')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产投资')
    // And the next letter begins anew.
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 6)).toBe('新')
  })

  it('Escape after a composition gives the old text back', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('shi')
    await ime.choose(' ', '是')
    await page.keyboard.press('Escape')
    await expectReady('B5')
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产投资')
  })

  it('inside F2 a composition goes in at the caret, and cancelling it keeps the rest', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('F2')
    await expect.poll(() => written(page)).toBe('固定资产投资')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await ime.compose('zong')
    await expect.poll(() => written(page)).toBe('固定资产zong投资')
    await ime.key('Enter')
    await expect.poll(() => stateOf(page)).toBe('editing')
    await ime.choose(' ', '总')
    await ime.compose('e')
    await ime.cancel()
    await expect.poll(() => stateOf(page)).toBe('editing')
    await expect.poll(() => written(page)).toBe('固定资产总投资')
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产总投资')
    await expectReady('B6')
  })

  it('a composition that empties the editor in F2 and is cancelled does not close it', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await ime.compose('a')
    await ime.cancel()
    await expect.poll(() => stateOf(page)).toBe('editing')
    await page.keyboard.press('Escape')
    await expect.poll(() => at(page, 1, 5)).toBe('固定资产投资')
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
    await expect
      .poll(() => page.locator('.overlay .merged').filter({ hasText: '合并' }).innerText())
      .toBe('合并')
    await expectReady('B7')
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
    await expect.poll(() => written(page)).toBe('固定资产投资一')
    await page.keyboard.press('Control+z')
    await expect.poll(() => stateOf(page)).toBe('editing')
    await expect.poll(() => written(page)).not.toContain('一')
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
    await expect.poll(() => stateOf(page)).toBe('ready')
    await expect.poll(() => focused(page)).toBe(true)
    await saved(page)
  })

  it('arrows after a composition write the cell and move on', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    await ime.compose('xin')
    await ime.choose(' ', '新')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => at(page, 1, 5)).toBe('新')
    await expectReady('C5')
  })
})
