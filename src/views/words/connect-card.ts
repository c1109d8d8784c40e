import { inLanguages } from '../language.ts'

/** The sign-in button. */
export const words = inLanguages({
  en: {
    button: 'Connect Exact Online',
    text: 'Exact Online opens in a window: sign in and allow access. It ends with a six-digit code; if I don’t notice by myself, type that code here.',
    parked: (command: string) => `Then I’ll go on with “${command}”.`,
    summary: 'Connect Exact Online',
  },
  nl: {
    button: 'Exact Online verbinden',
    text: 'Exact Online opent in een venster: meld je aan en sta de toegang toe. Aan het eind staat een code van zes cijfers; merk ik het niet vanzelf, typ die code dan hier.',
    parked: (command: string) => `Daarna ga ik verder met “${command}”.`,
    summary: 'Exact Online verbinden',
  },
  de: {
    button: 'Exact Online verbinden',
    text: 'Exact Online öffnet sich in einem Fenster: melden Sie sich an und erlauben Sie den Zugriff. Am Ende steht ein sechsstelliger Code; wenn ich es nicht von selbst merke, geben Sie diesen Code hier ein.',
    parked: (command: string) => `Danach mache ich mit „${command}“ weiter.`,
    summary: 'Exact Online verbinden',
  },
  fr: {
    button: 'Connecter Exact Online',
    text: 'Exact Online s’ouvre dans une fenêtre : identifiez-vous et autorisez l’accès. Un code à six chiffres s’affiche à la fin ; si je ne le remarque pas de moi-même, tapez ce code ici.',
    parked: (command: string) => `Je continuerai ensuite avec « ${command} ».`,
    summary: 'Connecter Exact Online',
  },
  da: {
    button: 'Forbind Exact Online',
    text: 'Exact Online åbner i et vindue: log ind, og tillad adgang. Til sidst vises en sekscifret kode; hvis jeg ikke selv opdager det, så skriv koden her.',
    parked: (command: string) => `Så fortsætter jeg med “${command}”.`,
    summary: 'Forbind Exact Online',
  },
})
