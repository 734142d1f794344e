/** 备份和回收站: the ways there. */
import { Button } from 'antd'
import { run } from '../../actions/run.ts'
import { put } from '../../state/desk.ts'
import { useSettings } from '../../state/settings.ts'

/** From the dialog to another place: it is closed first, for behind an open dialog nothing happens. */
export function Keeping({ leave }: { readonly leave: () => void }) {
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
      <p className="muted">移除的表和报告一直保留，直到您彻底删除；在“我的表格”最下面。</p>
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
