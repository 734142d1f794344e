/** Find and replace in the text of the report on the desk. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { currentOf, foundIn, nextWords, replaceAllWords, replaceWords } from '../../actions/find-text.ts'
import { actAnywhere } from '../../actions/run.ts'
import { focusReport, markSought } from '../../state/check.ts'
import { setDesk, useDesk } from '../../state/desk.ts'
import { type OpenReport, useReport } from '../../state/documents.ts'
import { useReading } from '../../state/reading.ts'
import { FindFrame } from '../FindFrame.tsx'

export function ReportFind() {
  const shown = useDesk(({ find, findIn }) => find !== null && findIn === 'report')
  return shown ? <InReport /> : null
}

function InReport() {
  const report = useReport((state) => state.report)
  return report === null ? null : <Bar report={report} />
}

function Bar({ report }: { readonly report: OpenReport }) {
  const query = useDesk(({ sought }) => sought)
  const [replacement, setReplacement] = useState('')
  // Typing in a long text does not wait for what is sought in it.
  const text = useDeferredValue(report.text)
  const hits = useMemo(() => foundIn(text, query), [text, query])
  const selected = useReading((state) => state.selected)
  const current = currentOf(hits, selected)
  useEffect(() => {
    if (text === useReport.getState().report?.text) markSought(hits, current)
  }, [text, hits, current])
  useEffect(() => () => markSought([], -1), [])
  const asked = { query, text: replacement }
  const close = (): void => {
    setDesk({ find: null })
    focusReport()
  }
  return (
    <FindFrame
      query={query}
      onQuery={(sought) => setDesk({ sought })}
      replacement={replacement}
      onReplacement={setReplacement}
      count={hits.length}
      told={current < 0 ? `共${hits.length}处` : `第${current + 1}处/共${hits.length}处`}
      step={(back) => void actAnywhere(async () => nextWords(hits, selected, query, back))}
      replaceOne={() => void actAnywhere(async () => replaceWords(report, selected, asked))}
      replaceEvery={() => void actAnywhere(async () => replaceAllWords(report, asked))}
      close={close}
    />
  )
}
