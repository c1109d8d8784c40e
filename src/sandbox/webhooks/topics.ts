/** What happened to a row. The vendor's text has Update for new rows too, so the sandbox never sends Create by itself. */
export type Action = 'Create' | 'Update' | 'Delete'

export interface Change {
  topic: string
  action: Action
  /** Guid of the row. */
  key: string
}

/** Every topic that may be subscribed to, with the resource its messages point to where the sandbox has one. */
const paths: Readonly<Record<string, string>> = {
  Accounts: 'crm/Accounts',
  Contacts: 'crm/Contacts',
  SalesInvoices: 'salesinvoice/SalesInvoices',
  FinancialTransactions: 'financialtransaction/Transactions',
  BankAccounts: 'crm/BankAccounts',
  BankEntries: 'financialtransaction/BankEntries',
  CashEntries: 'financialtransaction/CashEntries',
  CostTransactions: 'project/CostTransactions',
  DocumentAttachments: 'documents/DocumentAttachments',
  Documents: 'documents/Documents',
  GLAccounts: 'financial/GLAccounts',
  GeneralJournalEntries: 'generaljournalentry/GeneralJournalEntries',
  GoodsDeliveries: 'salesorder/GoodsDeliveries',
  HostingOpportunities: 'crm/HostingOpportunities',
  Items: 'logistics/Items',
  JournalStatusList: 'financial/JournalStatusList',
  MailMessageAttachments: 'mailbox/MailMessageAttachments',
  MailMessagesSent: 'mailbox/MailMessagesSent',
  Opportunities: 'crm/Opportunities',
  ProjectPlanning: 'project/ProjectPlanning',
  PurchaseEntries: 'purchaseentry/PurchaseEntries',
  PurchaseOrders: 'purchaseorder/PurchaseOrders',
  Quotations: 'crm/Quotations',
  SalesEntries: 'salesentry/SalesEntries',
  SalesOrders: 'salesorder/SalesOrders',
  StockPositions: 'logistics/StockPositions',
  Subscriptions: 'subscription/Subscriptions',
  TimeTransactions: 'project/TimeTransactions',
}

export const isTopic = (text: string): boolean => Object.hasOwn(paths, text)

export const resourceOf = (topic: string): string => paths[topic] ?? topic

export const topicOfResource = (resource: string): string | undefined => Object.keys(paths).find((topic) => paths[topic] === resource)

/** Columns of accounts that may be written and whose change is not told: the reference leaves them unmarked. */
const silentAccountColumns = new Set([
  ...Array.from({ length: 8 }, (_, place) => `Classification${place + 1}`),
  'BSN',
  'EORINumber',
  'EnableSalesPaymentLink',
  'IgnoreDatevWarningMessage',
  'Remarks',
])

/** Whether a change of these columns is told to subscribers. */
export const isTold = (topic: string, columns: readonly string[]): boolean =>
  topic !== 'Accounts' || columns.some((column) => !silentAccountColumns.has(column))
