/** Old figures: after a cell is changed the reports that still carry its old text are told, shown and put right. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cell, openWorkbook, saved } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const FILLER =
  '总的看，全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。'
const report = [
  '关于松台县2023年上半年国民经济和社会发展计划执行情况的报告',
  '上半年，地区生产总值增长6.4%，一般公共预算收入26.4亿元，为年度目标48亿元的55%。',
  FILLER,
  '附件',
  '2023年上半年全县国民经济主要指标“双过半”完成情况',
  '序号\t指标名称\t计量单位\t2023年目标\t上半年实绩',
  '1\t地区生产总值\t%\t6%\t6.4%',
  '2\t一般公共预算收入\t亿元\t48\t26.4',
  '3\t固定资产投资\t%\t5%\t7.5%',
].join('\n')
const brief = [
  '松台县2023年上半年经济运行情况的通报',
  '今年上半年，全县GDP同比增长6.4%。',
  FILLER,
  FILLER,
].join('\n')

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})

describe.skipIf(skipped)('figures that reports still carry', () => {
  const program = running()
  const line = (page: Page) => page.locator('.status-bar').getByRole('button', { name: /还有旧数/ })
  const dialog = (page: Page) => page.getByRole('dialog', { name: '报告里的旧数' })
  const type = async (page: Page, name: string, to: string) => {
    await (await cell(page, name, '实绩')).click()
    await page.keyboard.type(to)
    await page.keyboard.press('Enter')
    await saved(page)
  }

  it('are told in the status bar after an edit, and no more after its undo', async () => {
    const { page } = program
    await openWorkbook(page, text('通报.txt', brief))
    await page.getByLabel('报告全文').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, text('松台县报告.txt', report))
    await (await cell(page, '地区生产总值', '实绩')).waitFor()
    await type(page, '地区生产总值', '6.9%')
    await line(page).waitFor()
    expect(await line(page).innerText()).toContain('2份报告里还有旧数 6.4%')
    await page.keyboard.press('Control+z')
    await line(page).waitFor({ state: 'detached' })
  })

  it('are put right one by one or all, in the open report and in others, and that is undone', async () => {
    const { page } = program
    await type(page, '地区生产总值', '6.9%')
    await type(page, '一般公共预算收入', '27.6')
    await expect.poll(() => line(page).innerText()).toContain('等2个')
    await line(page).click()
    await expect.poll(() => dialog(page).locator('del').allInnerTexts()).toHaveLength(4)
    expect(await dialog(page).locator('ins').allInnerTexts()).toEqual(
      expect.arrayContaining(['6.9', '6.9', '27.6', '58']),
    )
    await dialog(page).getByRole('button', { name: '全部改正（4处）' }).click()
    await dialog(page).getByText('没有本表改过的旧数').waitFor()
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.locator('.report-text').innerText())
      .toContain('地区生产总值增长6.9%，一般公共预算收入27.6亿元，为年度目标48亿元的58%')
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect
      .poll(() => page.locator('.report-text').innerText())
      .toContain('26.4亿元，为年度目标48亿元的55%')
    await expect.poll(() => line(page).innerText()).toContain('2份报告')
  })

  it('stay with a reason, by keyboard', async () => {
    const { page } = program
    await line(page).click()
    const own = dialog(page).getByRole('region', { name: /通报/ })
    await own.getByRole('button', { name: '不改' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('通报用的是初步数')
    await page.keyboard.press('Enter')
    await own.getByText('不改：通报用的是初步数').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => line(page).innerText()).toContain('1份报告')
  })
})
