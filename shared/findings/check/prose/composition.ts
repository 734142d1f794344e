/** A whole of which is said of how many parts it is made: 新增4126户，由三类构成，即企业1287户、个体工商户2809户、合作社30户. */
import { readChinese } from '../../../measure/chinese.ts'
import { wordsAt } from '../common/context.ts'
import type { Sentence, Token } from '../common/plain.ts'
import { type Amount, amountsWithRoles } from '../common/roles.ts'
import type { Raw } from '../rules.ts'
import { adding, isAdded, isWhole, leftOut } from './parts.ts'

const MADE_OF =
  /(?:由|分(?:属|在|布在|为|成)?)([\d一二两三四五六七八九十]{1,2})(?:大|个)?(?:部分|类|板块|项|块|方面|产业|行业|部门|片区|区域|档)[\p{Script=Han}]{0,4}?(?:构成|组成|(?=[:：]))/gu
/** 等 leaves open what else there is. */
const OPEN = /等(?!级|学|教|次|奖)|主要|包括/

export function composition(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const amounts = amountsWithRoles(sentence)
  return [...plain.matchAll(MADE_OF)].flatMap(({ 0: words, 1: count = '', index }): Raw[] => {
    const many = readChinese(count.replace('两', '二')) ?? Number(count)
    const start = index + words.length
    const parts = partsBehind(plain, amounts, start)
    const [first, last] = [parts[0], parts.at(-1)]
    if (
      first === undefined ||
      last === undefined ||
      parts.length < 2 ||
      OPEN.test(plain.slice(start, first.start))
    )
      return []
    const span = sentence.span(index, last.end)
    if (parts.length !== many)
      return [leftOut(span, `报告说“${wordsAt(text, span)}”，由${many}部分组成，只列了${parts.length}个数`)]
    const wholes = amounts.filter(
      ({ end, unit, role }) => end <= index && unit.base === first.unit.base && role === 'own',
    )
    const [whole, ...others] = wholes
    return whole === undefined || others.length > 0
      ? []
      : adding(text, sentence.span(whole.start, last.end), whole, parts, true)
  })
}

/** 涉及东街、西街、南街3个社区，户数分别为: how many parts there are, each of which has its figure. */
const SPREAD =
  /(?:涉及|分布[在于]|覆盖|涵盖)[^，,;；。\d]{0,30}?([\d一二两三四五六七八九十]{1,2})(?:个|家|条)[\p{Script=Han}]{1,4}[，,][\p{Script=Han}]{0,6}分别(?:为|是|有|达|完成|改造)?/gu

/** 改造老旧小区880户，涉及东街、西街、南街3个社区，户数分别为390户、310户和180户. */
export function spreadOver(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!plain.includes('分别')) return []
  const amounts = amountsWithRoles(sentence)
  return [...plain.matchAll(SPREAD)].flatMap(({ 0: words, 1: count = '', index }): Raw[] => {
    const start = index + words.length
    const parts = partsBehind(plain, amounts, start)
    const [first, last] = [parts[0], parts.at(-1)]
    if (first === undefined || last === undefined) return []
    if (parts.length !== (readChinese(count.replace('两', '二')) ?? Number(count))) return []
    const whole = amounts.findLast(
      ({ end, unit, role }) => end <= index && unit.base === first.unit.base && role === 'own',
    )
    if (whole === undefined || /[；;]/.test(plain.slice(whole.end, index))) return []
    return adding(text, sentence.span(whole.start, last.end), whole, parts, true)
  })
}

/** 按渠道分, 分区域看: what follows are all parts of what was told before. */
const DIVIDED =
  /(?:[按从](?![^，,:：]{0,8}(?:主导|重点|支柱|优势|骨干|主要|传统|龙头|部分|其中|大))[\p{Script=Han}]{1,8}(?:分|看|划分)|分[\p{Script=Han}]{1,4}看)[，,:：]/gu

/**
 * 城镇新增就业2563人。按渠道分，企业1068人，个体927人，公益性岗位及其他568人.
 * @param before the sentences before this one in its paragraph, in their order
 */
export function divided(text: string, sentence: Sentence, before: readonly Sentence[]): Raw[] {
  const { plain } = sentence
  const amounts = amountsWithRoles(sentence)
  return [...plain.matchAll(DIVIDED)].flatMap(({ 0: words, index }): Raw[] => {
    const start = index + words.length
    const parts = partsBehind(plain, amounts, start)
    const [first, last] = [parts[0], parts.at(-1)]
    if (
      first === undefined ||
      last === undefined ||
      parts.length < 2 ||
      OPEN.test(plain.slice(start, last.end))
    )
      return []
    if (parts.some((one) => !isAdded(plain, one))) return []
    const isOfParts = ({ role, unit, within }: Amount): boolean =>
      role === 'own' && !within && unit.base === first.unit.base
    const here = amounts.filter((one) => one.end <= index && isOfParts(one))
    // What begins with 其中 tells parts itself.
    const earlier = before
      .filter((one) => !one.plain.startsWith('其中'))
      .flatMap((one) =>
        amountsWithRoles(one)
          .filter(isOfParts)
          .map((whole) => ({ whole, from: one.span(whole.start, whole.end).from })),
      )
    const wholes = [
      ...here.map((whole) => ({ whole, from: sentence.span(whole.start, whole.end).from })),
      ...earlier,
    ]
    const to = sentence.span(last.start, last.end).to
    // 分行业看，A、B: two that are worth telling; 按经营地分 divides.
    const all = isWhole(plain, parts, start) || (words.startsWith('按') && parts.length > 2)
    const sure = wholes.length === 1 && all
    const found = wholes.map(({ whole, from }) => adding(text, { from, to }, whole, parts, sure))
    return found.find(([one]) => one?.holds === true) ?? (sure ? (found[0] ?? []) : [])
  })
}

/** The figures of one unit behind a place, one for each part, up to where something else is told. */
function partsBehind(plain: string, amounts: readonly Amount[], start: number): Token[] {
  const parts: Amount[] = []
  let loose = true
  for (const one of amounts.filter((each) => each.start >= start)) {
    const [first] = parts
    const between = plain.slice(parts.at(-1)?.end ?? start, one.start)
    if (/。|其中|[按从分][^，,；;]{0,8}[分看][，,:：]/.test(between)) break
    // A bound (过10亿元的8家) is no part.
    if (one.role === 'about') continue
    if (one.role !== 'own' && one.role !== 'time') break
    if (first !== undefined && one.unit.base !== first.unit.base) continue
    const joined = /[、和及；;]/.test(between)
    // A 5亿元、B 3亿元，完成…: a comma ends a list that is joined by 、.
    if (parts.length > 0 && !joined && !loose) break
    if (parts.length > 0 && joined && !/[；;]/.test(between)) loose = false
    parts.push(one)
  }
  return parts
}
