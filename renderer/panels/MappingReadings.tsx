/** The two readings of a table that is not sure, side by side: what they disagree on, and why each might be right. */
import { Radio } from 'antd'
import { ROLES, roleName } from '../../shared/attachment/roles.ts'
import type { Proposal } from '../../shared/recognise/columns.ts'
import type { SheetQuestion } from '../../shared/recognise/mapping.ts'

interface Props {
  readonly question: SheetQuestion
  readonly readings: readonly Proposal[]
  /** The reading that the columns are set to; -1 for none of them. */
  readonly chosen: number
  readonly onChoose: (reading: Proposal) => void
}

const NAMES = ['读法一', '读法二']

export function MappingReadings({ question, readings, chosen, onChoose }: Props) {
  const [first, second] = readings
  const apart = (first?.roles ?? []).flatMap((role, index) => (second?.roles[index] === role ? [] : [index]))
  return (
    <Radio.Group
      className="mapping-readings"
      aria-label="读法"
      value={chosen}
      onChange={({ target }) => {
        const reading = readings[Number(target.value)]
        if (reading !== undefined) onChoose(reading)
      }}
    >
      {readings.map((reading, at) => (
        <Radio
          key={NAMES[at]}
          value={at}
          className={at === chosen ? 'chosen' : ''}
          data-first={at === 0 || undefined}
        >
          <b>{NAMES[at]}</b>　{differences(question, reading, apart)}
          {apart.map((index) => (
            <span className="muted" key={index}>
              {reading.why[index]}
            </span>
          ))}
        </Radio>
      ))}
    </Radio.Group>
  )
}

/** 年度目标＝“年初计划”，实绩＝“推进”: the columns that the readings disagree on, as one of them has them. */
function differences(question: SheetQuestion, { roles }: Proposal, apart: readonly number[]): string {
  const used = apart
    .filter((index) => roles[index] !== 'none')
    .sort((a, b) => ROLES.indexOf(roles[a] ?? 'none') - ROLES.indexOf(roles[b] ?? 'none'))
  return used.length > 0
    ? used.map((index) => `${roleName(roles[index] ?? 'none')}＝“${headerOf(question, index)}”`).join('，')
    : `${apart.map((index) => `“${headerOf(question, index)}”`).join('、')}不参与判定`
}

/** The lowest text of a header's column, on one line. */
function headerOf({ texts, guess, at }: SheetQuestion, index: number): string {
  if (guess === null) return ''
  const column = guess.left + index - at.column
  return texts
    .slice(guess.headerTop - at.row, guess.headerBottom - at.row + 1)
    .reduce((lowest, row) => row[column]?.replace(/\s+/g, '') || lowest, '')
}
