import type { FiguresPort } from '../../src/sync/ports.ts'

/** For runs whose profiles take nothing that is computed. */
export const noFigures: FiguresPort = {
  refresh: () => Promise.reject(new Error('figures were asked for')),
  of: () => Promise.reject(new Error('figures were asked for')),
}
