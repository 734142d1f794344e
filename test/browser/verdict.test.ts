/** The verdict under a person's control: rules, reference values, words, the dictionary, the audit. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cell, clickCell, counts, openWorkbook, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const csv = (lines: readonly string[]) => ({
  name: '某县.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    ['序号,指标名称,计量单位,2021年目标,上年同期,上半年实绩,双过半完成情况', ...lines].join('\n'),
  ),
})

const table = csv([
  '1,固定资产投资,%,高于全省平均,2%,7.2%,',
  '2,到位注册外资,亿美元,10,4,25,',
  '3,到位资金,亿元,100,50,45,',
  '5,空气质量优良率,%,80%,80%,105%,',
  '6,某项专项工作,亿元,10,4,4,',
])

describe.skipIf(skipped)('the verdict in the browser', () => {
  let program: Program
  let page: Page
  beforeAll(async () => {
    program = await startProgram()
    page = program.page
  })
  afterAll(() => program.close())

  beforeEach(async () => {
    const home = page.getByRole('button', { name: '我的表格' })
    if ((await home.count()) > 0) await home.click()
    await openWorkbook(page, table)
    await page.locator('.ag-row').filter({ hasText: '某项专项工作' }).waitFor()
    // What another test set for the program stays with it, not with the next.
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  const status = async (name: string) => await (await cell(page, name, '双过半完成情况')).innerText()
  const reason = () => page.getByTestId('reason').innerText()
  const choose = async (label: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: label }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
  }

  it('a reference value decides a row that waited for it, and undo takes it back', async () => {
    await clickCell(page, '固定资产投资', '实绩')
    await expect.poll(() => status('固定资产投资')).toBe('待核')
    await page.getByLabel('认定理由').fill('省统计局快报')
    await page.getByLabel('参照值').fill('6.8%')
    await page.getByLabel('参照值').press('Enter')
    await expect.poll(() => status('固定资产投资')).toBe('完成')
    await expect.poll(reason).toContain('参照值为6.8%（人工填写）')
    await expect
      .poll(() => page.locator('.ruling').innerText())
      .toMatch(/人工认定 · .*\n参照值：6.8%（理由：省统计局快报）/)
    await saved(page)
    await clickCell(page, '固定资产投资', '实绩')
    await page.keyboard.type('6%')
    await page.keyboard.press('Enter')
    await expect.poll(() => status('固定资产投资')).toBe('未完成')
    await clickCell(page, '固定资产投资', '实绩')
    await page.getByRole('button', { name: '仍然成立' }).click()
    await expect.poll(() => page.getByRole('button', { name: '仍然成立' }).count()).toBe(0)
    await page.locator('.text-layer').focus()
    for (let count = 0; count < 3; count++) await page.keyboard.press('Control+z')
    await expect.poll(() => status('固定资产投资')).toBe('待核')
  })

  it('who rules is asked once, beside the ruling, where the program has no name for them', async () => {
    const names = async (name: string) => {
      await page.keyboard.press('Control+,')
      await page.getByRole('dialog').getByRole('textbox', { name: '姓名' }).fill(name)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }
    await clickCell(page, '固定资产投资', '实绩')
    const panel = page.getByRole('region', { name: '判定依据' })
    await panel.getByLabel('认定人').fill('王会计')
    // The same click leaves the name and rules.
    await panel.getByRole('button', { name: '完成', exact: true }).click()
    await expect.poll(() => page.locator('.ruling').innerText()).toMatch(/^王会计 · 人工认定/)
    await clickCell(page, '到位资金', '实绩')
    await page.getByRole('button', { name: '人工认定' }).click()
    await expect.poll(() => panel.getByLabel('认定理由').isVisible()).toBe(true)
    expect(await panel.getByLabel('认定人').count()).toBe(0)
    await names('')
  })

  it('a rule that a person chose judges the row and says so', async () => {
    await clickCell(page, '到位资金', '实绩')
    await expect.poll(() => status('到位资金')).toBe('未完成')
    await page.getByRole('button', { name: '人工认定' }).click()
    await choose('判定规则', '控制')
    await expect.poll(() => status('到位资金')).toBe('完成')
    await expect.poll(reason).toMatch(/^人工设定按“不高于”判定/)
    await choose('判定规则', '由程序选择')
    await expect.poll(() => status('到位资金')).toBe('未完成')
  })

  it('the panel says how far there is to go, what last year says, and which entry judged', async () => {
    await clickCell(page, '到位资金', '实绩')
    const panel = page.getByRole('region', { name: '判定依据' })
    // What stands around the sheet may come a moment after it.
    await expect
      .poll(() => panel.innerText())
      .toContain('按序时进度应完成50亿元，还差5亿元；距全年目标还差55亿元。')
    const text = await panel.innerText()
    expect(text).toContain('与上年同期50亿元相比下降10%。')
    expect(text).toContain('按指标库“到位资金”判定')
  })

  it('an entry of one’s own judges at once, also after a restart, and can be taken out', async () => {
    await clickCell(page, '某项专项工作', '实绩')
    await expect.poll(() => status('某项专项工作')).toBe('未完成')
    await page.getByRole('button', { name: '加入指标库' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByLabel('指标名称').inputValue()).toBe('某项专项工作')
    await dialog.getByLabel('方向', { exact: true }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '越低越好' }).last().click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('自定').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => status('某项专项工作')).toBe('完成')
    await program.restart()
    await page
      .getByRole('button', { name: /某县|未命名/ })
      .first()
      .click()
    await expect.poll(() => status('某项专项工作')).toBe('完成')
    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: /^指标库/ }).click()
    await dialog.getByRole('button', { name: '删除 某项专项工作' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => status('某项专项工作')).toBe('未完成')
  })

  it('the district’s own words, and another period', async () => {
    await page.getByRole('button', { name: '表格设置' }).click()
    const dialog = page.getByRole('dialog')
    await choose('完成情况的用语', /^超序时/)
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => status('到位注册外资')).toBe('超序时')
    await expect.poll(() => status('到位资金')).toBe('未达序时')
    const before = await counts(page)
    await page.getByRole('button', { name: '表格设置' }).click()
    await choose('期间', '1—3月')
    await dialog.getByRole('button', { name: '确定' }).click()
    // The header goes along: a quarter is not half a year.
    await expect.poll(async () => (await cell(page, '到位资金', '完成情况')).innerText()).toBe('超序时')
    await expect.poll(() => counts(page)).not.toBe(before)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => status('到位资金')).toBe('未完成')
  })

  it('what waits is one list that jumps; a warning is answered, and the answer leaves with the workbook', async () => {
    const tab = (name: RegExp) => page.getByRole('tab', { name }).click()
    const waiting = page.getByRole('region', { name: '待处理' })
    await tab(/待处理/)
    await expect.poll(() => waiting.innerText()).toContain('105%')
    await waiting.getByRole('button', { name: /250%/ }).click()
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('F2')
    await tab(/依据/)
    await page.getByLabel('审核说明').fill('一个大项目提前到资')
    await page.getByLabel('审核说明').press('Enter')
    await tab(/待处理/)
    await waiting.getByText('已说明的（1）').waitFor()
    await saved(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '导出Excel（官方格式）' }).click()
    const buffer = await readFile(await (await download).path())
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, { name: '回来.xlsx', mimeType: 'application/octet-stream', buffer })
    await page.locator('.ag-row').filter({ hasText: '某项专项工作' }).waitFor()
    await waiting.getByText('已说明的（1）').waitFor()
    // What goes back into a workbook are cells alone, and the program says so.
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '写回原来的工作簿' }).click()
    await page.getByText('审核提示的说明没有写进去').waitFor()
    // An error cannot be answered away.
    await tab(/依据/)
    await clickCell(page, '空气质量优良率', '实绩')
    const error = page.locator('.finding').filter({ hasText: '105%' })
    await error.waitFor()
    await expect.poll(() => error.getByLabel('审核说明').count()).toBe(0)
  })

  it('F8 goes from one to the next and round', async () => {
    await clickCell(page, '固定资产投资', '指标名称')
    const seen: string[] = []
    for (let count = 0; count < 4; count++) {
      await page.keyboard.press('F8')
      seen.push(await page.getByLabel('名称框').inputValue())
    }
    // Of row 4 both what is wrong and the hint.
    expect(seen).toEqual(['F2', 'F4', 'A4', 'G1'])
  })
})
