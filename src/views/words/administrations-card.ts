import { inLanguages } from '../language.ts'

/** Which administrations take part. */
export const words = inLanguages({
  en: {
    title: 'Which administration?',
    text: 'Exact Online is signed in. Tick the administrations that Saldo reads customers and invoices from: questions about a customer cover all of them.',
    label: 'Administrations',
    missing: 'Tick an administration',
    note: (name: string) =>
      `Imports use ${name} when it is ticked, otherwise the first. Settings can change this, and a profile may name its own.`,
    choose: 'Use this administration',
    summary: 'Choose an administration of Exact Online',
  },
  nl: {
    title: 'Welke administratie?',
    text: 'Exact Online is aangemeld. Vink de administraties aan waaruit Saldo klanten en facturen leest: vragen over een klant gaan over allemaal.',
    label: 'Administraties',
    missing: 'Vink een administratie aan',
    note: (name: string) =>
      `Imports gebruiken ${name} als die is aangevinkt, anders de eerste. Dit kan in de instellingen worden gewijzigd, en een profiel kan een eigen noemen.`,
    choose: 'Deze administratie gebruiken',
    summary: 'Kies een administratie van Exact Online',
  },
  de: {
    title: 'Welche Administration?',
    text: 'Exact Online ist angemeldet. Wählen Sie die Administrationen, aus denen Saldo Kunden und Rechnungen liest: Fragen zu einem Kunden umfassen alle.',
    label: 'Administrationen',
    missing: 'Wählen Sie eine Administration',
    note: (name: string) =>
      `Importe nutzen ${name}, wenn sie gewählt ist, sonst die erste. Das lässt sich in den Einstellungen ändern, und ein Profil kann eine eigene nennen.`,
    choose: 'Diese Administration nutzen',
    summary: 'Administration von Exact Online wählen',
  },
  fr: {
    title: 'Quelle administration ?',
    text: 'Exact Online est identifié. Cochez les administrations dont Saldo lit les clients et les factures : les questions sur un client les couvrent toutes.',
    label: 'Administrations',
    missing: 'Cochez une administration',
    note: (name: string) =>
      `Les imports utilisent ${name} si elle est cochée, sinon la première. Les paramètres permettent d’en changer, et un profil peut désigner la sienne.`,
    choose: 'Utiliser cette administration',
    summary: 'Choisir une administration d’Exact Online',
  },
  da: {
    title: 'Hvilken administration?',
    text: 'Exact Online er logget ind. Sæt kryds ved de administrationer, som Saldo læser kunder og fakturaer fra: spørgsmål om en kunde dækker dem alle.',
    label: 'Administrationer',
    missing: 'Sæt kryds ved en administration',
    note: (name: string) =>
      `Importer bruger ${name}, når der er kryds ved den, ellers den første. Det kan ændres i indstillingerne, og en profil kan nævne sin egen.`,
    choose: 'Brug denne administration',
    summary: 'Vælg en administration i Exact Online',
  },
})
