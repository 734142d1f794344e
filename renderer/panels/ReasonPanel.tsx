/** 依据: why the active row is judged as it is, and what a person may rule. */

import { Alert, Button, Tag } from 'antd'
import { cellText, columnOf, type Row } from '../../shared/attachment/model.ts'
import { nameOf } from '../../shared/attachment/names.ts'
import { rules } from '../../shared/attachment/rules.ts'
import { lookUp } from '../../shared/verdict/dictionary.ts'
import { distance } from '../../shared/verdict/distance.ts'
import { comparedWithLast } from '../../shared/verdict/last-year.ts'
import { inputsOf } from '../../shared/verdict/table.ts'
import type { JudgedRow, Verdict } from '../../shared/verdict/verdict.ts'
import { act } from '../actions/run.ts'
import { confirmRuling } from '../actions/verdict.ts'
import { type ProgressBar, progressBar } from '../grid/progress.ts'
import { activePlace } from '../grid/selection.ts'
import { put } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { useSettings } from '../state/settings.ts'
import { Formulas } from './Formulas.tsx'
import { RulingForm } from './RulingForm.tsx'
import { Sources } from './Sources.tsx'
import { RowFindings } from './Waiting.tsx'
import './ReasonPanel.css'

const colours = { 完成: 'green', 未完成: 'red', 待核: 'orange', 待填: 'default' } as const

export function ReasonPanel({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const index = activePlace(open.selection, extentOf(attachment)).row
  const row = attachment.rows[index]
  const line = judged.rows[index]
  if (row === undefined || line === undefined) return null
  return (
    <section className="reason-panel" aria-label="判定依据">
      <h2>{nameOf(attachment.columns, row) || `第${index + 1}行`}</h2>
      {line.verdict === null ? (
        <p className="muted">本行没有目标和实绩，不作判定。</p>
      ) : (
        <Reason open={open} row={row} line={line} verdict={line.verdict} />
      )}
      {line.parts !== null && (
        <p className="muted">
          下设{line.parts.total}个子项，完成{line.parts.done}个，未完成{line.parts.missed}个。
        </p>
      )}
      <Formulas open={open} row={row} />
      <Sources open={open} row={row} />
      <RowFindings open={open} row={row.id} />
      {line.verdict !== null && <RulingForm row={row} line={line} verdict={line.verdict} />}
    </section>
  )
}

interface ReasonProps {
  readonly open: Editor
  readonly row: Row
  readonly line: JudgedRow
  readonly verdict: Verdict
}

function Reason({ open, row, line, verdict }: ReasonProps) {
  const { attachment } = open
  const dictionary = useSettings((settings) => settings.dictionary)
  const input = inputsOf(attachment, dictionary).input(row)
  const last = cellText(row, columnOf(attachment.columns, 'last'))
  // Without a target nothing says that it would be held against another value.
  const hasRule = verdict.rule !== 'reference' || input.target.trim() !== ''
  const more = `${distance(input, verdict) ?? ''}${comparedWithLast(input.actual, last, input.unit) ?? ''}`
  return (
    <>
      <p className="verdict">
        <Tag color={colours[verdict.status]}>{verdict.status}</Tag>
        {hasRule && <span className="muted">{rules[verdict.rule].long}</span>}
      </p>
      <p className="reason" data-testid="reason">
        {verdict.reason}
      </p>
      <Progress bar={progressBar(verdict)} />
      {more !== '' && <p className="muted">{more}</p>}
      <Entry name={input.indicator} />
      {line.stale && (
        <Alert
          type="warning"
          showIcon
          title="这一行在认定之后改过，请看认定是否仍然成立。"
          action={
            <Button size="small" onClick={() => void act((context) => confirmRuling(context, row.id))}>
              仍然成立
            </Button>
          }
        />
      )}
    </>
  )
}

const kinds = { growth: '增速', amount: '总量', level: '水平' } as const

/** Which entry of the dictionary judges the row, and the way to change it. */
function Entry({ name }: { readonly name: string }) {
  const { entry, core } = lookUp(
    name,
    useSettings((settings) => settings.dictionary),
  )
  const change = (
    <Button type="link" size="small" onClick={() => put({ kind: 'indicators', name: entry?.name ?? core })}>
      {entry === null ? '加入指标库' : '查看或修改'}
    </Button>
  )
  if (entry === null)
    return <p className="muted">指标库里没有这个指标，按目标的写法和计量单位判定。{change}</p>
  return (
    <p className="muted">
      按指标库“{entry.name}”判定：{kinds[entry.kind]}，{entry.direction === 'up' ? '越高越好' : '越低越好'}。
      {change}
    </p>
  )
}

function Progress({ bar }: { readonly bar: ProgressBar | null }) {
  if (bar === null) return null
  return (
    <div
      className={bar.ahead ? 'progress ahead' : 'progress behind'}
      role="img"
      aria-label={`进度${bar.progress}%，序时进度${bar.schedule}%`}
    >
      <div className="bar" style={{ width: bar.length }} />
      <div className="mark" style={{ left: bar.mark }} />
      <div className="scale">
        <span>进度 {bar.progress}%</span>
        <span>序时 {bar.schedule}%</span>
      </div>
    </div>
  )
}
