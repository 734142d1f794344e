/** Words of a column's list (有效性), offered while a text is typed into it; Alt+↓ takes one after the other. */
import { wordsFor } from '../../shared/attachment/allowed.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import type { Edited } from '../../shared/formula/typing.ts'
import { activePlace } from '../grid/selection.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import { editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'

export interface Completing {
  /** What is being typed has changed; null where nothing is. */
  typing(text: string | null): void
  /** What a key makes of it; null for every key that takes no word. */
  key(keys: string): Edited | null
}

export function createCompleting(): Completing {
  const words = (text: string): readonly string[] => {
    const { attachment, selection } = editor()
    const { column } = activePlace(selection, extentOf(attachment))
    return wordsFor(text, visibleColumns(attachment.columns)[column]?.allowed)
  }
  return {
    typing(text) {
      const { completing } = useDesk.getState()
      // A word that was taken is not what the person typed: the others stay on offer.
      if (completing !== null && text === completing.words[completing.taken]) return
      const found = text === null || text === '' ? [] : words(text)
      if (found.length > 0) setDesk({ completing: { words: found, taken: -1 } })
      else if (completing !== null) setDesk({ completing: null })
    },
    key(keys) {
      const { completing } = useDesk.getState()
      if (completing === null || (keys !== 'Alt+ArrowDown' && keys !== 'Alt+ArrowUp')) return null
      const { words: all, taken } = completing
      const next = (taken + (keys === 'Alt+ArrowDown' ? 1 : all.length - 1)) % all.length
      const text = all[next]
      if (text === undefined) return null
      setDesk({ completing: { words: all, taken: next } })
      return { text, caret: text.length }
    },
  }
}
