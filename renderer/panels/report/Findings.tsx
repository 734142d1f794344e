/** What the check found in the report: counts that filter its marks, and the finding that is looked at. */
import { Button } from 'antd'
import { type Group, groupOf, groups, waits } from '../../../shared/findings/check/groups.ts'
import type { CheckFinding } from '../../../shared/findings/check/rules.ts'
import { keyOf } from '../../actions/action.ts'
import { answerReport, fillFromReport, joinReport, showInTable } from '../../actions/reports.ts'
import { act, actAnywhere } from '../../actions/run.ts'
import { toWaiting } from '../../actions/verdict.ts'
import { mendReport, useCheck } from '../../state/check.ts'
import { useReport } from '../../state/documents.ts'
import { useEditor } from '../../state/editor.ts'
import { Answerable } from '../Answerable.tsx'
import { OtherReports } from './OtherReports.tsx'
import './findings.css'

/** How many there are of each kind; a press marks those alone. */
export function Findings() {
  const { findings, only, tables, busy } = useCheck()
  const waiting = findings.filter(waits).length
  const alone = tables === 0 ? '没有表，只核对了报告本身' : null
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
      {(busy && tables === null) || alone !== null ? (
        <span className="muted" role="status">
          {busy && tables === null ? '正在核对…' : alone}
        </span>
      ) : null}
      <OtherReports />
      <Joining />
      <Button
        size="small"
        type="text"
        disabled={waiting === 0}
        title={`下一处待核对（${keyOf('next-waiting')}）`}
        onClick={() => void actAnywhere(toWaiting(1, true))}
      >
        {waiting === 0 ? (tables === null ? '还没有核对' : '没有待核对的') : `下一处（${waiting}）`}
      </Button>
    </nav>
  )
}

/** Beside a table that is not the report's own: they may become one. */
function Joining() {
  const table = useEditor(({ editor }) => editor?.attachment.id ?? null)
  const stranger = useReport(({ report }) =>
    report === null || table === null || report.attachments.some(({ id }) => id === table) ? null : report.id,
  )
  if (stranger === null) return null
  return (
    <Button
      size="small"
      title="这份报告还不是旁边这张表的报告，现在只是放在一起核对"
      onClick={() => void act((context) => joinReport(context, stranger))}
    >
      作为这张表的报告
    </Button>
  )
}

/** The finding that is looked at, and what can be done about it. */
export function FindingCard() {
  const { report, findings, active } = useCheck()
  const finding = findings.find(({ key }) => key === active)
  return finding === undefined ? null : (
    <Card key={`${finding.key}:${finding.explanation ?? ''}`} document={report} finding={finding} />
  )
}

function Card({ document, finding }: { readonly document: string; readonly finding: CheckFinding }) {
  const { holds, expected, inTable, row } = finding
  const group = groupOf(finding)
  const look = group === 'wrong' ? 'error' : group === 'only' ? 'warning' : 'success'
  const mends = !holds && (expected !== null || inTable !== null)
  return (
    <aside className={`finding-card ${group}`} aria-label="核对发现" aria-live="polite">
      <Answerable
        finding={finding}
        word={groups[group]}
        settled={holds || group === 'rounded'}
        look={look}
        onAnswer={(text) => void actAnywhere((context) => answerReport(context, document, finding, text))}
      >
        {(row !== null || mends) && (
          <>
            {row !== null && (
              <Button
                size="small"
                onClick={() => void actAnywhere((context) => showInTable(context, finding))}
              >
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
          </>
        )}
      </Answerable>
    </aside>
  )
}
