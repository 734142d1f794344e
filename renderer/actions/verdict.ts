/** A person's word on rows and findings, and the way from one thing that waits to the next. */
import { rowIndexes } from '../../shared/attachment/model.ts'
import { waits } from '../../shared/findings/check/groups.ts'
import { explain } from '../../shared/findings/explain.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import * as rulings from '../../shared/verdict/rulings.ts'
import { everything } from '../../shared/view/view.ts'
import { activePlace, at } from '../grid/selection.ts'
import { extentOf, placeOfIds } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { type Item, ofSaid, orderIn, waitingIn } from '../state/waiting.ts'
import { always, opened } from './action.ts'
import { type Context, type Deed, info, type OpenContext } from './deed.ts'

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

/** Goes to what waits: to its cell, and to its place in the report where it is of the check. */
export function visit(context: Context, item: Item): Deed | Promise<Deed> {
  const { said, row } = item
  const { open } = context
  if (said !== null && said.attachment !== null && row !== null && seesBoth(context)) {
    const arrived = (now: OpenContext): Deed => ({
      ...{ visited: item, said },
      ...(context.inReport ? pointAt(now, item) : goTo(now, item)),
    })
    if (open?.attachment.id === said.attachment) return arrived(opened(context))
    // Of another table of the report: that one comes first.
    const table = { id: said.attachment, warnings: [] }
    return context.carryOut({ table }).then(() => arrived(opened(context.now())))
  }
  if (said !== null || open === null) return { visited: item, said }
  return {
    visited: item,
    ...(seesBoth(context) ? {} : { report: null }),
    ...goTo(opened(context), item),
  }
}

/** In a narrow window a report stands before its table. */
const seesBoth = ({ wide, document }: Context): boolean => wide || document === null

/** The next thing that waits, or the one before, round the ends; `report`: of what the report says alone. */
export function neighbourWaiting(context: Context, step: 1 | -1, report = false): Item | undefined {
  const { open, inTitle, inReport, findings, said, visited } = context
  const { findings: spoken, active } = said()
  const all = open === null ? spoken.filter(waits).map(ofSaid) : waitingIn(wholeOf(open), findings(), spoken)
  const rows = open === null ? new Map<string, number>() : rowIndexes(open.attachment)
  const place = open === null ? () => 0 : orderIn(open.attachment)
  const seen = all
    .filter((item) => item.said !== null || item.row === null || rows.has(item.row))
    .toSorted((a, b) => place(a) - place(b))
  const ofReport = seen.filter((item) => item.said !== null)
  const list = report || (!seesBoth(context) && ofReport.length > 0) ? ofReport : seen
  const here = open === null || inTitle ? -1 : activePlace(open.selection, extentOf(open.attachment)).row
  const isHere = ({ row, said: own, key }: Item): boolean =>
    own === null || (row !== null && rows.has(row)) ? place({ row, said: own }) === here : key === active
  const isLookedAt = ({ said: own, key }: Item): boolean =>
    (inReport || list === ofReport) && own !== null && key === active
  const at = list.findIndex((item) => isLookedAt(item) || (item.key === visited?.key && isHere(item)))
  const stood = list[at]
  if (stood !== undefined) {
    const others = list.map((_, by) => list.at((at + step * (by + 1)) % list.length) ?? stood)
    return others.find((item) => !isSamePlace(item, stood)) ?? stood
  }
  // From nothing that waits: from the finding that is looked at in the report, or from the row.
  const reads = inReport || list === ofReport
  const reached = spoken.findIndex(({ key }) => key === active)
  const beyond = (item: Item): number =>
    reads && item.said !== null ? spoken.indexOf(item.said) - reached : place(item) - here
  const from = reads ? ofReport : list
  return step > 0
    ? (from.find((item) => beyond(item) > 0) ?? list[0])
    : (from.findLast((item) => beyond(item) < 0) ?? list.at(-1))
}

/** Whoever is sent from one to the other would see nothing happen: the same cell, or the title. */
const isSamePlace = (a: Item, b: Item): boolean =>
  a.said === null && b.said === null && a.row === b.row && (a.row === null || a.column === b.column)

/** Goes to it, or says that there is none. */
export const toWaiting =
  (step: 1 | -1, report = false) =>
  (context: Context): Promise<Deed> | Deed => {
    if (context.open === null && context.document === null) return info('请先打开一张表格。')
    const next = neighbourWaiting(context, step, report)
    return next === undefined ? info('没有需要人工处理的地方。') : visit(context, next)
  }

export const verdictActions = {
  'next-waiting': always(toWaiting(1)),
  'previous-waiting': always(toWaiting(-1)),
}
