/** Words about verdicts (13项主要指标中11项过半、2项未过半, 全部达标, 出口总额一项未达序时) against the judged rows. */

import { wordsAt } from '../common/context.ts'
import type { Source, Told } from '../common/facts.ts'
import type { Sentence } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import { type Counts, completionRates, countsOf, outcomeAt, verdictRaw } from './completion.ts'
import { type Counted, type Listed, readVerdictWords } from './verdict-words.ts'

/** A row of a table by the words that a report has for it; null where none or several are called so. */
export type RowNamed = (source: Source, words: string) => Told | null

/** What a sentence says of done and missed, against the rows of each table that it can be about. */
export function verdictWords(
  text: string,
  sentence: Sentence,
  sources: readonly Source[],
  rowNamed: RowNamed,
): Raw[] {
  const judged = sources.filter(({ judged: { rows } }) => rows.some(({ outcome }) => outcome !== null))
  if (judged.length === 0 || !/项|指标/.test(sentence.plain)) return []
  const said = readVerdictWords(sentence.plain)
  return [
    ...completionRates(text, sentence, judged),
    ...said.counts.flatMap((count) => counted(text, sentence, judged, count)),
    ...judged.flatMap((source) => [
      ...said.lists.flatMap((list) => listed(text, sentence, source, list, rowNamed)),
      ...all(text, sentence, source, rowNamed),
    ]),
  ]
}

const NAMED = 3

/** 各项主要经济指标全部实现双过半. */
const ALL =
  /(?:各项|所有|全部|主要|全[市区县])?(?:主要)?(?:国民)?(?:经济)?(?:社会)?(?:发展)?指标(?:任务)?(?:全部|均|都|全面)(?:已|顺利|如期|圆满)?(?:实现|达到|完成|做到|超过|超)?(?:了)?"?(?:双过半|时间过半[,，、]?任务(?:完成)?过半|序时进度|目标进度)"?/
/** 7项重点指标: as many as are counted, no more. */
const NUMBERED = /[\d一二三四五六七八九十]项[\p{Script=Han}]{0,8}$/u
/** 除固定资产投资外. */
const EXCEPT = /除(.{2,60}?)外/
const PLANNED = /力争|确保|争取|努力|推动|促进|必须|下半年|为实现/

function all(text: string, sentence: Sentence, source: Source, rowNamed: RowNamed): Raw[] {
  const { plain } = sentence
  const found = ALL.exec(plain)
  if (found === null || NUMBERED.test(plain.slice(0, found.index))) return []
  const before = plain.slice(0, found.index + 4)
  if (PLANNED.test(before)) return []
  const [, without = ''] = EXCEPT.exec(before) ?? []
  const names = namesIn(without, (words) => rowNamed(source, words))
  // 除招商引资外: nobody knows which rows that leaves out.
  if (EXCEPT.test(before) && !names.complete) return []
  const left = new Set(names.rows.map(({ line }) => line.at))
  const missed = source.table.lines.filter(
    ({ at }) => source.judged.rows[at]?.outcome === 'missed' && !left.has(at),
  )
  const span = sentence.span(found.index, found.index + found[0].length)
  const words = wordsAt(text, span)
  const called = missed.slice(0, NAMED).map(({ name }) => `“${name.trim()}”`)
  const more = missed.length > NAMED ? `等${missed.length}行` : ''
  if (missed.length === 0)
    return without === ''
      ? [verdictRaw(source, span, true, `报告说“${words}”，${source.called}中没有判定为未完成的。`)]
      : []
  return [
    verdictRaw(
      source,
      span,
      false,
      `报告说“${words}”，而${source.called}中${called.join('、')}${more}未完成。`,
    ),
  ]
}

/** How many of `scope` indicators may have come out so, if they are the table's but for those that are open. */
function possible({ total, done, missed }: Counts, scope: number, outcome: Counted['outcome']) {
  const least = outcome === 'done' ? done : missed
  if (scope >= done + missed) return { least, most: least + scope - done - missed }
  const open = total - done - missed
  // Some of the rows, nobody knows which.
  const other = outcome === 'done' ? missed : done
  return { least: Math.max(0, scope - other - open), most: Math.min(scope, least + open) }
}

function counted(text: string, sentence: Sentence, sources: readonly Source[], said: Counted): Raw[] {
  const { scope, number, outcome } = said
  if (scope === null) return []
  const every = sources.flatMap((source) => countsOf(source).map((counts) => ({ source, counts })))
  const fitting = every.filter(
    ({ counts: { total, done, missed } }) => scope <= total && scope >= done + missed,
  )
  // More indicators than the table has are those of another table; fewer may be any of them.
  const own = fitting.length > 0 ? fitting : every.filter(({ counts }) => scope < counts.total)
  const [first] = own
  if (first === undefined || (fitting.length === 0 && sources.length > 1)) return []
  const ranges = own.map(({ counts }) => possible(counts, scope, outcome))
  if (said.atMost && ranges.some(({ most }) => number <= most)) return []
  const holds = ranges.some(({ least, most }) => number >= least && number <= most)
  if (holds && fitting.length === 0) return []
  const span = sentence.span(said.start, said.end)
  const words = wordsAt(text, span)
  if (holds)
    return [verdictRaw(first.source, span, true, `报告说“${words}”，与${first.source.called}的判定相符。`)]
  const { least, most } = possible(first.counts, scope, outcome)
  const shown = least === most ? `${least}项` : `${least}至${most}项`
  const word = outcome === 'done' ? '完成' : '未完成'
  const rest = fitting.length > 0 ? `有${shown}` : `${outcome === 'done' ? '最多' : ''}有${shown}`
  return [
    verdictRaw(
      first.source,
      span,
      false,
      `报告说“${words}”，而${first.source.called}中${scope}项${rest}${word}。`,
    ),
  ]
}

/** The rows that a list names, and whether each of its words is one. */
function namesIn(
  words: string,
  rowNamed: (words: string) => Told | null,
): { readonly rows: readonly Told[]; readonly complete: boolean } {
  const rows: Told[] = []
  let complete = words !== ''
  for (const item of words.split('、')) {
    const whole = rowNamed(item)
    if (whole !== null) {
      rows.push(whole)
      continue
    }
    // 软件和信息服务业 is one name, 出口和利用外资 are two.
    for (const part of item.split(/以及|和|及|与/)) {
      const row = rowNamed(part)
      if (row === null) complete = false
      else rows.push(row)
    }
  }
  return { rows, complete }
}

function listed(
  text: string,
  sentence: Sentence,
  source: Source,
  { names, start, end, outcome, scope }: Listed,
  rowNamed: RowNamed,
): Raw[] {
  if (scope !== null && countsOf(source).every(({ total }) => scope > total)) return []
  const { rows, complete } = namesIn(names, (words) => rowNamed(source, words))
  const many = /^(\d{1,3})项/.exec(sentence.plain.slice(end))?.[1]
  const miscounted =
    complete &&
    rows.length > 1 &&
    sentence.plain[end - 1] !== '等' &&
    many !== undefined &&
    Number(many) !== rows.length
      ? [miscount(text, sentence, source, start, end + many.length + 1, rows.length)]
      : []
  const other = outcome === 'done' ? 'missed' : 'done'
  const wrong = rows.filter(({ line: { at } }) => {
    const row = source.judged.rows[at]
    return row !== undefined && outcomeAt(row) === other
  })
  const [first] = wrong
  if (first === undefined) return miscounted
  const span = sentence.span(start, end)
  const called = wrong.map(({ line }) => `“${line.name.trim()}”`).join('、')
  const words = outcome === 'done' ? '完成' : '未完成'
  const there = outcome === 'done' ? '未完成' : '完成'
  return [
    ...miscounted,
    {
      ...verdictRaw(
        source,
        span,
        false,
        `报告说“${wordsAt(text, span)}”${words}，而${source.called}中${called}${there}。`,
      ),
      row: first.line.row.id,
    },
  ]
}

/** 甲、乙3项未达到序时进度, where both are rows and there is no third. */
const miscount = (
  text: string,
  sentence: Sentence,
  source: Source,
  start: number,
  end: number,
  rows: number,
): Raw => {
  const span = sentence.span(start, end)
  return verdictRaw(
    source,
    span,
    false,
    `报告说“${wordsAt(text, span)}”，而列出的指标有${rows}项，个数不同。`,
  )
}
