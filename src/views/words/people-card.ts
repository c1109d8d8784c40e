import { inLanguages } from '../language.ts'

/** Who may administer. */
export const words = inLanguages({
  en: {
    title: 'Admins',
    others: 'Others who talk to me',
    how: 'An admin can say “make Jane Doe admin”.',
    person: 'Person',
    make: 'Make admin',
    choose: 'Choose a person.',
    summary: 'Who may administer Saldo',
  },
  nl: {
    title: 'Beheerders',
    others: 'Anderen die met mij praten',
    how: 'Een beheerder kan zeggen: “maak Jane Doe beheerder”.',
    person: 'Persoon',
    make: 'Beheerder maken',
    choose: 'Kies een persoon.',
    summary: 'Wie Saldo mag beheren',
  },
  de: {
    title: 'Admins',
    others: 'Andere, die mit mir sprechen',
    how: 'Ein Admin kann sagen: „mache Jane Doe zum Admin“.',
    person: 'Person',
    make: 'Zum Admin machen',
    choose: 'Wählen Sie eine Person.',
    summary: 'Wer Saldo verwalten darf',
  },
  fr: {
    title: 'Administrateurs',
    others: 'Les autres qui me parlent',
    how: 'Un administrateur peut dire « nommer Jane Doe administrateur ».',
    person: 'Personne',
    make: 'Nommer administrateur',
    choose: 'Choisissez une personne.',
    summary: 'Qui peut administrer Saldo',
  },
  da: {
    title: 'Administratorer',
    others: 'Andre, der taler med mig',
    how: 'En administrator kan sige “gør Jane Doe til administrator”.',
    person: 'Person',
    make: 'Gør til administrator',
    choose: 'Vælg en person.',
    summary: 'Hvem der må administrere Saldo',
  },
})
