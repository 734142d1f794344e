/** Lines above and below a return's table that say of its figures what makes all of them doubtful. */

import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import type { Grid } from '../recognise/grid.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { lookUp } from '../verdict/dictionary.ts'
import type { Layout } from './layout.ts'
import type { Doubt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'
import { span } from './span.ts'
import type { Wanted, WantedRow } from './wanted.ts'

/**
 * These are not the figures that are asked for. That they are 初步统计数，以年报为准 is what every bulletin says below its
 * table, and no reason to ask.
 */
const UNSURE =
  /快报数|(?:为|是|系|按|用|填)(?:的是)?(?:预计|预估|估计|估算|去年|上年|上期|上月)|暂[定估按缺用]|待(?:省|市|上级|.{0,4}[局委厅办])?.{0,4}(?:核定|反馈|公布|核准)|未(?:经)?审?核|草稿|样表|示例|[当本单]月数/
/** Up to which month the figures go: 1-5月, 前5个月, 5月末, 截至5月. */
const UNTIL =
  /(?:[1一]月?[-—–~至到]|前|截[至止]到?(?:\d{4}年)?)(\d{1,2})个?月|(?<![-—–~至到\d])(\d{1,2})月[末底]|[当本单]月数/
/** What is said of sending it in, and not of its figures. */
const ASKING = /报送|报回|上报|填报(?:说明|单位|时间|日期|人)|请于|联系|制表|审核人|负责人|电话/

/** It is not to be used at all. */
const VOID = /作废|废止|废稿|勿用|不要用|停用/
/** Some figure of it is another: 更正：社零总额应为184.2亿元; but not 如有错误请更正. */
const CORRECTS = /更正|勘误|订正|填错|有误|(?:应|应该|改|修改|修正)为\D{0,8}\d/
/** 有误的请更正, 请核实…有误的直接改正 (our own letter): what is to be done, and not that anything is wrong. */
const IF_ANY = /[如若]有|如果|如发现|发现.{0,6}请|请(?:认真|仔细)?(?:核实|核对|检查)|有误的/

export interface Notes {
  /** Of everything on the sheet. */
  readonly all: readonly Doubt[]
  /** Of the figures of a row that is named, by its id. */
  readonly rows: ReadonlyMap<string, readonly Doubt[]>
}

/**
 * What lines of a return say against its figures that the table has not itself: the first that is said of all of them,
 * and what is corrected of single rows. Above a table that was handed out only what nobody hands out counts.
 * @param names the file's and the sheet's
 */
export function notesOn(
  wanted: Wanted,
  {
    grid,
    layout,
    rows,
    isHanded,
    names,
    others,
  }: {
    readonly grid: Grid
    readonly layout: Layout
    readonly rows: readonly PlacedRow[]
    readonly isHanded: boolean
    readonly names: readonly string[]
    /** The file's other sheets; what a short one says of corrections counts. */
    readonly others: readonly Sheet[]
  },
): Notes {
  const { heading } = wanted.attachment
  const corrected = new Map<string, readonly Doubt[]>()
  const all = (doubt: Doubt): Notes => ({ all: [doubt], rows: corrected })
  /** What a line corrects waits, each row that it names; false where it names none. */
  const corrects = (text: string): boolean => {
    const of = rows.filter((one) => isNamedIn(text, one.row, wanted)).map((one) => one.row.row.id)
    for (const id of of) corrected.set(id, [...(corrected.get(id) ?? []), unsure('注明', text)])
    return of.length > 0
  }
  const named = names.find((name) => VOID.test(comparable(name)))
  if (named !== undefined) return all(unsure('的名称写着', named))
  const own = new Set([...heading.title, ...heading.above, ...heading.below].map(comparable))
  const last = rows.reduce((most, { line }) => Math.max(most, line.sheetRow), layout.bottom)
  for (const row of [...span(0, layout.top - 1), ...span(last + 1, grid.height - 1)])
    for (const at of grid.filled(row)) {
      const text = comparable(grid.text(row, at))
      if (own.has(text) || text === comparable(heading.title.join(''))) continue
      if (VOID.test(text)) return all(unsure('注明', text))
      if (CORRECTS.test(text) && !IF_ANY.test(text)) {
        if (!corrects(text)) return all(unsure('注明', text))
        continue
      }
      if ((isHanded && row < layout.top) || text.length < 4 || ASKING.test(text)) continue
      if (UNSURE.test(text)) return all(unsure('注明', text))
      const until = UNTIL.exec(text)
      const months = Number(until?.[1] ?? until?.[2] ?? 0)
      if (months > 0 && heading.months !== null && months !== heading.months)
        return all({
          kind: 'period',
          message: `返回表注明“${said(text)}”，请核对是不是同一个时期的数。`,
        })
    }
  for (const text of others.flatMap(linesOfShort))
    if (CORRECTS.test(text) && !IF_ANY.test(text) && !corrects(text)) return all(unsure('注明', text))
  return { all: [], rows: corrected }
}

const MOST_LINES = 10

/** The texts of a sheet that holds a note and no table. */
function linesOfShort({ texts }: Sheet): readonly string[] {
  const lines = texts.filter((line) => line.some((text) => text.trim() !== ''))
  return lines.length > MOST_LINES
    ? []
    : lines.flatMap((line) => line.map(comparable).filter((text) => text !== ''))
}

const unsure = (where: string, text: string): Doubt => ({
  kind: 'about',
  message: `返回表${where}“${said(text)}”，请核对这些数能不能用。`,
})

/** Whether a line speaks of a row: by its name, without 增长 and the like, or by another name of its indicator. */
function isNamedIn(text: string, row: WantedRow, { dictionary }: Wanted): boolean {
  const { entry } = lookUp(row.name, dictionary)
  const names = [row.bare, row.core, ...(entry === null ? [] : [entry.name, ...entry.aliases])]
  return names.some((name) => name.length >= 3 && text.includes(comparable(name)))
}

/**
 * The doubts with each said once: a file that is of 1-5月 says so in its title, in a note and in a header, and that is one
 * doubt, told by the first that tells it. What a header says beyond the months (多了“上年”) is a doubt of its own.
 */
export function saidOnce(doubts: readonly Doubt[]): readonly Doubt[] {
  if (doubts.length < 2) return doubts
  const [messages, months] = [new Set<string>(), new Set<number>()]
  return doubts.filter(({ kind, message }) => {
    if (messages.has(message)) return false
    messages.add(message)
    if (kind !== 'period' || message.includes('多了“')) return true
    const told = monthsOf([/“([^”]*)”/.exec(message)?.[1] ?? message.slice(0, message.indexOf('，'))])
    if (told === null) return true
    const isNew = !months.has(told)
    months.add(told)
    return isNew
  })
}
