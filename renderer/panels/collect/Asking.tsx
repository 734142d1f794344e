/** By when something is wanted and who answers questions: the fields that 下发 and 查询函 share. */
import { Input } from 'antd'
import { duePast, dueRefusal } from '../../../shared/collect/due.ts'

export interface Asking {
  readonly due: string
  readonly contact: string
  readonly phone: string
}

interface FieldsProps {
  readonly asking: Asking
  /** What the day is called there. */
  readonly due: string
  readonly onAsking: (asking: Asking) => void
}

const SAID = 'asking-due-said'

export function AskingFields({ asking, due, onAsking }: FieldsProps) {
  const field = (name: keyof Asking, label: string, more: object = {}) => (
    <span>
      {label}
      <Input
        aria-label={label}
        value={asking[name]}
        maxLength={50}
        onChange={({ target }) => onAsking({ ...asking, [name]: target.value })}
        {...more}
      />
    </span>
  )
  const refusal = dueRefusal(asking.due, new Date())
  const said = refusal === '' ? duePast(asking.due, new Date()) : refusal
  return (
    <>
      {field('due', due, {
        'aria-describedby': SAID,
        'data-due': true,
        placeholder: '7月5日',
        ...(refusal !== '' && { status: 'error', 'aria-invalid': true }),
      })}
      {field('contact', '联系人')}
      {field('phone', '电话')}
      <span id={SAID} className={said === '' ? 'asking-said empty' : 'asking-said'} aria-live="polite">
        {said}
      </span>
    </>
  )
}

/** Whether the day can be read; where it cannot, the keyboard goes there, beside the sentence that says why. */
export function dueIsClear({ due }: Asking): boolean {
  if (dueRefusal(due, new Date()) === '') return true
  const fields = document.querySelectorAll<HTMLInputElement>('input[data-due]')
  fields[fields.length - 1]?.focus()
  return false
}
