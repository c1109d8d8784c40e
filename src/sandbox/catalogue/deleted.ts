import { defineEntity } from './entity.ts'

export const deleted = defineEntity(
  'Deleted',
  'Exact.Web.Api.Models.Sync.Deleted',
  `
  Timestamp Int64 key
  DeletedBy Guid
  DeletedDate DateTime
  Division Int32
  EntityKey Guid
  EntityType Int32
  ID Guid
`,
)
