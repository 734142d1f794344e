/** The field that looks through the whole library, and the places it found: each opens where the words stand. */
import { Button, Input, type InputRef, Space } from 'antd'
import { useRef } from 'react'
import { type Found, mostFound } from '../../../shared/contract/searching.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { at } from '../../grid/selection.ts'
import { editor, openAttachment, select } from '../../state/editor.ts'
import { useFound } from '../../state/found.ts'
import { call } from '../../state/host.ts'
import { withProgress } from '../../state/jobs.ts'
import { placeOfIds } from '../../state/places.ts'

const wheres = { name: '名称', cell: '内', text: '正文' } as const

async function goTo({ report, id, place }: Found): Promise<void> {
  if (report) return await actAnywhere(async () => ({ report: id, ...(place.kind === 'text' && { place }) }))
  await attempt(async () => {
    await openAttachment(id)
    const cell = place.kind === 'cell' ? placeOfIds(editor().attachment, place.row, place.column) : null
    if (cell !== null) select(at(cell))
  })
}

export function Search() {
  const field = useRef<InputRef>(null)
  const { found, words } = useFound()
  const search = (): void => {
    const text = words.trim()
    if (text === '') {
      useFound.setState({ found: null })
      return
    }
    void attempt(async () => {
      const all = await withProgress(`正在搜索“${text}”`, (job) => call('search', { text, job }))
      useFound.setState({ found: { words: text, all } })
    })
  }
  const clear = (): void => {
    useFound.setState({ found: null })
    useFound.setState({ words: '' })
    field.current?.focus()
  }
  return (
    <search className="search">
      <Space.Compact block>
        <Input
          ref={field}
          aria-label="搜索"
          placeholder="搜索标题、指标、备注、文件名、报告正文，按回车"
          maxLength={100}
          value={words}
          onChange={({ target }) => {
            useFound.setState({ words: target.value })
            if (target.value === '') useFound.setState({ found: null })
          }}
          onPressEnter={search}
          onKeyDown={({ key }) => {
            if (key === 'Escape') clear()
          }}
        />
        <Button onClick={search}>搜索</Button>
      </Space.Compact>
      {found !== null && (
        <section aria-label="搜索结果">
          <h2 role="status">
            {found.all.length === 0
              ? `没有找到“${found.words}”。`
              : `找到“${found.words}”${found.all.length}处${found.all.length < mostFound ? '' : '以上，只列出这些'}`}
          </h2>
          <ul className="entries">
            {found.all.map((one) => (
              <Line key={keyOf(one)} found={one} onEscape={clear} />
            ))}
          </ul>
        </section>
      )}
    </search>
  )
}

/** What a place is known by among the lines of the page. */
const keyOf = ({ id, place }: Found): string => `${id} ${JSON.stringify(place)}`

function Line({ found, onEscape }: { readonly found: Found; readonly onEscape: () => void }) {
  return (
    <li className="entry" data-entry={keyOf(found)}>
      <button
        type="button"
        className="open"
        title={found.title}
        onClick={() => void goTo(found)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onEscape()
        }}
      >
        <span className="words">
          <span className="name">{found.quote}</span>
          <span className="muted from">
            {found.report ? '报告' : '表格'}
            {wheres[found.place.kind]} · {found.title}
          </span>
        </span>
      </button>
    </li>
  )
}
