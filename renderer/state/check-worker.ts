/** Reads a report and holds it against its tables, on a thread of its own: nobody who types in it waits for that. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { checkReport } from '../../shared/findings/check/check.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import type { Answers } from '../../shared/findings/finding.ts'
import { statements } from '../../shared/report/statements.ts'
import { type Dictionary, dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'

/** What is to be checked; verdicts and statements are worked out here, which is cheaper than sending them. */
export interface CheckJob {
  readonly number: number
  readonly text: string
  readonly tables: readonly Attachment[]
  /** Earlier reports of the same district, with their titles. */
  readonly earlier: readonly { readonly name: string; readonly text: string }[]
  readonly indicators: readonly Indicator[]
  /** What a person answered, by the findings' keys. */
  readonly answers: Answers
}

export interface Checked {
  readonly number: number
  readonly findings: readonly CheckFinding[]
}

/** A text that stays the same while the table changes is read once. */
let read: {
  readonly text: string
  readonly indicators: string
  readonly said: ReturnType<typeof statements>
} | null = null

/** What earlier reports say: read once. */
const earlierSaid = new Map<string, ReturnType<typeof statements>>()

function saidIn(text: string, indicators: string, dictionary: Dictionary): ReturnType<typeof statements> {
  const key = `${indicators}\0${text}`
  const known = earlierSaid.get(key)
  if (known !== undefined) return known
  if (earlierSaid.size >= MOST_KEPT) earlierSaid.clear()
  const said = statements(text, dictionary)
  earlierSaid.set(key, said)
  return said
}
const MOST_KEPT = 8

addEventListener('message', ({ data }: MessageEvent<CheckJob>) => {
  const { number, text, tables, earlier, indicators, answers } = data
  const dictionary = dictionaryOf(indicators)
  const known = JSON.stringify(indicators)
  if (read === null || read.text !== text || read.indicators !== known)
    read = { text, indicators: known, said: statements(text, dictionary) }
  const given = tables.map((attachment) => ({
    attachment,
    judged: judgeAttachment(attachment, dictionary),
  }))
  const before = earlier.map((one) => ({ ...one, statements: saidIn(one.text, known, dictionary) }))
  const findings = checkReport({
    text,
    statements: read.said,
    tables: given,
    dictionary,
    earlier: before,
    answers,
  })
  postMessage({ number, findings } satisfies Checked)
})
