import { inLanguages } from '../language.ts'

/** Which of several customers is meant. */
export const words = inLanguages({
  en: {
    title: 'Which customer?',
    first: 'The first companies of the CRM, by name.',
    several: (typed: string) => `Several customers match “${typed}”.`,
    others: 'Others that match',
    choose: 'Choose or type to search',
    show: 'Show',
    summary: 'Which customer do you mean?',
  },
  nl: {
    title: 'Welke klant?',
    first: 'De eerste bedrijven in het CRM, op naam.',
    several: (typed) => `Meerdere klanten lijken op “${typed}”.`,
    others: 'Andere die erop lijken',
    choose: 'Kies of typ om te zoeken',
    show: 'Tonen',
    summary: 'Welke klant bedoel je?',
  },
  de: {
    title: 'Welcher Kunde?',
    first: 'Die ersten Unternehmen im CRM, nach Namen.',
    several: (typed) => `Mehrere Kunden passen zu „${typed}“.`,
    others: 'Weitere, die passen',
    choose: 'Auswählen oder zum Suchen tippen',
    show: 'Anzeigen',
    summary: 'Welchen Kunden meinen Sie?',
  },
  fr: {
    title: 'Quel client ?',
    first: 'Les premières entreprises du CRM, par nom.',
    several: (typed) => `Plusieurs clients correspondent à « ${typed} ».`,
    others: 'Autres correspondances',
    choose: 'Choisissez ou tapez pour chercher',
    show: 'Afficher',
    summary: 'De quel client parlez-vous ?',
  },
  da: {
    title: 'Hvilken kunde?',
    first: 'De første virksomheder i CRM, efter navn.',
    several: (typed) => `Flere kunder ligner “${typed}”.`,
    others: 'Andre, der ligner',
    choose: 'Vælg, eller skriv for at søge',
    show: 'Vis',
    summary: 'Hvilken kunde mener du?',
  },
})
