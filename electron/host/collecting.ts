/** Taking back what departments filled in (回收): files in, the wall of them, and what a person decides. */
import { titleOf } from '../../shared/attachment/called.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { departmentsOf, isSameDepartment, knownIn } from '../../shared/collect/department.ts'
import type { Handout, Task } from '../../shared/collect/model.ts'
import { askedOf, columnsToAsk, tasksOf } from '../../shared/collect/plan.ts'
import { type Accepted, accepting, filledFrom, stepName, summed } from '../../shared/collect/taking.ts'
import { wallOf } from '../../shared/collect/wall.ts'
import type { Wall } from '../../shared/collect/wall-model.ts'
import { packedWall } from '../../shared/collect/wall-packed.ts'
import type { CollectingValues, TakenBack } from '../../shared/contract/collecting.ts'
import { MOST_RETURNS } from '../../shared/contract/collecting.ts'
import type { Methods } from '../../shared/contract/contract.ts'
import { withResults } from '../../shared/formula/results.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { ReadReturn } from '../files/returns.ts'
import type { Context, Handlers, Job } from './context.ts'
import { lastValues } from './last-values.ts'
import { named } from './settings.ts'

/** A table of the report that is collected for. */
interface Scoped {
  readonly attachment: Attachment
  readonly revision: number
}

/** So many returns are written at a time. */
const KEPT_AT_ONCE = 64

/** When a file was last written; one that tells no time was written when it came. */
const timeOf = (at: string): string => {
  const time = new Date(at)
  return (Number.isNaN(time.getTime()) ? new Date() : time).toISOString()
}

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

  /** The handings out of a table that speak for its departments, each as it was asked last. */
  const handedOf = (all: readonly Handout[]) => {
    const latest = new Map<string, { readonly handout: Handout; readonly task: Task }>()
    for (const handout of all)
      if (handout.kind === 'fill')
        for (const task of handout.tasks)
          if (!latest.has(task.department)) latest.set(task.department, { handout, task })
    return [...latest.values()]
  }

  /** Where nothing was handed out, 责任单位 says who is asked. */
  const byOwner = (attachment: Attachment): readonly Task[] => {
    const columns = columnsToAsk(attachment, null).flatMap(({ id, chosen }) => (chosen ? [id] : []))
    return tasksOf(attachment, askedOf(attachment, []), () => columns)
  }

  const given = (id: string) => {
    const scope = scopeOf(id)
    const tables = scope.map(({ attachment }) => attachment)
    const all = tables.map((table) => store.handouts.list(table.id))
    const handed = all.map(handedOf)
    const handouts = new Map(handed.flat().map(({ handout }) => [handout.id, handout]))
    const [only, ...others] = handouts.values()
    // The letters that ask about cells of them.
    const letters = all.flat().filter(({ kind }) => kind === 'ask')
    return {
      scope,
      tables,
      handed: handouts.size > 0,
      tasks: tables.flatMap((table, at) => {
        const own = (handed[at] ?? []).map(({ task }) => task)
        return own.length > 0 ? own : byOwner(table)
      }),
      due: [...handouts.values()].find(({ due }) => due !== '')?.due ?? '',
      // Of several none can be told from an earlier period's.
      handout:
        only !== undefined && others.length === 0
          ? { handout: only.id, letters: letters.map((one) => one.id) }
          : {},
      letters,
      last: lastValues(context, tables),
    }
  }

  const take = async (
    { id, files, marked = false, before = 0, total = 0, job: own }: Methods['takeReturns']['arguments'],
    job: Job,
  ): Promise<TakenBack> => {
    const { parcelOf } = await import('../files/parcel.ts')
    const { takeReturns } = await import('../files/returns.ts')
    const { tables, tasks, handout, last, handed } = given(id)
    const ids = tables.map((table) => table.id)
    const departments = departmentsOf(tables, tasks)
    const known = new Set(store.collected.ids(ids))
    const returning = { tables, tasks, previous: last.values, indicators: settings().indicators, ...handout }
    const result: TakenBack = { taken: 0, again: 0, failed: 0, passed: [], others: [], handed, plain: [] }
    // Of several that come at once for a table that was handed out none is opened as a table: they are returns.
    const onlyMarked = marked && !(handed && Math.max(total, files.length) > 1)
    const keep = (read: readonly ReadReturn[]): void => {
      const taken = read.filter((one) => !onlyMarked || one.marked)
      const returns = taken.map(({ value }) =>
        // Of a file that cannot be read its name alone may tell whose it is.
        value.department === '' && value.error !== null
          ? { ...value, department: knownIn(value.file, departments) }
          : value,
      )
      store.collected.keep(ids, returns)
      result.taken += returns.length
      result.again += returns.filter((one) => known.has(one.id)).length
      result.failed += returns.filter(({ error }) => error !== null).length
      for (const { marked: isMarked, value } of taken)
        if (!isMarked) result.plain.push({ id: value.id, file: value.file, again: known.has(value.id) })
      for (const one of returns) known.add(one.id)
      result.others.push(...read.flatMap((one) => (taken.includes(one) ? [] : [one.value.file])))
    }
    try {
      const dated = files.map((one) => ({ ...one, at: timeOf(one.at) }))
      const { found, failed, passed } = await parcelOf(dated, MOST_RETURNS)
      result.passed.push(...passed)
      keep(failed)
      let done = before
      const progress = (): void =>
        job.onProgress(`已读${done}份，共${Math.max(total, before + found.length)}份`)
      progress()
      // Kept some at a time, so that what was read before a job is called off stays.
      let read: ReadReturn[] = []
      const keepRead = (): void => {
        const some = read
        read = []
        if (some.length > 0) keep(some)
      }
      try {
        await takeReturns(found, returning, { signal: job.signal }, (some) => {
          read.push(...some)
          // A disk takes as long for one as for many.
          if (read.length >= KEPT_AT_ONCE) keepRead()
          done += some.length
          progress()
        })
      } finally {
        keepRead()
      }
    } catch (error) {
      if (!isProblem(error, 'cancelled')) throw error
      throw new Problem(
        'cancelled',
        before + result.taken === 0
          ? '已取消回收，没有收下返回表；要收时请再拖进来一次。'
          : `已取消回收，此前读完的${before + result.taken}份已收下；其余的请再拖进来一次。`,
      )
    } finally {
      if (result.taken > 0) emit({ kind: 'collected', id, ...(own !== undefined && { job: own }) })
    }
    return result
  }

  /** The wall of a table's report as it is now. */
  const wallFor = (id: string) => {
    const { scope, tables, tasks, due, letters, last } = given(id)
    const ids = tables.map((table) => table.id)
    const wall = wallOf({
      ...{ tables, tasks, letters },
      returns: store.collected.returns(ids),
      decisions: store.collected.decisions(ids),
      last: last.values,
      dictionary: dictionaryOf(settings().indicators),
    })
    return { scope, due, last, wall }
  }

  /** @throws Problem('conflict') where the parts of a cell come to something else by now */
  const summedUp = (sums: NonNullable<Methods['decide']['arguments']['sums']>) => {
    const walls = new Map<string, Wall>()
    return sums.map(({ table, row, column, text }) => {
      const wall = walls.get(table) ?? wallFor(table).wall
      walls.set(table, wall)
      const cell = wall.cells.find((one) => one.table === table && one.row === row && one.column === column)
      const sum = cell?.sum ?? null
      if (sum === null || sum.taken || sum.text !== text)
        throw new Problem('conflict', '各单位的数刚才变了，没有写进表里；请看着新的合计再定。')
      return { table, ...summed({ row, column }, text, sum.parts) }
    })
  }

  return {
    expectReturns: async () => {
      await import('../files/parcel.ts')
      const { expectReturns } = await import('../files/returns.ts')
      await expectReturns()
      return null
    },

    takeReturns: (args) => jobs.run(args.job, (job) => take(args, job)),

    collected: ({ id }) => {
      const { scope, due, last, wall } = wallFor(id)
      return {
        tables: scope.map(({ attachment: { id: own, heading }, revision }) => ({
          id: own,
          label: heading.label,
          title: titleOf(heading),
          revision,
          last: last.called.get(own) ?? '',
        })),
        due,
        wall: packedWall(wall),
      }
    },

    decide: ({ bases, decisions, sums = [] }) => {
      const hand = {
        by: named(store.settings()),
        reason: '',
        at: new Date().toISOString(),
        dictionary: dictionaryOf(settings().indicators),
      }
      const ids = [...new Set([...decisions, ...sums].map(({ table }) => table))]
      const returns = new Map(store.collected.returns(ids).map((one) => [one.id, one]))
      const offers = decisions.map((one): Accepted & { readonly table: string; readonly taken: boolean } => {
        const from = returns.get(one.from)
        const candidate = from?.candidates.find(
          ({ table, row, column, text }) =>
            table === one.table && row === one.row && column === one.column && text === one.text,
        )
        if (from === undefined || candidate === undefined)
          throw new Problem('not-found', '这份返回表刚才又读过一次，内容变了；请看着新的内容再选一次。')
        const own = { ...candidate, file: from.file, taken: one.taken }
        return one.whole === true ? { ...own, parts: [own] } : own
      })
      const refused = offers.filter(({ taken }) => !taken).length
      const accepted: readonly (Accepted & { readonly table: string })[] = [
        ...offers.filter(({ taken }) => taken),
        ...summedUp(sums),
      ]
      const changed = ids.flatMap((id) => {
        const own = accepted.filter(({ table }) => table === id)
        if (own.length === 0) return []
        const base = bases.find((one) => one.id === id)?.revision ?? -1
        const { attachment } = store.read(id)
        const edits = [...withResults(attachment, accepting(attachment, own, hand))]
        // What was accepted is read from the table itself: a decision that is not written down takes nothing back.
        const { revision } = store.apply(id, base, { name: stepName(own), edits })
        emit({ kind: 'attachment', id, revision })
        return [{ id, revision }]
      })
      store.collected.decide(decisions)
      for (const id of ids) emit({ kind: 'collected', id })
      return { accepted: accepted.length, refused, tables: changed }
    },

    takeOff: ({ id, from, off }) => {
      const tables = scopeOf(id).map(({ attachment }) => attachment)
      const ids = tables.map((table) => table.id)
      const file = store.collected.takeOff(ids, from, off)
      emit({ kind: 'collected', id })
      return { file, left: tables.reduce((sum, table) => sum + filledFrom(table, from), 0) }
    },

    tellWhose: ({ id, from, department }) => {
      const { tables, tasks } = given(id)
      const ids = tables.map((table) => table.id)
      const named = department?.trim() ?? null
      if (named === '') throw new Problem('invalid', '请写明这份返回表是哪个单位的。')
      // 市财政局 is 财政局 where that is asked.
      const known = [...departmentsOf(tables, tasks)].find(
        (one) => named !== null && isSameDepartment(one, named),
      )
      const { file, before } = store.collected.tellWhose(ids, from, known ?? named)
      const now = store.collected.returns(ids).find((one) => one.id === from)
      emit({ kind: 'collected', id })
      return { file, department: now?.department ?? '', before }
    },

    withdraw: ({ decisions }) => {
      store.collected.withdraw(decisions)
      for (const id of new Set(decisions.map(({ table }) => table))) emit({ kind: 'collected', id })
      return null
    },
  }
}
