import { inLanguages, type Language, languages } from './language.ts'
import { noticeCard } from './notice-card.ts'
import type { View } from './view.ts'

/** `chosen`: the language spoken from now on; `unknown`: what was asked for and isn't spoken. */
export type LanguageData = { chosen: Language | null; unknown: string | null }

/** Each in its own words, so that everybody finds theirs. */
const ownNames: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands', de: 'Deutsch', fr: 'Français', da: 'Dansk' }

const words = inLanguages({
  en: {
    title: 'Language',
    chosen: 'I speak English with you from now on. Commands are understood in all five languages.',
    which: 'Which language shall I speak with you?',
    unknown: (asked: string) => `I don’t speak “${asked}”. These I do speak:`,
  },
  nl: {
    title: 'Taal',
    chosen: 'Vanaf nu praat ik Nederlands met je. Opdrachten begrijp ik in alle vijf de talen.',
    which: 'Welke taal zal ik met je spreken?',
    unknown: (asked: string) => `“${asked}” spreek ik niet. Deze talen wel:`,
  },
  de: {
    title: 'Sprache',
    chosen: 'Ab jetzt spreche ich Deutsch mit Ihnen. Befehle verstehe ich in allen fünf Sprachen.',
    which: 'Welche Sprache soll ich mit Ihnen sprechen?',
    unknown: (asked: string) => `„${asked}“ spreche ich nicht. Diese Sprachen spreche ich:`,
  },
  fr: {
    title: 'Langue',
    chosen: 'Désormais je vous parle français. Je comprends les commandes dans les cinq langues.',
    which: 'Quelle langue dois-je parler avec vous ?',
    unknown: (asked: string) => `Je ne parle pas « ${asked} ». Voici les langues que je parle :`,
  },
  da: {
    title: 'Sprog',
    chosen: 'Fra nu af taler jeg dansk med dig. Kommandoer forstår jeg på alle fem sprog.',
    which: 'Hvilket sprog skal jeg tale med dig?',
    unknown: (asked: string) => `“${asked}” taler jeg ikke. Disse sprog taler jeg:`,
  },
})

/** What is spoken from now on, or the choice. */
export function languageCard({ chosen, unknown }: LanguageData, locale: string): View {
  const { title, ...texts } = words(locale)
  const text = chosen !== null ? texts.chosen : unknown !== null ? texts.unknown(unknown) : texts.which
  const buttons = languages.filter((each) => each !== chosen).map((each) => ({ title: ownNames[each], text: `language ${each}` }))
  return noticeCard({ tone: chosen === null ? 'info' : 'good', title, text, buttons }, locale)
}
