/** A person's word on rows and findings, and the way from one thing that waits to the next. */
import { rowIndexes } from '../../shared/attachment/model.ts'
import { explain } from '../../shared/findings/explain.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import * as rulings from '../../shared/verdict/rulings.ts'
import { everything } from '../../shared/view/view.ts'
import { activePlace, at } from '../grid/selection.ts'
import { extentOf, placeOfIds } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { type Item, waitingIn } from '../state/waiting.ts'
import { always, opened } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'

/** Rules a row; an empty word takes the ruling back. */
export const ruleRow = ({ open, hand }: OpenContext, row: string, word: string, reason: string): Deed => ({
  step: {
    name: word === '' ? '撤回认定' : '认定',
    edits: rulings.ruleRow(wholeOf(open).attachment, row, word, { ...hand, reason }),
  },
  focus: 'sheet',
})

/** Sets one thing of how a row is judged and leaves the rest; an empty text takes it back. */
export function setRuling(
  { open, hand }: OpenContext,
  row: string,
  key: keyof rulings.Settings,
  value: string,
  reason: string,
): Deed {
  const ruling = open.attachment.rows.find(({ id }) => id === row)?.ruling
  const next = { rule: ruling?.rule, reference: ruling?.reference, suggest: ruling?.suggest, [key]: value }
  const given = Object.fromEntries(Object.entries(next).filter(([, one]) => (one ?? '') !== ''))
  const edits = rulings.setRow(wholeOf(open).attachment, row, given, { ...hand, reason })
  return { step: { name: '设定判定方法', edits } }
}

/** A ruling still holds though its row has changed. */
export const confirmRuling = ({ open, hand }: OpenContext, row: string): Deed => ({
  step: { name: '认定仍然成立', edits: rulings.confirmRow(wholeOf(open).attachment, row, hand) },
})

/** Answers a finding. */
export const answer = ({ open }: OpenContext, finding: Finding, text: string): Deed => ({
  step: { name: '审核说明', edits: explain(open.attachment, finding, text) },
  focus: 'sheet',
})

/** Goes to the cell of what waits, or to the title where it is about the whole table. */
export function goTo({ open }: OpenContext, { row, column }: Pick<Item, 'row' | 'column'>): Deed {
  const place = placeOfIds(open.attachment, row, column)
  if (place !== null) return { selection: at(place), focus: 'sheet' }
  const hidden = placeOfIds(wholeOf(open).attachment, row, column)
  return hidden === null
    ? { focus: 'title' }
    : { view: everything, selection: at(hidden), focus: 'sheet', ...info('这一行没有显示，已清除筛选。') }
}

/** Marks the cell of what waits and leaves the keyboard where it is; nothing where it has none that is seen. */
export function pointAt({ open }: OpenContext, { row, column }: Pick<Item, 'row' | 'column'>): Deed {
  const place = placeOfIds(open.attachment, row, column)
  return place === null ? {} : { selection: at(place) }
}

/** The next below the active row that waits, round the end to the top. */
function nextWaiting(context: OpenContext): Deed {
  const { open, inTitle, findings } = context
  const { attachment, selection } = open
  const rows = rowIndexes(attachment)
  // Someone sent to the title stands before all rows.
  const active = inTitle ? -1 : activePlace(selection, extentOf(attachment)).row
  const distance = ({ row }: Item): number => {
    const index = row === null ? -1 : (rows.get(row) ?? -1)
    return index > active ? index - active : index - active + attachment.rows.length + 1
  }
  const seen = waitingIn(wholeOf(open), findings()).filter(({ row }) => row === null || rows.has(row))
  const [next] = seen.toSorted((a, b) => distance(a) - distance(b))
  return next === undefined ? info('没有需要人工处理的地方。') : goTo(context, next)
}

export const verdictActions = {
  // Who reads the report goes on there.
  'next-waiting': always((context) => {
    if (context.inReport) return { said: 'next' }
    return context.open === null ? info('请先打开一张表格。') : nextWaiting(opened(context))
  }),
}
