/** The table of versions: revisions of attachments under the names that people gave them. */
import { randomUUID } from 'node:crypto'
import type { NamedVersion } from '../../shared/contract/history.ts'
import { Problem } from '../../shared/problem.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'

interface VersionLine extends NamedVersion {
  readonly attachment: string
  readonly digest: string
}

/** What a version's digest speaks for. */
const versionDigest = ({ revision, name, person, at }: NamedVersion): string =>
  digestOf(String(revision), at, person, name)

/** How a version is called whose line is not what was written. */
const DAMAGED = '（名称读不出的版本）'

export function versionTable(database: Database) {
  const own = 'id, attachment_id AS attachment, revision, name, person, at, digest'
  const list = database.prepare<[string], VersionLine>(
    `SELECT ${own} FROM version
     WHERE attachment_id = ? AND removed_at IS NULL ORDER BY revision DESC, at DESC, rowid DESC`,
  )
  const find = database.prepare<[string], VersionLine>(`SELECT ${own} FROM version WHERE id = ?`)
  const add = database.prepare<[VersionLine]>(
    `INSERT INTO version (id, attachment_id, revision, name, person, at, digest)
     VALUES (@id, @attachment, @revision, @name, @person, @at, @digest)`,
  )
  const rename = database.prepare<[string, string, string]>(
    'UPDATE version SET name = ?, digest = ? WHERE id = ?',
  )
  const removed = database.prepare<[string | null, string]>('UPDATE version SET removed_at = ? WHERE id = ?')
  const there = (id: string): VersionLine => {
    const found = find.get(id)
    if (found === undefined) throw new Problem('not-found', '没有找到这个版本，请重新打开“历史”再看。')
    return found
  }
  return {
    /** Those of an attachment, the latest revision first. */
    list: (attachment: string): NamedVersion[] =>
      list.all(attachment).map(({ attachment: _, digest, ...version }) => ({
        ...version,
        name: digest === versionDigest(version) ? version.name : DAMAGED,
      })),
    keep: (attachment: string, made: Omit<NamedVersion, 'id'>): NamedVersion => {
      const version = { ...made, id: randomUUID() }
      add.run({ ...version, attachment, digest: versionDigest(version) })
      return version
    },
    /** @throws Problem('not-found') */
    rename: (id: string, name: string): void =>
      void rename.run(name, versionDigest({ ...there(id), name }), id),
    /** Takes it off the list, or brings it back. @throws Problem('not-found') */
    setRemoved: (id: string, at: string | null): void => void removed.run(at, there(id).id),
  }
}
