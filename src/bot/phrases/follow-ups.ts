import type { InLanguages } from '../../views/language.ts'

/** How people go on about what they asked before. Each fits a whole text without its punctuation, but for the first two. */
export type FollowUps = {
  /** In front: the same of something else. */
  and: RegExp
  /** In front: less of the same. */
  only: RegExp
  lastYear: RegExp
  thisYear: RegExp
  open: RegExp
  overdue: RegExp
  paid: RegExp
  mine: RegExp
  /** In the place of a customer's name: the one before. */
  them: RegExp
}

export const followUps: InLanguages<FollowUps> = {
  en: {
    and: /^(?:and|what about|how about|also|same for|now)(?: (?:for|of|what about|the|by|at))* /i,
    only: /^(?:and )?(?:only|just)(?: the)? /i,
    lastYear: /^(?:(?:in|of|for) )?(?:last (?:financial )?year|the year before|previous year)(?:['’]s)?(?: invoices)?$/i,
    thisYear: /^(?:(?:in|of|for) )?this year(?:['’]s)?(?: invoices)?$/i,
    open: /^(?:the )?(?:open|unpaid)(?: ones| invoices| items)?$/i,
    overdue: /^(?:the |what is |how much is |what['’]s )?overdue(?: ones| invoices| items)?$/i,
    paid: /^(?:the )?paid(?: ones| invoices)?$/i,
    mine: /^(?:mine|my (?:customers|own)|my ones)$/i,
    them: /^(?:them|they|it|him|her|he|she|that (?:customer|one|company)|this (?:customer|one|company)|the same)$/i,
  },
  nl: {
    and: /^(?:en|hoe zit het met|ook|hetzelfde voor|nu)(?: (?:voor|van|bij|de|het|per|hoe zit het met))* /i,
    only: /^(?:en )?(?:alleen|enkel|slechts)(?: de| het)? /i,
    lastYear: /^(?:(?:van|in|voor) )?(?:vorig (?:boek)?jaar|afgelopen jaar|het jaar daarvoor)$/i,
    thisYear: /^(?:(?:van|in|voor) )?dit (?:boek)?jaar$/i,
    open: /^(?:de )?(?:open|openstaande?|onbetaalde?)(?: facturen| posten)?$/i,
    overdue: /^(?:de |wat is |hoeveel is )?(?:vervallen|achterstallige?|te late?)(?: facturen| posten)?$/i,
    paid: /^(?:de )?betaalde?(?: facturen)?$/i,
    mine: /^(?:van mij|mijn klanten|de mijne|mijn)$/i,
    them: /^(?:hen|hun|ze|zij|het|hem|haar|hij|die|deze|die klant|deze klant|dezelfde)$/i,
  },
  de: {
    and: /^(?:und|was ist mit|wie steht es mit|auch|dasselbe für|jetzt)(?: (?:für|von|bei|mit|der|die|das|den|was ist mit))* /i,
    only: /^(?:und )?(?:nur|lediglich)(?: die| den| das)? /i,
    lastYear: /^(?:(?:im|vom|in|aus dem) )?(?:letzte[sn]? (?:geschäfts)?jahr|vorige[sn]? (?:geschäfts)?jahr|vorjahr|das jahr davor)$/i,
    thisYear: /^(?:(?:in|aus) )?diese[sm] (?:geschäfts)?jahr$/i,
    open: /^(?:die )?(?:offenen?|unbezahlten?)(?: rechnungen| posten)?$/i,
    overdue: /^(?:die |was ist |wie ?viel ist )?(?:überfällige?n?|ueberfaellige?n?)(?: rechnungen| posten)?$/i,
    paid: /^(?:die )?bezahlten?(?: rechnungen)?$/i,
    mine: /^(?:meine|meine kunden|von mir)$/i,
    them: /^(?:sie|ihnen|es|ihn|ihm|ihr|er|die|der|denen|diesen? kunden?|dieselben?)$/i,
  },
  fr: {
    and: /^(?:et|qu['’]en est-il|aussi|pareil pour|de même pour|maintenant)(?: (?:pour|de|chez|du|la|le|les|des))* /i,
    only: /^(?:et )?(?:seulement|uniquement|juste|que)(?: les| la| le| ce qui est)? /i,
    lastYear: /^(?:(?:de|pour|en) )?l['’](?:année|an|exercice) (?:dernière|dernier|passée|passé|précédente?)$/i,
    thisYear: /^(?:(?:de|pour) )?(?:cette année|cet exercice)$/i,
    open: /^(?:les )?(?:factures )?(?:ouvert(?:e?s)?|impayée?s?|non payée?s?)$/i,
    overdue: /^(?:les |ce qui est )?(?:factures )?(?:[eé]chu(?:e?s)?|en retard)$/i,
    paid: /^(?:les )?(?:factures )?(?:payée?s?|réglée?s?)$/i,
    mine: /^(?:les miens|mes clients|à moi)$/i,
    them: /^(?:eux|ils?|elles?|lui|leur|ce client|le même|ça|cela)$/i,
  },
  da: {
    and: /^(?:og|hvad med|også|det samme for|nu)(?: (?:for|hos|til|med|den|det|de|hvad med))* /i,
    only: /^(?:og )?(?:kun|bare|alene)(?: de| det| den)? /i,
    lastYear: /^(?:(?:fra|i|for) )?(?:sidste|forrige) (?:regnskabs)?år$/i,
    thisYear: /^(?:(?:fra|for) )?(?:i år|dette regnskabsår)$/i,
    open: /^(?:de )?(?:åbne|ubetalte)(?: fakturaer| poster)?$/i,
    overdue: /^(?:de |hvad er |hvor meget er )?forfald(?:ne|ent|en|et)(?: fakturaer| poster)?$/i,
    paid: /^(?:de )?betalte(?: fakturaer)?$/i,
    mine: /^(?:mine|mine kunder)$/i,
    them: /^(?:dem|de|den|det|ham|hende|han|hun|denne kunde|den kunde|den samme)$/i,
  },
}
