/** A table that came as a workbook and a report that came as a text: put together, checked together, and with last year's. */
import { describe, expect, it } from 'vitest'
import { cell, dropWorkbook, saved } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const table = [
  '2023年上半年全县国民经济主要指标完成情况,,,,',
  '序号,指标名称,计量单位,2023年目标,上半年实绩',
  '1,地区生产总值,%,6%,6.4%',
  '2,固定资产投资,%,5%,7.5%',
  '3,社会消费品零售总额,%,8%,9.2%',
].join('\n')

const report = (year: number, body: string): string =>
  [
    `关于松岭县${year}年上半年国民经济和社会发展计划执行情况的报告`,
    '',
    body,
    '总的看，全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。',
    '下半年将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。',
  ].join('\n')

describe.skipIf(skipped)('a table and a report that came apart', () => {
  const program = running()
  const opened = (name: string, text: string) =>
    dropWorkbook(program.page, name, new TextEncoder().encode(text))
  const bar = () => program.page.getByLabel('核对结果')
  const card = () => program.page.getByLabel('核对发现')

  it('a report alone says that it was held against no table', async () => {
    await opened(
      '去年报告.txt',
      report(
        2022,
        '上半年，一般公共预算收入完成20.3亿元；固定资产投资增长4.1%；社会消费品零售总额增长3.3%。',
      ),
    )
    await bar().getByText('没有表，只核对了报告本身').waitFor()
    await program.page.getByRole('button', { name: '我的表格' }).click()
  })

  it('a report opened beside a table is checked with it, and with last year’s', async () => {
    const { page } = program
    await opened('松岭县.csv', table)
    await (await cell(page, '固定资产投资', '上半年实绩')).waitFor()
    await opened(
      '今年报告.txt',
      report(
        2023,
        '上半年，地区生产总值增长6.4%；固定资产投资增长5.7%；社会消费品零售总额增长9.2%。一般公共预算收入完成21.4亿元，去年同期为20.6亿元。',
      ),
    )
    await page.getByRole('button', { name: '下一处（2）' }).click()
    await card().getByText('表中“固定资产投资”').waitFor()
    await page.getByRole('button', { name: '下一处（2）' }).click()
    await expect.poll(() => card().innerText()).toContain('两期不一致')
  })

  it('they become one, and Alt+F6 brings the report back', async () => {
    const { page } = program
    await page.getByRole('button', { name: '作为这张表的报告' }).click()
    await expect.poll(() => page.getByRole('button', { name: '作为这张表的报告' }).count()).toBe(0)
    await page.getByRole('button', { name: '下一处（2）' }).waitFor()
    await page.keyboard.press('Alt+F6')
    await expect.poll(() => page.locator('.report-text').count()).toBe(0)
    await page.keyboard.press('Alt+F6')
    await page.locator('.report-text').waitFor()
    await page.getByRole('button', { name: '下一处（2）' }).waitFor()
    await saved(page)
  })

  it('a table without a report chooses one of those that are kept', async () => {
    const { page } = program
    await page.getByRole('button', { name: '我的表格' }).click()
    await opened('另一张.csv', table.replace('7.5%', '5.7%'))
    await page.locator('.ag-row').filter({ hasText: '5.7%' }).waitFor()
    await page.keyboard.press('Alt+F6')
    const dialog = page.getByRole('dialog', { name: '这张表的报告' })
    await expect.poll(() => dialog.innerText()).toContain('今年报告.txt')
    await dialog.getByRole('button', { name: '放在一起核对' }).click()
    // 5.7% agrees here; what last year's report says does not.
    await page.getByRole('button', { name: '下一处（1）' }).waitFor()
    expect(await bar().getByText('没有表').count()).toBe(0)
  })
})
