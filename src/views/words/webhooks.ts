import { inLanguages } from '../language.ts'

/** Why Exact doesn't tell of changes. */
export const words = inLanguages({
  en: {
    noHttps: 'PUBLIC_URL is no https address.',
    noSecret: 'The webhook secret of the app at Exact isn’t set.',
    notAsked: 'Exact hasn’t been asked yet.',
  },
  nl: {
    noHttps: 'PUBLIC_URL is geen https-adres.',
    noSecret: 'Het webhook-secret van de app bij Exact is niet ingevuld.',
    notAsked: 'Het is nog niet aan Exact gevraagd.',
  },
  de: {
    noHttps: 'PUBLIC_URL ist keine https-Adresse.',
    noSecret: 'Das Webhook-Secret der App bei Exact ist nicht eingetragen.',
    notAsked: 'Exact wurde noch nicht darum gebeten.',
  },
  fr: {
    noHttps: 'PUBLIC_URL n’est pas une adresse https.',
    noSecret: 'Le secret de webhook de l’application chez Exact n’est pas saisi.',
    notAsked: 'Exact n’a pas encore été sollicité.',
  },
  da: {
    noHttps: 'PUBLIC_URL er ikke en https-adresse.',
    noSecret: 'Appens webhook-secret hos Exact er ikke udfyldt.',
    notAsked: 'Exact er ikke blevet bedt om det endnu.',
  },
})
