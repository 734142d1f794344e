/** Beside the sheet: why the active row is judged as it is, what a person may rule, and what else waits for a person. */
import { Alert, Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { visibleColumns } from '../../shared/changes.ts'
import { nameOf } from '../../shared/recognise/name.ts'
import { ruleRow } from '../../shared/verdict/rulings.ts'
import type { JudgedRow, Verdict } from '../../shared/verdict/verdict.ts'
import { focusSheet } from '../grid/focus.ts'
import { activePlace, at } from '../grid/selection.ts'
import { commit, type Editor, extentOf, select } from '../state/editor.ts'

const colours = { 完成: 'green', 未完成: 'red', 待核: 'orange', 待填: 'default' } as const

const ruleNames: Record<Verdict['rule'], string> = {
  growth: '增速：实绩不低于目标',
  amount: '总量：实绩不低于目标×序时进度',
  'at least': '水平：不低于目标',
  'at most': '控制：不高于目标',
  'same as': '同步：不低于地区生产总值增速',
  qualitative: '定性目标',
  annual: '年度数据',
  reference: '需要参照值',
}

export function ReasonPanel({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const index = activePlace(open.selection, extentOf(attachment)).row
  const row = attachment.rows[index]
  const line = judged.rows[index]
  if (row === undefined || line === undefined)
    return <aside className="reason-panel" aria-label="判定依据" data-area />
  const name = nameOf(attachment.columns, row) || `第${index + 1}行`
  return (
    <aside className="reason-panel" aria-label="判定依据" data-area>
      <h2>{name}</h2>
      {line.verdict === null ? (
        <p className="muted">本行没有目标和实绩，不作判定。</p>
      ) : (
        <Reason open={open} rowId={row.id} line={line} verdict={line.verdict} />
      )}
      <Waiting open={open} />
    </aside>
  )
}

interface ReasonProps {
  readonly open: Editor
  readonly rowId: string
  readonly line: JudgedRow
  readonly verdict: Verdict
}

function Reason({ open, rowId, line, verdict }: ReasonProps) {
  const ruling = open.attachment.rows.find((row) => row.id === rowId)?.ruling
  return (
    <>
      <p className="verdict">
        <Tag color={colours[verdict.status]}>{verdict.status}</Tag>
        <span className="muted">{ruleNames[verdict.rule]}</span>
      </p>
      <p className="reason" data-testid="reason">
        {verdict.reason}
      </p>
      {verdict.progress !== null && verdict.schedule !== null && (
        <Progress progress={Number(verdict.progress)} schedule={Number(verdict.schedule)} />
      )}
      {line.warning !== null && <Alert type="warning" showIcon message={line.warning} />}
      {line.stale && (
        <Alert type="warning" showIcon message="目标或实绩在认定之后改过，请再看一眼这项认定是否仍然成立。" />
      )}
      {line.ruled && (
        <p className="ruling">
          <span className="muted">{ruling?.source ?? '人工认定'}</span>：{line.status}
          {ruling !== undefined && ruling.reason !== '' && <span className="muted">（{ruling.reason}）</span>}
        </p>
      )}
      <Ruling open={open} rowId={rowId} line={line} verdict={verdict} />
    </>
  )
}

function Progress({ progress, schedule }: { readonly progress: number; readonly schedule: number }) {
  const shown = Math.max(0, Math.min(progress, 120)) / 1.2
  return (
    <div
      className={progress >= schedule ? 'progress ahead' : 'progress behind'}
      role="img"
      aria-label={`进度${progress.toFixed(1)}%，序时进度${schedule.toFixed(1)}%`}
    >
      <div className="bar" style={{ width: `${shown}%` }} />
      <div className="mark" style={{ left: `${schedule / 1.2}%` }} />
      <div className="scale">
        <span>进度 {progress.toFixed(1)}%</span>
        <span>序时 {schedule.toFixed(1)}%</span>
      </div>
    </div>
  )
}

function Ruling({ open, rowId, line, verdict }: ReasonProps) {
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  // What was begun for another row goes; the fields stay, for making them anew at each step costs more than the step.
  const [begun, setBegun] = useState(rowId)
  if (begun !== rowId) {
    setBegun(rowId)
    setText('')
    setReason('')
  }
  const rule = (word: string): void => {
    const edits = ruleRow(open.attachment, rowId, word, reason.trim(), new Date().toISOString())
    commit({ name: word === '' ? '撤回认定' : '认定', edits })
    setText('')
    setReason('')
    focusSheet()
  }
  const words = [...new Set([...verdict.suggest, '完成', '未完成'])].filter((word) => word !== line.status)
  return (
    <section className="rule" aria-label="认定">
      <h3>{line.ruled ? '改为' : '认定为'}</h3>
      <div className="words">
        {words.map((word) => (
          <Button key={word} size="small" onClick={() => rule(word)}>
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
        onPressEnter={() => text.trim() !== '' && rule(text.trim())}
      />
      <Input
        size="small"
        placeholder="理由（可不填）"
        aria-label="认定理由"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="words">
        <Button size="small" type="primary" disabled={text.trim() === ''} onClick={() => rule(text.trim())}>
          认定
        </Button>
        {line.ruled && (
          <Button size="small" onClick={() => rule('')}>
            撤回认定，按判定显示
          </Button>
        )}
      </div>
    </section>
  )
}

/** Everything that waits for a person, with a jump to its cell. */
function Waiting({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const columns = visibleColumns(attachment.columns)
  const items = judged.rows.flatMap((line, index) => {
    const row = attachment.rows[index]
    if (row === undefined || line.verdict === null) return []
    const why =
      line.warning !== null
        ? '与判定不一致'
        : line.stale
          ? '认定后有改动'
          : line.ruled
            ? null
            : line.verdict.status === '待核'
              ? '待核'
              : line.verdict.status === '待填'
                ? '待填'
                : null
    return why === null
      ? []
      : [{ index, id: row.id, why, name: nameOf(attachment.columns, row) || `第${index + 1}行` }]
  })
  const go = (index: number, why: string): void => {
    const role = why === '待填' ? 'actual' : 'status'
    select(
      at({
        row: index,
        column: Math.max(
          0,
          columns.findIndex((column) => column.role === role),
        ),
      }),
    )
    focusSheet()
  }
  return (
    <section className="waiting" aria-label="待处理">
      <h3>待处理{items.length > 0 && `（${items.length}）`}</h3>
      {items.length === 0 ? (
        <p className="muted">没有需要人工处理的行。</p>
      ) : (
        <ul>
          {items.slice(0, 200).map((item) => (
            <li key={item.id}>
              <button type="button" onClick={() => go(item.index, item.why)}>
                <span>{item.name}</span>
                <span className="muted">{item.why}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
