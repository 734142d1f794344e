/** 序号 that leave one out, repeat one or run out of order. */
import type { Column } from '../../attachment/model.ts'
import { comparable } from '../../measure/normalise.ts'
import { readNumbering, writeNumbering } from '../../measure/numbering.ts'
import type { Line } from './lines.ts'
import { quote, type Table } from './reading.ts'
import type { Found } from './rules.ts'

/** A number before a row, taken apart. */
interface Ordinal {
  /** Numbers of one kind count on from each other. */
  readonly kind: string
  /** 0 for 一、 to 5 for 1.1: a number begins again under one of a lower rank. */
  readonly rank: number
  readonly value: number
  /** The same kind of number with another value. */
  readonly written: (value: number) => string
}

/** Where a kind of number stands in its count. */
interface Count {
  readonly last: number
  /** A number passed over, which may still come. */
  readonly missed: number | null
  /** The number that should have stood in the place of the last one, where that is wrong: the next may go on from it. */
  readonly slip: number | null
  /** The count of lower ranks when it was last seen; where that has moved, it may begin again. */
  readonly parted: number
}

/** 一、, （一）, 1, （1）, ①; 1.1 stands by itself. */
const RANKS: readonly string[] = ['chinese', '(chinese', 'arabic', '(arabic', 'circled']
const DOTTED = RANKS.length

function readNumber(text: string): Ordinal | null {
  const plain = comparable(text)
  const dotted = /^[（(]?(\d{1,3}(?:[.-]\d{1,3})*[.-])(\d{1,3})[)）.、]?$/.exec(plain)
  if (dotted !== null) {
    const [, before = '', last = ''] = dotted
    return {
      kind: before,
      rank: DOTTED,
      value: Number(last),
      written: (value) => `${before}${value}`,
    }
  }
  const read = readNumbering(text)
  if (read === null) return null
  const script = read.script === 'wide' ? 'arabic' : read.script
  const bracketed = /[（(〔]/.test(read.before) && script !== 'circled'
  const kind = `${bracketed ? '(' : ''}${script}`
  return {
    kind,
    rank: RANKS.indexOf(kind),
    value: read.value,
    written: (value) => writeNumbering(read, value).trim(),
  }
}

/** The number that a name begins with: （1）化学需氧量, 一、经济发展. */
const HEAD = /^\s*(?:[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)/u

/** The column whose number counts for a row, and its text. */
function numberOf(line: Line, { no, name }: Table['columns']): { column: Column; text: string } | null {
  if (no !== undefined && line.no.trim() !== '')
    // 一、经济发展 may be merged from 序号 on.
    return { column: no, text: HEAD.exec(line.no)?.[0] ?? line.no }
  const head = HEAD.exec(line.covered.name ? '' : line.name)?.[0]
  return name === undefined || head === undefined ? null : { column: name, text: head }
}

/** A 序号 other than the one that follows; what a number may begin again under is told by the outline. */
export function numbering(table: Table): Found[] {
  const counts = new Map<string, Count>()
  /** How often the count was broken off at each rank: by a number of that rank, a heading or a total. */
  const broken = Array.from({ length: DOTTED + 1 }, () => 0)
  const breakOff = (from: number) => {
    for (let rank = from; rank < broken.length; rank += 1) broken[rank] = (broken[rank] ?? 0) + 1
  }
  let inClass = ''
  return table.lines.flatMap((line): Found[] => {
    if (line.covered.no) return []
    if (line.inClass !== inClass) breakOff(0)
    inClass = line.inClass
    const place = numberOf(line, table.columns)
    const number = place === null ? null : readNumber(place.text)
    if (place === null || number === null) {
      if (line.group || line.total > 0) breakOff(0)
      else if (line.level === 0) breakOff(3)
      return []
    }
    const key = `${place.column.id}\n${number.kind}`
    const parted = broken[number.rank] ?? 0
    const count = counts.get(key)
    breakOff(number.rank + 1)
    const next = count === undefined ? number.value : count.last + 1
    const anew = count !== undefined && number.value === 1 && count.parted !== parted
    const found = count !== undefined && number.value === count.missed
    const mended = count?.slip != null && number.value === count.slip + 1
    const fits = count === undefined || number.value === next || mended || found || anew
    counts.set(key, {
      // A number that came late leaves the count where it was.
      last: found && !anew ? Math.max(count.last, number.value) : number.value,
      missed: !fits ? next : found || anew || mended ? null : (count?.missed ?? null),
      slip: fits ? null : next,
      parted,
    })
    if (fits) return []
    return [
      {
        rule: 'numbering',
        row: line.row.id,
        column: place.column.id,
        message: `序号“${quote(place.text)}”与上文不连续，按顺序应为“${quote(number.written(next))}”。`,
      },
    ]
  })
}
