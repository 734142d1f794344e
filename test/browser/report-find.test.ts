/** Finding and replacing in the text of a report: alone, and beside a table that has the same bar. */
import { beforeAll, describe, expect, it } from 'vitest'
import { cell, dropWorkbook, saved } from '../sheet.ts'
import { focus } from './focus.ts'
import { said } from './hands.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const prose = [
  '关于雾湖县2023年上半年国民经济和社会发展计划执行情况的报告',
  '上半年，地区生产总值增长６．４％，其中第二产业增长6. 4%，一般公共预算收入完成12.8亿元。',
  '固定资产投资增长7.5%，其中工业投资增长11.2%，社会消费品零售总额增长9.2%，各项指标总体平稳。',
  '下半年要围绕全年目标抓好项目建设，确保完成各项任务，让群众得到更多实惠，全县上下要再接再厉。',
].join('\n')
const table = [
  '2023年上半年全县国民经济主要指标完成情况,,,,',
  '序号,指标名称,计量单位,2023年目标,上半年实绩',
  '1,地区生产总值,%,6%,6.4%',
  '2,固定资产投资,%,5%,7.5%',
].join('\n')

describe.skipIf(skipped)('words of a report', () => {
  const program = running()
  const bytes = (text: string) => new TextEncoder().encode(text)
  const text = () => program.page.locator('.report-text')
  const told = () => program.page.locator('.find-bar [role="status"]').innerText()
  const here = () => text().locator('.found.current').allInnerTexts()
  const press = (key: string) => program.page.keyboard.press(key)
  const selected = () => program.page.evaluate(() => getSelection()?.toString())

  beforeAll(async () => {
    await dropWorkbook(program.page, '雾湖县报告.txt', bytes(prose))
    await text().waitFor()
  })

  it('are found with no table open, however their figures are written, round the end and back', async () => {
    const { page } = program
    await press('Control+f')
    expect(await focus(page)).toBe('查找内容')
    await page.getByLabel('查找内容').fill('6.4%')
    await expect.poll(told).toBe('共2处')
    await expect.poll(() => text().locator('.found').count()).toBe(2)
    await press('Enter')
    await expect.poll(told).toBe('第1处/共2处')
    await expect.poll(here).toEqual(['６．４％'])
    await press('F3')
    await expect.poll(told).toBe('第2处/共2处')
    await expect.poll(here).toEqual(['6. 4%'])
    await press('Enter')
    await expect.poll(told).toBe('第1处/共2处')
    await press('Shift+Enter')
    await expect.poll(told).toBe('第2处/共2处')
    await press('Shift+F3')
    await expect.poll(here).toEqual(['６．４％'])
    await page.getByLabel('查找内容').fill('厉害')
    await expect.poll(told).toBe('没有找到')
  })

  it('stay selected where Escape leads, and F3 goes on from there', async () => {
    const { page } = program
    await page.getByLabel('查找内容').fill('其中')
    await press('Enter')
    await expect.poll(told).toMatch(/^第\d处\/共2处$/)
    await press('Escape')
    expect(await focus(page)).toBe('报告全文')
    await expect.poll(selected).toBe('其中')
    await expect.poll(() => text().locator('.found').count()).toBe(0)
    const before = await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.textContent)
    await press('F3')
    await expect.poll(selected).toBe('其中')
    expect(await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.textContent)).not.toBe(before)
  })

  it('are replaced one by one, or all as one step that Ctrl+Z takes back', async () => {
    const { page } = program
    await press('Control+h')
    await page.getByLabel('查找内容').fill('增长')
    await page.getByLabel('替换为').fill('上升')
    const count = prose.split('增长').length - 1
    await expect.poll(told).toContain(`共${count}处`)
    await page.getByLabel('查找内容').press('Enter')
    await expect.poll(told).toMatch(/^第/)
    await page.getByRole('button', { name: '替换', exact: true }).last().click()
    await expect.poll(told).toMatch(new RegExp(`^第\\d处/共${count - 1}处$`))
    await page.getByRole('button', { name: '全部替换' }).click()
    await said(page, `已替换报告里的${count - 1}处`)
    await expect.poll(() => text().innerText()).not.toContain('增长')
    await press('Escape')
    await press('Control+z')
    await expect.poll(async () => (await text().innerText()).split('增长').length - 1).toBe(count - 1)
    await press('Control+z')
    await expect.poll(async () => (await text().innerText()).split('增长').length - 1).toBe(count)
    await expect.poll(() => text().innerText()).not.toContain('上升')
    await page.getByRole('button', { name: '我的表格' }).click()
  })

  it('beside a table, by where the keyboard is; the bar says where, and turns to the other', async () => {
    const { page } = program
    await dropWorkbook(page, '雾湖县.csv', bytes(table))
    await (await cell(page, '固定资产投资', '上半年实绩')).waitFor()
    await dropWorkbook(page, '雾湖县报告.txt', bytes(prose))
    await text().getByText('下半年要围绕').click()
    await press('Control+f')
    await page.getByLabel('查找内容').fill('7.5')
    await press('Enter')
    await expect.poll(here).toEqual(['7.5'])
    await page.getByLabel('在哪里查找').getByText('表中').click()
    await page.getByLabel('查找内容').fill('7.5')
    await expect.poll(told).toBe('共1个')
    await expect.poll(() => text().locator('.found').count()).toBe(0)
    await press('Enter')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E2')
    await press('Escape')
    expect(await focus(page)).toBe('sheet')
    await press('Control+f')
    expect(await page.getByRole('radio', { name: '表中' }).isChecked()).toBe(true)
    await press('Escape')
    // Put away it is searched no more.
    await text().getByText('下半年要围绕').click()
    await press('Control+f')
    await expect.poll(() => page.getByRole('radio', { name: '报告中' }).isChecked()).toBe(true)
    await press('Alt+F6')
    await expect.poll(() => page.locator('.find-bar').count()).toBe(0)
    await saved(page)
  })
})
