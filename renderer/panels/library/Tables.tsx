/** All tables of the library, in the groups that a person chose. */
import { Segmented } from 'antd'
import { useCallback, useMemo } from 'react'
import { wholeName } from '../../../shared/attachment/called.ts'
import type { DocumentEntry, LibraryEntry } from '../../../shared/contract/contract.ts'
import { type Grouping, groupings, shelved } from '../../state/grouping.ts'
import { groupBy, useShelf } from '../../state/shelf.ts'
import { Entry, type LineDeeds, type Telling } from './Entry.tsx'
import type { ShelfHandle } from './keys.ts'
import { Shelf } from './Shelf.tsx'

interface TablesProps {
  readonly entries: readonly LibraryEntry[]
  /** Whether these are all: the first come before the others, and nothing is counted before that. */
  readonly whole: boolean
  readonly documents: readonly DocumentEntry[]
  readonly page: React.RefObject<HTMLElement | null>
  readonly handle: React.RefObject<ShelfHandle | null>
  readonly onDrawn: () => void
  /** The same as long as the page is there. */
  readonly deeds: LineDeeds
}

const choices = (Object.keys(groupings) as Grouping[]).map((value) => ({ value, label: groupings[value] }))

export function Tables({ entries, whole, documents, page, handle, onDrawn, deeds }: TablesProps) {
  const by = useShelf((state) => state.by)
  const unfolded = useShelf((state) => state.archived)
  const groups = useMemo(() => shelved(entries, by, unfolded), [entries, by, unfolded])
  const telling = useMemo(
    () => (whole ? tellings(entries, documents) : new Map<string, Telling>()),
    [entries, whole, documents],
  )
  const kept = useMemo(() => entries.filter(({ archived }) => !archived).length, [entries])
  const line = useCallback(
    (entry: LibraryEntry, at: number, of: number) => (
      <Entry
        key={entry.id}
        entry={entry}
        telling={telling.get(entry.id) ?? alone}
        at={at}
        of={of}
        deeds={deeds}
      />
    ),
    [telling, deeds],
  )
  return (
    <section aria-label="我的表格">
      <div className="heading">
        <h2>我的表格 {whole && <span className="muted">{kept}张</span>}</h2>
        {entries.length > 1 && (
          <Segmented<Grouping>
            size="small"
            name="library-grouping"
            aria-label="分组"
            options={choices}
            value={by}
            onChange={groupBy}
          />
        )}
      </div>
      <Shelf groups={groups} page={page} handle={handle} onDrawn={onDrawn} line={line} />
    </section>
  )
}

const alone: Telling = { together: 1, report: null, sheet: '' }

/** What tells each entry from the others, looked up once for all. */
function tellings(
  entries: readonly LibraryEntry[],
  documents: readonly DocumentEntry[],
): ReadonlyMap<string, Telling> {
  const texts = new Map(documents.map(({ id, reportId }) => [reportId, id]))
  const together = new Map<string, LibraryEntry[]>()
  const sheets = new Map<string, Set<string>>()
  const called = (entry: LibraryEntry): string => `${wholeName(entry)}\n${entry.indicator}`
  for (const entry of entries) {
    const all = together.get(entry.reportId)
    if (all === undefined) together.set(entry.reportId, [entry])
    else all.push(entry)
    sheets.set(called(entry), (sheets.get(called(entry)) ?? new Set()).add(entry.sheet))
  }
  return new Map(
    entries.map((entry) => {
      const all = together.get(entry.reportId) ?? []
      return [
        entry.id,
        {
          together: all.length,
          report: all[0] === entry ? (texts.get(entry.reportId) ?? null) : null,
          sheet: (sheets.get(called(entry))?.size ?? 0) > 1 ? entry.sheet : '',
        },
      ]
    }),
  )
}
