/** What takes longer than half a second says what it does, and can be cancelled. */
import { Button } from 'antd'
import { cancelJob } from '../actions/files.ts'
import { actAnywhere } from '../actions/run.ts'
import { useJobs } from '../state/jobs.ts'
import { Dialog } from './Dialog.tsx'
import './Busy.css'

export function Busy() {
  const busy = useJobs((state) => state.busy)
  if (busy === null) return null
  return (
    <Dialog
      closable={false}
      keyboard={false}
      width={420}
      title={busy.title}
      footer={
        <Button onClick={() => void actAnywhere((context) => cancelJob(context, busy.job))}>取消</Button>
      }
    >
      <div className="busy-track" role="progressbar" aria-label={busy.title}>
        <span />
      </div>
      <p role="status">{busy.text === '' ? '请稍候……' : busy.text}</p>
    </Dialog>
  )
}
