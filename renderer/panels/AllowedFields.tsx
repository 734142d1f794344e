/** 有效性 of a column: what it takes, as a person sets it. */
import { Button, Input, Select } from 'antd'
import { wordsIn } from '../../shared/attachment/allowed.ts'

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
      status={isBound(draft[which]) ? '' : 'error'}
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
      {kind !== 'any' && <span className="wide muted">填了别的也能写入，只提示核对。</span>}
    </>
  )
}

/** Empty, or a plain number. */
export const isBound = (text: string): boolean => /^(?:\s*|-?\d{1,20}(?:\.\d{1,10})?)$/.test(text)
