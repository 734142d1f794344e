/**
 * csv and tsv → one sheet (RFC 4180, and what programs make of it). Our own: a title such as "双过半"完成情况 begins with
 * a quote and is not quoted, and the known libraries swallow the rows below it; nor do they bear mixed line ends.
 */
import { lostDigits } from '../../../shared/measure/shortened.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { unguarded } from '../formula-guard.ts'
import { draftSheet, newBudget } from '../sheet-build.ts'

/** What stands between fields, most telling first. */
const DELIMITERS = ['\t', ',', ';', '，', '|'] as const

/** How many records tell what stands between the fields. */
const SAMPLE = 60

/** Gives the fields of record after record to `take`, until it answers false. */
function parse(text: string, delimiter: string, take: (fields: string[]) => boolean): void {
  let fields: string[] = []
  let at = 0
  while (at <= text.length) {
    let field = ''
    // A quote opens a quoted field only where the field begins with it and it is closed before a delimiter.
    const quoted = text[at] === '"' ? quotedEnd(text, at, delimiter) : -1
    if (quoted > 0) {
      field = text.slice(at + 1, quoted - 1).replaceAll('""', '"')
      at = quoted
    } else {
      const end = fieldEnd(text, at, delimiter)
      field = text.slice(at, end)
      at = end
    }
    fields.push(field)
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    const last = at >= text.length
    // A line end at the end of the file begins no further record.
    if (!(last && fields.length === 1 && fields[0] === '') && !take(fields)) return
    if (last) return
    fields = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

/** The place after the quote that closes a field; -1 where none does. */
function quotedEnd(text: string, from: number, delimiter: string): number {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    if (text[quote + 1] === '"') at = quote + 2
    else {
      const next = text[quote + 1]
      return next === undefined || next === delimiter || next === '\n' || next === '\r' ? quote + 1 : -1
    }
  }
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** How well a delimiter explains a text: records that agree on a number of fields, and that number. */
function agreement(text: string, delimiter: string): { records: number; of: number; fields: number } {
  const counts = new Map<number, number>()
  let of = 0
  parse(text, delimiter, (fields) => {
    if (fields.some((field) => field !== '')) {
      of += 1
      counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
    }
    return of < SAMPLE
  })
  let best = { records: 0, of, fields: 1 }
  for (const [fields, records] of counts) {
    if (fields > 1 && records > best.records) best = { records, of, fields }
  }
  return best
}

/** What separates the fields of a text, and whether so many records agree that it must be a table. */
export function delimiterOf(text: string): { delimiter: string; certain: boolean } {
  let best = { delimiter: ',', records: 0, of: 0, fields: 1 }
  for (const delimiter of DELIMITERS) {
    const one = agreement(text, delimiter)
    // As many records in more fields: “1;2,5;3,5” is semicolons, though its commas agree too.
    const better = one.records * one.fields > best.records * best.fields * (best.records > 0 ? 1.2 : 0)
    if (better) best = { delimiter, ...one }
  }
  const { delimiter, records, of, fields } = best
  return { delimiter, certain: records >= 3 && fields >= 3 && records >= of * 0.6 }
}

/** Excel's own ways in a text file: `sep=;` on the first line, ="001" for a text of digits. */
export function readCsv(text: string): Sheet[] {
  const told = /^sep=(.)\r?\n/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const delimiter = told?.[1] ?? delimiterOf(body).delimiter
  const draft = draftSheet('表格', newBudget())
  let row = 0
  parse(body, delimiter, (fields) => {
    for (const [column, field] of fields.entries()) {
      const text = /^="([^"]*)"$/.exec(field)?.[1] ?? unguarded(field)
      draft.put(row, column, text)
      const lost = lostDigits(text)
      if (lost !== null) draft.warn(row, column, lost)
    }
    row += 1
    return true
  })
  return [draft.finish()]
}
