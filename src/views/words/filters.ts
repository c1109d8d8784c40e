import type { ReadyMadeId } from '../../sync/filter/ready-made.ts'
import type { Operator } from '../../sync/filter/types.ts'
import type { Source } from '../../sync/types.ts'
import { inLanguages } from '../language.ts'

type Counted = { one: (number: string) => string; other: (number: string) => string }

type FilterWords = {
  sources: Readonly<Record<Source, string>>
  /** What follows a field's name; `…` is where the value stands. */
  phrases: Readonly<Record<Operator, readonly [holds: string, not: string]>>
  quoted: (text: string) => string
  more: (number: string) => string
  today: string
  ago: Counted
  ahead: Counted
  and: string
  or: string
  ready: Readonly<Record<ReadyMadeId, string>>
  number: string
  day: string
  instant: string
  text: string
}

/** Conditions, as they are chosen and as they are told. */
export const words = inLanguages<FilterWords>({
  en: {
    sources: { account: 'accounts', contact: 'contacts' },
    phrases: {
      ...{ is: ['is …', 'is not …'], 'one-of': ['is one of …', 'is none of …'], contains: ['contains …', 'doesn’t contain …'] },
      ...{ 'begins-with': ['begins with …', 'doesn’t begin with …'], equals: ['is …', 'is not …'] },
      ...{ 'more-than': ['is more than …', 'is not more than …'], 'less-than': ['is less than …', 'is not less than …'] },
      ...{ on: ['is on …', 'is not on …'], before: ['is before …', 'is not before …'], after: ['is after …', 'is not after …'] },
      ...{ since: ['is on or after …', 'is not on or after …'], yes: ['is yes', 'is no'], empty: ['is empty', 'is filled'] },
    },
    quoted: (text) => `“${text}”`,
    more: (number) => `${number} more`,
    today: 'today',
    ago: { one: (number) => `${number} day ago`, other: (number) => `${number} days ago` },
    ahead: { one: (number) => `${number} day from now`, other: (number) => `${number} days from now` },
    and: 'and',
    or: 'or',
    ready: {
      ...{ customers: 'Customers only', active: 'Active only', unblocked: 'Not blocked', country: 'Country is…' },
      ...{ classification: 'Classification is…', manager: 'Account manager is…', changed: 'Changed since…', name: 'Name begins with…' },
    },
    number: '1000.50',
    day: '2025-01-31, today or 7 days ago',
    instant: '2025-01-31, today or 7 days ago, or 2025-01-31 14:00 UTC',
    text: 'Text; for one of: with commas between',
  },
  nl: {
    sources: { account: 'relaties', contact: 'contacten' },
    phrases: {
      ...{ is: ['is …', 'is niet …'], 'one-of': ['is een van …', 'is geen van …'], contains: ['bevat …', 'bevat niet …'] },
      ...{ 'begins-with': ['begint met …', 'begint niet met …'], equals: ['is …', 'is niet …'] },
      ...{ 'more-than': ['is meer dan …', 'is niet meer dan …'], 'less-than': ['is minder dan …', 'is niet minder dan …'] },
      ...{ on: ['is …', 'is niet …'], before: ['is vóór …', 'is niet vóór …'], after: ['is na …', 'is niet na …'] },
      ...{ since: ['is op of na …', 'is niet op of na …'], yes: ['is ja', 'is nee'], empty: ['is leeg', 'is gevuld'] },
    },
    quoted: (text) => `“${text}”`,
    more: (number) => `nog ${number}`,
    today: 'vandaag',
    ago: { one: (number) => `${number} dag geleden`, other: (number) => `${number} dagen geleden` },
    ahead: { one: (number) => `over ${number} dag`, other: (number) => `over ${number} dagen` },
    and: 'en',
    or: 'of',
    ready: {
      ...{ customers: 'Alleen klanten', active: 'Alleen actieve', unblocked: 'Niet geblokkeerd', country: 'Land is…' },
      ...{ classification: 'Classificatie is…', manager: 'Accountmanager is…', changed: 'Gewijzigd sinds…', name: 'Naam begint met…' },
    },
    number: '1000,50',
    day: '31-01-2025, vandaag of 7 dagen geleden',
    instant: '31-01-2025, vandaag of 7 dagen geleden, of 2025-01-31 14:00 UTC',
    text: 'Tekst; bij een van: met komma’s ertussen',
  },
  de: {
    sources: { account: 'Geschäftspartner', contact: 'Kontakte' },
    phrases: {
      ...{ is: ['ist …', 'ist nicht …'], 'one-of': ['ist eines von …', 'ist keines von …'], contains: ['enthält …', 'enthält nicht …'] },
      ...{ 'begins-with': ['beginnt mit …', 'beginnt nicht mit …'], equals: ['ist …', 'ist nicht …'] },
      ...{ 'more-than': ['ist mehr als …', 'ist nicht mehr als …'], 'less-than': ['ist weniger als …', 'ist nicht weniger als …'] },
      ...{
        on: ['ist …', 'ist nicht …'],
        before: ['ist früher als …', 'ist nicht früher als …'],
        after: ['ist später als …', 'ist nicht später als …'],
      },
      ...{ since: ['ist frühestens …', 'ist nicht frühestens …'], yes: ['ist Ja', 'ist Nein'], empty: ['ist leer', 'ist gefüllt'] },
    },
    quoted: (text) => `„${text}“`,
    more: (number) => `${number} weitere`,
    today: 'heute',
    ago: { one: (number) => `vor ${number} Tag`, other: (number) => `vor ${number} Tagen` },
    ahead: { one: (number) => `in ${number} Tag`, other: (number) => `in ${number} Tagen` },
    and: 'und',
    or: 'oder',
    ready: {
      ...{ customers: 'Nur Kunden', active: 'Nur aktive', unblocked: 'Nicht gesperrt', country: 'Land ist…' },
      ...{ classification: 'Klassifizierung ist…', manager: 'Kundenbetreuer ist…', changed: 'Geändert seit…', name: 'Name beginnt mit…' },
    },
    number: '1000,50',
    day: '31.01.2025, heute oder vor 7 Tagen',
    instant: '31.01.2025, heute oder vor 7 Tagen, oder 2025-01-31 14:00 UTC',
    text: 'Text; bei „eines von“: mit Kommas dazwischen',
  },
  fr: {
    sources: { account: 'comptes', contact: 'contacts' },
    phrases: {
      ...{ is: ['est …', 'n’est pas …'], 'one-of': ['est l’un de …', 'n’est aucun de …'], contains: ['contient …', 'ne contient pas …'] },
      ...{ 'begins-with': ['commence par …', 'ne commence pas par …'], equals: ['est égal à …', 'n’est pas égal à …'] },
      ...{ 'more-than': ['est supérieur à …', 'n’est pas supérieur à …'], 'less-than': ['est inférieur à …', 'n’est pas inférieur à …'] },
      ...{
        on: ['est …', 'n’est pas …'],
        before: ['est avant : …', 'n’est pas avant : …'],
        after: ['est après : …', 'n’est pas après : …'],
      },
      ...{ since: ['est à partir de : …', 'n’est pas à partir de : …'], yes: ['est oui', 'est non'], empty: ['est vide', 'est rempli'] },
    },
    quoted: (text) => `« ${text} »`,
    more: (number) => `${number} de plus`,
    today: 'aujourd’hui',
    ago: { one: (number) => `il y a ${number} jour`, other: (number) => `il y a ${number} jours` },
    ahead: { one: (number) => `dans ${number} jour`, other: (number) => `dans ${number} jours` },
    and: 'et',
    or: 'ou',
    ready: {
      ...{ customers: 'Clients seulement', active: 'Actifs seulement', unblocked: 'Non bloqués', country: 'Le pays est…' },
      ...{
        classification: 'La classification est…',
        manager: 'Le gestionnaire est…',
        changed: 'Modifié depuis…',
        name: 'Le nom commence par…',
      },
    },
    number: '1000,50',
    day: '31/01/2025, aujourd’hui ou il y a 7 jours',
    instant: '31/01/2025, aujourd’hui ou il y a 7 jours, ou 2025-01-31 14:00 UTC',
    text: 'Texte ; pour « l’un de » : séparé par des virgules',
  },
  da: {
    sources: { account: 'relationer', contact: 'kontakter' },
    phrases: {
      ...{ is: ['er …', 'er ikke …'], 'one-of': ['er en af …', 'er ingen af …'], contains: ['indeholder …', 'indeholder ikke …'] },
      ...{ 'begins-with': ['begynder med …', 'begynder ikke med …'], equals: ['er …', 'er ikke …'] },
      ...{ 'more-than': ['er mere end …', 'er ikke mere end …'], 'less-than': ['er mindre end …', 'er ikke mindre end …'] },
      ...{ on: ['er …', 'er ikke …'], before: ['er før …', 'er ikke før …'], after: ['er efter …', 'er ikke efter …'] },
      ...{ since: ['er på eller efter …', 'er ikke på eller efter …'], yes: ['er ja', 'er nej'], empty: ['er tomt', 'er udfyldt'] },
    },
    quoted: (text) => `»${text}«`,
    more: (number) => `${number} mere`,
    today: 'i dag',
    ago: { one: (number) => `for ${number} dag siden`, other: (number) => `for ${number} dage siden` },
    ahead: { one: (number) => `om ${number} dag`, other: (number) => `om ${number} dage` },
    and: 'og',
    or: 'eller',
    ready: {
      ...{ customers: 'Kun kunder', active: 'Kun aktive', unblocked: 'Ikke spærret', country: 'Land er…' },
      ...{ classification: 'Klassifikation er…', manager: 'Kundeansvarlig er…', changed: 'Ændret siden…', name: 'Navn begynder med…' },
    },
    number: '1000,50',
    day: '31.01.2025, i dag eller for 7 dage siden',
    instant: '31.01.2025, i dag eller for 7 dage siden, eller 2025-01-31 14:00 UTC',
    text: 'Tekst; ved en af: med komma imellem',
  },
})
