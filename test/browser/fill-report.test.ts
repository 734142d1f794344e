/** A table filled from its report: proposals beside their words, one step, and the source of each cell. */
import { describe, expect, it } from 'vitest'
import { cell, saved } from '../sheet.ts'
import { skipped } from './program.ts'
import { faint, nameless } from './readable.ts'
import { running } from './running.ts'

/** A report of an invented county with a table whose 实绩 nobody has filled in yet. */
const report = [
  '关于柳川县2023年上半年国民经济和社会发展计划执行情况的报告',
  '',
  '上半年，全县经济平稳运行，主要指标完成情况如下：',
  '（一）地区生产总值增长6.4%；',
  '（二）一般公共预算收入增长8.1%；',
  '（三）实际使用外资约6300万美元；',
  '（四）社会消费品零售总额增长9.2%。',
  '总的看，今年以来全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。',
  '下半年我们将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。',
  '附件',
  '2023年上半年全县国民经济主要指标完成情况',
  '序号\t指标名称\t计量单位\t2023年目标\t上半年实绩',
  '1\t地区生产总值\t%\t6%\t',
  '2\t一般公共预算收入\t%\t7%\t8.5%',
  '3\t实际使用外资\t亿美元\t1.2亿美元\t',
  '4\t社会消费品零售总额\t%\t8%\t9.2%',
].join('\n')

const plan = [
  '柳川县2024年国民经济和社会发展计划',
  '2024年全县经济社会发展的主要预期目标是：',
  '地区生产总值增长6.5%左右，一般公共预算收入增长5%，城镇登记失业率控制在4%以内，城镇新增就业9000人。',
  '做好今年的工作，要坚持稳中求进，抓好项目建设，改善群众生活，优化营商环境，保持社会大局稳定，确保各项任务落到实处。',
].join('\n')

describe.skipIf(skipped)('a table filled from a report in the browser', () => {
  const program = running()
  const dialog = (name: string) => program.page.getByRole('dialog', { name })
  const actual = async (name: string) => (await cell(program.page, name, '实绩')).innerText()
  const box = (name: string) => dialog('按报告填表').getByRole('checkbox', { name })

  it('ticks what is sure and blank, and leaves the rest to a person', async () => {
    const { page } = program
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '打开表格' }).first().click()
    await (await chooser).setFiles({
      name: '柳川县报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(report),
    })
    await page.getByRole('button', { name: '填表', exact: true }).click()
    await box('地区生产总值 实绩：6.4%').waitFor()
    expect(await box('地区生产总值 实绩：6.4%').isChecked()).toBe(true)
    // Another figure stands there, and 约 is no exact one.
    expect(await box('一般公共预算收入 实绩：8.1%').isChecked()).toBe(false)
    expect(await box('实际使用外资 实绩：约0.63亿美元').isChecked()).toBe(false)
    await dialog('按报告填表').getByText('另有1处与表中一致').waitFor()
    expect(await dialog('按报告填表').locator('mark').first().innerText()).toBe('6.4')
  })

  it('can be read without good eyes, and every box has a name', async () => {
    const { page } = program
    expect(await faint(page)).toEqual([])
    expect(await nameless(page)).toEqual([])
  })

  it('takes by keyboard what is ticked, in one step', async () => {
    const { page } = program
    // The first line has the keyboard: down to the next one, and ticked.
    await expect
      .poll(() => box('地区生产总值 实绩：6.4%').evaluate((it) => it === document.activeElement))
      .toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('已按报告填入2处').first().waitFor()
    await expect.poll(() => actual('地区生产总值')).toBe('6.4%')
    expect(await actual('一般公共预算收入')).toBe('8.1%')
    expect(await actual('实际使用外资')).toBe('')
  })

  it('tells where a cell came from, keeps that in the library, and leads to the sentence', async () => {
    const { page } = program
    await saved(page)
    await page.reload()
    await page
      .getByRole('button', { name: /国民经济主要指标/ })
      .first()
      .click()
    await (await cell(page, '地区生产总值', '实绩')).click()
    const source = page.getByRole('region', { name: '出处' }).getByRole('button')
    await source.waitFor()
    expect(await source.innerText()).toContain('“地区生产总值增长6.4%”')
    // The mouse is told the same.
    const title = async () => (await cell(page, '地区生产总值', '实绩')).getAttribute('title')
    await expect.poll(title).toContain('“地区生产总值增长6.4%”')
    await source.click()
    await expect
      .poll(() => page.evaluate(() => document.getSelection()?.toString() ?? ''))
      .toContain('地区生产总值增长6.4%')
  })

  it('is taken back by one undo, sources and all', async () => {
    const { page } = program
    await (await cell(page, '地区生产总值', '实绩')).click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => actual('地区生产总值')).toBe('')
    expect(await actual('一般公共预算收入')).toBe('8.5%')
    expect(await page.getByRole('region', { name: '出处' }).count()).toBe(0)
  })

  it('makes a new table of the targets of a plan', async () => {
    const { page } = program
    await page.keyboard.press('Alt+w')
    await page.getByRole('button', { name: '粘贴报告文本' }).first().click()
    await page.getByRole('textbox', { name: '报告文本' }).fill(plan)
    await page.getByRole('button', { name: '存为报告' }).click()
    await page.getByRole('button', { name: '以报告的目标新建附件' }).click()
    const made = dialog('以报告的目标新建附件')
    await made.getByRole('checkbox', { name: '地区生产总值 %：6.5%左右' }).waitFor()
    expect(await made.getByLabel('年份').inputValue()).toBe('2024')
    await made.getByRole('checkbox', { name: '全选' }).check()
    await made.getByRole('button', { name: '新建（4行）' }).click()
    await expect
      .poll(async () => (await cell(page, '城镇登记失业率', '2024年目标')).innerText())
      .toBe('4%以内')
    expect(await (await cell(page, '城镇新增就业', '2024年目标')).innerText()).toBe('9000')
  })
})
