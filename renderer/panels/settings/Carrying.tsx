/** 导出和导入: all settings as one file; of such a file what it would change here, and what of it is wanted. */
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { SettingsFile } from '../../../shared/contract/settings.ts'
import { type Change, changesBy, settingsEnding } from '../../../shared/contract/settings-parts.ts'
import { chooseFiles } from '../../actions/browser.ts'
import { bytesOf, type Chosen } from '../../actions/importing.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { exportSettings } from '../../actions/settings.ts'
import { notify } from '../../state/editor.ts'
import { forgetMapping, useLibrary } from '../../state/library.ts'
import { keepSettings, readSettings, takeSettings, useSettings } from '../../state/settings.ts'
import type { Changing } from './change.ts'
import { timeOf } from './Field.tsx'

interface Offer extends Chosen {
  readonly file: SettingsFile
  /** What is not wanted. */
  readonly left: ReadonlySet<string>
}

/** What origins do not know: the answers about tables, all together. */
const ANSWERS = 'answers'

/** A person's own name and office are not for others, unless nobody is named here. */
const leftAtFirst = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ of, kind, before: here }) =>
      kind === 'person' || (kind === 'unit' && here !== null) ? [of] : [],
    ),
  )

export function Carrying({ add }: Pick<Changing, 'add'>) {
  const [offer, setOffer] = useState<Offer | null>(null)
  const choose = (): Promise<void> =>
    attempt(async () => {
      const [chosen] = await chooseFiles(`.${settingsEnding}`, false)
      if (chosen === undefined) return
      const { name, bytes } = await bytesOf(chosen)
      const file = await readSettings(name, bytes)
      setOffer({ name, bytes, file, left: leftAtFirst(changesBy(file, useSettings.getState())) })
    })
  return (
    <>
      <p className="muted">
        姓名和单位、新表的默认、用语、指标、记住的表头存成一个文件，可以给另一台电脑或别的科室。表格不在里面：全部数据一起搬，用“备份与恢复”。
      </p>
      <div className="words">
        <Button data-first onClick={() => void actAnywhere(exportSettings)}>
          导出设置
        </Button>
        <Button onClick={() => void choose()}>导入设置…</Button>
      </div>
      {offer !== null && (
        <Offered offer={offer} onChange={setOffer} add={add} onOver={() => setOffer(null)} />
      )}
    </>
  )
}

interface OfferedProps extends Pick<Changing, 'add'> {
  readonly offer: Offer
  readonly onChange: (offer: Offer) => void
  readonly onOver: () => void
}

function Offered({ offer, onChange, onOver, add }: OfferedProps) {
  const { name, bytes, file, left } = offer
  const here = useSettings()
  const known = useLibrary(({ mappings }) => mappings)
  const changes = changesBy(file, here)
  const answers = file.answers.filter(
    ({ mapping }) => !known.some((kept) => kept.mapping.shape === mapping.shape),
  ).length
  const wanted = changes.filter(({ of }) => !left.has(of))
  const withAnswers = answers > 0 && !left.has(ANSWERS)
  const count = wanted.length + (withAnswers ? 1 : 0)
  const tick = (of: string, wants: boolean): void => {
    const next = new Set(left)
    if (wants) next.delete(of)
    else next.add(of)
    onChange({ ...offer, left: next })
  }
  const take = (): Promise<void> =>
    attempt(async () => {
      const { asked, person, unit, indicators, wordings, defaults, origins } = here
      // Whoever was not asked who they are, and was not told by the file, is asked as before.
      const isNamed = asked || wanted.some(({ kind }) => kind === 'person')
      const was = { ...(isNamed && { person }), unit, indicators, wordings, defaults, origins }
      const came = await takeSettings({ name, bytes, of: wanted.map(({ of }) => of), answers: withAnswers })
      const said = `已从“${name}”导入${count}项。`
      add({
        said,
        back: async () => {
          await keepSettings(was)
          for (const shape of came) await forgetMapping(shape)
        },
      })
      notify('done', said)
      onOver()
    })
  const from = `“${name}”${file.by === '' ? '' : `，${file.by}`}，${timeOf(file.at)}导出`
  if (changes.length === 0 && answers === 0)
    return <p role="status">{from}：里面的设置这里都已经有了，没有要改的。</p>
  return (
    <section aria-label="要导入的设置">
      <p>{from}。勾选要导入的：</p>
      <ul className="settings-list" aria-label="要导入的设置">
        {changes.map(({ of, name: what, text, before: stands, by, at }) => (
          <li key={of}>
            <Checkbox checked={!left.has(of)} onChange={(event) => tick(of, event.target.checked)}>
              {what}：{text}
              <span className="muted from">
                {stands === null ? '本机没有' : `本机现在是：${stands}`} ·{' '}
                {[by, timeOf(at)].filter((part) => part !== '').join(' · ')}
              </span>
            </Checkbox>
          </li>
        ))}
        {answers > 0 && (
          <li>
            <Checkbox checked={!left.has(ANSWERS)} onChange={(event) => tick(ANSWERS, event.target.checked)}>
              记住的表头：{answers}个<span className="muted from">本机没有的；本机已有的不变</span>
            </Checkbox>
          </li>
        )}
      </ul>
      <div className="words">
        <Button type="primary" disabled={count === 0} onClick={() => void take()}>
          导入所选（{count}项）
        </Button>
        <Button onClick={onOver}>不导入</Button>
      </div>
    </section>
  )
}
