import { inLanguages } from '../language.ts'

/** The tone of a message in words: colour alone says nothing to some readers. */
export const words = inLanguages({
  en: {
    good: 'Done',
    info: 'Good to know',
    warning: 'Attention',
    error: 'Something went wrong',
    reference: (id: string) => `Reference: ${id}`,
  },
  nl: {
    good: 'Klaar',
    info: 'Goed om te weten',
    warning: 'Let op',
    error: 'Er ging iets mis',
    reference: (id: string) => `Kenmerk: ${id}`,
  },
  de: {
    good: 'Erledigt',
    info: 'Gut zu wissen',
    warning: 'Achtung',
    error: 'Etwas ging schief',
    reference: (id: string) => `Kennung: ${id}`,
  },
  fr: {
    good: 'Fait',
    info: 'Bon à savoir',
    warning: 'Attention',
    error: 'Un problème est survenu',
    reference: (id: string) => `Référence : ${id}`,
  },
  da: { good: 'Udført', info: 'Godt at vide', warning: 'Bemærk', error: 'Noget gik galt', reference: (id: string) => `Reference: ${id}` },
})
