/** 下发到各单位: whose each row is and what is asked for; then a workbook for each department. */
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { departmentsIn } from '../../../shared/collect/department.ts'
import type { HandingPlan } from '../../../shared/contract/handing.ts'
import { handOut } from '../../actions/hand-out.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { settled } from '../../state/editor.ts'
import { call } from '../../state/host.ts'
import { Dialog } from '../Dialog.tsx'
import { type Asking, AskingFields, dueIsClear } from './Asking.tsx'
import {
  type Choice,
  choiceOf,
  columnsFor,
  departmentsOf,
  departmentsOfText,
  givenOf,
  leftIn,
  severalNamed,
  withAll,
  withColumn,
  withText,
} from './choice.ts'
import { HandOutRows } from './HandOutRows.tsx'
import './hand-out.css'

const close = (): void => putAway('hand-out')

export function HandOutDialog() {
  const opened = useOpened('hand-out')
  const [plan, setPlan] = useState<HandingPlan | null>(null)
  const [whole, setWhole] = useState(false)
  const id = opened?.id ?? null
  useEffect(() => {
    setPlan(null)
    if (id === null) return
    let late = false
    void attempt(async () => {
      await settled()
      const found = await call('planHanding', { id, whole })
      if (!late) setPlan(found)
    })
    return () => {
      late = true
    }
  }, [id, whole])
  if (opened === null || plan === null) return null
  return (
    <Form
      key={`${opened.id} ${whole}`}
      of={`${opened.id} ${whole}`}
      plan={plan}
      siblings={opened.siblings}
      whole={whole}
      onWhole={setWhole}
    />
  )
}

interface FormProps {
  /** What it is of: the table, alone or with its report. */
  readonly of: string
  readonly plan: HandingPlan
  /** How many attachments its report has. */
  readonly siblings: number
  readonly whole: boolean
  readonly onWhole: (whole: boolean) => void
}

/** So many rows are drawn; of a longer table a department's, or those that nobody has. */
const MOST = 400

/** What the list at the left stands on: all rows, those without a department, or a department's. */
const ALL = ''
const LEFT = '\u0000'

/** What was typed into the dialog and not handed out yet: closing it loses nothing. */
const unfinished = new Map<string, Choice>()

/** What was left unfinished, as long as the table has the same rows. */
function goneOn(of: string, fresh: Choice): Choice {
  const left = unfinished.get(of)
  const same =
    left?.lines.length === fresh.lines.length &&
    left.lines.every(({ key }, at) => key === fresh.lines[at]?.key)
  return same && left !== undefined ? left : fresh
}

function Form({ of, plan, siblings, whole, onWhole }: FormProps) {
  const [choice, setChoice] = useState<Choice>(() => goneOn(of, choiceOf(plan)))
  useEffect(() => void unfinished.set(of, choice), [of, choice])
  const [asking, setAsking] = useState<Asking>({ due: plan.due, contact: plan.contact, phone: plan.phone })
  const [others, setOthers] = useState(plan.others)
  const [at, setAt] = useState(ALL)
  // The rows stay where they are while a department is typed into one of them.
  const [listed, setListed] = useState<ReadonlySet<string> | null>(null)
  const [making, setMaking] = useState(false)
  const [isMany, setMany] = useState(false)
  /** What was typed into the list of many: it stays while the list is closed. */
  const [manyText, setManyText] = useState('')
  const many = useRef<HTMLButtonElement>(null)
  /** What was chosen before every row was asked of many. */
  const [before, setBefore] = useState<Choice | null>(null)
  const departments = departmentsOf(choice)
  const left = leftIn(choice)
  const several = severalNamed(choice)
  const shown = choice.lines.filter(({ key }) => listed?.has(key) ?? true)
  const goTo = (name: string): void => {
    setAt(name)
    const rows =
      name === LEFT ? left : choice.lines.filter(({ text }) => departmentsOfText(text).includes(name))
    setListed(name === ALL ? null : new Set(rows.map(({ key }) => key)))
  }
  const make = (): void => {
    if (departments.length === 0 || making || !dueIsClear(asking)) return
    setMaking(true)
    void actAnywhere((context) =>
      handOut(context, givenOf(plan, choice, { ...asking, others }), plan.tables.length, () => {
        close()
        unfinished.delete(of)
      }),
    ).finally(() => setMaking(false))
  }
  return (
    <Dialog
      title="下发到各单位"
      width="min(1160px, 96vw)"
      style={{ top: 24 }}
      onCancel={close}
      onOk={make}
      enter="go"
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        <Button key="ok" type="primary" disabled={departments.length === 0 || making} onClick={make}>
          生成（{departments.length}个单位）
        </Button>,
      ]}
    >
      <div className="hand-out-body">
        <div className="hand-out-asking">
          <AskingFields asking={asking} due="报回时间" onAsking={setAsking} />
          <Checkbox checked={others} onChange={({ target }) => setOthers(target.checked)}>
            各单位也看到别的单位的行
          </Checkbox>
          <Button ref={many} type="link" size="small" aria-expanded={isMany} onClick={() => setMany(!isMany)}>
            很多单位填同一张表…
          </Button>
          {siblings > 1 && (
            <Checkbox checked={whole} onChange={({ target }) => onWhole(target.checked)}>
              {siblings}张附件一起下发
            </Checkbox>
          )}
        </div>
        {isMany && (
          <Many
            text={manyText}
            onText={setManyText}
            onClose={() => {
              setMany(false)
              many.current?.focus()
            }}
            onNames={(names) => {
              setMany(false)
              goTo(ALL)
              setBefore(choice)
              setChoice(withAll(choice, names))
            }}
          />
        )}
        <div className="hand-out">
          <select size={2} aria-label="单位" value={at} onChange={({ target }) => goTo(target.value)}>
            <option value={ALL}>全部行（{choice.lines.length}）</option>
            {left.length > 0 && <option value={LEFT}>没有单位的行（{left.length}）</option>}
            {departments.map(([name, count]) => (
              <option key={name} value={name} title={name}>
                {name}（{count}行）
              </option>
            ))}
          </select>
          <div className="hand-out-right">
            <Asked plan={plan} choice={choice} department={at === LEFT ? ALL : at} onChoice={setChoice} />
            <p className={left.length > 0 ? 'hand-out-left' : 'muted'} role="status">
              {left.length > 0
                ? `有${left.length}行还没有单位，${at === ALL ? '排在最前；' : ''}没有单位的行不下发。`
                : '每一行都有单位。'}
              {before !== null && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    setChoice(before)
                    setBefore(null)
                  }}
                >
                  撤销，改回原来的单位
                </Button>
              )}
              <span className="muted">　回车到下一行，Ctrl+D同上一行；几个单位用顿号隔开。</span>
            </p>
            {several > 0 && (
              <p className="muted">
                有{several}
                行的责任单位写了几个单位：由牵头的填，没有写牵头的由第一个填；要改由别的单位填，在行里勾选。
              </p>
            )}
            <HandOutRows
              lines={shown.slice(0, MOST)}
              names={departments.map(([name]) => name)}
              onText={(key, text) => setChoice((now) => withText(now, key, text))}
            />
            {shown.length > MOST && (
              <p className="muted">还有{shown.length - MOST}行没有列出，请在左边选一个单位再看。</p>
            )}
          </div>
        </div>
      </div>
    </Dialog>
  )
}

/** A list of departments, a line each, that all fill every row: townships, villages. */
function Many({
  text,
  onText,
  onClose,
  onNames,
}: {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onClose: () => void
  readonly onNames: (names: readonly string[]) => void
}) {
  const names = departmentsIn(text)
  return (
    <div className="hand-out-many">
      <Input.TextArea
        autoFocus
        aria-label="单位名单"
        placeholder="一行一个单位（乡镇、街道、村），可以从Excel里复制一列粘贴到这里"
        rows={4}
        value={text}
        onChange={({ target }) => onText(target.value)}
        // Esc leaves the list, and not the dialog with all that was chosen in it.
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.stopPropagation()
          onClose()
        }}
      />
      <Button disabled={names.length === 0} onClick={() => onNames(names)}>
        所有行都由这{names.length}个单位各填一份
      </Button>
    </div>
  )
}

interface AskedProps {
  readonly plan: HandingPlan
  readonly choice: Choice
  /** Whose columns they are; all departments' for ''. */
  readonly department: string
  readonly onChoice: (choice: Choice) => void
}

/** The columns that are asked for, a line for each table in which the department has rows. */
function Asked({ plan, choice, department, onChoice }: AskedProps) {
  const tables = plan.tables.filter(
    ({ table }) =>
      department === ALL ||
      choice.lines.some((line) => line.table === table && departmentsOfText(line.text).includes(department)),
  )
  return tables.map(({ table, label, title, columns }) => {
    const asked = columnsFor(choice, table, department)
    const name = plan.tables.length > 1 ? `${label.trim() || title.join('')}：` : ''
    return (
      <fieldset key={table} className="hand-out-columns">
        <legend>
          {name}
          {department === ALL ? '要填的列' : `${department}要填的列`}
        </legend>
        {columns.map(({ id, header }) => (
          <Checkbox
            key={id}
            checked={asked.includes(id)}
            onChange={() => onChoice(withColumn(choice, table, department, id))}
          >
            {header === '' ? '（没有表头）' : header}
          </Checkbox>
        ))}
        {asked.length === 0 && <span className="hand-out-left">请至少勾选一列。</span>}
      </fieldset>
    )
  })
}
