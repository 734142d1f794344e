/** Of several reports of one table: that this one is checked, and the choice of another. */
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import type { DocumentEntry } from '../../../shared/contract/documents.ts'
import { actAnywhere, attemptBehind } from '../../actions/run.ts'
import { useReport } from '../../state/documents.ts'
import { useEditor } from '../../state/editor.ts'
import { call } from '../../state/host.ts'
import { spaceChooses } from '../menu.ts'
import { reportName } from './names.ts'

export function OtherReports() {
  const id = useReport(({ report }) => report?.id ?? null)
  const own = useEditor(({ editor }) => editor?.report.document ?? null)
  const [all, setAll] = useState<readonly DocumentEntry[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report, or one more of the table, is a moment to look again
  useEffect(() => {
    let wanted = true
    void attemptBehind(async () => {
      const found = await call('documents', {})
      if (wanted) setAll(found)
    })
    return () => {
      wanted = false
    }
  }, [id, own])
  const ofTable = all.find((one) => one.id === own)?.reportId
  const reports = all.filter((one) => one.id === id || one.reportId === ofTable)
  if (own === null || id === null || reports.length < 2) return null
  const isOwn = (key: string): boolean => reports.some((one) => one.id === key && one.reportId === ofTable)
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      destroyOnHidden
      menu={{
        items: reports.map((one) => ({ key: one.id, label: reportName(one) })),
        selectedKeys: [id],
        onClick: ({ key, domEvent }) => {
          domEvent.preventDefault()
          void actAnywhere(async () => (isOwn(key) ? { report: key } : { beside: key }))
        },
        onKeyDown: spaceChooses,
      }}
    >
      <Button size="small" title="这张表有几份报告，现在核对的是这一份；点此换一份">
        核对这一份（共{reports.length}份） <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
