/** The program without a mouse and without good eyes: names, stops, the way round by keyboard, and contrast. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cell, clickCell, openWorkbook, saved } from '../sheet.ts'
import { type Program, skipped, startProgram } from './program.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

/** Texts too faint to read against what lies behind them: WCAG's ratio, at least 4.5 (3 for large ones). */
const faint = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number]
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    const parse = (css: string): Colour => {
      if (pen === null) throw new Error('no canvas')
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = css
      pen.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
      return [red, green, blue, alpha / 255]
    }
    const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
      r * a + r2 * (1 - a),
      g * a + g2 * (1 - a),
      b * a + b2 * (1 - a),
      1,
    ]
    const behind = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1]
      const colour = parse(getComputedStyle(element).backgroundColor)
      return colour[3] === 1 ? colour : over(colour, behind(element.parentElement))
    }
    const light = ([r, g, b]: Colour): number => {
      const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const opacity = (element: Element | null): number =>
      element === null ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement)
    const check = (element: Element, text: string, css: CSSStyleDeclaration): string[] => {
      const seen = opacity(element)
      if (seen === 0 || !element.checkVisibility({ visibilityProperty: true })) return []
      const ground = behind(element)
      const own = parse(css.color)
      const ink = over([own[0], own[1], own[2], own[3] * seen * Number(css.opacity)], ground)
      const [high, low] = [light(ink), light(ground)].toSorted((a, b) => b - a)
      const ratio = ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
      const size = Number.parseFloat(css.fontSize)
      const large = size >= 24 || (size >= 18.66 && Number(css.fontWeight) >= 700)
      if (ratio >= (large ? 3 : 4.5)) return []
      return [`${ratio.toFixed(2)} “${text.trim().slice(0, 20)}” ${element.tagName}.${element.className}`]
    }
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? ''
      const element = walker.currentNode.parentElement
      if (text.trim() === '' || element === null) continue
      // What cannot be used now may be faint (WCAG 1.4.3).
      if (element.closest(':disabled, [aria-disabled="true"], style, script') !== null) continue
      found.push(...check(element, text, { ...styleOf(element), opacity: '1' }))
    }
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
    )) {
      if (field.disabled) continue
      if (field.value !== '') found.push(...check(field, field.value, { ...styleOf(field), opacity: '1' }))
      else if (field.placeholder !== '')
        found.push(...check(field, field.placeholder, styleOf(field, '::placeholder')))
    }
    return [...new Set(found)]

    function styleOf(element: Element, part?: string): CSSStyleDeclaration {
      const { color, fontSize, fontWeight, opacity: shown } = getComputedStyle(element, part)
      return { color, fontSize, fontWeight, opacity: shown } as CSSStyleDeclaration
    }
  })

/** Nothing is judged while it fades in or out. */
const still = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let calm = 0; calm < 3; ) {
      await frame()
      const moving = document
        .getAnimations()
        .some((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      calm = moving ? 0 : calm + 1
    }
  })

/** Visible controls that a screen reader could not name. */
const nameless = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = (element: HTMLElement): boolean => {
      const by = element.getAttribute('aria-labelledby')
      const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      return [
        element.getAttribute('aria-label'),
        by === null ? null : document.getElementById(by)?.textContent,
        element.title,
        field ? [...(element.labels ?? [])].map((label) => label.textContent).join('') : null,
        // Only these are named by what is in them.
        element.matches('button, a[href]') ? element.textContent : null,
      ].some((name) => (name ?? '').trim() !== '')
    }
    const controls =
      'button, input, textarea, select, a[href], [role="slider"], [role="combobox"], [role="grid"], dialog, [role="dialog"], aside, nav, section'
    return [...document.querySelectorAll<HTMLElement>(controls)]
      .filter(
        (element) =>
          element.checkVisibility() && element.closest('[aria-hidden="true"]') === null && !named(element),
      )
      .map((element) => element.outerHTML.slice(0, 120))
  })

/** The control that has the focus, as a person would call it. */
const focus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nothing'
    if (element.classList.contains('text-layer')) return 'sheet'
    return (
      element.getAttribute('aria-label') ??
      (element.textContent?.trim() || element.getAttribute('placeholder') || element.tagName)
    )
  })

/** Whether the focus can be seen: an outline, a shadow or another edge than at rest. */
const focusShows = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const look = (element: Element): string => {
      // A list to choose from shows it on its frame.
      const frame = element.closest('.ant-select') ?? element.parentElement ?? element
      const all = [element, ...element.querySelectorAll('*'), frame]
      return all
        .flatMap((each) => [
          getComputedStyle(each),
          getComputedStyle(each, '::before'),
          getComputedStyle(each, '::after'),
        ])
        .map((css) =>
          [
            css.outlineStyle,
            css.outlineWidth,
            css.outlineColor,
            css.boxShadow,
            css.borderColor,
            css.backgroundColor,
          ].join(),
        )
        .join('|')
    }
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return false
    for (const animation of document.getAnimations()) animation.finish()
    const focused = look(element)
    element.blur()
    for (const animation of document.getAnimations()) animation.finish()
    const resting = look(element)
    element.focus({ focusVisible: true } as FocusOptions)
    return focused !== resting
  })

/** The cell that the sheet's text area points at, as a screen reader follows it. */
const pointedAt = (page: Page): Promise<{ role: string | null; text: string; row: string | null } | null> =>
  page.evaluate(() => {
    const id = document.querySelector('.text-layer')?.getAttribute('aria-activedescendant')
    if (id === null || id === undefined) return null
    const all = document.querySelectorAll(`[id="${CSS.escape(id)}"]`)
    const [pointed] = all
    if (pointed === undefined || all.length !== 1) return null
    return {
      role: pointed.getAttribute('role'),
      text: pointed.textContent ?? '',
      row: pointed.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? null,
    }
  })

const open = async (page: Page): Promise<void> => {
  await openWorkbook(page, official)
  await page.locator('.ag-row').first().waitFor()
  await page.locator('.text-layer').waitFor({ state: 'attached' })
}

/** Presses a key until the control of that name has the focus. */
const pressUntil = async (page: Page, key: string, name: string | RegExp): Promise<void> => {
  const way: string[] = []
  for (let count = 0; count < 60; count++) {
    const now = await focus(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    way.push(now)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${name}: ${way.join(' → ')}`)
}

describe.skipIf(skipped)('the program for everybody', () => {
  let program: Program
  let page: Page

  beforeAll(async () => {
    program = await startProgram()
    page = program.page
  })
  afterAll(() => program?.close())
  beforeEach(async () => {
    await page.reload()
    await page.getByRole('button', { name: '打开表格' }).first().waitFor()
  })

  describe.each(['light', 'dark'])('in the %s look', (look) => {
    beforeEach(async () => {
      await page.evaluate((value) => localStorage.setItem('look', value), look)
      await page.reload()
      await page.getByRole('button', { name: '打开表格' }).first().waitFor()
    })

    const expectReadable = async (where: string): Promise<void> => {
      expect(await page.evaluate(() => document.documentElement.dataset.look)).toBe(look)
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

  it('the sheet is a grid with a name, its size, rows, column headers and cells', async () => {
    await open(page)
    const grid = page.getByRole('grid', { name: '指标表' })
    expect(await grid.getAttribute('aria-rowcount')).toBe('20')
    expect(await grid.getAttribute('aria-colcount')).toBe('7')
    expect(await grid.getByRole('columnheader', { name: '实绩' }).count()).toBe(1)
    expect(await grid.getByRole('columnheader', { name: '行号' }).count()).toBe(1)
    expect(await grid.getByRole('gridcell', { name: '固定资产投资' }).count()).toBe(1)
  })

  it('the text area points at the active cell, also after scrolling and inserting, not while writing', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    expect(await pointedAt(page)).toEqual({ role: 'gridcell', text: '固定资产投资', row: '7' })
    await page.keyboard.press('ArrowRight')
    expect((await pointedAt(page))?.text).toBe('%')
    expect(await page.locator('.text-layer').getAttribute('aria-label')).toMatch(/^第5行，.*单位/)
    await page.keyboard.press('Control+End')
    await expect.poll(async () => (await pointedAt(page))?.row).toBe('20')
    await page.keyboard.press('Control+Home')
    await expect.poll(async () => (await pointedAt(page))?.row).toBe('3')
    await clickCell(page, '城镇居民人均可支配收入', '序号')
    await expect
      .poll(() => page.locator('.text-layer').getAttribute('aria-label'))
      .toMatch(/^第9至10行，序号，合并单元格$/)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.getByRole('button', { name: '上方插入行' }).click()
    await clickCell(page, '固定资产投资', '指标名称')
    await expect.poll(() => pointedAt(page)).toEqual({ role: 'gridcell', text: '固定资产投资', row: '8' })
    await page.keyboard.press('F2')
    expect(await pointedAt(page)).toBeNull()
    await page.keyboard.press('Escape')
    expect((await pointedAt(page))?.text).toBe('固定资产投资')
  })

  it('a long table that scrolls keeps pointing at cells that are there', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    const lines = Array.from({ length: 300 }, (_, at) => `第${at + 1}条`).join('\n')
    await page.evaluate((text) => navigator.clipboard.writeText(text), lines)
    await page.keyboard.press('Control+v')
    const yes = page.getByRole('dialog').getByRole('button').last()
    await yes.waitFor()
    await yes.click()
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('306')
    await expect.poll(() => focus(page)).toBe('sheet')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowRight')
    for (const [key, row] of [
      ['Control+ArrowDown', '306'],
      ['Control+ArrowUp', '3'],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(async () => (await pointedAt(page))?.row, { message: key }).toBe(row)
    }
    // The scrollers of a long table are no stops.
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('.sheet *')].filter(
            (element) => element.tabIndex >= 0 && !element.classList.contains('text-layer'),
          ).length,
      ),
    ).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.sheet') ?? null)).toBeNull()
  })

  it('F6 goes round the areas and comes back, Shift+F6 the other way', async () => {
    await open(page)
    const round: string[] = []
    do {
      round.push(await focus(page))
      await page.keyboard.press('F6')
    } while ((await focus(page)) !== 'sheet' && round.length < 12)
    const rate = '过半率 61.5%（8/13，按全部13个序号）'
    expect(round).toEqual(['sheet', '查看或修改', rate, '我的表格', '名称框', '附件'])
    const back: string[] = []
    do {
      back.push(await focus(page))
      await page.keyboard.press('Shift+F6')
    } while ((await focus(page)) !== 'sheet' && back.length < 12)
    expect(back.slice(1)).toEqual(round.slice(1).toReversed())
    // Escape leads back from anywhere.
    for (const steps of [1, 2, 3, 4, 5]) {
      for (let step = 0; step < steps; step++) await page.keyboard.press('F6')
      expect(await focus(page)).not.toBe('sheet')
      await page.keyboard.press('Escape')
      expect(await focus(page), `${steps}`).toBe('sheet')
    }
  })

  it('F6 in mid-word writes the cell and leaves', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.type('abc')
    await page.keyboard.press('F6')
    expect(await focus(page)).not.toBe('sheet')
    expect(await (await cell(page, 'abc', '指标名称')).innerText()).toBe('abc')
  })

  it('Escape and then Tab leave the sheet; Escape alone changes nothing', async () => {
    await open(page)
    await clickCell(page, '固定资产投资', '指标名称')
    await page.keyboard.press('Escape')
    await page.keyboard.type('abc')
    await page.keyboard.press('Tab')
    expect(await focus(page)).toBe('sheet')
    expect(await (await cell(page, 'abc', '指标名称')).innerText()).toBe('abc')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await focus(page)).not.toBe('sheet')
    await page.keyboard.press('Shift+Tab')
    expect(await focus(page)).toBe('sheet')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Tab')
    expect(await focus(page)).toBe('标题')
    expect(await page.getByLabel('名称框').inputValue()).toBe('C5')
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
      '查找',
      '深色 / 浅色',
      '名称框',
      '附件',
      '标题',
      'sheet',
      '未完成',
      '认定理由',
      '显示比例',
    ]
    expect(order.filter((name) => seen.includes(name))).toEqual(order)
    expect(order.toSorted((a, b) => seen.indexOf(a) - seen.indexOf(b))).toEqual(order)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('the palette is a list that a screen reader can follow', async () => {
    await open(page)
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: '命令' })
    await field.waitFor()
    await page.keyboard.press('ArrowDown')
    const id = await field.getAttribute('aria-activedescendant')
    const chosen = page.getByRole('option', { selected: true })
    expect(await chosen.getAttribute('id')).toBe(id)
    expect(await chosen.count()).toBe(1)
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
    expect(await (await cell(page, '固定资产投资', '实绩')).innerText()).toBe('7%')
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
    expect(await (await cell(page, '固定资产投资', '完成情况')).innerText()).toBe('完成')

    // 进出口总额 is a person's word: take it back, and rule again.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    expect((await pointedAt(page))?.row).toBe('9')
    await page.keyboard.press('F6')
    await pressUntil(page, 'Tab', '撤回认定，按判定显示')
    await page.keyboard.press('Enter')
    expect(await (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('待核')
    expect(await focus(page)).toBe('sheet')
    await page.keyboard.press('F6')
    await pressUntil(page, 'Tab', '完成')
    await page.keyboard.press('Enter')
    expect(await (await cell(page, '进出口总额', '完成情况')).innerText()).toBe('完成')
    expect(await focus(page)).toBe('sheet')
    await saved(page)

    // And out with it.
    await pressUntil(page, 'Shift+F6', '我的表格')
    await pressUntil(page, 'Tab', /^导出/)
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
