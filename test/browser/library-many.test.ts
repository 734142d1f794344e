/** The library page with many tables: groups that are remembered, and lines that are drawn where one looks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile } from '../../electron/host/folder.ts'
import { fillLibrary } from '../library.ts'
import { type Program, skipped, startProgram } from './program.ts'

const count = 400

describe.skipIf(skipped)('a library of many tables', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
    fillLibrary(databaseFile(program.data), count)
    await program.page.reload()
  })
  afterAll(() => program.close())
  const tables = () => program.page.getByRole('region', { name: '我的表格' })
  const lines = () => tables().getByRole('listitem')
  const focused = () =>
    program.page.evaluate(() => document.activeElement?.closest('.entry')?.textContent ?? '')

  it('draws only what is near the window, tells its place, and judges all of it by itself', async () => {
    await tables().getByText(`${count}张`).first().waitFor()
    expect(await lines().count()).toBeLessThan(60)
    expect(await lines().first().getAttribute('aria-setsize')).toBe(String(count))
    await expect.poll(() => tables().getByText('正在判定').count()).toBe(0)
    await expect.poll(() => lines().first().innerText()).toMatch(/完成 \d/)
  })

  it('End and Home go to the last and the first, arrows through what is not drawn yet', async () => {
    const { page } = program
    await page.keyboard.press('End')
    await expect.poll(focused).toContain('第3号表')
    await page.keyboard.press('Home')
    const first = await focused()
    expect(first).toContain(`第${count - 4}号表`)
    for (let n = 0; n < 40; n += 1) await page.keyboard.press('ArrowDown')
    await expect
      .poll(() =>
        lines()
          .filter({ hasText: `第${count - 44}号表` })
          .count(),
      )
      .toBe(1)
    await expect.poll(focused).toContain(`第${count - 44}号表`)
  })

  it('the line with 撤销 stands below the last table, which can be read and clicked', async () => {
    const { page } = program
    await page.keyboard.press('End')
    await expect.poll(focused).toContain('第3号表')
    await page.keyboard.press('Delete')
    await page.locator('.foot .taken-off').waitFor()
    await page.keyboard.press('End')
    // What is at the middle and at the lower edge of the last line is the line itself.
    await expect
      .poll(() =>
        page.evaluate(() => {
          const line = document.activeElement?.closest('.entry')
          const box = line?.getBoundingClientRect()
          if (line == null || box === undefined) return []
          return [box.y + box.height / 2, box.bottom - 4].map((y) =>
            line.contains(document.elementFromPoint(box.x + box.width / 2, y)),
          )
        }),
      )
      .toEqual([true, true])
    await page.keyboard.press('Control+z')
    await expect.poll(() => lines().first().getAttribute('aria-setsize')).toBe(String(count))
    await page.keyboard.press('Home')
  })

  it('groups by what was chosen, the latest year first, and remembers it', async () => {
    const { page } = program
    await tables().getByText('年份', { exact: true }).click()
    await tables()
      .getByRole('heading', { name: /^2025年 40张/ })
      .waitFor()
    expect(await lines().first().innerText()).toContain('2025年上半年')
    await page.reload()
    await tables()
      .getByRole('heading', { name: /^2025年 40张/ })
      .waitFor()
    await tables().getByText('地区', { exact: true }).click()
    await tables()
      .getByRole('heading', { name: /^白塔区 80张/ })
      .waitFor()
  })

  it('searches what is typed in either script and opens the table at the row, by the keyboard alone', async () => {
    const { page } = program
    await page.getByLabel('搜索', { exact: true }).fill('進出口')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '没有找到“進出口”' }).waitFor()
    await page.getByLabel('搜索', { exact: true }).fill('到位註冊外資')
    await page.keyboard.press('Enter')
    const found = page.getByRole('region', { name: '搜索结果' })
    await found.getByRole('listitem').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('B3')
    // What was found is there again for the next place to be opened.
    await page.getByRole('button', { name: '我的表格' }).click()
    await found.getByRole('listitem').first().waitFor()
    expect(await page.getByLabel('搜索', { exact: true }).inputValue()).toBe('到位註冊外資')
    await page.getByLabel('搜索', { exact: true }).press('Escape')
    await found.waitFor({ state: 'detached' })
  })
})
