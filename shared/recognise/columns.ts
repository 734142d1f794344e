/** Gives the columns of a table their roles: by the words above them and, where those are in doubt, by what stands below. */
import type { Role } from '../attachment.ts'
import { comparable } from '../normalise.ts'
import { headerKey, isUnit, type Meaning, meanings } from './roles.ts'

/** A column as recognition sees it: its header from the top down, and its texts. */
export interface RawColumn {
  readonly header: readonly string[]
  readonly texts: readonly string[]
}

/** Share of the filled cells that hold a figure (12.3%, 1.84亿美元, 7%左右), not a sentence. */
function figures(texts: readonly string[]): number {
  const filled = texts.filter((text) => text.trim() !== '')
  if (filled.length === 0) return 0
  return (
    filled.filter((text) => /^[^\d]{0,4}[+-]?\d/.test(comparable(text)) && text.length <= 16).length /
    filled.length
  )
}

const isSentences = (texts: readonly string[]): boolean => {
  const filled = texts.filter((text) => text.trim() !== '')
  return filled.length > 0 && filled.reduce((sum, text) => sum + text.length, 0) / filled.length > 20
}

/** A period other than the one that the table reports: another year, a single month. */
function isElsewhen(header: readonly string[], year: number | null): boolean {
  const key = header.map(headerKey).join('|')
  if (/上年|去年|同期|(?:^|\|)(?:本月|当月)/.test(key)) return true
  const years = Array.from(key.matchAll(/(20\d\d|19\d\d)年/g), ([, digits]) => Number(digits))
  return year !== null && years.length > 0 && !years.includes(year)
}

function candidates({ header, texts }: RawColumn, year: number | null): Meaning[] {
  // Units and column numbers below a name say nothing about the role.
  const path = header.filter(
    (text, index) =>
      index === 0 || !(isUnit(text) || /^(?:[(（]?\d{1,2}[)）]?|[甲乙丙丁戊])$/.test(text.trim())),
  )
  const leaf = path.at(-1) ?? ''
  const ancestors = path.slice(0, -1)
  const own = [...meanings(leaf), ...(ancestors.length > 0 ? meanings(`${ancestors.at(-1)}${leaf}`) : [])]
  const above = ancestors.flatMap((text) => meanings(text))
  let found: Meaning[] =
    own.length > 0 ? [...own] : above.map(({ role, weight }) => ({ role, weight: weight - 2 }))

  if (above.some(({ role, weight }) => role === 'target' && weight >= 7)) {
    // 2021年目标 → 总量 | 增速: both are targets, the amount before the growth.
    found = found.map((one) =>
      one.role === 'actual'
        ? { role: 'target', weight: 9 }
        : one.role === 'growth'
          ? { role: 'target', weight: 7 }
          : one,
    )
  }
  if (isElsewhen(header, year))
    found = found.filter(({ role }) => !['target', 'actual', 'growth', 'status', 'share'].includes(role))
  const doubtful = found.some(({ role, weight }) => role === 'status' && weight === 5)
  if (doubtful) {
    const role: Role = figures(texts) > 0.5 ? 'actual' : isSentences(texts) ? 'none' : 'status'
    return [
      ...found.filter((one) => one.role !== 'status' && !(one.role === 'actual' && one.weight <= 5)),
      { role, weight: 6 },
    ]
  }
  return found
}

/** The roles of a table's columns, each role at most once. */
export function assignRoles(columns: readonly RawColumn[], year: number | null): Role[] {
  const roles: Role[] = columns.map(() => 'none')
  const taken = new Set<Role>()
  const claims = columns
    .flatMap((column, index) => candidates(column, year).map((meaning) => ({ ...meaning, index })))
    .filter(({ role }) => role !== 'none')
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
  for (const { role, index } of claims) {
    if (taken.has(role) || roles[index] !== 'none') continue
    roles[index] = role
    taken.add(role)
  }
  if (!taken.has('name')) {
    // 目标任务 names the row where nothing else does; else the first column of words.
    const named = claims.find(({ role }) => role === 'name')?.index
    const worded = columns.findIndex(
      ({ texts }, index) =>
        roles[index] === 'none' && texts.some((text) => text.trim() !== '') && figures(texts) < 0.3,
    )
    const index = named ?? worded
    if (columns[index]) roles[index] = 'name'
  }
  return roles
}
