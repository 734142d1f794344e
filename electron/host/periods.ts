/** Periods: which tables are one series, the next one of it, and copies. */
import { randomUUID } from 'node:crypto'
import { districtOf } from '../../shared/attachment/district.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { copyOf, type Dated, nextOf } from '../../shared/changes/next.ts'
import { isHandedOut } from '../../shared/collect/identity.ts'
import type { PeriodsValues, SeriesTable } from '../../shared/contract/periods.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { actualsOf, shareRows } from '../../shared/series/match.ts'
import { timeOf } from '../../shared/series/series.ts'
import { untimed } from '../../shared/series/title.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { DatedTable } from '../store/attachment.ts'
import type { Store } from '../store/kept.ts'
import type { Context, Handlers } from './context.ts'

/** A table to look something up in; null where it is damaged, which whoever opens it is told. */
export function readable(store: Store, id: string): Attachment | null {
  try {
    return store.read(id).attachment
  } catch (error) {
    if (isProblem(error, 'damaged-table')) return null
    throw error
  }
}

/** Whether two tables of one title may be one district's: 全市国民经济主要指标 is the title of every district's. */
function mayBeOne(store: Store, a: DatedTable, b: DatedTable): boolean {
  const [here, there] = [districtOf(a), districtOf(b)]
  if (here !== '' && there !== '' && here !== there) return false
  const [own, other] = [readable(store, a.id), readable(store, b.id)]
  return own !== null && other !== null && shareRows(own, other)
}

/** Whether a table is a department's return that somebody opened by itself: nobody's last or next period. */
const isReturn = (store: Store, id: string): boolean => {
  const table = readable(store, id)
  return table !== null && isHandedOut(table)
}

/** The series that a table is in, itself among it where its period is known. @throws Problem('not-found') */
export function seriesOf(store: Store, id: string): SeriesTable[] {
  const all = store.dated()
  const own = all.find((table) => table.id === id)
  // A damaged one is in no series; one that is gone is said to be.
  if (own === undefined) {
    store.place(id)
    return []
  }
  const series = own.series ?? own.id
  const name = untimed(own.title)
  return all
    .flatMap((other) => {
      const { id: of, title, year, months, revision, indicator = '', remark = '' } = other
      if (year === null || months === null) return []
      const named = name !== '' && indicator === (own.indicator ?? '') && untimed(title) === name
      if ((other.series ?? of) !== series && !(named && mayBeOne(store, own, other))) return []
      if (of !== id && isReturn(store, of)) return []
      return [{ id: of, title: [...title], remark, year, months, revision }]
    })
    .sort((a, b) => timeOf(a) - timeOf(b))
}

export const periods = ({ store, settings, emit }: Context): Handlers<keyof PeriodsValues> => {
  /** The tables that are to be made again: one, or all of its report. */
  const wanted = (id: string, whole: boolean): Attachment[] =>
    (whole ? store.place(id).siblings.map((one) => one.id) : [id]).map((each) => store.read(each).attachment)

  /** Keeps what was made of `tables`; answers the id of what was made of `id`. */
  const keep = (id: string, tables: readonly Attachment[], made: readonly Attachment[]): string => {
    const first = made[tables.findIndex((one) => one.id === id)]
    if (first === undefined) throw new Problem('not-found', '这张表已不在“我的表格”里。')
    store.add(made, '')
    emit({ kind: 'library' })
    return first.id
  }

  /** 上年同期 of the rows, by last year's table of the series; none where there is no such table or column. */
  const lastYearOf = (attachment: Attachment, { year, months }: Dated): ReadonlyMap<string, string> => {
    if (!attachment.columns.some(({ role }) => role === 'last')) return new Map()
    const last = seriesOf(store, attachment.id).find((one) => one.year === year - 1 && one.months === months)
    if (last === undefined) return new Map()
    const past = readable(store, last.id)
    if (past === null) return new Map()
    const dictionary = dictionaryOf(settings().indicators)
    const side = (table: Attachment) => ({ attachment: table, judged: judgeAttachment(table, dictionary) })
    return actualsOf(side(past), side(attachment), dictionary)
  }

  return {
    series: ({ id }) => seriesOf(store, id),

    nextPeriod: ({ id, year, months, whole, half }) => {
      const to = { year, months }
      const at = new Date().toISOString()
      const tables = wanted(id, whole)
      const made = tables.map((table) => {
        const lastYear = lastYearOf(table, to)
        return { lastYear, table: nextOf(table, { to, half, id: randomUUID(), lastYear, at }) }
      })
      const first = keep(
        id,
        tables,
        made.map(({ table }) => table),
      )
      return { id: first, made: made.length, filled: made.reduce((sum, one) => sum + one.lastYear.size, 0) }
    },

    copy: ({ id, whole }) => {
      const tables = wanted(id, whole)
      const made = tables.map((table) => copyOf(table, randomUUID()))
      return { id: keep(id, tables, made), made: made.length }
    },
  }
}
