/** Rows that stand in no table, judged by the person's own indicators. One takes a moment: it needs no thread. */
import type { Settings } from '../../shared/contract/contract.ts'
import type { JudgingValues } from '../../shared/contract/judging.ts'
import { type Dictionary, dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { DEFAULTS, judge } from '../../shared/verdict/judge.ts'
import type { Handlers, Tools } from './context.ts'

export const judging = ({ settings }: Tools): Handlers<keyof JudgingValues> => {
  let known: { readonly indicators: Settings['indicators']; readonly dictionary: Dictionary } | null = null
  const dictionary = (): Dictionary => {
    const { indicators } = settings()
    if (known?.indicators !== indicators) known = { indicators, dictionary: dictionaryOf(indicators) }
    return known.dictionary
  }
  return {
    judge: ({ rows }) => {
      const options = { ...DEFAULTS, dictionary: dictionary() }
      return rows.map((row) => judge(row, options))
    },
  }
}
