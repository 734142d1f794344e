/** Lines above and below a return's table that say of its figures what makes all of them doubtful. */

import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import type { Grid } from '../recognise/grid.ts'
import type { Layout } from './layout.ts'
import type { Doubt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'
import { span } from './span.ts'
import type { Wanted } from './wanted.ts'

/**
 * These are not the figures that are asked for. That they are 初步统计数，以年报为准 is what every bulletin says below its
 * table, and no reason to ask.
 */
const UNSURE =
  /快报数|(?:为|是|系|按|用|填)(?:的是)?(?:预计|预估|估计|估算|去年|上年|上期|上月)|暂[定估按缺用]|待(?:省|市|上级|.{0,4}[局委厅办])?.{0,4}(?:核定|反馈|公布|核准)|未(?:经)?审?核|作废|草稿|样表|示例|[当本单]月数/
/** Up to which month the figures go: 1-5月, 前5个月, 5月末, 截至5月. */
const UNTIL =
  /(?:[1一]月?[-—–~至到]|前|截[至止]到?(?:\d{4}年)?)(\d{1,2})个?月|(?<![-—–~至到\d])(\d{1,2})月[末底]|[当本单]月数/
/** What is said of sending it in, and not of its figures. */
const ASKING = /报送|报回|上报|填报(?:说明|单位|时间|日期|人)|请于|联系|制表|审核人|负责人|电话/

/** The first such line of a return that the table has not itself; only those below a table that was handed out. */
export function noteDoubts(
  { attachment }: Wanted,
  grid: Grid,
  layout: Layout,
  rows: readonly PlacedRow[],
  isHanded: boolean,
): readonly Doubt[] {
  const { heading } = attachment
  const own = new Set([...heading.title, ...heading.above, ...heading.below].map(comparable))
  const last = rows.reduce((most, { line }) => Math.max(most, line.sheetRow), layout.bottom)
  const around = [...(isHanded ? [] : span(0, layout.top - 1)), ...span(last + 1, grid.height - 1)]
  for (const row of around)
    for (const at of grid.filled(row)) {
      const text = comparable(grid.text(row, at))
      if (
        own.has(text) ||
        text.length < 4 ||
        ASKING.test(text) ||
        text === comparable(heading.title.join(''))
      )
        continue
      if (UNSURE.test(text))
        return [{ kind: 'about', message: `返回表注明“${said(text)}”，请核对这些数能不能用。` }]
      const until = UNTIL.exec(text)
      const months = Number(until?.[1] ?? until?.[2] ?? 0)
      if (months > 0 && heading.months !== null && months !== heading.months)
        return [{ kind: 'period', message: `返回表注明“${said(text)}”，请核对是不是同一个时期的数。` }]
    }
  return []
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
