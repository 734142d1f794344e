/** The 附件说明 against the attachments, and years that do not fit in titles and headings. */
import { comparable } from '../../../measure/normalise.ts'
import { readDescription, TRAILING, titleText } from '../../../report/description.ts'
import type { Paragraph, Span } from '../../../report/text.ts'
import { quote } from '../../audit/reading.ts'
import { type About, placeOf, yearsIn } from '../common/about.ts'
import { wordsAt } from '../common/context.ts'
import type { Source } from '../common/facts.ts'
import { likeness } from '../common/names.ts'
import type { Sentence } from '../common/plain.ts'
import { NOWHERE, type Raw, wrongTime } from '../rules.ts'

const plainName = (name: string): string => comparable(name.replace(TRAILING, '')).replace(/"/g, '')
const withoutYear = (name: string): string => plainName(name).replace(/(?:19|20)\d\d/g, '')

/** Where the list of attachments stands. */
function placeOfList({ paragraphs, description }: About): Span | null {
  const lines = description.split('\n')
  const first = paragraphs.findLast(({ text }) => text.trim() !== '' && text.trim() === lines[0]?.trim())
  if (first === undefined || description === '') return null
  let to = first.to
  let at = 1
  for (const one of paragraphs) {
    if (one.from <= first.from || one.text.trim() === '') continue
    if (at >= lines.length || one.text.trim() !== lines[at]?.trim()) break
    to = one.to
    at += 1
  }
  return { from: first.from, to }
}

/** 附：…简表, and the table itself in the next lines: no list of what comes in files of its own. */
const isPrinted = ({ description }: About): boolean =>
  /^\s*附[:：]/.test(description) && /\n[^\n]*\S(?: {2,}|\t)\S/.test(description)

/** How alike two names are that are meant to be one. */
const ALIKE = 60

/** Every attachment that there is against the names of the list. Some of the list may well not be here. */
export function listed(about: About, sources: readonly Source[]): Raw[] {
  const span = placeOfList(about)
  if (span === null || sources.length === 0 || isPrinted(about)) return []
  const { entries } = readDescription(about.description)
  const of = (source: Source | null, message: string): Raw => ({
    ...NOWHERE,
    attachment: source?.attachment ?? null,
    rule: 'list',
    kind: 'list',
    holds: false,
    span,
    message,
  })
  const found = sources.flatMap((source): Raw[] => {
    const title = titleText(source.attachment)
    if (title === '' || entries.some(({ name }) => plainName(name) === plainName(title))) return []
    const near = entries
      .map(({ name }) => ({ name, alike: likeness(plainName(name), plainName(title)) }))
      .sort((a, b) => b.alike - a.alike)[0]
    // A year that is not the table's is said as such.
    if (near !== undefined && withoutYear(near.name) === withoutYear(title)) return []
    return near !== undefined && near.alike >= ALIKE
      ? [of(source, `附件说明写作“${quote(near.name)}”，而${source.called}的标题是“${quote(title)}”。`)]
      : [of(source, `附件说明没有列出${source.called}“${quote(title)}”。`)]
  })
  return sources.length > entries.length
    ? [...found, of(null, `附件说明列有${entries.length}个附件，这里有${sources.length}个。`)]
    : found
}

/** What a heading tells that speaks of the report's own time. */
const OWN_TIME = /上半年|季度|1[-—~至]\d{1,2}月|完成情况|执行情况|运行情况|主要指标|双过半|半年报/
/** A coming year is meant where it is planned for. */
const TO_COME = /计划|目标|安排|打算|草案|展望|任务|部署/
const LONGEST = 60
/** 比2020年…, 2020—2021年: a year that is meant to be another. */
const MEANT = /[比较与从自由同]\s*$|[\d年]\s*[-—–~至到、和]\s*$/
const MEANT_AFTER = /^年?\s*[-—–~至到、和]\s*\d/

/**
 * Titles, headings and names of attachments that speak of another year than the report. Once for each year.
 * @param year of the report
 */
export function otherYears(about: About, year: number): Raw[] {
  const list = placeOfList(about)
  const seen = new Set<number>()
  return about.paragraphs.flatMap((paragraph): Raw[] => {
    if (!isHeading(paragraph, list) || !OWN_TIME.test(comparable(paragraph.text))) return []
    const others = yearsIn(paragraph.text).filter((one) => one !== year && !about.years.includes(one))
    return others.flatMap((other): Raw[] => {
      const [before = '', after = ''] = paragraph.text.normalize('NFKC').split(String(other))
      if (MEANT_AFTER.test(after)) return []
      if (seen.has(other) || MEANT.test(before) || (other > year && TO_COME.test(paragraph.text))) return []
      seen.add(other)
      const inside = placeOf(paragraph.text, { from: 0, to: paragraph.text.length }, new RegExp(`${other}`))
      const span = { from: inside.from + paragraph.from, to: inside.to + paragraph.from }
      return [otherYear(year, paragraph.text, span)]
    })
  })
}

/** Words that name another year than the report's, and where: four digits can be put right. */
const otherYear = (year: number, words: string, span: Span): Raw =>
  wrongTime(
    span,
    `报告是${year}年的，这里写的是“${quote(words)}”，请核对年份。`,
    span.to - span.from === 4 ? { span, text: `${year}` } : null,
  )

const isHeading = ({ text, from, to }: Paragraph, list: Span | null): boolean =>
  text.trim() !== '' &&
  ((list !== null && from >= list.from && to <= list.to) ||
    (text.length <= LONGEST && !/[。；，,;]/.test(text)))

/** A body's first sentences say what the report is of. */
const LEAD = 4
const OPENING = /^\s*(?:今年)?((?:19|20)\d\d)年(?:上半年|1\s*[-—–~至]\s*\d{1,2}月|前?[一二三]季度|以来)/

/** 人大批准的2022年计划, 本公报数据均为2021年上半年数: of which year all is that a report tells. */
const NAMED_YEAR =
  /(?:批准|审议通过|审查通过|下达)的((?:19|20)\d\d)年(?=[^，,。；;]{0,14}计划)|(?:数据|数字|指标)(?:均|都|皆)为((?:19|20)\d\d)年(?=上半年|1[-—~至]6月)/g

/** 2026年上半年全县实现…: nobody knows yet what a later half-year has come to. */
const LATER = /(?<!\d)(20\d\d)年(?:上半年|1[-—~至]6月(?!\d|前|底前))/g
const AHEAD_OF_TIME =
  /力争|确保|争取|努力|打算|谋划|奠定|打下|打好|基础|目标|安排|预计|将|拟|规划|计划(?!执行|完成|和)|20\d\d年[^，,。；;]{0,8}(?:底|末|前)/

/**
 * A half-year after the report's of which a sentence tells what was reached.
 * @param year of the report
 */
export function laterHalves(text: string, sentence: Sentence, year: number): Raw[] {
  const { plain } = sentence
  if (!/实现|完成|情况|增长|下降|数据/.test(plain)) return []
  return [...plain.matchAll(LATER)].flatMap(({ 0: words, 1: typed = '', index }): Raw[] => {
    // What was meant by it stands beside it: 将于2026年上半年建成, 为2026年上半年打下基础.
    const around = `${plain.slice(Math.max(0, index - 16), index)}${plain.slice(index + words.length, index + words.length + 30)}`
    if (Number(typed) !== year + 1 || AHEAD_OF_TIME.test(around)) return []
    return [
      otherYear(
        year,
        wordsAt(text, sentence.span(index, index + words.length)),
        sentence.span(index, index + 4),
      ),
    ]
  })
}

/** @param year of the report */
export function namedYears(text: string, sentence: Sentence, year: number): Raw[] {
  return [...sentence.plain.matchAll(NAMED_YEAR)].flatMap(({ 0: words, 1: plan, 2: data, index }): Raw[] => {
    const typed = plan ?? data ?? ''
    if (Number(typed) >= year) return []
    const span = sentence.span(index, index + words.length)
    const from = index + words.indexOf(typed)
    return [otherYear(year, wordsAt(text, span), sentence.span(from, from + typed.length))]
  })
}

/** 现将2022年计划执行情况报告如下. */
const HEREBY =
  /现(?:[将就](?:我[市县区旗州]|全[市县区旗州])?|向[^，,。；;]{0,16}(?:报告|汇报))((?:19|20)\d\d)年|[，,][将就把](?:我[市县区旗州]|全[市县区旗州])?((?:19|20)\d\d)年[^，,。；;]{0,40}(?:汇报|报告)如下/

/** A paragraph at the beginning of the report that opens with, or reports on, another year than its own. */
export function openingYear(about: About, year: number): Raw[] {
  const body = about.paragraphs.filter(
    ({ text, from }) => text.trim() !== '' && from >= (about.titleSpan?.to ?? 0),
  )
  return body.slice(0, LEAD).flatMap(({ text, from }): Raw[] => {
    const found = OPENING.exec(text) ?? HEREBY.exec(text)
    const typed = found?.[1] ?? found?.[2] ?? ''
    if (found === null || Number(typed) === year || about.years.includes(Number(typed))) return []
    const at = from + found.index + found[0].indexOf(typed)
    const span = { from: at, to: at + typed.length }
    return [otherYear(year, found[0].trim(), span)]
  })
}

const FROM_TO = /[由从]((?:19|20)\d\d)年(?:末|底|初)?的?[^，,;；。年]{1,24}?[到至]((?:19|20)\d\d)年/g

/** 由2023年的712亿元增加到2022年的818亿元: a way from a later year to an earlier one. */
export function turnedYears(text: string, sentence: Sentence): Raw[] {
  return [...sentence.plain.matchAll(FROM_TO)].flatMap(({ 0: words, 1: first, 2: last, index }): Raw[] => {
    if (Number(first) <= Number(last)) return []
    const span = sentence.span(index, index + words.length)
    return [wrongTime(span, `报告说“${wordsAt(text, span)}”，前一个年份晚于后一个，请核对年份。`)]
  })
}

/** 确保2022年全年收入达到62亿元: what is yet to be reached is not of a year that is over. */
const AIMED =
  /(?:确保|保证|力争|争取|努力|奋力|力保)(?:实现|完成|在|到|到了)?((?:19|20)\d\d)年(?:全年|年底|末|度|的|底)?[^，,。；;]{0,30}(?:\d|目标|任务)/g

/** 2023年只剩下五个月. */
const LEFT = /(?<!\d)((?:19|20)\d\d)年(?:也|已|就|还|只|仅)*(?:剩|余下)[^，,。；;]{0,10}(?:个月|天|时间)/g

/** @param year of the report */
export function pastAims(text: string, sentence: Sentence, year: number): Raw[] {
  return [...sentence.plain.matchAll(AIMED), ...sentence.plain.matchAll(LEFT)].flatMap(
    ({ 0: words, 1: named = '', index }): Raw[] => {
      if (Number(named) >= year) return []
      const from = index + words.indexOf(named)
      return [
        otherYear(
          year,
          wordsAt(text, sentence.span(index, index + words.length)),
          sentence.span(from, from + 4),
        ),
      ]
    },
  )
}
