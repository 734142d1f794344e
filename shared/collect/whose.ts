/** Whose a file is, where nothing in it tells or a person says otherwise: what its offers are doubted for then. */
import { askedCells, cellKey } from './asked.ts'
import type { Candidate, Doubt } from './model.ts'
import { said } from './said.ts'
import type { TakenReturn, WallGiven } from './wall-model.ts'

/** That a department was not asked for a cell, where it says something for it all the same. */
export const unaskedDoubt = (department: string, text: string): Doubt => ({
  kind: 'unasked',
  message: `没有请${department}填这一格，返回表填了“${said(text)}”，请核对。`,
})

const NOBODYS: Doubt = {
  kind: 'unasked',
  message: '认不出这份返回表是哪个单位的，请指定单位。',
}

/**
 * A file with the doubts of whose it is, where those it was read with say nothing of that: of one that nobody is known of
 * each offer says so, once anybody was asked; of one whose department a person told, what that department was asked for.
 */
export function asWhose(file: TakenReturn, given: Pick<WallGiven, 'tables' | 'tasks'>): TakenReturn {
  if (given.tasks.length === 0 || (file.department !== '' && file.read === undefined)) return file
  const asked = askedCells(given, file.department)
  const doubtsOf = ({ table, row, column, text, doubts }: Candidate): readonly Doubt[] => {
    const rest = doubts.filter(({ kind }) => kind !== 'unasked')
    if (file.department === '') return [...rest, NOBODYS]
    return asked.has(cellKey(table, row, column)) ? rest : [...rest, unaskedDoubt(file.department, text)]
  }
  return { ...file, candidates: file.candidates.map((one) => ({ ...one, doubts: doubtsOf(one) })) }
}
