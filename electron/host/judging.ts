/** Rows that stand in no table, judged by the person's own indicators. One takes a moment: it needs no thread. */
import type { Settings } from '../../shared/contract/contract.ts'
import type { JudgingValues } from '../../shared/contract/judging.ts'
import type { Dictionary } from '../../shared/verdict/dictionary.ts'
import type { Handlers, Tools } from './context.ts'

export const judging = ({ settings }: Tools): Handlers<keyof JudgingValues> => {
  let known: { readonly indicators: Settings['indicators']; readonly dictionary: Dictionary } | null = null
  return {
    judge: async ({ rows }) => {
      const [{ dictionaryOf }, { judge, TOLERANCE }] = await Promise.all([
        import('../../shared/verdict/dictionary.ts'),
        import('../../shared/verdict/judge.ts'),
      ])
      const { indicators } = settings()
      if (known?.indicators !== indicators) known = { indicators, dictionary: dictionaryOf(indicators) }
      const options = { tolerance: TOLERANCE, dictionary: known.dictionary }
      return rows.map((row) => judge(row, options))
    },
  }
}
