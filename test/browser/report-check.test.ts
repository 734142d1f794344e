/** A report beside its table: what it says is held against the cells, and both are mended from there. */
import { describe, expect, it } from 'vitest'
import { cell, saved } from '../sheet.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

/** A report of an invented county, with its table a cell a line as a web page is copied. */
const report = [
  '关于青屏县2023年上半年国民经济和社会发展计划执行情况的报告',
  '',
  '上半年主要指标完成情况如下：',
  '（一）地区生产总值增长6.4%；',
  '（二）一般公共预算收入增长8.1%；',
  '（三）固定资产投资增长5.7%；',
  '（四）社会消费品零售总额增长9.2%。',
  '总的看，今年以来全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。',
  '下半年我们将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。',
  '附件',
  '2023年上半年全县国民经济主要指标完成情况',
  '序号\t指标名称\t计量单位\t2023年目标\t上半年实绩',
  '1\t地区生产总值\t%\t6%\t6.4%',
  '2\t一般公共预算收入\t%\t7%\t8.1%',
  '3\t固定资产投资\t%\t5%\t7.5%',
  '4\t社会消费品零售总额\t%\t8%\t9.2%',
].join('\n')

describe.skipIf(skipped)('a report held against its table in the browser', () => {
  const program = running()
  const text = () => program.page.locator('.report-text')
  const card = () => program.page.getByLabel('核对发现')
  const actual = async (name: string) => (await cell(program.page, name, '实绩')).innerText()
  const waiting = (count: number) => program.page.getByRole('button', { name: `下一处（${count}）` })

  it('counts what agrees and what does not, and goes from one to the other', async () => {
    const { page } = program
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '打开表格' }).first().click()
    await (await chooser).setFiles({
      name: '青屏县报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(report),
    })
    await waiting(1).click()
    await card().getByText('固定资产投资增长5.7%').waitFor()
    expect(await card().innerText()).toContain('7.5%')
    await expect.poll(() => text().locator('.said.wrong').innerText()).toBe('固定资产投资增长5.7%')
    // A figure that agrees is one click from its cell, and the keyboard stays in the report.
    await text().locator('.said.agrees', { hasText: '9.2%' }).first().click()
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E4')
    expect(await page.evaluate(() => document.activeElement?.closest('.report-text') !== null)).toBe(true)
    // The other way round: the cell's sentence is marked.
    await (await cell(page, '一般公共预算收入', '实绩')).click()
    await expect.poll(() => text().locator('.said.active').innerText()).toContain('8.1%')
  })

  it('is answered with a reason, and the answer is taken off again', async () => {
    const { page } = program
    await waiting(1).click()
    await card().getByLabel('审核说明').fill('报告用的是调整后的口径')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '没有待核对的' }).waitFor()
    await card().getByText('已说明').waitFor()
    await card().getByLabel('审核说明').fill('')
    await page.keyboard.press('Enter')
    await waiting(1).waitFor()
  })

  it('mends the report, which Ctrl+Z in it takes back; then the table, with one undo', async () => {
    const { page } = program
    await waiting(1).click()
    await card().getByRole('button', { name: '报告改为“7.5”' }).click()
    await page.getByRole('button', { name: '没有待核对的' }).waitFor()
    await expect.poll(() => text().innerText()).toContain('固定资产投资增长7.5%')
    await text().locator('.cm-content').focus()
    await page.keyboard.press('Control+z')
    await waiting(1).click()
    await card().getByRole('button', { name: '表中改为“5.7%”' }).click()
    await page.getByRole('button', { name: '没有待核对的' }).waitFor()
    await expect.poll(() => actual('固定资产投资')).toBe('5.7%')
    await saved(page)
    await (await cell(page, '固定资产投资', '实绩')).click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => actual('固定资产投资')).toBe('7.5%')
    await waiting(1).waitFor()
  })

  it('stands in the one list of what waits, which F8 goes through forwards and back', async () => {
    const { page } = program
    await page
      .getByRole('button', { name: /^待处理/ })
      .last()
      .click()
    const list = page.getByRole('region', { name: '待处理' })
    const item = list.getByRole('button', { name: /固定资产投资增长5\.7%/ })
    await item.waitFor()
    expect(await item.innerText()).toContain('第3行')
    await (await cell(page, '地区生产总值', '实绩')).click()
    await page.keyboard.press('F8')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E3')
    await expect.poll(() => text().locator('.said.active').innerText()).toBe('固定资产投资增长5.7%')
    expect(await item.getAttribute('aria-current')).toBe('true')
    await (await cell(page, '社会消费品零售总额', '实绩')).click()
    await page.keyboard.press('Shift+F8')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('E3')
    // Chosen once more it is to be answered, as a finding of the audit is.
    await item.click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('审核说明')
    await page.keyboard.insertText('按年度快报数')
    await page.keyboard.press('Enter')
    await list.getByText('已说明的（1）').waitFor()
  })

  it('is counted before anything is printed, as long as it is not answered', async () => {
    const { page } = program
    const counted = async () => {
      await page.keyboard.press('Control+p')
      const told = page.getByText(/付印前核对：/)
      await told.waitFor()
      const words = await told.innerText()
      await page.keyboard.press('Escape')
      await told.waitFor({ state: 'detached' })
      return Number(/(\d+)处/.exec(words)?.[1] ?? 0)
    }
    const answered = await counted()
    await card().getByLabel('审核说明').fill('')
    await page.keyboard.press('Enter')
    await waiting(1).waitFor()
    await (await cell(page, '地区生产总值', '实绩')).click()
    expect(await counted()).toBe(answered + 1)
  })
})
