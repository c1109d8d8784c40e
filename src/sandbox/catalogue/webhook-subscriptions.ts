import { defineEntity } from './entity.ts'

export const webhookSubscriptions = defineEntity(
  'WebhookSubscriptions',
  'Exact.Web.Api.Models.Webhooks.WebhookSubscription',
  `
  ID Guid key
  CallbackURL String post required
  ClientID Guid
  Created DateTime
  Creator Guid
  CreatorFullName String
  Description String post
  Division Int32
  IsInstant Boolean post
  Topic String post required
  UserID Guid
`,
)
