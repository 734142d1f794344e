/** Whether a report is of a table's year, months and district, and what it can fill where it is not. */
import { type About, otherThan } from '../check/common/about.ts'
import type { Source } from '../check/common/facts.ts'
import { placeIn } from '../check/common/names.ts'
import type { Filled } from './proposal.ts'

export interface Strange {
  readonly message: string
  /** Nothing of it is the table's. */
  readonly whole: boolean
  /** The one role that it still can fill. */
  readonly only: Filled | null
  /** What is doubtful of all that it offers. */
  readonly doubt: string | null
}

/**
 * A report of other months may still set the year's targets, and so may a plan of several years; of another year or
 * another district it is none of the table's. A table of 全市 under a district's report may be no more than the
 * template's title: then a person has to look. Null where nothing is strange.
 */
export function strangeIn(about: About, source: Source, text: string): Strange | null {
  const { attachment } = source
  const { heading } = attachment
  const undated = { ...source, attachment: { ...attachment, heading: { ...heading, months: null } } }
  const foreign = otherThan(about, undated, text)
  const found = foreign ?? otherThan(about, source, text)
  if (found === null) return null
  const message = found.message.replace(/，不是同一份，未逐项核对。$/, '，请核对。')
  if (foreign === null) return { message, whole: false, only: 'target', doubt: null }
  const isOtherYear = heading.year !== null && about.years.length > 0 && !about.years.includes(heading.year)
  if (isOtherYear) return { message, whole: !/规划|纲要/.test(about.title), only: 'target', doubt: null }
  const named = [heading.title.join(''), ...heading.above].some((line) => placeIn(line) !== '')
  return { message, whole: named, only: null, doubt: message }
}
