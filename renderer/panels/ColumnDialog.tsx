/** A column's header, role and width. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { wordsIn } from '../../shared/attachment/allowed.ts'
import { type Allowed, type Attachment, type Column, whyOf } from '../../shared/attachment/model.ts'
import { roleLabels, roleName } from '../../shared/attachment/roles.ts'
import { confirmed, isUnnamed, printing } from '../../shared/changes/columns.ts'
import { roleByHeader } from '../../shared/recognise/renamed.ts'
import { choicesOf } from '../../shared/verdict/choices.ts'
import { changeSettings } from '../actions/columns.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { type AllowedDraft, AllowedFields, boundIn, wrongBounds } from './AllowedFields.tsx'
import { Dialog } from './Dialog.tsx'

export function ColumnDialog({ open }: { readonly open: Editor }) {
  const wanted = useOpened('column')
  const column = open.attachment.columns.find(({ id }) => id === wanted?.id)
  return column === undefined ? null : (
    <Form
      key={column.id}
      attachment={open.attachment}
      column={column}
      why={whyOf(open.attachment, column)}
      present={choicesOf(open.attachment, open.judged, { ...column, role: 'none' }, 0)}
    />
  )
}

interface FormProps {
  readonly attachment: Attachment
  readonly column: Column
  readonly why: string
  /** What stands in the column, for its list. */
  readonly present: readonly string[]
}

function Form({ attachment, column, why, present }: FormProps) {
  const [header, setHeader] = useState(column.header)
  const [role, setRole] = useState(column.role)
  const [width, setWidth] = useState(column.width)
  const [sure, setSure] = useState(false)
  const [draft, setDraft] = useState(() => draftOf(column.allowed))
  const [printed, setPrinted] = useState<boolean | null>(null)
  // Who is to fill a row is asked for handing out; a column that was put in for that is none of the official page.
  const named = roleByHeader(attachment, column, { ...column, header, role })?.role ?? role
  const isApart = named === 'owner' && column.role !== 'owner' && isUnnamed(column)
  const isPrinted = printed ?? (!isApart && column.unprinted !== true)
  const isKept = role === column.role
  const close = (): void => putAway('column')
  const keep = (): void => {
    const { allowed: _, ...rest } = column
    const allowed = allowedBy(draft)
    const to = printing(
      { ...rest, header, role, width, ...(allowed !== undefined && { allowed }) },
      isPrinted,
    )
    void act((context) => changeSettings(context, column, sure ? confirmed(to) : to))
    close()
  }
  const last = header.length - 1
  const title = column.header.at(-1)?.replaceAll('\n', '') ?? ''
  return (
    <Dialog
      title={`列设置：${title}`}
      okText="确定"
      cancelText="取消"
      width={420}
      okButtonProps={{ disabled: wrongBounds(draft) !== null }}
      onOk={keep}
      onCancel={close}
    >
      <div className="column-form">
        {header.map((text, level) => (
          <Level
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            key={level}
            label={level === last ? '表头' : `第${level + 1}层表头`}
            text={text}
            first={level === last && column.unsure !== true}
            onChange={(value) => setHeader(header.with(level, value))}
          />
        ))}
        <span>用途</span>
        <Select value={role} options={[...roleLabels]} onChange={setRole} aria-label="用途" />
        <span className="wide muted">{isKept ? why : '由人工指定。'}</span>
        {column.unsure === true && isKept && (
          <>
            <span className="wide unsure">
              还有一种同样说得通的读法，用途没有认准；确认之前，结论一律待核。
            </span>
            <span className="wide" data-first>
              <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
                我已核对，这一栏就是“{roleName(role)}”
              </Checkbox>
            </span>
          </>
        )}
        <span>列宽（字符）</span>
        <InputNumber
          controls={false}
          min={2}
          max={120}
          value={width}
          onChange={(value) => value !== null && setWidth(value)}
          aria-label="列宽"
        />
        <span>打印</span>
        <Checkbox checked={isPrinted} onChange={({ target }) => setPrinted(target.checked)}>
          印这一栏，导出的文件里也带上
        </Checkbox>
        <AllowedFields draft={draft} present={present} onChange={setDraft} />
      </div>
    </Dialog>
  )
}

function draftOf(allowed: Allowed | undefined): AllowedDraft {
  if (allowed === undefined) return { kind: 'any', words: '', least: '', most: '' }
  if ('words' in allowed) return { kind: 'words', words: allowed.words.join('\n'), least: '', most: '' }
  return { kind: 'figures', words: '', least: allowed.least ?? '', most: allowed.most ?? '' }
}

function allowedBy({ kind, ...draft }: AllowedDraft): Allowed | undefined {
  const words = wordsIn(draft.words)
  if (kind === 'words') return words.length === 0 ? undefined : { words }
  if (kind === 'any') return undefined
  const [least, most] = [boundIn(draft.least) ?? '', boundIn(draft.most) ?? '']
  if (least === '' && most === '') return undefined
  return { ...(least !== '' && { least }), ...(most !== '' && { most }) }
}

interface LevelProps {
  readonly label: string
  readonly text: string
  readonly first: boolean
  readonly onChange: (text: string) => void
}

function Level({ label, text, first, onChange }: LevelProps) {
  return (
    <>
      <span>{label}</span>
      <Input.TextArea
        autoSize
        data-first={first || undefined}
        aria-label={label}
        value={text}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}
