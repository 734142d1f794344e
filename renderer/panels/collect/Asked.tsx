/** A question that a whole column or file raises, as one line of the wall's list: answered once for all its cells. */
import { Button } from 'antd'
import { shownTime } from '../library/Entry.tsx'
import { called } from './lines.ts'
import { DeedsCell } from './Offered.tsx'
import { acceptAllWords, cellsWords, type Question, questionWords } from './questions.ts'

interface AskedProps {
  readonly question: Question
  /** Whether its cells are shown under it. */
  readonly open: boolean
  readonly isActive: boolean
  readonly isRefusing: boolean
  /** Whether it is being said whose the file is. */
  readonly isNaming: boolean
  readonly names: readonly string[]
  readonly onActive: () => void
  readonly onTake: () => void
  readonly onAsk: () => void
  readonly onRefuse: (note: string | null) => void
  readonly onName: () => void
  readonly onWhose: (department: string | null) => void
  readonly onOpen: () => void
}

export function Asked(props: AskedProps) {
  const { question, open, isActive, onActive } = props
  const [{ offer }] = question.lines
  const isAlike = question.lines.every((line) =>
    line.offer.doubts.every(({ message }, at) => message === offer.doubts[at]?.message),
  )
  return (
    <tr
      data-line={question.key}
      className="question first"
      tabIndex={isActive ? 0 : -1}
      aria-current={isActive}
      aria-expanded={open}
      onFocus={onActive}
    >
      <td colSpan={4}>
        <b>{questionWords(question)}</b>
        <span className="cell-state is-waiting">待定</span>
        {offer.doubts.map(({ message }) => (
          <p key={message} className="doubt">
            {isAlike ? '' : '第一格：'}
            {message}
          </p>
        ))}
        <p className="muted">{cellsWords(question)}</p>
      </td>
      <td className="cell-source">
        <span title={offer.file}>{called(offer.department)}</span>
        <small className="muted">{shownTime(offer.at)}</small>
      </td>
      <DeedsCell {...props}>
        <Answers {...props} />
      </DeedsCell>
    </tr>
  )
}

function Answers({ question, open, isActive, onTake, onAsk, onName, onOpen }: AskedProps) {
  const tabIndex = isActive ? 0 : -1
  const [{ offer }] = question.lines
  return (
    <span className="answers">
      {offer.department === '' && (
        <Button size="small" tabIndex={tabIndex} onClick={onName}>
          指定单位…
        </Button>
      )}
      <Button size="small" tabIndex={tabIndex} onClick={onTake}>
        {acceptAllWords(question)}
      </Button>
      <Button size="small" tabIndex={tabIndex} onClick={onAsk}>
        {question.about === 'filled' ? '都不换' : '都拒绝'}
      </Button>
      <Button size="small" tabIndex={tabIndex} onClick={onOpen}>
        {open ? '收起' : '逐格看'}
      </Button>
    </span>
  )
}
