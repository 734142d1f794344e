/** A report that brings its own table while another one is open: nothing is lost, it is said, and one click leads back. */
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dropWorkbook, openWorkbook, saved } from '../sheet.ts'
import { said } from './hands.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const rows = (figure: string): string[] => [
  '序号\t指标名称\t计量单位\t2023年目标\t上半年实绩',
  `1\t地区生产总值\t%\t6%\t${figure}`,
  '2\t固定资产投资\t%\t5%\t7.5%',
  '3\t社会消费品零售总额\t%\t8%\t9.2%',
]
const title = '2023年上半年全县国民经济主要指标完成情况'
const report = (heading: string, figure: string): Buffer =>
  Buffer.from(
    [
      '关于云岭县2023年上半年国民经济和社会发展计划执行情况的报告',
      '',
      `上半年，地区生产总值增长${figure}；固定资产投资增长7.5%；社会消费品零售总额增长9.2%。`,
      '总的看，全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。',
      '下半年将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。',
      '附件',
      heading,
      ...rows(figure),
    ].join('\n'),
  )

describe.skipIf(skipped)('a report with its own table beside another one', () => {
  const program = running()
  const row = (figure: string): Locator => program.page.locator('.grid .ag-row').filter({ hasText: figure })
  const text = (): Locator => program.page.locator('.report-text')
  const back = (): Locator => program.page.getByRole('button', { name: /^回到原来的表/ })
  const opened = (name: string, buffer: Buffer) =>
    openWorkbook(program.page, { name, mimeType: 'text/plain', buffer })

  it('opens with its table, says that the other is kept, and one click leads back to that', async () => {
    const { page } = program
    await dropWorkbook(
      page,
      '云岭县.csv',
      new TextEncoder().encode([title, ...rows('6.1%')].join('\n').replaceAll('\t', ',')),
    )
    await row('6.1%').waitFor()
    await opened('云岭县报告.txt', report('2023年上半年重点指标完成情况', '6.8%'))
    await row('6.8%').waitFor()
    await text().waitFor()
    await said(page, '原来那张还在“我的表格”里')
    await back().click()
    await row('6.1%').waitFor()
    await text().waitFor({ state: 'detached' })
    await saved(page)
  })

  it('Ctrl+F6 goes from one to the other, each with its report', async () => {
    const { page } = program
    await page.keyboard.press('Control+F6')
    await row('6.8%').waitFor()
    await text().waitFor()
    await page.keyboard.press('Control+F6')
    await row('6.1%').waitFor()
    await text().waitFor({ state: 'detached' })
  })

  it('says so where both are of one title and period', async () => {
    const { page } = program
    await opened('云岭县报告二稿.txt', report(title, '6.9%'))
    await row('6.9%').waitFor()
    await said(page, '与原来那张标题、时期相同')
    await back().click()
    await row('6.1%').waitFor()
    // Both are in the library.
    await page.getByRole('button', { name: '我的表格' }).click()
    await expect.poll(() => page.getByRole('button', { name: new RegExp(title) }).count()).toBeGreaterThan(1)
  })

  it('in a narrow window the table alone is seen, and the same is said', async () => {
    const { page } = program
    await page
      .getByRole('button', { name: /^报告全文/ })
      .first()
      .waitFor()
    await page.setViewportSize({ width: 900, height: 700 })
    await dropWorkbook(
      page,
      '云岭县.csv',
      new TextEncoder().encode([title, ...rows('6.2%')].join('\n').replaceAll('\t', ',')),
    )
    await row('6.2%').waitFor()
    await opened('云岭县报告三稿.txt', report('2023年上半年主要指标', '6.3%'))
    await row('6.3%').waitFor()
    await back().click()
    await row('6.2%').waitFor()
  })
})
