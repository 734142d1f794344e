/** What a sentence says of how many indicators were reached and which, before any table is asked. */
import { readChinese } from '../../../measure/chinese.ts'
import { comparable } from '../../../measure/normalise.ts'
import { outcomeOf } from '../../../verdict/status.ts'

/** A number of indicators that came out one way. */
export interface Counted {
  /** Of how many; null where the sentence does not say. */
  readonly scope: number | null
  readonly number: number
  readonly outcome: 'done' | 'missed'
  /** Others may have come out so as well: 5项提前完成全年目标. */
  readonly atMost: boolean
  /** Places in the sentence's `plain`. */
  readonly start: number
  readonly end: number
}

/** Indicators that are named as having come out one way. */
export interface Listed {
  readonly scope: number | null
  readonly names: string
  readonly outcome: 'done' | 'missed'
  readonly start: number
  readonly end: number
}

export interface VerdictWords {
  readonly counts: readonly Counted[]
  readonly lists: readonly Listed[]
}

const NUMBER = '\\d{1,3}|[一二两三四五六七八九十]{1,3}'
const COUNT = new RegExp(`(?<![\\d.第])(${NUMBER})项(?!目(?!标))`, 'g')
/** 主要经济指标, 年度计划目标: what is counted. */
const NOUN =
  /^"?(?:(?:主要|重点|核心|关键|年度|年初|全年|计划|监测|考核|评价|统计|可统计|可监测|可比|量化|预期|国民|经济|社会|和|发展)*(?:指标|目标任务|目标))?/
/** What is said of them must be a verdict: 8项指标完成摸底 is none. */
const VERDICT = /过半|序时|时序|时间进度|进度要求|年度进度|预期|目标|达标|未达$|年度计划|目标任务/
const BARE = /^(?:已|均|都|全部|顺利|如期|圆满)*(?:没有|未能|未|尚未)?(?:完成|达到|实现)(?:了|要求|任务)?$/
/** 提前完成全年目标, 超序时进度: fewer may have come so far than were reached. */
const MORE = /提前|超额|全年|已完成|明显|严重|大幅|^(?:[均已都]|全部)*(?:超(?!过?或)|[高快]于)/
const ON_TIME = /过半|序时|时序|进度|达到/
/** What is meant to be, or is another plan's. */
const PLANNED = /力争|确保|争取|努力|推动|必须|下半年|规划|五年/
const ALL = /^(?:已)?(?:全部|全面|悉数)/
/** Before names that follow what was said of them. */
const NAMELY = /^(?:即|分别(?:是|为)|包括|主要是|为|是)/
const BEFORE_NAMES = /^(?:其中|但|而|仅有|仅|只有|只|除|有)+/

const numberOf = (text: string): number | null =>
  /\d/.test(text) ? Number(text) : readChinese(text.replace(/^两$/, '二'))

/** What words say of indicators; null where they say no verdict. */
function saidBy(words: string): 'done' | 'missed' | null {
  const plain = words.replace(/"/g, '')
  if (!VERDICT.test(plain) && !BARE.test(plain)) return null
  const outcome = /(?:低|慢|落后|滞后)于/.test(plain) ? 'missed' : outcomeOf(comparable(plain))
  if (outcome === 'missed' && /全年/.test(plain) && !ON_TIME.test(plain)) return null
  return outcome === 'done' || outcome === 'missed' ? outcome : null
}

/** Whether others may have come out so too that the words do not count. */
const isMore = (words: string): boolean =>
  MORE.test(words.replace(/"/g, '')) && !/或/.test(words) && !/(?<!未)达到/.test(words)

/** Whether nothing more is counted behind a place: 8项均超序时，3项落后 are eleven. */
const isLast = (plain: string, end: number): boolean => plain.slice(end).search(COUNT) < 0

interface Clause {
  readonly start: number
  readonly words: string
}

function clausesOf(plain: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  for (const { index } of plain.matchAll(/[，；;。:：]|,(?!\d{3})/g)) {
    clauses.push({ start, words: plain.slice(start, index) })
    start = index + 1
  }
  clauses.push({ start, words: plain.slice(start) })
  return clauses
}

/** @param plain of a sentence (see plain.ts) */
export function readVerdictWords(plain: string): VerdictWords {
  const counts: Counted[] = []
  const lists: Listed[] = []
  if (!/过半|完成|达|实现|进度|目标|预期/.test(plain) || PLANNED.test(plain)) return { counts, lists }
  let scope: { readonly number: number; readonly start: number } | null = null
  /** The scope's own words are quoted with the first count of it. */
  let told = false
  /** What was said of the indicators that the next clause names. */
  let open: 'done' | 'missed' | null = null

  const count = (number: number, outcome: 'done' | 'missed', start: number, end: number, words: string) => {
    const from = scope !== null && !told ? scope.start : start
    told = true
    counts.push({ scope: scope?.number ?? null, number, outcome, atMost: isMore(words), start: from, end })
  }
  const list = (names: string, outcome: 'done' | 'missed', start: number, end: number) => {
    const bare = names.replace(BEFORE_NAMES, '').replace(/等$/, '')
    const from = start + names.indexOf(bare)
    if (bare.length > 1) lists.push({ scope: scope?.number ?? null, names: bare, outcome, start: from, end })
  }

  for (const { start, words } of clausesOf(plain)) {
    const namely = open
    open = null
    const found = [...words.matchAll(COUNT)]
    if (found.length === 0) {
      if (namely !== null && (NAMELY.test(words) || plain[start - 1] === ':')) {
        const names = words.replace(NAMELY, '')
        list(names, namely, start + words.length - names.length, start + words.length)
      } else if (scope !== null && ALL.test(words) && saidBy(words) === 'done')
        count(scope.number, 'done', start, start + words.length, '')
      continue
    }
    let last = 0
    for (const [at, match] of found.entries()) {
      const [whole, digits = ''] = match
      const number = numberOf(digits)
      const end = found[at + 1]?.index ?? words.length
      const tail = words.slice(match.index + whole.length, end)
      const head = words.slice(last, match.index)
      last = end
      if (number === null) continue
      const noun = NOUN.exec(tail)?.[0] ?? ''
      const what = tail.slice(noun.length).replace(/^"+|"+$/g, '')
      const from = start + match.index
      const [two] = what.matchAll(TWO)
      if (noun !== '' && two !== undefined) {
        scope = { number, start: from }
        told = false
        for (const [digit, said] of [
          [two[1], two[2]],
          [two[3], two[4]],
        ]) {
          const [many, outcome] = [numberOf(digit ?? ''), saidBy(said ?? '')]
          if (many !== null && outcome !== null) count(many, outcome, from, start + end, said ?? '')
        }
        continue
      }
      // 13项指标中; 其余11项中; 14项主要指标，
      if (
        /^其?中/.test(what) ||
        (noun !== '' && what === '' && !head.includes('、') && saidBy(head.replace(/的$/, '')) === null)
      ) {
        scope = { number, start: from }
        told = false
        continue
      }
      // 未完成年度目标的5项指标分别是：
      if (/^(?:分别)?(?:是|为|即|有|包括)?$/.test(what)) {
        const outcome = saidBy(head.replace(/^[仅只]|的?(?:指标)?(?:有|共|共有)?$/g, ''))
        if (outcome === null) continue
        count(number, outcome, from - head.length, start + end, head)
        open = outcome
        continue
      }
      // 12项主要指标完成10项; 16项指标过半的有12项
      const next = found[at + 1]
      const rest = next === undefined ? '' : words.slice(next.index + next[0].length)
      if (noun !== '' && next !== undefined && !what.includes('、') && /^(?:[，,。;；(]|$)/.test(rest)) {
        scope = { number, start: from }
        told = false
        last = match.index + whole.length + noun.length
        continue
      }
      const outcome = saidBy(what)
      if (outcome === null) continue
      const every =
        scope === null && noun !== '' && outcome === 'done' && ALL.test(what) && isLast(plain, start + end)
      if (every) scope = { number, start: from }
      count(number, outcome, from, start + end, what)
      if (head !== '') list(head, outcome, start + match.index - head.length, start + match.index)
      open = outcome
    }
  }
  return { counts, lists }
}

/** “九达标、三未达”. */
const TWO = new RegExp(
  `^(${NUMBER})项?([^\\d一二两三四五六七八九十、]{2,8})、(${NUMBER})项?([^\\d一二两三四五六七八九十、]{2,8})$`,
  'g',
)
