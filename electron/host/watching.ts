/** Old figures of a table in the reports of the library. What a report says is read once for each state of its text. */
import { earlierTables } from '../../shared/attachment/earlier.ts'
import { same } from '../../shared/attachment/same.ts'
import type { WatchingValues } from '../../shared/contract/watching.ts'
import { isProblem } from '../../shared/problem.ts'
import type { Statement } from '../../shared/report/statement.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import type { Context, Handlers } from './context.ts'

/** What a report says, and what it was read from. */
interface Known {
  readonly text: string
  readonly indicators: readonly Indicator[]
  readonly said: readonly Statement[]
}

export const watching = ({ store, settings, jobs }: Context): Handlers<keyof WatchingValues> => {
  let known: ReadonlyMap<string, Known> = new Map()
  return {
    oldFigures: ({ id, job: jobName }) =>
      jobs.run(jobName, async (job) => {
        const listed = store.documents.list()
        if (listed.length === 0) return []
        const { attachment } = store.read(id)
        const earlier = earlierTables(attachment, store.steps(id))
        if (earlier.length === 0) return []
        const documents = listed.flatMap((one) => readable(store.documents, one.id))
        const { indicators } = settings()
        const { oldFiguresIn } = await import('../files/watching.ts')
        const given = documents.map((one) => {
          const before = known.get(one.id)
          const isSame = before?.text === one.text && same(before.indicators, indicators)
          return { title: one.title, text: one.text, answers: one.answers, said: isSame ? before.said : null }
        })
        const found = await oldFiguresIn({ attachment, earlier, documents: given, indicators }, job)
        known = new Map(
          documents.map((one, at): [string, Known] => [
            one.id,
            { text: one.text, indicators, said: found[at]?.said ?? given[at]?.said ?? [] },
          ]),
        )
        return documents.flatMap(({ id: own, title, revision }, at) => {
          const figures = found[at]?.figures ?? []
          return figures.length === 0 ? [] : [{ id: own, title, revision, figures }]
        })
      }),
  }
}

/** A damaged report is told when somebody opens it: it must not hide what the others say. */
function readable(documents: Context['store']['documents'], id: string) {
  try {
    return [documents.read(id)]
  } catch (error) {
    if (isProblem(error, 'damaged-table')) return []
    throw error
  }
}
