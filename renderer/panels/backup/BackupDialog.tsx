/** 备份与恢复: what was backed up and whether it is sound, the ways back, the second place, and another computer. */
import { WarningFilled } from '@ant-design/icons'
import { Button, Input, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { type BackupEntry, type BackupTable, backupReasons } from '../../../shared/contract/backup.ts'
import {
  backupName,
  giveReadable,
  makeBackup,
  moveIn,
  moveOut,
  placeBackups,
  putBack,
  takeBack,
  timeOf,
} from '../../actions/backup.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { followBackups, tablesIn, useBackups } from '../../state/backup.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { Dialog } from '../Dialog.tsx'
import './Backup.css'

export const BackupDialog = () => (useOpened('backup') === null ? null : <Backups />)

function Backups() {
  const { backups, choosesFolders } = useBackups()
  /** The backup whose tables are shown in place of all backups. */
  const [inside, setInside] = useState<BackupEntry | null>(null)
  useEffect(() => followBackups(true), [])
  if (backups === null) return null
  const { entries, folder, place, problem } = backups
  return (
    <Dialog
      title={inside === null ? '备份与恢复' : `取回单张表：${backupName(inside)}`}
      width={760}
      footer={null}
      onCancel={() => putAway('backup')}
    >
      {inside !== null ? (
        <Inside entry={inside} back={() => setInside(null)} />
      ) : (
        <div className="backups">
          <div className="backup-row">
            <Button type="primary" data-first onClick={() => void actAnywhere(makeBackup)}>
              立即备份
            </Button>
            <span className="muted">
              每天打开程序后自动备份一次，改动大的操作之前也备份；留最近7天、5周、12个月的各一份。
            </span>
          </div>
          {entries.length === 0 ? (
            <p className="muted">还没有备份。</p>
          ) : (
            <ul className="backup-list" aria-label="备份">
              {entries.map((entry) => (
                <Entry key={entry.name} entry={entry} look={() => setInside(entry)} />
              ))}
            </ul>
          )}
          <p className="muted backup-path">存放在：{folder}</p>
          <Place key={place} place={place} problem={problem} dialog={choosesFolders} />
          <h3>移到另一台电脑</h3>
          <div className="backup-row">
            <Button onClick={() => void actAnywhere(moveOut)}>导出全部数据</Button>
            <Button onClick={() => void actAnywhere(moveIn)}>搬入</Button>
            <span className="muted">
              在原来的电脑上导出成一个文件，拷到新电脑上搬入。那里已有的表不会改动。
            </span>
          </div>
          <h3>给别的程序看</h3>
          <div className="backup-row">
            <Button onClick={() => void actAnywhere(giveReadable)}>导出Excel和JSON</Button>
            <span className="muted">
              打成一个zip：每份报告一个Excel文件、正文一个txt；判定、认定、说明、版本和历史都在“全部数据.json”里。
            </span>
          </div>
        </div>
      )}
    </Dialog>
  )
}

const megabytes = (size: number): string => `${(size / 2 ** 20).toFixed(1)} MB`

function Entry({ entry, look }: { readonly entry: BackupEntry; readonly look: () => void }) {
  const { at, reason, size, checked } = entry
  const fault = checked?.fault ?? null
  const damaged = checked?.damaged ?? []
  return (
    <li>
      <span className="time">{timeOf(at)}</span>
      <Tag>{backupReasons[reason]}</Tag>
      <span className="muted what">
        {megabytes(size)}
        {checked !== null &&
          fault === null &&
          ` · ${checked.tables}张表${checked.reports > 0 ? `、${checked.reports}份报告` : ''}`}
      </span>
      {checked === null ? (
        <Tag>正在检查</Tag>
      ) : fault !== null ? (
        <Tag color="red" title={fault}>
          有损坏，不能用
        </Tag>
      ) : damaged.length > 0 ? (
        <Tag color="orange" title={`备份前就有损坏：${damaged.join('、')}`}>
          {damaged.length}张备份前已损坏
        </Tag>
      ) : (
        <Tag color="green">已检查，完好</Tag>
      )}
      <Button size="small" disabled={fault !== null} aria-label={`取回单张表 ${timeOf(at)}`} onClick={look}>
        取回单张表
      </Button>
      <Button
        size="small"
        disabled={fault !== null}
        aria-label={`恢复全部 ${timeOf(at)}`}
        onClick={() => void actAnywhere(() => putBack(entry))}
      >
        恢复全部
      </Button>
    </li>
  )
}

/** The tables in a backup, one of which comes as a new one. */
function Inside({ entry, back }: { readonly entry: BackupEntry; readonly back: () => void }) {
  const [tables, setTables] = useState<readonly BackupTable[] | null>(null)
  const [sought, setSought] = useState('')
  useEffect(() => {
    void attempt(async () => setTables(await tablesIn(entry.name)))
  }, [entry])
  const shown = tables?.filter(({ title, remark, source }) => `${title} ${remark} ${source}`.includes(sought))
  return (
    <div className="backups">
      <div className="backup-row">
        <Input
          placeholder="标题、备注或文件名里的字"
          aria-label="找表"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Button onClick={back}>返回</Button>
      </div>
      {shown === undefined ? (
        <p className="muted">正在读取这份备份……</p>
      ) : shown.length === 0 ? (
        <p className="muted">没有这样的表。</p>
      ) : (
        <ul className="backup-list" aria-label="备份里的表">
          {shown.slice(0, mostShown).map((table) => (
            <li key={table.id}>
              <span className="what">
                {table.title}
                {table.remark !== '' && <Tag>{table.remark}</Tag>}
                <span className="muted">
                  {' '}
                  {table.source === '' ? '' : `${table.source} · `}
                  {timeOf(table.updatedAt)}改动
                </span>
              </span>
              <Button
                size="small"
                aria-label={`取回 ${table.title}`}
                onClick={() => void actAnywhere((context) => takeBack(context, entry, table))}
              >
                取回
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="muted">
        {shown !== undefined &&
          shown.length > mostShown &&
          `只列出了前${mostShown}张，请在上面写几个字来找。`}
        取回的作为一张新表放进“我的表格”，现在的表不会改动。
      </p>
    </div>
  )
}

/** So many lines are looked through; more are sought. */
const mostShown = 200

interface PlaceProps {
  readonly place: string
  readonly problem: string | null
  /** A dialog has the person choose a folder; elsewhere its path is typed. */
  readonly dialog: boolean
}

function Place({ place, problem, dialog }: PlaceProps) {
  const [typed, setTyped] = useState(place)
  const name = (folder: string | null): void => void actAnywhere((context) => placeBackups(context, folder))
  return (
    <>
      <h3>第二备份位置</h3>
      <div className="backup-row">
        {dialog ? (
          <span className="what">{place === '' ? '没有。' : place}</span>
        ) : (
          <Input
            placeholder="U盘或网络盘上一个文件夹的完整路径"
            aria-label="第二备份位置"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => name(typed)}
          />
        )}
        {dialog ? (
          <Button onClick={() => name(null)}>选择文件夹</Button>
        ) : (
          <Button disabled={typed.trim() === '' || typed === place} onClick={() => name(typed)}>
            使用
          </Button>
        )}
        {place !== '' && <Button onClick={() => name('')}>不再使用</Button>}
      </div>
      {problem !== null && (
        <p className="wrong">
          <WarningFilled aria-hidden /> {problem}
        </p>
      )}
      <p className="muted">选U盘或网络盘上的文件夹，每次备份也存一份过去：电脑坏了，数据还在。</p>
    </>
  )
}
