/** A finding with room for a person's answer: the same of the audit, beside its row, and of the check, under the report. */
import { Alert, Button, Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Finding, isOpen } from '../../shared/findings/finding.ts'
import { focusSheet } from '../grid/focus.ts'
import { answered, useSide } from '../state/side.ts'
import './Answerable.css'

interface AnswerableProps {
  readonly finding: Finding
  /** Before its sentence: what became of it. */
  readonly word?: string
  /** It is as it should be, or must be put right: there is nothing to answer. */
  readonly settled: boolean
  readonly look: 'error' | 'warning' | 'success'
  /** What else can be done about it. */
  readonly children?: ReactNode
  /** Keeps the answer; a blank one takes it off. */
  readonly onAnswer: (text: string) => void
}

export function Answerable({ finding, word, settled, look, children, onAnswer }: AnswerableProps) {
  const given = finding.explanation ?? ''
  const [text, setText] = useState(given)
  const field = useRef<InputRef>(null)
  const wanted = useSide(({ answering }) => answering === finding.key)
  useEffect(() => {
    if (!wanted) return
    field.current?.focus({ cursor: 'end' })
    answered()
  }, [wanted])
  const same = text.trim() === given && !finding.outdated
  const keep = (): void => {
    if (!same) onAnswer(text.trim())
  }
  return (
    <Alert
      className="finding"
      type={isOpen(finding) ? look : 'success'}
      title={
        word === undefined ? (
          finding.message
        ) : (
          <>
            <b>{isOpen(finding) ? word : '已说明'}</b> {finding.message}
          </>
        )
      }
      description={
        settled && children === undefined ? null : (
          <>
            {children !== undefined && <div className="deeds">{children}</div>}
            {!settled && (
              <div className="answer">
                <Input
                  ref={field}
                  size="small"
                  aria-label="审核说明"
                  placeholder="情况属实的，写明原因"
                  value={text}
                  maxLength={500}
                  onChange={(event) => setText(event.target.value)}
                  onPressEnter={({ nativeEvent }) => {
                    if (nativeEvent.isComposing) return
                    keep()
                    focusSheet()
                  }}
                />
                <Button size="small" disabled={same} onClick={keep}>
                  {finding.outdated ? '仍然如此' : '说明'}
                </Button>
              </div>
            )}
          </>
        )
      }
    />
  )
}
