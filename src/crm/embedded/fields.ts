import type { FieldSpec, FieldType, Target } from '../../sync/types.ts'

/** What the embedded CRM keeps of a company and of a person, in the order its forms show it. */
export const crmFields: Readonly<Record<Target, readonly FieldSpec[]>> = {
  company: [
    { ...text('title', 'Title', 255), required: true },
    { ...field('customerId', 'Customer ID', 'id'), maxLength: 100, unique: true },
    text('customerNumber', 'Customer Number', 50),
    text('tradeName', 'Trade Name', 255),
    text('searchCode', 'Search Code', 100),
    // Text, not a choice: every bookkeeping has its own words or letters for it.
    text('status', 'Status', 50),
    text('street', 'Street', 255),
    text('street2', 'Street 2', 255),
    text('street3', 'Street 3', 255),
    text('postcode', 'Postcode', 50),
    text('city', 'City', 255),
    text('state', 'State', 100),
    text('country', 'Country', 100),
    phone('phone', 'Phone'),
    phone('fax', 'Fax'),
    email('email', 'E-mail'),
    { ...field('website', 'Website', 'url'), maxLength: 500 },
    text('vatNumber', 'VAT Number', 50),
    text('chamberOfCommerce', 'Chamber of Commerce', 50),
    text('gln', 'GLN', 50),
    text('dunsNumber', 'D-U-N-S Number', 50),
    text('owner', 'Owner', 255),
    email('ownerEmail', 'Owner E-mail'),
    text('classification', 'Classification', 255),
    text('segment', 'Segment', 255),
    text('industry', 'Industry', 255),
    field('employees', 'Employees', 'number'),
    text('language', 'Language', 50),
    text('currency', 'Currency', 50),
    text('paymentTerms', 'Payment Terms', 255),
    field('creditLimit', 'Credit Limit', 'money'),
    field('discount', 'Discount', 'number'),
    field('blocked', 'Blocked', 'boolean'),
    field('balance', 'Balance', 'money'),
    field('overdue', 'Overdue', 'money'),
    field('turnoverThisYear', 'Turnover This Year', 'money'),
    field('turnoverLastYear', 'Turnover Last Year', 'money'),
    field('customerSince', 'Customer Since', 'date'),
    field('customerUntil', 'Customer Until', 'date'),
    field('lastInvoiceDate', 'Last Invoice Date', 'date'),
    { ...field('parentCustomerId', 'Parent Customer ID', 'id'), maxLength: 100 },
    { ...field('invoiceCustomerId', 'Invoice Customer ID', 'id'), maxLength: 100 },
    { ...field('notes', 'Notes', 'multiline'), maxLength: 60_000 },
  ],
  person: [
    { ...text('title', 'Title', 255), required: true },
    { ...field('contactId', 'Contact ID', 'id'), maxLength: 100, unique: true },
    { ...field('company', 'Company', 'id'), maxLength: 100, readOnly: true },
    { ...field('companyCustomerId', 'Company Customer ID', 'id'), maxLength: 100 },
    text('contactNumber', 'Contact Number', 50),
    text('firstName', 'First Name', 255),
    text('middleName', 'Middle Name', 255),
    text('lastName', 'Last Name', 255),
    text('initials', 'Initials', 50),
    text('salutation', 'Salutation', 100),
    text('gender', 'Gender', 50),
    text('jobTitle', 'Job Title', 255),
    text('department', 'Department', 255),
    email('businessEmail', 'Business E-mail'),
    email('email', 'E-mail'),
    phone('businessPhone', 'Business Phone'),
    phone('businessMobile', 'Business Mobile'),
    phone('phone', 'Phone'),
    phone('mobile', 'Mobile'),
    phone('fax', 'Fax'),
    text('language', 'Language', 50),
    text('nationality', 'Nationality', 50),
    field('birthDate', 'Birth Date', 'date'),
    text('street', 'Street', 255),
    text('postcode', 'Postcode', 50),
    text('city', 'City', 255),
    text('state', 'State', 100),
    text('country', 'Country', 100),
    field('mainContact', 'Main Contact', 'boolean'),
    field('noMailing', 'No Mailing', 'boolean'),
    text('status', 'Status', 50),
    field('startDate', 'Start Date', 'date'),
    field('endDate', 'End Date', 'date'),
    { ...field('notes', 'Notes', 'multiline'), maxLength: 60_000 },
  ],
}

/** The one field by which a record is recognised: at most one record holds a value. */
export const uniqueField: Readonly<Record<Target, string>> = { company: 'customerId', person: 'contactId' }

function field(name: string, label: string, type: FieldType): FieldSpec {
  return { name, label, type }
}

function text(name: string, label: string, maxLength: number): FieldSpec {
  return { name, label, type: 'text', maxLength }
}

function phone(name: string, label: string): FieldSpec {
  return { name, label, type: 'phone', maxLength: 100 }
}

function email(name: string, label: string): FieldSpec {
  return { name, label, type: 'email', maxLength: 500 }
}
