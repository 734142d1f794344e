/** What reports still say of the open table that it says no more: each sentence as it would read, to be put right. */
import { WarningFilled } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { OldInReport } from '../../shared/contract/watching.ts'
import { isOpen } from '../../shared/findings/finding.ts'
import type { OldFigure } from '../../shared/findings/watch/rules.ts'
import { answerReport } from '../actions/reports.ts'
import { act, actAnywhere } from '../actions/run.ts'
import { mendOld } from '../actions/watch.ts'
import { put, putAway, useOpened } from '../state/desk.ts'
import { changeIn, openIn, useWatch, watchLine, watchReports } from '../state/watch.ts'
import { Dialog } from './Dialog.tsx'
import './OldFigures.css'

/** In the status bar, as long as a report has any. */
export function OldFiguresLine() {
  useEffect(watchReports, [])
  const line = watchLine(useWatch(({ reports }) => reports))
  if (line === null) return null
  return (
    <button
      type="button"
      className="undated"
      title={`${line}，点此查看`}
      onClick={() => put({ kind: 'old-figures' })}
    >
      <WarningFilled aria-hidden /> {line}，查看
    </button>
  )
}

export function OldFiguresDialog() {
  return useOpened('old-figures') !== null ? <OldFiguresList /> : null
}

function OldFiguresList() {
  const { reports, looking, failed } = useWatch()
  const waiting = openIn(reports)
  const mendable = waiting
    .flatMap(({ figures }) => figures)
    .filter(({ expected }) => expected !== null).length
  const close = (): void => putAway('old-figures')
  return (
    <Dialog
      title="报告里的旧数"
      width="min(900px, 96vw)"
      style={{ top: 24 }}
      onCancel={close}
      footer={[
        <Button key="close" onClick={close}>
          关闭
        </Button>,
        <Button
          key="all"
          type="primary"
          disabled={mendable === 0 || looking}
          onClick={() => void act(() => mendOld(waiting))}
        >
          全部改正{mendable > 0 && `（${mendable}处）`}
        </Button>,
      ]}
    >
      {failed !== null && (
        <p role="alert">
          <WarningFilled aria-hidden /> 没有查完，可能还有旧数：{failed}
        </p>
      )}
      {reports.length === 0 ? (
        <p className="muted">
          {failed !== null && !looking
            ? '还没有查到。'
            : looking
              ? '正在查找……'
              : '“我的表格”里的报告没有本表改过的旧数。'}
        </p>
      ) : (
        <div className="old-figures" aria-busy={looking}>
          <p className="muted">本表的数改过以后，下列报告还写着原数。改正后可以撤销。</p>
          {reports.map((report) => (
            <section key={report.id} aria-label={report.title}>
              <h3>{report.title}</h3>
              <ul>
                {report.figures.map((figure) => (
                  <Place key={figure.key} report={report} figure={figure} looking={looking} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Dialog>
  )
}

interface PlaceProps {
  readonly report: OldInReport
  readonly figure: OldFigure
  readonly looking: boolean
}

function Place({ report, figure, looking }: PlaceProps) {
  const [leaving, setLeaving] = useState(false)
  const [before, old, now, behind] = changeIn(figure)
  const { expected, message, explanation } = figure
  const answered = !isOpen(figure)
  const keep = (reason: string): void => {
    setLeaving(false)
    if (reason.trim() !== (explanation ?? ''))
      void actAnywhere((context) => answerReport(context, report.id, figure, reason))
  }
  return (
    <li className={answered ? 'answered' : undefined}>
      <p className="sentence">
        {before}
        {expected === null ? (
          <mark>{old}</mark>
        ) : (
          <>
            <del>{old}</del>
            <ins>{now}</ins>
          </>
        )}
        {behind}
      </p>
      <div className="became">
        <span className="muted">{answered ? `不改：${explanation ?? ''}` : message}</span>
        {leaving ? (
          <Input
            size="small"
            autoFocus
            aria-label="不改的原因"
            placeholder="写明原因后回车"
            maxLength={200}
            onPressEnter={({ nativeEvent, currentTarget }) => {
              if (!nativeEvent.isComposing) keep(currentTarget.value)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setLeaving(false)
            }}
          />
        ) : answered ? (
          <Button size="small" onClick={() => keep('')}>
            取消不改
          </Button>
        ) : (
          <>
            {expected === null ? (
              <Button
                size="small"
                onClick={() => {
                  putAway('old-figures')
                  void actAnywhere(() => ({ report: report.id, place: figure.span }))
                }}
              >
                打开报告
              </Button>
            ) : (
              <Button
                size="small"
                disabled={looking}
                onClick={() => void act(() => mendOld([{ ...report, figures: [figure] }]))}
              >
                改正
              </Button>
            )}
            <Button size="small" onClick={() => setLeaving(true)}>
              不改
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
