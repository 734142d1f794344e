/** The main job as a person does it, in a real browser through the loopback door. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../electron/files/open.ts'
import { cell, clickCell, counts, openWorkbook, reopen, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('the main job in the browser', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())

  it('an empty library offers 打开表格, 新建 and 示例', async () => {
    const { page } = program
    for (const name of ['打开表格', '新建', '示例'])
      expect(await page.getByRole('button', { name }).count(), name).toBeGreaterThan(0)
    await expect.poll(() => page.getByText('我的表格').count()).toBe(0)
  })

  it('opens the official workbook and shows 18 rows as on paper, judged', async () => {
    const { page } = program
    await openWorkbook(page, official)
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => page.getByLabel('附件', { exact: true }).inputValue()).toBe('附件')
    expect(await page.getByLabel('标题').inputValue()).toBe(
      '2021年上半年全市国民经济主要指标\n“双过半”完成情况',
    )
    const headers = await page.locator('.ag-header-group-cell, .ag-header-cell').allInnerTexts()
    expect(headers.map((text) => text.replaceAll('\n', '')).filter((text) => text !== '')).toEqual(
      expect.arrayContaining([
        '序号',
        '指标名称',
        '计量单位',
        '2021年目标',
        '上半年完成情况',
        '实绩',
        '双过半完成情况',
      ]),
    )
    await expect.poll(async () => (await cell(page, '到位注册外资', '完成情况')).innerText()).toBe('未完成')
    await expect.poll(async () => (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('完成')
    await expect.poll(() => counts(page)).toBe('完成 9未完成 3待核 2待填 0')
    await expect.poll(() => page.locator('.rate').innerText()).toContain('8/13')
  })

  it('changing 固定资产投资 from 4.1% to 10.5% flips its verdict, says why, and is saved', async () => {
    const { page } = program
    await expect.poll(async () => (await cell(page, '固定资产投资', '完成情况')).innerText()).toBe('未完成')
    await clickCell(page, '固定资产投资', '实绩')
    await expect.poll(() => page.getByTestId('reason').innerText()).toContain('4.1%')
    await page.keyboard.type('10.5%')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('10.5%')
    await expect.poll(async () => (await cell(page, '固定资产投资', '完成情况')).innerText()).toBe('完成')
    await saved(page)
    await clickCell(page, '固定资产投资', '实绩')
    await expect.poll(() => page.getByTestId('reason').innerText()).toContain('10.5%')
    await expect.poll(() => counts(page)).toBe('完成 10未完成 2待核 2待填 0')
  })

  it('finds everything as left after a reload and after the program was killed', async () => {
    const { page } = program
    await page.reload()
    await reopen(page)
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('10.5%')
    await program.restart('SIGKILL')
    await reopen(page)
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('10.5%')
  })

  it('undoes and redoes through the log, also after the restart', async () => {
    const { page } = program
    await clickCell(page, '地区生产总值', '指标')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(
      () => document.querySelector('.counts')?.textContent === '完成 9未完成 3待核 2待填 0',
    )
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('4.1%')
    await expect.poll(async () => (await cell(page, '固定资产投资', '完成情况')).innerText()).toBe('未完成')
    await page.keyboard.press('Control+y')
    await page.waitForFunction(
      () => document.querySelector('.counts')?.textContent === '完成 10未完成 2待核 2待填 0',
    )
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('10.5%')
  })

  it('a person rules on a pending row, and takes the ruling back', async () => {
    const { page } = program
    await clickCell(page, '进出口总额', '完成情况')
    await page.getByRole('button', { name: '撤回认定，按判定显示' }).click()
    await expect.poll(async () => (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('待核')
    await page
      .getByRole('region', { name: '认定' })
      .getByRole('button', { name: '完成', exact: true })
      .click()
    await expect.poll(async () => (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('完成')
    await saved(page)
  })

  it('adds, moves and deletes rows', async () => {
    const { page } = program
    const names = () => page.locator('.grid .ag-row').count()
    const before = await names()
    await clickCell(page, '社会消费品零售总额', '指标')
    await page.getByRole('button', { name: '下方插入行' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('粮食总产量')
    await page.keyboard.press('Enter')
    await expect.poll(() => names()).toBe(before + 1)
    await clickCell(page, '粮食总产量', '指标')
    await page.keyboard.press('Alt+Shift+ArrowUp')
    const row = page.locator('.grid .ag-row').filter({ hasText: '粮食总产量' })
    await expect.poll(() => row.getAttribute('row-index')).toBe('5')
    await page.getByRole('button', { name: '删除行' }).click()
    await row.waitFor({ state: 'detached' })
    await expect.poll(() => names()).toBe(before)
    await saved(page)
  })

  it('exports the official workbook, which reads back as it was shown', async () => {
    const { page } = program
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: /导出Excel/ }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    const opened = await openFile(
      file.suggestedFilename(),
      new Uint8Array(await readFile(await file.path())),
      { indicators: [] },
    )
    const [item] = opened.attachments
    expect(item?.attachment.rows).toHaveLength(18)
    const statuses = item?.judged.rows.map(({ status }) => status)
    expect(statuses?.[4]).toBe('完成')
    expect(item?.judged.summary).toMatchObject({ done: 10, missed: 2, pending: 2, blank: 0 })
  })

  it('a file that is no workbook gets one Chinese sentence and changes nothing', async () => {
    const { page } = program
    await openWorkbook(page, {
      name: '说明.xlsx',
      mimeType: 'text/plain',
      buffer: Buffer.from('not a workbook'),
    })
    const message = page.locator('.notice').last()
    await message.waitFor()
    await expect.poll(() => message.innerText()).toMatch(/^[^A-Za-z]*[\u4e00-\u9fff].*。$/s)
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('10.5%')
  })
})
