/** 表述: the list and the summary written from the table beside the report that teaches their words. */
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cell, saved } from '../sheet.ts'
import { otherPastes } from './board.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

/** Last year's report of an invented county, which shows how it writes. */
const LAST = `白鹭县2022年上半年国民经济和社会发展计划执行情况汇报
县人代会确定的2022年20项主要指标中，有15项如期实现“双过半”，指标过半率达75%。
1、完成地区生产总值98.4亿元，同比增长2.2%，
2、一般公共预算收入同比增长1.5%，
3、登记失业率为3.6%，
4、社会消费品零售总额同比增长4%。
总的看，今年以来全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。`

const NOW = `白鹭县2023年上半年国民经济和社会发展计划执行情况汇报
总的看，今年以来全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。
下半年我们将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。
附件
白鹭县2023年上半年国民经济主要指标完成情况
序号\t指标名称\t计量单位\t2023年目标\t上半年实绩
1\t地区生产总值\t%\t6%\t6.4%
2\t一般公共预算收入\t%\t7%\t5.1%
3\t城镇登记失业率\t%\t4%以内\t3.3%
4\t社会消费品零售总额\t%\t8%\t9.2%
5\t粮食总产量\t万吨\t20\t`

describe.skipIf(skipped)('the prose of a table in the browser', () => {
  const program = running()
  const panel = (): Locator => program.page.getByRole('region', { name: '表述', exact: true })
  const list = (): Locator => panel().getByRole('region', { name: '主要指标' })
  const take = async (name: string, text: string): Promise<void> => {
    const { page } = program
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '打开表格' }).first().click()
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.getByRole('textbox', { name: '报告全文' }).waitFor()
  }

  const choose = async (field: string, option: string): Promise<void> => {
    await panel().getByRole('combobox', { name: field }).press('Enter')
    await program.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
  }

  it('is written by key, in the words of the district’s last report, and says what it leaves out', async () => {
    const { page } = program
    await take('去年.txt', LAST)
    await page.getByRole('button', { name: '我的表格' }).click()
    await take('今年.txt', NOW)
    await page.keyboard.press('Control+Alt+b')
    await expect.poll(() => panel().locator('.prose-teacher').innerText()).toContain('白鹭县2022年')
    await expect
      .poll(async () => (await list().getByRole('button').allInnerTexts()).slice(1))
      .toEqual([
        '1、地区生产总值同比增长6.4%，',
        '2、一般公共预算收入同比增长5.1%，',
        '3、登记失业率为3.3%，',
        '4、社会消费品零售总额同比增长9.2%。',
      ])
    expect(await panel().getByRole('region', { name: '小结' }).innerText()).toContain(
      '县人代会确定的2023年5项主要指标中，有3项如期实现“双过半”，指标过半率达60%（3/5，按序号计）；未完成的是一般公共预算收入（距目标差1.9个百分点）；待定的是粮食总产量。',
    )
    expect(await panel().getByRole('region', { name: '没有写入' }).innerText()).toContain(
      '粮食总产量 实绩待填',
    )
  })

  it('is copied as text and as paragraphs, and marks what an edit changes afterwards', async () => {
    const { page } = program
    await panel().getByRole('button', { name: '全部复制' }).click()
    await page.getByText('表述已复制').waitFor()
    const { text, html } = await otherPastes(page)
    expect(text).toContain('\n3、登记失业率为3.3%，\n')
    expect(html).toMatch(/<p style="[^"]*仿宋[^"]*">1、地区生产总值同比增长6.4%，<\/p>/)
    await panel().getByText('上次复制以来没有变化').waitFor()
    await (await cell(page, '一般公共预算收入', '实绩')).click()
    await page.keyboard.type('-0.5%')
    await page.keyboard.press('Enter')
    const changed = list().locator('.changed')
    await expect
      .poll(() => changed.allInnerTexts())
      .toEqual(['已变2、一般公共预算收入同比下降0.5%，\n一般公共预算收入同比增长5.1%'])
    await panel().getByText('上次复制以来变了2处').waitFor()
    // Undone, everything is as it was taken.
    await page.keyboard.press('Control+z')
    await panel().getByText('上次复制以来没有变化').waitFor()
    await saved(page)
  })

  it('has its numbers and 同比 as a person sets them, and the official wording on demand', async () => {
    const { page } = program
    await choose('编号', '（一）（二）')
    await choose('同比', '不写同比')
    await expect
      .poll(() => list().getByRole('button').nth(2).innerText())
      .toContain('（二）一般公共预算收入增长5.1%，')
    await choose('编号', '编号照旧')
    await choose('同比', '同比照旧')
    await choose('措辞取自', '标准措辞')
    await expect
      .poll(() => list().getByRole('button').nth(3).innerText())
      .toContain('（三）城镇登记失业率控制在3.3%；')
    // An item leads to its row.
    await list().getByRole('button').nth(4).click()
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('A4')
  })

  it('is put into the report at its caret, and brought up to the table by one step that Ctrl+Z takes back', async () => {
    const { page } = program
    const text = page.locator('.report-text')
    const lines = () => text.locator('.cm-line').allInnerTexts()
    await choose('措辞取自', '标准措辞')
    await text.locator('.cm-line').first().click()
    await page.keyboard.press('End')
    await panel().getByRole('button', { name: '插入报告' }).click()
    await expect.poll(async () => (await lines())[2]).toBe('（二）一般公共预算收入增长5.1%；')
    await panel().getByText('报告里的这一段与表一致').waitFor()
    await (await cell(page, '一般公共预算收入', '实绩')).click()
    await page.keyboard.type('-0.5%')
    await page.keyboard.press('Enter')
    const differing = panel().getByRole('region', { name: '报告里的这一段' })
    await expect
      .poll(() => differing.locator('.changed').allInnerTexts())
      .toEqual([
        '改为一般公共预算收入下降0.5%\n一般公共预算收入增长5.1%',
        expect.stringMatching(/^改为2023年上半年.*差7\.5个百分点/),
      ])
    await differing.getByRole('button', { name: '更新报告中的这一段' }).click()
    await expect.poll(async () => (await lines())[2]).toBe('（二）一般公共预算收入下降0.5%；')
    expect((await lines())[5]).toContain('差7.5个百分点')
    await panel().getByText('报告里的这一段与表一致').waitFor()
    await text.locator('.cm-content').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await lines())[2]).toBe('（二）一般公共预算收入增长5.1%；')
    await differing.waitFor()
    await saved(page)
  })

  it('is kept as a Word document', async () => {
    const { page } = program
    const download = page.waitForEvent('download')
    await panel().getByRole('button', { name: '导出Word' }).click()
    expect((await download).suggestedFilename()).toBe(
      '白鹭县2023年上半年国民经济主要指标完成情况（表述）.docx',
    )
  })
})
