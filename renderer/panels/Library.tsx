/** The first page: what there is, and three ways to begin. */
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Card, Tag } from 'antd'
import { useEffect } from 'react'
import { roleLabels } from '../../shared/attachment/roles.ts'
import type { LibraryEntry, RememberedMapping } from '../../shared/contract/contract.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'
import { beginnings } from '../actions/groups.ts'
import { icons } from '../actions/icons.tsx'
import { actionOf } from '../actions/index.ts'
import { attempt, run } from '../actions/run.ts'
import { notify, openAttachment, sentence } from '../state/editor.ts'
import {
  followLibrary,
  forgetMapping,
  removeEntry,
  rescueEntry,
  restoreEntry,
  useLibrary,
} from '../state/library.ts'
import './Library.css'

const hints: Readonly<Record<(typeof beginnings)[number], string>> = {
  open: '打开已有的Excel表格，也可以把文件拖到这个窗口里',
  new: '按官方格式新建一张空表，指标已经列好',
  sample: '看一张填好的2021年上半年表，随便改',
}

export function Library() {
  const { entries, mappings } = useLibrary()
  useEffect(() => followLibrary((error) => notify('error', sentence(error))), [])
  return (
    <main className="library">
      <h1>“双过半”完成情况</h1>
      <div className="beginnings">
        {beginnings.map((id) => (
          <Card key={id} hoverable size="small" className="beginning">
            <button type="button" onClick={() => void run(id)}>
              <span className="icon">{icons[id]}</span>
              <b className="name">{actionOf(id).name}</b>
              <span className="muted">{hints[id]}</span>
            </button>
          </Card>
        ))}
      </div>
      {entries !== null && entries.length > 0 && (
        <section aria-label="我的表格">
          <h2>我的表格</h2>
          <ul className="entries">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {mappings.length > 0 && (
        <section aria-label="记住的表头" className="remembered">
          <h2>记住的表头</h2>
          <p className="muted">这些表的栏目是您指认的，再打开同样的表就不问了；移除后下次会再问。</p>
          <ul className="entries">
            {mappings.map((kept) => (
              <Remembered key={kept.mapping.shape} kept={kept} />
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}

function Remembered({ kept: { mapping, label, createdAt } }: { readonly kept: RememberedMapping }) {
  const told = roleLabels.flatMap(({ value, label: words }) =>
    value !== 'none' && mapping.roles.includes(value) ? [words] : [],
  )
  return (
    <li className="entry">
      <span className="open">
        <span className="name">{label}</span>
        <span className="muted">{told.join('、')}</span>
        <span className="muted time">{shownTime(createdAt)}</span>
      </span>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={`移除 ${label}`}
        onClick={() => void attempt(() => forgetMapping(mapping.shape))}
      />
    </li>
  )
}

const shownTime = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })

function Counts({ summary: { done, missed, pending, blank } }: { readonly summary: Summary }) {
  return (
    <>
      <Tag color="green">完成 {done}</Tag>
      {missed > 0 && <Tag color="red">未完成 {missed}</Tag>}
      {pending > 0 && <Tag color="orange">待核 {pending}</Tag>}
      {blank > 0 && <Tag>待填 {blank}</Tag>}
    </>
  )
}

/** Puts what can be read of a damaged table on the desk as a new one, and says beside it what could not. */
function Rescue({ id, title }: { readonly id: string; readonly title: string }) {
  const rescue = async (): Promise<void> => {
    const rescued = await rescueEntry(id)
    const lost = rescued.lost.map((message) => ({ cell: '', message }))
    await openAttachment(rescued.id, lost)
    notify('done', `已把“${title}”中读得出的内容另存成一张新表，没有读出来的列在表格上方；原来的没有改动。`)
  }
  return (
    <Button aria-label={`抢救可读内容 ${title}`} onClick={() => void attempt(rescue)}>
      抢救可读内容
    </Button>
  )
}

function Entry({ entry }: { readonly entry: LibraryEntry }) {
  const title = entry.title.join('') || '未命名的表格'
  const open = (): void => {
    openAttachment(entry.id).catch((error: unknown) => notify('error', sentence(error)))
  }
  const remove = async (): Promise<void> => {
    try {
      await removeEntry(entry.id)
    } catch (error) {
      notify('error', sentence(error))
      return
    }
    const back = (): void => {
      restoreEntry(entry.id).catch((error: unknown) => notify('error', sentence(error)))
    }
    notify('done', `已移除“${title}”。`, { take: back })
  }
  return (
    <li className="entry">
      <button type="button" className="open" onClick={open}>
        <span className="name">
          {entry.label !== '' && <span className="muted">{entry.label}　</span>}
          {title}
        </span>
        <span className="tags">
          {entry.damaged ? <Tag color="red">数据有损坏</Tag> : <Counts summary={entry.summary} />}
        </span>
        <span className="muted time">{shownTime(entry.updatedAt)}</span>
      </button>
      {entry.damaged && <Rescue id={entry.id} title={title} />}
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={`移除 ${title}`}
        onClick={() => void remove()}
      />
    </li>
  )
}
