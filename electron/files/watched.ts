/** Reports read and held against a table as it is and as it was. */
import type { Attachment } from '../../shared/attachment/model.ts'
import type { Answers } from '../../shared/findings/finding.ts'
import type { OldFigure } from '../../shared/findings/watch/rules.ts'
import { oldFigures } from '../../shared/findings/watch/watch.ts'
import type { Statement } from '../../shared/report/statement.ts'
import { statements } from '../../shared/report/statements.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Progress } from './sheet-build.ts'

export interface Watching {
  readonly attachment: Attachment
  /** The table as it was before, the latest first. */
  readonly earlier: readonly Attachment[]
  readonly documents: readonly {
    readonly title: string
    readonly text: string
    readonly answers: Answers
    /** Null where it has yet to be read. */
    readonly said: readonly Statement[] | null
  }[]
  readonly indicators: readonly Indicator[]
}

/** What of one report is old. */
export interface Watched {
  /** What it says; null where that was known. */
  readonly said: readonly Statement[] | null
  readonly figures: readonly OldFigure[]
}

export function watched(
  { attachment, earlier, documents, indicators }: Watching,
  progress: Progress,
): readonly Watched[] {
  const dictionary = dictionaryOf(indicators)
  const [table, ...before] = [attachment, ...earlier].map((one) => ({
    attachment: one,
    judged: judgeAttachment(one, dictionary),
  }))
  if (table === undefined) return []
  return documents.map(({ title, text, answers, said }) => {
    if (said === null) progress(`正在读“${title}”`)
    const own = said ?? statements(text, dictionary)
    const figures = oldFigures({ text, statements: own, table, earlier: before, dictionary, answers })
    return { said: said === null ? own : null, figures }
  })
}
