import type { Run } from '../sync/types.ts'
import { compareCard } from '../views/compare-card.ts'
import { previewCard } from '../views/preview-card.ts'
import type { RecordsPage } from '../views/records-block.ts'
import { recordsCard } from '../views/records-card.ts'
import type { View } from '../views/view.ts'
import { isUnsaved } from './drafts.ts'
import type { Services } from './services.ts'

/** A page of a run's records. A preview is about nothing else, so there they stand in its own card. */
export async function showRecords(run: Run, page: RecordsPage, locale: string, { crm }: Pick<Services, 'crm'>): Promise<View> {
  const specs = await crm(run.tenantId).fields(run.profile.target)
  const draftId = isUnsaved(run.profile) ? run.profile.id : null
  if (run.compare && run.state === 'done') return compareCard({ run, page, specs }, locale)
  return run.preview && run.state === 'done'
    ? previewCard({ run, page, specs, draftId }, locale)
    : recordsCard({ run, page, specs }, locale)
}
