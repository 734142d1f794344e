/** Taking back what departments filled in (回收): files in, the wall of them, and what a person decides. */
import { titleOf } from '../../shared/attachment/called.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import type { Return, Task } from '../../shared/collect/model.ts'
import { askedOf, columnsToAsk, tasksOf } from '../../shared/collect/plan.ts'
import { type Accepted, accepting, stepName } from '../../shared/collect/taking.ts'
import { wallOf } from '../../shared/collect/wall.ts'
import type { CollectingValues, TakenBack } from '../../shared/contract/collecting.ts'
import { MOST_RETURNS } from '../../shared/contract/collecting.ts'
import type { Methods } from '../../shared/contract/contract.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Context, Handlers, Job } from './context.ts'
import { lastValues } from './last-values.ts'
import { named } from './settings.ts'

/** A table of the report that is collected for. */
interface Scoped {
  readonly attachment: Attachment
  readonly revision: number
}

/** Files that are kept at once: what was read before a job was called off stays. */
const AT_ONCE = 50

export function collecting(context: Context): Handlers<keyof CollectingValues> {
  const { store, settings, jobs, emit } = context

  /** The tables of the report that a table is of; damaged ones are told by whoever opens them. */
  const scopeOf = (id: string): Scoped[] =>
    store.place(id).siblings.flatMap((sibling) => {
      try {
        const { attachment, revision } = store.read(sibling.id)
        return [{ attachment, revision }]
      } catch (error) {
        if (sibling.id !== id && isProblem(error, 'damaged-table')) return []
        throw error
      }
    })

  /** Who was asked for what of a table, each department as it was asked last; by 责任单位 where nothing was handed out. */
  const askedIn = (attachment: Attachment): { readonly tasks: readonly Task[]; readonly due: string } => {
    const handed = store.handouts.list(attachment.id).filter(({ kind }) => kind === 'fill')
    const latest = new Map<string, Task>()
    for (const { tasks } of handed)
      for (const task of tasks) if (!latest.has(task.department)) latest.set(task.department, task)
    if (latest.size > 0) return { tasks: [...latest.values()], due: handed[0]?.due ?? '' }
    const columns = columnsToAsk(attachment, null).flatMap(({ id, chosen }) => (chosen ? [id] : []))
    return { tasks: tasksOf(attachment, askedOf(attachment, []), () => columns), due: '' }
  }

  const given = (id: string) => {
    const scope = scopeOf(id)
    const asked = scope.map(({ attachment }) => askedIn(attachment))
    return {
      scope,
      tables: scope.map(({ attachment }) => attachment),
      tasks: asked.flatMap(({ tasks }) => tasks),
      due: asked.map(({ due }) => due).find((due) => due !== '') ?? '',
      last: lastValues(context, scope.map(({ attachment }) => attachment)),
    }
  }

  const take = async (
    { id, files, marked = false, before = 0, total = 0 }: Methods['takeReturns']['arguments'],
    job: Job,
  ): Promise<TakenBack> => {
    const { unpacked } = await import('../files/parcel.ts')
    const { readReturn } = await import('../files/returned.ts')
    const { tables, tasks, last } = given(id)
    const ids = tables.map((table) => table.id)
    const known = new Set(store.collected.returns(ids).map((one) => one.id))
    const result: TakenBack = { taken: 0, again: 0, failed: 0, passed: [], others: [] }
    let waiting: Return[] = []
    let read = 0
    const keep = (): void => {
      if (waiting.length === 0) return
      store.collected.keep(ids, waiting)
      waiting = []
      emit({ kind: 'collected', id })
    }
    for await (const item of unpacked(files, MOST_RETURNS)) {
      if ('passed' in item) {
        result.passed.push(item.passed)
        continue
      }
      read += 1
      job.onProgress(`正在读第${before + read}个返回表${total > 0 ? `，共${Math.max(total, before + read)}个` : ''}`)
      let made: Return | null
      try {
        if (job.signal.aborted) throw new Problem('cancelled', '')
        made = await readReturn(item.sent, { tables, tasks, last, marked, indicators: settings().indicators }, job)
      } catch (error) {
        if (!isProblem(error, 'cancelled')) throw error
        keep()
        throw new Problem(
          'cancelled',
          result.taken === 0
            ? '已取消回收，没有收下返回表；要收时请再拖进来一次。'
            : `已取消回收，此前读完的${result.taken}份已收下；其余的请再拖进来一次。`,
        )
      }
      if (made === null) {
        result.others.push(item.sent.name)
        continue
      }
      result.taken += 1
      if (known.has(made.id)) result.again += 1
      known.add(made.id)
      if (made.error !== null) result.failed += 1
      waiting.push(made)
      if (waiting.length >= AT_ONCE) keep()
    }
    keep()
    return result
  }

  return {
    takeReturns: (args) => jobs.run(args.job, (job) => take(args, job)),

    collected: ({ id }) => {
      const { scope, tables, tasks, due, last } = given(id)
      const ids = tables.map((table) => table.id)
      const returns = store.collected.returns(ids)
      const decisions = store.collected.decisions(ids)
      return {
        tables: scope.map(({ attachment: { id: own, heading }, revision }) => ({
          id: own,
          label: heading.label,
          title: titleOf(heading),
          revision,
        })),
        due,
        wall: wallOf({ tables, tasks, returns, decisions, last }),
      }
    },

    decide: ({ bases, decisions }) => {
      const hand = {
        by: named(store.settings()),
        reason: '',
        at: new Date().toISOString(),
        dictionary: dictionaryOf(settings().indicators),
      }
      const taken = decisions.filter((one) => one.taken)
      const ids = [...new Set(decisions.map(({ table }) => table))]
      const returns = new Map(store.collected.returns(ids).map((one) => [one.id, one]))
      const accepted = taken.map((one): Accepted & { readonly table: string } => {
        const from = returns.get(one.from)
        const candidate = from?.candidates.find(
          ({ table, row, column, text }) =>
            table === one.table && row === one.row && column === one.column && text === one.text,
        )
        if (from === undefined || candidate === undefined)
          throw new Problem('not-found', '这份返回表刚才又读过一次，内容变了；请看着新的内容再选一次。')
        return { ...candidate, file: from.file }
      })
      const changed = ids.flatMap((id) => {
        const own = accepted.filter(({ table }) => table === id)
        if (own.length === 0) return []
        const base = bases.find((one) => one.id === id)?.revision ?? -1
        const edits = accepting(store.read(id).attachment, own, hand)
        // What was accepted is read from the table itself: a decision that is not written down takes nothing back.
        const { revision } = store.apply(id, base, { name: stepName(own), edits })
        emit({ kind: 'attachment', id, revision })
        return [{ id, revision }]
      })
      store.collected.decide(decisions)
      for (const id of ids) emit({ kind: 'collected', id })
      return { accepted: taken.length, refused: decisions.length - taken.length, tables: changed }
    },

    withdraw: ({ decisions }) => {
      store.collected.withdraw(decisions)
      for (const id of new Set(decisions.map(({ table }) => table))) emit({ kind: 'collected', id })
      return null
    },
  }
}
