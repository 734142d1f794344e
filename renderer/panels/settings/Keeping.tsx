/** 备份和回收站: the ways there. */
import { Button, Select } from 'antd'
import { BIN_KEEPINGS, type BinKeeping, binKeepings, isOver } from '../../../shared/contract/bin.ts'
import { run } from '../../actions/run.ts'
import { put } from '../../state/desk.ts'
import { useLibrary } from '../../state/library.ts'
import { useSettings } from '../../state/settings.ts'
import type { Change } from './change.ts'

/** From the dialog to another place: it is closed first, for behind an open dialog nothing happens. */
export function Keeping({ change, leave }: { readonly change: Change; readonly leave: () => void }) {
  const keeping = useSettings((settings) => settings.binKeeping)
  const bin = useLibrary((library) => library.bin)
  const now = new Date()
  const over = bin.filter(({ removedAt }) => isOver(removedAt, keeping, now)).length
  const place = useSettings((settings) => settings.backupPlace)
  return (
    <>
      <h3>备份</h3>
      <p className="muted">
        每天自动备份一次。第二备份位置：{place === '' ? '还没有，建议选一个U盘或网络盘。' : place}
      </p>
      <Button data-first onClick={() => put({ kind: 'backup' })}>
        备份与恢复，移到另一台电脑
      </Button>
      <h3>回收站</h3>
      <p className="muted">移除的表和报告在“我的表格”最下面，可以随时恢复或彻底删除。</p>
      <div className="column-form">
        <span>移除的保留</span>
        <Select
          aria-label="回收站保留多久"
          value={keeping}
          options={BIN_KEEPINGS.map((value) => ({ value, label: binKeepings[value] }))}
          onChange={(value: BinKeeping) =>
            change(`回收站改为保留${binKeepings[value]}。`, { binKeeping: value })
          }
        />
      </div>
      {keeping !== 'forever' && (
        <p className="muted" role="status">
          满{binKeepings[keeping]}的自动彻底删除，不能再恢复；每小时和启动时各查一次。
          {over > 0 && `现在有${over}项已满，要留下请先到“我的表格”恢复，或改回“${binKeepings.forever}”。`}
        </p>
      )}
      <Button
        onClick={() => {
          leave()
          void run('home')
        }}
      >
        到“我的表格”
      </Button>
    </>
  )
}
