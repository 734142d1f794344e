/** 看当时: an earlier state of the open table beside another one: only what differs, and the way back to it. */
import { Button, Table } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { titleOf } from '../../../shared/attachment/called.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { comparedName } from '../../../shared/compare/table.ts'
import { difference } from '../../../shared/history/difference.ts'
import { type Line, tell } from '../../../shared/history/telling.ts'
import { bringBack } from '../../actions/history.ts'
import { act, attempt } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { useHistory } from '../../state/history.ts'
import { call } from '../../state/host.ts'
import { ComparedFrame } from '../ComparedFrame.tsx'

interface Open {
  readonly open: Editor
}

export function StateDialog({ open }: Open) {
  const opened = useOpened('state')
  return opened === null ? null : (
    <State open={open} revision={opened.revision} called={opened.called} key={opened.revision} />
  )
}

type Numbered = Line & { readonly key: number }

/** The table as it was at a revision; null until it has come, and for none. */
function useStateAt(id: string, revision: number | undefined): Attachment | null {
  const [state, setState] = useState<Attachment | null>(null)
  useEffect(() => {
    setState(null)
    if (revision === undefined) return
    let overtaken = false
    void attempt(async () => {
      const found = await call('stateAt', { id, revision })
      if (!overtaken) setState(found)
    })
    return () => {
      overtaken = true
    }
  }, [id, revision])
  return state
}

interface StateProps extends Open {
  readonly revision: number
  readonly called: string
}

function State({ open, revision, called }: StateProps) {
  const { attachment } = open
  const then = useStateAt(attachment.id, revision)
  const close = (): void => putAway('state')
  const versions = useHistory(
    useShallow(({ versions: all }) => all.filter((version) => version.revision !== revision)),
  )
  /** 0 is the table as it is now; the others are versions. */
  const [chosen, setChosen] = useState(0)
  const version = versions[chosen - 1]
  const versioned = useStateAt(attachment.id, version?.revision)
  const other = version === undefined ? attachment : versioned
  const lines = useMemo(
    () =>
      then === null || other === null
        ? null
        : tell(then, other, difference(then, other)).map((line, key): Numbered => ({ ...line, key })),
    [then, other],
  )
  const named = version === undefined ? '现在' : `“${version.name}”`
  return (
    <ComparedFrame
      title={`${called}的内容`}
      label="与哪时的内容对照"
      waiting="正在取当时的内容……"
      none=""
      choices={
        then === null
          ? null
          : ['现在', ...versions.map(({ name }) => `“${name}”`)].map((name) => `与${name}的内容对照`)
      }
      chosen={chosen}
      onChoose={setChosen}
      found={
        lines && {
          title: `${called}与${named}的不同`,
          file: comparedName('对比', [`${titleOf(attachment.heading)} ${called}`, named]),
          notes: [],
          lines: [
            ['位置', called, named],
            ...lines.map(({ what, from, to }) => [what, from ?? '', to ?? '']),
          ],
          all: lines.length,
          different: lines.length,
        }
      }
      onClose={close}
    >
      {lines !== null && then !== null && (
        <>
          <p className="muted">
            {lines.length === 0
              ? `${called}的内容和${named}一样。`
              : `有${lines.length}处不同，左边是${called}的，右边是${named}的。`}
          </p>
          <Table<Numbered>
            className="compared"
            size="small"
            bordered
            pagination={{ pageSize: 200, showSizeChanger: false, hideOnSinglePage: true }}
            scroll={{ y: 'calc(100vh - 330px)' }}
            dataSource={lines}
            locale={{ emptyText: '没有不同。' }}
            columns={[
              { title: '位置', dataIndex: 'what' },
              { title: called, dataIndex: 'from', width: '30%' },
              { title: named, dataIndex: 'to', width: '30%' },
            ]}
          />
          <p>
            <Button
              type="primary"
              disabled={version === undefined && lines.length === 0}
              onClick={() => {
                close()
                void act((context) => bringBack(context, then, called))
              }}
            >
              恢复到此时
            </Button>
          </p>
        </>
      )}
    </ComparedFrame>
  )
}
