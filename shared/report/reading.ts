/** Clause after clause of one paragraph: who is spoken of, carried over from what went before, and what is said. */
import { readChinese } from '../measure/chinese.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { lookUp } from '../verdict/dictionary.ts'
import { type FigureRead, figureOf } from './figures.ts'
import { type Document, type Frame, frameOf } from './frame.ts'
import { type Clause, clausesOf, type Telling, type Words } from './grammar.ts'
import { isRatio, measureOf, saysHeld } from './measuring.ts'
import { countedName, isGeneric, type Named, named, saysDeed, timedName } from './naming.ts'
import { type Plain, placed } from './plain.ts'
import type { Comparator, Said, Statement } from './statement.ts'
import { namesIn, pairOf } from './subjects.ts'
import type { Span } from './text.ts'
import { ASPECTS } from './vocabulary.ts'
import type { Word } from './words.ts'

/** What a paragraph is read with. */
export interface Reading {
  readonly typed: string
  readonly plain: Plain
  readonly dictionary: Dictionary
  readonly document: Document
  readonly frame: Frame
}

/** Who was spoken of last. */
interface Subject {
  readonly names: readonly string[]
  readonly span: Span | null
  readonly deed: string
  readonly scope: string
  /** Of this clause only: the one before stays who is spoken of. */
  readonly passing: boolean
}

const NOBODY: Subject = { names: [], span: null, deed: '', scope: '', passing: false }
const FALL = /降|减|下滑|下跌|回落|跌|缩|负/
const ASPECT_END = new RegExp(
  `(?:${ASPECTS.split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|')})$`,
)
const INDEX = /指数|得分|系数|评分|综合评价|(?:^|[^占])比$/
const TIMED = /时间|用时|时长|时限|期限|周期|天数|审批|办理|办结|提速/
const DONE_IN = /^(?:内|办结|完成|办|通达|响应|上高速|到达|直达|可达|拿)/
const QUALITATIVE = /^“?(?:稳中|促稳|保稳|稳定增长|合理增长|正增长|持续改善|稳步增长)/
/** Whole hours of a day, ages and such: names, not times taken. */

/** The statements of one paragraph, in its order. @param words those of the paragraph only */
export function readParagraph(reading: Reading, words: readonly Word[]): Statement[] {
  const reader = new ParagraphReader(reading, words)
  let from = 0
  for (let at = 0; at <= words.length; at += 1) {
    if (at < words.length && words[at]?.letter !== '.' && words[at]?.letter !== ';') continue
    if (at > from) reader.sentence(from, at)
    if (words[at]?.letter !== ';') reader.stop()
    from = at + 1
  }
  return reader.found
}

/** Sentences of more words than this are no prose. */
const MOST_WORDS = 4_000

class ParagraphReader {
  readonly found: Statement[] = []
  private readonly reading: Reading
  private readonly words: readonly Word[]
  private subject: Subject = NOBODY
  /** Deed of the list that is being told (新增A5人、B6人). */
  private deed = ''
  private held = false
  /** Of the last figure. */
  private unit = ''
  private times: string[] = []
  private intended = false
  /** The noun that was counted last and where its clause ended: it is what the very next words tell of. */
  private object: { readonly words: Words; readonly end: number } | null = null

  constructor(reading: Reading, words: readonly Word[]) {
    this.reading = reading
    this.words = words
  }

  /** A full stop: times and intentions are told anew. */
  stop(): void {
    this.times = []
    this.intended = false
    this.deed = ''
  }

  sentence(from: number, to: number): void {
    if (to - from > MOST_WORDS) return
    const letters = this.words
      .slice(from, to)
      .map(({ letter }) => letter)
      .join('')
    if (!/[nxo]/.test(letters)) return
    const shift = ([a, b]: Words): Words => [a + from, b + from]
    const telling = (one: Telling): Telling => ({
      ...one,
      figures: one.figures.map(shift),
      object: one.object && shift(one.object),
      words: shift(one.words),
    })
    for (const one of clausesOf(letters))
      this.clause({
        subject: shift(one.subject),
        telling: one.telling && telling(one.telling),
        tails: one.tails.map(telling),
      })
  }

  private clause({ subject: words, telling, tails }: Clause): void {
    const who = named(this.reading.plain, this.words, words)
    const before = this.times
    this.noteTimes(words, who)
    if (who.intended) this.intended = true
    if (telling === null) {
      // A name that stands before a comma, of which the next words tell.
      if (who.name !== '' && who.name.length < 24 && lookUp(who.name, this.reading.dictionary).entry !== null)
        this.subject = this.subjectOf(who)
      return
    }
    const listed = this.words[words[0]]?.letter === '、' || this.words[words[0]]?.letter === '&'
    if (!listed) this.deed = ''
    const front = this.text(this.at(words[0]), this.words[telling.figures[0]?.[0] ?? 0]?.from ?? 0)
    this.held = saysHeld(`${front}${this.linkOf(telling)}`) || (listed && this.held)
    const end = tails.at(-1)?.words[1] ?? telling.words[1]
    const span = this.trimmed(
      who.name === '' && who.from >= this.at(telling.words[0])
        ? telling.words[0]
        : this.wordAt(who.from, words, telling),
      end,
    )
    const about = this.about(who, words, telling, listed)
    if (about === null) return
    if (!about.passing) this.subject = about
    if (who.deed !== '') this.deed = who.deed
    else if (about.deed !== '') this.deed = about.deed
    this.say(about, telling, tails, span)
    // 2020年接收的212名…: a year gone by holds for its own clause.
    if (this.frame().kind === 'last year') this.times = before
    if (telling.object !== null) this.object = { words: telling.object, end: telling.words[1] }
  }

  /** Times count where they stand before the name, not within it (完成全年目标的63%). */
  private noteTimes([from, to]: Words, who: Named): void {
    const times = this.words
      .slice(from, to)
      .filter((word) => word.letter === 't' && (who.nameFrom < 0 || word.from < who.nameFrom))
      .map(({ from, to }) => this.text(from, to))
    if (times.length > 0) this.times = times
  }

  /** Who a clause speaks of; null where nobody can tell. */
  private about(who: Named, words: Words, telling: Telling, listed: boolean): Subject | null {
    const before = this.object !== null && this.object.end === words[0] ? this.object.words : null
    this.object = null
    if (telling.rule === 'counted') return this.counted(who, telling, listed)
    if (before !== null && who.name === '' && !',、&'.includes(this.words[words[0]]?.letter ?? ' ')) {
      const [from, to] = [this.at(before[0]), this.end(before[1] - 1)]
      const name = this.text(from, to).replace(/^的/, '')
      return {
        names: [name],
        span: placed(this.reading.plain, from, to),
        deed: '',
        scope: who.scope,
        passing: false,
      }
    }
    if (who.name === '')
      return this.subject.names.length === 0 && telling.rule !== 'worded' ? null : this.subject
    const base = this.subject.names[0]
    if (who.aspect && base !== undefined)
      return {
        ...this.subject,
        names: [`${base.replace(ASPECT_END, '')}${who.name}`],
        deed: '',
        passing: true,
      }
    const inherits = listed && who.deed === '' && this.deed !== ''
    return inherits ? this.subjectOf(who, this.deed) : this.subjectOf(who)
  }

  /** @param inherited a deed of the list that the name stands in */
  private subjectOf(who: Named, inherited = ''): Subject {
    return {
      names: [`${inherited}${who.name}`],
      span: placed(this.reading.plain, who.nameFrom, who.nameTo),
      deed: inherited === '' ? who.deed : inherited,
      scope: who.scope,
      passing: false,
    }
  }

  /** 5家企业获评…: the noun behind the figure names it, with the deed before it. */
  private counted(who: Named, { object, figures }: Telling, listed: boolean): Subject | null {
    const first = figures[0]
    if (object === null || first === undefined) return null
    const [from, to] = [this.at(object[0]), this.end(object[1] - 1)]
    const noun = this.text(from, to)
    const { kind, unit } = this.figure(first)
    const own = who.name !== '' && !who.aspect
    const acts = saysDeed(noun)
    if (own && ('ypdA'.includes(kind) || acts)) return this.subjectOf(who)
    const behind = { span: placed(this.reading.plain, from, to), deed: '', scope: who.scope, passing: false }
    if (kind === 'd' && who.name === '' && timedName(noun) !== '')
      return { ...behind, names: [timedName(noun)] }
    // 72项目标中，有68项完成: what was counted before in the same unit.
    if (!own && acts && this.subject.names.length > 0 && unit === this.unit)
      return { ...this.subject, passing: true }
    const deed = who.deed === '' && listed ? this.deed : who.deed
    const name = countedName(noun)
    // 项目已竣工 is not what the next clause goes on about.
    const passing = (acts || isGeneric(noun.slice(0, 2)) || who.except) && this.subject.names.length > 0
    if (own && isGeneric(name)) return { ...behind, names: [`${who.name}${name}`], deed: who.deed }
    return { ...behind, names: [`${deed}${name}`], deed, passing }
  }

  private say(about: Subject, telling: Telling, tails: readonly Telling[], span: Span): void {
    const made = this.statements(about, telling, span)
    for (const tail of tails) this.follow(about, tail, made, span)
    this.unit = made[0]?.unit ?? this.unit
    this.found.push(...made)
  }

  /** What one telling says, a statement a figure. */
  private statements(about: Subject, telling: Telling, span: Span): Statement[] {
    if (telling.rule === 'worded') return this.worded(about, telling, span)
    if (telling.rule === 'ranked') return [this.ranked(about, telling, span)]
    const figures = telling.figures.map((words) => this.figure(words))
    const lead = about.names[0] ?? ''
    const several = figures.length > 1
    const names =
      telling.rule === 'counted'
        ? figures.map(() => lead)
        : several
          ? ((about.names.length === figures.length ? about.names : namesIn(lead, figures.length)) ??
            figures.map(() => lead))
          : telling.rule === 'each'
            ? (namesIn(lead, 2) ?? namesIn(lead, 3) ?? [lead])
            : about.names.length > 1
              ? about.names
              : pairOf(lead, this.reading.dictionary)
    if (names.length > 1 && telling.rule !== 'counted' && !about.passing) this.subject = { ...about, names }
    // 85%、70%左右: what stands behind the last counts for all, and so does its unit.
    const last = figures.at(-1)
    const made: Statement[] = []
    names.forEach((name, at) => {
      const own = figures[at] ?? figures[0]
      if (own === undefined || last === undefined) return
      const per = /\/人月$/.exec(figures[0]?.unit ?? '')?.[0] ?? ''
      const figure =
        per !== '' && !own.unit.includes('/')
          ? { ...own, unit: `${own.unit}${per}` }
          : several && telling.rule !== 'counted' && own !== last && own.comparator === '='
            ? {
                ...own,
                comparator: last.comparator,
                ...(own.unit === '' ? { unit: last.unit, kind: last.kind } : {}),
              }
            : own
      const one = this.statement(about, name, telling, figure, span)
      if (one !== null) made.push(one)
    })
    return made
  }

  private statement(
    about: Subject,
    name: string,
    telling: Telling,
    figure: FigureRead,
    span: Span,
  ): Statement | null {
    const change = telling.change ? this.changeWord(telling) : ''
    const linked = telling.rule === 'linked' || telling.rule === 'respectively'
    if (!this.isValue(name, telling, figure, linked || change !== '')) return null
    const measure = measureOf({ name, unit: figure.unit, kind: figure.kind, change, held: this.held })
    const fall = measure === 'growth' && FALL.test(change)
    const compared = this.compared(telling)
    const indicator = this.indicatorOf(name, measure, change, compared, figure)
    const value = fall ? negative(figure.value) : figure.value
    const { kind, year, months } = this.frame()
    const comparator = this.comparatorOf(figure, telling, kind)
    return {
      quote: this.reading.typed.slice(span.from, span.to),
      span,
      indicator,
      subject: about.span,
      kind,
      measure,
      value,
      high: figure.high && (fall ? negative(figure.high) : figure.high),
      words: '',
      unit: figure.unit.replace(/^(百分点|千分点)$/, '个$1'),
      comparator,
      growth: measure === 'growth' ? value : null,
      year,
      months,
      scope: about.scope,
    }
  }

  /** A change of a share belongs to its name (缴费比例降低), a growth does not. */
  private indicatorOf(
    name: string,
    measure: string,
    change: string,
    compared: string,
    figure: FigureRead,
  ): string {
    const average = /[两三五二]年(?:平均|年均)/.exec(compared)?.[0] ?? ''
    if (measure === 'change' && change !== '') return `${name}${change.replace(/[为达]$/, '')}`
    if (average !== '') return `${name}${average}增长`
    return figure.kind === 'p' && isRatio(name) && change !== '' ? `${name}${change}` : name
  }

  /** In a target 达到 is at least, 控制在 at most. */
  private comparatorOf(figure: FigureRead, telling: Telling, kind: Statement['kind']): Comparator {
    if (figure.comparator !== '=' || (kind !== 'target' && kind !== 'plan') || figure.kind !== 'p')
      return figure.comparator
    const words = this.text(this.at(telling.words[0]), this.end(telling.words[1] - 1))
    if (words.startsWith('控制')) return '<='
    return telling.rule === 'linked' && /^(?:力争|确保)?达/.test(words) ? '>=' : '='
  }

  private isValue(name: string, telling: Telling, figure: FigureRead, linked: boolean): boolean {
    if (name === '' || figure.value.value.length > 16) return false
    if (figure.kind === '') return linked && INDEX.test(name)
    if (figure.kind === 'm') return telling.rule === 'counted' || linked || figure.comparator !== '='
    if (figure.kind === 'd') {
      const behind =
        telling.object === null ? '' : this.text(this.at(telling.object[0]), this.end(telling.object[1] - 1))
      return telling.rule === 'counted'
        ? DONE_IN.test(behind) || figure.comparator === '以内'
        : linked || TIMED.test(name) || figure.comparator !== '='
    }
    return true
  }

  private worded(about: Subject, telling: Telling, span: Span): Statement[] {
    const [at = 0] = telling.figures[0] ?? []
    const words = this.text(this.at(at), this.end(at))
    const { kind, year, months } = this.frame()
    const lead = about.names[0] ?? ''
    const known = lookUp(lead, this.reading.dictionary)
    if (lead === '') return []
    if (QUALITATIVE.test(words) && (kind === 'actual' || known.entry === null)) return []
    const together = /同步/.test(words)
    const { entry } = known
    return [
      {
        quote: this.reading.typed.slice(span.from, span.to),
        span,
        indicator: lead,
        subject: about.span,
        kind,
        measure:
          together || entry?.kind === 'growth' || /涨幅|增速|增长/.test(lead) || QUALITATIVE.test(words)
            ? 'growth'
            : 'level',
        value: null,
        high: null,
        words: words.replace(/[“”]/g, ''),
        unit:
          !/指标|浓度和|等/.test(lead) &&
          (together || entry !== null || /率|比|能耗|排放|涨幅|削减|减排|降幅/.test(lead))
            ? '%'
            : '',
        comparator: together ? '>=' : /范围/.test(words) ? '以内' : '=',
        growth: null,
        year,
        months,
        scope: about.scope,
      },
    ]
  }

  private ranked(about: Subject, telling: Telling, span: Span): Statement {
    const [at = 0] = telling.figures[0] ?? []
    const from = this.at(at)
    const text = this.text(from, this.end(at))
    const digits = /[\d一二三四五六七八九十]+/.exec(text)
    const value = this.figure([at, at + 1], digits?.[0] ?? '')
    const start = from + (digits?.index ?? 0)
    const { kind, year, months } = this.frame()
    return {
      quote: this.reading.typed.slice(span.from, span.to),
      span,
      indicator: `${about.names[0] ?? ''}`,
      subject: about.span,
      kind,
      measure: 'rank',
      value: {
        value: value.value.value,
        span: placed(this.reading.plain, start, start + (digits?.[0].length ?? 1)),
      },
      high: null,
      words: '',
      unit: /[位名]$/.exec(text)?.[0] ?? '',
      comparator: '=',
      growth: null,
      year,
      months,
      scope: about.scope,
    }
  }

  /** 、增长7.1% belongs to the amount before it; an increase in pieces and a rank are statements of their own. */
  private follow(about: Subject, tail: Telling, made: Statement[], whole: Span): void {
    const own = this.trimmed(tail.words[0], tail.words[1])
    const last = made.findLast(({ measure }) => measure !== 'rank')
    if (tail.rule === 'ranked') {
      const grown = last !== undefined && (last.measure === 'growth' || last.growth !== null)
      const rank = this.ranked(about, tail, own)
      made.push(grown ? { ...rank, indicator: `${rank.indicator}增速` } : rank)
      return
    }
    const words = tail.figures[0]
    if (words === undefined || last === undefined) return
    const figure = this.figure(words)
    const change = this.changeWord(tail)
    if (/点$/.test(figure.unit)) return
    const average = /[两三五二]年/.test(this.compared(tail))
    const free = made.findIndex(
      ({ growth, measure }) => growth === null && !['growth', 'change', 'rank'].includes(measure),
    )
    if (figure.kind === 'p' && free >= 0 && !average) {
      const value = FALL.test(change) ? negative(figure.value) : figure.value
      for (const [at, one] of made.entries())
        if (one.growth === null && one.measure !== 'rank') made[at] = { ...one, growth: value }
      return
    }
    void whole
    const name = about.names[0] ?? ''
    const one = this.statement(about, name, tail, figure, own)
    if (one !== null) made.push(one)
  }

  private changeWord({ words: [from, to] }: Telling): string {
    const word = this.words.slice(from, to).find(({ letter }) => letter === 'g')
    return word === undefined ? '增长' : this.text(word.from, word.to)
  }

  private linkOf({ words: [from, to] }: Telling): string {
    const word = this.words.slice(from, to).find(({ letter }) => letter === 'v')
    return word === undefined ? '' : this.text(word.from, word.to)
  }

  private compared({ words: [from, to] }: Telling): string {
    return this.words
      .slice(from, to)
      .filter(({ letter }) => letter === 'c')
      .map(({ from, to }) => this.text(from, to))
      .join('')
  }

  private frame(): Frame {
    return frameOf(this.reading.frame, this.reading.document, this.times, this.intended)
  }

  private figure(words: Words, spoken?: string): FigureRead {
    const read = figureOf(this.reading.plain, this.words, words)
    if (spoken === undefined) return read
    const digits = /^\d+$/.test(spoken) ? spoken : String(chinese(spoken))
    return { ...read, value: { ...read.value, value: digits } }
  }

  private text(from: number, to: number): string {
    return this.reading.plain.text.slice(from, to)
  }

  private at(word: number): number {
    return this.words[word]?.from ?? this.words.at(-1)?.to ?? 0
  }

  private end(word: number): number {
    return this.words[word]?.to ?? 0
  }

  /** The word that begins at a place of the subject, else the telling's first. */
  private wordAt(from: number, [first, last]: Words, telling: Telling): number {
    for (let at = first; at < last; at += 1) if ((this.words[at]?.to ?? 0) > from) return at
    return telling.words[0]
  }

  private trimmed(first: number, last: number): Span {
    let [a, b] = [first, last]
    while (a < b && ',、&'.includes(this.words[a]?.letter ?? '')) a += 1
    while (b > a && ',、&'.includes(this.words[b - 1]?.letter ?? '')) b -= 1
    return placed(this.reading.plain, this.at(a), this.end(b - 1))
  }
}

const negative = (said: Said): Said => ({
  ...said,
  value: said.value.startsWith('-') ? said.value : `-${said.value}`,
})
const chinese = (text: string): number => readChinese(text) ?? 0
