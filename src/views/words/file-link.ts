import { inLanguages } from '../language.ts'

/** The page behind a link to a file that is good no more. */
export const words = inLanguages({
  en: {
    title: 'No file',
    over: 'This link doesn’t work any more',
    askAgain: 'Links to files are good for ten minutes. Go back to the chat with Saldo and ask for the file again to get a new one.',
  },
  nl: {
    title: 'Geen bestand',
    over: 'Deze link werkt niet meer',
    askAgain:
      'Links naar bestanden zijn tien minuten geldig. Ga terug naar de chat met Saldo en vraag het bestand opnieuw voor een nieuwe.',
  },
  de: {
    title: 'Keine Datei',
    over: 'Dieser Link gilt nicht mehr',
    askAgain:
      'Links zu Dateien gelten zehn Minuten. Gehen Sie zurück zum Chat mit Saldo und fragen Sie noch einmal nach der Datei, um einen neuen zu erhalten.',
  },
  fr: {
    title: 'Pas de fichier',
    over: 'Ce lien ne fonctionne plus',
    askAgain:
      'Les liens vers les fichiers sont valables dix minutes. Revenez à la conversation avec Saldo et redemandez le fichier pour en obtenir un nouveau.',
  },
  da: {
    title: 'Ingen fil',
    over: 'Linket virker ikke længere',
    askAgain: 'Links til filer gælder i ti minutter. Gå tilbage til chatten med Saldo, og bed om filen igen for at få et nyt.',
  },
})
