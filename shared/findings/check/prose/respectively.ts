/** Lists with 分别: as many figures as there are subjects. */
import { readChinese } from '../../../measure/chinese.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, tokensIn } from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'

/** Where subjects or figures end. */
const STOP = /[，,;；。:：!？]/
/** Between subjects for certain, and where it may be a part of a name (汽车及零部件). */
const SURE = /、/g
const MAYBE = /和|及|与|以及|、/g
/** 分别比全市、全省高, 分别高于全市和全省. */
const COMPARED =
  /^(?:(?:[比较])|[高低快慢]于|[高快]出)((?:全[国省市区县州]|上年|去年)[^，,；;。\d]*?)(?:[高低快慢多少][出了]?)?(?=\d)/
/** 三大产业, 2幢楼宇: how many there are is said. */
const COUNTED =
  /([\d一二两三四五六七八九十]+)(?:大|次(?=产业)|个|家|项|幢|类|条|座|所|户|名|片|镇|区|市|县|者|种|方面|产业|指标)/g
/** 分别增长10%以上: one figure for all of them. */
const FOR_ALL = /^(?:及?以[上内下]|左右|家?各)/

export function respectively(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const found: Raw[] = []
  let subjects: { readonly least: number; readonly most: number } | null = null
  let start = 0
  for (const { index } of plain.matchAll(/分别/g)) {
    const head = clauseBefore(plain, index)
    const words = plain.slice(head, index).replace(/"[^"]*"|\([^()]*\)/g, '')
    // 分别比全市、全省高: what it is compared with is what there are several of.
    const compared = COMPARED.exec(plain.slice(index + '分别'.length))?.[1]
    if (compared !== undefined) {
      subjects = countOf(compared)
      start = index
    }
    const own = words.replace(/^(?:其中|分别|全[市区县]|上半年)/, '')
    if (
      compared === undefined &&
      /[\p{Script=Han}]{2}/u.test(own.replace(/同比|较上年|比上年|增速|增幅/g, ''))
    ) {
      // A、B等商品: how many there are is not said.
      subjects = /等(?!级|学|教|次|奖)/.test(own) ? null : countOf(own)
      start = head
    }
    let end = index
    while (end < plain.length && !STOP.test(plain[end] ?? '')) end += 1
    const tokens = tokensIn(sentence, index, end)
    const [first] = tokens
    if (subjects === null || first === undefined) continue
    const again = compared === undefined ? namedAgain(plain.slice(start, index)) : null
    if (again !== null) {
      const span = sentence.span(start, (tokens.at(-1) ?? first).end)
      const message = `报告说“${wordsAt(text, span)}”，“分别”前两次都是“${again}”。`
      found.push(reckoning('respectively', false, span, message))
      continue
    }
    // 1.2、0.9个和2.3个百分点: the last one's unit is that of all.
    const points = tokens.find(({ unit }) => unit.base === '百分点')
    const base = (points ?? tokens.find(({ unit }) => unit.base !== ''))?.unit.base ?? ''
    const isShort = (label: string): boolean => points !== undefined && label === '个'
    const figures = tokens.filter(({ unit }) => unit.base === base || unit.base === '' || isShort(unit.label))
    const count = figures.length
    const last = figures.at(-1) ?? first
    if (count === 1 && FOR_ALL.test(plain.slice(last.end))) continue
    // 5.2亿元和6.1亿元; but 100家、5.2亿元 are two things, one figure each.
    if (new Set(tokens.map(({ unit }) => unit.base)).size > 1 && count === 1) continue
    if (subjects.least < 2 || (count >= subjects.least && count <= subjects.most)) continue
    const span = sentence.span(start, last.end)
    const many =
      subjects.least === subjects.most ? `${subjects.least}` : `${subjects.least}至${subjects.most}`
    found.push(
      reckoning(
        'respectively',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，“分别”前有${many}项，后有${count}个数，个数不同。`,
      ),
    )
  }
  return found
}

function clauseBefore(plain: string, end: number): number {
  let start = end
  // A bracket that is open holds its own subjects.
  let closed = 0
  while (start > 0 && !STOP.test(plain[start - 1] ?? '')) {
    if (/[）)]/.test(plain[start - 1] ?? '')) closed += 1
    if (/[（(]/.test(plain[start - 1] ?? '') && closed-- === 0) break
    start -= 1
  }
  return start
}

/** The name that stands twice in a list of subjects (A和A分别): one of the two is a slip; null for none. */
function namedAgain(words: string): string | null {
  const names = words
    .replace(/^(?:\([^()]*\)|[\d一二三四五六七八九十]+[.、])?(?:其中|全[市区县])?/, '')
    .split(/、|和|及|与|以及/)
  const again = names.find((name, at) => [...name].length >= 4 && names.indexOf(name) < at)
  return again ?? null
}

/** Between how many and how many subjects the words name. */
function countOf(words: string): { readonly least: number; readonly most: number } {
  const sure = (words.match(SURE)?.length ?? 0) + 1
  const most = (words.match(MAYBE)?.length ?? 0) + 1
  const said = [...words.matchAll(COUNTED)].map(([, count = '']) => readChinese(count) ?? Number(count))
  const counts = said.filter((count) => count > 1)
  if (sure === 1 && counts.length > 0 && most === 1)
    return { least: Math.min(...counts), most: Math.max(...counts) }
  return { least: sure, most: Math.max(most, ...counts) }
}

/** A、B、C三个产业: how many are named, and how many it is said that there are. */
const NAMED =
  /(?<![\d、])((?:[\p{Script=Han}"]{2,12}、)+[\p{Script=Han}"]{2,12}?(?:(?:和|及|与|以及)[\p{Script=Han}"]{2,12}?)?)([三四五六七八九十\d]{1,2})(?:个|大|类)(?:产业|行业|镇|乡镇|乡|街道|园区|片区|领域|板块|方面|区|县)/gu

export function enumerated(text: string, sentence: Sentence): Raw[] {
  return [...sentence.plain.matchAll(NAMED)].flatMap(
    ({ 0: words, 1: list = '', 2: count = '', index }): Raw[] => {
      if (/等|以及各|每|全/.test(list)) return []
      const said = readChinese(count) ?? Number(count)
      const { least, most } = countOf(list)
      // Only what is one too many or one too few: further apart they are not of each other.
      if (said < 3 || (said !== least - 1 && said !== most + 1)) return []
      const span = sentence.span(index, index + words.length)
      return [
        reckoning(
          'respectively',
          false,
          span,
          `报告说“${wordsAt(text, span)}”，列出的有${least === most ? least : `${least}至${most}`}个，个数不同。`,
        ),
      ]
    },
  )
}
