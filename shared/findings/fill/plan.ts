/** The targets of a plan as the rows of a new table (以报告的目标新建附件). */
import type { Edit } from '../../attachment/edits.ts'
import { type Attachment, columnsByRole, type Row } from '../../attachment/model.ts'
import { isRate } from '../../measure/unit.ts'
import { identityOf, scopedName } from '../../report/names.ts'
import type { Statement } from '../../report/statement.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { aboutOf } from '../check/common/about.ts'
import { claimsIn, levelOf, wordsAt } from '../check/common/context.ts'
import { grouped } from '../check/common/grouped.ts'
import { chosen, doubtOfOther, doubtOfYear, quotedOf } from './choosing.ts'
import type { Quoted } from './proposal.ts'
import { written } from './writing.ts'

/** A target that a report sets, as a row has it. */
export interface Planned extends Quoted {
  readonly name: string
  readonly unit: string
  readonly target: string
  /** The dictionary knows the indicator: it belongs into the table for certain. */
  readonly known: boolean
  /** Why a person has to look; null where nothing speaks against it. */
  readonly doubt: string | null
}

export interface Plan {
  /** The year that the targets are of; null where the report tells none. */
  readonly year: number | null
  /** 县 of a county's plan; '' where it is not known. */
  readonly level: string
  readonly rows: readonly Planned[]
}

/** The year that most targets are of. */
function yearOf(targets: readonly Statement[], titled: number | null): number | null {
  const years = grouped(
    targets.filter(({ year }) => year !== null),
    ({ year }) => String(year),
  )
  const [most] = [...years.values()].sort((a, b) => b.length - a.length)
  return most?.[0]?.year ?? titled
}

/**
 * Every target of the plan's year, once, in the report's order. A growth that is set beside an amount is a row of its
 * own, as the official table has one figure a row.
 */
export function planIn(text: string, statements: readonly Statement[], dictionary: Dictionary): Plan {
  const about = aboutOf(text)
  const set = statements.filter(({ kind }) => kind === 'target' || kind === 'plan')
  const year = yearOf(set, about.year)
  const targets = set.filter((one) => one.year === null || one.year === year)
  const claims = claimsIn(text, targets, dictionary, about.place).filter(
    ({ aspect, others }) => aspect !== 'points' && aspect !== 'progress' && !others,
  )
  const byRow = grouped(claims, ({ identity, aspect, unit }) => [identity, aspect, unit.base].join('\0'))
  const identities = grouped(claims, ({ identity }) => identity)
  const figures = [...byRow.values()].flatMap((group): Planned[] => {
    const choice = chosen(group)
    if (choice === null) return []
    const { claim, against } = choice
    const beside = identities.get(claim.identity) ?? []
    const both = claim.aspect === 'growth' && beside.some(({ aspect }) => aspect !== 'growth')
    const name = nameOf(claim.statement, about.place)
    return [
      {
        name: both && !/增长|增速|增幅/.test(name) ? `${name}增长` : name,
        unit: claim.unit.label,
        target: written(text, claim, {
          unit: claim.unit,
          told: isRate(claim.unit),
          commas: false,
          falls: /下降|降低|减少/.test(name),
        }),
        known: dictionary.byName.has(claim.identity.toUpperCase()),
        doubt: against === null ? doubtOfYear(claim, text) : doubtOfOther(against.statement.span, text),
        ...quotedOf(claim, text),
      },
    ]
  })
  const told = new Set(claims.map(({ statement }) => statement))
  const words = targets
    .filter((one) => one.value === null && one.words.trim() !== '' && !told.has(one))
    .map((one): Planned => {
      const name = nameOf(one, about.place)
      const known = dictionary.byName.has(identityOf(name, dictionary, about.place).toUpperCase())
      const quote = wordsAt(text, one.span)
      return {
        name,
        unit: one.unit,
        target: one.words.replaceAll(',', '，'),
        known,
        doubt: null,
        quote,
        span: one.span,
        figure: null,
      }
    })
  const rows = [...figures, ...words].sort((a, b) => a.span.from - b.span.from)
  return { year, level: levelOf(about.place, text), rows }
}

const nameOf = ({ indicator, scope }: Statement, place: string): string => scopedName(indicator, scope, place)

/**
 * The planned targets in place of all rows of a new table in the official layout, numbered, under a title of its level.
 * @returns the edits, and the new rows beside the cells of their targets
 */
export function planned(
  attachment: Attachment,
  { rows, level }: Pick<Plan, 'rows' | 'level'>,
  newId: () => string,
): { readonly edits: Edit[]; readonly made: readonly Row[] } {
  const { no, name, unit, target } = columnsByRole(attachment.columns, ['no', 'name', 'unit', 'target'])
  const made = rows.map((one, at): Row => {
    const texts = [
      [no, String(at + 1)],
      [name, one.name],
      [unit, one.unit],
      [target, one.target],
    ] as const
    const cells = texts.flatMap(([column, text]) =>
      column === undefined || text === '' ? [] : [[column.id, text]],
    )
    return { id: newId(), cells: Object.fromEntries(cells) }
  })
  return {
    made,
    edits: [
      ...titled(attachment, level),
      { type: 'merges', from: attachment.merges, to: [] },
      { type: 'deleteRows', at: 0, rows: attachment.rows },
      { type: 'insertRows', at: 0, rows: made },
    ],
  }
}

/** The template speaks of 全市: a county's table of 全县. */
function titled({ heading }: Attachment, level: string): Edit[] {
  if (level === '') return []
  const title = heading.title.map((line) => line.replace('全市', `全${level}`))
  return [{ type: 'heading', from: heading, to: { ...heading, title } }]
}
