/** The program without good eyes: contrast and names of all that it shows, in both looks. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { cell, clickCell, openWorkbook, saved } from '../sheet.ts'
import { focus, open } from './focus.ts'
import { skipped } from './program.ts'
import { faint, nameless, still } from './readable.ts'
import { atFirstPage } from './running.ts'

describe.skipIf(skipped)('the program for everybody', () => {
  let page: Page
  atFirstPage((first) => {
    page = first
  })

  describe.each(['light', 'dark'])('in the %s look', (look) => {
    beforeEach(async () => {
      await page.evaluate((value) => localStorage.setItem('look', value), look)
      await page.reload()
      await page.getByRole('button', { name: '打开表格' }).first().waitFor()
    })

    const expectReadable = async (where: string): Promise<void> => {
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.look)).toBe(look)
      await still(page)
      expect(await faint(page), `${where}: contrast`).toEqual([])
      expect(await nameless(page), `${where}: names`).toEqual([])
    }

    it('the first page, empty and with tables', async () => {
      await expectReadable('first page')
      await page.getByRole('button', { name: '新建' }).first().click()
      await page.locator('.ag-row').first().waitFor()
      await page.getByRole('button', { name: '我的表格' }).click()
      await page.locator('.entry').first().waitFor()
      await expectReadable('first page with tables')
    })

    it('the sheet with every status, its panel and its bars', async () => {
      await open(page)
      for (const [indicator, header] of [
        ['地区生产总值', '实绩'],
        ['固定资产投资', '实绩'],
        ['进出口总额', '完成情况'],
        ['到位注册外资', '完成情况'],
      ] as const) {
        await clickCell(page, indicator, header)
        await expectReadable(indicator)
      }
      // 待核 and 待填
      const withdraw = page.getByRole('button', { name: '撤回认定，按判定显示' })
      await clickCell(page, '进出口总额', '完成情况')
      if (await withdraw.isVisible()) await withdraw.click()
      await clickCell(page, '固定资产投资', '实绩')
      await page.keyboard.press('Delete')
      await saved(page)
      await expectReadable('pending and blank')
      await page.keyboard.press('Shift+ArrowDown')
      await expectReadable('a range')
      await page.getByRole('tab', { name: /待处理/ }).click()
      await page.getByRole('region', { name: '待处理' }).getByRole('button').first().waitFor()
      await expectReadable('all that waits')
      await page.keyboard.press('Control+F1')
      await page.getByRole('button', { name: '展开侧栏' }).waitFor()
      await expectReadable('folded')
      await page.keyboard.press('Control+F1')
    })

    it('two readings of a table, and the marks of columns that are open', async () => {
      const csv = '事项,既定数,眼前数\n新增就业（人）,1200,700\n税收收入（亿元）,80,30\n'
      const file = { name: '2024年上半年.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
      await openWorkbook(page, file)
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
      await expectReadable('two readings')
      await page.getByRole('button', { name: '先打开' }).click()
      await page.locator('.ag-row').first().waitFor()
      await expectReadable('open columns')
      await page.locator('.letters').getByText('待确认').last().click()
      await page.getByRole('checkbox', { name: /我已核对/ }).waitFor()
      await expectReadable('an open column')
    })

    it('the find bar, the palette, the shortcuts, a column and the menus', async () => {
      await open(page)
      await page.keyboard.press('Control+h')
      await page.getByRole('search').waitFor()
      await expectReadable('find')
      await page.keyboard.type('收入')
      await expectReadable('found')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('要做什么？').waitFor()
      await expectReadable('palette')
      await page.keyboard.press('Escape')
      await expect.poll(() => focus(page)).toBe('sheet')
      await page.keyboard.press('F1')
      await page.getByRole('dialog').filter({ hasText: '快捷键' }).waitFor()
      await expectReadable('shortcuts')
      await page.keyboard.press('Escape')
      await expect.poll(() => focus(page)).toBe('sheet')
      await page.getByRole('button', { name: '导出' }).click()
      await page.getByRole('menuitem', { name: /导出Excel/ }).waitFor()
      await expectReadable('export menu')
      await page.keyboard.press('Escape')
      const name = await (await cell(page, '固定资产投资', '指标名称')).boundingBox()
      await page.mouse.click((name?.x ?? 0) + 20, (name?.y ?? 0) + 10, { button: 'right' })
      await page.getByRole('menuitem', { name: '复制' }).first().waitFor()
      await expectReadable('context menu')
      await page.keyboard.press('Escape')
      await page.locator('.grid .ag-header-cell').filter({ hasText: '实绩' }).first().dblclick()
      await page.getByRole('dialog').filter({ hasText: '列设置' }).waitFor()
      await expectReadable('column')
    })
  })
})
