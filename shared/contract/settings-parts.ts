/**
 * Settings thing by thing: what each is called, what it says, and what becomes of them where some come out of a file.
 * Plain data in and out, for the host that keeps them and the face that shows them.
 */

import type { Wording } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'
import type { Indicator } from '../verdict/indicator.ts'
import { wordings } from '../verdict/wording.ts'
import type { Origin, Settings, SettingsFile } from './settings.ts'

/** What of the settings people set, and a file carries. */
export type Kept = Pick<Settings, 'person' | 'unit' | 'indicators' | 'wordings' | 'defaults'>

/** The ending of a file of settings. */
export const settingsEnding = 'json'

/** What stands for what nobody has set; nobody has said who works here either. */
export const nothingKept: Omit<Settings, 'person' | 'asked'> = {
  unit: '',
  indicators: [],
  wordings: [],
  defaults: {},
  backupPlace: '',
  binKeeping: 'forever',
  handing: { contact: '', phone: '', others: false, duties: [], columns: [] },
  origins: [],
}

export type PartKind = 'person' | 'unit' | 'tolerance' | 'wording' | 'page' | 'words' | 'indicator'

export interface Part {
  /** What origins know it by. */
  readonly of: string
  readonly kind: PartKind
  /** 指标“森林覆盖率”. */
  readonly name: string
  /** What it says, for reading. */
  readonly text: string
  /** What it says, for comparing. */
  readonly value: unknown
}

/** A wording in one line, the highest word first: 已完成 / 达到时间进度 / 未达到时间进度. */
export const wordsOf = ({ exceeded, reached, ahead, done, missed }: Wording): string =>
  [exceeded, reached, ahead, done, missed].filter((word) => word !== undefined && word !== '').join(' / ')

/** The wordings that there are to choose from: the district's own, and behind them those that the program knows. */
export const offeredWordings = (own: readonly Wording[]): readonly Wording[] => [
  ...own,
  ...wordings.filter((one) => !own.some((mine) => wordsOf(mine) === wordsOf(one))),
]

const kinds = { growth: '增速', amount: '总量', level: '水平' } as const

function indicatorText({ kind, direction, units, aliases, source }: Indicator): string {
  const said = [kinds[kind], direction === 'up' ? '越高越好' : '越低越好', units.join('、')]
  if (aliases.length > 0) said.push(`别名${aliases.join('、')}`)
  if (source !== '') said.push(`依据：${source}`)
  return said.filter((part) => part !== '').join('，')
}

/** A part is known by no more than so many characters. */
const LONGEST = 300
const known = (kind: PartKind, name: string): string => `${kind}:${name}`.slice(0, LONGEST)

/** All that is set, thing by thing; what is empty is not set. */
export function partsOf({ person, unit, indicators, wordings, defaults }: Kept): Part[] {
  const { tolerance, wording, page } = defaults
  const parts: Part[] = []
  const add = (kind: PartKind, name: string, text: string, value: unknown, of: string = kind): void => {
    parts.push({ of, kind, name, text, value })
  }
  if (person !== '') add('person', '姓名', person, person)
  if (unit !== '') add('unit', '单位', unit, unit)
  if (tolerance !== undefined) add('tolerance', '新表的容差', `${tolerance}个百分点`, tolerance)
  if (wording !== undefined) add('wording', '新表的用语', wordsOf(wording), wording)
  if (page !== undefined) add('page', '新表的打印设置', '字体、页码、校验码等', page)
  for (const one of wordings) add('words', '用语', wordsOf(one), one, known('words', wordsOf(one)))
  for (const one of indicators)
    add('indicator', `指标“${one.name}”`, indicatorText(one), one, known('indicator', one.name))
  return parts
}

/**
 * Who set what, once `before` has become `after`: what is the same keeps its origin, what is new or other has the given
 * one, what is gone has none.
 */
export function originsAfter(
  before: Kept & Pick<Settings, 'origins'>,
  after: Kept,
  given: (of: string) => Origin,
): Origin[] {
  const was = new Map(partsOf(before).map(({ of, value }) => [of, value]))
  const told = new Map(before.origins.map((origin) => [origin.of, origin]))
  return partsOf(after).flatMap(({ of, value }): Origin[] => {
    if (!was.has(of) || !same(was.get(of), value)) return [given(of)]
    const origin = told.get(of)
    return origin === undefined ? [] : [origin]
  })
}

/** One thing that a file would bring. */
export interface Change extends Part {
  /** What stands here now, for reading; null for what is not set here. */
  readonly before: string | null
  /** Who set it in the file's library, and when. */
  readonly by: string
  readonly at: string
}

/** What a file would change here: things that are new or other; what is the same, or only here, stays. */
export function changesBy(given: SettingsFile, here: Kept): Change[] {
  const now = new Map(partsOf(here).map((part) => [part.of, part]))
  const told = new Map(given.origins.map((origin) => [origin.of, origin]))
  return partsOf(given).flatMap((part): Change[] => {
    const before = now.get(part.of)
    if (before !== undefined && same(before.value, part.value)) return []
    const { by, at } = told.get(part.of) ?? given
    return [{ ...part, before: before?.text ?? null, by, at }]
  })
}

/** The settings with those things of a file in them; of two of one name in it the last. */
export function taken(given: SettingsFile, here: Kept, of: ReadonlySet<string>): Kept {
  const changes = changesBy(given, here).filter((change) => of.has(change.of))
  const has = (kind: PartKind): boolean => changes.some((change) => change.kind === kind)
  const named = new Set(changes.map((change) => change.of))
  const own = <T>(
    mine: readonly T[],
    theirs: readonly T[],
    kind: PartKind,
    name: (one: T) => string,
  ): T[] => {
    const given = new Map(theirs.map((one) => [known(kind, name(one)), one]))
    return [
      ...mine.filter((one) => !named.has(known(kind, name(one)))),
      ...[...given].flatMap(([part, one]) => (named.has(part) ? [one] : [])),
    ]
  }
  const { tolerance, wording, page } = given.defaults
  return {
    person: has('person') ? given.person : here.person,
    unit: has('unit') ? given.unit : here.unit,
    indicators: own(here.indicators, given.indicators, 'indicator', ({ name }) => name),
    wordings: own(here.wordings, given.wordings, 'words', wordsOf),
    defaults: {
      ...here.defaults,
      ...(tolerance !== undefined && has('tolerance') && { tolerance }),
      ...(wording !== undefined && has('wording') && { wording }),
      ...(page !== undefined && has('page') && { page }),
    },
  }
}

/** Who works here, as what they do is signed: 云岭县统计局 王敏; '' where nobody is named. */
export const signed = ({ person, unit }: Pick<Settings, 'person' | 'unit'>): string =>
  person !== '' && unit !== '' ? `${unit} ${person}` : person
