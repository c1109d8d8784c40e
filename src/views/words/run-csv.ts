import { inLanguages } from '../language.ts'

/** The columns of a run, and of a comparison, as a table. */
export const words = inLanguages({
  en: {
    run: ['Record', 'Exact ID', 'CRM ID', 'Action', 'Field', 'Old', 'New', 'Outcome', 'Reason'],
    comparison: ['Record', 'Exact ID', 'CRM ID', 'Comparison', 'Field', 'In the CRM', 'In Exact', 'Reason'],
  },
  nl: {
    run: ['Record', 'Exact-ID', 'CRM-ID', 'Actie', 'Veld', 'Oud', 'Nieuw', 'Resultaat', 'Reden'],
    comparison: ['Record', 'Exact-ID', 'CRM-ID', 'Vergelijking', 'Veld', 'In het CRM', 'In Exact', 'Reden'],
  },
  de: {
    run: ['Datensatz', 'Exact-ID', 'CRM-ID', 'Aktion', 'Feld', 'Alt', 'Neu', 'Ergebnis', 'Grund'],
    comparison: ['Datensatz', 'Exact-ID', 'CRM-ID', 'Vergleich', 'Feld', 'Im CRM', 'In Exact', 'Grund'],
  },
  fr: {
    run: ['Enregistrement', 'ID Exact', 'ID CRM', 'Action', 'Champ', 'Ancien', 'Nouveau', 'Résultat', 'Raison'],
    comparison: ['Enregistrement', 'ID Exact', 'ID CRM', 'Comparaison', 'Champ', 'Dans le CRM', 'Dans Exact', 'Raison'],
  },
  da: {
    run: ['Post', 'Exact-id', 'CRM-id', 'Handling', 'Felt', 'Gammel', 'Ny', 'Resultat', 'Årsag'],
    comparison: ['Post', 'Exact-id', 'CRM-id', 'Sammenligning', 'Felt', 'I CRM', 'I Exact', 'Årsag'],
  },
})
