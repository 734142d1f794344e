/** 多58.8万人次，同比下降35.0%: what has become more has not fallen. */
import { wordsAt } from '../common/context.ts'
import type { Sentence } from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'

const UNIT = '(?:[万亿]?[\\p{Script=Han}]{1,3})'
const MORE = '(?:多|增加|净增|增收|多收|增产|微增)'
const LESS = '(?:少|减少|减收|少收|减产|微减)'
const THAN = '(?:同比|[比较](?:上年|去年)(?:同期)?)'
const RISES = '(?:同比)?(?:增长|上升)(?:了)?[\\d.]+%'
const FALLS = '(?:同比)?(?:下降|下滑|减少)(?:了)?[\\d.]+%'
const APART = new RegExp(
  [
    `${THAN}${MORE}(?:了)?[\\d.]+${UNIT}[，,、]${FALLS}`,
    `${THAN}${LESS}(?:了)?[\\d.]+${UNIT}[，,、]${RISES}`,
    `${FALLS}[，,](?:也)?${THAN}${MORE}(?:了)?[\\d.]+${UNIT}(?=[，,；;。]|$)`,
    `${RISES}[，,](?:也)?${THAN}${LESS}(?:了)?[\\d.]+${UNIT}(?=[，,；;。]|$)`,
  ].join('|'),
  'gu',
)
/** Growths that are not those of the amounts beside them. */
const REAL = /可比|不变价|同口径|扣除|剔除|两年|年均|环比/

export function directions(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (REAL.test(plain)) return []
  return [...plain.matchAll(APART)].map(({ 0: words, index }): Raw => {
    const span = sentence.span(index, index + words.length)
    return reckoning('growth', false, span, `报告说“${wordsAt(text, span)}”，前后增减方向相反，请核对。`)
  })
}
