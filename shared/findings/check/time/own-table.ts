/** The years and months that a table in a report's text says of itself, and the words that open what a report tells. */
import { comparable } from '../../../measure/normalise.ts'
import { monthsOf } from '../../../measure/period.ts'
import { type TextTable, tablesIn } from '../../../report/cells.ts'
import type { Paragraph, Span } from '../../../report/text.ts'
import { type About, monthsName } from '../common/about.ts'
import { wordsAt } from '../common/context.ts'
import { type Raw, wrongTime } from '../rules.ts'

const YEAR = /(?<!\d)((?:19|20)\d\d)年/
/** The months elapsed that words tell; null for none. */
const monthsIn = (words: string): number | null => monthsOf([words])

/**
 * A table that stands in a report's text: the year of its 目标 and the months of its 完成情况 are those of its title, and
 * its title's are the report's, for a table of 双过半 is of nothing else.
 */
export function ownTables(text: string, about: About): Raw[] {
  return tablesIn(about.paragraphs).flatMap((table): Raw[] => {
    const title = titleOver(about.paragraphs, table)
    const header = headerOf(table)
    const titled = title.map((line) => line.text).join('')
    const year = Number(YEAR.exec(comparable(titled))?.[1] ?? Number.NaN)
    const months = monthsIn(titled)
    const results: Raw[] = []
    const told = (line: Paragraph, what: string, other: string): number =>
      results.push(
        wrongTime(spanOf(line), `附件写“${wordsAt(text, spanOf(line))}”，而${what}是${other}，请核对。`),
      )
    if (/双过半|完成情况/.test(titled)) {
      const [first] = title
      const last = title.at(-1)
      if (first !== undefined && last !== undefined) {
        const whole = { text: titled, from: first.from, to: last.to }
        if (about.years.length > 0 && year > 0 && !about.years.includes(year))
          told(whole, '报告', `${about.years[0]}年的`)
        if (about.months !== null && months !== null && months !== about.months)
          told(whole, '报告', `${monthsName(about.months)}的`)
      }
    }
    for (const cell of header) {
      const words = comparable(cell.text.replace(/\s/g, ''))
      const own = YEAR.exec(words)?.[1]
      if (
        own !== undefined &&
        year > 0 &&
        /(?:目标|任务|计划)(?:值|数)?$/.test(words) &&
        Number(own) !== year
      )
        told(cell, '表题', `${year}年的`)
      const span = monthsIn(words)
      if (months !== null && span !== null && span !== months && /完成(?:情况)?$|实绩$/.test(words))
        told(cell, '表题', `${monthsName(months)}的`)
    }
    return results
  })
}

/** The lines of a title right over a table: no more than a few, and none that is a sentence. */
function titleOver(paragraphs: readonly Paragraph[], { from }: Span): Paragraph[] {
  const lines: Paragraph[] = []
  for (const line of paragraphs
    .filter((one) => one.to <= from)
    .slice(-MOST)
    .toReversed()) {
    const words = line.text.trim()
    if (words === '') continue
    if (/[。；：]$/.test(words) || words.length > 60 || /^附件/.test(words)) break
    lines.unshift(line)
  }
  return lines
}
const MOST = 8

/** The cells over the first row that is numbered. */
function headerOf({ rows }: TextTable): Paragraph[] {
  const first = rows.findIndex((row) => row.some(({ text }) => /^\s*(?:1|一)\s*$/.test(text)))
  return rows.slice(0, Math.max(0, first)).flat()
}

const spanOf = ({ text, from, to }: Paragraph): Span => {
  const typed = text.trim()
  const start = text.indexOf(typed)
  return typed.includes('\n') || start < 0
    ? { from: from + Math.max(0, start), to }
    : { from: from + start, to: from + start + typed.length }
}

/** 上半年的发展情况主要可以归纳为以下几个方面: of the time that the whole report tells. */
const OPENS =
  /(?:^|[。；])\s*((?:今年)?(?:上半年|下半年|前?[一二三四]季度|全年|1[-—~至]\d{1,2}月份?))的?(?:经济社会|经济|社会)?(?:发展|工作|运行|完成|执行|推进)(?:主要)?情况(?:主要)?(?:可以|可)?(?:归纳|概括|总结|汇报|报告|如下)/

/** 现将2023年一季度全县经济运行情况通报如下, 一、一季度计划执行情况: what the whole report tells. */
const HEREBY =
  /现[将就](?:[我全本][市区县州旗镇乡])?(?:(?:19|20)\d\d年)?[^，,。；;]{0,16}?(上半年|前?[一二三四]季度|1[-—~至]\d{1,2}月份?)[^，,。；;]{0,24}(?:情况|工作)/
const HEADING =
  /^(?:[一二三四五六七八九十]{1,2}、|第[一二三]部分|\([一二三]\))(?:今年)?(上半年|前?[一二三四]季度|1[-—~至]\d{1,2}月份?)[^，,。；;]{0,16}(?:执行|完成|运行|工作|发展)(?:情况|回顾|特点)$/

/** A report's first words on what it reports, and the headings of what it has told, of another part of the year. */
export function reportsOtherwise(text: string, { paragraphs, title, months }: About): Raw[] {
  if (months === null || monthsOf([title]) === null) return []
  return paragraphs.flatMap((paragraph): Raw[] => {
    const plain = comparable(paragraph.text)
    const own = (HEREBY.exec(plain) ?? HEADING.exec(plain))?.[1] ?? ''
    if (own === '' || monthsIn(own) === null || monthsIn(own) === months) return []
    const at = paragraph.text.indexOf(own)
    if (at < 0) return []
    const span = { from: paragraph.from + at, to: paragraph.from + at + own.length }
    return [
      wrongTime(span, `报告标题的时期是${monthsName(months)}，这里说“${wordsAt(text, span)}”，请核对。`),
    ]
  })
}

/** What opens the telling of a report names another part of the year than its title. */
export function opensOtherwise(text: string, { paragraphs, title, months }: About): Raw[] {
  if (months === null || monthsOf([title]) === null) return []
  return paragraphs.flatMap((paragraph): Raw[] => {
    const opened = OPENS.exec(comparable(paragraph.text))
    const own = opened?.[1] ?? ''
    if (own === '' || monthsIn(own) === null || monthsIn(own) === months) return []
    const from = paragraph.from + Math.max(0, paragraph.text.indexOf(own))
    const span = { from, to: from + own.length }
    return [
      wrongTime(span, `报告标题的时期是${monthsName(months)}，这里说“${wordsAt(text, span)}”，请核对。`),
    ]
  })
}
