/**
 * The colours of references in a formula that is being typed: a text area has one colour for all, so its words are
 * drawn once more, coloured, over it, and its own are made invisible.
 */
import { coloured, isFormulaBegun, typedReferences } from '../../shared/formula/typing.ts'

export interface TypedColours {
  /** Draws what the text area holds now; takes the drawing away where that is no formula, or `show` is false. */
  draw(show: boolean): void
}

export function typedColours(element: HTMLTextAreaElement, signal: AbortSignal): TypedColours {
  const mirror = document.createElement('div')
  mirror.className = 'typed-colours'
  mirror.setAttribute('aria-hidden', 'true')

  const follow = (): void => {
    mirror.style.cssText = element.style.cssText
    mirror.scrollTop = element.scrollTop
  }
  element.addEventListener('scroll', follow, { signal })
  signal.addEventListener('abort', () => mirror.remove())

  return {
    draw(show) {
      const text = element.value
      const references = show && isFormulaBegun(text) ? typedReferences(text) : []
      element.classList.toggle('coloured', references.length > 0)
      if (references.length === 0) {
        mirror.remove()
        return
      }
      const colours = coloured(references)
      const parts: (string | Node)[] = []
      let done = 0
      for (const [at, { from, to }] of references.entries()) {
        const part = document.createElement('span')
        part.dataset.reads = String(colours[at])
        part.textContent = text.slice(from, to)
        parts.push(text.slice(done, from), part)
        done = to
      }
      mirror.replaceChildren(...parts, text.slice(done))
      if (mirror.parentElement !== element.parentElement) element.after(mirror)
      follow()
    },
  }
}
