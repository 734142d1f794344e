/** Whole sentences typed in pinyin with a real input method: not one key may be lost, wherever typing begins. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Program, startProgram } from '../browser/program.ts'
import { cell, openWorkbook, saved } from '../sheet.ts'
import { click, pause, press, skipped, turnOn, type } from './desktop.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('pinyin typed into the sheet', () => {
  let program: Program
  let page: Page

  beforeAll(async () => {
    program = await startProgram(undefined, true)
    page = program.page
  })
  afterAll(() => program?.close())

  beforeEach(async () => {
    await page.reload()
    await openWorkbook(page, official)
    await page.locator('.ag-row').first().waitFor()
  })

  const clickOn = async (indicator: string, header: string): Promise<void> =>
    click(page, await cell(page, indicator, header))
  /** Clicks the cell and has pinyin for it. */
  const begin = async (indicator: string, header: string): Promise<void> => {
    await clickOn(indicator, header)
    expect(await turnOn()).toBe('pinyin')
  }
  const layer = () => page.locator('.text-layer')
  const at = (column: number, row: number): Promise<string> =>
    page
      .locator(`.grid .ag-row[row-index="${row - 1}"] [role="gridcell"]:not(.gutter)`)
      .nth(column)
      .innerText()
  const address = (): Promise<string> => page.getByLabel('名称框').inputValue()
  const expectReady = async (where: string): Promise<void> => {
    await expect.poll(() => layer().getAttribute('class')).toBe('text-layer ready')
    expect(await layer().inputValue()).toBe('')
    expect(await layer().evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await address()).toBe(where)
  }

  it('a sentence into an empty cell, from the first letter on', async () => {
    await begin('固定资产投资', '指标名称')
    await press('Delete')
    await expect.poll(() => at(1, 5)).toBe('')
    await type('renmin')
    await press('space')
    await type('shenghuo')
    await press('space')
    await press('Return')
    await expect.poll(() => at(1, 5)).toBe('人民生活')
    await expectReady('B6')
    await saved(page)
  })

  it('a sentence over a value replaces it', async () => {
    await begin('固定资产投资', '指标名称')
    await type('zhongguo')
    await press('space')
    await type('jingji')
    await press('1')
    await type('fazhan')
    await press('space')
    await press('Return')
    await expect.poll(() => at(1, 5)).toBe('中国经济发展')
    await expectReady('B6')
  })

  it('inside F2, at the caret', async () => {
    await begin('固定资产投资', '指标名称')
    await press('F2', 'Left', 'Left')
    await type('zhongguo')
    await press('space')
    expect(await layer().inputValue()).toBe('固定资产中国投资')
    await press('Return')
    await expect.poll(() => at(1, 5)).toBe('固定资产中国投资')
    await expectReady('B6')
  })

  it('into a merged cell', async () => {
    await begin('固定资产投资', '指标名称')
    await press('shift+Down', 'shift+Right', 'ctrl+m')
    const merged = page.locator('.overlay .merged').filter({ hasText: '固定资产投资' })
    await merged.waitFor()
    await click(page, merged)
    await type('zhongguo')
    await press('space')
    await type('renmin')
    await press('space')
    await press('Return')
    expect(await page.locator('.overlay .merged').filter({ hasText: '中国' }).innerText()).toBe('中国人民')
    await expectReady('B7')
  })

  it('Enter on raw letters keeps the letters and the cell', async () => {
    await begin('固定资产投资', '指标名称')
    await type('gdp')
    await press('Return')
    expect(await address()).toBe('B5')
    expect(await layer().inputValue()).toBe('gdp')
    await press('Return')
    await expect.poll(() => at(1, 5)).toBe('gdp')
    await expectReady('B6')
  })

  it('Escape throws the composition away and leaves the cell as it was', async () => {
    await begin('固定资产投资', '指标名称')
    await type('zhong')
    await press('Escape')
    await expectReady('B5')
    await press('Return')
    await expect.poll(() => at(1, 5)).toBe('固定资产投资')
    await expectReady('B6')
  })

  it('arrows and Tab choose among the candidates and never move the selection', async () => {
    await begin('固定资产投资', '指标名称')
    await type('zhongguo')
    await press('Down', 'Up', 'Right', 'Left', 'Tab')
    expect(await address()).toBe('B5')
    expect(await layer().getAttribute('class')).toBe('text-layer typing')
    expect(await layer().evaluate((element) => element === document.activeElement)).toBe(true)
    await press('Escape', 'Escape')
    await expect.poll(() => at(1, 5)).toBe('固定资产投资')
  })

  it('a click elsewhere in mid-composition: what was typed stays in its cell, the next sentence in its own', async () => {
    await begin('固定资产投资', '指标名称')
    await type('zhongguo')
    await press('space')
    await type('renmin')
    await clickOn('地区生产总值', '指标名称')
    await pause(300)
    await expectReady('B1')
    await expect.poll(() => at(1, 1)).toBe('地区生产总值')
    // Raw letters or the first candidate, as the input method is set; none is lost either way.
    expect((await at(1, 5)).replaceAll(/[ ']/g, '')).toMatch(/^中国(renmin|人民)$/)
    await type('jingji')
    await press('space')
    await press('Return')
    await expect.poll(() => at(1, 1)).toBe('经济')
    await expectReady('B2')
  })

  it('a button in mid-composition: what was typed stays in its cell and goes nowhere else', async () => {
    await begin('固定资产投资', '指标名称')
    await type('zhongguo')
    await click(page, page.getByRole('button', { name: '下方插入行' }))
    await expect.poll(() => at(1, 7)).toBe('社会消费品零售总额')
    expect((await at(1, 5)).replaceAll(/[ ']/g, '')).toMatch(/^(zhongguo|中国)$/)
    await expect.poll(() => at(1, 6)).toBe('')
    expect(await layer().inputValue()).toBe('')
    expect(await layer().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('cell after cell with Tab and Return', async () => {
    await begin('固定资产投资', '指标名称')
    for (const [letters, key] of [
      ['zhongguo', 'Tab'],
      ['renmin', 'Tab'],
      ['jingji', 'Tab'],
      ['fazhan', 'Return'],
    ] as const) {
      await type(letters)
      await press('space', key)
    }
    expect(await Promise.all([1, 2, 3, 4].map((column) => at(column, 5)))).toEqual([
      '中国',
      '人民',
      '经济',
      '发展',
    ])
    await saved(page)
  })

  it('a sentence in a title line stays there', async () => {
    const title = page.getByLabel('标题')
    await click(page, title)
    expect(await turnOn()).toBe('pinyin')
    await press('ctrl+End')
    await type('zhongguo')
    await press('space')
    expect(await title.inputValue()).toContain('中国')
    expect(await layer().inputValue()).toBe('')
    await press('Return')
    await expectReady('E1')
  })
})
