/** What changes by itself, as the host tells everybody who listens. Who missed some asks anew. */
export type HostEvent =
  /** What a job under way is doing, as a Chinese phrase. */
  | { readonly kind: 'job'; readonly job: string; readonly text: string }
  /**
   * Attachments, or remembered answers about tables, came, went, were judged or found damaged. `whole` where any of them
   * may be another under the same revision: a backup took the place of all, or nobody knows what was missed.
   */
  | { readonly kind: 'library'; readonly whole?: true }
  /** An attachment has that revision now. */
  | { readonly kind: 'attachment'; readonly id: string; readonly revision: number }
  /** A report's text has that revision now. */
  | { readonly kind: 'document'; readonly id: string; readonly revision: number }
  | { readonly kind: 'settings' }
  /** Named states of tables came, went or have other names. */
  | { readonly kind: 'versions' }
  /** Returns of that table's report came, or were decided on; `job` is the one that took them in, for whoever runs it. */
  | { readonly kind: 'collected'; readonly id: string; readonly job?: string }
  /** Backups were made or went, or could not be made. */
  | { readonly kind: 'backup' }
