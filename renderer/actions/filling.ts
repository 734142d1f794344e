/** Filling a table from a report, making one of a plan's targets, and the way back to the words of a cell's source. */
import { apply } from '../../shared/attachment/edits.ts'
import { type CellSource, columnOf } from '../../shared/attachment/model.ts'
import { isOfReturn } from '../../shared/attachment/sourced.ts'
import { fillCells } from '../../shared/changes/sources.ts'
import { type Plan, planned } from '../../shared/findings/fill/plan.ts'
import type { Proposal } from '../../shared/findings/fill/proposal.ts'
import { wholeOf } from '../state/view.ts'
import { always, opened } from './action.ts'
import { type Context, type Deed, done, info, type OpenContext } from './deed.ts'
import { goTo } from './verdict.ts'

/** The report that is meant: the one on the desk, the table's own, the latest one; null where there is none. */
async function reportFor({ document: reading, report, host }: Context): Promise<string | null> {
  const near = reading?.id ?? report.beside
  if (near !== null) return near
  const [latest] = await host('documents', {})
  return latest?.id ?? null
}

const none = info('还没有报告。请先打开报告的Word文档或文本文件，或在“我的表格”里粘贴报告文本。')

const asking = (kind: 'fill' | 'plan') =>
  always(async (context): Promise<Deed> => {
    const document = await reportFor(context)
    return document === null ? none : { open: { kind, document } }
  })

export const fillingActions = {
  'fill-report': asking('fill'),
  'new-from-plan': asking('plan'),
}

interface Named {
  readonly id: string
  readonly title: string
}

const sourceIn = ({ id, title }: Named, { quote, span }: Pick<Proposal, 'quote' | 'span'>) => ({
  document: id,
  report: title,
  quote,
  offset: span.from,
})

/** Writes what was taken, as one step, each cell with its source. */
export function takeProposals(context: OpenContext, report: Named, taken: readonly Proposal[]): Deed {
  const [first] = taken
  if (first === undefined) return {}
  const cells = taken.map((one) => ({ ...one, source: sourceIn(report, one) }))
  const edits = fillCells(wholeOf(context.open).attachment, cells, context.hand)
  return {
    step: { name: '按报告填表', edits },
    ...goTo(context, first),
    ...done(`已按报告填入${taken.length}处。`),
  }
}

/** Puts a table on the desk for a report to fill. */
export async function chooseTable({ carryOut }: Context, id: string, document: string): Promise<Deed> {
  await carryOut({ table: { id, warnings: [] } })
  return { open: { kind: 'fill', document } }
}

/** A new table of that year with the targets of a plan that were taken as its rows, beside the report where there is room. */
export async function makeTable(
  context: Context,
  report: Named,
  year: number,
  plan: Pick<Plan, 'rows' | 'level'>,
): Promise<Deed> {
  const { rows: taken } = plan
  await context.settled()
  const { id } = await context.host('create', { template: 'indicators', year })
  await context.carryOut({ table: { id, warnings: [] }, library: true })
  const now = opened(context.now())
  const { attachment } = now.open
  const { edits, made } = planned(attachment, plan, now.newId)
  const target = columnOf(attachment.columns, 'target')
  const cells = made.flatMap((row, at) => {
    const from = taken[at]
    return target === undefined || from === undefined
      ? []
      : [{ row: row.id, column: target.id, text: from.target, source: sourceIn(report, from) }]
  })
  const whole = apply(attachment, edits)
  const step = { name: '按报告的目标列行', edits: [...edits, ...fillCells(whole, cells, now.hand)] }
  const [first] = taken
  return {
    step,
    ...(context.wide && first !== undefined && { quoted: sourceIn(report, first) }),
    focus: 'sheet',
    ...done(`已按报告的目标新建${year}年的表，${taken.length}行。`),
  }
}

/** Goes to the words of the report that a cell's text came from, or to what its department has returned. */
export const showSource = (source: CellSource): Deed =>
  isOfReturn(source)
    ? { open: { kind: 'collect', department: source.department } }
    : { quoted: { document: source.document, quote: source.quote, offset: source.offset } }
