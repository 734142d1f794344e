/**
 * The 附件说明: the list of attachments behind a report's text (GB/T 9704-2012, 7.3.6), as it is written, as it is read,
 * and where it stands in a report.
 */
import type { Attachment } from '../attachment/model.ts'
import { readNumbering } from '../measure/numbering.ts'

/** The title as one text, without the spaces that only place its lines. */
export const titleText = ({ heading }: Attachment): string => heading.title.join('').replace(/\s+/g, '')

/**
 * The 附件说明 for the report's last page, as the standard writes it: one attachment without a number, several as
 * “1.” below each other, no mark after a name. The two characters of indent are the paragraph's.
 */
export function descriptionOf(attachments: readonly Attachment[]): string {
  const names = attachments.map((attachment) => titleText(attachment).replace(TRAILING, ''))
  if (names.length < 2) return `附件：${names[0] ?? ''}`
  return names.map((name, at) => `${at === 0 ? '附件：' : '　　　'}${at + 1}.${name}`).join('\n')
}

/** An attachment as the 附件说明 lists it. */
export interface Entry {
  /** Number and mark as typed; '' for none. */
  readonly mark: string
  readonly number: number | null
  readonly name: string
}

export interface Description {
  /** 附件 with what follows it, as typed; '' where the text does not begin so. */
  readonly head: string
  readonly entries: readonly Entry[]
  /** Whether several names stand in one line. */
  readonly inLine: boolean
}

const HEAD =
  /^\s*附(?:\s*[件表](?:\s*说\s*明)?\s*(?:([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![\d０-９年月])\s*)?[：:．.、]?|[：:])/
/** 1. 1、 １． （1） 一、 ①, or a number and a space; but 2021年… is a name. */
const MARK =
  /^(?:[（(](?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、，,)）：:]|[①-⑳]|[\d０-９]{1,2}(?=\s))\s*/u
/** Where the next name of the same line begins: ；2. or a space and 2. */
const NEXT =
  /(?<=[；;，,。])\s*(?=[\d０-９]{1,2}\s*[.．、])|\s+(?=[\d０-９]{1,2}\s*[.．、]\s*(?:[^\d\s]|(?:19|20)\d\d年))/
export const TRAILING = /[\s。．；;，,、：:]+$/

export function readDescription(text: string): Description {
  let head = ''
  let inLine = false
  const entries: Entry[] = []
  const add = (mark: string, name: string) => {
    const number = readNumbering(mark.replace(/[：:]\s*$/, ''))?.value ?? null
    entries.push({ mark: mark.trim(), number, name })
  }
  for (const line of text.split(/\r?\n/)) {
    const begin = HEAD.exec(line)
    let rest = line.trim()
    let own = ''
    if (begin !== null && (head === '' || begin[1] !== undefined)) {
      if (head === '') head = begin[0].replace(/\s+/g, '')
      own = begin[1] ?? ''
      rest = line.slice(begin[0].length).trim()
    }
    const pieces = rest.split(NEXT)
    inLine ||= pieces.length > 1
    for (const piece of pieces) {
      const mark = MARK.exec(piece)?.[0] ?? ''
      const last = entries.at(-1)
      if (own !== '') entries.push({ mark: '', number: readNumbering(own)?.value ?? null, name: piece })
      else if (mark !== '') add(mark, piece.slice(mark.length))
      else if (piece === '') continue
      // A name goes on in the next line.
      else if (last !== undefined) entries.push({ ...last, name: `${entries.pop()?.name ?? ''}${piece}` })
      else add('', piece)
    }
  }
  return { head, entries, inLine }
}

/** What a report says of its attachments; each empty where it says nothing. */
export interface ReportParts {
  readonly title: string
  /** The 附件说明 as it stands there, a line each. */
  readonly description: string
}

/** 附件 by itself, with or without its number: where an attachment begins. */
const LABEL_LINE = /^附\s*件\s*(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?$/
const LIST_HEAD =
  /^附(?:[：:]|\s*[件表](?:\s*说\s*明)?\s*(?:[：:]|(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:\s*[：:．.、]\s*|\s+)\S))/
/** The first name of a list whose 附件 stands in a line of its own, without a colon. */
const FIRST = /^(?:[（(]\s*[1１一]\s*[）)]|[1１一]\s*[.．、])/
/** — 10 —, a date, （此件公开发布）: what may follow the list and is none of its names. */
const NO_NAME = /^(?:[—–\-－\s]*\d+[—–\-－\s]*|.{4,10}年.{1,3}月.{1,3}日|[（(].*[）)])$/
/** Who signs. */
const SIGNED = /(?:委员会|人民政府|政府|办公室|统计局|局|厅|部|院|中心)$/
/** What names of attachments end in; one that ends otherwise goes on in the next line. */
const ENDED =
  /(?:表|情况|方案|清单|报告|目录|计划|任务|名单|说明|图|办法|意见|通知|细则|安排|汇总|台账)[”》）)]*[\s。．；;，,]*$/
/** A name is no paragraph. */
const LONGEST = 80

/** The lines of a list that begins at `start`, and the line behind it. */
function listFrom(lines: readonly string[], start: number): { readonly text: string; readonly end: number } {
  const found: string[] = []
  let end = start
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? ''
    if ((found.length > 0 && LABEL_LINE.test(line)) || NO_NAME.test(line) || line.length > LONGEST) break
    const last = found.at(-1)?.replace(HEAD, '') ?? ''
    const begins = found.length === 0 || MARK.test(line) || LIST_HEAD.test(line)
    const goesOn = last === '' || ((!ENDED.test(last) || ENDED.test(line)) && !SIGNED.test(line))
    if (!begins && !goesOn) break
    found.push(line)
  }
  return { text: found.join('\n'), end }
}

/** The last list of attachments before the first attachment itself; empty where there is none. */
function findDescription(all: readonly string[]): string {
  const lines = all.filter((line) => line !== '')
  const isHead = (at: number): boolean =>
    LIST_HEAD.test(lines[at] ?? '') || (/^附\s*件$/.test(lines[at] ?? '') && FIRST.test(lines[at + 1] ?? ''))
  const begins = [...lines.keys()].filter(isHead)
  const first = lines.findIndex((line, at) => LABEL_LINE.test(line) && !isHead(at) && at > (begins[0] ?? 0))
  const last = begins.findLast((at) => first < 0 || at < first)
  if (last === undefined) return ''
  // 附件1：… 附件2：… is one list.
  const start = begins.find((at) => at <= last && listFrom(lines, at).end > last) ?? last
  return listFrom(lines, start).text
}

/** What a report's title ends in, before the meeting's date in brackets. */
const TITLED =
  /(?:报告|情况|通知|通报|方案|意见|规划|纲要|总结|汇报|说明|计划|安排|打算|分析|简析|简报|快报|公报|专报|综述|请示|建议|纪要|讲话|函)(?:[（(][^）)]*[）)])?$/
/** Lines of a title; a longer beginning is a text that has none. */
const TITLE_LINES = 4
/** What may stand above a title: who issues, the number of the document, how secret and how urgent it is. */
const ABOVE =
  /(?:文件|材料(?:之?[一二三四五六七八九十\d（）()]+)?|〕\s*\d+\s*号|密(?:★.*)?|急|签发人.*|^\d{6})$/

/** A sentence, an address, the first heading, a date in brackets: the title ends before it. */
const NO_TITLE = /[。；：:]|^[（(]?[一二三]\s*[、）)]|^—|^[（(][^）)]*[）)]$/

const SUBTITLE = /^[—－-]{1,2}\s*([^。；：:]+)$/

/** The title of a report; empty where its first lines are none. */
function findTitle(lines: readonly string[]): string {
  const told = lines.filter((line) => line !== '' && !ABOVE.test(line)).slice(0, TITLE_LINES)
  const end = told.findIndex((line) => NO_TITLE.test(line))
  const own = end < 0 ? told : told.slice(0, end)
  // The longest beginning that sounds like one: 计划 may end a line and not the title.
  const titles = own.map((_, at) => own.slice(0, at + 1).join(''))
  const found = titles.findLast((title) => TITLED.test(title) && title.length <= LONGEST) ?? ''
  // 稳中求进开新局 above ——青岭县上半年经济运行分析: a saying, and what the report is of below it.
  const below = end > 0 ? (SUBTITLE.exec(told[end] ?? '')?.[1] ?? '') : ''
  return found === '' && TITLED.test(below) && below.length <= LONGEST ? below : found
}

/** The title and the 附件说明 of a report, out of its paragraphs. */
export function reportParts(paragraphs: readonly string[]): ReportParts {
  const lines = paragraphs.flatMap((text) => text.split(/\r?\n/)).map((line) => line.trim())
  return { title: findTitle(lines), description: findDescription(lines) }
}
