import type { InLanguages } from '../../views/language.ts'

/** What people put round a command in a language, and how they ask for figures anew. */
export type Manners = {
  /** Courtesy in front of the command. */
  opening: RegExp
  /** Courtesy behind it. */
  closing: RegExp
  /** Only in front of the command's word: "Fresh Fruit balance" names a customer. */
  askedFresh: RegExp
  /** Behind the customer's name, which is the group `customer`. */
  toldFresh: RegExp
}

export const manners: InLanguages<Manners> = {
  en: {
    opening:
      /^(?:(?:please|pls|can you|could you|would you|will you|i(?:['’]d like| want| need)(?: to (?:see|know))?|show(?: me)?|give me|tell me|let me see|get me) )+/i,
    closing: /[\s,;]+(?:please|pls|thanks|thank you)$/i,
    askedFresh: /^(?:the )?(?:(?:re)?fresh|live)(?: the)? (?=(?:open )?(?:balance|overdue|invoices?|turnover)\b)/i,
    toldFresh: /^(?<customer>.+?),? (?:fresh|live|(?:right )?now)$/iu,
  },
  nl: {
    opening:
      /^(?:(?:graag|alsjeblieft|alstublieft|a\.?u\.?b\.?|svp|kun je|kan je|kunt u|kan u|wil je|wilt u|zou je|mag ik|ik wil(?: graag)?|ik zou graag|laat(?: me| mij)?(?: eens| even)?|geef(?: me| mij)?(?: eens| even)?|toon(?: me| mij)?(?: eens| even)?|zeg(?: me| mij)?(?: eens| even)?|weet je|even|eens|mij|me) )+/i,
    closing: /[\s,;]+(?:alsjeblieft|alstublieft|a\.?u\.?b\.?|svp|graag|even zien|laten zien|zien|tonen|geven|bedankt)$/i,
    askedFresh:
      /^(?:het |de )?(?:verse?|actuele|live|ververs)(?: het| de)? (?=(?:openstaande? )?(?:saldo|vervallen|achterstallig|facturen|factuur|omzet)(?![\p{L}]))/iu,
    toldFresh: /^(?<customer>.+?),? (?:vers|actueel|live|nu|opnieuw)$/iu,
  },
  de: {
    opening:
      /^(?:(?:bitte|kannst du|können sie|koennen sie|könntest du|könnten sie|würden sie|ich (?:möchte|moechte|brauche|will|hätte gern)|zeig(?:e|en sie)?(?: mir| uns)?(?: mal| bitte)?|gib(?: mir)?(?: mal| bitte)?|geben sie mir|sag(?: mir)?(?: mal)?|sagen sie mir|mal|mir) )+/i,
    closing: /[\s,;]+(?:bitte(?: (?:an)?zeigen)?|(?:an)?zeigen|(?:an)?sehen|geben|sagen|wissen|danke)$/i,
    askedFresh:
      /^(?:der |die |das |den )?(?:frische[rs]?|aktuelle[rsn]?|live|neuer?)(?: den| die| das)? (?=(?:offene[rn]? )?(?:saldo|überfällige?|rechnungen|umsatz)(?![\p{L}]))/iu,
    toldFresh: /^(?<customer>.+?),? (?:frisch|aktuell|live|jetzt|neu)$/iu,
  },
  fr: {
    opening:
      /^(?:(?:s['’]il (?:te|vous) pla[iî]t,?|svp|stp|peux[- ]tu|pouvez[- ]vous|pourrais[- ]tu|pourriez[- ]vous|je (?:veux|voudrais|souhaite)(?: voir| savoir| conna[iî]tre)?|montre(?:z)?(?:[- ]moi)?|affiche(?:z|r)?(?:[- ]moi)?|donne(?:z|r)?(?:[- ]moi)?|dis[- ]moi|dites[- ]moi|me (?:montrer|donner|dire)|voir) )+/i,
    closing: /[\s,;]+(?:s['’]il (?:te|vous) pla[iî]t|svp|stp|merci)$/i,
    askedFresh:
      /^(?:le |la |les )?(?:actualise[rz]?|rafra[iî]chi[rst]+)(?: le| la| les)? (?=(?:solde|échu|factures?|chiffre)(?![\p{L}]))/iu,
    toldFresh: /^(?<customer>.+?),? (?:à jour|en direct|maintenant|actualisé)$/iu,
  },
  da: {
    opening:
      /^(?:(?:vær (?:så )?venlig(?: at)?|kan du|kunne du|kan i|vil du|må jeg(?: se| få)?|jeg vil(?: gerne)?(?: se| vide| have)?|jeg skal(?: bruge)?|vise?(?: mig| os)?|giv(?: mig)?|fortæl(?: mig)?|sig(?: mig)?|lad mig se|lige|venligst|gerne|mig) )+/i,
    closing: /[\s,;]+(?:tak|venligst|please|på forhånd tak)$/i,
    askedFresh:
      /^(?:den |det |de )?(?:friske?|aktuelle?|live|opdater(?:et)?)(?: den| det| de)? (?=(?:åbne? )?(?:saldo|forfald\p{L}*|fakturaer|omsætning)(?![\p{L}]))/iu,
    toldFresh: /^(?<customer>.+?),? (?:frisk|aktuelt?|live|nu|lige nu)$/iu,
  },
}
