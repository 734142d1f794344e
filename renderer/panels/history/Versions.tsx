/** The named states of the open table: looked at, named otherwise, taken off the list. None of them takes an edit. */
import { Button } from 'antd'
import { useEffect } from 'react'
import type { NamedVersion } from '../../../shared/contract/history.ts'
import { attempt, attemptBehind, run } from '../../actions/run.ts'
import { put } from '../../state/desk.ts'
import { loadVersions, removeVersion, useHistory, whenWords, whoWords } from '../../state/history.ts'

export function Versions({ id }: { readonly id: string }) {
  const attachment = useHistory((history) => history.attachment)
  const versions = useHistory((history) => history.versions)
  useEffect(() => {
    if (attachment === id) void attemptBehind(loadVersions)
  }, [attachment, id])
  return (
    <section className="versions" aria-label="版本">
      <header>
        <h3>版本</h3>
        <Button size="small" onClick={() => void run('save-version')}>
          存为版本…
        </Button>
      </header>
      <p className="muted">
        {versions.length === 0
          ? '把现在的内容存为送审稿、上会稿、印发稿等版本，以后可以对照和恢复。'
          : '版本的内容不会再变，改表不影响它。'}
      </p>
      <ul>{attachment === id && versions.map((version) => <Named key={version.id} version={version} />)}</ul>
    </section>
  )
}

function Named({ version }: { readonly version: NamedVersion }) {
  const { id, name, revision, person, at } = version
  return (
    <li>
      <Button
        type="link"
        size="small"
        title="看这个版本的内容，与现在或别的版本对照"
        onClick={() => put({ kind: 'state', revision, called: `“${name}”` })}
      >
        {name}
      </Button>
      <span className="muted">
        {whenWords(at)} {whoWords(person)}
      </span>
      <Button
        type="text"
        size="small"
        aria-label={`改名：${name}`}
        onClick={() => put({ kind: 'version', renamed: { id, name } })}
      >
        改名
      </Button>
      <Button
        type="text"
        size="small"
        aria-label={`移除版本：${name}`}
        onClick={() => void attempt(() => removeVersion(version))}
      >
        移除
      </Button>
    </li>
  )
}
