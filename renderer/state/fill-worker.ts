/** Reads a report and works out what it offers for a table, or the rows of a new one, on a thread of its own. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { fillFrom } from '../../shared/findings/fill/fill.ts'
import { type Plan, planIn } from '../../shared/findings/fill/plan.ts'
import type { Filling } from '../../shared/findings/fill/proposal.ts'
import { statements } from '../../shared/report/statements.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'

export interface FillJob {
  readonly text: string
  /** Null asks for the targets that the report sets, as rows of a new table. */
  readonly table: Attachment | null
  readonly indicators: readonly Indicator[]
}

export type Filled = { readonly filling: Filling } | { readonly plan: Plan }

addEventListener('message', ({ data }: MessageEvent<FillJob>) => {
  const { text, table, indicators } = data
  const dictionary = dictionaryOf(indicators)
  const said = statements(text, dictionary)
  if (table === null) {
    postMessage({ plan: planIn(text, said, dictionary) } satisfies Filled)
    return
  }
  const judged = judgeAttachment(table, dictionary)
  const filling = fillFrom({ text, statements: said, table: { attachment: table, judged }, dictionary })
  postMessage({ filling } satisfies Filled)
})
