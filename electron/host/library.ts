/** The library: what is kept, how it is listed, and how it comes and goes. */
import { createHash, randomUUID } from 'node:crypto'
import manifest from '../../package.json' with { type: 'json' }
import { begun } from '../../shared/attachment/defaults.ts'
import { districtOf } from '../../shared/attachment/district.ts'
import { templateOf, templates } from '../../shared/attachment/templates.ts'
import type { LibraryEntry, Settings } from '../../shared/contract/contract.ts'
import type { Counts, LibraryValues } from '../../shared/contract/library.ts'
import { isProblem } from '../../shared/problem.ts'
import { type Dictionary, dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'
import type { Listed } from '../store/attachment.ts'
import type { Held } from '../store/kept.ts'
import { rescue } from '../store/rescue.ts'
import type { BinValues } from './bin.ts'
import type { Context, Handlers } from './context.ts'
import { importFile } from './files.ts'
import type { SeveralValues } from './several.ts'
import { stretches } from './stretches.ts'

/** A program that judges otherwise, or knows other indicators, must not show summaries that an earlier one kept. */
const summaryKey = (known: Settings['indicators']): string =>
  known.length === 0
    ? manifest.version
    : `${manifest.version}:${createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)}`

/** For so many tables that nobody has judged yet the list waits; the others are judged behind it. */
const AT_ONCE = 40
/** How often the library tells what has come out of it. */
const TELLING = 1_000
/** For how many milliseconds no summary is kept after one could not be. */
const REST_AFTER_FAILURE = 60_000

/** What is known of the tables that the list has judged, and the work on those that are left. */
interface Judging {
  /** Judges one that has no summary, and keeps it; null where it is damaged. */
  readonly one: (entry: Pick<Listed, 'id' | 'revision'>) => Summary | null
  /** Found damaged when it was judged last. */
  readonly damaged: ReadonlySet<string>
  /** Goes on with those besides what waits, or in its place, in stretches that let others come between. */
  readonly later: (left: readonly Pick<Listed, 'id' | 'revision'>[], all: boolean) => void
}

function judging({ store, settings, emit, closing }: Context): Judging {
  const damaged = new Set<string>()
  let waiting: readonly Pick<Listed, 'id' | 'revision'>[] = []
  let running = false
  let last: { readonly key: string; readonly dictionary: Dictionary } | null = null
  /** The dictionary as it is set now, made once as long as it stays the same. */
  const known = () => {
    const own = settings().indicators
    const key = summaryKey(own)
    if (last?.key !== key) last = { key, dictionary: dictionaryOf(own) }
    return last
  }
  let keepingAgain = 0
  /** On a full disk or in a locked database the list is shown all the same: what is not kept is reckoned anew. */
  const keep = (write: () => void): void => {
    if (performance.now() < keepingAgain) return
    try {
      write()
    } catch (error) {
      if (!isProblem(error, 'unwritable')) throw error
      keepingAgain = performance.now() + REST_AFTER_FAILURE
    }
  }
  const one: Judging['one'] = ({ id, revision }) => {
    try {
      const { summary } = judgeAttachment(store.read(id).attachment, known().dictionary)
      keep(() => store.keepSummary(id, revision, known().key, summary))
      damaged.delete(id)
      return summary
    } catch (error) {
      if (!isProblem(error, 'damaged-table')) throw error
      damaged.add(id)
      return null
    }
  }
  const work = async (): Promise<void> => {
    const stretch = stretches()
    let told = performance.now()
    while (waiting.length > 0 && !closing.aborted) {
      for (let next = waiting[0]; next !== undefined && !stretch.isOver(); next = waiting[0]) {
        waiting = waiting.slice(1)
        try {
          one(next)
        } catch (error) {
          // It went in the meantime.
          if (!isProblem(error, 'not-found')) throw error
        }
      }
      if (waiting.length === 0 || performance.now() - told > TELLING) {
        told = performance.now()
        emit({ kind: 'library' })
      }
      await stretch.rest()
    }
  }
  return {
    one,
    damaged,
    later: (left, all) => {
      waiting = all ? left : [...waiting, ...left]
      if (running || waiting.length === 0) return
      running = true
      // What stops it (a full disk) is said when somebody opens a table: here nothing is lost.
      work()
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          running = false
        })
    },
  }
}

/**
 * Attachments as the library lists them; those without a kept summary are judged, now or soon, and the damaged among
 * them found by it.
 * @param which all, or what the store lists under that key
 */
function list(
  { settings }: Context,
  { one, damaged, later }: Judging,
  which: 'all' | 'some',
  listing: (key: string) => readonly Listed[],
): LibraryEntry[] {
  const key = summaryKey(settings().indicators)
  const left: Listed[] = []
  let judged = 0
  const entries = listing(key).map((listed): LibraryEntry => {
    const kept = listed.summary
    const late = kept === null && judged === AT_ONCE
    if (late) left.push(listed)
    else if (kept === null) judged += 1
    const summary = kept ?? (late ? null : one(listed))
    // Written out: an object that is spread without some of its parts is a slow one, and there are thousands.
    const entry = {
      id: listed.id,
      label: listed.label,
      title: listed.title,
      remark: listed.remark,
      indicator: listed.indicator,
      sheet: listed.sheet,
      updatedAt: listed.updatedAt,
      createdAt: listed.createdAt,
      by: listed.by,
      year: listed.year,
      months: listed.months,
      district: district(listed),
      changed: listed.revision > 0,
      archived: listed.archivedAt !== null,
      reportId: listed.reportId,
      reportTitle: listed.reportTitle,
      source: listed.source,
      madeOf: listed.madeOf,
      hasSource: listed.hasSource,
      damaged: summary === null && damaged.has(listed.id),
      summary: summary && countsOf(summary),
    }
    return entry as LibraryEntry
  })
  later(left, which === 'all')
  return entries
}

const districts = new WeakMap<readonly string[], string>()

/** The district of a table; the store gives the same title as long as the heading is the same. */
function district(listed: Pick<Listed, 'title' | 'above' | 'source'>): string {
  const known = districts.get(listed.title)
  if (known !== undefined) return known
  const found = districtOf(listed)
  districts.set(listed.title, found)
  return found
}

const countsOf = ({ done, missed, pending, blank }: Summary): Counts => ({ done, missed, pending, blank })

/** Reads an attachment for the desk; that it is damaged the library then knows too. */
function read({ store, emit }: Context, id: string): Held {
  try {
    return store.read(id)
  } catch (error) {
    if (isProblem(error, 'damaged-table')) {
      store.forgetSummary(id)
      emit({ kind: 'library' })
    }
    throw error
  }
}

export const library = (
  context: Context,
): Handlers<Exclude<keyof LibraryValues, keyof SeveralValues | keyof BinValues>> => {
  const { store, settings, emit } = context
  const judged = judging(context)
  const changed = (): void => emit({ kind: 'library' })
  return {
    library: ({ ids }) =>
      ids === undefined
        ? list(context, judged, 'all', (key) => store.list(key))
        : list(context, judged, 'some', (key) => store.some(key, ids)),

    latest: ({ count }) => list(context, judged, 'some', (key) => store.latest(key, count)),

    open: ({ id }) => {
      const { siblings, source, kind, document } = store.place(id)
      return {
        ...read(context, id),
        siblings,
        source,
        document,
        hasSource: kind !== null,
        sourceKind: kind ?? (source === '' ? 'none' : 'other'),
      }
    },

    create: ({ template, year }) => {
      const names = template === 'report' ? templates.map(({ name }) => name) : [template]
      // Numbers are for the attachments of one report; one alone is just 附件.
      const attachments = names.map((name) => {
        const attachment = begun(templateOf(name, year, randomUUID), settings().defaults)
        return template === 'report'
          ? attachment
          : { ...attachment, heading: { ...attachment.heading, label: '附件' } }
      })
      const [first] = attachments
      if (first === undefined) throw new Error('there is no template')
      store.add(attachments, '')
      changed()
      return { id: first.id }
    },

    sample: async () => {
      const { sampleWorkbook } = await import('../samples/workbook.ts')
      const { ids } = await importFile(context, await sampleWorkbook())
      const [id] = ids
      if (id === undefined) throw new Error('the sample workbook holds no attachment')
      return { id }
    },

    rescue: ({ id }) => {
      const { attachment, lost } = rescue(store.raw(id), randomUUID())
      store.add([attachment], '')
      changed()
      return { id: attachment.id, lost }
    },
  }
}
