/** 以报告的目标新建附件: the targets that a report sets, as the rows of a new table. */
import { Button, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import type { Plan, Planned } from '../../../shared/findings/fill/plan.ts'
import { makeTable } from '../../actions/filling.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { planFrom, type ReadReport, readReport } from '../../state/fill.ts'
import { Dialog } from '../Dialog.tsx'
import { Offers } from './Offers.tsx'
import './fill.css'

export function NewTableDialog() {
  const opened = useOpened('plan')
  return opened === null ? null : <Form document={opened.document} />
}

const close = (): void => putAway('plan')

interface Read {
  readonly report: ReadReport
  readonly plan: Plan
}

/** Of a long plan the indicators that are known. */
const isTaken = ({ known, doubt }: Planned): boolean => known && doubt === null

function Form({ document }: { readonly document: string }) {
  const [read, setRead] = useState<Read | null>(null)
  const [year, setYear] = useState<number | null>(null)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let late = false
    void attempt(async () => {
      const report = await readReport(document)
      const plan = await planFrom(report)
      if (late) return
      setRead({ report, plan })
      setYear(plan.year ?? new Date().getFullYear())
      setTaken(new Set(plan.rows.filter(isTaken).map(keyOf)))
    })
    return () => {
      late = true
    }
  }, [document])
  const rows = read?.plan.rows ?? []
  const some = rows.filter((one) => taken.has(keyOf(one)))
  const ready = read !== null && year !== null && some.length > 0
  const make = (): void => {
    if (!ready) return
    close()
    void actAnywhere((context) => makeTable(context, read.report, year, { ...read.plan, rows: some }))
  }
  return (
    <Dialog
      title="以报告的目标新建附件"
      width="min(1120px, 96vw)"
      style={{ top: 24 }}
      onCancel={close}
      onOk={make}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        <Button key="ok" type="primary" disabled={!ready} onClick={make}>
          新建（{some.length}行）
        </Button>,
      ]}
    >
      {read === null ? (
        <p className="muted" role="status">
          正在读取报告…
        </p>
      ) : (
        <>
          <div className="fill-report">
            <span className="fill-title">{read.report.title}</span>
            <span>
              年份{' '}
              <InputNumber
                aria-label="年份"
                min={1900}
                max={2200}
                precision={0}
                value={year}
                onChange={(value) => setYear(value)}
              />
            </span>
          </div>
          {rows.length === 0 && <p className="muted">报告里没有读出目标。</p>}
          <Offers
            offers={rows.map((one) => ({
              ...one,
              key: keyOf(one),
              what: one.name,
              where: one.unit,
              now: '',
              text: one.target,
            }))}
            text={read.report.text}
            headers={['指标', '单位', '目标']}
            taken={taken}
            onTaken={setTaken}
          />
        </>
      )}
    </Dialog>
  )
}

const keyOf = ({ span, name, unit }: Planned): string => `${span.from} ${name} ${unit}`
