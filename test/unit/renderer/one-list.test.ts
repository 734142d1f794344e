/** One list of what waits: rows, the audit's findings and those of the report, and F8 through all of them. */
import { describe, expect, it } from 'vitest'
import type { Context, Deed } from '../../../renderer/actions/deed.ts'
import { waitingIn } from '../../../renderer/state/waiting.ts'
import type { CheckFinding } from '../../../shared/findings/check/rules.ts'
import type { Finding } from '../../../shared/findings/finding.ts'
import { cells, contextOf, deedOf, editorOf, table } from './deed-support.ts'

/** Of the table's four rows only 进出口总额, the last, waits by itself. */
const open = editorOf(cells(0, 0))
const [first, second, , last] = table.rows.map(({ id }) => id)

const found = (key: string, part: Partial<Finding> = {}): Finding => ({
  ...{ key, rule: 'x', row: null, column: null, message: key, grade: 'warning' },
  ...{ attachment: table.id, explanation: null, outdated: false, ...part },
})
const said = (key: string, part: Partial<CheckFinding> = {}): CheckFinding => ({
  ...found(key),
  ...{ rule: 'contradicts', kind: 'contradicts', holds: false, quote: '', span: { from: 1, to: 2 } },
  ...{ expected: null, inTable: null, ...part },
})
const findings = [found('audit 2', { row: second ?? '', column: 'actual' })]
const spoken = [
  said('agrees', { row: first ?? '', column: 'actual', kind: 'agrees', holds: true }),
  said('said 2', { row: second ?? '', column: 'actual' }),
  said('only', { attachment: null, kind: 'report only', rule: 'report-only', span: { from: 5, to: 9 } }),
  said('answered', { row: first ?? '', explanation: '属实' }),
]

describe('the list', () => {
  it('has the findings of the report among the others by their weight, and none that holds or is answered', () => {
    const listed = waitingIn(open, findings, spoken).map(({ weight, key }) => `${weight} ${key}`)
    expect(listed).toEqual(['wrong said 2', `pending ${last}`, 'hint audit 2', 'hint only'])
  })
})

describe('F8', () => {
  /** Goes on from one deed to the next, as the runner does. */
  function going(id: string, times: number, part: Partial<Context> = {}): (string | undefined)[] {
    let context = contextOf(cells(0, 0), part as object)
    const base = { findings: () => findings, ...part }
    let active: string | null = null
    let at = cells(0, 0)
    let visited: Deed['visited']
    return Array.from({ length: times }, () => {
      context = contextOf(at, {
        ...base,
        open: editorOf(at),
        said: () => ({ findings: spoken, active }),
        visited: visited ?? null,
      })
      const deed = deedOf(id, context)
      at = deed.selection ?? at
      if (deed.said !== undefined) active = deed.said?.key ?? null
      visited = deed.visited
      return visited?.key
    })
  }

  // Of one row the heaviest first.
  const round = ['said 2', 'audit 2', last, 'only']

  it('goes through rows, audit and report once each, and round the end', () => {
    expect(going('next-waiting', 6)).toEqual([...round, 'said 2', 'audit 2'])
  })

  it('with Shift goes the same way back', () => {
    expect(going('previous-waiting', 6)).toEqual(['only', last, 'audit 2', 'said 2', 'only', last])
  })

  it('in a narrow window stays in the report, which stands before the table', () => {
    const document = { id: 'd', title: '报告', hasSource: false, settled: async () => {} }
    expect(going('next-waiting', 3, { wide: false, document })).toEqual(['said 2', 'only', 'said 2'])
  })

  it('leaves the keyboard in the report where it is there, and shows the cell all the same', () => {
    const deed = deedOf(
      'next-waiting',
      contextOf(cells(0, 0), { inReport: true, said: () => ({ findings: spoken, active: 'agrees' }) }),
    )
    expect(deed).toMatchObject({ said: { key: 'said 2' }, selection: cells(1, 3) })
    expect(deed.focus).toBeUndefined()
  })

  it('opens the other table that a finding is of', async () => {
    const steps: Deed[] = []
    const other = [said('elsewhere', { attachment: 'other', row: 'r9', column: 'actual' })]
    const context = contextOf(cells(3, 0), {
      said: () => ({ findings: other, active: null }),
      carryOut: async (deed) => void steps.push(deed),
    })
    const { actionOf } = await import('../../../renderer/actions/index.ts')
    const deed = await actionOf('next-waiting').perform(context)
    expect(steps).toEqual([{ table: { id: 'other', warnings: [] } }])
    expect(deed.said).toEqual(other[0])
  })
})
