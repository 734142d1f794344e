/**
 * The growth that a sentence has just told, of whatever it may be, beside that of a row: 三个行业合计498亿元，增长13.0%，增速高于
 * 规上工业总产值5.2个百分点.
 */
import {
  absolute,
  compare,
  type Decimal,
  exact,
  literal,
  minus,
  negate,
  rounded,
} from '../../../measure/decimal.ts'
import { halfOf, titleOf, wordOf } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import { growthsIn, type Sentence, tokensIn } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import type { Names } from './comparisons.ts'
import { reckoned } from './told.ts'

const TAIL = '(?:的)?(?:平均)?(?:水平|增速|增幅)?'
const SAID = '(?:了|出|约)*$'
const ABOVE = new RegExp(
  `^(?:增速|增幅)?(?:也|仍|还|均|略)?(高于|快于|低于|慢于|高出)([\\p{Script=Han}]{2,16}?)${TAIL}${SAID}`,
  'u',
)
const THAN = new RegExp(
  `^(?:增速|增幅)?(?:也|仍|还|均|略)?[比较]([\\p{Script=Han}]{2,16}?)${TAIL}(高|快|低|慢)${SAID}`,
  'u',
)
/** Other times and places are told by columns of their own. */
const OTHERS = /季度|月|同期|上年|去年|全[国省市区县州旗盟]|平均|目标|计划|预期|序时|时序/
/** So many growths are looked at, however long the sentence is. */
const FEW = 16
const GROWN = /(?:增长|增速|增幅|下降)(?:了|为|达到?|约)?$/

export function growthsBeside(text: string, sentence: Sentence, names: Names): Raw[] {
  const { plain } = sentence
  if (!plain.includes('百分点')) return []
  const tokens = tokensIn(sentence)
  return tokens.flatMap((points, at): Raw[] => {
    const own = tokens[at - 1]
    if (points.unit.base !== '百分点' || own === undefined) return []
    const grown = tokens
      .slice(0, at)
      .findLast(({ start }) => GROWN.test(plain.slice(Math.max(0, start - 6), start)))
    if (grown === undefined || grown.unit.label !== '%' || /[；;]/.test(plain.slice(grown.end, points.start)))
      return []
    const clause = /[^，,；;。：:（(]*$/.exec(plain.slice(0, points.start))?.[0] ?? ''
    const above = ABOVE.exec(clause)
    const than = above === null ? THAN.exec(clause) : null
    const [word, name] =
      above === null ? [than?.[2] ?? '', than?.[1] ?? ''] : [above[1] ?? '', above[2] ?? '']
    const row = name === '' || OTHERS.test(clause) ? null : names(name, null)
    if (row === null || row.now === null || row.told.line.found.falls) return []
    const value: Decimal = /下降/.test(plain.slice(Math.max(0, grown.start - 6), grown.start))
      ? negate(grown.value)
      : grown.value
    const other = row.now.reading.value
    const size = /[高快]/.test(word) ? minus(value, other) : minus(other, value)
    const slack = points.places < row.now.reading.places ? halfOf(points.places) : literal(0)
    const isRight = (way: Decimal): boolean => compare(absolute(minus(points.value, way)), slack) <= 0
    if (isRight(size)) return []
    // Any two growths of the sentence that lie just so far apart may be meant: but these two, the other way round.
    const growths = growthsIn(sentence, points.start).slice(-FEW)
    const fits = [...growths, other].some((one, place, all) =>
      all.slice(0, place).some((two) => isRight(absolute(minus(one, two)))),
    )
    if (fits && !isRight(negate(size))) return []
    const span = sentence.span(grown.start, points.end)
    const { source, line } = row.told
    return [
      reckoned(row.told, {
        rule: 'growth',
        holds: false,
        column: row.now.column.id,
        span,
        message: `报告说“${wordsAt(text, span)}”，${source.called}中${titleOf(line)}的${wordOf(row.now.column)}为${row.now.reading.text}，与${exact(value)}%相差${rounded(absolute(size), 1)}个百分点，不符。`,
      }),
    ]
  })
}
