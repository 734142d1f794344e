/** The panel beside the sheet: folded, drawn wider, its tabs, and the list of all that waits. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { cell, clickCell, openWorkbook, reopen } from '../sheet.ts'
import { focus, open, pressUntil } from './focus.ts'
import { skipped } from './program.ts'
import { atFirstPage } from './running.ts'

const csv = (lines: readonly string[]) => ({
  name: '某县.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    ['序号,指标名称,计量单位,2021年目标,上年同期,上半年实绩,双过半完成情况', ...lines].join('\n'),
  ),
})

const mixed = csv([
  '1,到位注册外资,亿美元,10,4,25,',
  '2,规上服务业营业收入,%,8%,7%,,',
  '3,固定资产投资,%,高于全省平均,2%,7.2%,',
  '4,空气质量优良率,%,80%,80%,105%,',
  '5,社会消费品零售总额,%,8%,7%,13%,',
  '6,到位资金,亿元,100,50,45,完成',
])

describe.skipIf(skipped)('the panel beside the sheet', () => {
  let page: Page
  atFirstPage((first) => {
    page = first
  })
  beforeEach(async () => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.evaluate(() => {
      for (const key of ['side-width', 'side-folded']) localStorage.removeItem(key)
    })
    await page.reload()
    await page.getByRole('button', { name: '打开表格' }).first().waitFor()
  })

  const openMixed = async (): Promise<void> => {
    await openWorkbook(page, mixed)
    await page.locator('.ag-row').filter({ hasText: '到位资金' }).waitFor()
  }
  const width = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().width)
  const panel = () => page.locator('.side-panel')
  const unfold = () => page.getByRole('button', { name: '展开侧栏' })
  const edge = () => page.getByRole('separator', { name: '侧栏宽度' })
  const tab = (name: RegExp) => page.getByRole('tab', { name })
  const place = () => page.getByLabel('名称框').inputValue()

  it('folds by its key and its button, gives the sheet its width, and stays folded', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '实绩')
    const before = await width('.desk')
    await page.keyboard.press('Control+F1')
    await unfold().waitFor()
    await expect.poll(() => panel().count()).toBe(0)
    await expect.poll(() => width('.desk')).toBeGreaterThan(before + 250)
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.reload()
    await reopen(page)
    await unfold().click()
    await panel().waitFor()
    await expect.poll(() => width('.desk')).toBe(before)
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.getByRole('button', { name: '收起侧栏' }).click()
    await unfold().waitFor()
    await expect.poll(() => focus(page)).toBe('sheet')
    // Its rail leads back to either tab.
    await page
      .getByRole('complementary', { name: '侧栏' })
      .getByRole('button', { name: /待处理/ })
      .click()
    await page.getByRole('region', { name: '待处理' }).waitFor()
    await expect.poll(() => focus(page)).toBe('sheet')
  })

  it('folds with the keyboard in it, and gives it back', async () => {
    await open(page)
    await pressUntil(page, 'F6', '依据')
    await page.keyboard.press('Control+F1')
    await unfold().waitFor()
    await expect.poll(() => focus(page)).toBe('sheet')
    await pressUntil(page, 'F6', '展开侧栏')
    await page.keyboard.press('Enter')
    await panel().waitFor()
    await expect.poll(() => focus(page)).toBe('sheet')
  })

  it('folds by itself in a narrow window, opens when asked, and is as it was in a wide one', async () => {
    await open(page)
    await page.setViewportSize({ width: 1099, height: 700 })
    await unfold().waitFor()
    await page.keyboard.press('Control+F1')
    await panel().waitFor()
    await page.setViewportSize({ width: 1100, height: 700 })
    await page.setViewportSize({ width: 900, height: 700 })
    await unfold().waitFor()
    await page.setViewportSize({ width: 1366, height: 768 })
    await panel().waitFor()
  })

  it('is drawn wider at its edge with the mouse and by arrows, within limits, and stays so', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '实绩')
    await expect.poll(() => width('.side-panel')).toBe(320)
    await page.mouse.move(1366 - 319, 400)
    await page.mouse.down()
    await page.mouse.move(1366 - 400, 400)
    await page.mouse.move(1366 - 450, 410)
    await page.mouse.up()
    const drawn = await width('.side-panel')
    expect(Math.abs(drawn - 450)).toBeLessThanOrEqual(1)
    // The mouse that goes on without its button draws nothing.
    await page.mouse.move(700, 410)
    await expect.poll(() => width('.side-panel')).toBe(drawn)
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.reload()
    await reopen(page)
    await expect.poll(() => width('.side-panel')).toBe(drawn)
    await pressUntil(page, 'F6', '依据')
    await pressUntil(page, 'Tab', '侧栏宽度')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => width('.side-panel')).toBe(drawn + 20)
    await expect.poll(() => edge().getAttribute('aria-valuenow')).toBe(String(drawn + 20))
    await page.keyboard.press('End')
    await expect.poll(() => width('.side-panel')).toBe(640)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => width('.side-panel')).toBe(240)
    await edge().dblclick()
    await expect.poll(() => width('.side-panel')).toBe(320)
    await page.keyboard.press('Escape')
    await expect.poll(() => focus(page)).toBe('sheet')
  })

  it('has tabs that arrows go through; F6 comes to the one that is shown', async () => {
    await openMixed()
    await pressUntil(page, 'F6', '依据')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focus(page)).toMatch(/^待处理/)
    await page.getByRole('region', { name: '待处理' }).waitFor()
    await expect.poll(() => page.getByRole('region', { name: '判定依据' }).count()).toBe(0)
    await expect.poll(() => tab(/待处理/).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    await expect.poll(() => focus(page)).toBe('sheet')
    await pressUntil(page, 'F6', /^待处理/)
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('region', { name: '判定依据' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await expect.poll(() => focus(page)).toBe('依据')
    // The mouse only looks.
    await tab(/待处理/).click()
    await expect.poll(() => focus(page)).toBe('sheet')
  })

  it('asks nothing of a certain row until its button is pressed, and shows the form where a row waits', async () => {
    await openMixed()
    const field = page.getByLabel('认定的文字')
    await clickCell(page, '社会消费品零售总额', '实绩')
    await page.getByTestId('reason').getByText('13%').waitFor()
    await expect.poll(() => field.isVisible()).toBe(false)
    await page.getByRole('button', { name: '人工认定' }).click()
    await expect.poll(() => field.isVisible()).toBe(true)
    await field.fill('基本完成')
    await field.press('Enter')
    await expect.poll(() => focus(page)).toBe('sheet')
    await expect
      .poll(async () => (await cell(page, '社会消费品零售总额', '完成情况')).innerText())
      .toBe('基本完成')
    await expect.poll(() => field.isVisible()).toBe(false)
    await expect.poll(() => page.locator('.ruling').innerText()).toContain('“基本完成”')
    // Another row's form is not opened by it.
    await page.getByRole('button', { name: '改认定' }).click()
    await expect.poll(() => field.isVisible()).toBe(true)
    await clickCell(page, '到位注册外资', '实绩')
    await expect.poll(() => field.isVisible()).toBe(false)
    await clickCell(page, '固定资产投资', '实绩')
    await expect.poll(() => field.isVisible()).toBe(true)
    await expect.poll(() => page.getByRole('button', { name: '人工认定' }).count()).toBe(0)
  })

  it('lists what waits by its weight, with its count in the tab; arrows look, Enter goes', async () => {
    await openMixed()
    await expect.poll(() => tab(/待处理/).innerText()).toMatch(/待处理\s*5/)
    await tab(/待处理/).click()
    const waiting = page.getByRole('region', { name: '待处理' })
    const lines = await waiting.getByRole('button').allInnerTexts()
    expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^“空气质量优良率”.*105%.*第4行$/),
      expect.stringMatching(/^原表填“完成”.*第6行$/),
      '固定资产投资 第3行',
      '规上服务业营业收入 第2行',
      expect.stringMatching(/^“到位注册外资”.*250%.*第1行$/),
    ])
    expect(await waiting.getByRole('heading').allInnerTexts()).toEqual([
      expect.stringContaining('矛盾和错误（2）'),
      '待核（1）',
      '待填（1）',
      '提示（1）',
    ])
    await pressUntil(page, 'F6', /^待处理/)
    await pressUntil(page, 'Tab', /空气质量优良率/)
    await page.keyboard.press('ArrowDown')
    await expect.poll(place).toBe('G6')
    await page.keyboard.press('ArrowDown')
    await expect.poll(place).toBe('G3')
    await expect.poll(() => focus(page)).toMatch(/^固定资产投资/)
    await expect.poll(() => waiting.locator('[aria-current="true"]').innerText()).toMatch(/^固定资产投资/)
    await page.keyboard.press('End')
    await expect.poll(place).toBe('F1')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    // A hint is to be answered: Enter leads to where.
    await page.keyboard.press('Enter')
    await expect.poll(() => focus(page)).toBe('审核说明')
    await expect.poll(() => place()).toBe('G6')
    await page.keyboard.press('Escape')
    await expect.poll(() => focus(page)).toBe('sheet')
    await tab(/待处理/).click()
    // One that is decided is gone, from the list and from the count; F8 leaves the list where it is.
    await page.keyboard.press('Delete')
    await expect.poll(() => tab(/待处理/).innerText()).toMatch(/4$/)
    await page.keyboard.press('F8')
    await expect.poll(place).toBe('F1')
    await expect.poll(() => waiting.isVisible()).toBe(true)
  })

  it('has the whole of a long list to scroll through', async () => {
    const many = Array.from({ length: 450 }, (_, at) => `${at + 1},某项工作${at + 1},亿元,10,4,,`)
    await openWorkbook(page, csv(many))
    await page.locator('.ag-row').first().waitFor()
    await tab(/待处理/).click()
    const waiting = page.getByRole('region', { name: '待处理' })
    await expect.poll(() => tab(/待处理/).innerText()).toMatch(/450$/)
    await waiting.getByText('待填（450）').waitFor()
    const last = waiting.getByRole('button', { name: '某项工作450 ' })
    await expect
      .poll(async () => {
        await waiting.evaluate((element) => element.scrollTo(0, element.scrollHeight))
        return last.isVisible()
      })
      .toBe(true)
    await last.click()
    await expect.poll(() => place()).toBe('F450')
  })
})
