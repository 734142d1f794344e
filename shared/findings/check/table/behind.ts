/** What a sentence goes on to say of a row that it has just told: its growth beside others, what was added, its share. */
import { identityOf } from '../../../report/names.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import type { Told } from '../common/facts.ts'
import { type Sentence, sentenceAt } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import type { Match } from './against.ts'
import type { Row } from './beside-columns.ts'
import { compared, type Names, namedApart, ranked } from './comparisons.ts'
import { growthsBeside } from './growths-beside.ts'
import { added, left, shared, stillLeft } from './of-row.ts'
import { grew, grewEach, progressed, reachedEach, reachedOne } from './of-rows.ts'
import { leftOfTarget, paced, pacedNamed } from './paces.ts'
import { sharesOfRows } from './shares-of-rows.ts'

/** What goes on about the figure before it: no other subject stands between. */
const GOES_ON =
  /^(?:$|同比|增速|增幅|降幅|跌幅|[比较与距离]|分别|虽|但|而|仍|也|均|都|[高低快慢好优]于|[高快]出|领先|落后|总量|占|完成|为|位?[居列]|排|名列|在全|总体|呈|保持|连续|拉动|受|因|大幅|小幅|快速|微|实际|名义|净?[增降跌减]|下[降滑跌]|突破|接近|首次|超[序时]|欠|差|(?:年度|全年)?进度)/

export interface Behind {
  readonly text: string
  readonly sentences: readonly Sentence[]
  /** Claims that are held against rows of the tables. */
  readonly matches: readonly Match[]
  readonly rows: readonly Row[]
  readonly byName: ReadonlyMap<string, readonly Told[]>
  readonly dictionary: Dictionary
  readonly place: string
  /** 县 of a county's report. */
  readonly level: string
  /** Of the report; null where they are not known. */
  readonly months: number | null
}

export function goesOn(given: Behind): Raw[] {
  const { text, sentences, matches, rows } = given
  const byLine = new Map(rows.map((row) => [row.told.line, row]))
  const own = matches
    .filter(({ how, fact, claim }) => how !== 'different' && fact.kind === 'actual' && claim.of === '')
    .toSorted((a, b) => a.claim.said.span.from - b.claim.said.span.from)
  const linesAt = new Map<number, Set<Told['line']>>()
  for (const { claim, told } of own) {
    const { from } = claim.statement.span
    linesAt.set(from, (linesAt.get(from) ?? new Set()).add(told.line))
  }
  const all: Raw[] = []
  for (const [at, match] of own.entries()) {
    const row = byLine.get(match.told.line)
    const before = own[at - 1]
    const { span } = match.claim.statement
    const sentence = sentenceAt(sentences, match.claim.said.span.from)
    if (row === undefined || sentence === undefined) continue
    // 增长4.2% behind 12.3亿元 is one telling of one row.
    if (before?.told.line === match.told.line && before.claim.said.span.from >= sentence.from) continue
    // 分别增长4.2%和5.1%，: of which of several the rest is said nobody can tell.
    const alone = (linesAt.get(span.from)?.size ?? 0) < 2
    const next = own.slice(at + 1).find(({ told }) => told.line !== match.told.line)?.claim.statement
      .span.from
    const start = sentence.indexOf(match.claim.said.span.to)
    const end = sentence.plain.length
    const stop = next === undefined ? end : Math.min(end, sentence.indexOf(next))
    if (!alone) all.push(...ofSeveral(given, own, match, sentence, byLine))
    if (alone && stop > start)
      all.push(...behind(given, sentence, start, stop, row, namesFor(given, byLine, sentence)))
  }
  const named = sentences.flatMap((sentence) => {
    const names = namesFor(given, byLine, sentence)
    return [
      ...namedApart(text, sentence, names),
      ...stillLeft(text, sentence, names),
      ...reachedEach(text, sentence, names),
      ...reachedOne(text, sentence, names),
      ...sharesOfRows(text, sentence, names, given.level),
      ...growthsBeside(text, sentence, names),
      ...pacedNamed(text, sentence, names, given.months),
      ...leftOfTarget(text, sentence, rows),
    ]
  })
  // What a statement has told of a row already is told by it alone.
  const said = matches.map(({ claim }) => claim.said.span)
  const found = all.filter(
    ({ span, column }) =>
      column === null ||
      !said.some(({ from, to }) => from >= span.from && to <= span.to && span.to - to <= 1),
  )
  return [...found, ...named.filter(({ span }) => found.every((one) => one.span.to !== span.to))]
}

/** 分别为18.4亿元、79.9亿元和88.2亿元，分别增长3.8%、6.9%和5.8%: told where the last of several rows stands. */
function ofSeveral(
  { text }: Behind,
  own: readonly Match[],
  match: Match,
  sentence: Sentence,
  byLine: ReadonlyMap<Told['line'], Row>,
): Raw[] {
  const group = own.filter(({ claim }) => claim.statement.span.from === match.claim.statement.span.from)
  if (group.at(-1) !== match || group.some(({ fact }) => fact.aspect !== 'value')) return []
  const rows = group.flatMap(({ told }) => byLine.get(told.line) ?? [])
  const unit =
    /^[^，,；;。]{0,6}/.exec(sentence.plain.slice(sentence.indexOf(match.claim.said.span.to)))?.[0] ?? ''
  const from = sentence.indexOf(match.claim.said.span.to) + unit.length
  return rows.length === group.length ? grewEach(text, sentence, from, rows) : []
}

/** The clauses behind a figure, as long as they go on about its row. */
function behind(
  { text, level, months }: Behind,
  sentence: Sentence,
  start: number,
  stop: number,
  row: Row,
  names: Names,
): Raw[] {
  const { plain } = sentence
  const found: Raw[] = []
  let from = start
  for (const clause of plain.slice(start, stop).split(/(?<=[，,；;。（）()])/)) {
    const words = clause.replace(/[，,；;。（）()]$/, '')
    if (from > start && (/其中/.test(clause) || !GOES_ON.test(words))) break
    const to = from + clause.length
    found.push(
      ...compared(text, sentence, from, to, row, names),
      ...ranked(text, sentence, from, to, row),
      ...added(text, sentence, from, to, row),
      ...shared(text, sentence, from, to, row, names, level),
      ...left(text, sentence, from, to, row),
      ...progressed(text, sentence, from, to, row),
      ...paced(text, sentence, from, to, row, months),
      ...grew(text, sentence, from, to, row),
    )
    if (/[；;。]$/.test(clause)) break
    from = to
  }
  return found
}

const ALIAS: Readonly<Record<string, string>> = { 全部投资: '固定资产投资', 总投资: '固定资产投资' }
const WHOLE = /^(?:全[市区县州旗盟]|我[市区县州旗])(?=.{2})/
const TAIL = /的?(?:平均)?(?:增速|增幅|水平|总量|总额)$/

/** Rows by the names that a report gives them beside others: 城镇 beside 农村居民人均可支配收入, 生猪 beside 肉牛出栏. */
function namesFor(
  { byName, dictionary, place, matches, level }: Behind,
  byLine: ReadonlyMap<Told['line'], Row>,
  sentence: Sentence,
): Names {
  const rowOf = (name: string): Row | null => {
    const [only, ...others] = byName.get(identityOf(name, dictionary, place)) ?? []
    return only === undefined || others.length > 0 ? null : (byLine.get(only.line) ?? null)
  }
  return (name, own) => {
    if (own !== null && own.told.line.parent !== null && new RegExp(`^全${level}(?:平均)?$`).test(name))
      return level === '' ? null : (byLine.get(own.told.line.parent) ?? null)
    const whole = name.replace(WHOLE, '')
    const bare = whole.replace(TAIL, '')
    if ([...bare].length < 2) return null
    const direct = rowOf(ALIAS[bare] ?? bare) ?? rowOf(whole)
    if (direct !== null) return direct
    const called = [...(own?.told.line.called ?? '')]
    for (let from = 1; from <= called.length - 2; from += 1) {
      const row = rowOf(`${bare}${called.slice(from).join('')}`)
      if (row !== null) return row
    }
    const near = new Set(
      matches
        .filter(({ claim: { said } }) => said.span.from >= sentence.from && said.span.to <= sentence.to)
        .map(({ told }) => told.line)
        .filter((line) => line.called.startsWith(bare)),
    )
    const [only, ...others] = near
    return only === undefined || others.length > 0 ? null : (byLine.get(only) ?? null)
  }
}
