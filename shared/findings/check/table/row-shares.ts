/** Shares of something by its name alone, of what the table counts it among: 电子信息产业占比43.6%. */
import { readChinese } from '../../../measure/chinese.ts'
import { compare } from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import type { Heard } from '../common/claims.ts'
import { PART_OF_PLACE } from '../common/context.ts'
import type { Fact, Told } from '../common/facts.ts'
import { mayRound, type Printed, type Sentence, tokensIn } from '../common/plain.ts'
import { amountsWithRoles } from '../common/roles.ts'
import { adding } from '../prose/parts.ts'
import { type Shared, shareOf, told } from '../prose/shares.ts'
import type { Raw } from '../rules.ts'

const NAMED =
  /(?:^|[，,；;：:]|其中)(?:而|其中)?([\p{Script=Han}]{2,12}?)(?:一业|一项|一家)?占(?:比|比重)?(?:约?为|达到?|是)?$/u
const OTHER_TIME = /上年|去年|同期|季度|目标|全[国省]/
/** How many sentences before a share may tell what it is of. */
const SENTENCES = 4

/**
 * @param earlier the sentences before this one in its paragraph
 * @param rowOf the row of a name; null for none or several
 */
export function rowShares(
  text: string,
  sentence: Sentence,
  earlier: readonly Sentence[],
  rowOf: (name: string) => Told | null,
): Raw[] {
  const { plain } = sentence
  if (!plain.includes('占')) return []
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%' || PART_OF_PLACE.test(plain.slice(0, percent.start))) return []
    const words = plain.slice(Math.max(0, percent.start - 24), percent.start)
    const name = NAMED.exec(words)?.[1]
    const row = name === undefined || OTHER_TIME.test(words) ? null : rowOf(name)
    const part = row === null ? undefined : amountOf(row.facts)
    const whole = row?.line.parent == null ? undefined : amountOf(factsOfParent(row))
    if (part === undefined || whole === undefined || part.unit.base !== whole.unit.base) return []
    const beside = [...earlier.slice(-SENTENCES), sentence].flatMap(amountsWithRoles)
    const wholes = [
      whole,
      ...beside.filter((one) => one.unit.base === part.unit.base && compare(one.value, part.value) > 0),
    ]
    const start = percent.start - words.length + words.lastIndexOf(name ?? '')
    const shared = wholes.map((one): Shared => ({ part, whole: one, percent, start, sure: one === whole }))
    // A share that the sentence itself tells right is of what stands there.
    const own = beside.some(
      (one) => one.unit.base === part.unit.base && wholes.some((all) => isShare(one, all, percent)),
    )
    return own && !isShare(part, whole, percent) ? [] : told(text, sentence, percent, shared)
  })
}

function isShare(part: Printed, whole: Printed, percent: Printed): boolean {
  const range = compare(part.value, whole.value) > 0 ? null : shareOf(part, whole)
  return range !== null && mayRound(percent, range)
}

function factsOfParent({ source, line }: Told): readonly Pick<Fact, 'kind' | 'aspect' | 'reading'>[] {
  const { parent } = line
  const column = source.table.columns.actual
  const reading = parent === null || column === undefined ? null : source.table.amount(parent, column)
  return reading === null ? [] : [{ kind: 'actual', aspect: 'value', reading }]
}

/** The one amount that a row has reached. */
function amountOf(facts: readonly Pick<Fact, 'kind' | 'aspect' | 'reading'>[]): Printed | undefined {
  const [only, ...others] = facts.filter(
    ({ kind, aspect, reading }) => kind === 'actual' && aspect === 'value' && !isRate(reading.unit),
  )
  return only === undefined || others.length > 0 ? undefined : only.reading
}

const SUM =
  /([二两三四五])(?:大|个|项|类)[\p{Script=Han}]{0,8}?(?:合计|共计|总计|加起来)(?:约|达到?|为|是|共|实现|完成)*$/u

/**
 * 汽车172.4亿元，…。智能家电98.5亿元，…。两个产业加起来270.8亿元: of parts of one whole that the paragraph has told, whichever
 * of them are meant.
 * @param told the rows that are told before a place of the sentence in its paragraph, each once
 */
export function rowTotals(text: string, sentence: Sentence, told: (place: number) => readonly Told[]): Raw[] {
  const { plain } = sentence
  return amountsWithRoles(sentence).flatMap((sum): Raw[] => {
    const [lead, count = ''] = SUM.exec(plain.slice(Math.max(0, sum.start - 24), sum.start)) ?? []
    const many = readChinese(count.replace('两', '二')) ?? 0
    if (lead === undefined || many < 2 || sum.role !== 'own') return []
    const last = told(sentence.span(sum.start, sum.end).from)
    const parent = last.at(-1)?.line.parent ?? null
    if (parent === null) return []
    const parts = last.flatMap((row) => (row.line.parent === parent ? (amountOf(row.facts) ?? []) : []))
    if (parts.length < many || parts.some(({ unit }) => unit.base !== sum.unit.base)) return []
    const span = sentence.span(sum.start - lead.length, sum.end)
    const all = choices(parts, many).map((some) => adding(text, span, sum, some, parts.length === many))
    return all.find(([one]) => one?.holds === true) ?? (parts.length === many ? (all[0] ?? []) : [])
  })
}

/** All ways to take so many of some things; none where there are too many to be of use. */
function choices<T>(things: readonly T[], many: number): readonly (readonly T[])[] {
  if (many === 0) return [[]]
  if (things.length < many || things.length > MOST) return []
  const [first, ...rest] = things
  return first === undefined
    ? []
    : [...choices(rest, many - 1).map((some) => [first, ...some]), ...choices(rest, many)]
}
const MOST = 6

/** The rows that a stretch of the report tells amounts of, each once, in its order. */
export function rowsBetween(
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  from: number,
  to: number,
): Told[] {
  const inside = claims.filter(
    ({ said, aspect, statement }) =>
      aspect === 'value' && statement.kind === 'actual' && said.span.from >= from && said.span.to <= to,
  )
  return [
    ...new Set(
      inside.flatMap(({ identity }) => {
        const [only, ...others] = rows.get(identity) ?? []
        return only === undefined || others.length > 0 ? [] : [only]
      }),
    ),
  ]
}

const TOGETHER =
  /^(?:其中|从[^，,]*看)?([^\d，,；;。：:]+?)(?:([两三四五六七八九十\d]{1,2})(?:个|大|项|类|家)[^、，,；;。\d]{0,8}?)?(?:合计|共计|总计|加起来|共(?=新增|完成|实现|有))[^、，,；;。\d]{0,8}$/

/**
 * 化工、纺织两个下降产业合计产值127.0亿元, 幼儿园和义务教育共新增学位2130个: the rows that are named, whose amounts the table
 * tells.
 * @param rows all that tell an amount of their own
 */
export function namedTotals(text: string, sentence: Sentence, rows: readonly Told[]): Raw[] {
  const { plain } = sentence
  if (!/合计|共|总计|加起来/.test(plain)) return []
  return amountsWithRoles(sentence).flatMap((sum): Raw[] => {
    const from = plain.slice(0, sum.start).search(/[^，,；;。：:]*$/)
    const found = TOGETHER.exec(plain.slice(from, sum.start))
    const [, list = '', count = ''] = found ?? []
    if (sum.role !== 'own' || list === '' || /等$|上述|以上|前/.test(list)) return []
    const fitting = rows.flatMap((row) => {
      const amount = amountOf(row.facts)
      return amount === undefined || amount.unit.base !== sum.unit.base ? [] : [{ row, amount }]
    })
    const parts = partsNamed(list, fitting)
    const many = count === '' ? null : (readChinese(count.replace('两', '二')) ?? Number(count))
    if (parts === null || (many !== null && many !== parts.length)) return []
    return adding(text, sentence.span(from, sum.end), sum, parts, true)
  })
}

interface Fitting {
  readonly row: Told
  readonly amount: Printed
}

/** The rows of all the names of a list, each by one row; null where a name has none or several. */
function partsNamed(list: string, fitting: readonly Fitting[]): Printed[] | null {
  const rowOf = (name: string): Fitting | null => {
    const bare = name.replace(/(?:产业|行业|业)$/, '')
    const [only, ...others] =
      [...bare].length < 2 ? [] : fitting.filter(({ row: { line } }) => isNamedSo(line.called, bare))
    return only === undefined || others.length > 0 ? null : only
  }
  // 住房和城中村改造 may be the name of one.
  const found = list.split('、').flatMap((name): (Fitting | null)[] => {
    const whole = rowOf(name)
    return whole !== null ? [whole] : name.split(/[和与及]/).map(rowOf)
  })
  const own = found.flatMap((one) => one ?? [])
  const apart = new Set(own.map(({ row }) => row)).size === own.length
  return own.length < found.length || own.length < 2 || !apart ? null : own.map(({ amount }) => amount)
}

/** 化工 of 化工产业, 公办幼儿园 of 新增公办幼儿园学位. */
const isNamedSo = (called: string, name: string): boolean =>
  called.startsWith(name) || ([...name].length > 3 && called.includes(name))
