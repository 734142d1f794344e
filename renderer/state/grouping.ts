/** How the tables of the library stand together: by report, year, period, district or file. Pure. */
import { titleOf } from '../../shared/attachment/called.ts'
import type { LibraryEntry } from '../../shared/contract/contract.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'

/** What tables may be grouped by, in the order in which it is offered. */
export const groupings = {
  none: '不分组',
  report: '报告',
  year: '年份',
  period: '时期',
  district: '地区',
  file: '文件',
} as const
export type Grouping = keyof typeof groupings

/** Tables that stand together, the latest changed first. */
export interface Group {
  readonly key: string
  /** null where there is but one group, which needs none. */
  readonly name: string | null
  readonly entries: readonly LibraryEntry[]
  /** Of one that can be folded: whether it is unfolded; absent where it always is. */
  readonly unfolded?: boolean
}

/** What a table goes under: how the group is called, and where it stands among the others. */
interface Heading {
  readonly key: string
  readonly name: string
  /** Groups of a higher rank come first, those without one last; of equals the one with the latest change. */
  readonly rank: number
}

/** Below every year and every period. */
const LAST = -1

const byYear = ({ year }: LibraryEntry): Heading =>
  year === null
    ? { key: '', name: '年份未定', rank: LAST }
    : { key: String(year), name: `${year}年`, rank: year }

function byPeriod({ year, months }: LibraryEntry): Heading {
  const name = datedWords({ year, months })
  if (name === '') return { key: '', name: '时期未定', rank: LAST }
  return { key: name, name, rank: (year ?? 0) * 13 + (months ?? 0) }
}

const byFile = ({ source }: LibraryEntry): Heading =>
  source === '' ? { key: '', name: '在本程序里新建', rank: LAST } : { key: source, name: source, rank: 0 }

/** A table that is alone in its report needs no group of its own. */
function byReport(entries: readonly LibraryEntry[]): (entry: LibraryEntry) => Heading {
  const together = new Map<string, number>()
  for (const { reportId } of entries) together.set(reportId, (together.get(reportId) ?? 0) + 1)
  return (entry) =>
    (together.get(entry.reportId) ?? 0) > 1
      ? { key: entry.reportId, name: entry.reportTitle || titleOf(entry), rank: 0 }
      : { key: '', name: '单独的表', rank: LAST }
}

const chinese = new Intl.Collator('zh-CN', { numeric: true })

/** Districts in the order of a Chinese dictionary. */
function byDistrict(entries: readonly LibraryEntry[]): (entry: LibraryEntry) => Heading {
  const names = [...new Set(entries.map(({ district }) => district))].sort(chinese.compare)
  const ranks = new Map(names.map((name, at) => [name, names.length - at]))
  return ({ district }) =>
    district === ''
      ? { key: '', name: '没有写明地区', rank: LAST }
      : { key: district, name: district, rank: ranks.get(district) ?? 0 }
}

/** The groups of all tables, those that are archived in one of their own behind the others. */
export function shelved(entries: readonly LibraryEntry[], by: Grouping, unfolded: boolean): readonly Group[] {
  const archived = entries.filter((entry) => entry.archived)
  if (archived.length === 0) return grouped(entries, by)
  const kept = entries.filter((entry) => !entry.archived)
  return [...grouped(kept, by), { key: 'archived', name: '已归档', entries: archived, unfolded }]
}

/** The lines of groups that are seen, in their order. */
export const seenOf = (groups: readonly Group[]): readonly LibraryEntry[] =>
  groups.flatMap((group) => shownOf(group))

/** The lines of a group that are seen. */
export const shownOf = ({ entries, unfolded }: Group): readonly LibraryEntry[] =>
  unfolded === false ? [] : entries

/** The groups of tables that come with the latest changed first. */
export function grouped(entries: readonly LibraryEntry[], by: Grouping): readonly Group[] {
  if (by === 'none') return entries.length === 0 ? [] : [{ key: '', name: null, entries }]
  const headingOf = {
    report: byReport(entries),
    year: byYear,
    period: byPeriod,
    district: byDistrict(entries),
    file: byFile,
  }[by]
  const groups = new Map<string, Heading & { readonly entries: LibraryEntry[] }>()
  for (const entry of entries) {
    const heading = headingOf(entry)
    const group = groups.get(heading.key) ?? { ...heading, entries: [] }
    groups.set(heading.key, group)
    group.entries.push(entry)
  }
  return [...groups.values()].sort((a, b) => b.rank - a.rank)
}
