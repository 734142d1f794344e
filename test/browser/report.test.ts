/** A report beside its table: opened, read, written, saved, found again; and what is no report says its sentence. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wordReport } from '../report-file.ts'
import { dropWorkbook, openWorkbook } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const TITLE = '关于松溪县2023年上半年计划执行情况的报告'
const PROSE = [
  TITLE,
  '各位代表：',
  '上半年，全县完成税收收入7.2亿元，增长6.1%，新增床位190张，登记失业率3.3%，各项指标总体平稳。',
  '下半年，要围绕全年目标抓好项目建设，确保如期完成各项任务，让群众得到更多实惠。',
]
const ROWS = [
  ['序号', '指标名称', '单位', '2023年目标', '上半年完成'],
  ['1', '税收收入', '亿元', '13', '7.2'],
  ['2', '新增床位', '张', '300', '190'],
  ['3', '登记失业率', '%', '4以内', '3.3'],
]
/** Of a county by each test, so that each finds its own in the list. */
const textOf = (county: string): string => TEXT.replaceAll('松溪县', county)
const TEXT = `${PROSE.join('\n')}\n附件\n松溪县2023年上半年主要指标完成情况\n${ROWS.map((cells) => `\t${cells.join('\n\t')}\n\n`).join('')}`

const docx = (): Promise<Buffer> => wordReport([...PROSE, '附件', '松溪县2023年上半年主要指标完成情况'], ROWS)

describe.skipIf(skipped)('a report in the browser', () => {
  let program: Program
  let page: Page
  beforeAll(async () => {
    program = await startProgram()
    page = program.page
  })
  afterAll(() => program.close())

  const report = (): Locator => page.getByRole('region', { name: '报告全文' })
  const text = (): Locator => report().getByRole('textbox', { name: '报告全文' })
  const indicators = (): Locator => page.locator('.grid .ag-row')
  const saved = (): Promise<void> => page.getByRole('status').filter({ hasText: '已保存' }).waitFor()

  beforeEach(async () => {
    const home = page.getByRole('button', { name: '我的表格' })
    if ((await home.count()) > 0) await home.first().click()
    await page.getByRole('heading', { name: '“双过半”完成情况' }).waitFor()
  })

  it('opened from a Word document it stands at the left of its table', async () => {
    await openWorkbook(page, {
      name: '报告.docx',
      mimeType: 'application/octet-stream',
      buffer: await docx(),
    })
    await text().waitFor()
    await expect.poll(() => indicators().filter({ hasText: '税收收入' }).count()).toBe(1)
    await expect.poll(() => text().innerText()).toContain('新增床位190张')
    const [left, sheet] = await Promise.all([report().boundingBox(), page.locator('.desk').boundingBox()])
    expect(left?.x).toBe(0)
    expect(sheet?.x).toBeGreaterThanOrEqual((left?.x ?? 0) + (left?.width ?? 0))
    expect(sheet?.width).toBeGreaterThan(300)
  })

  it('is put away and shown by Alt+F6, and its edge is drawn', async () => {
    await openWorkbook(page, { name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) })
    await text().waitFor()
    const before = (await report().boundingBox())?.width ?? 0
    await page.getByRole('separator', { name: '报告宽度' }).press('ArrowLeft')
    await expect.poll(async () => (await report().boundingBox())?.width).toBeLessThan(before)
    await page.keyboard.press('Alt+F6')
    await report().waitFor({ state: 'detached' })
    await expect.poll(() => indicators().count()).toBe(3)
    await page.keyboard.press('Alt+F6')
    await expect.poll(() => text().innerText()).toContain('各位代表')
  })

  it('keeps what is typed, through undo and a crash of the program', async () => {
    await openWorkbook(page, {
      name: '报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(textOf('兰溪县')),
    })
    await text().getByText('各位代表：').click()
    await page.keyboard.press('End')
    await page.keyboard.insertText('（送审稿）')
    await expect.poll(() => text().innerText()).toContain('各位代表：（送审稿）')
    // A change at another place is an undo of its own.
    await text().getByText('下半年，要围绕').click()
    await page.keyboard.press('Home')
    await page.keyboard.insertText('多余')
    await expect.poll(() => text().innerText()).toContain('多余')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text().innerText()).not.toContain('多余')
    await saved()
    await program.restart('SIGKILL')
    await page.getByRole('button', { name: '报告全文 兰溪县2023年上半年主要指标完成情况' }).click()
    await expect.poll(() => text().innerText()).toContain('各位代表：（送审稿）\n')
    await expect.poll(() => text().innerText()).not.toContain('多余')
  })

  it('pasted on the first page it is kept, and alone where it has no table', async () => {
    await page.getByRole('button', { name: '粘贴报告文本' }).click()
    await page.getByRole('textbox', { name: '报告文本' }).fill(PROSE.join('\n'))
    await page.getByRole('button', { name: '存为报告' }).click()
    await expect.poll(() => text().innerText()).toContain('税收收入7.2亿元')
    await expect.poll(() => indicators().count()).toBe(0)
    await text().getByText('各位代表：').click()
    await page.keyboard.press('End')
    await page.keyboard.insertText('大家好')
    await saved()
    await report().getByRole('textbox', { name: '报告名称' }).fill('送审稿一')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '我的表格' }).click()
    const mine = page.getByRole('region', { name: '我的报告' })
    await mine.getByRole('button', { name: /^送审稿一/ }).click()
    await expect.poll(() => text().innerText()).toContain('各位代表：大家好')
  })

  it('a long text pasted with Ctrl+V on the first page is taken at once, with the table in it', async () => {
    await page.evaluate((value) => navigator.clipboard.writeText(value), TEXT)
    await page.keyboard.press('Control+v')
    await expect.poll(() => indicators().count()).toBe(3)
    await expect.poll(() => text().innerText()).toContain('新增床位190张')
  })

  it('taken off the list it comes back by 撤销', async () => {
    await openWorkbook(page, {
      name: '报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(textOf('竹溪县')),
    })
    await text().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    const line = page
      .getByRole('region', { name: '我的报告' })
      .getByRole('listitem')
      .filter({ hasText: '竹溪县' })
    await line.getByRole('button', { name: /^移除/ }).click()
    await line.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => line.count()).toBe(1)
    await expect.poll(() => page.getByRole('button', { name: /^报告全文 竹溪县/ }).count()).toBe(1)
  })

  it('in a narrow window one of both is seen', async () => {
    await page.setViewportSize({ width: 900, height: 700 })
    await openWorkbook(page, { name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) })
    await expect.poll(() => indicators().count()).toBe(3)
    await expect.poll(() => report().count()).toBe(0)
    await page.keyboard.press('Alt+F6')
    await text().waitFor()
    await expect.poll(() => page.locator('.desk').isVisible()).toBe(false)
    await page.keyboard.press('Alt+F6')
    await expect.poll(() => page.locator('.desk').isVisible()).toBe(true)
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('what cannot be read says why in a sentence', async () => {
    const whole = await docx()
    await dropWorkbook(page, '报告.docx', whole.subarray(0, 900))
    await page.getByText('文件已损坏或没有传完整').first().waitFor()
    await dropWorkbook(page, '报告.txt', new TextEncoder().encode('只有一句话'))
    await page.getByText('这是一个文本文件，里面没有表格').first().waitFor()
    await expect.poll(() => report().count()).toBe(0)
  })
})
