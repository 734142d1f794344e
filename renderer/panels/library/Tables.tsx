/** All tables of the library, in the groups that a person chose. */
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { wholeName } from '../../../shared/attachment/called.ts'
import type { DocumentEntry, LibraryEntry } from '../../../shared/contract/contract.ts'
import { type Grouping, grouped, groupings } from '../../state/grouping.ts'
import { groupBy, useGrouping } from '../../state/shelf.ts'
import { Entry, type Telling } from './Entry.tsx'
import { Shelf } from './Shelf.tsx'

interface TablesProps {
  readonly entries: readonly LibraryEntry[]
  readonly documents: readonly DocumentEntry[]
  readonly page: React.RefObject<HTMLElement | null>
  readonly onDrawn: () => void
  readonly onRemove: (entry: LibraryEntry) => void
}

const choices = (Object.keys(groupings) as Grouping[]).map((value) => ({ value, label: groupings[value] }))

export function Tables({ entries, documents, page, onDrawn, onRemove }: TablesProps) {
  const by = useGrouping((state) => state.by)
  const groups = useMemo(() => grouped(entries, by), [entries, by])
  const telling = useMemo(() => tellings(entries, documents), [entries, documents])
  return (
    <section aria-label="我的表格">
      <div className="heading">
        <h2>
          我的表格 <span className="muted">{entries.length}张</span>
        </h2>
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
      <Shelf
        groups={groups}
        page={page}
        onDrawn={onDrawn}
        line={(entry, at, of) => (
          <Entry
            key={entry.id}
            entry={entry}
            telling={telling.get(entry.id) ?? alone}
            at={at}
            of={of}
            onRemove={() => onRemove(entry)}
          />
        )}
      />
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
    together.set(entry.reportId, [...(together.get(entry.reportId) ?? []), entry])
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
