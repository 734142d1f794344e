/** Looking an indicator's name up: which entry speaks for it, what its own words say, and a unit inside it. */
import { comparable } from '../measure/normalise.ts'
import { type Unit, unitOf } from '../measure/unit.ts'
import type { Indicator, Kind } from './indicator.ts'
import { INDICATORS } from './indicators.ts'
import { type Bound, boundInName } from './name-bound.ts'
import {
  baseOf,
  isFlow,
  isIntensity,
  isLessAtHead,
  isPerHead,
  isPrice,
  isRunning,
  isUnsureTime,
  isVolume,
  isWaiting,
  isYearly,
  maybeStock,
  pricesOf,
  saysGain,
  withoutBase,
  withoutGain,
} from './name-nature.ts'

/** A set of entries made ready for look-ups; see dictionaryOf. */
export interface Dictionary {
  readonly byName: ReadonlyMap<string, Indicator>
  /** The lengths of the names that end in those two characters, the longest first. */
  readonly byTail: ReadonlyMap<string, readonly number[]>
  readonly found: Map<string, Found>
}

/** What is known of an indicator from its name. */
export interface Found {
  /** The entry that speaks for it; null where none does. */
  readonly entry: Indicator | null
  /** The name says that a fall is the goal (能耗下降, 排放削减): plain figures are sizes of falls. */
  readonly falls: boolean
  /** The name says that its figures are growths (增速, 增长率). */
  readonly grows: boolean
  /** The name says that its figures are what a level gains (城镇化率提高). */
  readonly gains: boolean
  /** Counts what is new (新增, 新认定): never a stock. */
  readonly fresh: boolean
  /** What is done within the year, by the name or the entry: its figures gather whatever the header says. */
  readonly flow: boolean
  /** Nobody can tell by the name whether it counts what there is or what is to come; 'funds': in money too. */
  readonly stock: 'things' | 'funds' | null
  /** A time of which nobody can tell by the name whether more of it is better. */
  readonly unsure: boolean
  /** A ratio of a whole year (亩均税收): half a year's is no half of it. Of unknown names 元/人 and the like says so. */
  readonly yearly: 'always' | 'by unit' | 'never'
  /** Without numbering, brackets and words of change; for comparing. */
  readonly core: string
  /** The unit in brackets: 到位注册外资（亿美元）. */
  readonly unit: Unit | null
  /** 失业率（不高于）: a bound that the name says. */
  readonly bound: Bound | null
  /** This row is the district's own GDP. */
  readonly gdp: boolean
  /** What the figures are, by the entry or else by the name; null where neither says it. */
  readonly kind: Kind | null
  /** Less is better. */
  readonly down: boolean
  /** A level whose figures are percentages themselves (占比, 覆盖率), unlike a balance or a concentration. */
  readonly share: boolean
  /** Told per head or per piece (人均, 每千人): what such a one gains is no count. */
  readonly perHead: boolean
  /** Prices and the like, whose figures may be indices with last year as 100. */
  readonly index: boolean
  /** The base that the name names: 'last' for 上年=100, 'other' for 2020年=100. */
  readonly base: 'last' | 'other' | null
  /** Whose index it is: of what consumers pay, of what producers get, of what is made and sold. */
  readonly series: 'consumer' | 'producer' | 'volume' | null
  /** Names of one nature are judged alike wherever the words of target and actual do not name the indicator again. */
  readonly nature: string
}

/**
 * Makes entries ready for look-ups.
 * @param extra a person's own entries; they stand above the built-in ones of the same name
 */
export function dictionaryOf(extra: readonly Indicator[]): Dictionary {
  const byName = new Map<string, Indicator>()
  for (const one of [...INDICATORS, ...extra])
    for (const name of [one.name, ...one.aliases]) byName.set(key(name), one)
  const tails = new Map<string, Set<number>>()
  for (const name of byName.keys()) {
    const tail = name.slice(-2)
    tails.set(tail, (tails.get(tail) ?? new Set()).add(name.length))
  }
  const byTail = new Map(Array.from(tails, ([tail, lengths]) => [tail, [...lengths].sort((a, b) => b - a)]))
  return { byName, byTail, found: new Map() }
}

const key = (name: string): string => comparable(name).toUpperCase()

/** The built-in entries alone: for a person who has added none. */
export const BUILT_IN: Dictionary = dictionaryOf([])

const NUMBERING =
  /^(?:其中[:,]?|#|\*|[-—·•]|\(?[一二三四五六七八九十]+[)、.,]|\([一二三四五六七八九十\d]+\)|\d+(?:\.\d+)*[)、.](?!\d)|[①-⑳]|[:、])+/
const BRACKETS = /[([【]([^()[\]【】]*)[)\]】]/g
const FALLS =
  /(?:累计|同比|年均)?(?:下降|降低|削减|减少|压减|减排|缩减|压降)(?:率|幅度|比例|目标|量|数|数量|额|面积|人数|户数|总数)?$|降幅$|降低率$/
const GROWS = /(?:同比|可比)?(?:增长速度|增长率|增长|增速|增幅|涨幅|上涨幅度|上涨|升幅)$/
/** New things are counted as they come; 新能源, 新型 and 新生儿 are no such things, and 新建建筑 is what a share is of. */
const FRESH =
  /^新(?!能源|型|兴|材料|生|一代|市民|时代|业态|经济|动能|基建)|新增|新认定|新引进|新签|新开工|(?<!占)新建(?!建筑|商品|住宅|住房)|新培育|净增/
const DISTRICT = /^(?:全市|全区|全县|全镇|本市|本区|本县)/
/** What is counted or measured stands at a name's end: 5G网络覆盖村 is no coverage, 水质达标工程 no rate. */
const LEVEL_NAME =
  /率$|占比|比重|比例|(?:覆盖|达标|满意)(?:率|面|度)?$|指数$|得分|强度$|拥有|(?:存量|余额|保有量?)(?:数|规模|总额|总量)?$|总人口|人口$|在册|在校|在园|(?:运营|通车|营业)里程$|(?:森林|林地|绿地|耕地|湿地|水域|草原)面积$|期末|月末|年末|总数$|^(?:平均)?每.{0,4}[百千万名]|预期寿命|标准$/
/** A character of each word of LEVEL_NAME and SHARE_NAME: most names have none, and one look at them is enough. */
const LEVEL_CHARACTER = /[率占比盖标满数分强拥有量额口册校园程积末寿每]/
/** 信访件 should be few, 信访事项受理率 high and 信访积案化解 many: only a name that ends in the thing itself is down. */
const DOWN_THINGS =
  '失业 死亡 病死 发病 患病 感染 近视 肥胖 吸烟 酸雨 药占比 事故 伤亡 事件 疫情 火灾 中毒 溺水 溺亡 非访 舆情 投诉 举报 信访 上访 不良贷款 不良 负债 债务 浓度 能耗 水耗 ' +
  '电耗 超标 排放 违法 犯罪 发案 警情 案件 成本 时限 用时 价格 物价 通胀 漏损 辍学 流失 空置 欠薪 拖欠 成灾 受害 受灾 撂荒 抛荒 弃耕 逾期 违约 返贫 不合格 不达标 差错 线损 损失 停电'
const DOWN_ENDS =
  '频率 率 量 数 总量 总数 总额 总水平 水平 起数 人数 件数 次数 件 人次 强度 指数 总指数 规模 余额 金额 面积 天数 时间 比例 比率 占比 比重 系数'
const anyOf = (names: string) => names.replaceAll(' ', '|')
const DOWN_NAME = new RegExp(`(?:${anyOf(DOWN_THINGS)})(?:占.{1,14})?(?:${anyOf(DOWN_ENDS)})*$`)
/** Its last character tells most names from one of these. */
const DOWN_LAST = new Set(`${DOWN_THINGS} ${DOWN_ENDS}`.split(' ').map((name) => name.at(-1)))
const isDownName = (core: string): boolean => DOWN_LAST.has(core.at(-1)) && DOWN_NAME.test(core)
const PER_HEAD = /^(?:平均)?每|[人户亩]均|^[百千万]人|单位|强度|浓度|标准|时间|周期|平均/
const SHARE_NAME = /率$|占比|比重|比例|(?:覆盖|达标|满意)(?:面|度)?$|强度$/
const GDP = new Set(['地区生产总值', 'GDP', '生产总值', '国内生产总值'])

/** 优良率达到, 增速保持在: words that lead to the target's figure. */
const REACHED = /(?:(?:提高|提升|增加|扩大|达|保持|稳定|维持)[到在至]|达)$/
const REACHED_END = new Set('到在至达')

const MOST_KEPT = 5_000

let latest: { readonly name: string; readonly dictionary: Dictionary; readonly found: Found } | null = null

/** Looks a name up as typed. Whole names first, then the longest entry that the name ends with. */
export function lookUp(name: string, dictionary: Dictionary): Found {
  const before = dictionary.found.get(name)
  if (before !== undefined) return before
  // A row asks for its name more than once.
  if (latest?.name === name && latest.dictionary === dictionary) return latest.found
  const found = search(name, dictionary)
  latest = { name, dictionary, found }
  // A table of more names has hardly one twice: keeping them would cost more than looking them up.
  if (dictionary.found.size < MOST_KEPT) dictionary.found.set(name, found)
  return found
}

function search(name: string, dictionary: Dictionary): Found {
  const typed = withoutNumber(name)
  const told = boundInName(typed)
  const base = baseOf(typed)
  const said = told?.bare ?? typed
  const named = REACHED_END.has(said.at(-1) ?? '') ? said.replace(REACHED, '') : said
  const text = base === null ? named : withoutBase(named)
  const bound = told?.bound ?? null
  let unit: Unit | null = bound?.unit ?? null
  const inside: string[] = []
  const bare = /[([【]/.test(text)
    ? text.replace(BRACKETS, (_, words: string) => {
        unit ??= unitOf(words)
        inside.push(words)
        return ''
      })
    : text
  // Its last character tells most names from one that ends in a word of change.
  const changes = CHANGE_END.has(bare.at(-1) ?? '')
  const falls = changes && FALLS.test(bare)
  const grows = changes && GROWS.test(bare)
  const gains = saysGain(bare)
  const still = changes ? bare.replace(FALLS, '').replace(GROWS, '') : gains ? withoutGain(bare) : bare
  const core = (/^[全本]/.test(still) ? still.replace(DISTRICT, '') : still) || bare
  const whole = dictionary.byName.has(bare.toUpperCase())
  const spoken = entryOf(bare, core, inside, dictionary)
  // 每万元GDP用电量 is no 用电量: it neither gathers nor is it to grow.
  const entry = spoken?.kind !== 'level' && !whole && isIntensity(core) ? null : spoken
  const fresh = /新|净/.test(bare) && FRESH.test(bare)
  const mayBeLevel = LEVEL_CHARACTER.test(core)
  // 化解不良贷款 is no 不良贷款: the deed counts, unless the dictionary has the whole name.
  const gathers = entry !== null && entry.kind !== 'level' && entry.direction === 'up'
  const deed = !fresh && !gathers && isFlow(bare) && !whole
  const quick = entry === null && !deed && (isWaiting(core) || isIntensity(core))
  const kind = kindOf(entry, fresh, deed, quick || (mayBeLevel && LEVEL_NAME.test(core)) || isPerHead(core))
  const flow = fresh || deed || entry?.kind === 'amount' || entry?.kind === 'growth'
  const down = !deed && (entry === null ? quick || isDownName(core) : entry.direction === 'down')
  const unsure = entry === null && !deed && !down && isUnsureTime(core)
  const counted = (fresh || deed || (gathers && !whole && bare.includes('每'))) && isPerHead(bare)
  const yearly = counted || isYearly(core) ? 'always' : entry === null && !isPrice(core) ? 'by unit' : 'never'
  const running = !fresh && !counted && !whole && isRunning(bare)
  const unknown = entry === null && kind === null && !down
  const stock = running ? 'things' : unknown ? maybeStock(core) : null
  const share = (mayBeLevel && SHARE_NAME.test(core)) || (entry?.units ?? ['%']).every((each) => each === '%')
  if (base !== null) unit ??= unitOf('上年=100')
  const series =
    pricesOf(core) ?? ((base !== null || core.endsWith('指数')) && isVolume(core) ? 'volume' : null)
  const fall = (falls && !grows) || (deed && isLessAtHead(bare))
  // The type is lost on a variable that a callback sets.
  const label = (unit as Unit | null)?.label ?? ''
  const perHead = kind === 'level' && PER_HEAD.test(core)
  const index = (down && kind !== 'level') || core.endsWith('指数')
  const flags = [down, share, fall, grows, gains, fresh, flow, perHead, index].reduce(
    (bits, flag) => bits * 2 + (flag ? 1 : 0),
    0,
  )
  const choices = [KINDS.indexOf(entry?.kind ?? null), KINDS.indexOf(kind), YEARLY.indexOf(yearly)]
  choices.push(BASES.indexOf(base), SERIES.indexOf(series), STOCKS.indexOf(stock), unsure ? 1 : 0)
  const code = choices.reduce((sum, choice) => sum * MOST_CHOICES + choice, flags)
  const limit = bound === null ? '' : `${bound.side}${bound.figure}${bound.quota}${bound.words}`
  const nature = limit === '' && label === '' ? String(code) : `${code} ${label} ${limit}`
  const gdp = GDP.has(core.toUpperCase())
  return {
    entry,
    falls: fall,
    grows,
    gains,
    fresh,
    flow,
    stock,
    unsure,
    yearly,
    core,
    unit,
    bound,
    gdp,
    kind,
    down,
    share,
    perHead,
    index,
    base,
    series,
    nature,
  }
}

const KINDS: readonly (Kind | null)[] = [null, 'growth', 'amount', 'level']
const YEARLY: readonly Found['yearly'][] = ['always', 'by unit', 'never']
const BASES: readonly Found['base'][] = [null, 'last', 'other']
const SERIES: readonly Found['series'][] = [null, 'consumer', 'producer', 'volume']
const STOCKS: readonly Found['stock'][] = [null, 'things', 'funds']
const MOST_CHOICES = 4

function kindOf(entry: Indicator | null, fresh: boolean, deed: boolean, level: boolean): Kind | null {
  if (fresh) return 'amount'
  if (entry !== null) return deed && entry.kind === 'level' ? 'amount' : entry.kind
  return deed ? 'amount' : level ? 'level' : null
}

/** The last characters of what FALLS and GROWS end in. */
const CHANGE_END = new Set('降低减少排率度例标量幅长速涨升数额积')

/** The longest name of the dictionary that a text begins with; '' where it begins with none. */
export function headIn(text: string, { byName }: Dictionary): string {
  for (let length = Math.min(text.length, LONGEST_NAME); length > 2; length -= 1)
    if (byName.has(text.slice(0, length).toUpperCase())) return text.slice(0, length)
  return ''
}
const LONGEST_NAME = 20

/** Names of most rows begin with no number: nothing is taken off them. */
function withoutNumber(name: string): string {
  const first = name.charCodeAt(0)
  const plain = first >= 0x4e00 && first <= 0x9fff && !NUMERALS.has(name[0] ?? '')
  if (plain) return comparable(name)
  // Before NFKC, which makes (1) of ① and 2 of ②: numbering is taken off either way.
  return comparable(name.replace(/^[\s\u3000]*[①-⑳]/u, '')).replace(NUMBERING, '')
}
const NUMERALS = new Set('其一二三四五六七八九十')

function entryOf(
  bare: string,
  core: string,
  inside: readonly string[],
  { byName, byTail }: Dictionary,
): Indicator | null {
  const whole = byName.get(bare.toUpperCase())
  if (whole !== undefined) return whole
  const upper = core.toUpperCase()
  // A Chinese name's head stands at its end: 万元地区生产总值能耗 is an 能耗, not a GDP.
  for (const length of byTail.get(upper.slice(-2)) ?? []) {
    const entry = length > upper.length ? undefined : byName.get(upper.slice(-length))
    if (entry !== undefined) return entry
  }
  for (const words of inside) {
    const entry = byName.get(words.toUpperCase())
    if (entry !== undefined) return entry
  }
  return null
}
