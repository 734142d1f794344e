/** A whole of which is said of how many parts it is made: 新增4126户，由三类构成，即企业1287户、个体工商户2809户、合作社30户. */
import { readChinese } from '../../measure/chinese.ts'
import { wordsAt } from './context.ts'
import { adding } from './parts.ts'
import type { Sentence, Token } from './plain.ts'
import { type Amount, amountsWithRoles } from './roles.ts'
import { NOWHERE, type Raw } from './rules.ts'

const MADE_OF =
  /由([\d一二两三四五六七八九十]{1,2})(?:大|个)?(?:部分|类|板块|项|块|方面|产业|行业|部门)[\p{Script=Han}]{0,4}?(?:构成|组成)/gu
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
      return [
        {
          ...NOWHERE,
          rule: 'parts',
          kind: 'arithmetic',
          holds: false,
          span,
          message: `报告说“${wordsAt(text, span)}”，由${many}部分组成，只列了${parts.length}个数，请核对是否漏写。`,
        },
      ]
    const wholes = amounts.filter(
      ({ end, unit, role }) => end <= index && unit.base === first.unit.base && role === 'own',
    )
    const [whole, ...others] = wholes
    return whole === undefined || others.length > 0
      ? []
      : adding(text, sentence.span(whole.start, last.end), whole, parts, true)
  })
}

/** The figures of one unit behind a place, one for each part, up to where something else is told. */
function partsBehind(plain: string, amounts: readonly Amount[], start: number): Token[] {
  const parts: Amount[] = []
  for (const one of amounts.filter((each) => each.start >= start)) {
    const [first] = parts
    const between = plain.slice(parts.at(-1)?.end ?? start, one.start)
    if (/。|其中/.test(between) || one.role === 'target') break
    if (first !== undefined && one.unit.base !== first.unit.base) continue
    // A 5亿元、B 3亿元，完成…: a comma ends a list that is joined by 、, and 比上年增加 is no part.
    const joined = /[、和及]/.test(between) || /^[；;]/.test(between.trim()) || /[；;]/.test(between)
    if (parts.length > 0 && !joined && parts.length > 1) break
    if (one.role === 'own') parts.push(one)
  }
  return parts
}
