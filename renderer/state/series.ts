/** The other tables of the open table's series: those that the audit holds it against, and all while somebody looks. */
import { create } from 'zustand'
import type { Attachment } from '../../shared/attachment/model.ts'
import { same } from '../../shared/attachment/same.ts'
import type { SeriesTable } from '../../shared/contract/periods.ts'
import { pastOf } from '../../shared/findings/audit/past.ts'
import { isProblem } from '../../shared/problem.ts'
import type { Side } from '../../shared/series/series.ts'
import type { Dictionary } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import { type Editor, notify, sentence, useEditor } from './editor.ts'
import { call, subscribe } from './host.ts'
import { dictionary, useSettings } from './settings.ts'
import { wholeOf } from './view.ts'

interface Series {
  /** The table whose series it is; '' for none. */
  readonly of: string
  /** What the audit holds it against: the last period of its kind, and last year's whole. */
  readonly past: readonly Side[]
  /** The other tables of it, one a period; null until they are read. */
  readonly others: readonly Side[] | null
  /** Those that are left out because they are damaged. */
  readonly damaged: readonly SeriesTable[]
}

const none: Series = { of: '', past: [], others: null, damaged: [] }

export const useSeries = create<Series>(() => none)

/** So many of the latest periods are looked at. */
const most = 24

/** A table that is judged when somebody wants to know: of a large one the audit's thread does it. */
function lazily(attachment: Attachment): Side {
  let judged: Judged | null = null
  return {
    attachment,
    get judged() {
      judged ??= judgeAttachment(attachment, dictionary())
      return judged
    },
  }
}

/** What was read of tables, as long as they have that revision: most of what is told concerns none of them. */
const sides = new Map<string, { readonly revision: number; readonly by: Dictionary; readonly side: Side }>()

/** A table of a series: asked for where it is not what was read last. */
async function sideOf({ id, revision }: SeriesTable): Promise<Side> {
  const known = sides.get(id)
  const by = dictionary()
  if (known?.revision === revision && known.by === by) return known.side
  const read = known?.revision === revision ? known.side : await call('open', { id })
  const side = lazily(read.attachment)
  sides.set(id, { revision, by, side })
  return side
}

/** Lets go what none of these tables is. */
function keepOnly(tables: readonly SeriesTable[]): void {
  const wanted = new Set(tables.map(({ id }) => id))
  for (const id of [...sides.keys()]) if (!wanted.has(id)) sides.delete(id)
}

/** Tables of a series as they can be read: what is damaged is told, what has gone meanwhile is not there. */
async function readable(tables: readonly SeriesTable[]) {
  const damaged: SeriesTable[] = []
  const read = await Promise.all(
    tables.map(async (table): Promise<readonly Side[]> => {
      try {
        return [await sideOf(table)]
      } catch (error) {
        if (isProblem(error, 'damaged-table')) damaged.push(table)
        else if (!isProblem(error, 'not-found')) throw error
        return []
      }
    }),
  )
  return { tables: read.flat(), damaged }
}

/** What a table is held against, whether it is open or not. */
export async function pastTables({ id, heading }: Attachment): Promise<readonly Side[]> {
  if (heading.year === null || heading.months === null) return []
  return (await readable(pastIn(heading, await call('series', { id })))).tables
}

function pastIn(heading: Attachment['heading'], tables: readonly SeriesTable[]): SeriesTable[] {
  const { same, full } = pastOf(heading, tables)
  return [...new Set([same, full])].filter((one) => one !== null)
}

/** Panels that show all periods. */
let looking = 0
let asked = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Says what there is only where it is not what is there: the audit starts anew with what it is held against. */
function tell(next: Series): void {
  const now = useSeries.getState()
  const alike = (a: readonly unknown[] | null, b: readonly unknown[] | null): boolean =>
    a === b || (a !== null && b !== null && a.length === b.length && a.every((one, at) => one === b[at]))
  if (
    now.of === next.of &&
    alike(now.past, next.past) &&
    alike(now.others, next.others) &&
    same(now.damaged, next.damaged)
  )
    return
  useSeries.setState(next)
}

async function readSeries(open: Editor): Promise<void> {
  const mine = ++asked
  const { id, heading } = wholeOf(open).attachment
  if (useSeries.getState().of !== id) useSeries.setState({ ...none, of: id })
  const tables = await call('series', { id })
  const past = pastIn(heading, tables)
  // Of copies of one period the latest changed speaks for it; of the open table's own period it does itself.
  const periods = tables.filter(
    ({ year, months }, at) =>
      !(year === heading.year && months === heading.months) &&
      tables.findIndex((other) => other.year === year && other.months === months) === at,
  )
  const all = looking > 0
  keepOnly(tables)
  const found = await readable(all ? [...new Set([...past, ...periods.slice(-most)])] : past)
  // An answer that was overtaken by a later question is an old one.
  if (mine !== asked) return
  const wanted = new Set(past.map((table) => table.id))
  tell({
    of: id,
    past: found.tables.filter(({ attachment }) => wanted.has(attachment.id)),
    others: all ? found.tables : null,
    damaged: found.damaged,
  })
}

function read(): void {
  clearTimeout(timer)
  const open = useEditor.getState().editor
  if (open === null) {
    asked += 1
    sides.clear()
    useSeries.setState(none)
  } else readSeries(open).catch((error: unknown) => notify('error', sentence(error)))
}

/** Of many changes in a row one question when they are over is enough. */
const moment = 250

function readSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(read, moment)
}

let following = false

/** Reads the series of whatever table is open, and anew when the library changes. */
export function followSeries(): void {
  if (following) return
  following = true
  read()
  useEditor.subscribe(({ editor: open }, { editor: before }) => {
    if (open?.attachment.id !== before?.attachment.id) read()
    // Title and period say which series it is; the host knows them once they are written.
    else if (open?.log.revision !== before?.log.revision && open !== null && isOther(open)) readSoon()
  })
  // Other indicators are other verdicts.
  useSettings.subscribe((now, before) => {
    if (now.dictionary !== before.dictionary) readSoon()
  })
  subscribe((event) => {
    const own = useEditor.getState().editor?.attachment.id
    // The same revision may be another table now.
    if (event.kind === 'library' && event.whole === true) sides.clear()
    if (own === undefined) return
    if (event.kind === 'library' || (event.kind === 'attachment' && event.id !== own)) readSoon()
  })
}

let known: Attachment['heading'] | null = null

function isOther({ attachment: { heading } }: Editor): boolean {
  const other = heading !== known
  known = heading
  return other
}

/** Has all periods read as long as somebody looks at them; answers the function that ends it. */
export function lookAtSeries(): () => void {
  looking += 1
  read()
  return () => {
    looking -= 1
  }
}
