/** Where nothing tells a table's period a person is asked once; left open, the status bar goes on saying so. */
import { useState } from 'react'
import { useJobs } from '../state/jobs.ts'
import { Dialog } from './Dialog.tsx'
import { MonthsChoice } from './MonthsChoice.tsx'
import './PeriodDialog.css'

export function PeriodDialog() {
  const asked = useJobs((state) => state.period)
  return asked === null ? null : <Form {...asked} />
}

interface FormProps {
  /** The file or the files, as a sentence calls them. */
  readonly file: string
  /** How many of their tables do not say it. */
  readonly tables: number
  /** null: it stays open. */
  readonly answer: (months: number | null) => void
}

function Form({ file, tables, answer }: FormProps) {
  const [months, setMonths] = useState<number | null>(null)
  return (
    <Dialog
      title={`${file}是哪个时期的数据？`}
      okText="确定"
      cancelText="以后再选"
      width={520}
      okButtonProps={{ disabled: months === null }}
      onOk={() => months !== null && answer(months)}
      onCancel={() => answer(null)}
    >
      <p>
        标题、表头、工作表名和文件名里都没有写明时期，选定之后才能按序时进度判定总量指标
        {tables > 1 && `，${tables}张表一并设定`}。
      </p>
      <div className="period-choice">
        <MonthsChoice months={months} onChange={setMonths} />
      </div>
      <p className="muted">暂不选定也可以，以后点状态栏的“时期未定”再选。</p>
    </Dialog>
  )
}
