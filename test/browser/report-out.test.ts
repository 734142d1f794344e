/** A report given away: its Word document with the changes in it, its text, or what was found in it. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { wordReport } from '../report-file.ts'
import { cell } from '../sheet.ts'
import { partsOf } from '../unit/support/parts.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const LINES = [
  '关于柳堰县2023年上半年国民经济和社会发展计划执行情况的报告',
  '各位代表：',
  '上半年，全县地区生产总值增长6.3%，一般公共预算收入增长7.4%，社会消费品零售总额增长8.8%，经济运行总体平稳。',
  '下半年我们将继续抓好各项重点工作，狠抓项目建设和民生保障，确保圆满完成人代会确定的全年目标任务。',
  '附件',
  '2023年上半年全县国民经济主要指标完成情况',
]
const ROWS = [
  ['序号', '指标名称', '计量单位', '2023年目标', '上半年实绩'],
  ['1', '地区生产总值', '%', '6%', '6.3%'],
  ['2', '一般公共预算收入', '%', '7%', '4.7%'],
  ['3', '社会消费品零售总额', '%', '8%', '8.8%'],
  ['4', '进出口总额', '%', '8%', '9.1%'],
]

describe.skipIf(skipped)('a report given away in the browser', () => {
  const program = running()
  const card = () => program.page.getByLabel('核对发现')
  const give = async (name: string) => {
    const { page } = program
    await page.getByLabel('报告全文').getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const open = async (name: string, buffer: Buffer) => {
    const { page } = program
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '打开表格' }).first().click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
    await (await cell(page, '地区生产总值', '实绩')).waitFor()
  }

  it('has nothing to give before anything is changed, and then the one figure with its reason', async () => {
    const { page } = program
    await open('柳堰县报告.docx', await wordReport(LINES, ROWS))
    await give('导出修订稿')
    await page.getByText('没有修订可写').waitFor()
    await page.getByRole('button', { name: '下一处（2）' }).click()
    await card().getByRole('button', { name: '报告改为“4.7”' }).click()
    await page.getByRole('button', { name: '下一处（1）' }).waitFor()
    const coming = page.waitForEvent('download')
    await give('导出修订稿')
    const file = await coming
    expect(file.suggestedFilename()).toBe('柳堰县报告（修订）.docx')
    await page.getByText('共1处修订，1处附有核对的理由').waitFor()
    const parts = await partsOf(new Uint8Array(await readFile(await file.path())))
    expect(parts.get('word/document.xml')).toMatch(/<w:del .*7\.4%?<.*<w:ins .*4\.7%?</)
    expect(parts.get('word/comments.xml')).toContain('4.7%')
  })

  it('has its findings as a list on paper and as a file', async () => {
    const { page } = program
    await give('核对清单')
    const list = page.getByRole('dialog', { name: '核对清单' })
    const paper = page.frameLocator('iframe[title="打印的页面"]')
    await paper.getByText('进出口总额').first().waitFor()
    expect(await paper.locator('body').innerText()).toContain('核对清单')
    const coming = page.waitForEvent('download')
    await list.getByRole('button', { name: '导出Excel' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe(`${LINES[0]}核对清单.xlsx`)
    const parts = await partsOf(new Uint8Array(await readFile(await file.path())))
    expect(parts.get('xl/sharedStrings.xml')).toContain('报告没有提到')
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  })

  it('tells of a paragraph that the Word document has no place for', async () => {
    const { page } = program
    await page.getByLabel('报告全文').locator('.cm-line', { hasText: '各位代表' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('现将有关情况报告如下，请予审议。')
    const coming = page.waitForEvent('download')
    await give('导出修订稿')
    await coming
    const told = page.getByRole('dialog', { name: '这些文件请看一下' })
    await told.getByText('新加的一段“现将有关情况报告如下，请予审议。”没有写进去').waitFor()
    await page.keyboard.press('Escape')
    await told.waitFor({ state: 'detached' })
  })

  it('that was no Word document is offered as its text', async () => {
    const { page } = program
    await page.getByRole('button', { name: '我的表格' }).click()
    const text = [...LINES, ...ROWS.map((row) => row.join('\t'))].join('\n')
    await open('柳堰县报告.txt', Buffer.from(text))
    await give('导出修订稿')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存文本' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe(`${LINES[0]}.txt`)
    expect((await readFile(await file.path(), 'utf8')).trim()).toContain(LINES[2])
  })
})
