/**
 * The target grammar: what plans really say, as plain data. What it cannot read it says so; it never guesses.
 * Knows no indicators: whether 7% is to be reached or kept below is decided by the rules.
 */
import { comparable } from '../measure/normalise.ts'
import { clausesOf, type Figure, hasNoteMark, inDigits, readFigure } from '../measure/quantity.ts'
import { isNoneGoal, isRound, none, spanOf, withoutDigits } from './printed.ts'

export type Target =
  | { readonly kind: 'blank' }
  /** One or more figures that bind; several only where they measure different things (amount and growth). */
  | {
      readonly kind: 'figures'
      readonly figures: readonly Figure[]
      /** span: 〔17〕, for several years; square: [17], that or a note; none: 零发生, not once; ones: 个位数. */
      readonly form?: 'span' | 'square' | 'none' | 'ones'
    }
  /** 与经济增长(基本)同步; `strict` for 高于经济增速; `more` 百分点 above it. */
  | { readonly kind: 'same as'; readonly nearly: boolean; readonly strict: boolean; readonly more: string }
  /** 正增长. */
  | { readonly kind: 'positive' }
  /** 持平, 零增长, 不下降; `nearly` for 基本持平. */
  | { readonly kind: 'flat'; readonly nearly: boolean }
  /** 比上年下降; `orEqual` for 只降不升. */
  | { readonly kind: 'falling'; readonly orEqual: boolean }
  /** 促稳提质, 合理增长. */
  | { readonly kind: 'qualitative' }
  /** 高于全省平均, 完成上级下达任务, 省定范围内. */
  | { readonly kind: 'reference' }
  /** 建成投用, 创成: a task told in words. */
  | { readonly kind: 'task' }
  /** 年底另行下达: no target as yet. */
  | { readonly kind: 'unset' }
  /** Why, in Chinese, to follow 目标“…”. */
  | { readonly kind: 'unreadable'; readonly why: string }

const NO_TARGET = /^(?:[-—/\\*.]+|无|无目标|不设目标|未设目标|不设|空)$/
const UNSET =
  /^(?:.{0,6}?)(?:待|暂未|尚未|未|另行|暂不)(?:上级|省|市)?(?:定|下达|确定|明确|分解|核定|公布)(?:目标|任务)?$/

const HOPE = '(?:力争|确保|努力|争取|实现|保持|总体|继续|全年|增速|增长|增幅|涨幅|收入)*'
const ECONOMY =
  '(?:全市|全区|全县|全省|地方|本市|本区|本县)?(?:国民经济|经济社会|经济|GDP|gdp|国内生产总值|地区生产总值|生产总值)(?:的)?' +
  '(?:增长速度|发展速度|增长率|增长|增速|增幅|发展)?(?:水平)?'
const SAME = new RegExp(
  `^${HOPE}(?:与|同|和|跟)?${ECONOMY}(?:保持)?(基本|大体|大致|总体)?(?:保持)?(?:同步|持平|相当|一致|同速)(?:增长|提高|发展)?$`,
)
const ABOVE = new RegExp(
  `^${HOPE}(?:略)?(不低于|不慢于|不小于|达到|高于|快于|超过|跑赢|大于|优于)${ECONOMY}` +
    '(?:(\\d+(?:\\.\\d+)?)个?百分点(?:以上)?)?$',
)

const LAST_YEAR = '(?:比|较|同|与|和)?(?:上年|去年|往年)(?:同期)?(?:水平|实绩)?'
const POSITIVE = new RegExp(
  `^${HOPE}(?:正增长|正的增长|由负转正|转正|止跌回升|(?:同比|${LAST_YEAR})?(?:有所|继续|实现)?(?:增长|提高|上升|增加|提升)|` +
    `(?:高于|好于|优于|超过)${LAST_YEAR})$`,
)
const FLAT = new RegExp(
  `^${HOPE}(?:${LAST_YEAR}|同比)?(?:保持|基本)*(?:持平|零增长|不下降|不减少|不降低|只增不减|只升不降|不负增长)$|` +
    `^(?:确保|力争|保持)*不低于${LAST_YEAR}$|^保持${LAST_YEAR}$`,
)
const FALLING =
  /^(?:力争|确保|努力|实现|保持|继续|争取)*(?:(?:比|较)?(?:上年|去年)(?:同期)?|同比|逐年|持续|进一步|稳步|有所|双|继续)*(?:下降|降低|减少|负增长|压降)$/
const NOT_RISING =
  /^(?:力争|确保|努力|实现|保持)*(?:(?:比|较)?(?:上年|去年)(?:同期)?|同比)?(?:只降不升|不升|不上升|不增加|零增加|不增长|只减不增|不高于(?:上年|去年)(?:同期)?(?:水平)?)$/

/** What must be compared with a figure that stands in no table of ours. */
const COMPARED =
  /(?:高于|低于|快于|慢于|优于|好于|超过|超|不低于|不高于|达到|达|与|同|跟|保持|位居|居|在).{0,3}(?:全国|全省|省|全市|市|国家|上级|苏南|苏中|苏北|周边|同类|兄弟|县域).{0,6}(?:平均|均值|水平|增速|增幅|前列|同步|持平|一致)|(?:全国|全省|全市|省|市|国家)(?:内)?(?:平均|均值|均速)|省均|市均|排名|位次|名次|前列|前[一二三四五六七八九十\d]+(?:位|名|强)?$|第[一二三四五六七八九十\d]+(?:位|名)?|进位|争先|领先/
/** Set by someone above, without saying what. */
const HANDED_DOWN =
  /(?:下达|分解|核定|省定|市定|国定|国家|自治区|上级|考核|约束性|预算|省级|市级|国家|省市|省|市).{0,6}(?:目标|任务|指标|要求|标准|范围|计划|控制数|总量|指令|安排)|(?:目标|任务|标准|要求)(?:以|之)?内?$|省定|市定|下达/
const QUALITATIVE =
  /稳|提质|合理|优化|改善|向好|适度|较快|提升|区间|扩大|有序|持续|明显|进一步|良好|健康|协调|加快|完善|巩固|增强|促|更加|更高|更好|优质|同步/
const TASK =
  /完成|建成|开工|竣工|投用|投产|通过|创建|创成|达标|启动|出台|验收|封顶|运营|实施|推进|编制|挂牌|签约|落地|全覆盖|建立|制定|到位|交付|通车|入库/

/** Words beside a figure that bind nobody: 力争更好结果. */
const IDLE = /^(?:并|且|在(?:实际)?工作中)?(?:力争|争取|努力|奋力)(?!.*\d)/
/** A figure for a part of the year, or for other years, under the year's column. */
const OTHER_PERIOD =
  /上半年|半年|季度|[1一]?\d月|月底|月末|20\d\d年|十[三四五六]五|年均|每年|五年|三年|两年平均|月均/

const read = new Map<string, Target>()

/**
 * Reads a target as typed.
 * @param own the unit column's word (see readFigure)
 */
export function readTarget(text: string, own = ''): Target {
  const key = own === '' ? text : `${own}\n${text}`
  const before = read.get(key)
  if (before !== undefined) return before
  if (read.size > 20_000) read.clear()
  const words = comparable(text)
  const target: Target = hasNoteMark(text, words)
    ? { kind: 'unreadable', why: '带有注释序号，无法确定数值' }
    : parsePrinted(words, own)
  read.set(key, target)
  return target
}

/** Most targets begin with a digit or a word, and have no form of their own. */
function parsePrinted(text: string, own: string): Target {
  if (/[([〔【]/.test(text)) {
    if (isRound(text)) return { kind: 'unreadable', why: '写在括号里，可能是负数、累计数或注' }
    const span = spanOf(text)
    const found = span === null ? null : parse(span.rest, own)
    if (found?.kind === 'figures') return { ...found, form: span?.square ? 'square' : 'span' }
  }
  if (/[零0无不杜避严防清归]/.test(text) && isNoneGoal(text)) {
    const figure = none()
    if (figure !== null) return { kind: 'figures', figures: [{ ...figure, bound: 'most' }], form: 'none' }
  }
  if (text === '零') return parse('0', own)
  const found = parse(withoutDigits(text), own)
  return found.kind === 'figures' && text.includes('个位数') ? { ...found, form: 'ones' } : found
}

function parse(text: string, own: string): Target {
  if (text === '' || NO_TARGET.test(text)) return { kind: 'blank' }
  if (UNSET.test(text)) return { kind: 'unset' }
  const whole = wordsOf(text.replace(/"/g, ''))
  if (whole !== null) return whole
  const clauses = clausesOf((inDigits(text) ?? text).replace(/PM2\.5|PM10/gi, ''))
  const figures: Figure[] = []
  const others: Target[] = []
  for (const clause of clauses) {
    const special = wordsOf(clause.replace(/"/g, ''))
    if (special !== null) {
      others.push(special)
      continue
    }
    if (!/\d/.test(clause)) {
      if (!IDLE.test(clause) && clause !== '预计') others.push(wordy(clause))
      continue
    }
    if (OTHER_PERIOD.test(clause)) return { kind: 'unreadable', why: '不是单一的全年目标' }
    const figure = readFigure(clause, own)
    if (figure === null) return { kind: 'unreadable', why: '含多个数值或无法识别的数值' }
    figures.push(figure)
  }
  if (figures.length === 0) {
    const [first] = others
    return others.length === 1 && first !== undefined ? first : wordy(text)
  }
  if (others.length > 0) return { kind: 'unreadable', why: '除数值外还有须人工核对的要求' }
  return binding(figures)
}

/** Of several figures the one that binds: what is ensured, else what is not merely hoped for. */
function binding(figures: readonly Figure[]): Target {
  if (figures.length === 1) return { kind: 'figures', figures }
  const ensured = figures.filter((figure) => figure.ambition === 'base')
  const firm = ensured.length > 0 ? ensured : figures.filter((figure) => figure.ambition !== 'aim')
  return firm.length === 0 || firm.length > 2
    ? { kind: 'unreadable', why: '含多个数值，无法确定以哪一个为准' }
    : { kind: 'figures', figures: firm }
}

/** Targets told in words, some with a figure that is no target of its own. null where it is none of these. */
function wordsOf(text: string): Target | null {
  const same = SAME.exec(text)
  if (same !== null) return { kind: 'same as', nearly: same[1] !== undefined, strict: false, more: '0' }
  const above = ABOVE.exec(text)
  if (above !== null) {
    const strict = !/^不|达到/.test(above[1] ?? '') && above[2] === undefined
    return { kind: 'same as', nearly: false, strict, more: above[2] ?? '0' }
  }
  if (POSITIVE.test(text)) return { kind: 'positive' }
  if (FLAT.test(text)) return { kind: 'flat', nearly: text.includes('基本') }
  if (FALLING.test(text)) return { kind: 'falling', orEqual: false }
  if (NOT_RISING.test(text)) return { kind: 'falling', orEqual: true }
  if (COMPARED.test(text)) return { kind: 'reference' }
  return null
}

/** Words without a figure that are no rule of their own. */
function wordy(text: string): Target {
  if (HANDED_DOWN.test(text)) return { kind: 'reference' }
  if (TASK.test(text)) return { kind: 'task' }
  if (QUALITATIVE.test(text)) return { kind: 'qualitative' }
  return { kind: 'unreadable', why: '不是能够识别的写法' }
}
