import { inLanguages } from '../language.ts'

/** Why somebody gets no figures. */
export const words = inLanguages({
  en: {
    title: 'Figures aren’t shown here',
    guest: 'Figures are for members of this organisation, and you are a guest in it.',
    unlisted: 'An admin decides who may see figures, and you aren’t on the list. Ask a Saldo admin to add you.',
    unchecked: 'I couldn’t check with Teams that you belong to this organisation, so I show no figures. Try again in a moment.',
    notNow: 'That took too long. Try again in a moment.',
    notConnected: 'Exact Online is not connected yet. Ask a Saldo admin to connect it.',
  },
  nl: {
    title: 'Hier worden geen cijfers getoond',
    guest: 'Cijfers zijn voor leden van deze organisatie, en je bent er te gast.',
    unlisted: 'Een beheerder bepaalt wie cijfers mag zien, en je staat niet op de lijst. Vraag een Saldo-beheerder om je toe te voegen.',
    unchecked: 'Ik kon bij Teams niet nagaan of je bij deze organisatie hoort, dus ik toon geen cijfers. Probeer het zo nog eens.',
    notNow: 'Dat duurde te lang. Probeer het zo nog eens.',
    notConnected: 'Exact Online is nog niet gekoppeld. Vraag een Saldo-beheerder om dat te doen.',
  },
  de: {
    title: 'Hier werden keine Zahlen gezeigt',
    guest: 'Zahlen sind für Mitglieder dieser Organisation bestimmt; Sie sind dort Gast.',
    unlisted:
      'Wer Zahlen sehen darf, legt ein Admin fest, und Sie stehen nicht auf der Liste. Bitten Sie einen Saldo-Admin, Sie aufzunehmen.',
    unchecked:
      'Teams konnte nicht bestätigen, dass Sie zu dieser Organisation gehören; deshalb zeige ich keine Zahlen. Versuchen Sie es gleich noch einmal.',
    notNow: 'Das hat zu lange gedauert. Versuchen Sie es gleich noch einmal.',
    notConnected: 'Exact Online ist noch nicht verbunden. Bitten Sie einen Saldo-Admin, es zu verbinden.',
  },
  fr: {
    title: 'Aucun montant n’est affiché ici',
    guest: 'Les montants sont réservés aux membres de cette organisation, et vous y êtes invité.',
    unlisted:
      'Un administrateur décide qui peut voir les montants, et vous n’êtes pas sur la liste. Demandez à un administrateur de Saldo de vous ajouter.',
    unchecked:
      'Teams n’a pas pu confirmer que vous appartenez à cette organisation : je n’affiche donc aucun montant. Réessayez dans un instant.',
    notNow: 'Cela a pris trop de temps. Réessayez dans un instant.',
    notConnected: 'Exact Online n’est pas encore connecté. Demandez à un administrateur de Saldo de le connecter.',
  },
  da: {
    title: 'Her vises ingen tal',
    guest: 'Tal er for medlemmer af denne organisation, og du er gæst i den.',
    unlisted: 'En administrator bestemmer, hvem der må se tal, og du er ikke på listen. Bed en Saldo-administrator om at tilføje dig.',
    unchecked: 'Teams kunne ikke bekræfte, at du hører til denne organisation, så jeg viser ingen tal. Prøv igen om lidt.',
    notNow: 'Det tog for lang tid. Prøv igen om lidt.',
    notConnected: 'Exact Online er ikke forbundet endnu. Bed en Saldo-administrator om at forbinde det.',
  },
})
