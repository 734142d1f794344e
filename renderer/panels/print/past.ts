/** Tables that are printed beside those of their series that the audit holds them against. */
import { useEffect, useState } from 'react'
import type { PrintItem } from '../../../shared/page/pages.ts'
import type { Side } from '../../../shared/series/series.ts'
import { attempt } from '../../actions/run.ts'
import { pastTables } from '../../state/series.ts'

type Past = ReadonlyMap<string, readonly Side[]>

/** The earlier tables of each, by its id; null until they are read. */
export function usePast(items: readonly PrintItem[] | null): Past | null {
  const [past, setPast] = useState<Past | null>(null)
  const ids = items?.map(({ attachment }) => attachment.id).join(' ') ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed in them does not change their series
  useEffect(() => {
    if (items === null) return
    let late = false
    void attempt(async () => {
      const read = await Promise.all(
        items.map(async ({ attachment }) => [attachment.id, await pastTables(attachment)] as const),
      )
      if (!late) setPast(new Map(read))
    })
    return () => {
      late = true
    }
  }, [ids])
  return past
}

/** Each with its earlier tables, as far as they are known. */
export const withPast = (items: readonly PrintItem[], past: Past | null) =>
  items.map((item) => ({ ...item, past: past?.get(item.attachment.id) ?? [] }))
