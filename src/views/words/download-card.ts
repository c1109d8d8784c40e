import { inLanguages } from '../language.ts'

/** The link to a run’s file. */
export const words = inLanguages({
  en: {
    title: (title: string, number: number) => `CSV of ${title}, run ${number}`,
    text: (records: string) =>
      `A line for each field of the records that it changes or couldn’t write: ${records} in all. Unchanged ones are only counted.`,
    until: (time: string) => `The link works until ${time}, for whoever has it: please don’t pass it on.`,
    download: 'Download CSV',
  },
  nl: {
    title: (title: string, number: number) => `CSV van ${title}, run ${number}`,
    text: (records: string) =>
      `Een regel voor elk veld van de records die hij wijzigt of niet kon schrijven: ${records} in totaal. Ongewijzigde zijn alleen geteld.`,
    until: (time: string) => `De link werkt tot ${time}, voor wie hem heeft: geef hem niet door.`,
    download: 'CSV downloaden',
  },
  de: {
    title: (title: string, number: number) => `CSV von ${title}, Lauf ${number}`,
    text: (records: string) =>
      `Eine Zeile für jedes Feld der Datensätze, die der Lauf ändert oder nicht schreiben konnte: insgesamt ${records}. Unveränderte sind nur gezählt.`,
    until: (time: string) => `Der Link gilt bis ${time} für jeden, der ihn hat: bitte geben Sie ihn nicht weiter.`,
    download: 'CSV herunterladen',
  },
  fr: {
    title: (title: string, number: number) => `CSV de ${title}, exécution ${number}`,
    text: (records: string) =>
      `Une ligne pour chaque champ des enregistrements qu’elle modifie ou n’a pas pu écrire : ${records} en tout. Les inchangés sont seulement comptés.`,
    until: (time: string) => `Le lien fonctionne jusqu’à ${time}, pour quiconque l’a : merci de ne pas le transmettre.`,
    download: 'Télécharger le CSV',
  },
  da: {
    title: (title: string, number: number) => `CSV af ${title}, kørsel ${number}`,
    text: (records: string) =>
      `En linje for hvert felt i de poster, som kørslen ændrer eller ikke kunne skrive: ${records} i alt. Uændrede er kun talt.`,
    until: (time: string) => `Linket virker til kl. ${time} for enhver, der har det: giv det ikke videre.`,
    download: 'Hent CSV',
  },
})
