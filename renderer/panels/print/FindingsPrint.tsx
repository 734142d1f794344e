/** 核对清单: what the check, the audit and the print lint found, as pages to print and as files. */
import { useEffect, useMemo, useState } from 'react'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import type { Finding } from '../../../shared/findings/finding.ts'
import { lintReport } from '../../../shared/findings/lint/lint.ts'
import { listOfFindings } from '../../../shared/findings/list.ts'
import type { PrintItem } from '../../../shared/page/pages.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { attempt } from '../../actions/run.ts'
import { useCheck } from '../../state/check.ts'
import { putAway } from '../../state/desk.ts'
import { useReport } from '../../state/documents.ts'
import { useEditor } from '../../state/editor.ts'
import { useSettings } from '../../state/settings.ts'
import { keptTables } from '../../state/tables.ts'
import { wholeOf } from '../../state/view.ts'
import { MadePrint } from './MadePrint.tsx'
import { usePast, withPast } from './past.ts'

export default function FindingsPrint() {
  const list = useList()
  if (list === null) return null
  const { length } = list.attachment.rows
  return (
    <MadePrint
      title={`核对清单（${length}处）`}
      item={list}
      formats={['xlsx', 'pdf', 'docx']}
      label="清单"
      note={
        length === 0
          ? '没有要列出的发现。'
          : '报告核对、表格审核和付印前核对的发现都在这里，写过的说明也在；一致的只计数。'
      }
      close={() => putAway('findings')}
    />
  )
}

/** The list as it is now; null before the tables that are not on the desk are read. */
function useList(): PrintItem | null {
  const report = useReport((state) => state.report)
  const open = useEditor(({ editor }) => editor)
  const said = useCheck(({ findings }) => findings)
  const { person, dictionary } = useSettings()
  const [kept, setKept] = useState<readonly PrintItem[] | null>(null)
  const known = report?.attachments ?? open?.report.siblings ?? []
  const ids = known.map(({ id }) => id).join(' ')
  useEffect(() => {
    let late = false
    void attempt(async () => {
      const tables = await keptTables(ids.split(' ').filter((id) => id !== ''))
      if (!late) setKept(tables)
    })
    return () => {
      late = true
    }
  }, [ids])
  const past = usePast(kept)
  return useMemo(() => {
    if (kept === null || past === null) return null
    const own = open === null ? null : wholeOf(open)
    const now = kept.map((item) => (own !== null && item.attachment.id === own.attachment.id ? own : item))
    const items = withPast(now, past)
    const found = items.flatMap(({ attachment, judged, past }) =>
      auditAttachment(attachment, judged, dictionary, past),
    )
    const keys = new Set(found.map(placed))
    const lint = lintReport({ attachments: items, dictionary }).filter((one) => !keys.has(placed(one)))
    const [first] = items
    const attachment: Attachment = listOfFindings({
      title: report?.title ?? first?.attachment.heading.title.join('') ?? '',
      said: report === null ? [] : said,
      found: [...found, ...lint],
      tables: items.map((item) => item.attachment),
      above: [`核对时间：${new Date().toLocaleDateString('zh-CN')}`, person === '' ? '' : `核对人：${person}`]
        .filter((part) => part !== '')
        .join('　　'),
    })
    return { attachment, judged: judgeAttachment(attachment, dictionary) }
  }, [kept, past, open, said, report, person, dictionary])
}

const placed = ({ attachment, key }: Finding): string => `${attachment ?? ''} ${key}`
