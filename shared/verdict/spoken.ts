/** How a row and a period are called where they are spoken of: in a sentence, in a picture. */
import { type Attachment, type Column, cellText, type Heading, type Row } from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import { unitOf } from '../measure/unit.ts'
import type { Judged } from './verdict.ts'

/** What stands before a name in a table and is not said: 1., （1）, 一、, ①, 其中：, #. */
const MARKS =
  /^(?:[\s\u3000]+|其中[:：,，]?|[#*·•—-]|[（(]?[一二三四五六七八九十]+[)）、.．,，]|[（(][一二三四五六七八九十\d０-９]+[)）]|[\d０-９]+(?:[.．][\d０-９]+)*[)）、.．](?![\d０-９])|[\d０-９]+(?:[.．][\d０-９]+)+\s+|[①-⑳]|[：:、])+/u
const AMONG = /^[\s\u3000]*(?:其中|#)/u
const BRACKET = /[（(【[]([^（()）【】[\]]*)[）)】\]]/g

/** A name as it is said: without its mark, white space and the unit in brackets; as typed where nothing is left. */
export function spokenName(name: string): string {
  const said = name
    .replace(MARKS, '')
    .replace(BRACKET, (whole, inside: string) => (unitOf(inside) === null ? whole : ''))
    .replace(/\s+/g, '')
  return said === '' ? name.replace(/\s+/g, '') : said
}

/** Of each row the row that it is a part of: the last one before it of a lower level; null for none. */
export function parentsOf(levels: readonly number[]): (number | null)[] {
  const above: number[] = []
  return levels.map((level, at) => {
    while (above.length > 0 && (levels[above.at(-1) ?? 0] ?? 0) >= level) above.pop()
    const parent = above.at(-1) ?? null
    above.push(at)
    return parent
  })
}

/** What tells a row apart whose name it shares with its neighbours: the first words right of the name. */
function taskOf(columns: readonly Column[], row: Row | undefined): string {
  const at = columns.findIndex(({ role }) => role === 'name')
  const texts = row === undefined ? [] : columns.slice(at + 1).map((column) => cellText(row, column))
  return texts.find((text) => /\p{Script=Han}{2}/u.test(text))?.replace(/\s+/g, '') ?? ''
}

/**
 * What each row of a table is called; 固定资产投资中的工业 for a 其中 row, and for a part of something whose name the
 * table has more than once.
 */
export function spokenNames(attachment: Attachment, judged: Judged): string[] {
  const { columns, rows } = attachment
  const merged = mergedNames(attachment)
  const shared = new Set(merged.values())
  const typed = rows.map((row) => nameOf(columns, row, merged))
  const names = typed.map((name, at) => {
    const task = shared.has(name) ? taskOf(columns, rows[at]) : ''
    return task === '' ? spokenName(name) : `${spokenName(name)}中的${task}`
  })
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  const parents = parentsOf(rows.map((_, at) => judged.rows[at]?.level ?? 0))
  return names.map((name, at) => {
    const parent = names[parents[at] ?? -1] ?? ''
    const unclear = AMONG.test(typed[at] ?? '') || (times.get(name) ?? 0) > 1
    return unclear && parent !== '' && name !== '' ? `${parent}中的${name}` : name
  })
}

/** 2024年上半年, 2024年; '' where neither year nor months are known. */
export const datedWords = ({ year, months }: Pick<Heading, 'year' | 'months'>): string =>
  `${year === null ? '' : `${year}年`}${months === null ? '' : periodWords(months)}`

/** The part of a year that its first months are, as it is said: 上半年, 一季度, 1—5月. */
export function periodWords(months: number): string {
  const known: Readonly<Record<number, string>> = {
    1: '1月份',
    3: '一季度',
    6: '上半年',
    9: '前三季度',
    12: '全年',
  }
  return known[months] ?? `1—${months}月`
}
