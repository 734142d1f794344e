/** An action as toolbar, menus, shortcuts and command palette know it: an entry of the catalogue and what it does. */
import { type ActionEntry, type ActionId, actionEntries } from '../../shared/contract/actions.ts'
import { readable } from '../grid/keys.ts'
import type { Editor } from '../state/editor.ts'
import { selectedAreas } from '../state/places.ts'
import type { Steps } from '../state/reading.ts'
import type { Context, Deed, OpenContext } from './deed.ts'

/** What an action does in the text of a report, and why it cannot. */
export interface InText {
  readonly refusal: (steps: Steps) => string | null
  readonly perform: () => Deed
  /** What a menu calls it there, where that is not its name. */
  readonly label?: (steps: Steps) => string
}

/** What an action does, and when it cannot. */
export interface Doing {
  /** Why it cannot be done now, as a sentence; null where it can. `open` is null with no attachment open. */
  readonly refusal: (open: Editor | null) => string | null
  readonly perform: (context: Context) => Deed | Promise<Deed>
  /** The same where the keyboard is in the text of a report, or was last. */
  readonly inText?: InText
  /** What its keys do where it cannot be done: Ctrl+Y repeats where nothing was undone. */
  readonly otherwise?: ActionId
  /** What a menu calls it where that depends on the table and on whether a report stands beside it: 显示隐藏的列（2）. */
  readonly label?: (open: Editor, beside: boolean) => string
}

export interface Action extends ActionEntry, Doing {
  readonly id: ActionId
}

/** The program runs in a browser's tab and not in a window of its own. */
export const inBrowser = (): boolean => typeof window === 'undefined' || window.host === undefined

/** The chord to show for an action; null where it has none. */
export function shownKey({ keys, systemKey, browserKey }: ActionEntry): string | null {
  const key = (inBrowser() ? browserKey : undefined) ?? keys?.[0] ?? systemKey
  return key === undefined ? null : readable(key)
}

/** The chord of an action, for a sentence that tells a person to press it. */
export const keyOf = (id: ActionId): string => shownKey(actionEntries[id]) ?? ''

/** An action that can always be done. */
export const always = (perform: Doing['perform']): Doing => ({ refusal: () => null, perform })

/** An action on the open table; `refusal` says why it cannot be done on this one. */
export const onTable = (
  perform: (context: OpenContext) => Deed | Promise<Deed>,
  refusal: (open: Editor) => string | null = () => null,
): Doing => ({
  refusal: (open) => (open === null ? '请先打开一张表格。' : refusal(open)),
  perform: (context) => perform(opened(context)),
})

/** An action on the rows of the open table. */
export const onRows = (
  perform: (context: OpenContext) => Deed | Promise<Deed>,
  refusal: (open: Editor) => string | null = () => null,
): Doing =>
  onTable(perform, (open) =>
    open.attachment.rows.length === 0
      ? `表中没有行，请先插入行（${keyOf('insert-below')}）。`
      : refusal(open),
  )

/** A context whose table is open. @throws Error where there is none: the action's refusal has not been asked */
export function opened(context: Context): OpenContext {
  const { open } = context
  if (open === null) throw new Error('no attachment is open')
  return { ...context, open }
}

/** Only whole columns are selected, and not the whole table. */
export const wholeColumns = (open: Editor): boolean => {
  const { rows, columns } = open.attachment
  const last = columns.filter(({ hidden }) => hidden !== true).length - 1
  return selectedAreas(open).every(
    ({ top, bottom, left, right }) =>
      rows.length > 1 && top === 0 && bottom === rows.length - 1 && !(left === 0 && right === last),
  )
}

/** Of what is done to one range: why it cannot be done to several. */
export const onlyOneRange = ({ selection }: Editor): string | null =>
  selection.others === undefined ? null : '现在选中了几块区域，这一步只能对一块进行，请先单击选定其中一块。'
