/** The command line's end of the contract: the same host as behind the other doors, but one that keeps nothing. */
import { existsSync } from 'node:fs'
import type { Method, Methods, Settings } from '../../../shared/contract/contract.ts'
import { Problem } from '../../../shared/problem.ts'
import { databaseFile, dataFolder } from '../../host/folder.ts'
import { problemOf } from '../../host/problems.ts'
import { nothingSet, settingsIn } from '../../host/settings.ts'
import { createToolHost } from '../../host/tools.ts'
import type { Output } from './output.ts'

/** Calls a method of the contract. @throws Problem with a sentence for a person */
export type Call = <M extends Method>(
  method: M,
  args: Methods[M]['arguments'],
) => Promise<Methods[M]['value']>

/** The host with the person's own settings; where they cannot be read it says so and goes by the built-in ones. */
export async function ownHost(output: Output): Promise<Call> {
  const file = databaseFile(dataFolder())
  if (!existsSync(file)) return hostWith(nothingSet())
  try {
    return hostWith(await settingsIn(file))
  } catch (error) {
    output.error(`读不到您保存的设置，这次按程序自带的指标判定：${problemOf(error).message}`)
    return hostWith(nothingSet())
  }
}

/** The host with those settings. */
export function hostWith(settings: Settings): Call {
  const host = createToolHost(settings)
  return async <M extends Method>(method: M, args: Methods[M]['arguments']) => {
    const result = await host.call(method, args)
    if (!result.ok) throw new Problem(result.error.code, result.error.message)
    return result.value as Methods[M]['value']
  }
}
