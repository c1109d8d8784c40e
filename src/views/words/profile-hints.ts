import { inLanguages } from '../language.ts'

const english = {
  example: (reason: string) => `Not this value: ${reason}`,
  length: (field: string, most: string) => `${field} takes ${most} letters, and Exact may have more.`,
  choices: (field: string, missing: string) => `${field} doesn’t know ${missing}: give it a rule with a value list.`,
  quoted: (choice: string) => `“${choice}”`,
}

/** What may go wrong with a field though its profile can be saved. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    example: (reason) => `Deze waarde niet: ${reason}`,
    length: (field, most) => `${field} neemt ${most} tekens, en Exact kan er meer hebben.`,
    choices: (field, missing) => `${field} kent ${missing} niet: geef het een regel met een waardelijst.`,
    quoted: (choice) => `“${choice}”`,
  },
  de: {
    example: (reason) => `Dieser Wert nicht: ${reason}`,
    length: (field, most) => `${field} nimmt ${most} Zeichen, und Exact kann mehr haben.`,
    choices: (field, missing) => `${field} kennt ${missing} nicht: geben Sie dem Feld eine Regel mit einer Werteliste.`,
    quoted: (choice) => `„${choice}“`,
  },
  fr: {
    example: (reason) => `Pas cette valeur : ${reason}`,
    length: (field, most) => `${field} accepte ${most} caractères, et Exact peut en avoir davantage.`,
    choices: (field, missing) => `${field} ne connaît pas ${missing} : donnez-lui une règle avec une liste de valeurs.`,
    quoted: (choice) => `« ${choice} »`,
  },
  da: {
    example: (reason) => `Ikke denne værdi: ${reason}`,
    length: (field, most) => `${field} tager ${most} tegn, og Exact kan have flere.`,
    choices: (field, missing) => `${field} kender ikke ${missing}: giv feltet en regel med en værdiliste.`,
    quoted: (choice) => `“${choice}”`,
  },
})
