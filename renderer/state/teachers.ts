/** Which reports of the library may teach a table's wording: those of its district or its series, the newest first. */
import type { DocumentEntry, LibraryEntry } from '../../shared/contract/contract.ts'
import { sameDistrict } from '../../shared/findings/check/common/about.ts'
import { placeIn } from '../../shared/findings/check/common/names.ts'
import { comparable } from '../../shared/measure/normalise.ts'
import { monthsOf, yearOf } from '../../shared/measure/period.ts'

/** What is known of the table: where its report is kept (null for nowhere), its report, and its title. */
export interface Taught {
  readonly document: string | null
  readonly title: readonly string[]
}

export interface Teachers {
  /** Its own report, then those of the same district or series: taken without asking, in this order. */
  readonly own: readonly DocumentEntry[]
  /** All others, for a person to choose. */
  readonly others: readonly DocumentEntry[]
}

/** A title without its year and period: equal for the tables of one series. */
const seriesOf = (title: readonly string[]): string =>
  comparable(title.join('')).replace(/(?:19|20)\d\d年?|上半年|前?[一二三四]季度|1[-—~至]\d{1,2}月/g, '')

/** The later the larger: by the year and months of its title, then by when it was changed. */
const newestFirst = (a: DocumentEntry, b: DocumentEntry): number =>
  timeOf(b) - timeOf(a) || (a.updatedAt < b.updatedAt ? 1 : -1)
const timeOf = ({ title }: DocumentEntry): number => (yearOf([title]) ?? 0) * 12 + (monthsOf([title]) ?? 12)

export function teachersOf(
  documents: readonly DocumentEntry[],
  entries: readonly LibraryEntry[],
  { document, title }: Taught,
): Teachers {
  const beside = documents.find(({ id }) => id === document)
  const place = title.map(placeIn).find((one) => one !== '') ?? placeIn(beside?.title ?? '')
  const series = seriesOf(title)
  const alike = new Set(
    entries.flatMap((entry) => (series !== '' && seriesOf(entry.title) === series ? entry.reportId : [])),
  )
  const isOwn = (one: DocumentEntry): boolean => {
    const there = placeIn(one.title)
    // 全市 stands above the tables of many cities: where both districts are known they decide.
    return place !== '' && there !== '' ? sameDistrict(place, there) : alike.has(one.reportId)
  }
  const rest = documents.filter((one) => one !== beside).toSorted(newestFirst)
  return {
    own: [...(beside === undefined ? [] : [beside]), ...rest.filter(isOwn)],
    others: rest.filter((one) => !isOwn(one)),
  }
}
