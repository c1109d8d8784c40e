import { inLanguages } from '../language.ts'

const english = {
  'link-unknown': 'This sign-in link isn’t known any more. Type “connect” in the chat for a new one.',
  'link-used': 'This sign-in link was opened before and works only once. Type “connect” in the chat for a new one.',
  'link-incomplete': 'This sign-in link is incomplete. Go back to the chat and type “connect” to get a new one.',
  'state-unknown': 'This answer from Exact doesn’t belong to a sign-in that was started here. Type “connect” in the chat to start again.',
  'state-used': 'This sign-in was answered before. Type the six-digit code in the chat, or “connect” to start again.',
  expired: 'That sign-in took longer than ten minutes and has expired. Type “connect” to start again.',
  'not-arrived': 'There is no answer from Exact yet. Sign in with the button on the card first; the code comes after that.',
  'nothing-open': 'No sign-in of yours is waiting for a code. Type “connect” to start one.',
  'wrong-code': 'That isn’t the code of your sign-in, so it was cancelled and nothing was kept. Type “connect” to start again.',
  'not-allowed': 'Exact didn’t allow the connection. Go back to the chat and try again when you like.',
}

/** Why a sign-in went no further, in the chat and in its window. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    'link-unknown': 'Deze aanmeldlink is niet meer bekend. Typ “verbinden” in de chat voor een nieuwe.',
    'link-used': 'Deze aanmeldlink is al eens geopend en werkt maar één keer. Typ “verbinden” in de chat voor een nieuwe.',
    'link-incomplete': 'Deze aanmeldlink is niet compleet. Ga terug naar de chat en typ “verbinden” voor een nieuwe.',
    'state-unknown':
      'Dit antwoord van Exact hoort niet bij een aanmelding die hier is begonnen. Typ “verbinden” in de chat om opnieuw te beginnen.',
    'state-used': 'Deze aanmelding is al beantwoord. Typ de code van zes cijfers in de chat, of “verbinden” om opnieuw te beginnen.',
    expired: 'Die aanmelding duurde langer dan tien minuten en is verlopen. Typ “verbinden” om opnieuw te beginnen.',
    'not-arrived': 'Er is nog geen antwoord van Exact. Meld je eerst aan met de knop op de kaart; de code komt daarna.',
    'nothing-open': 'Geen aanmelding van jou wacht op een code. Typ “verbinden” om er een te beginnen.',
    'wrong-code':
      'Dat is niet de code van je aanmelding; die is daarom afgebroken en er is niets bewaard. Typ “verbinden” om opnieuw te beginnen.',
    'not-allowed': 'Exact stond de verbinding niet toe. Ga terug naar de chat en probeer het opnieuw wanneer je wilt.',
  },
  de: {
    'link-unknown': 'Dieser Anmeldelink ist nicht mehr bekannt. Schreiben Sie „verbinden“ in den Chat, um einen neuen zu erhalten.',
    'link-used':
      'Dieser Anmeldelink wurde schon geöffnet und gilt nur einmal. Schreiben Sie „verbinden“ in den Chat, um einen neuen zu erhalten.',
    'link-incomplete':
      'Dieser Anmeldelink ist unvollständig. Gehen Sie zurück zum Chat und schreiben Sie „verbinden“, um einen neuen zu erhalten.',
    'state-unknown':
      'Diese Antwort von Exact gehört zu keiner Anmeldung, die hier begonnen wurde. Schreiben Sie „verbinden“ in den Chat, um neu zu beginnen.',
    'state-used':
      'Diese Anmeldung wurde schon beantwortet. Schreiben Sie den sechsstelligen Code in den Chat, oder „verbinden“, um neu zu beginnen.',
    expired: 'Diese Anmeldung dauerte länger als zehn Minuten und ist abgelaufen. Schreiben Sie „verbinden“, um neu zu beginnen.',
    'not-arrived':
      'Von Exact ist noch keine Antwort da. Melden Sie sich zuerst über die Schaltfläche auf der Karte an; danach kommt der Code.',
    'nothing-open': 'Keine Anmeldung von Ihnen wartet auf einen Code. Schreiben Sie „verbinden“, um eine zu beginnen.',
    'wrong-code':
      'Das ist nicht der Code Ihrer Anmeldung; sie wurde deshalb abgebrochen, und nichts wurde behalten. Schreiben Sie „verbinden“, um neu zu beginnen.',
    'not-allowed': 'Exact hat die Verbindung nicht erlaubt. Gehen Sie zurück zum Chat und versuchen Sie es noch einmal, wann Sie möchten.',
  },
  fr: {
    'link-unknown': 'Ce lien de connexion n’est plus connu. Tapez « connecter » dans la conversation pour en obtenir un nouveau.',
    'link-used':
      'Ce lien de connexion a déjà été ouvert et ne sert qu’une fois. Tapez « connecter » dans la conversation pour en obtenir un nouveau.',
    'link-incomplete': 'Ce lien de connexion est incomplet. Revenez à la conversation et tapez « connecter » pour en obtenir un nouveau.',
    'state-unknown':
      'Cette réponse d’Exact ne correspond à aucune connexion commencée ici. Tapez « connecter » dans la conversation pour recommencer.',
    'state-used':
      'Cette connexion a déjà reçu une réponse. Tapez le code à six chiffres dans la conversation, ou « connecter » pour recommencer.',
    expired: 'Cette connexion a duré plus de dix minutes et a expiré. Tapez « connecter » pour recommencer.',
    'not-arrived': 'Exact n’a pas encore répondu. Identifiez-vous d’abord avec le bouton de la carte ; le code vient ensuite.',
    'nothing-open': 'Aucune de vos connexions n’attend de code. Tapez « connecter » pour en commencer une.',
    'wrong-code':
      'Ce n’est pas le code de votre connexion ; elle a donc été annulée et rien n’a été gardé. Tapez « connecter » pour recommencer.',
    'not-allowed': 'Exact n’a pas autorisé la connexion. Revenez à la conversation et réessayez quand vous voulez.',
  },
  da: {
    'link-unknown': 'Loginlinket er ikke længere kendt. Skriv “forbind” i chatten for at få et nyt.',
    'link-used': 'Loginlinket er åbnet før og virker kun én gang. Skriv “forbind” i chatten for at få et nyt.',
    'link-incomplete': 'Loginlinket er ikke helt. Gå tilbage til chatten, og skriv “forbind” for at få et nyt.',
    'state-unknown': 'Svaret fra Exact hører ikke til et login, der er begyndt her. Skriv “forbind” i chatten for at begynde forfra.',
    'state-used': 'Dette login er allerede besvaret. Skriv den sekscifrede kode i chatten, eller “forbind” for at begynde forfra.',
    expired: 'Det login varede mere end ti minutter og er udløbet. Skriv “forbind” for at begynde forfra.',
    'not-arrived': 'Der er endnu intet svar fra Exact. Log først ind med knappen på kortet; koden kommer bagefter.',
    'nothing-open': 'Ingen af dine login venter på en kode. Skriv “forbind” for at begynde et.',
    'wrong-code': 'Det er ikke koden til dit login, så det er annulleret, og intet er gemt. Skriv “forbind” for at begynde forfra.',
    'not-allowed': 'Exact tillod ikke forbindelsen. Gå tilbage til chatten, og prøv igen, når du vil.',
  },
})
