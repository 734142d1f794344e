/** Keys of WPS and Excel, each doing here what it does there, or saying that it does not. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { saved } from '../sheet.ts'
import { otherCopies } from './board.ts'
import { column, freshTables, headers } from './editing.ts'
import { goTo, keys, rowCount, said, texts, where, whole } from './hands.ts'
import { skipped } from './program.ts'

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.className)
const backInSheet = (page: Page): Promise<void> => expect.poll(() => focused(page)).toBe('text-layer ready')

/** A new report of four attachments on the desk. */
async function newReport(page: Page): Promise<void> {
  await keys(page, 'Control+k')
  await page.keyboard.type('一套附件')
  await keys(page, 'Enter')
  await page.locator('.tabs [role="tab"]').nth(3).waitFor()
  await backInSheet(page)
}
const tab = (page: Page): Promise<string> => page.locator('.tabs [aria-selected="true"]').innerText()

describe.skipIf(skipped)('keys of twenty years', () => {
  const program = freshTables()

  it('Ctrl+PgDn and Ctrl+PgUp go from one attachment to the next, Alt with them where a browser takes Ctrl', async () => {
    const { page } = program
    await keys(page, 'Alt+PageDown')
    await said(page, '只有这一张附件')
    await newReport(page)
    for (const [key, label] of [
      ['Control+PageDown', '附件2'],
      ['Alt+PageDown', '附件3'],
      ['Control+PageUp', '附件2'],
      ['Alt+PageUp', '附件1'],
      ['Alt+PageUp', '附件4'],
    ] as const) {
      await keys(page, key)
      await expect.poll(() => tab(page)).toBe(label)
      await backInSheet(page)
    }
  })

  it('Alt+↓ lists what the column holds: arrows and Enter take, typing narrows, Esc leaves', async () => {
    const { page } = program
    const list = page.locator('.pick-list')
    await goTo(page, 'C3')
    await keys(page, 'Alt+ArrowDown')
    await list.waitFor()
    // The most frequent unit stands first.
    await expect.poll(() => list.locator('li').first().innerText()).toBe('%')
    await keys(page, 'Escape')
    await backInSheet(page)
    await expect.poll(() => list.count()).toBe(0)
    await keys(page, 'Alt+ArrowDown', 'ArrowDown')
    const second = await list.locator('li').nth(1).innerText()
    await keys(page, 'Enter')
    await backInSheet(page)
    await expect.poll(() => column(page, 'C3')).toEqual([second])
    await goTo(page, 'F3')
    await keys(page, 'Alt+ArrowDown')
    await page.keyboard.type('未')
    await expect.poll(() => list.locator('li').allInnerTexts()).toEqual(['未完成'])
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'F3')).toEqual(['未完成'])
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'F3')).not.toEqual(['未完成'])
    // By the mouse too.
    await keys(page, 'Alt+ArrowDown')
    await list.locator('li', { hasText: '未完成' }).click()
    await expect.poll(() => column(page, 'F3')).toEqual(['未完成'])
    await backInSheet(page)
  })

  it('F4 does the last thing again where the selection is; Ctrl+Y does where nothing was undone', async () => {
    const { page } = program
    await goTo(page, 'E2')
    await page.keyboard.type('17%')
    await keys(page, 'Enter', 'F4')
    await expect.poll(() => column(page, 'E2:E4')).toEqual(['17%', '17%', '29.8%'])
    await goTo(page, 'E5:E6')
    await keys(page, 'Control+y')
    await expect.poll(() => column(page, 'E5:E6')).toEqual(['17%', '17%'])
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'E5:E6')).not.toEqual(['17%', '17%'])
    await goTo(page, 'E8')
    await keys(page, 'Control+y')
    // What was undone comes back; nothing is repeated at E8.
    await expect.poll(() => column(page, 'E5:E6')).toEqual(['17%', '17%'])
    await expect.poll(() => where(page)).toBe('2行×1列')
    await expect.poll(() => column(page, 'E8')).not.toEqual(['17%'])
    const before = await column(page, 'B1:B8')
    await goTo(page, 'B2')
    await keys(page, 'Control+Alt+Enter')
    await goTo(page, 'B5')
    await keys(page, 'F4')
    await expect
      .poll(() => column(page, 'B1:B8'))
      .toEqual([before[0], before[1], '', before[2], before[3], '', before[4], before[5]])
    await goTo(page, 'B1')
    await keys(page, 'Delete', 'ArrowDown', 'F4')
    await expect.poll(() => column(page, 'B1:B2')).toEqual(['', ''])
    await saved(page)
  })

  it('undo and at once Ctrl+Y: what comes back is what was undone', async () => {
    const { page } = program
    await goTo(page, 'E2')
    await page.keyboard.type('1%')
    await keys(page, 'Enter')
    await page.keyboard.type('2%')
    await keys(page, 'Enter')
    await saved(page)
    await goTo(page, 'E7')
    const before = await column(page, 'E7')
    await page.evaluate(() => {
      const layer = document.querySelector('.text-layer')
      for (const key of ['z', 'y'])
        layer?.dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
        )
    })
    await expect.poll(() => where(page)).toBe('E3')
    await expect.poll(() => column(page, 'E2:E4')).toEqual(['1%', '2%', '29.8%'])
    await expect.poll(() => column(page, 'E7')).toEqual(before)
  })

  it('Ctrl+; is today, as the column has its dates, in a cell at rest and at the caret', async () => {
    const { page } = program
    const now = new Date()
    const day = `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`
    await goTo(page, 'B2')
    await keys(page, 'Control+;', 'Enter')
    await expect.poll(() => column(page, 'B2')).toEqual([day])
    await page.keyboard.type('截至')
    await keys(page, 'Control+;', 'Enter')
    await expect.poll(() => column(page, 'B3')).toEqual([`截至${day}`])
    await goTo(page, 'C2')
    await page.keyboard.type('2020-01-31')
    await keys(page, 'Enter', 'Control+;', 'Enter')
    const two = (n: number): string => String(n).padStart(2, '0')
    await expect
      .poll(() => column(page, 'C3'))
      .toEqual([`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`])
  })

  it('Ctrl+- and Ctrl++ on a cell ask what goes or comes: whole rows or columns, by arrows or by letter', async () => {
    const { page } = program
    const [names, titles] = [await column(page, 'B1:B6'), await headers(page)]
    await goTo(page, 'B2')
    await keys(page, 'Control+-')
    await page.getByRole('dialog').getByText('整行').waitFor()
    await keys(page, 'Escape')
    await backInSheet(page)
    await keys(page, 'Control+-')
    await page.getByLabel('整行').and(page.locator(':focus')).waitFor()
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'B1:B5')).toEqual([names[0], ...names.slice(2)])
    await backInSheet(page)
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'B1:B6')).toEqual(names)
    await goTo(page, 'C2')
    await keys(page, 'Control+-')
    await page.getByLabel('整行').and(page.locator(':focus')).waitFor()
    await keys(page, 'ArrowDown', 'Enter')
    await expect.poll(() => headers(page)).toEqual(titles.filter((title) => title !== '计量单位'))
    await backInSheet(page)
    await keys(page, 'Control+z')
    await expect.poll(() => headers(page)).toEqual(titles)
    await goTo(page, 'B2:B3')
    await keys(page, 'Control+=')
    await page.getByLabel('整行').and(page.locator(':focus')).waitFor()
    await keys(page, 'c', 'Enter')
    await expect.poll(() => headers(page)).toEqual([titles[0], '新列', ...titles.slice(1)])
    await keys(page, 'Control+z')
    await expect.poll(() => headers(page)).toEqual(titles)
    await expect.poll(() => rowCount(page)).toBe(18)
  })

  it('paste special: only figures, turned, without what is empty, each one step', async () => {
    const { page } = program
    const special = async (...chosen: string[]): Promise<void> => {
      await keys(page, 'Control+Alt+v')
      const dialog = page.getByRole('dialog', { name: '选择性粘贴' })
      for (const each of chosen) await dialog.getByLabel(each).click()
      await dialog.getByRole('button', { name: '确定' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await backInSheet(page)
    }
    await otherCopies(page, { text: '9.1%\t待报\n\t9.4%' })
    await goTo(page, 'D2')
    const before = await texts(page, 'D2:E3')
    await special('只粘贴数字')
    await expect
      .poll(() => texts(page, 'D2:E3'))
      .toEqual([
        ['9.1%', before[0]?.[1]],
        [before[1]?.[0], '9.4%'],
      ])
    await keys(page, 'Control+z')
    await expect.poll(() => texts(page, 'D2:E3')).toEqual(before)
    await goTo(page, 'D2')
    await special('转置', '跳过空单元格')
    await expect
      .poll(() => texts(page, 'D2:E3'))
      .toEqual([
        ['9.1%', before[0]?.[1]],
        ['待报', '9.4%'],
      ])
    await keys(page, 'Control+z')
    await expect.poll(() => texts(page, 'D2:E3')).toEqual(before)
    await goTo(page, 'D2')
    await special()
    await expect
      .poll(() => texts(page, 'D2:E3'))
      .toEqual([
        ['9.1%', '待报'],
        ['', '9.4%'],
      ])
  })

  it('a new table and back to the library by keys that a browser leaves us', async () => {
    const { page } = program
    await goTo(page, 'B2')
    await page.keyboard.type('半句话')
    await keys(page, 'Alt+n')
    await expect.poll(() => whole(page)).not.toBe('半句话')
    await page.waitForFunction(
      () => document.querySelector('.paper')?.textContent?.includes('2021年') === false,
    )
    await backInSheet(page)
    await keys(page, 'Alt+w')
    await page.locator('.library .entry').first().waitFor()
    await keys(page, 'Control+n')
    await page.locator('.sheet').waitFor()
    await backInSheet(page)
    await keys(page, 'Control+w')
    await page.locator('.library .entry .open').filter({ hasText: '2021年' }).first().click()
    // What was half typed had been written.
    await expect.poll(() => column(page, 'B2')).toEqual(['半句话'])
  })

  it('查找全部 lists every hit with its cell and column; Enter and a click go there', async () => {
    const { page } = program
    await keys(page, 'Control+f')
    await page.keyboard.type('人均')
    await page.getByRole('button', { name: '查找全部' }).click()
    const lines = page.locator('.find-list li')
    expect(await lines.allInnerTexts()).toEqual([
      'B9\n指标名称\n城镇居民人均可支配收入',
      'B10\n指标名称\n农村居民人均可支配收入',
    ])
    await lines.nth(1).click()
    await expect.poll(() => where(page)).toBe('B10')
    await page.getByLabel('查找内容').click()
    await keys(page, 'ArrowDown', 'ArrowUp')
    await expect.poll(() => where(page)).toBe('B9')
    await keys(page, 'Enter')
    await backInSheet(page)
    await keys(page, 'Control+f')
    await page.getByLabel('查找内容').fill('没有这样的字')
    await page.locator('.find-list').getByText('没有找到').waitFor()
    await keys(page, 'Escape')
  })

  it('查找全部 goes over all attachments of the report', async () => {
    const { page } = program
    await newReport(page)
    await goTo(page, 'B1')
    await page.keyboard.type('甲乙丙丁')
    await keys(page, 'Enter', 'Alt+PageDown')
    await expect.poll(() => tab(page)).toBe('附件2')
    await backInSheet(page)
    await goTo(page, 'B1')
    await page.keyboard.type('丙丁戊')
    await keys(page, 'Enter', 'Control+f')
    await page.keyboard.type('丙丁')
    await page.getByRole('button', { name: '查找全部' }).click()
    const found = page.locator('.find-list .table')
    await expect.poll(() => page.locator('.find-list li').count()).toBe(1)
    await page.getByLabel('本报告各附件').check()
    await expect.poll(() => found.allInnerTexts()).toEqual(['附件1', '附件2'])
    await page.locator('.find-list li').first().click()
    await expect.poll(() => tab(page)).toBe('附件1')
    await expect.poll(() => where(page)).toBe('B1')
    await expect.poll(() => whole(page)).toBe('甲乙丙丁')
    await expect.poll(() => found.allInnerTexts()).toEqual(['附件1', '附件2'])
    await keys(page, 'Escape')
  })

  it('a figure in full-width signs stays as typed, with an offer beside it that nobody must answer', async () => {
    const { page } = program
    const offer = page.getByRole('note', { name: '全角数字' })
    await goTo(page, 'E2')
    await page.keyboard.type('5。3')
    await keys(page, 'Enter')
    await page.keyboard.type('１２．３')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'E2:E3')).toEqual(['5。3', '１２．３'])
    await offer.getByText('2格都改成半角').waitFor()
    await keys(page, 'Alt+Enter')
    await expect.poll(() => column(page, 'E2:E3')).toEqual(['5.3', '12.3'])
    await expect.poll(() => offer.count()).toBe(0)
    await backInSheet(page)
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'E2:E3')).toEqual(['5。3', '１２．３'])
    await offer.waitFor()
    await offer.getByRole('button', { name: '都改成半角' }).click()
    await expect.poll(() => column(page, 'E2:E3')).toEqual(['5.3', '12.3'])
    await backInSheet(page)
    await goTo(page, 'E5')
    await page.keyboard.type('1，234')
    await keys(page, 'Enter')
    await offer.getByText('改为1,234').waitFor()
    await keys(page, 'Escape')
    await expect.poll(() => offer.count()).toBe(0)
    await page.keyboard.type('５％')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'E5:E6')).toEqual(['1，234', '５％'])
    await expect.poll(() => offer.count()).toBe(0)
  })

  it('keys for what is not here say so, and do nothing else', async () => {
    const { page } = program
    await goTo(page, 'E2')
    for (const [key, sentence] of [
      ['Control+i', '这里没有“倾斜”'],
      ['F7', '这里没有“拼写检查”'],
      ['Control+Shift+A', '这里没有“插入函数”'],
      ['Control+Shift+%', '这里没有“数字格式”'],
      ['F11', '这里没有“图表”'],
    ] as const) {
      await keys(page, key)
      await said(page, sentence)
      await backInSheet(page)
    }
    await expect.poll(() => column(page, 'E2')).toEqual(['16.2%'])
    await expect.poll(() => where(page)).toBe('E2')
  })

  it('the shortcut sheet names the keys that a browser leaves us', async () => {
    const { page } = program
    await keys(page, 'F1')
    const sheet = page.getByRole('dialog', { name: '快捷键' })
    await sheet.getByText('上一张附件').waitFor()
    const lines = await sheet.locator('.keys > div').allInnerTexts()
    expect(lines).toContain('下一张附件\nAlt+PgDn')
    expect(lines).toContain('新建\nAlt+N')
    await sheet.getByText('归浏览器自己用').waitFor()
    await keys(page, 'Escape')
    await backInSheet(page)
  })
})
