/**
 * `npm run fuzz -- [how many] [--seed N]`: damaged and crafted files (files.ts).
 * `npm run fuzz -- collect [--files N] [--seed N] [--at INDEX]`: returns as departments send them (collect.ts).
 */
if (process.argv[2] === 'collect') {
  const { collecting } = await import('./collect.ts')
  process.exitCode = await collecting(process.argv.slice(3))
} else await import('./files.ts')

export {}
