/**
 * The twelve pictures of the manual, each of the window as it is when what it shows has come. With SGB_PICTURES=1 they go
 * into docs/手册图, beside the manual; otherwise only that they can be made, and that the manual shows each.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { clickCell, openWorkbook, reopen, saved } from '../sheet.ts'
import { askHost, countyTable, dropFiles, filledIn, handedOut, type Sent } from './collected.ts'
import { skipped } from './program.ts'
import { still } from './readable.ts'
import { running } from './running.ts'

const docs = join(import.meta.dirname, '../../docs')
const kept = process.env.SGB_PICTURES === '1'
const official = join(import.meta.dirname, '../facts/official.xlsx')

const earlier = {
  name: '2020年上半年.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '2020年上半年全市主要指标“双过半”完成情况,,,,',
      '序号,指标名称,计量单位,2020年目标,上半年实绩,双过半完成情况',
      '1,地区生产总值,%,6%,1.2%,',
      '2,一般公共预算收入,%,4%,2.5%,',
      '3,固定资产投资,%,8%,9.1%,',
      '4,到位注册外资,亿美元,8,5.2,',
    ].join('\n'),
  ),
}

describe.skipIf(skipped)('the pictures of the manual', () => {
  const program = running()
  let page: Page
  let manual = ''
  beforeAll(async () => {
    page = program.page
    manual = await readFile(join(docs, '用户手册.md'), 'utf8')
    if (kept) await mkdir(join(docs, '手册图'), { recursive: true })
    // A file of an earlier period first, so that there is something to compare with and a list to show.
    await openWorkbook(page, earlier)
    await page.locator('.ag-row').first().waitFor()
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, official)
    await page.locator('.ag-row').filter({ hasText: '空气质量优良率' }).waitFor({ state: 'attached' })
  })

  /** Takes the picture, and holds the manual to showing it. */
  const take = async (name: string): Promise<void> => {
    await still(page)
    const picture = await page.screenshot({ animations: 'disabled' })
    const file = `手册图/${name}.png`
    if (kept) await writeFile(join(docs, file), picture)
    expect(manual).toContain(`](${file})`)
    expect(existsSync(join(docs, file)), `docs/${file}`).toBe(true)
    expect(picture.length).toBeGreaterThan(10_000)
  }
  const closed = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  }

  it('the table, and the reason of a row', async () => {
    await clickCell(page, '到位注册外资', '实绩')
    await page.getByTestId('reason').waitFor()
    await take('表格和依据')
  })

  it('find and replace, commands', async () => {
    await page.keyboard.press('Control+h')
    await page.getByRole('search').waitFor()
    await page.keyboard.type('收入')
    await take('查找替换')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').waitFor()
    await take('命令')
    await closed()
  })

  it('the settings of the table, the dictionary', async () => {
    const command = async (name: string): Promise<void> => {
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('要做什么？').fill(name)
      await page.keyboard.press('Enter')
    }
    await command('表格设置')
    await page.getByLabel('年份').waitFor()
    await take('表格设置')
    await closed()
    await command('指标库')
    await page.getByLabel('查找指标').waitFor()
    await take('指标库')
    await closed()
    await command('与其他时期对比')
    await page.locator('.compared tr').filter({ hasText: '到位注册外资' }).waitFor()
    await take('两期对比')
    await closed()
  })

  it('the picture of progress, the print preview', async () => {
    await page.keyboard.press('Alt+F1')
    await page.locator('.picture-paper svg').waitFor()
    await take('进度图')
    await closed()
    await page.keyboard.press('Control+p')
    await page.frameLocator('iframe[title="打印的页面"]').locator('.page').waitFor()
    await take('打印预览')
    await closed()
  })

  it('handing out', async () => {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').fill('下发到各单位')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '下发到各单位' })
    await dialog.waitFor()
    for (const name of ['统计局', '财政局', '统计局', '统计局', '发展和改革局', '商务局', '商务局']) {
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => dialog.getByLabel('单位', { exact: true }).innerText()).toContain('商务局（2行）')
    await take('下发')
    await closed()
  })

  it('a new table, the first page', async () => {
    await page.getByRole('button', { name: '我的表格' }).click()
    await page.getByRole('button', { name: '新建' }).first().click()
    await page.getByRole('note').filter({ hasText: '从这里填起' }).waitFor()
    await take('新建')
    await page.keyboard.type('7%')
    await page.keyboard.press('Enter')
    await saved(page)
    await page.getByRole('button', { name: '我的表格' }).click()
    await expect.poll(() => page.locator('.entry').count()).toBe(3)
    await page.reload()
    await page.locator('.entry').nth(2).waitFor()
    await take('首页')
    await reopen(page)
  })
  it('what departments have sent back', async () => {
    await page.getByRole('button', { name: '我的表格' }).click()
    await openWorkbook(page, await countyTable())
    await page.locator('.ag-row').filter({ hasText: '固定资产投资' }).first().waitFor()
    const [entry] = (await askHost(page, 'library', {})).filter(({ title }) =>
      title.join('').includes('云川县'),
    )
    if (entry === undefined) throw new Error('no table')
    const files = await handedOut(page, entry.id)
    const { attachment } = await askHost(page, 'open', { id: entry.id })
    const [, , finance, , , , , , education, ...others] = [...files.keys()]
    const sent: Sent[] = []
    for (const [name, file] of files)
      if (name === finance) sent.push(await filledIn(file, attachment, { 一般公共预算收入: '正在核实' }))
      else if (name === education) sent.push(await filledIn(file, attachment, { 新增学位: null }))
      else if (name !== others.at(-1)) sent.push(await filledIn(file, attachment))
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').fill('回收返回表')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '回收返回表' })
    await dialog.getByText('把各单位返回的表格拖到这里').waitFor()
    await dropFiles(page, sent)
    await dialog
      .getByRole('option')
      .filter({ hasText: finance ?? '' })
      .getByText('有疑点')
      .waitFor()
    await dialog.getByText('正在核实', { exact: true }).waitFor()
    await take('回收')
    await closed()
  })
})
