import { inLanguages } from '../language.ts'

/** A run as a row of a table, and the table’s headings. */
export const words = inLanguages({
  en: {
    headings: { run: 'Run', outcome: 'Outcome', when: 'Asked for' },
    detail: (number: number, kind: string) => `Run ${number}, ${kind}`,
    comparison: 'comparison',
    preview: 'preview',
    nothingWritten: 'nothing written',
  },
  nl: {
    headings: { run: 'Run', outcome: 'Resultaat', when: 'Gevraagd' },
    detail: (number: number, kind: string) => `Run ${number}, ${kind}`,
    comparison: 'vergelijking',
    preview: 'voorbeeld',
    nothingWritten: 'niets geschreven',
  },
  de: {
    headings: { run: 'Lauf', outcome: 'Ergebnis', when: 'Gestartet' },
    detail: (number: number, kind: string) => `Lauf ${number}, ${kind}`,
    comparison: 'Vergleich',
    preview: 'Vorschau',
    nothingWritten: 'nichts geschrieben',
  },
  fr: {
    headings: { run: 'Exécution', outcome: 'Résultat', when: 'Demandée' },
    detail: (number: number, kind: string) => `Exécution ${number}, ${kind}`,
    comparison: 'comparaison',
    preview: 'aperçu',
    nothingWritten: 'rien d’écrit',
  },
  da: {
    headings: { run: 'Kørsel', outcome: 'Resultat', when: 'Bestilt' },
    detail: (number: number, kind: string) => `Kørsel ${number}, ${kind}`,
    comparison: 'sammenligning',
    preview: 'forhånds\u00advisning',
    nothingWritten: 'intet skrevet',
  },
})
