/** Sentences of a report without blanks and in one form of signs, each character with its place in the report. */
import { compare, type Decimal, decimal, minus, negate, plus } from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { type Unit, unitHead, unitNamed } from '../../../measure/unit.ts'
import { footnoteAt, thousandsIn } from '../../../report/plain.ts'
import type { Span } from '../../../report/text.ts'
import { halfOf } from '../../audit/reading.ts'

/** A sentence: its characters one by one as they compare, and where each stands. */
export interface Sentence extends Span {
  readonly plain: string
  /** Where the characters from `start` to `end` (not included) of `plain` stand in the report. */
  span(start: number, end: number): Span
  /** How many characters of `plain` stand before a place of the report. */
  indexOf(place: number): number
}

/** Signs that stay what they are: a comma between clauses is none between thousands, ① is no 1. */
const KEPT = /[，①-⑳¹²]/u
const forms = new Map<string, string>()

function formOf(sign: string): string {
  const before = forms.get(sign)
  if (before !== undefined) return before
  const form = KEPT.test(sign) ? sign : comparable(sign)
  const kept = form.length > 1 ? sign : form
  forms.set(sign, kept)
  return kept
}

/** The number of a list's item, where a sentence begins with it. */
const ITEM = /^[（(]?\d{1,2}[）).、]$/

const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9'

/** The sentences of a text, each up to its full stop or the end of its line. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let plain = ''
  let places: number[] = []
  const close = () => {
    if (places.length > 0) sentences.push(sentenceOf(plain, places))
    plain = ''
    places = []
  }
  const parted = thousandsIn(text)
  for (let at = 0; at < text.length; at += 1) {
    const mark = footnoteAt(text, at)
    if (mark > 0) {
      at += mark - 1
      continue
    }
    const sign = text[at] ?? ''
    if (sign === '\n') close()
    const form = formOf(sign)
    if (form !== '') {
      // 1 10: a footnote's mark and a figure, not a hundred and ten; 2. 34户: an item of a list, and how many.
      const apart = isDigit(plain.at(-1)) ? !parted.has(at - 1) : ITEM.test(plain)
      if (isDigit(form) && apart && text[at - 1]?.trim() === '') {
        plain += ' '
        places.push(at - 1)
      }
      plain += form
      places.push(at)
    }
    if (sign === '。' || sign === '！' || sign === '？') close()
  }
  close()
  return sentences
}

function sentenceOf(plain: string, places: readonly number[]): Sentence {
  const [first = 0] = places
  const last = places.at(-1) ?? first
  return {
    from: first,
    to: last + 1,
    plain,
    span: (start, end) => ({
      from: places[start] ?? last,
      to: (places[Math.max(start, end - 1)] ?? last) + 1,
    }),
    indexOf: (place) => {
      let [low, high] = [0, places.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((places[middle] ?? 0) < place) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}

/** A figure as it is printed. */
export interface Printed {
  readonly value: Decimal
  /** Decimal places as typed. */
  readonly places: number
  readonly unit: Unit
  /** With its unit. */
  readonly text: string
  /** Not rounded, whatever its unit: what is set in whole units was set so. */
  readonly exact?: boolean
}

/** A figure of a sentence, by places of its `plain`. */
export interface Token extends Printed {
  readonly start: number
  /** Behind the digits; `end` behind the unit. */
  readonly middle: number
  readonly end: number
}

const NUMBER = /(?<![\d.])\d+(?:,\d{3}(?!\d))*(?:\.\d+)?/g
/** 2021年, 6月, 第5, 十四五: nothing that is counted. */
const DATED = /^(?:年|月|日|号|时|[-—~至](?:20\d\d|\d{1,2}月))/

/** Each rule of a check asks for the figures of its whole sentence: they are read once. */
const read = new WeakMap<Pick<Sentence, 'plain'>, readonly Token[]>()

/** The figures from `start` to `end` of a sentence; years, dates and ordinals are none. */
export function tokensIn(
  sentence: Pick<Sentence, 'plain'>,
  start = 0,
  end = sentence.plain.length,
): readonly Token[] {
  const whole = start === 0 && end === sentence.plain.length
  const before = whole ? read.get(sentence) : undefined
  if (before !== undefined) return before
  const tokens = tokensFrom(sentence, start, end)
  if (whole) read.set(sentence, tokens)
  return tokens
}

function tokensFrom(sentence: Pick<Sentence, 'plain'>, start: number, end: number): Token[] {
  const part = sentence.plain.slice(start, end)
  const tokens: Token[] = []
  for (const found of part.matchAll(NUMBER)) {
    const middle = found.index + found[0].length
    const rest = part.slice(middle)
    if (DATED.test(rest) || /[第前A-Za-z]$/.test(part.slice(0, found.index))) continue
    const vague = /^[余多]/.exec(rest)?.[0] ?? ''
    const head = unitHead(rest.slice(vague.length))
    const token = printed(found[0], head)
    if (token === null) continue
    tokens.push({
      ...token,
      start: start + found.index,
      middle: start + middle,
      end: start + middle + vague.length + head.length,
    })
  }
  return tokens
}

/** A figure from its digits and unit as typed; null where the digits are none. */
export function printed(digits: string, unit: string): Printed | null {
  const bare = digits.replaceAll(',', '')
  const value = decimal(bare)
  if (value === null) return null
  return { value, places: bare.split('.')[1]?.length ?? 0, unit: unitNamed(unit), text: `${digits}${unit}` }
}

/** From the least to the most that something may be. */
export interface Range {
  readonly low: Decimal
  readonly high: Decimal
}

/** The same below zero: a rise of so much is a fall of so much less than nothing. */
export const reversed = ({ low, high }: Range): Range => ({ low: negate(high), high: negate(low) })

/** 72项, 5人: counted and not rounded. */
export const isCounted = ({ unit, places }: Pick<Printed, 'unit' | 'places'>): boolean =>
  places === 0 && unit.base !== '' && unit.base !== '率' && unit.base !== '百分点' && unit.label === unit.base

/** What a printed figure may be before it was rounded at its last place. */
export function rangeOf(figure: Pick<Printed, 'value' | 'unit' | 'places' | 'exact'>): Range {
  if (figure.exact === true || isCounted(figure)) return { low: figure.value, high: figure.value }
  const half = halfOf(figure.places)
  return { low: minus(figure.value, half), high: plus(figure.value, half) }
}

/** Whether something within the range (above zero) is printed so, rounded at its last place. */
export function mayRound(
  { value, places }: Pick<Printed, 'value' | 'places'>,
  { low, high }: Range,
): boolean {
  const [least, below] = [minus(value, halfOf(places)), plus(value, halfOf(places))]
  const above = compare(high, least)
  // More than an edge is shared, but of what is exact.
  return (above > 0 || (above === 0 && compare(low, high) === 0)) && compare(low, below) < 0
}

/** The sentence that a place of the text stands in. */
export function sentenceAt(sentences: readonly Sentence[], place: number): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.to ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return sentences[low]
}

const GROWN = /(?:增长|下降|上升|增速|增幅|降幅|上涨|回升|下滑|减少)(?:了|为|达到?|约)?$/
const FALLEN = /(?:下降|减少|下滑|降幅)(?:了|为|达到?|约)?$/

/** The growths of a sentence up to a place, falls below zero. */
export const growthsIn = (sentence: Sentence, end: number): Decimal[] =>
  tokensIn(sentence).flatMap(({ unit, start, end: to, value }) => {
    const lead = sentence.plain.slice(Math.max(0, start - 8), start)
    if (to > end || unit.label !== '%' || !GROWN.test(lead)) return []
    return [FALLEN.test(lead) ? negate(value) : value]
  })
