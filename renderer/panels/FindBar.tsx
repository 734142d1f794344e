/** Find and replace in the table: full-width or not, Traditional or Simplified, all the same. */
import { Button, Checkbox } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { found, listed, nextHit, replaceEvery, replaceOne, reportTables } from '../actions/find.ts'
import { act } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { activePlace, same } from '../grid/selection.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import type { Viewed } from '../state/view.ts'
import { FindFrame } from './FindFrame.tsx'
import { FindList } from './FindList.tsx'

export function FindBar({ open }: { readonly open: Editor }) {
  const shown = useDesk(({ find, findIn }) => find !== null && findIn === 'table')
  return shown ? <Bar open={open} /> : null
}

function Bar({ open }: { readonly open: Editor }) {
  const [query, setQuery] = useState('')
  const [replacement, setReplacement] = useState('')
  const { attachment, judged, view } = open
  const hits = useMemo(() => found({ attachment, judged }, query), [attachment, judged, query])
  const [all, setAll] = useState(false)
  const [everywhere, setEverywhere] = useState(false)
  /** The report's attachments as they were when this one came on the desk, where all of them are searched. */
  const [report, setReport] = useState<readonly Viewed[]>([])
  const { siblings } = open.report
  const asked = { query, text: replacement }
  const list = useMemo(() => {
    const here = { attachment, judged, view }
    const tables = report.map((each) => (each.attachment.id === attachment.id ? here : each))
    return all ? listed(tables.length === 0 ? [here] : tables, query) : []
  }, [all, attachment, judged, view, report, query])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another table on the desk is a moment to look again
  useEffect(() => {
    if (!everywhere) {
      setReport([])
      return
    }
    let wanted = true
    void act(async (context) => {
      const tables = await reportTables(context)
      if (wanted) setReport(tables)
      return {}
    })
    return () => {
      wanted = false
    }
  }, [everywhere, attachment.id])
  const close = (): void => {
    setDesk({ find: null })
    focusSheet()
  }
  const active = activePlace(open.selection, extentOf(open.attachment))
  const current = hits.findIndex((hit) => same(hit, active))
  return (
    <FindFrame
      query={query}
      onQuery={setQuery}
      replacement={replacement}
      onReplacement={setReplacement}
      count={hits.length}
      told={`${current < 0 ? '' : `第${current + 1}个，`}共${hits.length}个`}
      step={(back) => void act((context) => nextHit(context, hits, back))}
      replaceOne={() => void act((context) => replaceOne(context, hits, asked))}
      replaceEvery={() => void act((context) => replaceEvery(context, hits, asked))}
      close={close}
      tools={
        <>
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? '收起结果' : '查找全部'}
          </Button>
          {all && siblings.length > 1 && (
            <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
              本报告各附件
            </Checkbox>
          )}
        </>
      }
    >
      {all && query !== '' && (
        <FindList
          hits={list}
          query={query}
          tables={everywhere}
          current={list.findIndex(({ table, place }) => table === attachment.id && same(place, active))}
        />
      )}
    </FindFrame>
  )
}
