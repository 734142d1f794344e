/**
 * What a person may say of a row: its word, the rule that judges it, a value to compare with, a wording to propose. In
 * sight where the row waits for it, behind a button where it does not.
 */
import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Select } from 'antd'
import { Activity, useRef, useState } from 'react'
import type { Row, SetRule } from '../../shared/attachment/model.ts'
import { rules, SET_RULES } from '../../shared/attachment/rules.ts'
import type { Settings } from '../../shared/verdict/rulings.ts'
import type { JudgedRow, Verdict } from '../../shared/verdict/verdict.ts'
import { act, attempt } from '../actions/run.ts'
import { ruleRow, setRuling } from '../actions/verdict.ts'
import { focusSheet } from '../grid/focus.ts'
import { beCalled, useSettings } from '../state/settings.ts'
import './RulingForm.css'

const automatic = 'automatic'
const choices = [
  { value: automatic, label: '由程序选择' },
  ...SET_RULES.map((value) => ({ value, label: rules[value].long })),
]

interface Props {
  readonly row: Row
  readonly line: JudgedRow
  readonly verdict: Verdict
}

export function RulingForm({ row, line, verdict }: Props) {
  const { ruling } = row
  const waits = verdict.status === '待核' && (!line.ruled || line.stale)
  const [asked, setAsked] = useState('')
  const shown = waits || asked === row.id
  return (
    <section className="rule" aria-label="认定">
      {ruling !== undefined && <Kept ruling={ruling} word={line.ruled ? line.status : null} />}
      <div className="words">
        {!waits && (
          <Button size="small" aria-expanded={shown} onClick={() => setAsked(shown ? '' : row.id)}>
            {line.ruled ? '改认定' : '人工认定'}{' '}
            {shown ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          </Button>
        )}
        {line.ruled && (
          <Button size="small" onClick={() => void act((context) => ruleRow(context, row.id, '', ''))}>
            撤回认定，按判定显示
          </Button>
        )}
      </div>
      {/* Kept where it is not shown, and drawn behind it all: making it anew at each step costs more than the step. */}
      <Activity mode={shown ? 'visible' : 'hidden'}>
        <Fields row={row} line={line} verdict={verdict} onRuled={() => setAsked('')} />
      </Activity>
    </section>
  )
}

function Fields({ row, line, verdict, onRuled }: Props & { readonly onRuled: () => void }) {
  const { ruling } = row
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const why = useRef<InputRef>(null)
  // What was begun for another row goes; the fields stay, for making them anew at each step costs more than the step.
  const [begun, setBegun] = useState(row.id)
  // Asked once, where the system has no name for whoever sits here; it stays in its place until the next row.
  const nameless = useSettings(({ person, asked }) => person === '' && !asked)
  const [asksWho, setAsksWho] = useState(nameless)
  if (nameless && !asksWho) setAsksWho(true)
  if (begun !== row.id) {
    setBegun(row.id)
    setAsksWho(nameless)
    setText('')
    setReason('')
  }
  const rule = (word: string): void => {
    void act((context) => ruleRow(context, row.id, word, reason))
    setText('')
    setReason('')
    onRuled()
  }
  /** Sets one thing and leaves the rest; an empty text takes it back. */
  const set = (key: keyof Settings, value: string): void => {
    void act((context) => setRuling(context, row.id, key, value, reason))
    if (key === 'suggest') setText('')
    setReason('')
  }
  /** By key the word is chosen first, then the reason, and Enter there is the end of it; the mouse rules at a click. */
  const choose = (word: string, byKey: boolean): void => {
    if (!byKey) rule(word)
    else {
      setText(word)
      why.current?.focus()
    }
  }
  const finish = (): void => {
    if (text.trim() !== '') rule(text.trim())
  }
  const words = [...new Set([...verdict.suggest, '完成', '未完成'])].filter((word) => word !== line.status)
  const asks = verdict.rule === 'reference' || ruling?.reference !== undefined
  return (
    <>
      <h3>{line.ruled ? '改为' : '认定为'}</h3>
      <div className="words">
        {words.map((word) => (
          <Button
            key={word}
            size="small"
            aria-pressed={word === text.trim()}
            type={word === text.trim() ? 'primary' : 'default'}
            onClick={({ detail }) => choose(word, detail === 0)}
          >
            {word}
          </Button>
        ))}
      </div>
      <Input
        size="small"
        placeholder="其他文字，如：预计完成"
        aria-label="认定的文字"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={finish}
      />
      <Input
        ref={why}
        size="small"
        placeholder={text.trim() === '' ? '理由（可不填）' : '理由（可不填），按回车认定'}
        aria-label="认定理由"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={finish}
      />
      <div className="words">
        <Button size="small" type="primary" disabled={text.trim() === ''} onClick={finish}>
          认定
        </Button>
        {!verdict.certain && (
          <Button size="small" disabled={text.trim() === ''} onClick={() => set('suggest', text.trim())}>
            只作为建议
          </Button>
        )}
      </div>
      {asksWho && (
        <Value
          label="认定人"
          hint="认定人姓名，只问这一次，记在每次认定里"
          value=""
          onKeep={(person) => void attempt(() => beCalled(person))}
        />
      )}
      {asks && (
        <Value
          key={`${row.id}:${ruling?.reference ?? ''}`}
          label="参照值"
          hint="参照值，如全省平均：6.8%"
          value={ruling?.reference ?? ''}
          onKeep={(reference) => set('reference', reference)}
        />
      )}
      <div className="choice">
        <span className="muted">判定规则</span>
        <Select
          size="small"
          aria-label="判定规则"
          value={ruling?.rule ?? automatic}
          options={choices}
          popupMatchSelectWidth={false}
          onChange={(value: SetRule | typeof automatic) => {
            set('rule', value === automatic ? '' : value)
            focusSheet()
          }}
        />
      </div>
    </>
  )
}

/** Who said what, when and why. */
function Kept({
  ruling,
  word,
}: {
  readonly ruling: NonNullable<Row['ruling']>
  readonly word: string | null
}) {
  const said = [
    word === null ? '' : `“${word}”`,
    ruling.rule === undefined ? '' : `规则：${rules[ruling.rule].short}`,
    ruling.reference === undefined ? '' : `参照值：${ruling.reference}`,
    ruling.suggest === undefined ? '' : `建议：${ruling.suggest}`,
  ].filter((part) => part !== '')
  const at =
    ruling.source === '来自原表'
      ? ''
      : new Date(ruling.at).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <p className="ruling">
      <span className="muted">
        {[ruling.by ?? '', ruling.source, at].filter((part) => part !== '').join(' · ')}
      </span>
      <br />
      {said.join('；')}
      {ruling.reason !== '' && `（理由：${ruling.reason}）`}
    </p>
  )
}

interface ValueProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onKeep: (value: string) => void
}

/** A text that is kept when it is left; Enter leaves it. */
function Value({ label, hint, value, onKeep }: ValueProps) {
  const [draft, setDraft] = useState(value)
  const keep = (): void => {
    if (draft.trim() !== value) onKeep(draft.trim())
  }
  return (
    <Input
      size="small"
      aria-label={label}
      placeholder={hint}
      value={draft}
      maxLength={100}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onPressEnter={focusSheet}
    />
  )
}
