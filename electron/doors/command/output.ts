/** Where commands write. Tests give their own. */
export interface Output {
  /** One line on standard output; resolves when there is room for more. */
  line(text: string): Promise<void>
  /** One line on standard error. */
  error(text: string): void
}

/** The process's own streams. Who reads us may stop reading (`| head`): then there is nothing left to do. */
export function processOutput(): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    line: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(`${text}\n`)) resolve()
        else process.stdout.once('drain', resolve)
      }),
    error: (text) => void process.stderr.write(`${text}\n`),
  }
}
