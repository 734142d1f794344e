/** The program without a mouse: stops, the way round by keyboard, and the main job done by it. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cell, clickCell, saved } from '../sheet.ts'
import { focus, focusShows, open, pointedAt, pressUntil } from './focus.ts'
import { skipped } from './program.ts'
import { atFirstPage } from './running.ts'

describe.skipIf(skipped)('the program for everybody', () => {
  let page: Page
  atFirstPage((first) => {
    page = first
  })

  it('F6 goes round the areas and comes back, Shift+F6 the other way', async () => {
    await open(page)
    const round: string[] = []
    do {
      round.push(await focus(page))
      await page.keyboard.press('F6')
    } while ((await focus(page)) !== 'sheet' && round.length < 12)
    expect(round).toEqual(['sheet', '依据', '完成 9', '我的表格', '名称框', '附件'])
    const back: string[] = []
    do {
      back.push(await focus(page))
      await page.keyboard.press('Shift+F6')
    } while ((await focus(page)) !== 'sheet' && back.length < 12)
    expect(back.slice(1)).toEqual(round.slice(1).toReversed())
    // Escape leads back from anywhere.
    for (const steps of [1, 2, 3, 4, 5]) {
      for (let step = 0; step < steps; step++) await page.keyboard.press('F6')
      await expect.poll(() => focus(page)).not.toBe('sheet')
      await page.keyboard.press('Escape')
      expect(await focus(page), `${steps}`).toBe('sheet')
    }
  })

  it('F6 in mid-word writes the cell and leaves', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.type('abc')
    await page.keyboard.press('F6')
    await expect.poll(() => focus(page)).not.toBe('sheet')
    await expect.poll(async () => (await cell(page, 'abc', '指标名称')).innerText()).toBe('abc')
  })

  it('Escape and then Tab leave the sheet; Escape alone changes nothing', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('Escape')
    await page.keyboard.type('abc')
    await page.keyboard.press('Tab')
    await expect.poll(() => focus(page)).toBe('sheet')
    await expect.poll(async () => (await cell(page, 'abc', '指标名称')).innerText()).toBe('abc')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect.poll(() => focus(page)).not.toBe('sheet')
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => focus(page)).toBe('标题')
    await expect.poll(() => page.getByLabel('名称框').inputValue()).toBe('C5')
  })

  it('Tab passes every control around the sheet, in order, each to be seen', async () => {
    await open(page)
    await clickCell(page, '进出口总额', '完成情况')
    await pressUntil(page, 'F6', '我的表格')
    const seen: string[] = []
    const unseen: string[] = []
    for (let count = 0; count < 60; count++) {
      const now = await focus(page)
      if (now === 'nothing') break
      seen.push(now)
      if (now === 'sheet') await page.keyboard.press('Escape')
      else if (!(await focusShows(page))) unseen.push(now)
      await page.keyboard.press('Tab')
    }
    expect(unseen).toEqual([])
    const order = [
      '我的表格',
      '名称框',
      '附件',
      '标题',
      'sheet',
      '依据',
      '收起侧栏',
      '查看或修改',
      '改认定',
      '撤回认定，按判定显示',
      '侧栏宽度',
      '显示比例',
    ]
    expect(order.filter((name) => seen.includes(name))).toEqual(order)
    expect(order.toSorted((a, b) => seen.indexOf(a) - seen.indexOf(b))).toEqual(order)
    expect(new Set(seen).size).toBe(seen.length)
    // The toolbar is one stop.
    expect(seen.indexOf('名称框')).toBe(1)
  })

  it.each([
    ['列设置', '表头'],
    ['表格设置', '年份'],
    ['指标库', '查找指标'],
    ['打印预览', '打印'],
    ['进度图和小结', null],
    ['与其他时期对比', null],
    ['快捷键', null],
  ])('%s begins where one types or presses, and Escape gives the keyboard back', async (name, first) => {
    await open(page)
    await clickCell(page, '固定资产投资', '实绩')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    if (first !== null) {
      const begun = page.getByRole('dialog').locator(':focus')
      await expect
        .poll(async () => (await begun.getAttribute('aria-label')) ?? (await begun.innerText()))
        .toBe(first)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.keyboard.type('7%')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('7%')
  })

  it('the main job by keyboard alone: open, edit, rule, export', async () => {
    await pressUntil(page, 'Tab', /^示例/)
    await page.keyboard.press('Enter')
    await page.locator('.ag-row').first().waitFor()
    await expect.poll(() => focus(page)).toBe('sheet')

    // Go to 固定资产投资 by the find bar and write its figure.
    await page.keyboard.press('Control+f')
    await page.getByRole('search').waitFor()
    await page.keyboard.type('固定资产投资')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => focus(page)).toBe('sheet')
    for (let count = 0; count < 3; count++) await page.keyboard.press('ArrowRight')
    await page.keyboard.type('10.5%')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cell(page, '固定资产投资', '完成情况')).innerText()).toBe('完成')

    // 进出口总额 is a person's word: take it back, and rule again.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await pointedAt(page))?.row).toBe('9')
    // What stands beside the sheet may come a moment after it.
    await page.getByRole('button', { name: '撤回认定，按判定显示' }).waitFor()
    await page.keyboard.press('F6')
    await pressUntil(page, 'Tab', '撤回认定，按判定显示')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('待核')
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.locator('.side-panel').getByRole('button', { name: '完成', exact: true }).waitFor()
    await page.keyboard.press('F6')
    await pressUntil(page, 'Tab', '完成')
    await page.keyboard.press('Enter')
    await expect.poll(() => focus(page)).toBe('认定理由')
    await page.keyboard.type('商务局来函')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('完成')
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.locator('.side-panel').getByText('（理由：商务局来函）').waitFor()
    await saved(page)

    // And out with it.
    await pressUntil(page, 'Shift+F6', '我的表格')
    await page.keyboard.press('End')
    await expect.poll(() => focus(page)).toMatch(/^导出/)
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /导出Excel/ }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null))
      .toBe(true)
    const chosen = page.locator('.ant-dropdown-menu-item-active')
    for (let count = 0; count < 3; count++) {
      if ((await chosen.count()) > 0 && (await chosen.innerText()).includes('导出Excel')) break
      await page.keyboard.press('ArrowDown')
    }
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await expect.poll(() => focus(page)).toBe('sheet')
  })

  it('the context menu by its key', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('ContextMenu')
    await page.getByRole('menuitem', { name: '复制' }).first().waitFor()
    await expect.poll(() => focus(page)).not.toBe('sheet')
    await page.keyboard.press('Escape')
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.getByRole('menuitem', { name: '复制' }).first().waitFor({ state: 'hidden' })
  })
})
