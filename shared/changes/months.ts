/** Another part of the year for a text: every wording that names the old one, with the new one in the same wording. */
import { periodWords } from '../verdict/spoken.ts'

/** The figures of a month in each script that tables write it in: 6, 06, ６, 六. */
const SCRIPTS: readonly (readonly [of: RegExp, write: (month: number) => string])[] = [
  [/^0\d$/, (month) => String(month).padStart(2, '0')],
  [/^\d+$/, String],
  [
    /^[０-９]+$/,
    (month) => String(month).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? ''),
  ],
  [/^[一二三四五六七八九十]+$/, (month) => CHINESE[month] ?? String(month)],
]
const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const LAST_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** All ways to write that month's figure. */
const formsOf = (month: number): string =>
  [String(month).padStart(2, '0'), ...SCRIPTS.slice(1).map(([, write]) => write(month))]
    .sort((a, b) => b.length - a.length)
    .join('|')

/** A month's figure in the script of another. */
const like = (figure: string, month: number): string =>
  SCRIPTS.find(([of]) => of.test(figure))?.[1](month) ?? String(month)

const DIGIT = '[\\d０-９一二三四五六七八九十]'
const TO = '[-－–—―~～至到]{1,2}'
const ONE = '(?:0?1|１|一)'
/** What is set for a whole year says nothing of how far it has come. */
const SET = '(?:工作|考核|预期|主要|重点|的|\\s)*(?:目标|任务|计划|预算|指标)'

/** Words that name a part of the year as a whole. */
const WORDS: Readonly<Record<number, string>> = {
  3: `第?${ONE}季度|首季度?`,
  6: '上半年度?|(?<![上下两])半年度?',
  9: '前[三3３]个?季度',
  12: `全年度?(?!${SET})`,
}
const QUARTERS: Readonly<Record<number, string>> = { 3: '一1１', 6: '二2２', 9: '三3３', 12: '四4４' }

type Rule = readonly [pattern: RegExp, write: (found: readonly string[], to: number) => string]

const rulesOf = (from: number): readonly Rule[] => {
  const forms = `(${formsOf(from)})`
  const words = WORDS[from]
  const quarter = QUARTERS[from]
  const day = LAST_DAYS[from] ?? 31
  const rules: Rule[] = []
  // 1—6月, 一至六月, 2024.1-6; of January alone there is no range.
  if (from > 1)
    rules.push(
      [
        new RegExp(`(?<!${DIGIT}|(?<!(?:19|20)\\d\\d)[.．])(${ONE})(月?份?${TO})${forms}(月)`, 'g'),
        ([, one = '', middle = '', end = '', month = ''], to) =>
          to === 1 ? `${one}${month}` : `${one}${middle}${like(end, to)}${month}`,
      ],
      [
        new RegExp(`(?<=(?:19|20)\\d\\d[./年])(0?1)(${TO})${forms}(?![\\d.月号项条日个])`, 'g'),
        ([, one = '', middle = '', end = ''], to) => `${one}${to === 1 ? '' : `${middle}${like(end, to)}`}`,
      ],
    )
  // 一至三季度, 第二季度.
  if (quarter !== undefined && from > 3)
    rules.push([
      new RegExp(`(${ONE})(${TO}|、)([${quarter}])季度`, 'g'),
      ([, one = '', middle = '', end = ''], to) =>
        to === 3 ? `${one}季度` : to % 3 === 0 ? `${one}${middle}${like(end, to / 3)}季度` : periodWords(to),
    ])
  if (words !== undefined) rules.push([new RegExp(words, 'g'), (_, to) => periodWords(to)])
  if (quarter !== undefined && from > 3)
    rules.push([
      new RegExp(`(?<!${TO}|[、前])(第?)([${quarter}])季度`, 'g'),
      ([, nth = '', figure = ''], to) =>
        to % 3 === 0 ? `${nth}${like(figure, to / 3)}季度` : periodWords(to),
    ])
  rules.push(
    // 前6个月.
    [
      new RegExp(`([前头])${forms}(个?月)(?!份)`, 'g'),
      ([, head = '', figure = '', month = ''], to) => `${head}${like(figure, to)}${month}`,
    ],
    // 6月30日, the last of its month; any other day is a date.
    [
      new RegExp(`(?<!${DIGIT}|[前头]|[月日\\d]${TO})${forms}月(${day === 28 ? '28|29' : day})日`, 'g'),
      ([, figure = ''], to) => `${like(figure, to)}月${LAST_DAYS[to] ?? 31}日`,
    ],
    // 6月末, 截至6月, 2024年6月.
    [
      new RegExp(`(?<!${DIGIT}|[前头]|[月日\\d]${TO})${forms}(月份?[底末止])`, 'g'),
      ([, figure = '', end = ''], to) => `${like(figure, to)}${end}`,
    ],
    [
      new RegExp(
        `(截[至止]到?|累计[至到]|(?:19|20)\\d\\d年)${forms}(月份?)(?!\\s*\\d|[底末止日]|${TO})`,
        'g',
      ),
      ([, before = '', figure = '', end = ''], to) => `${before}${like(figure, to)}${end}`,
    ],
  )
  return rules
}

const known = new Map<number, readonly Rule[]>()

/**
 * The text with the period of the first `to` months for that of the first `from`: 上半年 → 前三季度, 1—6月 → 1—9月,
 * 截至6月30日 → 截至9月30日, each in the script it was written in. 全年目标, single months and dates within a month stay.
 */
export function withMonths(text: string, from: number, to: number): string {
  if (from === to) return text
  const rules = known.get(from) ?? rulesOf(from)
  known.set(from, rules)
  // What one rule has written is no business of the next: 1—9月 of 1—6月 must not be read again.
  let parts: { readonly text: string; readonly done: boolean }[] = [{ text, done: false }]
  for (const [pattern, write] of rules)
    parts = parts.flatMap((part) =>
      part.done ? [part] : split(part.text, pattern, (found) => write(found, to)),
    )
  return parts.map((part) => part.text).join('')
}

/** A text cut at what a pattern finds in it, with what is written there. */
function split(
  text: string,
  pattern: RegExp,
  write: (found: readonly string[]) => string,
): { text: string; done: boolean }[] {
  const parts: { text: string; done: boolean }[] = []
  let at = 0
  for (const found of text.matchAll(pattern)) {
    parts.push({ text: text.slice(at, found.index), done: false }, { text: write(found), done: true })
    at = found.index + found[0].length
  }
  return [...parts, { text: text.slice(at), done: false }]
}

const HALF = /[“"「『‘']?双过半[”"」』’']?\n?/g

/** Whether it speaks of 双过半, which is said of a half year only. */
export const saysHalf = (text: string): boolean => text.includes('双过半')

/** Without 双过半 and its quotation marks; 是否双过半 asks 是否完成 then. */
export function withoutHalf(text: string): string {
  const rest = text.replace(HALF, '')
  if (rest === text) return text
  return rest.trim() === '' ? '完成情况' : rest.trim() === '是否' ? '是否完成' : rest
}
