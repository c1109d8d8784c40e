import { languagePattern } from './language-names.ts'
import type { Phrasebook } from './phrase.ts'
import { promisePatterns } from './promise-patterns.ts'

export const fr: Phrasebook = {
  help: {
    usage: 'aide',
    example: 'aide',
    does: 'ce que vous pouvez faire ici',
    patterns: [
      /^(?:aide(?:[- ]moi)?|à l['’]aide|bonjour|bonsoir|salut|coucou|menu|commandes|que (?:peux-tu|pouvez-vous|sais-tu) faire|comment (?:ça|cela) (?:marche|fonctionne))(?![\p{L}]).{0,12}$/u,
    ],
  },
  thanks: {
    usage: 'merci',
    example: 'merci',
    does: 'je vous en prie',
    patterns: [/^(?:merci(?: beaucoup| bien)?|mille mercis|parfait)(?![\p{L}]).{0,12}$/u],
  },
  status: {
    usage: 'état',
    example: 'état',
    does: 'connexion, appels restants, CRM et dernières exécutions',
    patterns: [/^(?:l['’])?(?:[eé]tat|statut|situation)$/, /^tout (?:va|marche) bien$/],
  },
  balance: {
    usage: 'solde de <client> [à jour]',
    example: 'solde de Acme',
    does: 'ce qu’un client doit, avec la balance âgée et les postes ouverts',
    patterns: [
      /^(?:le )?(?:solde|encours|postes ouverts)(?: (?:de|du|d['’]|pour|chez))?$/,
      /^(?:quel est |c['’]est quoi |quels sont )?(?:le |l['’]|les )?(?:solde|encours|postes ouverts|montant dû)(?: ouvert)?(?: (?:de |du |de la |des |pour |chez |d['’])| )(?<customer>.+)$/,
      /^combien (?:nous )?doi(?:t|vent)(?:[- ](?:il|elle|ils))?(?: nous)? (?<customer>.+?)(?: encore)?$/,
      /^combien (?:est-ce que )?(?<customer>.+?) (?:nous )?doi(?:t|vent)(?:[- ](?:il|elle))?(?:[- ]nous)?(?: encore)?$/,
      /^(?:que|qu['’]est-ce que) (?:nous )?doit (?<customer>.+?)$/,
      /^qu['’]est-ce que (?<customer>.+?) (?:nous )?doit$/,
    ],
  },
  'overdue all': {
    usage: 'échu [à moi | du gestionnaire <nom> | plus de <montant> | plus de <jours> jours | en <pays>]',
    example: 'échu',
    does: 'tous ceux qui sont en retard, les pires d’abord',
    patterns: [
      /^(?:(?<mine__yes>mes) |les |tous les |toutes les )?(?:(?:clients|factures|postes|impayés) )?(?:[eé]chue?s?|en retard|impayés|retards)(?: (?:clients|liste|tous|tout|de tous|de tout le monde))?$/,
      /^(?<mine__yes>mes) (?:clients|factures|postes) (?:[eé]chue?s?|en retard|impayées?)$/,
      /^qui (?:est|sont) en retard(?: de paiement)?$/,
      /^(?:quels clients|lesquels) sont en retard(?: de paiement)?$/,
      /^(?:(?<mine__yes>mes) )?(?:[eé]chue?s?|impayés|retards|(?:clients )?en retard),? (?:de plus de|plus de|depuis plus de|>) ?(?<days>\d{1,4}) jours?$/,
      /^(?:(?<mine__yes>mes) )?(?:[eé]chue?s?|impayés|retards|(?:clients )?en retard),? (?:de plus de|plus de|au-dessus de|supérieur à|supérieure?s? à|à partir de|>) ?(?<above>(?:€|EUR )? ?\d[\d.,' ]*(?: ?(?:€|EUR|euros?|kr\.?|DKK))?)$/,
      /^(?:(?<mine__yes>mes) )?(?:[eé]chue?s?|impayés|retards|(?:clients )?en retard),? (?:en|au|aux) (?<country>[\p{L} -]{2,40})$/u,
      /^(?:[eé]chue?s?|impayés|retards),? (?<mine__yes>à moi|de mes clients|les miens|pour moi)$/,
      /^(?:[eé]chue?s?|impayés|retards),? (?:du|de la|par|pour le) (?:gestionnaire|responsable|commercial) (?<manager>.+)$/,
    ],
  },
  overdue: {
    usage: 'échu de <client>',
    example: 'échu de Acme',
    does: 'seulement ce qui a dépassé l’échéance',
    patterns: [
      /^(?:[eé]chu|en retard) (?:de|pour|chez)$/,
      /^(?:quel est |quelle est )?(?:le |la |les )?(?:montant |montants |factures |solde |postes )?(?:[eé]chue?s?|en retard|impayés|retards?)(?: (?:de |du |de la |des |pour |chez |d['’])| )(?<customer>.+)$/,
      /^(?:combien|qu['’]est-ce qui) est (?:[eé]chu|en retard) (?:de |du |pour |chez |d['’])(?<customer>.+)$/,
      /^(?:est-ce que )?(?<customer>.+?) est(?:-(?:il|elle))? en retard(?: de paiement)?$/,
    ],
  },
  invoices: {
    usage: 'factures de <client> [ouvertes | échues | payées | cette année | l’année dernière]',
    example: 'factures de Acme',
    does: 'les factures d’un client ; sans précision, celles qui sont ouvertes',
    patterns: [
      /^(?:les )?factures?(?: (?:de|pour))?$/,
      /^(?:toutes )?(?:les )?factures? (?:(?<filter__open>ouvertes?|impayées?|non payées?)|(?<filter__overdue>[eé]chues?|en retard)|(?<filter__paid>payées?|réglées?)|(?<filter__this_year>de cette année)|(?<filter__last_year>de l['’]année (?:dernière|passée|précédente)))(?: (?:de |du |de la |des |pour |chez |d['’])| )(?<customer>.+)$/,
      /^(?:toutes )?(?:les |quelles )?factures?(?: (?:de |du |de la |des |pour |chez |d['’])| )(?<customer>.+?)(?:,? (?:(?<filter__open>ouvertes?|impayées?|non payées?)|(?<filter__overdue>[eé]chues?|en retard)|(?<filter__paid>payées?|réglées?)|(?<filter__this_year>(?:de )?cette année)|(?<filter__last_year>(?:de )?l['’](?:année|an) (?:dernière|dernier|passée|précédente))))?$/,
      /^quelles factures (?<customer>.+?) n['’]a(?:-t-(?:il|elle))? pas (?<filter__open>(?:encore )?(?:payées?|réglées?))$/,
    ],
  },
  turnover: {
    usage: 'chiffre d’affaires de <client> [l’année dernière]',
    example: 'chiffre d’affaires de Acme',
    does: 'ce qui a été facturé cet exercice, à côté de l’an dernier',
    patterns: [
      /^(?:le )?(?:chiffre d['’]affaires|ca|ventes)(?: (?:de|avec|pour|chez))?$/,
      /^(?:quel est |quel était |quel a été )?(?:le |les )?(?:chiffre d['’]affaires|ca|ventes)(?: (?:de |du |de la |des |avec |pour |chez |à |d['’])| )(?<customer>.+?)(?:,? (?:(?:de )?cette année|(?<year__last>(?:de )?l['’](?:année|an) (?:dernière|dernier|passée|précédente))))?$/,
      /^combien (?:avons-nous|a-t-on|on a) (?:vendu|facturé) (?:à |chez )?(?<customer>.+?)(?: (?:cette année|(?<year__last>l['’](?:année|an) (?:dernière|dernier|passée))))?$/,
    ],
  },
  contact: {
    usage: 'contact de <client>',
    example: 'contact de Acme',
    does: 'qui appeler, avec téléphone et e-mail',
    patterns: [
      /^(?:qui est )?(?:le |notre )?(?:contacts?|interlocuteur)(?: (?:de|chez|pour))?$/,
      /^(?:qui est |quel est )?(?:le |la |l['’]|notre |mon |nos )?(?:contacts?|interlocut(?:eur|rice)|personne de contact|téléphone|numéro(?: de téléphone)?)(?: (?:de |du |de la |des |chez |pour |d['’])| )(?<customer>.+)$/,
      /^qui (?:appeler|contacter|dois-je appeler|puis-je appeler|joindre) chez (?<customer>.+)$/,
    ],
  },
  ageing: {
    usage: 'balance âgée',
    example: 'balance âgée',
    does: 'tout ce qui est ouvert par ancienneté, avec un graphique',
    patterns: [
      /^(?:la )?(?:balance (?:âgée|agée|agee)|ancienneté(?: des (?:créances|postes))?|antériorité des créances)(?: (?:de tous|clients|globale))?$/,
    ],
  },
  customers: {
    usage: 'clients',
    example: 'clients',
    does: 'les entreprises du CRM',
    patterns: [/^(?:tous les |les |liste des )?(?:clients|entreprises|sociétés)$/],
  },
  customer: {
    usage: 'client <nom>',
    example: 'client Acme',
    does: 'tout sur un client en une carte',
    patterns: [
      /^(?:cherche[rz]? |trouve[rz]? |ouvr(?:e|ir|ez) )?(?:le |la |l['’])?(?:client|entreprise|société|fiche(?: client)?)(?: (?:de |du |d['’]))? ?(?<name>.+)$/,
    ],
  },
  create: {
    usage: 'créer <entreprise> dans Exact',
    example: 'créer Acme dans Exact',
    does: 'un nouveau client dans Exact, à partir d’une entreprise du CRM ou de rien',
    patterns: [
      /^(?:(?:cré(?:er|e|ez)|ajoute[rz]?) (?:un )?(?:nouveau )?client|nouveau client)(?: dans exact(?: online)?)?$/,
      /^(?:cré(?:er|e|ez)|ajoute[rz]?) (?:(?:le |la |l['’])?(?:client|entreprise|société) )?(?<company>.+?) (?:dans|à) exact(?: online)?$/,
      /^(?:nouveau client|(?:cré(?:er|e|ez)|ajoute[rz]?) le client) (?<company>.+)$/,
    ],
  },
  unwatch: {
    usage: 'ne plus suivre <client>',
    example: 'ne plus suivre Acme',
    does: 'plus de messages sur un client',
    patterns: [/^(?:ne (?:plus|pas) suivre|ne (?:suis|suivez) plus|arrête[rz]? (?:de suivre|le suivi de)) (?<customer>.+)$/],
  },
  watch: {
    usage: 'suivre <client>',
    example: 'suivre Acme',
    does: 'vous prévient quand un client est en retard, paie ou dépasse sa limite',
    patterns: [/^(?:suivre|suis|suivez|surveille[rz]?|garde[rz]? un œil sur) (?<customer>.+)$/],
  },
  watches: {
    usage: 'suivis',
    example: 'suivis',
    does: 'qui vous suivez, votre résumé et vos heures calmes',
    patterns: [/^(?:(?:mes |les )?(?:suivis|clients suivis)|ma liste de suivi|qui (?:est-ce que )?je suis|suivre|ne plus suivre)$/],
  },
  digest: {
    usage: 'résumé [chaque jour à <heure> | arrêt]',
    example: 'résumé chaque jour à 08:00',
    does: 'ce qui est échu ou payé chez vos clients, et les promesses à venir',
    patterns: [
      /^(?:mon |le )?(?:résumé|resume|récapitulatif|récap|digest)$/,
      /^(?:(?:plus de|pas de|arrête[rz]?(?: le| mon)?) (?<when__off>résumé|récapitulatif|récap|digest)|(?:résumé|récapitulatif|récap|digest) (?<when__off>arrêt|stop|jamais|off|non|désactivé))$/,
      /^(?:mon |le )?(?:résumé|resume|récapitulatif|récap|digest)(?: à)? (?<when>(?=.*(?:\d|chaque|tous|quotidien|hebdomadaire|lundi|midi)).+)$/,
    ],
  },
  quiet: {
    usage: 'calme [<de> à <à> | arrêt]',
    example: 'calme 18:00 à 08:00',
    does: 'les heures où rien n’est annoncé',
    patterns: [
      /^(?:calme|silence|heures calmes|ne pas déranger)$/,
      /^(?:plus d['’](?<when__off>heures calmes)|(?:calme|silence|heures calmes|ne pas déranger) (?<when__off>arrêt|stop|jamais|off|non))$/,
      /^(?:calme|silence|heures calmes|ne pas déranger)(?: (?:de|entre))? (?<when>.*\d.*)$/,
    ],
  },
  undispute: {
    usage: 'plus contestée <facture>',
    example: 'plus contestée 20260003',
    does: 'une facture n’est plus contestée',
    patterns: [
      /^(?:plus contestée?|litige (?:réglé|résolu|clos)|fin du litige)(?: (?:pour|sur))?(?: la)?(?: facture)? #?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30})$/u,
      /^(?:la )?(?:facture )?#?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30}) n['’]est plus (?:contestée?|en litige)$/u,
    ],
  },
  dispute: {
    usage: 'contestée <facture> [parce que <raison>]',
    example: 'contestée 20260003 parce que le prix est faux',
    does: 'une facture que le client conteste',
    patterns: [
      /^(?:contestée?|litige(?: sur)?|(?:.{1,80} )?conteste)(?: la)?(?: facture)? #?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30})(?:(?: ?:|,| parce qu(?:e |['’])| car| pour| à cause de| -) ?(?<reason>.+))?$/u,
      /^(?:la )?(?:facture )?#?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30}) est (?:contestée?|en litige)(?:(?: ?:|,| parce qu(?:e |['’])| car| pour| à cause de| -) ?(?<reason>.+))?$/u,
    ],
  },
  promise: {
    usage: '<client> paiera <facture> <jour>',
    example: 'Acme paiera 20260003 vendredi',
    does: 'une promesse de paiement : sur la carte, et annoncée le jour même ou si elle n’est pas tenue',
    patterns: promisePatterns({
      verb: "a promis de (?:payer|régler)|ont promis de (?:payer|régler)|a promis|promet de (?:payer|régler)|promet|s['’]engage à (?:payer|régler)|paiera|payera|paie|paye|réglera|règle|va (?:payer|régler)|vont payer",
      invoice: '(?:la )?facture',
      before: "le|avant|avant le|au plus tard|au plus tard le|pour|d['’]ici",
      days: 'aujourd|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|mois',
    }),
  },
  note: {
    usage: 'note pour <client> : <texte>',
    example: 'note pour Acme : appeler après dix heures',
    does: 'une remarque sur la carte du client',
    patterns: [/^(?:note[rz]?|remarque|annotation)(?: (?:pour|sur|de|chez))? (?<customer>[^:]{1,100}?) ?: ?(?<text>.+)$/],
  },
  connect: {
    usage: 'connecter',
    example: 'connecter',
    does: 'connecter Exact Online',
    patterns: [/^(?:re)?connect(?:er|e|ez)(?: (?:à )?exact(?: online)?)?$/, /^connexion(?: à exact(?: online)?)?$/],
  },
  disconnect: {
    usage: 'déconnecter',
    example: 'déconnecter',
    does: 'mettre fin à la connexion avec Exact Online',
    patterns: [/^d[eé]connect(?:er|e|ez)(?: (?:d['’])?exact(?: online)?)?$/, /^d[eé]connexion(?: d['’]exact(?: online)?)?$/],
  },
  settings: {
    usage: 'paramètres',
    example: 'paramètres',
    does: 'identifiant et secret client, administration, exercice',
    patterns: [/^(?:les )?(?:param[eè]tres|réglages|configuration)$/],
  },
  'new profile': {
    usage: 'nouveau profil',
    example: 'nouveau profil',
    does: 'associer les champs d’Exact à ceux du CRM',
    patterns: [
      /^(?:cré(?:er|e|ez) )?(?:un )?(?:nouveau profil|profil)(?<=(?:nouveau|cré(?:er|e|ez))(?: un)?(?: nouveau)? profil|nouveau profil)(?: (?:nommé |appelé )?(?<title>.+))?$/,
    ],
  },
  profiles: {
    usage: 'profils',
    example: 'profils',
    does: 'les profils enregistrés',
    patterns: [/^(?:tous les |les |mes )?profils?$/, /^(?:modifier|copier|supprimer|comparer|exporter|importer|aperçu)$/],
  },
  edit: {
    usage: 'modifier <profil>',
    example: 'modifier Customers',
    does: 'changer un profil',
    patterns: [/^(?:modifi(?:er|e|ez))(?: (?:le )?profil)? (?<profile>.+)$/],
  },
  copy: {
    usage: 'copier <profil>',
    example: 'copier Customers',
    does: 'un second profil d’après le premier',
    patterns: [/^copi(?:er|e|ez)(?: (?:le )?profil)? (?<profile>.+)$/],
  },
  delete: {
    usage: 'supprimer <profil>',
    example: 'supprimer Customers',
    does: 'retirer un profil',
    patterns: [/^(?:supprim(?:er|e|ez)|effac(?:er|e|ez))(?: (?:le )?profil)? (?<profile>.+)$/],
  },
  versions: {
    usage: 'versions de <profil>',
    example: 'versions de Customers',
    does: 'qui a changé un profil, quand et quoi ; restaure',
    patterns: [/^(?:les )?versions?(?: (?:de|du))(?: profil)? (?<profile>.+)$/],
  },
  export: {
    usage: 'exporter <profil>',
    example: 'exporter Customers',
    does: 'un profil en fichier',
    patterns: [/^export(?:er|e|ez)(?: (?:le )?profil)? (?<profile>.+)$/],
  },
  'import profile': {
    usage: 'importer un profil',
    example: 'importer un profil',
    does: 'un profil à partir d’un fichier',
    patterns: [/^import(?:er|e|ez) (?:un |le )?profil(?: (?:depuis|d['’])(?: ?un fichier)?)?$/],
  },
  preview: {
    usage: 'aperçu <profil> [mode]',
    example: 'aperçu Customers',
    does: 'ce que ferait une exécution, sans rien écrire',
    patterns: [/^(?:aper[cç]u|prévisualis(?:er|e|ez))(?: (?:de|du))?(?: profil)? (?<profile>.+)$/],
  },
  compare: {
    usage: 'comparer <profil>',
    example: 'comparer Customers',
    does: 'ce qui n’est que dans Exact, que dans le CRM, ou diffère',
    patterns: [/^compar(?:er|e|ez)(?: (?:le )?profil)? (?<profile>.+)$/],
  },
  'show run': {
    usage: 'exécution <numéro>',
    example: 'exécution 12',
    does: 'une exécution en détail',
    patterns: [/^(?:l['’])?ex[eé]cution(?: (?:numéro|n[o°]))? ?#?(?<number>\d+)$/],
  },
  run: {
    usage: 'exécuter <profil> [import | update | import & update]',
    example: 'exécuter Customers import',
    does: 'exécuter un profil',
    patterns: [
      /^(?:ex[eé]cut(?:er|e|ez)|lanc(?:er|e|ez)|démarr(?:er|e|ez))(?: (?:le )?profil)? (?<profile>.+)$/,
      /^import(?:er|ez) (?<profile>.+)$/,
    ],
  },
  runs: {
    usage: 'exécutions [échouées | aujourd’hui | cette semaine | <profil>]',
    example: 'exécutions',
    does: 'les dernières exécutions, ou celles qui conviennent',
    patterns: [
      /^(?:les )?(?:dernières )?ex[eé]cutions(?: (?:(?<filter__failed>échouées|en échec|ratées)|(?<filter__today>(?:d['’])?aujourd['’]hui)|(?<filter__this_week>(?:de )?cette semaine)|(?<filter__parked>en attente)|(?:(?:de|du) )?(?<filter>.+)))?$/,
    ],
  },
  cancel: {
    usage: 'annuler [numéro]',
    example: 'annuler',
    does: 'arrêter une exécution ou une connexion',
    patterns: [/^(?:annul(?:er|e|ez)|arrêt(?:er|e|ez)|stop(?:per)?)(?: (?:l['’])?exécution)?(?: #?(?<number>\d+))?$/],
  },
  retry: {
    usage: 'reprendre <numéro>',
    example: 'reprendre 12',
    does: 'continuer une exécution en attente, ou refaire ce qui a échoué',
    patterns: [
      /^(?:reprend(?:re|s|ez)|réessay(?:er|e|ez)|recommenc(?:er|e|ez)|continu(?:er|e|ez))(?: (?:l['’])?exécution)? #?(?<number>\d+)$/,
    ],
  },
  undo: {
    usage: 'défaire <numéro> [enregistrement]',
    example: 'défaire 12',
    does: 'revenir sur une exécution, entière ou un enregistrement',
    patterns: [
      /^(?:défaire|défais|revenir sur|annuler les effets de)(?: (?:l['’])?exécution)? #?(?<number>\d{1,9})(?:[ :,]+(?<record>.+))?$/,
    ],
  },
  schedules: {
    usage: 'planifications',
    example: 'planifications',
    does: 'ce qui s’exécute tout seul, et quand',
    patterns: [/^(?:toutes )?(?:les )?(?:planifications?|plannings?)$/],
  },
  schedule: {
    usage: 'planifier <profil> <quand>',
    example: 'planifier Customers chaque jour ouvré à 07:00',
    does: 'laisser un profil s’exécuter tout seul ; « arrêt » y met fin',
    patterns: [
      /^arrêt(?:er|e|ez) la planification de(?: profil)? (?<stopped>.+)$/,
      /^(?:planifi(?:er|e|ez)|planification de)(?: (?:le )?profil)? (?<what>.+)$/,
    ],
  },
  why: {
    usage: 'pourquoi <enregistrement>',
    example: 'pourquoi Acme',
    does: 'ce que les exécutions ont fait d’un enregistrement, et pourquoi',
    patterns: [
      /^pourquoi (?<record>.+?) (?:n['’])?(?:est|a)(?:-(?:il|elle))?(?: pas)?(?: été)?(?: pas)? (?:synchronisée?|importée?|mise? à jour|créée?|ignorée?|modifiée?|échoué|dans le crm)$/,
      /^pourquoi (?!(?:est|es|a|as|ne|n['’]|pas|le ciel|tu|je|il|elle|on|vous|nous|les?|la|ça|cela|tout|ce|c['’])(?![\p{L}]))(?<record>.+)$/u,
    ],
  },
  decide: {
    usage: 'décider [numéro]',
    example: 'décider 12',
    does: 'ce qu’une exécution n’a pas pu décider, un par un',
    patterns: [
      /^décid(?:er|e|ez)(?:(?: (?:sur )?(?:l['’])?(?:exécution )?)#?(?<number>\d{1,9}))?$/,
      /^décisions(?: (?:ouvertes|à prendre))?$/,
    ],
  },
  link: {
    usage: 'lier <enregistrement> [à <autre>]',
    example: 'lier Acme',
    does: 'à quoi un enregistrement est lié dans Exact ; lie les deux',
    patterns: [/^(?:lier|lie|liez) (?<whole>(?<record>.+?) (?:à|avec) (?<other>.+))$/, /^(?:lier|lie|liez|lien de) (?<record>.+)$/],
  },
  unlink: {
    usage: 'délier <enregistrement>',
    example: 'délier Acme',
    does: 'séparer un enregistrement d’Exact : les exécutions n’y touchent plus',
    patterns: [/^d[eé]li(?:er|e|ez) (?<record>.+)$/],
  },
  'notify me': {
    usage: 'préviens-moi',
    example: 'préviens-moi',
    does: 'un message pour vous après chaque exécution',
    patterns: [/^(?:préviens|prévenez|avertis|avertissez|notifie|notifiez)[- ]moi$/, /^me (?:prévenir|notifier|avertir)$/],
  },
  'notify here': {
    usage: 'prévenir ici',
    example: 'prévenir ici',
    does: 'un message dans cette conversation après chaque exécution',
    patterns: [/^(?:prévenir|préviens|prévenez|notifi(?:er|e|ez)|avertir)[- ](?:ici|nous|(?:dans )?(?:ce canal|cette conversation))$/],
  },
  'stop notifying': {
    usage: 'ne plus prévenir',
    example: 'ne plus prévenir',
    does: 'plus de messages après les exécutions',
    patterns: [
      /^(?:ne plus (?:me |nous )?(?:prévenir|notifier|avertir)|plus de (?:messages|notifications)|arrête(?:r|z)? (?:les )?notifications)(?: ici)?$/,
    ],
  },
  language: {
    usage: 'langue [en | nl | de | fr | da]',
    example: 'langue fr',
    does: 'la langue dans laquelle je vous parle',
    patterns: [languagePattern('langue|parle|parlez|language|changer? de langue')],
  },
  admins: {
    usage: 'administrateurs',
    example: 'administrateurs',
    does: 'qui peut connecter, associer et exécuter',
    patterns: [/^(?:les )?(?:administrateurs?|admins?)$/, /^qui (?:est|sont) (?:les )?(?:administrateurs?|admins?)$/],
  },
  'make admin': {
    usage: 'nommer <personne> administrateur',
    example: 'nommer Megan Bowen administrateur',
    does: 'laisser quelqu’un gérer les imports',
    patterns: [/^(?:nomm(?:er|e|ez)|fais|rend(?:re|s)) (?<person>.+?) (?:comme )?(?:administrat(?:eur|rice)|admin)$/],
  },
  audit: {
    usage: 'journal d’accès',
    example: 'journal d’accès',
    does: 'qui a consulté les montants de qui, et quand',
    patterns: [/^(?:le )?(?:journal(?: d['’](?:accès|audit))?|piste d['’]audit)$/, /^qui a (?:regardé|consulté)$/],
  },
  'money rights': {
    usage: 'droits sur les montants',
    example: 'droits sur les montants',
    does: 'qui peut voir les montants',
    patterns: [/^(?:les )?droits(?: sur les montants)?$/, /^qui peut voir les montants$/],
  },
  'allow here': {
    usage: 'autoriser ici',
    example: 'autoriser ici',
    does: 'les montants peuvent être montrés dans cette conversation',
    patterns: [/^autoris(?:er|e|ez) (?:les montants )?ici$/],
  },
  'disallow here': {
    usage: 'interdire ici',
    example: 'interdire ici',
    does: 'les montants ne sont plus montrés dans cette conversation',
    patterns: [/^(?:interdi(?:re|s|sez)|ne plus autoriser|n['’]autorise[rz]? plus) (?:les montants )?ici$/],
  },
}
