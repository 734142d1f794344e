/**
 * A paragraph's words: longest match over the vocabulary, each with the letter of its class, so that the grammar reads
 * a string of letters. Figures, times and names with digits in them are told apart here: 5G, S1线, “333”行动, 第三十四次
 * and 2021年 are no figures.
 */
import { unitNames } from '../measure/unit.ts'
import {
  BOUNDED_NOUNS,
  GUARDS,
  MONEY,
  MORE_UNITS,
  PARTS,
  RATES,
  TIMES,
  VALUE_WORDS,
  WORD_CLASSES,
} from './vocabulary.ts'

export interface Word {
  readonly letter: string
  readonly from: number
  readonly to: number
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const anyOf = (words: string): string =>
  [...new Set(words.split(' '))]
    .sort((a, b) => b.length - a.length)
    .map((word) => `${GUARDS[word] === undefined ? '' : `(?<![${GUARDS[word]}])`}${escaped(word)}`)
    .join('|')

/** 超亿元, 突破百万吨: the magnitude is the figure. */
const ROUND = '[千百十]?[亿万](?=元|美元|吨|人|亩|户|平方米|立方米|千瓦|辆|台)'
const CHINESE = '[一二三四五六七八九十百千两]'
/** 六点二: only where a unit of figures follows, or 百分之 stands before it. */
const SPOKEN_DIGIT = '[零一二三四五六七八九十百两]'
const SPOKEN_PARTS = `${SPOKEN_DIGIT}{1,4}点[零一二三四五六七八九]{1,3}`
const NUMBER = '-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?'
const MONTHS = '(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})'
const YEAR = '(?:19|20)\\d\\d'

/** Times, from the longest wording to the shortest. */
const TIME =
  `(?:到|至|截至|截止|自|从)?(?:${YEAR}|二[〇○零O0][一二三四五六七八九〇○零O0]{2})(?:[-—~至](?:${YEAR}))?年(?:度|末|底|初|以来|上半年|下半年|全年)?` +
  `(?:${MONTHS}[-—~至]${MONTHS}月份?|${MONTHS}月(?:\\d{1,2}日|末|底|份)?)?|` +
  `(?:截至|截止|至|到)?${MONTHS}[-—~至]${MONTHS}月份?|(?:截至|截止|至|到)?(?<![\\d个.])${MONTHS}月(?:\\d{1,2}日|末|底|份|[上中下]旬)?(?!亮)|` +
  '(?:今年)?(?:上|下)半年|(?:前)?[一二三四]季度|前三季度|全年|年内|(?:去年|上年)(?:同期)?|今年|明年|年度内|年底前|年末|“?十[一二三四五]五”?(?:期间|时期|末|以来)?|五年来|' +
  '(?:本学年|上学年|今年以来)'
/** What has digits in it and is no figure. */
const COMPARED = `(?:较|比)(?:“?十[一二三四五]五”?(?:期|时期)?|${YEAR}年|上年|去年|年初|上月|上季度|前年|[前第]?[一二三四]季度|上半年|全国|全省|全市)(?:末|底|初|同期|期末|同月|平均水平|平均)?`
const NAME =
  '\\d+[十百千万亿]+级|\\d+个[^\\d,;。、]{1,20}(?:\\+(?:[A-Z]|\\d+)个?[^\\d,;。+]{1,20})+|\\d+千伏|\\d+(?:\\.\\d+)?(?:公里|千米|米)范围内?|(?:国家|省|市|区|县|镇|行业)(?:、(?:国家|省|市|区|县|镇|行业|团体))+级?|7?×?24小时|《[^《》\\n]{1,80}》|〔[^〔〕\\n]{1,20}〕(?:\\d+号)?|https?:[\\w./?&=%-]+|' +
  '[A-Za-zα-ωΑ-Ω+]+[-—]?\\d+(?:\\.\\d+)?(?:线|号|版|高速)?|\\d+(?:\\.\\d+)?(?!(?:km|kg|kW|MW|GW|m[23/]|mg|μg|ug|TEU|t(?![a-z])|L(?![a-z])|[Nn]m|A级))[A-Za-z+](?:[A-Za-z\\d+]*)(?:级|线)?|\\d+A级|' +
  '\\d+(?:\\+(?:\\d+|[A-Z]))+|\\d+(?:\\.\\d+)?版|\\d+号(?:线|文|楼|门|院|地块)?|\\d{2,3}(?:省道|国道|县道)|\\d+强|\\d+(?:世纪|周年|级|寸|频道|热线|时|点\\d|版|型)|\\d+[-/.]\\d+[-/.]\\d+|\\d+(?:\\.\\d+)?(?::\\d+(?:\\.\\d+)?)+'
const ORDINAL = `第(?:\\d+|${CHINESE}+)(?:位|名)?(?![\\d一二三四五六七八九十百届次批期轮号章节篇条个代线产人])`
const OTHER_ORDINAL = `第(?:\\d+|${CHINESE}+)[届次批期轮号章节篇条个代线产人]`
/** 一是 （一） 1、 1. at the head of a sentence. */
const LISTED = `(?<=^|[\\n。;:])(?:\\((?:\\d{1,2}|${CHINESE}{1,3})\\)|${CHINESE}{1,3}[、.]|\\d{1,2}[、.](?!\\d)|${CHINESE}{1,2}是|[①-⑳]|[·•●◆■□▲▼△▽★☆※○◇▪►]+)`
/** A name in quotation marks; one that is a whole sentence, or tells how long something takes, is read. */
const QUOTED = '“(?![^“”\\n]{0,30}\\d(?:个?工作日|天|小时|分钟)(?:办结|完成|办|开办|拿))[^“”。;\\n]{1,40}”'
const INSET = '\\((?![^()]{0,20}改\\)|新\\))[^()\\n]{0,60}\\)|(?<![\\n。;:])(?<!^)[①-⑳]'

const BEFORE_FIGURE = `(?=(?:${WORD_CLASSES.filter(({ letter }) => 'bvle'.includes(letter))
  .map(({ words }) => anyOf(words))
  .join(
    '|',
  )}){0,2}(?:-?\\d|${CHINESE}{1,4}(?:个|家|类|项|件|倍|成)|百分之|${SPOKEN_PARTS}(?:个?[百千]分点|[万亿])|${ROUND}))`

const classOf = new Map<string, string>()
for (const { letter, words } of WORD_CLASSES) for (const word of words.split(' ')) classOf.set(word, letter)
const wordsAt = (where: string): string =>
  anyOf(
    WORD_CLASSES.filter((each) => each.where === where)
      .map(({ words }) => words)
      .join(' '),
  )

/** Units with their letter. */
const UNIT_LETTERS: readonly (readonly [letter: string, words: string])[] = [
  ['y', MONEY],
  ['p', RATES],
  ['d', TIMES],
  ['u', `${unitNames().join(' ')} ${MORE_UNITS}`],
]
const unitLetter = new Map<string, string>()
for (const [letter, words] of UNIT_LETTERS)
  for (const word of words.split(' ')) if (!unitLetter.has(word)) unitLetter.set(word, letter)
unitLetter.set('岁', 'A')
const UNITS = anyOf([...unitLetter.keys()].join(' '))

const SPOKEN_NUMBER = `百分之(?:\\d+(?:\\.\\d+)?|${SPOKEN_PARTS}|${CHINESE}+)|${SPOKEN_PARTS}(?=个?[百千]分点|[万亿])|(?<=新增|建成|解决|完成|实现|培育|引进|打造|建设|获批|增加|达到|为|超|近)${CHINESE}{1,3}(?:大(?=类))?(?=(?:个|家|类|项|件|所|座|条|倍|成)(?!是|五|方面|人))|(?<=超|过|逾|近|破|达)${ROUND}`

/** Finds the next thing that is more than a plain word. Which of its groups has matched says what it is. */
const NEXT = new RegExp(
  `(${VALUE_WORDS.join('|')})|(${COMPARED})|(${NAME})|(${QUOTED})|(${INSET})|(${LISTED})|(${TIME})|(${OTHER_ORDINAL})|(${ORDINAL})|` +
    `((?:${wordsAt('before a figure')})${BEFORE_FIGURE})|(${wordsAt('anywhere')}|其中:?)|(${SPOKEN_NUMBER}|${NUMBER})|([,;:。!?、\\n])`,
  'g',
)
const LETTERS = ['x', 'c', 's', 's', 'i', 'j', 't', 's', 'o', null, null, 'n', null]
const MARKS = new Map([
  [',', ','],
  ['、', '、'],
  [';', ';'],
  [':', ':'],
  ['。', '.'],
  ['!', '.'],
  ['?', '.'],
  ['\n', '.'],
])

/** Right behind a number: 万, 余, 平方米, 微克/立方米, /10万. */
const UNIT = new RegExp(
  `(?:个?(?:${PARTS.split(' ').join('|')}))|(?:[十百千万亿]*(?:${UNITS}))(?:\\((?:副|次|家|个|户)\\))?(?:/(?:10|100)?[十百千万亿]*(?:${UNITS}|人|年|月|GDP)?)?|/(?:10|100)?[十百千万亿]+人?|[十百千万亿]+`,
  'y',
)
const BEHIND = new RegExp(`${wordsAt('behind a figure')}`, 'y')
const RANGE = /[-—~至到](?=\d)/y
const BOUNDED = new RegExp(`(?:的|级)?(?:${anyOf(BOUNDED_NOUNS)})`, 'y')

const FIGURE_LETTERS = 'nmzuypdAai'

/** The words of a text as plainOf gives it; whole, without gaps. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  const push = (letter: string, from: number, to: number): void => {
    if (to > from) words.push({ letter, from, to })
  }
  const sticky = (pattern: RegExp, at: number): string => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? ''
  }
  let at = 0
  while (at < text.length) {
    // What may only stand behind a figure.
    const last = words.at(-1)
    if (last !== undefined && last.to === at && FIGURE_LETTERS.includes(last.letter)) {
      const found = behind(at, last.letter, sticky)
      if (found !== null) {
        push(found.letter, at, at + found.length)
        at += found.length
        continue
      }
    }
    NEXT.lastIndex = at
    const next = NEXT.exec(text)
    if (next === null) {
      push('w', at, text.length)
      break
    }
    push('w', at, next.index)
    const group = next.findIndex((each, group) => group > 0 && each !== undefined)
    const word = next[0]
    const letter =
      LETTERS[group - 1] ?? MARKS.get(word) ?? (word.startsWith('其中') ? 'q' : classOf.get(word)) ?? 'w'
    push(letter, next.index, next.index + word.length)
    at = next.index + word.length
  }
  return words
}

interface Behind {
  readonly letter: string
  readonly length: number
}

function behind(at: number, last: string, sticky: (pattern: RegExp, at: number) => string): Behind | null {
  if ('nmz'.includes(last)) {
    const unit = sticky(UNIT, at)
    if (unit !== '') return { letter: letterOf(unit), length: unit.length }
  }
  if ('nuypdAmz'.includes(last)) {
    const range = sticky(RANGE, at)
    if (range !== '') return { letter: 'r', length: 1 }
  }
  const bounded = 'yAam'.includes(last) ? sticky(BOUNDED, at) : ''
  if (bounded !== '') return { letter: 'h', length: bounded.length }
  const word = sticky(BEHIND, at)
  const letter = classOf.get(word)
  // 多 of 多项, 内 of 内河: only where a figure stands.
  if (word === '' || letter === undefined) return null
  if (letter === 'z' && !'nm'.includes(last) && !(last === 'u' && word !== '来')) return null
  if (word === '内' && last !== 'd') return null
  return { letter, length: word.length }
}

function letterOf(unit: string): string {
  if (PARTS.split(' ').includes(unit)) return 'j'
  const bare = unit.replace(/\(.\)/, '').split('/')[0] ?? ''
  const counted = /^[十百千万亿]*/.exec(bare)?.[0] ?? ''
  if (unit.startsWith('/')) return 'u'
  if (counted === unit) return 'm'
  return unit.includes('/')
    ? 'u'
    : (unitLetter.get(bare.slice(counted.length)) ?? unitLetter.get(bare) ?? 'u')
}
