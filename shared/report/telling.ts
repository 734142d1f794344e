/** One row of a table as it is told in a report: its name, the words before its figure, and the figure as typed. */
import type { Row } from '../attachment/model.ts'
import { literal, sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { readActual } from '../verdict/actual.ts'
import { type Dictionary, type Found, lookUp } from '../verdict/dictionary.ts'
import type { JudgedRow } from '../verdict/verdict.ts'
import { identityOf } from './names.ts'
import type { ItemWording, Wording } from './wording.ts'

/** A row as it is told: its figure and the words before it. */
export interface Told {
  readonly name: string
  /** 完成 before the name, as the district writes it. */
  readonly lead: string
  /** Between name and figure; '' for none. */
  readonly verb: string
  readonly figure: string
  /** Behind the figure: 、增长5%. */
  readonly growth: string
}

/** What a figure is: a growth, the size of a fall, an amount that gathers, a level, or nobody can say. */
type Nature = 'growth' | 'fall' | 'amount' | 'level' | 'unknown'

/** Names that begin with what was done: 新增就业3000人 needs no verb. */
const DEED =
  /^(?:新增|新建|新引进|新开工|新认定|新培育|净增|到位|完成|实现|实际|培训|引进|改造|改建|培育|发放|建成|开工|竣工)/
/** A bound that stands in the name says nothing of what was reached. */
const BOUND = /(?:不高于|不低于|低于|高于|不超过|不少于|控制在|达到)$/
/** What rises and does not grow. */
const PRICES = /价格|物价|涨幅$/
/** One figure with its unit and nothing else. */
const BARE = /^([-－—−]?)(\d[\d,]*(?:\.\d+)?)\s*([^\d\s]*)$/

export interface Context {
  readonly dictionary: Dictionary
  readonly wording: Wording
  readonly unitOf: (row: Row) => string
  readonly actualOf: (row: Row) => string
  readonly growthOf: (row: Row) => string
}

const learned = (name: string, { wording, dictionary }: Context): ItemWording | undefined =>
  wording.items.get(identityOf(name, dictionary))

function natureOf(found: Found, isPercent: boolean): Nature {
  if (isPercent) {
    if (found.falls && !found.grows) return 'fall'
    if (found.grows || found.kind === 'growth') return 'growth'
    if (found.kind === 'amount') return found.entry?.units.includes('%') === true ? 'growth' : 'unknown'
    return found.kind === 'level' ? 'level' : 'unknown'
  }
  if (found.kind === 'level') return 'level'
  return found.kind === null ? 'unknown' : 'amount'
}

/** The figure without its sign, with the word that its sign makes of 增长. */
function changed(
  minus: boolean,
  digits: string,
  unit: string,
  up = '增长',
): { readonly word: string; readonly figure: string } {
  if (sign(literal(digits.replaceAll(',', ''))) === 0) return { word: '持平', figure: '' }
  return { word: minus ? '下降' : up, figure: `${digits}${unit}` }
}

/** The verb before a growth; a learned one keeps what stands before its 增长, and gives way to 下降 where it must. */
function growthVerb(own: ItemWording | undefined, word: string, since: string): string {
  if (own?.aspect !== 'growth' || own.verb === null) return `${since}${word}`
  const before = own.verb.replace(
    /(?:增长|增加|上升|上涨|提高|下降|降低|减少|下滑|回落|(?:增速|增幅|涨幅)(?:为|达到?)?)$/,
    '',
  )
  if (word === '增长' || word === '上涨')
    return /(?:下降|降低|减少|下滑|回落)$/.test(own.verb) ? `${before}${word}` : own.verb
  return `${before}${word}`
}

function valueVerb(
  nature: Nature,
  found: Found,
  name: string,
  own: ItemWording | undefined,
  judged: JudgedRow,
): string {
  // 控制在 says that the bound was kept.
  const kept = judged.outcome !== 'missed'
  const verb = own?.aspect === 'value' ? own.verb : null
  if (verb !== null && verb !== undefined) return verb === '控制在' && !kept ? '为' : verb
  if (nature === 'amount') return DEED.test(name) ? '' : '完成'
  if (nature === 'level') return found.down ? (kept ? '控制在' : '为') : '达'
  return '为'
}

/** How a row with an actual is told; null where nothing stands there yet. */
export function toldOf(row: Row, name: string, judged: JudgedRow, context: Context): Told | null {
  const { wording, dictionary } = context
  const typed = context.actualOf(row).trim()
  const unit = context.unitOf(row)
  const actual = readActual(typed, unit)
  const own = learned(name, context)
  const shown = own?.name ?? name.replace(BOUND, '')
  if (actual.kind === 'blank') return null
  if (actual.kind === 'annual') {
    const words = own?.words || wording.waiting
    const said = own?.name ?? name.replace(/(?:下降|降低)(?:率|幅度)?$/, '')
    return { name: said, lead: '', verb: '', figure: words, growth: '' }
  }
  const bare = BARE.exec(comparable(typed))
  if (bare === null) {
    // It is said already: 增长12.3%, 有序推进; or figures of its own kind: 约45亿元.
    const begins = /^(?:约|近|超|[-+]?\d)/.test(comparable(typed))
    const found = lookUp(name, dictionary)
    const verb = begins
      ? valueVerb(natureOf(found, /^[-+\d.]+%/.test(comparable(typed))), found, name, own, judged)
      : ''
    return {
      name: shown,
      lead: own?.lead ?? '',
      verb,
      figure: typed.replace(/\s+/g, '').replace(/[；;。，,]+$/, ''),
      growth: '',
    }
  }
  const [, minus = '', digits = '', behind = ''] = bare
  const measured = behind === '' ? unit : behind
  const found = lookUp(name, dictionary)
  const nature = natureOf(found, measured === '%')
  const figure = `${minus === '' ? '' : '-'}${digits}${measured}`
  if (nature === 'fall') {
    const said = own?.name ?? name.replace(/(?:下降|降低|削减|减少|压减|减排)(?:率|幅度)?$/, '')
    // A minus under 下降 may mean either.
    if (minus !== '') return { name: shown, lead: '', verb: '为', figure, growth: '' }
    return { name: said, lead: '', verb: growthVerb(own, '下降', wording.since), figure, growth: '' }
  }
  if (nature === 'growth') {
    const { word, figure: size } = changed(
      minus !== '',
      digits,
      measured,
      PRICES.test(name) ? '上涨' : '增长',
    )
    const bare = name.replace(/(?:同比)?(?:增长速度|增长率|增长|增速|增幅|涨幅)$/, '')
    const said = own?.name ?? (found.grows || /涨幅$/.test(name) ? bare : name)
    if (own?.aspect === 'growth' && /(?:增速|增幅|涨幅)(?:为|达到?)?$/.test(own.verb ?? '')) {
      return { name: said, lead: '', verb: own.verb ?? '', figure, growth: '' }
    }
    return { name: said, lead: '', verb: growthVerb(own, word, wording.since), figure: size, growth: '' }
  }
  const verb =
    own?.aspect === 'value' && own.lead !== ''
      ? (own.verb ?? '')
      : valueVerb(nature, found, name, own, judged)
  const lead = own?.aspect === 'value' ? own.lead : ''
  return { name: shown, lead, verb, figure, growth: nature === 'level' ? '' : besides(row, context) }
}

/** 、增长5% of the growth that stands beside an amount; '' where none does. */
function besides(row: Row, { wording, growthOf }: Context): string {
  const [, minus = '', digits = '', unit = ''] = BARE.exec(comparable(growthOf(row))) ?? []
  if (digits === '' || (unit !== '' && unit !== '%')) return ''
  const { word, figure } = changed(minus !== '', digits, '%')
  const said = `${wording.since}${word}${figure}`
  if (wording.beside === '（' || wording.beside === '(') return `（${said}）`
  return `${wording.beside}${said}`
}

export const clause = ({ lead, name, verb, figure, growth }: Told): string =>
  `${lead}${name}${verb}${figure}${growth}`

/** 甲、乙和丙. */
export const joinedNames = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`

/** Whether names that are told together are those of these rows; the first may be short for what the last ends in. */
function isJoint({ name, names }: ItemWording, rows: readonly string[], dictionary: Dictionary): boolean {
  if (names.length === 1 && name.includes('城乡')) {
    const both = ['城镇', '农村'].map((place) => name.replace('城乡', place))
    return (
      rows.length === 2 &&
      rows.every((row, at) => identityOf(row, dictionary) === identityOf(both[at] ?? '', dictionary))
    )
  }
  const last = names.at(-1) ?? ''
  return (
    names.length === rows.length &&
    rows.every((row, at) => {
      const own = names[at] ?? ''
      const whole = [own, ...Array.from(last, (_, cut) => own + last.slice(cut))]
      return whole.some((one) => identityOf(one, dictionary) === identityOf(row, dictionary))
    })
  )
}

/** Several rows of one number: 分别 where they say the same of several names, else one after the other. */
export function together(
  all: readonly { readonly name: string; readonly told: Told }[],
  { wording, dictionary }: Context,
): string {
  const [first] = all
  const alike =
    all.length > 1 &&
    all.every(
      ({ told: { verb, figure, growth, lead } }) =>
        verb === first?.told.verb && verb !== '' && /\d/.test(figure) && growth === '' && lead === '',
    )
  if (!alike || first === undefined) return all.map(({ told }) => clause(told)).join('，')
  const names = all.map(({ name }) => name)
  const own = wording.joined.find((one) => isJoint(one, names, dictionary))
  const shown = own?.name ?? joinedNames(all.map(({ told }) => told.name))
  const word = /(?:增长|上涨|下降)$/.exec(first.told.verb)?.[0]
  const verb = word === undefined ? first.told.verb : growthVerb(own, word, wording.since)
  return `${shown}分别${verb}${joinedNames(all.map(({ told }) => told.figure))}`
}
