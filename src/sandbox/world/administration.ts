import { divisions as divisionEntity } from '../catalogue/divisions.ts'
import { financialPeriods } from '../catalogue/financial-periods.ts'
import { hrmDivisions } from '../catalogue/hrm-divisions.ts'
import { me } from '../catalogue/me.ts'
import type { Clock } from '../clock.ts'
import { financialYearOf, periodsOf } from './calendar.ts'
import type { Division } from './division.ts'
import { guidAt } from './guid.ts'
import type { Values } from './records.ts'
import { listRows, objectRow, type Rows } from './rows.ts'
import { user } from './staff.ts'

const ownerSpace = { seed: 1, kind: 91, division: 0 }
const founded = Date.UTC(2014, 2, 3)
const changed = Date.UTC(2024, 8, 9, 12, 40, 29, 900)

const made: Values = {
  Created: founded + 34_252_403,
  Creator: user.id,
  CreatorFullName: user.name,
  Modified: changed,
  Modifier: user.id,
  ModifierFullName: user.name,
}

/** What both lists of administrations say about one. */
const common = ({ profile }: Division, place: number): Values => ({
  ...made,
  Code: profile.code,
  BlockingStatus: 0,
  Country: profile.country,
  Currency: profile.currency,
  Customer: guidAt(ownerSpace, 1),
  CustomerCode: '1042',
  CustomerName: 'Saldo Demo Groep',
  Description: profile.name,
  StartDate: founded,
  TemplateCode: profile.country === 'NL' ? 'NL_Base' : 'DK_Base',
  VATNumber: profile.country === 'NL' ? 'NL805734958B12' : 'DK25313763',
  Website: 'www.saldo-demo.example',
  Hid: place + 1,
  HID: place + 1,
})

/** system/Divisions and system/AllDivisions. */
export const systemDivisionRows = (divisions: readonly Division[]): Rows =>
  listRows(
    divisionEntity,
    divisions.map((division, place) =>
      objectRow({
        ...common(division, place),
        AddressLine1: division.profile.main ? 'Keizersgracht 101' : 'Havnegade 5',
        City: division.profile.main ? 'Amsterdam' : 'København K',
        Current: division.profile.main,
        DivisionMoveDate: division.movedAt(),
        Email: 'finance@saldo-demo.example',
        IsDossierDivision: false,
        IsHRDivision: false,
        IsMainDivision: division.profile.main,
        IsPracticeDivision: false,
        Legislation: division.profile.country,
        Phone: '+31 20 5551234',
        Postcode: division.profile.main ? '1015 CK' : '1058',
        Status: 1,
      }),
    ),
  )

/** hrm/Divisions has other names and another list of states. */
export const hrmDivisionRows = (divisions: readonly Division[]): Rows =>
  listRows(
    hrmDivisions,
    divisions.map((division, place) =>
      objectRow({
        ...common(division, place),
        CountryDescription: division.profile.main ? 'Nederland' : 'Denemarken',
        CurrencyDescription: division.profile.main ? 'Euro' : 'Deense kroon',
        Main: division.profile.main,
        Status: 0,
      }),
    ),
  )

/** current/Me: one row. */
export const meRows = (division: Division, clock: Clock): Rows =>
  listRows(me, [
    objectRow({
      UserID: user.id,
      AccountingDivision: division.profile.code,
      CurrentDivision: division.profile.code,
      CustomerCode: '1042',
      DivisionCustomer: guidAt(ownerSpace, 1),
      DivisionCustomerCode: '1042',
      DivisionCustomerName: 'Saldo Demo Groep',
      Email: user.email,
      EmployeeID: '00000000-0000-0000-0000-000000000000',
      FirstName: user.first,
      FullName: user.name,
      Gender: 'V',
      IsClientUser: false,
      IsEmployeeSelfServiceUser: false,
      IsMyFirmLiteUser: false,
      IsMyFirmPortalUser: false,
      IsOEIMigrationMandatory: false,
      IsStarterUser: false,
      Language: 'NL',
      LanguageCode: 'nl-NL',
      LastName: user.last,
      Legislation: 1,
      PackageCode: 'EOLAPPCENTER',
      Phone: '+31 20 5551234',
      PictureUrl: 'https://start.exactonline.nl/docs/images/placeholder_person_myeol.png',
      ServerTime: new Date(clock.wall()).toISOString().slice(0, 19),
      ServerUtcOffset: clock.offsetSeconds(),
      Title: 'MEVR',
      UserName: user.email,
    }),
  ])

/** Three closed years, this one and the next, twelve periods each. */
export const periodRows = ({ profile, world }: Division, clock: Clock): Rows => {
  const current = financialYearOf(clock.today(), profile.firstMonth)
  const years = [-3, -2, -1, 0, 1].map((step) => current + step)
  const space = { seed: world.seed, kind: 84, division: world.division }
  return listRows(
    financialPeriods,
    years
      .flatMap((year) => periodsOf(year, profile.firstMonth))
      .map(({ year, period, start, end }) =>
        objectRow({
          ...made,
          ID: guidAt(space, year * 12 + period),
          Division: profile.code,
          FinYear: year,
          FinPeriod: period,
          StartDate: start,
          EndDate: end,
        }),
      ),
  )
}
