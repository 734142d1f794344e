/** The targets of a table beside a higher level's plan, chosen among the reports and tables of the library. */
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const FILLER =
  '全市上下要统一思想、凝聚力量，压实责任、狠抓落实，确保各项目标任务圆满完成，以优异成绩回报全市人民。'
const plan = [
  '北原市2023年国民经济和社会发展计划',
  '一、主要目标',
  '地区生产总值增长7%左右，一般公共预算收入50亿元，城镇登记失业率控制在4%以内，社会消费品零售总额增长8%。',
  FILLER,
  FILLER,
].join('\n')
const table = [
  '2023年上半年全县国民经济主要指标完成情况,,,,',
  '序号,指标名称,计量单位,2023年目标,上半年实绩',
  '1,地区生产总值,%,6.5%,6.4%',
  '2,一般公共预算收入,万元,500000,264000',
  '3,城镇登记失业率,%,3.5%,2.4%',
  '4,固定资产投资,%,5%,7.5%',
].join('\n')

const fourCells = (row: string): string[] =>
  row
    .split('\t')
    .slice(0, 4)
    .map((cell) => cell.trim())

describe.skipIf(skipped)('a plan against a plan', () => {
  const program = running()

  it('goes through the targets one by one, and leads to the row', async () => {
    const { page } = program
    await openWorkbook(page, { name: '计划.txt', mimeType: 'text/plain', buffer: Buffer.from(plan) })
    await page.locator('.report-text').waitFor()
    await page.getByRole('button', { name: '我的表格' }).first().click()
    await openWorkbook(page, { name: '指标.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.locator('.ag-row').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('与上级计划对照')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '与上级计划对照' })
    const rows = dialog.locator('tbody tr.ant-table-row')
    await expect
      .poll(async () => (await rows.allInnerTexts()).map(fourCells))
      .toEqual([
        ['地区生产总值', '6.5%', '增长7%左右', '低于'],
        ['一般公共预算收入', '500000万元', '50亿元', '一致'],
        ['城镇登记失业率', '3.5%', '控制在4%以内', '低于'],
        ['固定资产投资', '5%', '', '上级未提'],
        ['社会消费品零售总额', '', '增长8%', '本级缺'],
      ])
    expect(await rows.nth(2).innerText()).toContain('要求较严')
    await dialog.getByLabel(/只看不同/).check()
    await expect.poll(() => rows.count()).toBe(4)
    await dialog.getByRole('button', { name: '复制到Excel' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('指标名称\t本级目标\t上级目标\t对照\t说明')
    await dialog.getByRole('button', { name: '固定资产投资' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel('名称框').inputValue()).toMatch(/4$/)
  })
})
