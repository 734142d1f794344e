/** What a person did on top of a state, put on top of a later one that somebody else has made. Pure. */
import { BESIDES, besideEdit, besideOf } from '../../shared/attachment/beside.ts'
import { apply, type Edit, invert, type Step } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { withoutResults, withResults } from '../../shared/formula/results.ts'
import { isProblem } from '../../shared/problem.ts'
import type { Place, Selection } from '../grid/selection.ts'
import { clampSelection, type Marked } from './places.ts'

export interface Rebased {
  /** The later state with what fits. */
  readonly attachment: Attachment
  readonly kept: readonly Step[]
  /** What does not fit: the same cell was changed, or its row is gone. */
  readonly lost: readonly Step[]
}

/**
 * @param local the state that is shown: one that was written, with `steps` on it
 * @param now what is written now
 */
export function rebased(local: Attachment, steps: readonly Step[], now: Attachment): Rebased {
  const base = steps.reduceRight((state, { edits }) => apply(state, invert(edits)), local)
  const fixed = sameFrame(base, now)
  let [attachment, own] = [now, base]
  const kept: Step[] = []
  const lost: Step[] = []
  for (const step of steps) {
    // What counts rows and columns is only right where they stand as they stood.
    const edits = withoutResults(own, step.edits)
    own = apply(own, step.edits)
    const fits = lost.length === 0 && fixed ? true : edits.every(isNamed)
    // What is computed comes out of what both have changed.
    const put = fits && applied(attachment, edits) !== null ? [...withResults(attachment, edits)] : null
    if (put === null) lost.push(step)
    else {
      attachment = apply(attachment, put)
      kept.push({ ...step, edits: put })
    }
  }
  return { attachment, kept, lost }
}

/**
 * A step that was made while an undo was under way, put on what that has left: what it says of a cell or a ruling
 * stands, whatever was there. What counts rows and columns only fits where they stand as they stood.
 * @param seen the state that the step was made on
 * @param now what it goes on; a step that does not fit is refused there
 */
export function restated(step: Step, seen: Attachment, now: Attachment): Step | null {
  if (!sameFrame(seen, now) && !step.edits.every(isNamed)) return null
  const rows = new Map(now.rows.map((row) => [row.id, row]))
  const edits = step.edits.map((edit): Edit => {
    if (edit.type === 'cell') return { ...edit, from: rows.get(edit.row)?.cells[edit.column] ?? '' }
    if (edit.type === 'formula' || edit.type === 'mark' || edit.type === 'note') {
      const from = besideOf(rows.get(edit.row), edit.type)[edit.column] ?? null
      return besideEdit(edit.type, edit.row, edit.column, from, edit.to)
    }
    if (edit.type === 'ruling') return { ...edit, from: rows.get(edit.row)?.ruling ?? null }
    return edit
  })
  return applied(now, edits) === null ? null : { ...step, edits }
}

/** Whether an edit names what it changes, and what that was. */
const isNamed = ({ type }: Edit): boolean => NAMED.has(type)

const NAMED: ReadonlySet<Edit['type']> = new Set([...BESIDES, 'cell', 'ruling', 'column', 'heading'])

function applied(attachment: Attachment, edits: readonly Edit[]): Attachment | null {
  try {
    return apply(attachment, edits)
  } catch (error) {
    if (isProblem(error, 'conflict')) return null
    throw error
  }
}

/** Whether the same rows and columns stand in the same order. */
export const sameFrame = (one: Attachment, other: Attachment): boolean =>
  sameIds(one.rows, other.rows) && sameIds(visibleColumns(one.columns), visibleColumns(other.columns))

const sameIds = (ones: readonly { id: string }[], others: readonly { id: string }[]): boolean =>
  ones.length === others.length && ones.every(({ id }, at) => id === others[at]?.id)

/** What is told of steps that are lost: the texts that they would have put into cells. */
export function lostSentence(lost: readonly Step[], by: '别处' | '撤销' = '别处'): string {
  const texts = lost.flatMap(({ edits }) =>
    edits.flatMap((edit) => (edit.type === 'cell' && edit.to !== '' ? [edit.to] : [])),
  )
  const [first, ...others] = new Set(texts)
  const when = by === '撤销' ? '刚才的撤销或恢复还没有做完' : '表格刚在别处修改过'
  if (first === undefined) return `${when}，您这一步没有写入；现在显示的是最新内容，请再操作一次。`
  const text = first.length > 20 ? `${first.slice(0, 20)}…` : first
  const more = others.length > 0 ? `等${others.length + 1}处` : ''
  const where = by === '撤销' ? '刚才的撤销或恢复动了同一处' : '同一处刚在别处改过'
  return `${where}，您填的“${text}”${more}没有写入；现在显示的是最新内容，请核对后再填。`
}

/** Whether the active cell would hold another text in another state of the whole table, or stand elsewhere. */
export function changesUnder({ attachment, selection }: Marked, whole: Attachment, now: Attachment): boolean {
  if (!sameFrame(whole, now)) return true
  const { row, column } = selection.active
  const line = attachment.rows[row]
  const id = visibleColumns(attachment.columns)[column]?.id ?? ''
  return now.rows.find((other) => other.id === line?.id)?.cells[id] !== line?.cells[id]
}

/** A selection on the same rows and columns of another state; where they are gone, as far down and right as before. */
export function sameSelection(before: Attachment, selection: Selection, now: Attachment): Selection {
  if (sameFrame(before, now)) return selection
  const rows = new Map(now.rows.map(({ id }, at) => [id, at]))
  const columns = new Map(visibleColumns(now.columns).map(({ id }, at) => [id, at]))
  const seen = visibleColumns(before.columns)
  const moved = ({ row, column }: Place): Place => ({
    row: rows.get(before.rows[row]?.id ?? '') ?? row,
    column: columns.get(seen[column]?.id ?? '') ?? column,
  })
  const { anchor, focus, active, whole, home } = selection
  const found = {
    anchor: moved(anchor),
    focus: moved(focus),
    active: moved(active),
    ...(whole !== undefined && { whole }),
    ...(home !== undefined && { home: moved({ row: active.row, column: home }).column }),
  }
  return clampSelection(found, now)
}
