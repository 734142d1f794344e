/** Filter and sort as in Excel: what is seen, what is edited through it, and what leaves the program, in a real browser. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { counts, saved } from '../sheet.ts'
import { otherCopies, otherPastes } from './board.ts'
import { column, freshTables } from './editing.ts'
import { click, drag, goTo, keys, rowCount, rowNumber, said, spot, texts, where, whole } from './hands.ts'
import { skipped } from './program.ts'

const missed = ['固定资产投资', '到位注册外资', '空气质量优良率']

const bar = (page: Page) => page.getByRole('region', { name: '筛选和排序' })
const numbers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.grid .ag-row .gutter')]
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((number) => number.innerText),
  )
const arrows = (page: Page) => page.locator('.letters .filter-arrow')
const list = (page: Page) => page.locator('.filter-list')

/** Only the rows that are 未完成, by the word in the bar below. */
async function filterMissed(page: Page): Promise<void> {
  await page.locator('.counts .missed').click()
  await expect.poll(() => column(page, 'B1:B3')).toEqual(missed)
}

/** Opens the list under a column's arrow. */
async function openList(page: Page, name: string): Promise<void> {
  await page.getByTitle(`筛选“${name}”`).click()
  await list(page).waitFor()
}

/** All rows again. */
async function shownAll(page: Page): Promise<void> {
  await expect.poll(() => rowCount(page)).toBe(18)
}

describe.skipIf(skipped)('filtering and sorting', () => {
  const program = freshTables()

  it('未完成 3 in the bar shows those three; the same again, 清除 and the key show all', async () => {
    const { page } = program
    const word = await counts(page)
    await filterMissed(page)
    await expect.poll(() => numbers(page)).toEqual(['5', '8', '18'])
    await expect
      .poll(() => bar(page).getByRole('status').textContent())
      .toBe('筛选：双过半完成情况=未完成，显示3行，共18行')
    // What is counted is the whole table.
    await expect.poll(() => counts(page)).toBe(word)
    await page.locator('.counts .missed').click()
    await shownAll(page)
    await expect.poll(() => bar(page).count()).toBe(0)
    await filterMissed(page)
    await bar(page).getByRole('button', { name: '清除' }).click()
    await shownAll(page)
    await expect.poll(() => numbers(page)).toHaveLength(18)
    await filterMissed(page)
    await keys(page, 'Control+Shift+l')
    await shownAll(page)
    await expect.poll(() => arrows(page).count()).toBe(0)
  })

  it('Ctrl+Shift+L puts arrows at the letters; the list searches, ticks, compares and combines', async () => {
    const { page } = program
    await goTo(page, 'D1')
    await keys(page, 'Control+Shift+l')
    await expect.poll(() => arrows(page).count()).toBe(6)
    await openList(page, '计量单位')
    await page.getByLabel('搜索要显示的内容').fill('美元')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'B1')).toEqual(['到位注册外资'])
    await openList(page, '计量单位')
    await list(page).getByRole('button', { name: '清除筛选' }).click()
    await shownAll(page)

    await openList(page, '双过半完成情况')
    await list(page).getByRole('checkbox', { name: '（全选）' }).click()
    await list(page)
      .getByRole('checkbox', { name: /^未完成/ })
      .click()
    await list(page).getByRole('button', { name: '确定' }).click()
    await expect.poll(() => column(page, 'B1:B3')).toEqual(missed)
    await openList(page, '实绩')
    await page.getByLabel('比较的数').fill('3')
    await list(page).getByRole('button', { name: '大于' }).click()
    await expect.poll(() => column(page, 'B1:B2')).toEqual([missed[0], missed[2]])
    await expect
      .poll(() => bar(page).getByRole('status').textContent())
      .toContain('双过半完成情况=未完成，实绩大于3，显示2行')

    // By the keyboard: the list of the active column, its button and back in the sheet.
    await goTo(page, 'E5')
    await keys(page, 'Alt+Shift+L')
    await page.getByRole('dialog', { name: '筛选“实绩”' }).waitFor()
    await keys(page, 'Escape')
    await list(page).waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.className === 'text-layer ready')
    // Nothing fits: said, and nothing changes.
    await openList(page, '实绩')
    await page.getByLabel('比较的数').fill('900')
    await list(page).getByRole('button', { name: '大于' }).click()
    await said(page, '没有符合条件的行')
    await expect.poll(() => rowCount(page)).toBe(2)
  })

  it('what is typed lands in its row and is undone there; a row that fits no longer stays until 重新应用', async () => {
    const { page } = program
    await filterMissed(page)
    await goTo(page, 'E8')
    await expect.poll(() => whole(page)).toBe('1.84亿美元')
    await page.keyboard.type('9亿美元')
    await keys(page, 'Enter')
    await expect.poll(() => where(page)).toBe('E18')
    await expect.poll(() => texts(page, 'E2:F2')).toEqual([['9亿美元', '完成']])
    await saved(page)
    await expect.poll(() => numbers(page)).toEqual(['5', '8', '18'])
    await bar(page).getByRole('button', { name: '重新应用' }).click()
    await expect.poll(() => numbers(page)).toEqual(['5', '18'])
    await keys(page, 'Control+z')
    await bar(page).getByRole('button', { name: '清除' }).click()
    await shownAll(page)
    await expect.poll(() => texts(page, 'E7:E9')).toEqual([['20.2%'], ['1.84亿美元'], ['12.5%']])
    // A ruling through the view is the row's too, judged with the whole table.
    await filterMissed(page)
    await goTo(page, 'F18')
    await page.keyboard.type('预计完成')
    await keys(page, 'Enter')
    await page.locator('.counts .missed').filter({ hasText: '2' }).waitFor()
    await keys(page, 'Control+z')
    await page.locator('.counts .missed').filter({ hasText: '3' }).waitFor()
  })

  it('filling, clearing, pasting and deleting spare the rows that are not seen', async () => {
    const { page } = program
    const before = await texts(page, 'D1:D18')
    await filterMissed(page)
    await goTo(page, 'D5:D18')
    await expect.poll(() => where(page)).toBe('3行×1列')
    await keys(page, 'Control+d')
    await expect.poll(() => column(page, 'D1:D3')).toEqual(['10%左右', '10%左右', '10%左右'])
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'D1:D3')).toEqual(['10%左右', '10亿美元', '80%'])
    await goTo(page, 'D5:D18')
    await keys(page, 'Delete')
    await expect.poll(() => column(page, 'D1:D3')).toEqual(['', '', ''])
    await otherCopies(page, { text: '1%\n2%\n3%' })
    await keys(page, 'Control+v')
    await expect.poll(() => column(page, 'D1:D3')).toEqual(['1%', '2%', '3%'])
    await bar(page).getByRole('button', { name: '清除' }).click()
    await shownAll(page)
    const pasted = new Map([
      [4, '1%'],
      [7, '2%'],
      [17, '3%'],
    ])
    await expect
      .poll(() => texts(page, 'D1:D18'))
      .toEqual(before.map((row, at) => [pasted.get(at) ?? row[0]]))
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => texts(page, 'D1:D18')).toEqual(before)

    await filterMissed(page)
    await goTo(page, '5:8')
    await keys(page, 'Control+-')
    await expect.poll(() => column(page, 'B1')).toEqual(['空气质量优良率'])
    await page.locator('.counts .missed').click()
    await expect.poll(() => rowCount(page)).toBe(16)
    await expect
      .poll(() => column(page, 'B4:B7'))
      .toEqual(['规上服务业营业收入', '社会消费品零售总额', '进出口总额', '城镇居民人均可支配收入'])
    await keys(page, 'Control+z')
    await shownAll(page)
  })

  it('rows that are put in stand beside the row; what needs all rows says so', async () => {
    const { page } = program
    await filterMissed(page)
    await goTo(page, 'B8')
    await keys(page, 'Control+Alt+Enter')
    await expect.poll(() => numbers(page)).toEqual(['5', '8', '9', '19'])
    await expect.poll(() => where(page)).toBe('1行×6列')
    await keys(page, 'Control+z')
    await expect.poll(() => numbers(page)).toEqual(['5', '8', '18'])
    await click(page, await rowNumber(page, 1))
    await drag(page, await rowNumber(page, 1), await rowNumber(page, 3))
    await said(page, '现在不能移动行')
    await keys(page, 'Control+m')
    await said(page, '现在不能合并')
    await bar(page).getByRole('button', { name: '清除' }).click()
    await shownAll(page)
    expect(await column(page, 'B5:B8')).toEqual([
      '固定资产投资',
      '社会消费品零售总额',
      '进出口总额',
      '到位注册外资',
    ])
  })

  it('sorts by value and by pinyin, with merged texts in each row, and leaves the table as it is', async () => {
    const { page } = program
    const before = await column(page, 'B1:B18')
    await keys(page, 'Control+Shift+l')
    await openList(page, '实绩')
    await list(page).getByRole('button', { name: '降序' }).click()
    await expect.poll(() => column(page, 'E1:E3')).toEqual(['79%', '29.8%', '20.2%'])
    expect((await numbers(page)).slice(0, 3)).toEqual(['18', '4', '7'])
    await expect.poll(() => bar(page).getByRole('status').textContent()).toContain('排序：实绩从大到小')
    // 序号 9 stands over two rows that no longer stand together.
    const nines = (await column(page, 'A1:A18')).filter((text) => text === '9')
    expect(nines).toHaveLength(2)
    await goTo(page, 'E4')
    await page.keyboard.type('1%')
    await keys(page, 'Enter')
    await openList(page, '指标名称')
    await list(page).getByRole('button', { name: '升序' }).click()
    await expect.poll(() => column(page, 'B5:B6')).toEqual(['城镇登记失业率', '城镇居民人均可支配收入'])
    await bar(page).getByRole('button', { name: '清除' }).click()
    await expect.poll(() => column(page, 'B1:B18')).toEqual(before)
    await expect.poll(() => column(page, 'E4')).toEqual(['1%'])
  })

  it('copies the rows that are seen', async () => {
    const { page } = program
    await filterMissed(page)
    await click(page, await spot(page, 'B1'))
    await click(page, await spot(page, 'B3'), 'Shift')
    await keys(page, 'Control+c')
    expect((await otherPastes(page)).text).toBe(missed.join('\r\n'))
  })

  it('print and export follow the view, or not', async () => {
    const { page } = program
    await filterMissed(page)
    const printed = page.frameLocator('iframe[title="打印的页面"]').locator('tbody tr')
    await keys(page, 'Control+p')
    await page.getByRole('radio', { name: '只含筛选后的行（3行）' }).waitFor()
    await expect.poll(() => printed.count()).toBe(3)
    await page.getByRole('radio', { name: '全部行（18行）' }).click()
    await expect.poll(() => printed.count()).toBe(18)
    await keys(page, 'Escape')
    await page.locator('.print-preview').waitFor({ state: 'detached' })

    const exportCsv = async (choice: string | null): Promise<string> => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: /^导出/ }).click()
      await page.getByRole('menuitem', { name: /^导出CSV/ }).click()
      if (choice !== null) await page.getByRole('radio', { name: choice }).click()
      await page.getByRole('dialog').getByRole('button', { name: '导出' }).click()
      return await readFile(await (await download).path(), 'utf8')
    }
    const all = await exportCsv(null)
    expect(all).toContain('地区生产总值')
    const some = await exportCsv('只含筛选后的行（3行）')
    expect(some).not.toContain('地区生产总值')
    for (const name of missed) expect(some).toContain(name)
  })
})
