/** Actions on reports: their text beside the table, and the way in for a text that was copied somewhere. */

import type { Heading } from '../../shared/attachment/model.ts'
import { fillCells } from '../../shared/changes/sources.ts'
import { acceptOf, formatsThat } from '../../shared/contract/formats.ts'
import { wordsAt } from '../../shared/findings/check/common/context.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import { answerTo } from '../../shared/findings/explain.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import { comparable } from '../../shared/measure/normalise.ts'
import type { Editor } from '../state/editor.ts'
import { wholeOf } from '../state/view.ts'
import { always, keyOf, opened } from './action.ts'
import { type Context, type Deed, done, info, type OpenContext } from './deed.ts'
import { goTo } from './verdict.ts'

/** What a dialog for reports accepts. */
export const reports = acceptOf(formatsThat('report'))

/** Keeps a pasted text as a report and puts it on the desk, beside the table in it where there is one. */
export async function takePasted(context: Context, text: string): Promise<Deed> {
  if (text.trim() === '') return info('还没有文字。请先复制报告的文字，再粘贴到这里。')
  await context.settled()
  const bytes = new TextEncoder().encode(text)
  const taken = await context.working('正在读取报告', (job) =>
    context.host('takeReport', { name: '', bytes, job }),
  )
  const tables = taken.ids.length === 0 ? '' : `，里面的${taken.ids.length}张表也已打开`
  await context.carryOut({ ...shownReport(taken.id, taken.ids, taken.warnings), library: true })
  return { ...done(`已存下报告${tables}。`), ...inItsPlace(context.open, context.now().open) }
}

/**
 * What is said where a report has brought a table of its own in the place of another one, and the way back to that;
 * nothing where there was none, or it is the report's, too.
 */
export function inItsPlace(before: Editor | null, now: Editor | null): Deed {
  if (before === null || now === null || before.attachment.id === now.attachment.id) return {}
  const [was, is] = [before.attachment.heading, now.attachment.heading]
  const title = ({ title: lines }: Heading): string => comparable(lines.join(''))
  const alike = title(was) === title(is) && was.year === is.year && was.months === is.months
  return {
    ...done(
      alike
        ? '这是报告自己的表，与原来那张标题、时期相同；两张都留着。'
        : '这是报告自己的表；原来那张还在“我的表格”里。',
    ),
    back: { word: `回到原来的表（${keyOf('last-table')}）`, action: 'last-table' },
  }
}

/** A report on the desk, and the first of its tables. */
export const shownReport = (
  id: string,
  tables: readonly string[],
  warnings: Exclude<Deed['table'], undefined | null>['warnings'] = [],
): Deed => {
  const [first] = tables
  return { ...(first !== undefined && { table: { id: first, warnings } }), report: id }
}

/** Makes a report the open table's own: shown beside it from now on, and checked with it. */
export async function joinReport(context: OpenContext, document: string): Promise<Deed> {
  await context.settled()
  const { id } = context.open.attachment
  await context.host('joinDocument', { id: document, attachment: id })
  return {
    table: { id, warnings: [] },
    report: document,
    library: true,
    ...done('已作为这张表的报告，以后一起打开、一起核对。'),
  }
}

export const reportActions = {
  report: always(({ report, left, open }) => {
    if (report.shown) return { report: null, focus: 'sheet' }
    if (left !== null) return { left }
    if (report.beside !== null) return { report: report.beside }
    return open === null
      ? info('这里没有报告全文。请打开报告的Word文档或文本文件，或在“我的表格”里粘贴报告文本。')
      : { open: { kind: 'choose-report' } }
  }),
  'paste-report': always(() => ({ open: { kind: 'paste-report' } })),
}

/** How the text of a report is shown and put away by key, for a tooltip. */
export const reportKey = (): string => keyOf('report')

/** The finding's own table on the desk, wherever its row is; null where it is of none. */
async function tableOf(context: Context, { attachment }: CheckFinding): Promise<OpenContext | null> {
  if (attachment === null) return null
  if (context.open?.attachment.id !== attachment)
    await context.carryOut({ table: { id: attachment, warnings: [] } })
  return opened(context.now())
}

/** Goes to the cell that a finding is about. In a narrow window the report makes room for it. */
export async function showInTable(context: Context, finding: CheckFinding): Promise<Deed> {
  const now = await tableOf(context, finding)
  if (now === null) return {}
  return { ...(context.wide ? {} : { report: null }), ...goTo(now, finding) }
}

/** Writes into the cell what the report says, and where it came from. */
export async function fillFromReport(context: Context, finding: CheckFinding): Promise<Deed> {
  const { document: reading } = context
  const now = await tableOf(context, finding)
  const { row, column, inTable, span } = finding
  if (now === null || reading === null || row === null || column === null || inTable === null) return {}
  const quote = wordsAt(finding.quote, { from: 0, to: finding.quote.length })
  const source = { document: reading.id, report: reading.title, quote, offset: span.from }
  const { attachment } = wholeOf(now.open)
  const edits = fillCells(attachment, [{ row, column, text: inTable, source }], now.hand)
  return { step: { name: '按报告填写', edits }, ...done(`已按报告改为“${inTable}”。`) }
}

/** Answers a finding in a report, of the check or of the watch; a blank text takes the answer off. */
export async function answerReport(
  { host }: Context,
  document: string,
  finding: Finding,
  text: string,
): Promise<Deed> {
  const answer = answerTo(finding, text)
  await host('answerFinding', { id: document, key: finding.key, answer })
  return { answered: { document, key: finding.key, answer } }
}
