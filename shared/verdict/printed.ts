/**
 * Forms of printing that change what a figure is: 〔17〕 and (3500) in brackets, 零发生 and 未发生 for none, 两位数 for
 * a figure that is not told, (3.5%) for a fall as accountants write it, 5。3 for a slip of the keyboard.
 */
import { exact, negate } from '../measure/decimal.ts'
import type { Figure } from '../measure/quantity.ts'
import { readPlain } from '../measure/quantity.ts'

const PLAIN: Figure | null = readPlain('0')

/** A plain 0 in that unit. */
export function none(unit = ''): Figure | null {
  return PLAIN === null ? null : { ...PLAIN, unit }
}

const SPAN = /^[〔[【]([\d.,]+[%‰]?)[〕\]】]([%‰]?)$/
const SPAN_NOTE = /[([〔【](?:五年|5年|三年|3年|"?十[三四五六]五"?|规划期)[^()[\]〔〕【】]*[)\]〕】]/

/** 〔17〕, 【17】, 17（五年累计）: a figure for several years, without what says so; null for all others. */
export function spanOf(text: string): { readonly rest: string; readonly square: boolean } | null {
  const found = SPAN.exec(text)
  if (found !== null) return { rest: `${found[1]}${found[2]}`, square: !text.startsWith('〔') }
  return SPAN_NOTE.test(text) ? { rest: text.replace(SPAN_NOTE, ''), square: false } : null
}

const PART = /[([【]其中[:,]?([^()[\]【】\d]*)(\d[^()[\]【】]*)[)\]】]/
/** 60亿元（其中外资2亿元）: the whole, the part's name and its figure; null for all others. */
export function partOf(
  text: string,
): { readonly whole: string; readonly name: string; readonly part: string } | null {
  const found = PART.exec(text)
  if (found === null) return null
  return { whole: text.replace(found[0], ''), name: found[1] ?? '', part: found[2] ?? '' }
}

/** （3500）, (5.5%): below zero, for several years, or a note. */
const ROUND = /^\(([+-]?[\d.,]+)([^\d()]{0,5})\)$/
const BOUNDS = /以|左右|约|及/
export const isRound = (text: string): boolean => {
  const found = ROUND.exec(text)
  return found !== null && !BOUNDS.test(found[2] ?? '')
}

const THINGS =
  '(?:起|人|件|例|宗|次|事故|死亡|伤亡|案件|事件|新增|感染|上访|发案|污染|疫情|病例|火灾|投诉|发生|增加|起数|人数)'
const NOTHING_GOAL = new RegExp(
  `^(?:确保|力争|坚决|努力|实现|保持|做到|控制在)*(?:(?:零|0)(?!增长|增加)${THINGS}+|(?:不|无|杜绝|避免|严防|防止)(?:再)?(?:发生|出现)(?:.{0,14})|杜绝(?:.{2,14}(?:事故|事件|案件|疫情))?(?:的?发生)?|无.{0,10}(?:事故|事件|案件|疫情|死亡|伤亡)|(?:动态)?清零|归零)$`,
)
/** 零发生, 不发生, 杜绝…: none is to happen. A bare 零 is the figure 0, whatever that is of. */
export const isNoneGoal = (text: string): boolean => NOTHING_GOAL.test(text)

const NOTHING_SAID = new RegExp(
  `^(?:截至目前|截至|目前|至今|上半年|全市|全县|全区|辖区|暂|尚|均|,)*(?:(?:未|没有|无|零|0)(?:发生|出现)(?:.{0,12})|零|(?:零|0)${THINGS}+|(?:无|没有).{0,10}(?:事故|事件|案件|疫情|死亡|伤亡|发生)|已?(?:动态)?清零|已?归零)$`,
)
/**
 * 未发生, 零事故: nothing happened.
 * @param bare 无 says so too: beside a target of none
 */
export const saysNone = (text: string, bare: boolean): boolean =>
  NOTHING_SAID.test(text) || (bare && (text === '无' || text === '没有'))

const DIGITS = /(?:([两双2二])|个)位数(?:以[上内])?/
/** 两位数增长 as 10%以上增长, 两位数 as 10以上; of what happens so many times 个位数 is 9以内. */
export function withoutDigits(text: string): string {
  if (!text.includes('位数')) return text
  return text.replace(DIGITS, (_, two: string | undefined) =>
    two === undefined ? '9以内' : `10${/增|涨|幅/.test(text) ? '%' : ''}以上`,
  )
}

/** (3.5%): what accountants write for −3.5 %, in the brackets of their own system; （3.5%） is as often a note. */
export function accounted(typed: string): Figure | null {
  const inner = /^\s*\(\s*([\d.]+\s*%?)\s*\)\s*$/.exec(typed)?.[1]?.replace(/\s/g, '') ?? ''
  const figure = inner === '' ? null : readPlain(inner)
  return figure === null
    ? null
    : { ...figure, low: negate(figure.low), high: negate(figure.high), signed: true }
}

/** −3.5%, as it is quoted. */
export const accountedText = ({ low, unit }: Figure): string => `${exact(low)}${unit}`

const STOPPED = /^\s*([+-]?[\d０-９]+)[。｡]([\d０-９]+)([^\d。]{0,6})\s*$/
/** 5。3: what was meant; null for all others. */
export function meant(typed: string): string | null {
  const found = /[。｡]/.test(typed) ? STOPPED.exec(typed) : null
  return found === null ? null : `${found[1]}.${found[2]}${found[3]}`.normalize('NFKC')
}
