/** Words about verdicts (全部实现双过半, 13项指标中8项过半) against the judged rows. */

import { cellText } from '../../attachment/model.ts'
import { readChinese } from '../../measure/chinese.ts'
import { isNumber } from '../../verdict/levels.ts'
import { wordsAt } from './context.ts'
import type { Source } from './facts.ts'
import type { Sentence } from './plain.ts'
import type { Raw } from './rules.ts'

const HALF =
  '(?:实现|达到|完成|做到|超过|超)?(?:了)?"?(?:双过半|时间过半[,，、]?任务(?:完成)?过半|序时进度|目标进度)"?'
const NUMBER = '(\\d{1,3}|[一二三四五六七八九十]{1,4})'
/** 各项主要经济指标全部实现双过半. */
const ALL = new RegExp(
  `(?:各项|所有|全部|主要|全[市区县])?(?:主要)?(?:国民)?(?:经济)?(?:社会)?(?:发展)?指标(?:任务)?(?:全部|均|都|全面)(?:已|顺利|如期|圆满)?${HALF}`,
)
/** 除固定资产投资外. */
const EXCEPT = /除.{2,40}?外/
/** 13项主要指标中，有8项实现双过半. */
const SOME = new RegExp(
  `${NUMBER}项(?:主要|重点)?(?:国民)?(?:经济)?(?:社会)?(?:发展)?(?:指标|目标)[^。；;]{0,10}?中[,，]?(?:已|共)?有?${NUMBER}项(?:指标)?(?:已|均|顺利|如期)*${HALF}`,
)

const numberOf = (text: string): number | null => (/\d/.test(text) ? Number(text) : readChinese(text))

export function verdictWords(text: string, sentence: Sentence, sources: readonly Source[]): Raw[] {
  return sources.flatMap((source) => [...all(text, sentence, source), ...some(text, sentence, source)])
}

const raw = (source: Source, span: Raw['span'], holds: boolean, message: string): Raw => ({
  rule: 'verdict',
  kind: holds ? 'agrees' : 'contradicts',
  holds,
  attachment: source.attachment,
  row: null,
  column: source.attachment.columns.find(({ role }) => role === 'status')?.id ?? null,
  span,
  message,
  expected: null,
})

const NAMED = 3

function all(text: string, sentence: Sentence, source: Source): Raw[] {
  const { plain } = sentence
  const found = ALL.exec(plain)
  if (found === null || EXCEPT.test(plain.slice(0, found.index + 4))) return []
  const missed = source.table.lines.filter(({ at }) => source.judged.rows[at]?.outcome === 'missed')
  const counted = source.judged.rows.some(({ outcome }) => outcome !== null)
  if (!counted) return []
  const span = sentence.span(found.index, found.index + found[0].length)
  const words = wordsAt(text, span)
  const names = missed.slice(0, NAMED).map(({ name }) => `“${name.trim()}”`)
  const more = missed.length > NAMED ? `等${missed.length}行` : ''
  return [
    missed.length === 0
      ? raw(source, span, true, `报告说“${words}”，${source.called}中没有判定为未完成的。`)
      : raw(source, span, false, `报告说“${words}”，而${source.called}中${names.join('、')}${more}未完成。`),
  ]
}

/** How many rows, and how many numbered items, there are and are done for certain or perhaps. */
function countsOf({ table, judged }: Source) {
  const rows = table.lines.flatMap((line) => {
    const outcome = judged.rows[line.at]?.outcome ?? null
    return outcome === null ? [] : [{ line, outcome }]
  })
  const items: { worst: string }[] = []
  for (const { line, outcome } of rows) {
    const own = isNumber(cellText(line.row, table.columns.no))
    const last = items.at(-1)
    if (own || last === undefined) items.push({ worst: outcome })
    else if (last.worst === 'done' || outcome === 'missed') last.worst = outcome
  }
  const of = (outcomes: readonly string[]) => {
    const done = outcomes.filter((one) => one === 'done').length
    return { total: outcomes.length, done, perhaps: outcomes.filter((one) => one !== 'missed').length }
  }
  return [of(rows.map(({ outcome }) => outcome)), of(items.map(({ worst }) => worst))]
}

function some(text: string, sentence: Sentence, source: Source): Raw[] {
  const found = SOME.exec(sentence.plain)
  const [total, done] = [numberOf(found?.[1] ?? ''), numberOf(found?.[2] ?? '')]
  if (found === null || total === null || done === null) return []
  // Another number of indicators than the table has: those of another table.
  const own = countsOf(source).filter((counts) => counts.total === total)
  const [first] = own
  if (first === undefined) return []
  const span = sentence.span(found.index, found.index + found[0].length)
  const words = wordsAt(text, span)
  const holds = own.some((counts) => done >= counts.done && done <= counts.perhaps)
  const shown = first.done === first.perhaps ? `${first.done}项` : `${first.done}至${first.perhaps}项`
  return [
    holds
      ? raw(source, span, true, `报告说“${words}”，与${source.called}的判定相符。`)
      : raw(source, span, false, `报告说“${words}”，而${source.called}中${total}项有${shown}完成。`),
  ]
}
