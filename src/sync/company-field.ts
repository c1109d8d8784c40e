/** The field of a CRM person that holds the CRM id of the company; filled from the contact's account, whatever the profile maps. */
export const companyField = 'company'
