/** What the sections of the settings are made of: a text that is kept when it is left, and where a thing came from. */
import { Input } from 'antd'
import { useId, useState } from 'react'
import { useSettings } from '../../state/settings.ts'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly most: number
  /** Why a text cannot be kept, as a sentence; null where it can. */
  readonly refusal?: (text: string) => string | null
  readonly onKeep: (text: string) => void
  /** What origins know it by. */
  readonly of: string
  readonly first?: true
}

/** Enter keeps it, and so does leaving it; what cannot be kept stays in the field and says why. */
export function Field({ label, hint, value, most, refusal, onKeep, of, first }: FieldProps) {
  const [draft, setDraft] = useState(value)
  // What is set elsewhere, or taken back, shows at once.
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setDraft(value)
  }
  const wrong = refusal?.(draft) ?? null
  const wrongId = useId()
  const keep = (): void => {
    if (wrong === null && draft.trim() !== value) onKeep(draft.trim())
  }
  return (
    <>
      <span>{label}</span>
      <Input
        data-first={first}
        aria-label={label}
        placeholder={hint}
        maxLength={most}
        value={draft}
        {...(wrong !== null && { status: 'error', 'aria-invalid': true, 'aria-describedby': wrongId })}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onPressEnter={keep}
      />
      {wrong !== null && (
        <span className="wide wrong" role="alert" id={wrongId}>
          {wrong}
        </span>
      )}
      <From of={of} />
    </>
  )
}

/** The day and the hour, as people read them. */
export const timeOf = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })

/** Where a thing came from: 本机 · 王敏 · 2026年7月3日 09:12; '' for what is not set. */
export function useFrom(of: string): string {
  const origin = useSettings(({ origins }) => origins.find((one) => one.of === of))
  if (origin === undefined) return ''
  const { from, by, at } = origin
  return [from === '' ? '本机' : `导入自“${from}”`, by, timeOf(at)].filter((part) => part !== '').join(' · ')
}

export function From({ of }: { readonly of: string }) {
  const text = useFrom(of)
  return text === '' ? null : <span className="wide muted from">{text}</span>
}
