/** The first hour of collecting with the keyboard alone: handed out, taken back, walked, asked about, urged, judged, printed. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../sheet.ts'
import { filledRows, type Sent, unzipped } from './collected.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

const table = [
  '2031年上半年云岭区主要指标完成情况,,,,,',
  '序号,指标名称,计量单位,2031年目标,上半年实绩,双过半完成情况,责任单位',
  '1,地区生产总值,%,6%,,,统计局',
  '2,固定资产投资,亿元,420,,,发改局',
  '3,技术改造投资,亿元,50,,,发改局',
  '4,一般公共预算收入,亿元,36,,,财政局',
  '5,新增城镇就业,人,9000,,,',
].join('\n')

/** What has the keyboard, in the words that a screen reader has for it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nothing'
    const label = element.getAttribute('aria-label')
    return label !== null && label !== '' ? label : (element.textContent ?? '').trim()
  })

/** Tab, or Shift+Tab, until something of that name has the keyboard: whoever cannot get there is trapped. */
async function tabTo(page: Page, name: RegExp, key = 'Tab') {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focused(page)
    if (name.test(now)) return
    seen.push(now.slice(0, 20))
    await page.keyboard.press(key)
  }
  throw new Error(`${key} leads nowhere to ${name}: ${seen.join(' → ')}`)
}

describe.skipIf(skipped)('collecting with the keyboard alone', () => {
  const program = running()
  let books: ReadonlyMap<string, Sent> = new Map()
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await program.page.keyboard.press(key)
  }
  const type = (text: string) => program.page.keyboard.type(text)
  const command = async (name: string) => {
    await press('Control+k')
    await program.page.getByPlaceholder('要做什么？').waitFor()
    await type(name)
    await press('Enter')
  }
  const isOn = (name: RegExp) => expect.poll(() => focused(program.page)).toMatch(name)
  const wall = () => program.page.getByRole('dialog', { name: '回收返回表' })
  const said = (text: string | RegExp) => wall().locator('.collect-said').getByText(text).waitFor()

  beforeAll(async () => {
    await openWorkbook(program.page, { name: '指标.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await program.page.locator('.ag-row').first().waitFor()
  })

  it('hands out: who fills what, by when, and the files', async () => {
    const { page } = program
    await command('下发到各单位')
    await page.getByRole('dialog', { name: '下发到各单位' }).waitFor()
    // A row of nobody comes first, and has the keyboard.
    await isOn(/^新增城镇就业的填报单位$/)
    await type('人社局')
    await press('Enter')
    await isOn(/的填报单位$/)
    await tabTo(page, /^报回时间$/, 'Shift+Tab')
    const day = new Date(Date.now() + 5 * 24 * 3_600_000)
    await press('Control+a')
    await type(`${day.getMonth() + 1}月${day.getDate()}日`)
    await tabTo(page, /^联系人$/)
    await type('林一')
    // The list of departments: only one's rows.
    await tabTo(page, /^单位$/)
    await press('End')
    await expect.poll(() => page.locator('.hand-out-rows tbody tr').count()).toBe(1)
    await press('Home')
    const download = page.waitForEvent('download')
    await tabTo(page, /^生成（4个单位）$/)
    await press('Enter')
    books = await unzipped(await download)
    expect(books.size).toBe(4)
    await page.getByRole('dialog', { name: '下发到各单位' }).waitFor({ state: 'detached' })
  })

  it('takes files back, and begins at the departments', async () => {
    const { page } = program
    await command('回收返回表')
    await isOn(/^各单位$/)
    const sent = await Promise.all([
      filledRows(books.get('发改局'), { 固定资产投资: [231.6], 技术改造投资: [27.4] }),
      filledRows(books.get('财政局'), { 一般公共预算收入: ['正在核实'] }),
      filledRows(books.get('人社局'), { 新增城镇就业: [5120] }),
    ])
    const files = sent.map(({ name, bytes }) => ({
      ...{ name, mimeType: 'application/octet-stream' },
      buffer: Buffer.from(bytes),
    }))
    const choosing = page.waitForEvent('filechooser')
    await tabTo(page, /选择文件…$/)
    await press('Enter')
    await (await choosing).setFiles(files)
    await wall().getByText('还有4格要定').waitFor()
    await isOn(/^各单位$/)
  })

  it('walks the wall: a department, its cells, accepted, taken back, accepted whole, refused', async () => {
    const { page } = program
    // 统计局 has sent nothing; below it 发改局.
    await press('Home', 'ArrowDown', 'ArrowDown')
    await wall().getByRole('heading', { name: '发改局' }).waitFor()
    await press('ArrowRight')
    await isOn(/^固定资产投资/)
    await press('Enter')
    await said('已接受“231.6”')
    await isOn(/^技术改造投资/)
    await press('Control+z')
    await said('已撤销对“231.6”的接受')
    await isOn(/^固定资产投资/)
    await tabTo(page, /^接受本单位无疑点的（2）$/, 'Shift+Tab')
    await press('Enter')
    await said('已接受2处')
    await isOn(/^各单位$/)
    await press('ArrowDown')
    await wall().getByRole('heading', { name: '财政局' }).waitFor()
    await press('Enter')
    await isOn(/^一般公共预算收入/)
    await press('Delete')
    await isOn(/^拒绝的理由$/)
    await type('请报准数')
    await press('Enter')
    await said('已拒绝1处')
  })

  it('writes the letter, and has the keyboard back on the wall', async () => {
    const { page } = program
    await tabTo(page, /^查询函（1）/)
    await press('Enter')
    await page.getByRole('dialog', { name: '查询函：财政局' }).waitFor()
    await isOn(/^回复时间$/)
    await tabTo(page, /^落款$/)
    await type('云岭区发改局')
    const download = page.waitForEvent('download')
    await tabTo(page, /^生成函和返回表（1处）$/)
    await press('Enter')
    await download
    await wall().getByText('已发查询函，问1处，等答复').waitFor()
    await isOn(/^查询函（/)
  })

  it('accepts all that is sure, lists who is late, and leaves', async () => {
    const { page } = program
    await tabTo(page, /^接受所有无疑点的（1）$/, 'Shift+Tab')
    await press('Enter')
    await said('已接受“5120”')
    await tabTo(page, /^催报名单（2）/, 'Shift+Tab')
    await press('Enter')
    const list = page.getByRole('dialog', { name: '催报名单（2个单位）' })
    await list.waitFor()
    await tabTo(page, /^统计局的电话$/)
    await type('0000-1234567')
    await press('Enter')
    await tabTo(page, /^复制名单/, 'Shift+Tab')
    await expect
      .poll(async () => {
        // Copied again, once the telephone is kept.
        await press('Enter')
        return await page.evaluate(() => navigator.clipboard.readText())
      })
      .toContain('统计局（电话：0000-1234567）：未报，缺地区生产总值')
    await press('Escape')
    await list.waitFor({ state: 'detached' })
    await isOn(/^催报名单/)
    await press('Escape')
    await wall().waitFor({ state: 'detached' })
  })

  it('finds the table filled and judged under the keyboard, and prints it', async () => {
    const { page } = program
    const text = async (name: string, column: number) =>
      page.locator('.ag-row').filter({ hasText: name }).locator('.ag-cell').nth(column).innerText()
    await expect.poll(() => text('固定资产投资', 5)).toBe('231.6')
    await expect.poll(() => text('固定资产投资', 6)).toBe('完成')
    await press('Control+p')
    const print = page.getByRole('dialog').filter({ hasText: '打印' }).first()
    await print.waitFor()
    await tabTo(page, /打印$/)
    await press('Escape')
    await print.waitFor({ state: 'detached' })
    // The sheet has the keyboard: what is typed goes into the active cell.
    await press('Control+Home', 'ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  })
})
