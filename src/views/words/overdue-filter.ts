import { inLanguages } from '../language.ts'

/** Why a list of everybody who is overdue couldn't be narrowed as asked. */
export const words = inLanguages({
  en: {
    title: 'Which customers?',
    noName:
      'I don’t know under which name Exact keeps you as account manager. Ask a Saldo admin to set it, or name one: overdue of manager Megan Bowen.',
    amount: (text: string) => `I can’t read “${text}” as an amount. Write it like this: overdue above 1000.`,
    twoAmounts: (text: string) => `“${text}” may be two amounts. Which one do you mean?`,
    above: (amount: string) => `Above ${amount}`,
    days: (text: string) => `I can’t read “${text}” as a number of days. Write it like this: overdue over 30 days.`,
    country: (text: string) => `I don’t know a country called “${text}”. Use its name or its two letters: overdue in NL.`,
    everyone: 'Everyone who is overdue',
  },
  nl: {
    title: 'Welke klanten?',
    noName:
      'Ik weet niet onder welke naam je in Exact accountmanager bent. Vraag een Saldo-beheerder om dat in te stellen, of noem iemand: vervallen van manager Megan Bowen.',
    amount: (text: string) => `Ik kan “${text}” niet als bedrag lezen. Schrijf het zo: vervallen boven 1000.`,
    twoAmounts: (text: string) => `“${text}” kan twee bedragen zijn. Welk bedrag bedoel je?`,
    above: (amount: string) => `Boven ${amount}`,
    days: (text: string) => `Ik kan “${text}” niet als aantal dagen lezen. Schrijf het zo: vervallen meer dan 30 dagen.`,
    country: (text: string) => `Ik ken geen land dat “${text}” heet. Gebruik de naam of de twee letters: vervallen in NL.`,
    everyone: 'Iedereen die te laat is',
  },
  de: {
    title: 'Welche Kunden?',
    noName:
      'Ich weiß nicht, unter welchem Namen Exact Sie als Kundenbetreuer führt. Bitten Sie einen Saldo-Admin, ihn einzutragen, oder nennen Sie jemanden: überfällig von Manager Megan Bowen.',
    amount: (text: string) => `Ich kann „${text}“ nicht als Betrag lesen. Schreiben Sie zum Beispiel: überfällig über 1000.`,
    twoAmounts: (text: string) => `„${text}“ kann zwei Beträge bedeuten. Welchen meinen Sie?`,
    above: (amount: string) => `Über ${amount}`,
    days: (text: string) => `Ich kann „${text}“ nicht als Anzahl von Tagen lesen. Schreiben Sie zum Beispiel: überfällig mehr als 30 Tage.`,
    country: (text: string) => `Ich kenne kein Land namens „${text}“. Nehmen Sie den Namen oder die zwei Buchstaben: überfällig in NL.`,
    everyone: 'Alle Überfälligen',
  },
  fr: {
    title: 'Quels clients ?',
    noName:
      'Je ne sais pas sous quel nom Exact vous connaît comme responsable. Demandez à un administrateur de Saldo de l’indiquer, ou nommez quelqu’un : échu du responsable Megan Bowen.',
    amount: (text: string) => `Je ne peux pas lire « ${text} » comme un montant. Écrivez par exemple : échu au-dessus de 1000.`,
    twoAmounts: (text: string) => `« ${text} » peut désigner deux montants. Lequel voulez-vous dire ?`,
    above: (amount: string) => `Au-dessus de ${amount}`,
    days: (text: string) => `Je ne peux pas lire « ${text} » comme un nombre de jours. Écrivez par exemple : échu de plus de 30 jours.`,
    country: (text: string) => `Je ne connais pas de pays nommé « ${text} ». Utilisez son nom ou ses deux lettres : échu en FR.`,
    everyone: 'Tous les clients en retard',
  },
  da: {
    title: 'Hvilke kunder?',
    noName:
      'Jeg ved ikke, under hvilket navn Exact kender dig som kundeansvarlig. Bed en Saldo-administrator om at angive det, eller nævn en: forfaldent for manager Megan Bowen.',
    amount: (text: string) => `Jeg kan ikke læse “${text}” som et beløb. Skriv det sådan: forfaldent over 1000.`,
    twoAmounts: (text: string) => `“${text}” kan være to beløb. Hvilket mener du?`,
    above: (amount: string) => `Over ${amount}`,
    days: (text: string) => `Jeg kan ikke læse “${text}” som et antal dage. Skriv det sådan: forfaldent mere end 30 dage.`,
    country: (text: string) => `Jeg kender ikke et land, der hedder “${text}”. Brug navnet eller de to bogstaver: forfaldent i DK.`,
    everyone: 'Alle med noget forfaldent',
  },
})
