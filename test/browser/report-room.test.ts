/** How report, table and the panel beside it share a window of 1366 pixels. */
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { cell, dropWorkbook, openWorkbook } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const rows = [
  '2023年上半年全县国民经济主要指标完成情况,,,,',
  '序号,指标名称,计量单位,2023年目标,上半年实绩',
  '1,地区生产总值,%,6%,6.4%',
  '2,固定资产投资,%,5%,7.5%',
]
const report = [
  '关于槐荫县2023年上半年国民经济和社会发展计划执行情况的报告',
  '上半年，地区生产总值增长6.4%；固定资产投资增长7.5%；各部门继续抓好项目建设和民生保障。',
  '下半年要围绕全年目标狠抓落实，确保圆满完成全年任务，让群众得到更多实惠，全县上下要再接再厉。',
].join('\n')

describe.skipIf(skipped)('the room beside a report', () => {
  const program = running()
  const text = (): Locator => program.page.locator('.report-text')
  const panel = (): Locator => program.page.locator('.side-panel')
  const rail = (): Locator => program.page.locator('.side-rail')
  const press = (key: string) => program.page.keyboard.press(key)
  const inSight = async (): Promise<boolean> => {
    const { page } = program
    const figure = await (await cell(page, '固定资产投资', '2023年目标')).boundingBox()
    const desk = await page.locator('.desk').boundingBox()
    return figure !== null && desk !== null && figure.x + figure.width <= desk.x + desk.width
  }
  const widths = () =>
    Promise.all(
      ['.report', '.desk'].map((part) =>
        program.page.locator(part).evaluate((element) => element.getBoundingClientRect().width),
      ),
    )

  beforeAll(async () => {
    const { page } = program
    await dropWorkbook(page, '槐荫县.csv', new TextEncoder().encode(rows.join('\n')))
    await panel().waitFor()
    await openWorkbook(page, { name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from(report) })
    await text().waitFor()
  })

  it('is the table’s: the panel folds by itself, and is there again without the report', async () => {
    await rail().waitFor()
    await press('Alt+F6')
    await panel().waitFor()
    await press('Alt+F6')
    await rail().waitFor()
  })

  it('opened by hand the panel takes its room from the report, and the figures stay in sight', async () => {
    const [before = 0] = await widths()
    await press('Control+F1')
    await panel().waitFor()
    const [after = 0, table = 0] = await widths()
    expect(after).toBeLessThan(before)
    expect(table).toBeGreaterThan(600)
    await expect.poll(inSight).toBe(true)
    // Drawn it stays as drawn, and the width without the panel is another one.
    await program.page.getByRole('separator', { name: '报告宽度' }).press('ArrowRight')
    await expect.poll(async () => (await widths())[0]).toBeGreaterThan(after)
    await press('Control+F1')
    await rail().waitFor()
    await expect.poll(async () => (await widths())[0]).toBe(before)
  })

  it('is as it was left by hand when the next report comes', async () => {
    await press('Control+F1')
    await panel().waitFor()
    await press('Alt+F6')
    await text().waitFor({ state: 'detached' })
    await press('Alt+F6')
    await text().waitFor()
    await panel().waitFor()
    await press('Control+F1')
    await rail().waitFor()
    // What is opened to be looked at once is no choice.
    await press('Control+Alt+b')
    await panel().waitFor()
    await press('Alt+F6')
    await text().waitFor({ state: 'detached' })
    await press('Alt+F6')
    await text().waitFor()
    await rail().waitFor()
  })
})
