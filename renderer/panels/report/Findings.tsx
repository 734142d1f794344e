/** What the check found in the report: counts that filter its marks, and the finding that is looked at. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Group, groupOf, groups, waits } from '../../../shared/findings/check/groups.ts'
import type { CheckFinding } from '../../../shared/findings/check/rules.ts'
import { isOpen } from '../../../shared/findings/finding.ts'
import { keyOf } from '../../actions/action.ts'
import { answerReport, fillFromReport, nextSaid, showInTable } from '../../actions/reports.ts'
import { actAnywhere } from '../../actions/run.ts'
import { mendReport, useCheck } from '../../state/check.ts'
import './findings.css'

/** How many there are of each kind; a press marks those alone. */
export function Findings() {
  const { findings, only } = useCheck()
  if (findings.length === 0) return null
  const waiting = findings.filter(waits).length
  return (
    <nav className="findings" aria-label="核对结果">
      {(Object.keys(groups) as Group[]).map((group) => {
        const count = findings.filter((finding) => groupOf(finding) === group).length
        return count === 0 ? null : (
          <button
            key={group}
            type="button"
            className="group"
            aria-pressed={only === group}
            title={only === group ? '全部标出' : `只标出${groups[group]}的`}
            onClick={() => useCheck.setState({ only: only === group ? null : group })}
          >
            <i className={`said ${group}`}>{groups[group]}</i> {count}
          </button>
        )
      })}
      <span className="space" />
      <Button
        size="small"
        type="text"
        disabled={waiting === 0}
        title={`下一处待核对（${keyOf('next-waiting')}）`}
        onClick={() => void actAnywhere(async () => nextSaid())}
      >
        {waiting === 0 ? '没有待核对的' : `下一处（${waiting}）`}
      </Button>
    </nav>
  )
}

/** The finding that is looked at, and what can be done about it. */
export function FindingCard() {
  const { report, findings, active } = useCheck()
  const finding = findings.find(({ key }) => key === active)
  return finding === undefined ? null : <Card key={finding.key} document={report} finding={finding} />
}

function Card({ document, finding }: { readonly document: string; readonly finding: CheckFinding }) {
  const { holds, expected, inTable, row, explanation, message } = finding
  const [text, setText] = useState(explanation ?? '')
  const group = groupOf(finding)
  const keep = (): void => {
    if (text.trim() !== (explanation ?? ''))
      void actAnywhere((context) => answerReport(context, document, finding, text.trim()))
  }
  return (
    <aside className={`finding-card ${group}`} aria-label="核对发现" aria-live="polite">
      <p>
        <b>{isOpen(finding) ? groups[group] : '已说明'}</b> {message}
      </p>
      <div className="deeds">
        {row !== null && (
          <Button size="small" onClick={() => void actAnywhere((context) => showInTable(context, finding))}>
            到表中
          </Button>
        )}
        {!holds && expected !== null && (
          <Button size="small" onClick={() => mendReport(finding)}>
            报告改为“{expected.text}”
          </Button>
        )}
        {!holds && inTable !== null && (
          <Button
            size="small"
            onClick={() => void actAnywhere((context) => fillFromReport(context, finding))}
          >
            表中改为“{inTable}”
          </Button>
        )}
        {!holds && group !== 'rounded' && (
          <Input
            size="small"
            aria-label="属实的原因"
            placeholder="情况属实的，写明原因后回车"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={({ nativeEvent }) => {
              if (!nativeEvent.isComposing) keep()
            }}
            onBlur={keep}
          />
        )}
      </div>
    </aside>
  )
}
