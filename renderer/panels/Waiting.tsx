/** All that waits for a person, with a jump to its cell: rows to decide or fill in, and what the audit found. */
import { Alert, Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Finding } from '../../shared/findings/finding.ts'
import { isOpen } from '../../shared/findings/finding.ts'
import { act } from '../actions/run.ts'
import { answer, goTo } from '../actions/verdict.ts'
import { useAudit } from '../state/audit.ts'
import type { Editor } from '../state/editor.ts'
import { wholeOf } from '../state/view.ts'
import { type Item, ofFinding, waitingIn } from '../state/waiting.ts'
import './Waiting.css'

/** Longer lists are worked through from the top. */
const mostShown = 200

export function Waiting({ open: latest }: { readonly open: Editor }) {
  // Later than the key press that changed the table.
  const open = useDeferredValue(latest)
  const findings = useFindings(open)
  const items = waitingIn(wholeOf(open), findings)
  const answered = findings.filter((finding) => !isOpen(finding))
  return (
    <section className="waiting" aria-label="待处理">
      <h3>待处理{items.length > 0 && `（${items.length}）`}</h3>
      {items.length === 0 && <p className="muted">没有需要人工处理的地方。</p>}
      <List items={items} />
      {answered.length > 0 && (
        <details>
          <summary className="muted">已说明的审核提示（{answered.length}）</summary>
          <List items={answered.map(ofFinding)} />
        </details>
      )}
    </section>
  )
}

/** What was found in a table; nothing before it has been audited for the first time. */
const useFindings = ({ attachment }: Editor): readonly Finding[] =>
  useDeferredValue(useAudit((audit) => (audit.attachment === attachment.id ? audit.findings : none)))

const none: readonly Finding[] = []

function List({ items }: { readonly items: readonly Item[] }) {
  return (
    <ul>
      {items.slice(0, mostShown).map((item) => (
        <li key={item.key}>
          <button
            type="button"
            className={item.grade}
            onClick={() => void act((context) => goTo(context, item))}
          >
            <span>{item.what}</span>
            <span className="why">{item.why}</span>
          </button>
        </li>
      ))}
      {items.length > mostShown && (
        <li className="muted">另有{items.length - mostShown}处，处理完上面的再显示。</li>
      )}
    </ul>
  )
}

/** What the audit found in the active row, each with room for an answer. */
export function RowFindings({ open: latest, row }: { readonly open: Editor; readonly row: string }) {
  const open = useDeferredValue(latest)
  const findings = useFindings(open).filter((finding) => finding.row === row)
  return findings.map((finding) => (
    <Answerable key={`${finding.key}:${finding.explanation ?? ''}`} finding={finding} />
  ))
}

function Answerable({ finding }: { readonly finding: Finding }) {
  const [text, setText] = useState(finding.explanation ?? '')
  const keep = (): void => {
    if (text.trim() === (finding.explanation ?? '') && !finding.outdated) return
    void act((context) => answer(context, finding, text.trim()))
  }
  return (
    <Alert
      className="finding"
      type={finding.grade === 'error' ? 'error' : isOpen(finding) ? 'warning' : 'success'}
      title={finding.message}
      description={
        finding.grade === 'error' ? null : (
          <div className="answer">
            <Input
              size="small"
              aria-label="审核说明"
              placeholder="情况属实的，写明原因"
              value={text}
              maxLength={500}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={keep}
            />
            <Button
              size="small"
              disabled={text.trim() === (finding.explanation ?? '') && !finding.outdated}
              onClick={keep}
            >
              {finding.outdated ? '仍然如此' : '说明'}
            </Button>
          </div>
        )
      }
    />
  )
}
