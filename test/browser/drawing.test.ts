/** How the cells are drawn: rows as high as their texts, the small picture of progress, letters above their columns. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cell, clickCell, openWorkbook, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('what is drawn', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram({ width: 1000, height: 768 })
    const { page } = program
    await page.getByRole('button', { name: '示例' }).first().click()
    await page.locator('.ag-row').first().waitFor()
  })
  afterAll(() => program.close())

  const heightOf = async (indicator: string): Promise<number> => {
    const box = await (await cell(program.page, indicator, '指标')).boundingBox()
    return box?.height ?? 0
  }
  const paste = async (text: string): Promise<void> => {
    await program.page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await program.page.keyboard.press('Control+v')
    await saved(program.page)
  }

  it('a row grows with a text that wraps, and shrinks again when it is taken back', async () => {
    const { page } = program
    const before = await heightOf('固定资产投资')
    await clickCell(page, '固定资产投资', '2021年目标')
    await page.keyboard.type('与上年同期持平并力争有所增长，全年完成一百亿元以上')
    await page.keyboard.press('Enter')
    await expect.poll(() => heightOf('固定资产投资')).toBeGreaterThan(before + 20)
    // The frame of the active cell below it has moved along.
    const frame = await page.locator('.overlay .active').boundingBox()
    const below = await (await cell(page, '社会消费品零售总额', '2021年目标')).boundingBox()
    expect(Math.abs((frame?.y ?? 0) - (below?.y ?? 99))).toBeLessThan(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => heightOf('固定资产投资')).toBe(before)
  })

  it('a cell of 100,000 characters neither freezes the sheet nor fills it, and loses nothing', async () => {
    const { page } = program
    const text = '镕𠮷字，'.repeat(20_000)
    await clickCell(page, '固定资产投资', '2021年目标')
    await paste(text)
    await expect.poll(() => heightOf('固定资产投资')).toBeLessThan(700)
    await page.keyboard.press('F2')
    expect((await page.locator('.text-layer').inputValue()) === text).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(() => heightOf('固定资产投资')).toBeLessThan(100)
  })

  it('an amount has its progress beside the schedule, and turns from behind to ahead; a rate has none', async () => {
    const { page } = program
    const amount = await cell(page, '到位注册外资', '实绩')
    const length = () =>
      amount.evaluate((element) => ({
        behind: element.classList.contains('behind'),
        ahead: element.classList.contains('ahead'),
        progress: Number.parseFloat(element.style.getPropertyValue('--progress')),
        schedule: Number.parseFloat(element.style.getPropertyValue('--schedule')),
      }))
    // 1.84 of 10 and 6 months of 12, of a width that stands for 120%.
    const behind = await length()
    expect(behind).toMatchObject({ behind: true, ahead: false })
    expect(behind.progress).toBeCloseTo(18.4 / 1.2)
    expect(behind.schedule).toBeCloseTo(50 / 1.2)
    await clickCell(page, '到位注册外资', '实绩')
    await page.keyboard.type('15亿美元')
    await page.keyboard.press('Enter')
    await expect.poll(length).toMatchObject({ behind: false, ahead: true, progress: 100 })
    const rate = await cell(page, '地区生产总值', '实绩')
    await expect.poll(() => rate.evaluate((element) => element.classList.contains('pictured'))).toBe(false)
    await page.keyboard.press('Control+z')
    await expect.poll(length).toEqual(behind)
    // It is the verdict's picture: a changed target moves it too.
    await clickCell(page, '到位注册外资', '2021年目标')
    await page.keyboard.type('2亿美元')
    await page.keyboard.press('Enter')
    await expect.poll(length).toMatchObject({ behind: false, ahead: true })
    await page.keyboard.press('Control+z')
    await expect.poll(length).toEqual(behind)
  })

  it('the letters stand above their columns, also where the sheet is scrolled sideways', async () => {
    const { page } = program
    await page.setViewportSize({ width: 580, height: 768 })
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft ?? 0))
      .toBeGreaterThan(50)
    await expect
      .poll(async () => {
        const letter = await page.locator('.letter[data-column="5"]').boundingBox()
        const below = await (await cell(page, '地区生产总值', '完成情况')).boundingBox()
        return Math.abs((letter?.x ?? 0) - (below?.x ?? 999))
      })
      .toBeLessThan(2)
  })

  it('rows that were never drawn are as high as their texts, and what is in view stays there when that is known', async () => {
    const { page } = program
    const name = '规模以上工业战略性新兴产业和高技术制造业增加值占规模以上工业增加值比重提高的百分点数'
    const rows = Array.from({ length: 300 }, (_, at) => `${at + 1},${name}${at + 1},%,10,${at % 9}.5`)
    const csv = ['2021年上半年主要指标完成情况,,,,', '序号,指标,单位,年度目标,上半年实绩', ...rows].join('\n')
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, { name: '很长的名称.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.locator('.ag-row').first().waitFor()
    await page.keyboard.press('Control+End')
    const last = page.locator('.ag-row[row-index="299"]')
    await last.waitFor()
    const lie = () =>
      last.evaluate((row: HTMLElement) => ({ high: row.clientHeight, top: Number.parseFloat(row.style.top) }))
    // Every row above it is as high as it is itself.
    await expect.poll(async () => ((await lie()).top / (await lie()).high).toFixed(2)).toBe('299.00')
    await expect.poll(async () => (await lie()).high).toBeGreaterThan(50)
    const [row, window] = [await last.boundingBox(), await page.locator('.ag-grid-viewport').boundingBox()]
    expect(row?.y ?? 0).toBeGreaterThan(window?.y ?? 0)
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(
      (window?.y ?? 0) + (window?.height ?? 0) + 1,
    )
  })

  it('the active cell that is in sight stays so in a window that becomes smaller, and another is left alone', async () => {
    const { page } = program
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.getByRole('button', { name: '我的表格' }).click()
    await page.getByRole('button', { name: '示例' }).first().click()
    await clickCell(page, '进出口总额', '完成情况')
    const inSight = () =>
      page.evaluate(() => {
        const [cell, window] = ['.overlay .active', '.ag-grid-viewport'].map((where) =>
          document.querySelector(where)?.getBoundingClientRect(),
        )
        return cell !== undefined && window !== undefined && cell.right <= window.right + 1
      })
    await expect.poll(inSight).toBe(true)
    await page.setViewportSize({ width: 640, height: 768 })
    await expect.poll(inSight).toBe(true)
    const scrolled = () => page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft ?? 0)
    await expect.poll(scrolled).toBeGreaterThan(20)
    await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo({ left: 0 }))
    await expect.poll(inSight).toBe(false)
    await page.setViewportSize({ width: 600, height: 700 })
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(600)
    expect(await scrolled()).toBe(0)
  })
})
