/** One line of the wall's list: what a department says for a cell, what is to be said of it, and what can be done. */
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Offer } from '../../../shared/collect/wall-model.ts'
import { shownTime } from '../library/Entry.tsx'
import {
  acceptWords,
  called,
  cellWords,
  changedSince,
  type Line,
  lettersIn,
  letterWords,
  showsOf,
} from './lines.ts'
import { Whose } from './Whose.tsx'

interface OfferedProps {
  readonly line: Line
  /** How many lines of its cell stand here one below the other; told at the first. */
  readonly span: number
  /** Which table it is of, where there are several. */
  readonly table: string
  /** What the last values are: 上年同期. */
  readonly lastCalled: string
  readonly isActive: boolean
  readonly isRefusing: boolean
  /** Whether it is being said whose the file is. */
  readonly isNaming: boolean
  /** Under a question that its column raises. */
  readonly under: boolean
  /** Whose list it is; null for all of them. */
  readonly department: string | null
  /** The departments that are known. */
  readonly names: readonly string[]
  readonly onActive: () => void
  readonly onTake: () => void
  readonly onSum: () => void
  readonly onAsk: () => void
  /** Null where it is not refused after all. */
  readonly onRefuse: (note: string | null) => void
  readonly onAgain: () => void
  readonly onName: () => void
  /** Null where it is not said after all. */
  readonly onWhose: (department: string | null) => void
}

export function Offered(props: OfferedProps) {
  const { line, span, table, lastCalled, isActive, under, department, onActive } = props
  const { cell, offer, first } = line
  const state = showsOf(cell, offer)
  return (
    <tr
      data-line={line.key}
      className={`is-${state} ${first ? 'first' : ''} ${under ? 'under' : ''}`}
      tabIndex={isActive ? 0 : -1}
      aria-current={isActive}
      onFocus={onActive}
    >
      {first && (
        <td className="cell-name" rowSpan={span}>
          {cell.name}
          <small className="muted">
            {[table, cell.header, cell.unit].filter((word) => word !== '').join(' · ')}
          </small>
          {lettersIn(cell, department).map((letter) => (
            <small key={letter.department} className="muted">
              {letterWords(letter, department)}
            </small>
          ))}
          {cell.why.map((sentence) => (
            <p key={sentence} className="doubt">
              {sentence}
            </p>
          ))}
        </td>
      )}
      <td className="cell-said">
        {offer === null ? <span className="muted">—</span> : <b>{offer.text}</b>}
        <span className={`cell-state is-${state}`}>{cellWords[state]}</span>
        {offer?.fresh && offer.state === 'waiting' && <small className="new">新</small>}
        {offer?.letter !== undefined && <small className="new">答复</small>}
        {offer !== null && <Remarks offer={offer} />}
        {line.left > 0 && <p className="muted">另有{line.left}个别的单位的数，在“全部单位”里看。</p>}
        {offer?.state === 'refused' && offer.note !== '' && <p className="muted">拒绝的理由：{offer.note}</p>}
        {first && cell.sum?.taken && (
          <p className="muted">
            表中是各单位的合计{cell.sum.text}：
            {cell.sum.parts.map(({ department, text }) => `${department}${text}`).join('、')}。
          </p>
        )}
        {first && changedSince(cell) && <p className="doubt">接受以后表中改成了“{cell.now}”。</p>}
      </td>
      <td className="cell-figure">{first && cell.now}</td>
      <td className="cell-figure is-last">
        {first && cell.last !== '' && <span title={lastCalled}>{cell.last}</span>}
        {offer !== null && offer.distance !== '' && <small className="muted">{offer.distance}</small>}
      </td>
      <td className="cell-source">
        {offer !== null && (
          <>
            <span title={offer.file}>
              {called(offer.department)} <span className="cell-address">{offer.cell}</span>
            </span>
            <small className="muted">{shownTime(offer.at)}</small>
          </>
        )}
      </td>
      <DeedsCell {...props}>
        <Deeds {...props} />
      </DeedsCell>
    </tr>
  )
}

/** What is being said in a line's last cell, and who hears it. */
type SayingProps = Pick<OfferedProps, 'isRefusing' | 'isNaming' | 'names' | 'onRefuse' | 'onWhose'> & {
  readonly children: ReactNode
}

/** What can be done with a line, or the field for why it is refused, or for whose it is. */
export const DeedsCell = ({ isRefusing, isNaming, names, onRefuse, onWhose, children }: SayingProps) => (
  <td className="deeds">
    {isRefusing ? (
      <Refusal onRefuse={onRefuse} />
    ) : isNaming ? (
      <Whose names={names} onWhose={onWhose} />
    ) : (
      children
    )}
  </td>
)

/** Everything that is to be known of an offer before it is accepted. */
function Remarks({ offer }: { readonly offer: Offer }) {
  const { doubts, answer, converted, remark, gone, state } = offer
  // Where the conversion itself is doubted, the doubt tells it.
  const isTold = doubts.some(({ message }) => message.includes(`换算后是${offer.text}`))
  return (
    <>
      {converted !== undefined && !isTold && <p className="answer">{converted.message}</p>}
      {doubts.map(({ message }) => (
        <p key={message} className="doubt">
          {message}
        </p>
      ))}
      {answer !== undefined && <p className="answer">单位说明：{answer}</p>}
      {remark !== undefined && <p className="answer">返回表备注：{remark}</p>}
      {state === 'replaced' && <p className="muted">这是该单位更正以前报的数，以后报的为准。</p>}
      {gone && <p className="muted">这份文件已从这里拿掉，从它接受的仍在表里。</p>}
    </>
  )
}

function Deeds({ line, isActive, onTake, onSum, onAsk, onAgain, onName }: OfferedProps) {
  const { cell, offer, first } = line
  const tabIndex = isActive ? 0 : -1
  return (
    <>
      {first && cell.sum !== null && !cell.sum.taken && cell.state === 'waiting' && (
        <Button size="small" tabIndex={tabIndex} onClick={onSum}>
          按合计{cell.sum.text}接受
        </Button>
      )}
      {offer?.state === 'waiting' && offer.department === '' && (
        <Button size="small" tabIndex={tabIndex} onClick={onName}>
          指定单位…
        </Button>
      )}
      {offer?.state === 'waiting' && (
        <>
          <Button size="small" tabIndex={tabIndex} onClick={onTake}>
            {acceptWords(cell, offer)}
          </Button>
          <Button size="small" tabIndex={tabIndex} onClick={onAsk}>
            拒绝
          </Button>
        </>
      )}
      {offer?.state === 'refused' && (
        <Button size="small" tabIndex={tabIndex} onClick={onAgain}>
          重新考虑
        </Button>
      )}
    </>
  )
}

function Refusal({ onRefuse }: { readonly onRefuse: (note: string | null) => void }) {
  const [note, setNote] = useState('')
  return (
    <span className="refusal">
      <Input
        size="small"
        autoFocus
        aria-label="拒绝的理由"
        placeholder="理由，可以不填"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onRefuse(note.trim())
          else if (event.key === 'Escape') onRefuse(null)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <Button size="small" onClick={() => onRefuse(note.trim())}>
        拒绝
      </Button>
    </span>
  )
}
