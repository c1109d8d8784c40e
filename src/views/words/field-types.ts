import type { FieldType } from '../../sync/types.ts'
import { inLanguages } from '../language.ts'

export const fieldTypes = inLanguages<Readonly<Record<FieldType, string>>>({
  en: {
    ...{ text: 'Text', multiline: 'Long text', email: 'E-mail', phone: 'Phone', url: 'Web address', id: 'ID', number: 'Number' },
    ...{ money: 'Amount', date: 'Date', instant: 'Date and time', boolean: 'Yes or no', choice: 'Choice' },
  },
  nl: {
    ...{ text: 'Tekst', multiline: 'Lange tekst', email: 'E-mail', phone: 'Telefoon', url: 'Webadres', id: 'ID', number: 'Getal' },
    ...{ money: 'Bedrag', date: 'Datum', instant: 'Datum en tijd', boolean: 'Ja of nee', choice: 'Keuze' },
  },
  de: {
    ...{ text: 'Text', multiline: 'Langer Text', email: 'E-Mail', phone: 'Telefon', url: 'Webadresse', id: 'ID', number: 'Zahl' },
    ...{ money: 'Betrag', date: 'Datum', instant: 'Datum und Uhrzeit', boolean: 'Ja oder nein', choice: 'Auswahl' },
  },
  fr: {
    ...{ text: 'Texte', multiline: 'Texte long', email: 'E-mail', phone: 'Téléphone', url: 'Adresse web', id: 'ID', number: 'Nombre' },
    ...{ money: 'Montant', date: 'Date', instant: 'Date et heure', boolean: 'Oui ou non', choice: 'Choix' },
  },
  da: {
    ...{ text: 'Tekst', multiline: 'Lang tekst', email: 'E-mail', phone: 'Telefon', url: 'Webadresse', id: 'Id', number: 'Tal' },
    ...{ money: 'Beløb', date: 'Dato', instant: 'Dato og tid', boolean: 'Ja eller nej', choice: 'Valg' },
  },
})
