/** 会前三分钟: one page from the open table, its series, its last version and what waits, to print and as files. */
import { useEffect, useMemo, useState } from 'react'
import type { BriefOf } from '../../../shared/brief/brief.ts'
import { briefPage } from '../../../shared/brief/page.ts'
import { attempt } from '../../actions/run.ts'
import { useAudit } from '../../state/audit.ts'
import { type Background, backgroundOf } from '../../state/brief.ts'
import { useCheck } from '../../state/check.ts'
import { putAway } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { useSettings } from '../../state/settings.ts'
import { wholeOf } from '../../state/view.ts'
import { waitingIn, weights } from '../../state/waiting.ts'
import { MadePrint } from './MadePrint.tsx'

export default function BriefPrint({ open }: { readonly open: Editor }) {
  const item = useBrief(open)
  return item === null ? null : (
    <MadePrint
      title="会前三分钟"
      item={item}
      formats={['pdf', 'docx']}
      label="会前三分钟"
      note="一张A4纸：和往年同期比变化大的、差得少和超得少的、余下月份每月要完成的、与上一版本不同的、还等人处理的。放不下的只计数。"
      close={() => putAway('brief')}
    />
  )
}

/** The page as it is now; null before what stands behind the table is read. */
function useBrief(open: Editor) {
  const table = useMemo(() => wholeOf(open), [open])
  const { id } = table.attachment
  const { person, dictionary } = useSettings()
  const findings = useAudit((audit) => audit.findings)
  const said = useCheck((check) => check.findings)
  const [background, setBackground] = useState<Background | null>(null)
  useEffect(() => {
    let late = false
    void attempt(async () => {
      const read = await backgroundOf(id)
      if (!late) setBackground(read)
    })
    return () => {
      late = true
    }
  }, [id])
  return useMemo(() => {
    if (background === null) return null
    const waiting = waitingIn(table, findings, said).map(({ weight, what, note }) => ({
      ...{ kind: weights[weight], what, note },
    }))
    const given: BriefOf = { table, ...background, waiting, dictionary }
    const made = [
      `整理时间：${new Date().toLocaleDateString('zh-CN', { dateStyle: 'long' })}`,
      person && `整理人：${person}`,
    ]
    return briefPage(given, made.filter((part) => part !== '').join('　　'))
  }, [background, table, findings, said, person, dictionary])
}
