/** 有效性 of a column: what it takes, as a person sets it. */
import { Button, Input, Select } from 'antd'
import { wordsIn } from '../../shared/attachment/allowed.ts'
import { compare, literal } from '../../shared/measure/decimal.ts'
import { comparable } from '../../shared/measure/normalise.ts'

/** As it is being written; `least` and `most` may be no numbers yet. */
export interface AllowedDraft {
  readonly kind: 'any' | 'words' | 'figures'
  readonly words: string
  readonly least: string
  readonly most: string
}

interface Props {
  readonly draft: AllowedDraft
  /** What stands in the column, for the list. */
  readonly present: readonly string[]
  readonly onChange: (draft: AllowedDraft) => void
}

const KINDS = [
  { value: 'any', label: '不限' },
  { value: 'words', label: '从列表里选' },
  { value: 'figures', label: '数的范围' },
] as const

export function AllowedFields({ draft, present, onChange }: Props) {
  const { kind, words } = draft
  const bound = (which: 'least' | 'most', label: string) => (
    <Input
      aria-label={label}
      placeholder={label}
      value={draft[which]}
      status={boundIn(draft[which]) === null ? 'error' : ''}
      onChange={(event) => onChange({ ...draft, [which]: event.target.value })}
    />
  )
  return (
    <>
      <span>有效性</span>
      <Select
        value={kind}
        options={[...KINDS]}
        onChange={(value) => onChange({ ...draft, kind: value })}
        aria-label="有效性"
      />
      {kind === 'words' && (
        <>
          <span>可选的内容</span>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            aria-label="可选的内容"
            placeholder="每行一个，或用顿号隔开"
            value={words}
            maxLength={20_000}
            onChange={(event) => onChange({ ...draft, words: event.target.value })}
          />
          {present.length > 0 && (
            <Button
              className="wide"
              size="small"
              onClick={() =>
                onChange({ ...draft, words: wordsIn([words, ...present].join('\n')).join('\n') })
              }
            >
              加上本栏已有的内容（{present.length}）
            </Button>
          )}
        </>
      )}
      {kind === 'figures' && (
        <>
          <span>范围</span>
          <span className="bounds">
            {bound('least', '最小')}—{bound('most', '最大')}
          </span>
        </>
      )}
      {wrongBounds(draft) !== null && <span className="wide unsure">{wrongBounds(draft)}</span>}
      {kind !== 'any' && <span className="wide muted">填了别的也能写入，只提示核对。</span>}
    </>
  )
}

/** A bound as it is kept: a plain number, '' for none; null where it is no number. */
export function boundIn(text: string): string | null {
  const plain = comparable(text)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/%$/, '')
  return /^(?:-?\d{1,20}(?:\.\d{1,10})?)?$/.test(plain) ? plain : null
}

/** Why the bounds cannot be kept as they stand; null where they can. */
export function wrongBounds({ kind, least, most }: AllowedDraft): string | null {
  if (kind !== 'figures') return null
  const [low, high] = [boundIn(least), boundIn(most)]
  if (low === null || high === null) return '最小、最大请填数字，如0、100。'
  return low !== '' && high !== '' && compare(literal(low), literal(high)) > 0
    ? '最大不能小于最小，请改过来。'
    : null
}
