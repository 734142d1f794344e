/** The words of the status column, a field each, in a form of two columns. */
import { Input } from 'antd'
import { Fragment } from 'react'
import type { Wording } from '../../shared/attachment/model.ts'

/** All words that a table may have; the last three it may have or not. */
const fields = [
  ['done', '完成的用语'],
  ['missed', '未完成的用语'],
  ['ahead', '超过序时进度的用语（可空）'],
  ['reached', '达到全年目标的用语（可空）'],
  ['exceeded', '超过全年目标的用语（可空）'],
] as const

/** Without the steps that are left empty. */
export const filled = ({ done, missed, ...more }: Wording): Wording => ({
  ...Object.fromEntries(
    Object.entries(more).flatMap(([key, word]) => (word.trim() === '' ? [] : [[key, word.trim()]])),
  ),
  done: done.trim(),
  missed: missed.trim(),
})

interface Props {
  readonly wording: Wording
  readonly onChange: (wording: Wording) => void
}

export const WordingFields = ({ wording, onChange }: Props) =>
  fields.map(([key, label]) => (
    <Fragment key={key}>
      <span>{label}</span>
      <Input
        aria-label={label}
        maxLength={20}
        value={wording[key] ?? ''}
        onChange={(event) => onChange({ ...wording, [key]: event.target.value })}
      />
    </Fragment>
  ))
