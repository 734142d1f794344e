/** Whose name stands beside a ruling before anybody has said it. */
import { expect, test } from 'vitest'
import { personOf } from '../../../electron/host/settings.ts'

test('a login that is nobody in particular names nobody', () => {
  expect(['root', 'Administrator', 'admin', 'USER', ' root '].map(personOf)).toEqual(['', '', '', '', ''])
  expect(['wangli', '王莉', 'user2'].map(personOf)).toEqual(['wangli', '王莉', 'user2'])
})
