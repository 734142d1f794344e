/** Undo and redo belong to where the keyboard is: to the report's text, or to the table; the buttons say which. */
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { cell, clickCell, dropWorkbook, saved } from '../sheet.ts'
import { focus } from './focus.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const prose = [
  '关于竹岭县2023年上半年国民经济和社会发展计划执行情况的报告',
  '',
  '上半年，地区生产总值增长6.4%；固定资产投资增长5.7%；社会消费品零售总额增长9.2%。',
  '总的看，全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。',
  '下半年将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。',
]
const report = [
  ...prose,
  '附件',
  '2023年上半年全县国民经济主要指标完成情况',
  '序号\t指标名称\t计量单位\t2023年目标\t上半年实绩',
  '1\t地区生产总值\t%\t6%\t6.4%',
  '2\t固定资产投资\t%\t5%\t7.5%',
  '3\t社会消费品零售总额\t%\t8%\t9.2%',
].join('\n')

describe.skipIf(skipped)('undo with a report on the desk', () => {
  const program = running()
  const open = (name: string, text: string) =>
    dropWorkbook(program.page, name, new TextEncoder().encode(text))
  const text = (): Locator => program.page.locator('.report-text')
  const words = (): Promise<string> => text().innerText()
  const button = (name: string): Locator => program.page.getByRole('button', { name, exact: true })
  const target = async () => (await cell(program.page, '地区生产总值', '2023年目标')).innerText()
  /** What a button says under the mouse. */
  const hint = async (name: string, told: string): Promise<void> => {
    const { page } = program
    await page.mouse.move(5, 400)
    await button(name).hover()
    await page.getByRole('tooltip').filter({ hasText: told }).waitFor()
  }
  const typeThere = async (typed: string): Promise<void> => {
    await text().getByText('下半年将继续').click()
    await program.page.keyboard.press('Home')
    await program.page.keyboard.insertText(typed)
    await expect.poll(words).toContain(typed)
  }

  beforeAll(async () => {
    await open('竹岭县报告.txt', report)
    await text().waitFor()
    await (await cell(program.page, '地区生产总值', '2023年目标')).waitFor()
  })

  it('the buttons take back what was typed in the report, and leave the keyboard there', async () => {
    const { page } = program
    await typeThere('（送审）')
    await hint('撤销', '撤销报告中的“输入文字”（Ctrl+Z）')
    await button('撤销').click()
    await expect.poll(words).not.toContain('（送审）')
    expect(await focus(page)).toBe('报告全文')
    await expect.poll(() => button('撤销').isEnabled()).toBe(false)
    await hint('恢复', '恢复报告中的“输入文字”')
    await button('恢复').click()
    await expect.poll(words).toContain('（送审）')
  })

  it('with the keyboard in the table they are the table’s, and the report stays as it is', async () => {
    const { page } = program
    await clickCell(page, '地区生产总值', '2023年目标')
    await page.keyboard.type('6.2%')
    await page.keyboard.press('Enter')
    await expect.poll(target).toBe('6.2%')
    await hint('撤销', '撤销表中的“修改单元格”（Ctrl+Z）')
    await button('撤销').click()
    await expect.poll(target).toBe('6%')
    expect(await words()).toContain('（送审）')
    await text().getByText('下半年将继续').click()
    await hint('撤销', '撤销报告中的“输入文字”')
    await saved(page)
  })

  it('what was mended from a finding has its own name, also in the list of commands', async () => {
    const { page } = program
    await page.getByRole('button', { name: '下一处（1）' }).click()
    await page.getByLabel('核对发现').getByRole('button', { name: '报告改为“7.5”' }).click()
    await expect.poll(words).toContain('固定资产投资增长7.5%')
    await text().getByText('总的看').click()
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('撤销')
    await page.getByRole('option', { name: /^撤销报告中的“按核对改写”/ }).click()
    await expect.poll(words).toContain('固定资产投资增长5.7%')
    expect(await focus(page)).toBe('报告全文')
  })

  it('a report alone has the buttons, too', async () => {
    const { page } = program
    await button('我的表格').click()
    await open('竹岭县讲话.txt', prose.join('\n'))
    await expect.poll(() => page.locator('.ag-row').count()).toBe(0)
    await typeThere('多余')
    await button('撤销').click()
    await expect.poll(words).not.toContain('多余')
    await button('查找').click()
    expect(await focus(page)).toBe('查找内容')
  })
})
