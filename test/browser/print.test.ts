/** The printed page as people set it up, look at it and take it along. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook, reopen, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('printing in the browser', () => {
  let program: Program
  let page: Page
  beforeAll(async () => {
    program = await startProgram()
    page = program.page
    await openWorkbook(page, join(import.meta.dirname, '../facts/official.xlsx'))
    await page.locator('.ag-row').first().waitFor()
    await page.keyboard.press('Control+p')
  })
  afterAll(() => program.close())

  const sheet = () => page.frameLocator('iframe[title="打印的页面"]')
  /** How large the pages are shown. */
  const zoom = async () =>
    Number(
      await sheet()
        .locator('html')
        .evaluate((root) => getComputedStyle(root).zoom),
    )
  const choose = async (label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
  }

  it('shows the page as it will be: type area, header, number', async () => {
    await sheet().locator('.page').waitFor()
    await expect.poll(() => sheet().locator('.page').count()).toBe(1)
    await expect.poll(() => sheet().locator('.number').innerText()).toBe('— 1 —')
    // In CSS millimetres, whatever the zoom.
    const place = await sheet()
      .locator('.area')
      .evaluate((area) => {
        const css = getComputedStyle(area)
        const mm = 96 / 25.4
        return [css.left, css.top, css.width].map((text) => Math.round(Number.parseFloat(text) / mm))
      })
    expect(place).toEqual([28, 37, 156])
  })

  it('carries the check code of what stands on it, until a person turns it off', async () => {
    await expect.poll(() => sheet().locator('.code').innerText()).toMatch(/^校验码 \w{4}-\w{4}$/)
    const box = page.getByRole('checkbox', { name: '印校验码' })
    await box.click()
    await expect.poll(() => sheet().locator('.code').count()).toBe(0)
    await box.click()
    await expect.poll(() => sheet().locator('.code').count()).toBe(1)
  })

  it('no cell is broken otherwise than the program broke it', async () => {
    const wrong = await sheet()
      .locator('td span, th span')
      .evaluateAll((lines) =>
        lines
          .filter((line) => line.scrollWidth > (line.parentElement?.clientWidth ?? 0) + 1)
          .map(({ textContent }) => textContent),
      )
    expect(wrong).toEqual([])
    const heights = await sheet()
      .locator('tr')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.getBoundingClientRect().height,
          Number.parseFloat((row as HTMLElement).style.height),
        ]),
      )
    const shown = await zoom()
    for (const [drawn = 0, told = 0] of heights) expect(drawn / shown).toBeLessThan((told * 96) / 72 + 1)
  })

  it('says which fonts are missing and what takes their place', async () => {
    const lint = page.locator('.print-lint')
    // One line with the count; the list opens.
    await expect.poll(() => lint.innerText()).toMatch(/^付印前核对：有\d+处要看$/)
    await lint.locator('summary').click()
    await expect.poll(() => lint.innerText()).toMatch(/没有安装“方正小标宋简体”，标题改用.+。/)
    await lint.locator('summary').click()
  })

  it('fits the window by itself, page or width, and the settings need no scrolling', async () => {
    const seen = () =>
      sheet()
        .locator('html')
        .evaluate((root) => ({
          high: root.scrollHeight <= root.clientHeight,
          wide: root.scrollWidth <= root.clientWidth,
        }))
    await expect.poll(() => seen()).toEqual({ high: true, wide: true })
    const whole = await zoom()
    await page.getByRole('button', { name: '页宽' }).click()
    await expect.poll(zoom).toBeGreaterThan(whole)
    await expect.poll(() => seen()).toEqual({ high: false, wide: true })
    await page.getByRole('button', { name: '整页' }).click()
    await expect.poll(zoom).toBe(whole)
    await page.setViewportSize({ width: 900, height: 600 })
    await expect.poll(zoom).toBeLessThan(whole)
    await expect.poll(() => seen()).toEqual({ high: true, wide: true })
    await page.setViewportSize({ width: 1366, height: 768 })
    await expect.poll(zoom).toBe(whole)
    const aside = page.getByRole('complementary', { name: '页面设置' })
    await expect
      .poll(() => aside.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
      .toBe(0)
  })

  it('Escape closes it also from the page, and the sheet has the keyboard again', async () => {
    await sheet().locator('.page').click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.locator('.text-layer:focus').waitFor()
    await page.keyboard.press('Control+p')
    await sheet().locator('.page').waitFor()
  })

  it('is set up, turned and numbered; the setup stays with the attachment, and undo takes it back', async () => {
    await choose('方向', '横向')
    await sheet().locator('.page.landscape').first().waitFor()
    await page.getByLabel('起始页码').fill('8')
    await page.getByLabel('起始页码').press('Enter')
    await expect.poll(() => sheet().locator('.number').first().innerText()).toBe('— 8 —')
    await expect.poll(() => sheet().locator('.page.even').count()).toBeGreaterThan(0)
    await saved(page)
    await page.reload()
    await reopen(page)
    await page.keyboard.press('Control+p')
    await sheet().locator('.page.landscape').first().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    for (let count = 0; count < 2; count++) await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+p')
    await sheet().locator('.page.portrait').waitFor()
    await expect.poll(() => sheet().locator('.number').innerText()).toBe('— 1 —')
  })

  it('has margins of one’s own, lies upright to be read, and goes back to the standard', async () => {
    const place = () =>
      sheet()
        .locator('.area')
        .first()
        .evaluate((area) => {
          const { left, top, width, height } = area.getBoundingClientRect()
          const page = area.parentElement?.getBoundingClientRect()
          const mm = (96 / 25.4) * Number(getComputedStyle(document.documentElement).zoom)
          return [left - (page?.left ?? 0), top - (page?.top ?? 0), width, height].map((px) =>
            Math.round(px / mm),
          )
        })
    await page.getByLabel('左边距').fill('20')
    await page.getByLabel('左边距').press('Enter')
    await expect.poll(place).toEqual([20, 37, 164, 225])
    await choose('方向', '横向')
    await expect.poll(place).toEqual([20, 37, 164, 225])
    await page.getByText('横排的页转正看').click()
    await expect.poll(place).toEqual([35, 20, 225, 164])
    await page.getByRole('button', { name: '恢复公文标准' }).click()
    await expect.poll(place).toEqual([28, 37, 156, 225])
    await expect.poll(() => page.getByRole('button', { name: '恢复公文标准' }).count()).toBe(0)
  })

  it('goes to the printer through the system’s dialog: the pages, and nothing of the window', async () => {
    const printed = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const frame = document.querySelector('iframe')?.contentWindow
          if (frame) frame.print = () => resolve(frame.document.title)
        }),
    )
    await page.getByRole('button', { name: '打印', exact: true }).click()
    await expect.poll(() => printed).toContain('完成情况')
  })

  it('is held against the 附件说明 of the report, and hands out the right one', async () => {
    await page.locator('.print-report summary').click()
    await page.locator('.print-lint summary').click()
    await page
      .getByLabel('报告里的附件说明')
      .fill('附件：1、2020年上半年全市国民经济主要指标“双过半”完成情况。')
    const lint = page.locator('.print-lint')
    await expect.poll(() => lint.innerText()).toContain('2020')
    await page.getByRole('button', { name: '复制正确的附件说明' }).click()
    const right = await page.evaluate(() => navigator.clipboard.readText())
    expect(right).toBe('附件：2021年上半年全市国民经济主要指标“双过半”完成情况')
    await page.getByLabel('报告里的附件说明').fill(right)
    // What is left is said of the machine's fonts alone.
    await expect.poll(() => lint.locator('b').allInnerTexts()).not.toContain('错误')
  })

  it('reads the report itself, and says which year it speaks of', async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '读取报告，核对标题和附件说明' }).click()
    await (await chooser).setFiles({
      name: '报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('关于全市2022年上半年计划执行情况的报告\n正文。\n附件：1、主要指标完成情况表'),
    })
    const lint = page.locator('.print-lint')
    await expect.poll(() => lint.innerText()).toContain('附件的标题是2021年，报告标题是2022年。')
    await expect.poll(() => lint.innerText()).toContain('应删去“1、”')
    await expect
      .poll(() => page.getByLabel('报告的标题').inputValue())
      .toBe('关于全市2022年上半年计划执行情况的报告')
    await page.getByLabel('报告的标题').fill('')
    await page.getByLabel('报告里的附件说明').fill('')
  })

  it('is exported as PDF and Word', async () => {
    for (const [name, head] of [
      ['导出PDF', '%PDF'],
      ['导出Word', 'PK'],
    ] as const) {
      const download = page.waitForEvent('download', { timeout: 60_000 })
      await page.getByRole('button', { name }).click()
      const file = await download
      expect(file.suggestedFilename()).toMatch(name === '导出PDF' ? /\.pdf$/ : /\.docx$/)
      expect((await readFile(await file.path())).toString('latin1', 0, head.length)).toBe(head)
    }
  })
})
