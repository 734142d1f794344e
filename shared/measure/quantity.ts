/**
 * Figures as people type them: "约5亿元", "同比下降1.2%", "5.0%—5.5%", "控制在3%以内", "65/10万以下", "1540余万元".
 * Reads one clause into plain data and keeps every word that it does not know, so that whoever judges can refuse
 * to guess. Knows no indicators and no rules.
 */
import { digitByDigit, readChinese } from './chinese.ts'
import { type Decimal, decimal, negate } from './decimal.ts'
import { unitHead } from './unit.ts'

/** One figure with the words about it. */
export interface Figure {
  /** The figure as typed, with an explicit sign; a range has two. */
  readonly low: Decimal
  readonly high: Decimal
  /** As typed (comparable), '' where none was. */
  readonly unit: string
  /** A plus or minus sign stood before the figure. */
  readonly signed: boolean
  /** 增长, 提高 … / 下降, 减少 …: the figure is the size of a change. */
  readonly change: 'rise' | 'fall' | null
  /** 以上, 不低于, 超, 余 … / 以内, 不超过, 不足, 近 … */
  readonly bound: 'least' | 'most' | null
  /** 不到, 不足, 超, 余: the figure itself is not reached, or passed. Says so of an actual only. */
  readonly beyond: boolean
  /** 控制在: an upper bound in a target, and no bound in an actual. */
  readonly held: boolean
  /** 增至, 达到 … / 降至 …: says where a level goes; a bound in a target only. */
  readonly toward: 'up' | 'down' | null
  /** 左右, 上下. */
  readonly about: boolean
  /** 约, 大约. */
  readonly roughly: boolean
  /** 预计, 初步统计, 快报. */
  readonly estimated: boolean
  /** 确保 says the figure that binds; 力争 one that is hoped for. */
  readonly ambition: 'base' | 'aim' | null
  /** 新增, 净增: counts what was added, not what there is. */
  readonly fresh: boolean
  /** 完成: the figure may be a part of the task done. */
  readonly task: boolean
  /** 完成年度目标的63%: the figure is the progress itself. */
  readonly share: boolean
  /** Words that nobody here knows. */
  readonly rest: string
}

type Effect = Partial<{ -readonly [K in keyof Figure]: Figure[K] }>

const words = (text: string, effect: Effect): [string, Effect][] =>
  text.split(' ').map((word) => [word, effect])

const RISE = words(
  '增长 增加 增 上升 上涨 升高 提高 提升 增速 增幅 增长率 涨幅 升幅 增长速度 同比增长 年增长 正增长 回升 涨 ↑',
  {
    change: 'rise',
  },
)
const FALL = words(
  '下降 降低 减少 下滑 下跌 回落 压减 压降 削减 缩减 降 跌 减 负增长 降幅 跌幅 下降率 降低率 削减率 下降幅度 减排 ↓',
  { change: 'fall' },
)

/** Before the figure. */
const BEFORE = new Map<string, Effect>([
  ...RISE,
  ...FALL,
  ...words('提高到 提高至 提升到 提升至 升至 上升到 上升至 增至 增加到 增加至 增长到 增长至 扩大到', {
    toward: 'up',
  }),
  ...words(
    '降至 降到 下降到 下降至 回落至 回落到 降低到 降低至 减少到 减少至 压减至 压减到 压降至 收窄至 收窄到 缩小至 缩小到',
    {
      toward: 'down',
    },
  ),
  ...words('控制在 控制 控制到 控制为', { held: true }),
  ...words(
    '不超过 不超 不高于 不大于 不多于 不突破 不得超过 不得高于 不得突破 未超过 近 接近 ≤ <= ≦ ≯ 上限 上限为 最高 至多 不高过',
    { bound: 'most' },
  ),
  ...words('低于 小于 少于 不到 不足 <', { bound: 'most', beyond: true }),
  ...words(
    '达到或超过 达到或高于 不低于 不少于 不小于 不得低于 不得少于 不低过 至少 突破 ≥ >= ≧ ≮ 下限 下限为 最低',
    {
      bound: 'least',
    },
  ),
  ...words('高于 大于 超过 超 多于 逾 >', { bound: 'least', beyond: true }),
  ...words('约 大约 大概 约为', { roughly: true }),
  ...words(
    '预计 预计达 预计达到 预计完成 预估 预测 估计 测算 估算 初步 初步统计 初步核算 初步预计 快报 暂估 预计数',
    {
      estimated: true,
    },
  ),
  ...words('确保 确保完成 必须 保证 保底', { ambition: 'base' }),
  ...words('力争 争取 努力 奋力 冲刺 挑战 力争达到 努力实现 争取达到 力争实现 力争完成 奋斗目标', {
    ambition: 'aim',
  }),
  ...words('完成', { task: true }),
  ...words(
    '完成年度目标 完成年度目标的 完成全年目标 完成全年目标的 完成年度任务 完成年度任务的 完成全年任务 完成全年任务的 ' +
      '完成年度目标任务 完成年度目标任务的 完成全年目标任务 完成全年目标任务的 完成年度计划 完成年度计划的 完成全年计划 ' +
      '完成全年计划的 占年度目标 占年度目标的 占全年目标 占全年目标的 占年度计划 占年度计划的 占全年计划 占全年计划的 ' +
      '为年度目标的 为全年目标的 完成年初目标 完成年初目标的 完成目标的 完成目标任务的 完成计划的 完成进度 完成率 ' +
      '完成年计划 完成年计划的 完成年目标 完成年目标的 完成年任务 完成年任务的 占年计划 占年计划的 占年目标 占年目标的',
    { share: true },
  ),
  ...words('新增 净增 新增加', { fresh: true }),
  // Not the 约 of 约5亿元.
  ...words('签约', { rest: '签约' }),
  ...words(
    '同口径 按同口径 原则上 全年 年度 年内 当年 今年 本年 全市 全区 全县 全镇 全街道 累计 合计 总计 共计 共 总 已 已经 实现 为 是 新建 引进 ' +
      '保持 保持在 维持 维持在 稳定 稳定在 目标 目标值 计划 预期 同比 比上年 较上年 比上年同期 较上年同期 比去年 较去年 ' +
      '比去年同期 较去年同期 按可比价 按可比价格 按可比价格计算 按可比口径 可比 名义 实际 各 在 的 人民币 达 达到 省定 市定 ' +
      '省下达 市下达 上级下达 任务 目标任务 实绩 数 值 : = " 规模 总量 总额',
    {},
  ),
])

/** After the figure and its unit. */
const AFTER = new Map<string, Effect>([
  ...words('左右 上下', { about: true }),
  ...words('以上 及以上 之上 起 +', { bound: 'least' }),
  ...words('余 多 有余', { bound: 'least', beyond: true }),
  ...words('以内 之内 以下 及以下 之下 内 以里 封顶', { bound: 'most' }),
  ...words('不到', { bound: 'most', beyond: true }),
  ...words('的增长 增长 的增速 增速 的增幅 增幅 的增长率 增长率 的涨幅 涨幅 ↑', { change: 'rise' }),
  ...words('的降幅 降幅 的下降 下降 的跌幅 ↓', { change: 'fall' }),
  ...words('目标 任务 目标任务 的 水平 的水平 的目标 之间 " . /年 。', {}),
])

const alternatives = (table: Map<string, Effect>): RegExp =>
  new RegExp(
    [...table.keys()]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('|'),
    'g',
  )
const BEFORE_WORDS = alternatives(BEFORE)
const AFTER_WORDS = alternatives(AFTER)

const NUMBER = /\d+(?:\.\d+)?|\.\d+/
/** A figure with nothing but its unit behind it: most cells. */
const PLAIN = /^([+-]?)(\d+(?:\.\d+)?)([^\d.,;、。([【{—~-]*)$/
/** The second half of a range: a sign between two figures, never a minus alone at the head. */
const TO = /^(?:-{1,2}|—|~|至|到)([+-]?)(\d+(?:\.\d+)?)/

const NOTHING: Omit<Figure, 'low' | 'high' | 'unit' | 'signed'> = {
  change: null,
  bound: null,
  beyond: false,
  held: false,
  toward: null,
  about: false,
  roughly: false,
  estimated: false,
  ambition: null,
  fresh: false,
  task: false,
  share: false,
  rest: '',
}

/**
 * Reads one clause (comparable text, no separators).
 * @param own the unit column's word, so that 8枚 under 枚 reads as well; '' for none
 * @returns null where there is no figure, or more than one and no range
 */
export function readFigure(clause: string, own = ''): Figure | null {
  const plain = readPlain(clause)
  if (plain !== null) return plain
  const found = NUMBER.exec(clause)
  if (found === null) return null
  let before = clause.slice(0, found.index)
  let after = clause.slice(found.index + found[0].length)
  const dash = /[+\-—]$/.exec(before)?.[0] ?? ''
  if (dash !== '') before = before.slice(0, -1)
  const negative = dash === '-' || dash === '—'
  const low = signedDecimal(negative, found[0])
  let high = low
  const vague = /^[余多]/.exec(after)?.[0] ?? ''
  after = after.slice(vague.length)
  let unit = headOf(after, own)
  const range = TO.exec(after.slice(unit.length))
  if (range !== null) {
    after = after.slice(unit.length + range[0].length)
    const first = unit
    unit = headOf(after, own)
    if (first !== '' && first !== unit) return null
    high = signedDecimal(range[1] === '-' || (negative && range[1] === ''), range[2] ?? '')
  }
  after = after.slice(unit.length)
  // 10亿多元, 1540余万元: the word for "more than" stands inside the unit.
  const inside = /^[余多](?=[^余多])/.exec(after)
  let more = vague !== ''
  if (inside !== null && unit !== '') {
    const whole = unit + after.slice(1)
    const head = headOf(whole, own)
    if (head.length > unit.length) {
      after = whole.slice(head.length)
      unit = head
      more = true
    }
  }
  if (low === null || high === null || NUMBER.test(after)) return null
  const effect: Effect = {}
  const rest = consume(before, BEFORE, BEFORE_WORDS, effect) + consume(after, AFTER, AFTER_WORDS, effect)
  if (more) merge(effect, { bound: 'least', beyond: true })
  return { ...NOTHING, ...effect, low, high, unit, signed: dash !== '', rest: rest + (effect.rest ?? '') }
}

/** The commonest cells without the detour: 12.3%, -0.5, 1.84亿美元. null for all others. */
export function readPlain(clause: string): Figure | null {
  const plain = PLAIN.exec(clause)
  if (plain === null) return null
  const [, mark = '', digits = '', unit = ''] = plain
  if (unit !== '' && unit !== '%' && !isUnit(unit)) return null
  const value = signedDecimal(mark === '-', digits)
  return value === null ? null : { ...NOTHING, low: value, high: value, unit, signed: mark !== '' }
}

const unitTexts = new Map<string, boolean>()

function isUnit(text: string): boolean {
  const before = unitTexts.get(text)
  if (before !== undefined) return before
  if (unitTexts.size > 1_000) unitTexts.clear()
  const whole = unitHead(text) === text
  unitTexts.set(text, whole)
  return whole
}

const signedDecimal = (negative: boolean, digits: string): Decimal | null => {
  const value = decimal(digits)
  return value !== null && negative ? negate(value) : value
}

function headOf(text: string, own: string): string {
  const head = unitHead(text)
  return own.length > head.length && text.startsWith(own) ? own : head
}

/** Takes the known words out of a text, notes what they say, and returns what is left. */
function consume(text: string, table: Map<string, Effect>, pattern: RegExp, effect: Effect): string {
  if (text === '') return ''
  return text.replace(pattern, (word) => {
    merge(effect, table.get(word) ?? {})
    return ''
  })
}

/** Two words that contradict each other leave the clause unread. */
function merge(into: Effect, from: Effect): void {
  for (const key of Object.keys(from) as (keyof Effect)[]) {
    const old = into[key]
    if (old !== undefined && old !== from[key]) {
      // 确保…力争 in one clause, 上涨…下降, 不低于…以内.
      into.rest = `${into.rest ?? ''}?`
    } else Object.assign(into, { [key]: from[key] })
  }
}

/** What stands in brackets beside a figure. */
const BRACKETS = /[([【{]([^()[\]【】{}]*)[)\]】}]/g
const COMPARATOR = /^(?:左右|及?以上|以内|之内|及?以下|含|不低于|不超过|不高于|不少于|约|\d+(?:\.\d+)?%?)$/
const GROWTH_NOTE =
  /^(?:同比|比上年|较上年|比去年|较去年)?(?:同期)?(?:(?:增长|下降|上升|降低|增|降|↑|↓)[+-]?[\d.]+%?|[+-][\d.]+%)$/
/** 5%(调整后4%), 5.8%(剔除不可比因素6.2%): a second figure that may be the one that binds. */
const isOtherFigure = (inner: string, head: string): boolean =>
  /\d/.test(inner) &&
  (/调整|修订|调减|调增|变更|改为/.test(inner) ||
    (/剔除|扣除|扣减|不含|同口径|可比|不变价|考虑|还原/.test(inner) &&
      /[\d%‰]$/.test(head) &&
      !/20\d\d年/.test(inner)))
const ESTIMATE = /预计|预测|估|快报|初步|暂/

/** 百分之七点五, 百分之5. */
const SPELLED =
  /百分之(?:(\d+(?:\.\d+)?)|([零〇一二两三四五六七八九]?十?[零〇一二三四五六七八九]?|一?百)(?:点([零〇一二三四五六七八九]+))?)/g

function inFigures(whole: string, typed: string | undefined, spelled = '', decimals = ''): string {
  if (typed !== undefined) return `${typed}%`
  const units = spelled.endsWith('百') ? 100 : readChinese(spelled)
  return units === null ? whole : `${units}${decimals === '' ? '' : `.${digitByDigit(decimals)}`}%`
}

const THOUSANDS = /(?<![\d.])(?!0,)\d{1,3}(?:,\d{3})+(?!\d)/g
const withoutCommas = (figure: string): string => figure.replaceAll(',', '')
/** 5,2亿元: no thousands, and hardly two figures. */
const STRAY_COMMA = /(?<![\d.])\d+,(?=\d+(?![\d.]))/g

/** 25.0①: the mark of a note, which would read as one more digit. */
const NOTE_MARK = /[\d０-９%％][①-⑳¹²³⁰-⁹]/
export const hasNoteMark = (typed: string, comparable: string): boolean =>
  typed !== comparable && NOTE_MARK.test(typed)

/** 十二家, 完成三百个, 一千二百万元: a whole cell with one number in words, before a unit that nothing else is said with. */
const IN_WORDS =
  /^((?:已|共|新增|新建|完成|实现|建成|累计|引进|培育)*)([一二两三四五六七八九十百千零〇]+)((?:万|亿)?(?:[家个户人名项件张套辆台座条处所场起例宗部亩吨]|人次|公里|公顷|元|美元|万元|亿元|平方米|立方米)(?:以上|以内|左右)?)$/

/** The same with the number in digits; null where the text is none such. */
export function inDigits(text: string): string | null {
  if (text.length > 24) return null
  const [, before = '', number = '', after = ''] = IN_WORDS.exec(text) ?? []
  const value = readChinese(number)
  return value === null ? null : `${before}${value}${after}`
}

/**
 * The clauses of a cell: notes in brackets dropped (but 预计 and 以内 kept as words, and a note with a period's own
 * figure as a word that nobody knows), thousands separators taken out, then split at commas and the like, and
 * between an amount and its growth (10亿元增长5%).
 */
export function clausesOf(text: string): string[] {
  const figures = text.includes('百分之') ? text.replace(SPELLED, inFigures) : text
  const open =
    text.includes('(') || text.includes('[') || text.includes('【')
      ? figures.replace(BRACKETS, (whole, inner: string, at: number) => {
          // 500(9%): a second figure, and no more digits of the first.
          if (/^\d/.test(inner) && /[\d%元]$/.test(figures.slice(0, at)) && COMPARATOR.test(inner))
            return `;${inner}`
          if (whole.length === figures.length || COMPARATOR.test(inner)) return inner === '含' ? '' : inner
          if (isOtherFigure(inner, figures.slice(0, at))) return ',?'
          if (GROWTH_NOTE.test(inner)) return `,${inner}`
          if (ESTIMATE.test(inner)) return at === 0 ? '预计' : ',预计'
          return /\d/.test(inner) && /半年|季度|月|目标/.test(inner) && !/^(?:完成|占|达|为)/.test(inner)
            ? ',?'
            : ''
        })
      : figures
  const whole = open.includes(',') ? open.replace(THOUSANDS, withoutCommas).replace(STRAY_COMMA, '?$&') : open
  return (
    whole
      // 负3.2%, 2.18:1, 保7%争8%.
      .replace(/负(?=\d)/g, '-')
      .replace(/(\d):1(?![\d.])/g, '$1倍')
      // 210亿元/10%: two figures, and no ratio.
      .replace(
        /(\d(?:[十百千万亿]*(?:美元|[元人吨户家个件]))|%)\/(?=[+-]?\d[\d.]*(?:%|[万亿]*(?:美元|元)))/g,
        '$1,',
      )
      .replace(/(?<=^|[,;、])保(?=\d)/g, '确保')
      .replace(/(?<=^|[,;、%])争(?=\d)/g, ',力争')
      .replace(
        /(\d[^\d,;、。]*?[%元人个家户项吨])(?=(?:同比|比上年|较上年|比去年|较去年)?(?:同期)?(?:增长|下降|增加|上升|减少|提高)\d)/g,
        '$1,',
      )
      .split(/[,;、。]/)
      .filter((clause) => clause !== '')
  )
}
