import { accountClassificationNames, accountClassifications } from '../catalogue/account-classifications.ts'
import { paymentConditionsEntity } from '../catalogue/payment-conditions.ts'
import { vatCodesEntity } from '../catalogue/vat-codes.ts'
import { classifications, paymentConditions, vatCodes } from './codes.ts'
import type { World } from './company.ts'
import { guidAt } from './guid.ts'
import type { Values } from './records.ts'
import { listRows, objectRow, type Rows } from './rows.ts'
import { user } from './staff.ts'

const founded = Date.UTC(2014, 2, 3)

const made = (world: World): Values => ({
  Created: founded,
  Creator: user.id,
  CreatorFullName: user.name,
  Division: world.division,
  Modified: founded,
  Modifier: user.id,
  ModifierFullName: user.name,
})

const guidOf = (world: World, kind: number, place: number): string => guidAt({ seed: world.seed, kind, division: world.division }, place)

/** cashflow/PaymentConditions. Percentages are fractions, as everywhere. */
export const paymentConditionRows = (world: World): Rows =>
  listRows(
    paymentConditionsEntity,
    Object.entries(paymentConditions).map(([Code, { description, days, endOfMonths, discount }], place) =>
      objectRow({
        ...made(world),
        ID: guidOf(world, 70, place),
        Code,
        Description: description,
        DiscountCalculation: discount ? 'I' : null,
        DiscountPaymentDays: discount?.days ?? null,
        DiscountPercentage: discount ? discount.percent / 100 : null,
        PaymentDays: days,
        PaymentDiscountType: discount ? 'B' : null,
        PaymentEndOfMonths: endOfMonths ?? 0,
        PaymentMethod: 'B',
        Percentage: 1,
        VATCalculation: 'E',
      }),
    ),
  )

/** vat/VATCodes, all of them for sales. */
export const vatCodeRows = (world: World): Rows =>
  listRows(
    vatCodesEntity,
    Object.entries(vatCodes).map(([Code, { description, percent }], place) =>
      objectRow({
        ...made(world),
        ID: guidOf(world, 71, place),
        Charged: false,
        Code,
        Description: description,
        EUSalesListing: Code === '7' ? 'L' : 'N',
        IsBlocked: false,
        Percentage: percent / 100,
        Type: percent === 0 ? 'B' : 'E',
        VATTransactionType: 'S',
      }),
    ),
  )

/** Values of a slot stand at slot × 16. */
const classificationId = (world: World, slot: number, place: number): string => guidOf(world, 73, slot * 16 + place)

/** crm/AccountClassificationNames. */
export const classificationNameRows = (world: World): Rows =>
  listRows(
    accountClassificationNames,
    classifications.map(({ description }, slot) =>
      objectRow({ ...made(world), ID: guidOf(world, 72, slot), Description: description, SequenceNumber: slot + 1 }),
    ),
  )

/** crm/AccountClassifications. */
export const classificationRows = (world: World): Rows =>
  listRows(
    accountClassifications,
    classifications.flatMap(({ description, values }, slot) =>
      values.map((value, place) =>
        objectRow({
          ...made(world),
          ID: classificationId(world, slot, place),
          AccountClassificationName: guidOf(world, 72, slot),
          AccountClassificationNameDescription: description,
          Code: value.code,
          Description: value.description,
        }),
      ),
    ),
  )

/** The values that Classification1 to 8 of an account may have; none for a slot that isn't set up. */
export const classificationIds = (world: World, slot: number): string[] =>
  (classifications[slot - 1]?.values ?? []).map((_value, place) => classificationId(world, slot - 1, place))
