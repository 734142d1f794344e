/** Where the focus is, and what a screen reader is told of it. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openWorkbook } from '../sheet.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

/** The control that has the focus, as a person would call it. */
export const focus = (page: Page): Promise<string> =>
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
export const focusShows = (page: Page): Promise<boolean> =>
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
export const pointedAt = (
  page: Page,
): Promise<{ role: string | null; text: string; row: string | null } | null> =>
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

export const open = async (page: Page): Promise<void> => {
  await openWorkbook(page, official)
  await page.locator('.ag-row').first().waitFor()
  await page.locator('.text-layer').waitFor({ state: 'attached' })
}

/** Presses a key until the control of that name has the focus. */
export const pressUntil = async (page: Page, key: string, name: string | RegExp): Promise<void> => {
  const way: string[] = []
  for (let count = 0; count < 60; count++) {
    const now = await focus(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    way.push(now)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${name}: ${way.join(' → ')}`)
}
