/** What an official's first hour asks of the desk: days, several 责任单位, conversions, sums, late ones, letters, files taken off. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cell, openWorkbook, saved } from '../sheet.ts'
import { dropFiles, filledRows as filled, unzipped as parts, type Sent } from './collected.ts'
import { skipped } from './program.ts'
import { faint, nameless, still } from './readable.ts'
import { running } from './running.ts'

const table = [
  '2031年上半年云岭区主要指标完成情况,,,,,',
  '序号,指标名称,计量单位,2031年目标,上半年实绩,责任单位',
  '1,地区生产总值,%,6%,,统计局',
  '2,一般公共预算收入,亿元,36,,财政局、税务局',
  '3,固定资产投资,亿元,420,,发改局',
  '4,新增城镇就业,人,9000,,东街道、西街道',
].join('\n')

/** A day that is always to come, as a person types it. */
const soon = (days: number): string => {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return `${day.getMonth() + 1}/${day.getDate()}`
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

describe.skipIf(skipped)('the wall and the desk around it', () => {
  const program = running()
  let books: ReadonlyMap<string, Sent> = new Map()
  const due = soon(5)

  const command = async (name: string) => {
    const { page } = program
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').fill(name)
    await page.keyboard.press('Enter')
  }
  const wall = () => program.page.getByRole('dialog', { name: '回收返回表' })
  const department = (name: string) => wall().getByRole('option').filter({ hasText: name })
  const line = (name: string) => wall().locator('.collect-cells tbody tr').filter({ hasText: name })
  const actual = async (name: string) => (await cell(program.page, name, '实绩')).innerText()
  const undo = () => wall().getByRole('button', { name: '撤销（Ctrl+Z）' }).click()

  it('says at the field which day it cannot read, and hands out once it can; Esc in the list of many leaves the rest', async () => {
    const { page } = program
    await openWorkbook(page, { name: '指标.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.locator('.ag-row').first().waitFor()
    await command('下发到各单位')
    const dialog = page.getByRole('dialog', { name: '下发到各单位' })
    await dialog.getByText('有2行的责任单位写了几个单位').waitFor()
    // Who leads, or stands first, is asked; the others can be seen and chosen.
    const budget = dialog.locator('tr').filter({ hasText: '一般公共预算收入' })
    expect(await budget.getByRole('checkbox', { name: '财政局' }).isChecked()).toBe(true)
    expect(await budget.getByRole('checkbox', { name: '税务局' }).isChecked()).toBe(false)
    const jobs = dialog.locator('tr').filter({ hasText: '新增城镇就业' })
    await jobs.getByRole('checkbox', { name: '西街道' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => dialog.getByLabel('新增城镇就业的填报单位').inputValue()).toBe('东街道、西街道')
    await dialog.getByLabel('报回时间').fill('下周五')
    await dialog.getByText('“下周五”没有写明是哪一天').waitFor()
    await still(page)
    expect([await faint(page), await nameless(page)]).toEqual([[], []])
    await dialog.getByRole('button', { name: /^很多单位/ }).click()
    await dialog.getByLabel('单位名单').fill('南村')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.getByLabel('单位名单').count()).toBe(0)
    await dialog.getByRole('button', { name: /^很多单位/ }).click()
    expect(await dialog.getByLabel('单位名单').inputValue()).toBe('南村')
    await page.keyboard.press('Escape')
    // Nothing is made, and nothing of what was chosen is lost.
    await dialog.getByRole('button', { name: /^生成（/ }).click()
    await expect.poll(() => focused(page)).toBe('报回时间')
    await dialog.getByLabel('报回时间').fill(due)
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '生成（5个单位）' }).click()
    books = await parts(await download)
    expect([...books.keys()].sort()).toEqual(['东街道', '发改局', '统计局', '西街道', '财政局'].sort())
    await dialog.waitFor({ state: 'detached' })
    await command('下发到各单位')
    await expect.poll(() => dialog.getByLabel('报回时间').inputValue()).toBe(due)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('accepts a figure in another unit as it is converted and never as it was typed', async () => {
    const { page } = program
    await command('回收返回表')
    await wall().getByText('5个单位').waitFor()
    await dropFiles(page, [
      await filled(books.get('财政局'), { 一般公共预算收入: ['192000万元'] }),
      await filled(books.get('东街道'), { 新增城镇就业: [2000] }),
      await filled(books.get('西街道'), { 新增城镇就业: [3120] }),
      await filled(books.get('统计局'), { 地区生产总值: ['正在核实'] }),
    ])
    await department('财政局').click()
    await line('一般公共预算收入').getByText('192000万元').first().waitFor()
    await expect
      .poll(() => line('一般公共预算收入').getByRole('button').allInnerTexts())
      .toEqual(['按19.2亿元接受', '拒绝'])
    await line('一般公共预算收入').focus()
    await page.keyboard.press('Enter')
    await wall().getByText('已接受“19.2”').waitFor()
    await department('统计局').click()
    await wall().getByRole('button', { name: '照原文接受' }).waitFor()
  })

  it('writes the sum of parts at a button, with its parts beside it, and takes it back', async () => {
    const { page } = program
    await department('东街道').click()
    const jobs = line('新增城镇就业').first()
    // A part that somebody takes for the whole is written, and the cell asks for no sum.
    await wall().getByRole('button', { name: '不合计，只用这个' }).first().click()
    await wall().getByText('不合计，只用“2000”，已写进表里。').waitFor()
    await expect
      .poll(() =>
        wall()
          .getByRole('button', { name: /^按合计/ })
          .count(),
      )
      .toBe(0)
    await undo()
    await wall().getByText('已撤销对“2000”的接受。').waitFor()
    await expect.poll(() => jobs.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await jobs.getByRole('button').allInnerTexts()).toEqual([
      '按合计5120接受',
      '不合计，只用这个',
      '拒绝',
    ])
    await page.keyboard.press('Enter')
    await wall().getByText('已按2个单位的合计“5120”接受').waitFor()
    await wall()
      .getByText(/^全部（/)
      .click()
    await wall().getByText('表中是各单位的合计5120：东街道2000、西街道3120。').waitFor()
    await undo()
    await wall().getByText('已撤销对合计“5120”的接受。').waitFor()
    await wall().getByRole('button', { name: '按合计5120接受' }).click()
    await wall().getByText('已按2个单位的合计“5120”接受').waitFor()
    await page.keyboard.press('Escape')
    await wall().waitFor({ state: 'detached' })
    await expect.poll(() => actual('新增城镇就业')).toBe('5120')
    await expect.poll(() => actual('一般公共预算收入')).toBe('19.2')
    await saved(page)
    await (await cell(page, '新增城镇就业', '实绩')).click()
    const source = page.getByRole('region', { name: '出处' })
    await source.getByText(/各单位返回表的合计：东街道2000.*西街道3120/).waitFor()
    await (await cell(page, '一般公共预算收入', '实绩')).click()
    await source.getByText(/“192000万元”/).waitFor()
  })

  it('lists who is late, from the palette and from the wall, remembers whom to call, and gives it away', async () => {
    const { page } = program
    await command('催报名单')
    const list = page.getByRole('dialog', { name: '催报名单（1个单位）' })
    await list.getByLabel('发改局的电话').fill('0000-1234567')
    await page.keyboard.press('Enter')
    await list.getByRole('button', { name: /^复制名单/ }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('1．发改局（电话：0000-1234567）：未报，缺固定资产投资')
    await still(page)
    expect([await faint(page), await nameless(page)]).toEqual([[], []])
    const download = page.waitForEvent('download')
    await list.getByRole('button', { name: '导出Word' }).click()
    expect((await download).suggestedFilename()).toMatch(/催报名单.*\.docx$/)
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    // The wall is there below, and the keyboard in it.
    await wall().getByRole('button', { name: '催报名单（1）…' }).click()
    await list.waitFor()
    expect(await list.getByLabel('发改局的电话').inputValue()).toBe('0000-1234567')
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('催报名单')
  })

  it('asks about an accepted cell, says on the wall that it asked, and takes the answer as an answer', async () => {
    const { page } = program
    await department('财政局').click()
    await wall().getByRole('button', { name: '查询函（0）…' }).click()
    const letter = page.getByRole('dialog', { name: '查询函：财政局' })
    await letter.getByText('没有疑点和已接受的，也可以问').waitFor()
    await letter.getByRole('checkbox', { name: /一般公共预算收入/ }).check()
    await letter.getByLabel(/要核实什么$/).fill('与快报不符')
    await letter.getByLabel('落款').fill('云岭区统计局')
    await still(page)
    expect([await faint(page), await nameless(page)]).toEqual([[], []])
    const download = page.waitForEvent('download')
    await letter.getByRole('button', { name: '生成函和返回表（1处）' }).click()
    const files = await parts(await download)
    await letter.waitFor({ state: 'detached' })
    // The keyboard is back where the letter was asked for, and not on the ×.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('查询函')
    await wall()
      .getByText(/已发查询函，问1处，等答复/)
      .waitFor()
    await dropFiles(page, [await filled(files.get('财政局'), { 一般公共预算收入: [19.4, '更正了口径'] })])
    await wall()
      .getByText(/已发查询函，问1处，都已答复/)
      .waitFor()
    await wall().getByText('单位说明：更正了口径').waitFor()
    await line('19.4').first().focus()
    await page.keyboard.press('Enter')
    await wall().getByText('已接受“19.4”').waitFor()
    await wall()
      .getByText(/^全部（/)
      .click()
    await wall().getByText('这是该单位更正以前报的数，以后报的为准。').waitFor()
    // Asked once: the next letter is signed already.
    await wall()
      .getByRole('button', { name: /^查询函（/ })
      .click()
    await letter.waitFor()
    await expect.poll(() => letter.getByLabel('回复时间').inputValue()).not.toBe('')
    expect(await letter.getByLabel('落款').count()).toBe(0)
    await page.keyboard.press('Escape')
    await letter.waitFor({ state: 'detached' })
  })

  it('takes a file off, leaves what was accepted of it, and puts it back', async () => {
    await department('全部单位').click()
    const files = wall().locator('.collect-files')
    if ((await files.getAttribute('open')) === null) await files.locator('summary').click()
    // It opened below the list: it is brought into sight.
    await expect.poll(() => files.locator('ul').first().isVisible()).toBe(true)
    const name = books.get('东街道')?.name ?? ''
    const before = await files.locator('li b').count()
    await files.getByRole('button', { name: `拿掉${name}` }).click()
    await wall().getByText('从它接受的1格仍在表里').waitFor()
    await expect.poll(() => files.locator('li b').count()).toBe(before - 1)
    await department('东街道').click()
    await wall().getByText('这份文件已从这里拿掉，从它接受的仍在表里。').waitFor()
    await undo()
    await expect.poll(() => wall().getByText('这份文件已从这里拿掉').count()).toBe(0)
  })

  it('says of a cell that was accepted and then changed at the table what it is now', async () => {
    const { page } = program
    await page.keyboard.press('Escape')
    await wall().waitFor({ state: 'detached' })
    await (await cell(page, '一般公共预算收入', '实绩')).click()
    await page.keyboard.type('20.5')
    await page.keyboard.press('Enter')
    await expect.poll(() => actual('一般公共预算收入')).toBe('20.5')
    await saved(page)
    await command('回收返回表')
    await department('财政局').click()
    await wall()
      .getByText(/^全部（/)
      .click()
    await wall().getByText('接受以后表中改成了“20.5”。').waitFor()
    await page.keyboard.press('Escape')
    await wall().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(() => actual('一般公共预算收入')).toBe('19.4')
  })
})
