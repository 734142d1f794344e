/** From a finding to the table and back, where only one of both is seen; which report of a table is checked. */
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
  '3,社会消费品零售总额,%,8%,9.2%',
]
const filler = '各部门继续抓好项目建设和民生保障，确保圆满完成全年任务，让群众得到更多实惠。\n'.repeat(20)
const report = (draft: string, figure: string): Buffer =>
  Buffer.from(
    [
      `关于梅溪县2023年上半年国民经济和社会发展计划执行情况的报告${draft}`,
      filler,
      `上半年，地区生产总值增长6.4%；固定资产投资增长${figure}；社会消费品零售总额增长9.2%。`,
    ].join('\n'),
  )

describe.skipIf(skipped)('a report and its table in a narrow window', () => {
  const program = running()
  const text = (): Locator => program.page.locator('.report-text')
  const card = (): Locator => program.page.getByLabel('核对发现')
  const opened = (name: string, buffer: Buffer) =>
    openWorkbook(program.page, { name, mimeType: 'text/plain', buffer })

  beforeAll(async () => {
    const { page } = program
    await page.setViewportSize({ width: 900, height: 700 })
    await dropWorkbook(page, '梅溪县.csv', new TextEncoder().encode(rows.join('\n')))
    await (await cell(page, '固定资产投资', '上半年实绩')).waitFor()
    await opened('梅溪县报告.txt', report('', '5.7%'))
    await text().waitFor()
  })

  it('the way back from 到表中 is seen, and leads to the finding that one came from', async () => {
    const { page } = program
    await page.getByRole('button', { name: '下一处（1）' }).click()
    await card().getByRole('button', { name: '到表中' }).click()
    await expect.poll(() => page.locator('.desk').isVisible()).toBe(true)
    expect(await page.getByLabel('名称框').inputValue()).toBe('E2')
    await page.getByRole('button', { name: '回到报告（Alt+F6）' }).click()
    // The same report, though it is not the table's own, at the same place and with the same finding.
    await card().getByText('固定资产投资增长5.7%').waitFor()
    const inSight = async (): Promise<boolean> => {
      const said = await text().locator('.said.active').first().boundingBox()
      const seen = await text().boundingBox()
      if (said === null || seen === null) return false
      return said.y > seen.y && said.y + said.height < seen.y + seen.height
    }
    await expect.poll(inSight).toBe(true)
    expect(await page.getByRole('button', { name: /^回到报告/ }).count()).toBe(0)
  })

  it('a table that has a report shows the way to it', async () => {
    const { page } = program
    await page.getByRole('button', { name: '作为这张表的报告' }).click()
    await page.getByRole('button', { name: '作为这张表的报告' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '我的表格' }).click()
    await page
      .getByRole('button', { name: /^2023年上半年全县/ })
      .first()
      .click()
    await page.getByRole('button', { name: '报告全文（Alt+F6）' }).click()
    await text().waitFor()
  })

  it('of two reports of one table it is said which is checked, and the other is one choice away', async () => {
    const { page } = program
    await page.setViewportSize({ width: 1366, height: 768 })
    const bar = page.getByLabel('核对结果')
    const checked = () => page.getByLabel('报告名称').getAttribute('title')
    const choice = bar.getByRole('button', { name: /^核对这一份/ })
    expect(await choice.count()).toBe(0)
    await opened('梅溪县二稿.txt', report('（二稿）', '7.5%'))
    await choice.waitFor()
    expect(await choice.innerText()).toContain('共2份')
    // Also once both are the table's own.
    await bar.getByRole('button', { name: '作为这张表的报告' }).click()
    await bar.getByRole('button', { name: '作为这张表的报告' }).waitFor({ state: 'detached' })
    await expect.poll(() => bar.innerText()).toContain('共2份')
    await bar.getByText('没有待核对的').waitFor()
    await choice.click()
    const lines = page.getByRole('menuitem')
    await expect
      .poll(() => lines.allInnerTexts())
      .toEqual([expect.stringMatching(/二稿.*梅溪县二稿\.txt/), expect.stringContaining('梅溪县报告.txt')])
    await lines.filter({ hasText: '梅溪县报告.txt' }).click()
    await bar.getByRole('button', { name: '下一处（1）' }).waitFor()
    await expect.poll(checked).toBe('梅溪县报告.txt')
    // Put away and brought back it is the one that was chosen.
    await page.keyboard.press('Alt+F6')
    await text().waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+F6')
    await expect.poll(checked).toBe('梅溪县报告.txt')
  })
})
