/** Clause after clause of one paragraph: who is spoken of, carried over from what went before, and what is said. */
import { yearOf } from '../measure/period.ts'
import { type Dictionary, headIn } from '../verdict/dictionary.ts'
import { type Document, type Frame, frameOf } from './frame.ts'
import { type Clause, clausesOf, type Telling, type Words } from './grammar.ts'
import { saysHeld } from './measuring.ts'
import {
  type Aim,
  aimNamed,
  aimOf,
  aimReached,
  countedName,
  isGeneric,
  type Named,
  named,
  ofProgress,
  saysDeed,
  timedName,
} from './naming.ts'
import { placed } from './plain.ts'
import {
  type Context,
  firstFigure,
  followed,
  lastAmounts,
  linkWord,
  namesFor,
  spread,
  tellingSaid,
} from './saying.ts'
import { placeOf, type Source, textOf, withoutJoints } from './source.ts'
import type { Statement } from './statement.ts'
import type { Span } from './text.ts'
import { STAGES } from './vocabulary.ts'

/** What a paragraph is read with. */
export interface Reading {
  readonly source: Source
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
const STAGE_END = new RegExp(
  `(?:${STAGES.split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|')})$`,
)
/** What reaches the counted noun behind it. */
const REACHING = /(?:覆盖|惠及|服务|带动|培训|吸引)$/
/** Parts of a place that name nothing by themselves. */
const PART_OF_PLACE = /^(?:[市县区省]?本级|市县级|县区级|[市县区]级|市直)$/
const PART_HEAD = /^(?:[市县区省]?本级|市县级|县区级|[市县区]级|市直)/
const JOINTS = ',、&'
/** List numbers and marks, with which no quotation begins. */
const startsNothing = (letter = ''): boolean => `jq:;.i${JOINTS}`.includes(letter)

/** The statements of one paragraph, in its order. */
export function readParagraph(reading: Reading): Statement[] {
  const { words } = reading.source
  const reader = new ParagraphReader(reading)
  let from = 0
  for (let at = 0; at <= words.length; at += 1) {
    const letter = words[at]?.letter ?? '.'
    if (letter !== '.' && letter !== ';') continue
    reader.sentence([from, at])
    if (letter === '.') reader.stop()
    from = at + 1
  }
  return reader.found
}

/** Sentences of more words than this are no prose. */
const MOST_WORDS = 4_000

class ParagraphReader {
  readonly found: Statement[] = []
  private readonly reading: Reading
  private subject: Subject = NOBODY
  /** Deed of the list that is being told (新增A5人、B6人), and whether it tells what there is (拥有A5张、B6张). */
  private deed = ''
  private held = false
  /** Of the last figure. */
  private unit = ''
  private times: readonly string[] = []
  /** How many statements were found before the sentence, up to its full stop. */
  private begun = 0
  private intended = false
  /** The noun that was counted last, where its clause began and ended: it is what the very next word tells of. */
  /** 完成年度目标5200人: what the share behind it (的60.5%) begins with. */
  private reached: { readonly from: number; readonly long: boolean } | null = null
  private object: { readonly words: Words; readonly from: number; readonly end: number } | null = null

  constructor(reading: Reading) {
    this.reading = reading
  }

  /** A full stop: times and intentions are told anew. */
  stop(): void {
    this.times = []
    this.intended = false
    this.deed = ''
    this.begun = this.found.length
  }

  sentence([from, to]: Words): void {
    if (to - from > MOST_WORDS) return
    const words = this.reading.source.words.slice(from, to)
    const letters = words.map(({ letter }) => letter).join('')
    if (!/[nxo]/.test(letters)) return
    const shift = ([a, b]: Words): Words => [a + from, b + from]
    const telling = (one: Telling): Telling => ({
      ...one,
      figures: one.figures.map(shift),
      object: one.object && shift(one.object),
      words: shift(one.words),
    })
    for (const { subject, telling: told, tails } of clausesOf(letters))
      this.clause({ subject: shift(subject), telling: told && telling(told), tails: tails.map(telling) })
  }

  private clause({ subject: words, telling, tails }: Clause): void {
    const { source } = this.reading
    const called = named(source, words, this.reading.dictionary)
    const timesBefore = this.times
    this.noteTimes(words, called)
    const aim = telling === null ? null : this.aim(called.name, telling)
    const who =
      aim === null
        ? called
        : {
            ...called,
            name: aim.name,
            nameTo: called.nameFrom + aim.name.length,
            aspect: false,
            intended: false,
          }
    if (who.intended) this.intended = true
    if (telling === null) {
      // 建议2023年主要预期目标为：, of which the next words tell.
      if (aimOf(called.name) !== null && source.words[words[1]]?.letter === ':') this.announced(words)
      // A name that stands before a comma, of which the next words tell.
      const known = headIn(who.name, this.reading.dictionary)
      if (known !== '')
        this.subject = this.subjectOf({ ...who, name: known, nameTo: who.nameFrom + known.length })
      return
    }
    const timed = source.words.slice(...words).some(({ letter }) => letter === 't')
    const several = telling.figures.length > Math.max(1, this.subject.names.length)
    if (telling.rule === 'respectively' && telling.change && several && called.name === '' && !timed) {
      this.spread(telling, [])
      return
    }
    const listed = JOINTS.slice(1).includes(source.words[words[0]]?.letter ?? ' ')
    if (!listed) this.deed = ''
    const front = textOf(source, [words[0], telling.figures[0]?.[0] ?? words[1]])
    this.held = saysHeld(`${front}${linkWord(source, telling)}`) || (listed && this.held)
    const begun =
      this.object?.end === words[0] && !JOINTS.includes(source.words[words[0]]?.letter ?? ' ')
        ? this.object.from
        : words[0]
    const about = this.about(who, words, telling, listed)
    if (about === null) return
    const { names, span, scope } = about
    const reaching = this.reaching(who.name, telling.figures.length)
    const context: Context = {
      source,
      dictionary: this.reading.dictionary,
      frame: aim === null ? this.frame(this.times, this.intended) : this.frameOfAim(aim),
      aimed: aim !== null,
      grown:
        timed &&
        who.name === '' &&
        (this.found.findLast(({ indicator }) => indicator === names[0])?.growth ?? null) !== null,
      names: reaching.length > 0 ? reaching : names,
      subject: span,
      scope,
      deed: about.passing ? '' : about.deed,
      held: this.held,
    }
    const told = namesFor(context, telling, telling.figures)
    const subject = { ...about, names: telling.rule === 'counted' || told.length < 2 ? names : told }
    if (!about.passing && reaching.length === 0) this.subject = subject
    this.deed = who.deed === '' ? about.deed || this.deed : who.deed
    let made = tellingSaid(
      context,
      telling,
      this.quoted([who.name === '' ? begun : words[0], words[1]], telling, tails),
    )
    for (const tail of tails)
      if (tail.rule === 'respectively' && tail.figures.length > subject.names.length)
        made = this.spread(tail, made)
      else made = followed({ ...context, names: subject.names, deed: '' }, tail, made)
    this.unit = made[0]?.unit ?? this.unit
    this.found.push(...made)
    // 2020年接收的212名…: a year gone by holds for its own clause.
    if (context.frame.kind === 'last year' || aim !== null || called.since) this.times = timesBefore
    if (telling.object !== null) this.object = { words: telling.object, from: begun, end: telling.words[1] }
  }

  /** Growths that belong to several amounts, each told by itself: those before are told with theirs. */
  private spread(tail: Telling, made: readonly Statement[]): Statement[] {
    const before = [...this.found.slice(this.begun), ...made]
    const all = spread(this.reading.source, tail, before)
    const found = all.slice(0, all.length - made.length)
    this.found.splice(this.begun, found.length, ...found)
    return all.slice(found.length)
  }

  /** 城镇…元，农村…元，分别完成年度目标的51.7%和50.4%: the names of the amounts, each with how far it has come. */
  private reaching(name: string, count: number): string[] {
    const progress = /^分别(.*)$/.exec(name)?.[1] ?? ''
    if (count < 2 || ofProgress(progress) !== '') return []
    return lastAmounts(this.found.slice(this.begun), count).map(({ indicator }) => `${indicator}${progress}`)
  }

  private frame(times: readonly string[], intended: boolean): Frame {
    return frameOf(this.reading.frame, this.reading.document, times, intended)
  }

  /** An aim is the year's, whatever months its sentence told of before, or that of its own year, or of several. */
  private frameOfAim({ time, long }: Aim): Frame {
    const years = this.times.filter((one) => /(?:19|20)\d\d年度?$/.test(one))
    const frame = this.frame(time === '' ? years : [time], true)
    return long ? { ...frame, kind: 'plan' } : frame.kind === 'plan' ? frame : { ...frame, kind: 'target' }
  }

  /** 地区生产总值增长5.8%，年度目标为6%; 就业3146人，完成年度目标5200人的60.5%: the aim of what was told before. */
  private aim(name: string, telling: Telling): Aim | null {
    const { source } = this.reading
    if (['linked', 'growing', 'respectively', 'series'].includes(telling.rule)) {
      const aim = aimOf(name)
      if (aim !== null) return aim
    }
    if (telling.rule === 'said') {
      const aim = aimNamed(name)
      if (aim !== null && /^(?:[,;。:(]|$)/.test(textOf(source, [telling.words[1], telling.words[1] + 1])))
        return aim
    }
    const figure = firstFigure(source, telling.figures)
    const end = telling.words[1]
    if (figure === null || figure.kind === 'p' || textOf(source, [end, end + 1]) !== '的') return null
    const aim = ['said', 'linked'].includes(telling.rule) ? (aimReached(name) ?? aimOf(name)) : null
    if (aim === null) return null
    const year = yearOf([aim.time])
    // 2025年目标9000万吨的80.2%: no progress of this year's.
    const other = year !== null && year !== this.reading.document.year
    this.reached = { from: end, long: aim.long || other }
    return aim
  }

  /** 2023年主要预期目标为： all that follows in the sentence is set, and for that year. */
  private announced(words: Words): void {
    const { words: all, plain } = this.reading.source
    const times = all.slice(...words).filter(({ letter }) => letter === 't')
    this.intended = true
    if (times.length > 0) this.times = times.map(({ from, to }) => plain.text.slice(from, to))
  }

  /** From the first word that is no list number and no comma to the last of the telling and its tails. */
  private quoted([first, last]: Words, telling: Telling, tails: readonly Telling[]): Span {
    const { source } = this.reading
    const end = tails.at(-1)?.words[1] ?? telling.words[1]
    let at = first
    while (at < last && startsNothing(source.words[at]?.letter)) at += 1
    return placeOf(source, withoutJoints(source, [at, end]))
  }

  /** Times count where they stand before the name or behind it, not within (完成全年目标的63%). */
  private noteTimes([from, to]: Words, who: Named): void {
    const { words, plain } = this.reading.source
    const outside = (at: number): boolean => who.nameFrom < 0 || at < who.nameFrom || at >= who.nameTo
    const times = words
      .slice(from, to)
      .filter(({ letter, from }) => letter === 't' && outside(from))
      // 降幅较一季度、1—5月收窄: what is compared with.
      .filter(
        ({ from }) => !/[较比](?:[^,;。、]{1,8}、)?$/.test(plain.text.slice(Math.max(0, from - 12), from)),
      )
      .map(({ from, to }) => plain.text.slice(from, to))
    if (times.length > 0) this.times = times
  }

  /** Who a clause speaks of; null where nobody can tell. */
  private about(who: Named, words: Words, telling: Telling, listed: boolean): Subject | null {
    const { source } = this.reading
    const before = this.object !== null && this.object.end === words[0] ? this.object.words : null
    this.object = null
    if (telling.rule === 'counted') return this.counted(who, telling, listed)
    if (before !== null && who.name === '' && !JOINTS.includes(source.words[words[0]]?.letter ?? ' ')) {
      const name = textOf(source, before).replace(/^(?:的|里面|里头|当中|之中)/, '')
      return { names: [name], span: placeOf(source, before), deed: '', scope: who.scope, passing: false }
    }
    const base = this.subject.names[0]
    if (who.name === '' && this.reached?.from === words[0] && base !== undefined) {
      const names = [`${base}${this.reached.long ? '完成规划目标' : '完成年度目标'}`]
      return { ...this.subject, names, deed: '', passing: true }
    }
    if (who.name === '') {
      if (this.subject.names.length === 0 && telling.rule !== 'worded') return null
      // 工业增加值318.6亿元，其中市区151.4亿元: the same of a part of the place, for this clause only.
      return who.scope === '' ? this.subject : { ...this.subject, scope: who.scope, deed: '', passing: true }
    }
    // 其中税收: an indicator by itself, and not what the whole is told by.
    const own = who.part && this.reading.dictionary.byName.has(who.name.toUpperCase())
    if (who.aspect && base !== undefined && !own) {
      const names = [`${base.replace(STAGE_END, '')}${who.name}`]
      return { ...this.subject, names, deed: '', passing: true }
    }
    // 一般公共预算收入…，其中市本级…: its name is the whole's.
    if (base !== undefined && PART_OF_PLACE.test(who.name))
      return this.subjectOf({ ...who, name: `${who.name}${base.replace(PART_HEAD, '')}` })
    // 新增A23家，其中B9家: new ones as well.
    const part = who.part && this.subject.deed.startsWith('新') ? this.subject.deed : ''
    return this.subjectOf(who, who.deed !== '' ? '' : listed ? this.deed : part)
  }

  /** @param inherited a deed of the list that the name stands in */
  private subjectOf(who: Named, inherited = ''): Subject {
    return {
      names: [`${inherited}${who.name}`],
      span: placed(this.reading.source.plain, who.nameFrom, who.nameTo),
      deed: inherited === '' ? who.deed : inherited,
      scope: who.scope,
      passing: false,
    }
  }

  /** 5家企业获评…: the noun behind the figure names it, with the deed before it. */
  private counted(who: Named, { object, figures }: Telling, listed: boolean): Subject | null {
    const { source } = this.reading
    const figure = firstFigure(source, figures)
    if (object === null || figure === null) return null
    const noun = textOf(source, object)
    const own = who.name !== '' && !who.aspect
    const acts = saysDeed(noun)
    // 13.6亿元里面税收只有9.6亿元: what is among it is told next.
    const among = /^(?:里面|里头|当中|之中)/.test(noun)
    if (own && (among || 'ypdA'.includes(figure.kind) || acts)) return this.subjectOf(who)
    const behind = { span: placeOf(source, object), deed: '', scope: who.scope, passing: false }
    if (figure.kind === 'd' && who.name === '' && timedName(noun) !== '')
      return { ...behind, names: [timedName(noun)] }
    const before = this.subject.names.length > 0
    // 72项目标中，有68项完成: what was counted before in the same unit.
    if (!own && acts && before && figure.unit === this.unit) return { ...this.subject, passing: true }
    const name = countedName(noun)
    // 服务覆盖5.8万老年人, 目标任务35个项目.
    if (own && (REACHING.test(who.name) || isGeneric(name)))
      return { ...behind, names: [`${who.name}${name}`], deed: who.deed }
    const deed = who.deed === '' && listed ? this.deed : who.deed
    // 项目已竣工 is not what the next clause goes on about.
    const passing = (acts || isGeneric(noun.slice(0, 2)) || who.except) && before
    return { ...behind, names: [`${deed}${name}`], deed, passing }
  }
}
