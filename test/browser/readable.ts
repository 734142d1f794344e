/** What is too faint to read on the page, and what has no name. */
import type { Page } from 'playwright-core'

/** Texts too faint to read against what lies behind them: WCAG's ratio, at least 4.5 (3 for large ones). */
export const faint = (page: Page): Promise<string[]> =>
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
export const still = (page: Page): Promise<unknown> =>
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
export const nameless = (page: Page): Promise<string[]> =>
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
