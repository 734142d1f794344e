/** What edits say, in the sentences of the field: 第3行“地区生产总值”实绩：12.1% → 12.3%. Pure. */
import type { BesideType } from '../attachment/beside.ts'
import type { Edit } from '../attachment/edits.ts'
import { allowedWords, markWords, noteWords } from '../attachment/looks.ts'
import type { Attachment, Column, Formula } from '../attachment/model.ts'
import { roleName } from '../attachment/roles.ts'
import { same } from '../attachment/same.ts'
import { formulaText } from '../formula/references.ts'
import { type Kind, kindOf, type LogEntry, titleOf } from './entry.ts'
import { headingChanges, sourceWhy } from './heading.ts'
import { columnCalled, type Rows, rowCalled, rowsCalled, rowsOf, rulingWords, shown } from './words.ts'

/** One thing that was done. */
export interface Line {
  readonly kind: Kind
  /** The ids of the row and the column that it was done to; null where it is none in particular. */
  readonly row: string | null
  readonly column: string | null
  readonly what: string
  /** Both are null where `what` says all. */
  readonly from: string | null
  readonly to: string | null
  /** A person's reason, or the words of the report that it was filled from; null where there is neither. */
  readonly why: string | null
}

/** A line as one sentence. */
export const sentenceOf = ({ what, from, to, why }: Line): string =>
  `${what}${from === null && to === null ? '' : `：${from ?? '（无）'} → ${to ?? '（无）'}`}${why === null ? '' : `（${why}）`}`

/**
 * The lines that edits are told in, in the order in which they were done.
 * @param before the attachment that they were done to
 * @param after what they made of it
 */
export function tell(before: Attachment, after: Attachment, edits: readonly Edit[]): Line[] {
  const [was, is] = [rowsOf(before), rowsOf(after)]
  const columns = new Map([...after.columns, ...before.columns].map((column) => [column.id, column]))
  const coming = idsOf(edits, 'insertColumns')
  const going = idsOf(edits, 'deleteColumns')
  const headings = edits.filter((edit) => edit.type === 'heading')
  const rulings = new Map(edits.flatMap((edit) => (edit.type === 'ruling' ? [[edit.row, edit]] : [])))
  const lone = (type: Edit['type']): boolean => edits.filter((edit) => edit.type === type).length === 1
  /** Rows whose ruling is told beside the word that it gave. */
  const ruled = new Set(
    edits.flatMap((edit) =>
      edit.type === 'cell' && columns.get(edit.column)?.role === 'status' ? [edit.row] : [],
    ),
  )

  const whyOf = (row: string, column: string): string | null => {
    for (const { from, to } of headings) {
      const why = sourceWhy(from, to, row, column)
      if (why !== null) return why
    }
    const ruling = columns.get(column)?.role === 'status' ? rulings.get(row)?.to : undefined
    return ruling === undefined || ruling === null ? null : rulingWords(ruling)
  }

  const told = (edit: Edit): Line[] => {
    const line = (
      what: string,
      from: string | null = null,
      to: string | null = null,
      part: Partial<Line> = {},
    ): Line => ({ kind: kindOf[edit.type], row: null, column: null, what, from, to, why: null, ...part })
    switch (edit.type) {
      case 'cell': {
        const { row, column, from, to } = edit
        // The texts of a column that comes or goes are told with it.
        if (coming.has(column) || going.has(column)) return []
        const called = columns.get(column)
        const what = `${placed(was, is, row)}${called === undefined ? '' : columnCalled(called)}`
        return [line(what, shown(from), shown(to), { row, column, why: whyOf(row, column) })]
      }
      case 'formula':
      case 'mark':
      case 'note': {
        const { row, column } = edit
        if (coming.has(column) || going.has(column)) return []
        const called = columns.get(column)
        const what = `${placed(was, is, row)}${called === undefined ? '' : columnCalled(called)}的${besideWord[edit.type]}`
        const [from, to] = besideSaid(edit, before, after)
        return [line(what, from, to, { row, column })]
      }
      case 'ruling': {
        const { row, from, to } = edit
        if (ruled.has(row) && to !== null) return []
        return [line(`${placed(was, is, row)}认定`, rulingWords(from), rulingWords(to), { row })]
      }
      case 'insertRows':
      case 'deleteRows': {
        const come = edit.type === 'insertRows'
        const [first] = edit.rows
        if (first === undefined) return []
        const at = (come ? is : was).indexOf.get(first.id) ?? edit.at
        const what = `${come ? '插入' : '删除'}${rowsCalled((come ? after : before).columns, at, edit.rows)}`
        return [line(what, null, null, { row: edit.rows.length === 1 ? first.id : null })]
      }
      case 'moveRows': {
        const first = lone('moveRows') ? after.rows[edit.to]?.id : undefined
        const name = first === undefined || edit.count > 1 ? '' : is.nameOf(first)
        const called = edit.count === 1 ? rowCalled(edit.from, name) : span(edit.from, edit.count, '行')
        return [line(`${called}移到${span(edit.to, edit.count, '行')}`, null, null, { row: first ?? null })]
      }
      case 'insertColumns':
      case 'deleteColumns':
        return edit.columns.map((column) =>
          line(`${edit.type === 'insertColumns' ? '插入' : '删除'}列“${columnCalled(column)}”`, null, null, {
            column: column.id,
          }),
        )
      case 'moveColumns': {
        const column = lone('moveColumns') && edit.count === 1 ? after.columns[edit.to] : undefined
        const called =
          column === undefined ? span(edit.from, edit.count, '列') : `列“${columnCalled(column)}”`
        return [line(`${called}移到${span(edit.to, edit.count, '列')}`)]
      }
      case 'column':
        return columnChanges(edit.from, edit.to).map(([what, from, to]) =>
          line(what, from, to, { column: edit.to.id }),
        )
      case 'merges':
        return [line('合并的单元格', `${edit.from.length}处`, `${edit.to.length}处`)]
      case 'heading':
        return headingChanges(edit.from, edit.to).map(({ what, from, to }) => line(what, from, to))
    }
  }
  return edits.flatMap(told)
}

const besideWord = { formula: '公式', mark: '格式', note: '批注' } as const satisfies Record<
  BesideType,
  string
>

function besideSaid(
  edit: Extract<Edit, { type: BesideType }>,
  before: Attachment,
  after: Attachment,
): readonly [from: string | null, to: string | null] {
  const said = (formula: Formula | null, table: Attachment): string | null =>
    formula === null ? null : formulaText(formula, table)
  switch (edit.type) {
    case 'formula':
      return [said(edit.from, before), said(edit.to, after)]
    case 'mark':
      return [markWords(edit.from), markWords(edit.to)]
    case 'note':
      return [shown(noteWords(edit.from)), shown(noteWords(edit.to))]
  }
}

const idsOf = (edits: readonly Edit[], type: 'insertColumns' | 'deleteColumns'): ReadonlySet<string> =>
  new Set(edits.flatMap((edit) => (edit.type === type ? edit.columns.map(({ id }) => id) : [])))

/** Where a row stands afterwards, else where it stood, under the name that it had. */
const placed = (was: Rows, is: Rows, row: string): string =>
  rowCalled(is.indexOf.get(row) ?? was.indexOf.get(row) ?? 0, was.nameOf(row) || is.nameOf(row))

const span = (at: number, count: number, what: string): string =>
  count === 1 ? `第${at + 1}${what}` : `第${at + 1}—${at + count}${what}`

type Change = readonly [what: string, from: string | null, to: string | null]

function columnChanges(from: Column, to: Column): Change[] {
  const called = `列“${columnCalled(from)}”`
  const changes: Change[] = []
  if (!same(from.header, to.header))
    changes.push([`${called}栏名`, shown(from.header.join(' ')), shown(to.header.join(' '))])
  if (from.role !== to.role) changes.push([`${called}用途`, roleName(from.role), roleName(to.role)])
  if (from.width !== to.width) changes.push([`${called}列宽`, String(from.width), String(to.width)])
  if ((from.hidden ?? false) !== (to.hidden ?? false))
    changes.push([`${to.hidden === true ? '隐藏' : '显示'}${called}`, null, null])
  if (!same(from.allowed, to.allowed))
    changes.push([`${called}有效性`, allowedWords(from.allowed), allowedWords(to.allowed)])
  if (from.unprinted !== to.unprinted)
    changes.push([`${to.unprinted === true ? '不再打印' : '打印'}${called}`, null, null])
  return changes
}

/** An entry as a list of them shows it. */
export interface ToldEntry extends Omit<LogEntry, 'edits'> {
  /** 填写, 撤销“填写”. */
  readonly title: string
  /** All of it in one line: 第3行“…”实绩：12.1% → 12.3%, 24 个单元格. */
  readonly summary: string
  /** One by one, as far as they are told. */
  readonly lines: readonly Line[]
  /** How many there are. */
  readonly count: number
}

/** So many lines of an entry are told one by one. */
const MOST_LINES = 30

/** What many lines come to. */
export function summed(lines: readonly Line[]): string {
  const [first] = lines
  if (first === undefined) return '内容没有变化'
  if (lines.length === 1) return sentenceOf(first)
  if (lines.every(({ kind }) => kind === 'cells')) return `${lines.length} 个单元格`
  return `${sentenceOf(first)}，等${lines.length}处`
}

/** An entry told, by the attachment before and after it. */
export function toldEntry(before: Attachment, after: Attachment, entry: LogEntry): ToldEntry {
  const { edits, ...rest } = entry
  const lines = tell(before, after, edits)
  return {
    ...rest,
    title: titleOf(entry),
    summary: summed(lines),
    lines: lines.slice(0, MOST_LINES),
    count: lines.length,
  }
}
