/**
 * Bounds that stand beside the indicator and not in the target: 失业率（不高于）, 涨幅≤, 死亡人数（控制数）,
 * 自然增长率控制在（‰以内）, and the same in a unit cell (%以内). They count as if they stood in the target.
 */
import { compare, literal } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { isCurrency, type Unit, unitOf } from '../measure/unit.ts'

export interface Bound {
  /** Which side is wanted; 'both' where the words contradict each other. */
  readonly side: 'most' | 'least' | 'both'
  /** The name repeats the target's figure: 失业率控制在5.5%以内; '' where it has none. */
  readonly figure: string
  /** 控制数, 控制目标: what is allowed or asked for in all, whichever way the figures go. */
  readonly quota: boolean
  /** A unit that stands with it: （‰以内）. */
  readonly unit: Unit | null
  /** As typed, for quoting. */
  readonly words: string
}

const MOST =
  '不得?高于|不得?超过|不得?大于|不得?多于|不得?突破|不超|低于|小于|少于|控制上限|控制在|控制为|控制到|上限值?|最高限|至多|(?:缩小|下降|降低|压减|减少|压降|降|收窄)[到至]|≤|<=|≦|≯|<'
const LEAST = '不得?低于|不得?少于|不得?小于|高于|大于|超过|多于|至少|下限值?|最低限|≥|>=|≧|≮|>'
const QUOTA = '控制数|控制目标|控制指标|控制值|控制线|控制总数|控制总量'
/** In brackets of their own only: 政府债务限额 is the name of a thing. */
const LIMIT = '限额|限值|控制|最高|最高值'
const FLOOR = '最低|最低值'
const BEHIND_MOST = '及?以内|之内|及?以下|之下|内|封顶'
const BEHIND_LEAST = '及?以上|之上'

/** Names without one of these have no bound: one look is enough for most. */
const MAY =
  /[≤≥<>≦≧≯≮]|[低高]于|超过|不超|突破|[少大小多]于|控制|以[内上下]|之[内上下]|[上下]限|至[少多]|最[高低]|限[额值]|%内|[小低少减降窄][到至]/

const before = (words: string): RegExp => new RegExp(`^(?:${words})`)
const IS = {
  most: before(`(?:${MOST}|${QUOTA}|${LIMIT}|${BEHIND_MOST})`),
  least: before(`(?:${LEAST}|${FLOOR}|${BEHIND_LEAST})`),
  quota: before(QUOTA),
}
/** No number of its own is the 1 of 1/10万. */
const NUMBER = '(\\d+(?:\\.\\d+)?(?![\\d./]))?'
const PHRASE = new RegExp(
  `^(${LEAST}|${MOST}|${QUOTA}|${LIMIT}|${FLOOR})?(?:为|在)?${NUMBER}(.{0,8}?)(${BEHIND_MOST}|${BEHIND_LEAST})?(?:左右)?(${LEAST}|${MOST}|${QUOTA})?$`,
)
const TAIL = new RegExp(
  `(?:(${LEAST}|${MOST}|${QUOTA})${NUMBER}([^\\d()]{0,8}?)(${BEHIND_MOST}|${BEHIND_LEAST})?(?:左右)?|${NUMBER}([%‰])(${BEHIND_MOST}|${BEHIND_LEAST})|(?<!范围)(以内))$`,
)
const CAPPED_TOTAL = /(?:总量|规模|强度|浓度|人口|成本|支出|费用|债务|余额)(控制)$/
const HEAD_SIGN = new RegExp(`^(${LEAST}|${MOST})(?=.)`)
const HEAD_CONTROL =
  /^控制(?!性|点|中心|率|室|系统|工程|区|线|力)(?=.*(?:率|量|数|规模|幅|水平|强度|余额|浓度|人口|价格|成本)$)/
const BRACKETS = /[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g
/** Words beside a bound that say nothing of it. */
const IDLE = /^(?:约束性|预期性|约束|预期|年均|累计|全年|年度|含|目标|指标|)$/
const LEADING = /(?:力争|确保|努力|总体|基本|严格|全年|应当?|须|需|保持|:)+$/

interface Found {
  side: Bound['side'] | null
  figure: string
  quota: boolean
  unit: Unit | null
  words: string
}

const take = (into: Found, words: string, figure = ''): void => {
  if (words === '') return
  const side = IS.least.test(words) ? 'least' : IS.most.test(words) ? 'most' : null
  if (side === null) return
  into.side = into.side === null || into.side === side ? side : 'both'
  into.quota ||= IS.quota.test(words)
  if (figure !== '') into.figure = figure
  if (into.words === '') into.words = words
}

/** Whether a bracket (or a unit cell) says a bound, alone or with a unit; notes it. */
function takePhrase(into: Found, text: string): boolean {
  const noted: Found = { ...into }
  let any = false
  for (const part of text.split(/[,、;]/)) {
    const unit = unitOf(part)
    if (unit !== null || IDLE.test(part)) {
      noted.unit ??= unit
      continue
    }
    const [, first = '', figure = '', middle = '', behind = '', last = ''] = PHRASE.exec(part) ?? []
    const inner = middle === '' ? null : unitOf(middle)
    if (first + behind + last === '' || (middle !== '' && inner === null)) return false
    // 项目（亿元以上）: how big they are, not how many are wanted.
    if (first === '' && last === '' && IS.least.test(behind) && inner !== null && isCurrency(inner))
      return false
    if (behind === '内' && inner === null && figure === '') return false
    noted.unit ??= inner
    for (const words of [first, behind, last]) take(noted, words, figure)
    any = true
  }
  if (any) Object.assign(into, noted)
  return any
}

/**
 * The bound in an indicator's name (comparable, its number taken off) and the name without it; null for most names,
 * which have none.
 */
export function boundInName(name: string): { readonly bare: string; readonly bound: Bound } | null {
  if (!MAY.test(name)) return null
  const found: Found = { side: null, figure: '', quota: false, unit: null, words: '' }
  const notes: string[] = []
  let bare = name.replace(BRACKETS, (whole, inner: string) => {
    if (takePhrase(found, inner)) return ''
    notes.push(whole)
    return ''
  })
  const tail = TAIL.exec(bare)
  if (tail !== null) {
    const [whole, word = '', figure = '', middle = '', behind = '', loose = '', , after = '', within = ''] =
      tail
    const unit = middle === '' ? null : unitOf(middle)
    if (middle === '' || unit !== null) {
      found.unit ??= unit
      for (const words of [word, behind, after, within]) take(found, words, figure || loose)
      bare = bare.slice(0, -whole.length).replace(LEADING, '')
    }
  } else if (CAPPED_TOTAL.test(bare)) {
    take(found, '控制')
    bare = bare.slice(0, -2)
  }
  const head = HEAD_SIGN.exec(bare)?.[1] ?? HEAD_CONTROL.exec(bare)?.[0] ?? ''
  if (head !== '') {
    take(found, head)
    bare = bare.slice(head.length)
  }
  const { side } = found
  return side === null || bare === '' ? null : { bare: bare + notes.join(''), bound: { ...found, side } }
}

const cells = new Map<string, { readonly bare: string; readonly bound: Bound } | null>()

/** The same for a unit cell as typed: %以内 is % and 以内. */
export function boundInUnit(unit: string): { readonly bare: string; readonly bound: Bound } | null {
  const before = cells.get(unit)
  if (before !== undefined) return before
  const text = comparable(unit)
  const found: Found = { side: null, figure: '', quota: false, unit: null, words: '' }
  const told = MAY.test(text) && takePhrase(found, text.replace(/[()[\]【】]/g, ''))
  const read = told && found.side !== null ? { ...found, side: found.side } : null
  const result = read === null ? null : { bare: read.unit?.label ?? '', bound: read }
  if (cells.size > 1_000) cells.clear()
  cells.set(unit, result)
  return result
}

/**
 * A target's figure with the bound that stands beside it; or one Chinese clause that says why they do not go together.
 * @param falls the name says that a fall is the goal: a 控制数 of a fall is what it has to come to
 */
export function withBound(figure: Figure, bound: Bound, falls: boolean): Figure | string {
  if (bound.side === 'both') return '指标名称中的上下限写法互相矛盾'
  if (bound.figure !== '' && compare(literal(bound.figure), figure.low) !== 0)
    return `与指标名称中的“${bound.words}${bound.figure}”不一致`
  if (falls && bound.side === 'most') {
    if (bound.quota) return figure
    return figure.bound === 'most' ? figure : `与指标名称中的“${bound.words}”一个要下降、一个是上限，含义不明`
  }
  const own =
    figure.bound ??
    (figure.held || figure.toward === 'down' ? 'most' : figure.toward === 'up' ? 'least' : null)
  if (own !== null && own !== bound.side) return `与指标名称中的“${bound.words}”方向相反`
  return own === null ? { ...figure, bound: bound.side } : figure
}
