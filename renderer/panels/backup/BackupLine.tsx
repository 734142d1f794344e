/** On the first page: when everything was backed up last, what is wrong with it, and the way to the backups. */
import { SafetyOutlined, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { timeOf } from '../../actions/backup.ts'
import { run } from '../../actions/run.ts'
import { followBackups, useBackups } from '../../state/backup.ts'
import './Backup.css'

export function BackupLine() {
  const backups = useBackups((state) => state.backups)
  useEffect(() => followBackups(), [])
  if (backups === null) return null
  const { entries, problem } = backups
  const [last] = entries
  return (
    <p className="backup-line muted">
      {problem === null ? <SafetyOutlined aria-hidden /> : <WarningFilled className="wrong" aria-hidden />}
      <span>
        {last === undefined
          ? '还没有备份；打开程序后会自动备份，每天一次。'
          : `上次备份：${timeOf(last.at)}，共${entries.length}份。`}
        {problem !== null && <span className="wrong"> {problem}</span>}
      </span>
      <Button size="small" onClick={() => void run('backup')}>
        备份与恢复
      </Button>
      <Button size="small" onClick={() => void run('settings')}>
        设置
      </Button>
    </p>
  )
}
