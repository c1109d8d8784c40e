import { inLanguages } from '../language.ts'

const english = {
  noGuests: 'Guests of this organisation can’t manage Saldo.',
  forAdmins: 'This is for admins',
  adminsOnly: 'Only Saldo admins may do this. Ask one of them, or ask to be made an admin.',
  adminsConnect: 'Only Saldo admins may connect Exact Online and change its settings.',
  registrationFirst: 'First the app registration',
  registrationMissing:
    'Saldo needs the client id and client secret of your app registration at Exact Online before it can connect. Enter them in the settings.',
  notConnected: 'Exact Online is not connected yet',
  needsAttention: 'The connection with Exact Online needs attention',
  askAnAdmin: 'Ask a Saldo admin to connect it. Then ask me again.',
}

/** What stands between a person and what they asked for. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    noGuests: 'Gasten van deze organisatie kunnen Saldo niet beheren.',
    forAdmins: 'Dit is voor beheerders',
    adminsOnly: 'Alleen beheerders van Saldo mogen dit. Vraag het een van hen, of vraag om beheerder te worden.',
    adminsConnect: 'Alleen beheerders van Saldo mogen Exact Online verbinden en de instellingen ervan wijzigen.',
    registrationFirst: 'Eerst de app-registratie',
    registrationMissing:
      'Saldo heeft het client id en het client secret van je app-registratie bij Exact Online nodig om te kunnen verbinden. Vul ze in bij de instellingen.',
    notConnected: 'Exact Online is nog niet verbonden',
    needsAttention: 'De verbinding met Exact Online vraagt aandacht',
    askAnAdmin: 'Vraag een beheerder van Saldo om die te maken. Vraag het mij daarna opnieuw.',
  },
  de: {
    noGuests: 'Gäste dieser Organisation können Saldo nicht verwalten.',
    forAdmins: 'Das ist für Administratoren',
    adminsOnly: 'Das dürfen nur Administratoren von Saldo. Fragen Sie einen von ihnen, oder bitten Sie darum, Administrator zu werden.',
    adminsConnect: 'Nur Administratoren von Saldo dürfen Exact Online verbinden und die Einstellungen dazu ändern.',
    registrationFirst: 'Zuerst die App-Registrierung',
    registrationMissing:
      'Saldo braucht Client-ID und Client-Secret Ihrer App-Registrierung bei Exact Online, um sich verbinden zu können. Tragen Sie beides in den Einstellungen ein.',
    notConnected: 'Exact Online ist noch nicht verbunden',
    needsAttention: 'Um die Verbindung mit Exact Online muss sich jemand kümmern',
    askAnAdmin: 'Bitten Sie einen Administrator von Saldo, sie herzustellen. Fragen Sie mich dann noch einmal.',
  },
  fr: {
    noGuests: 'Les invités de cette organisation ne peuvent pas gérer Saldo.',
    forAdmins: 'C’est réservé aux administrateurs',
    adminsOnly: 'Seuls les administrateurs de Saldo le peuvent. Adressez-vous à l’un d’eux, ou demandez à le devenir.',
    adminsConnect: 'Seuls les administrateurs de Saldo peuvent connecter Exact Online et modifier ses paramètres.',
    registrationFirst: 'D’abord l’enregistrement de l’application',
    registrationMissing:
      'Pour se connecter, Saldo a besoin de l’identifiant client et du secret client de votre application enregistrée chez Exact Online. Saisissez-les dans les paramètres.',
    notConnected: 'Exact Online n’est pas encore connecté',
    needsAttention: 'La connexion avec Exact Online demande votre attention',
    askAnAdmin: 'Demandez à un administrateur de Saldo de l’établir. Puis posez-moi de nouveau la question.',
  },
  da: {
    noGuests: 'Gæster i denne organisation kan ikke administrere Saldo.',
    forAdmins: 'Dette er for administratorer',
    adminsOnly: 'Kun Saldos administratorer må dette. Spørg en af dem, eller bed om at blive administrator.',
    adminsConnect: 'Kun Saldos administratorer må forbinde Exact Online og ændre indstillingerne for det.',
    registrationFirst: 'Først app-registreringen',
    registrationMissing:
      'Saldo skal bruge client id og client secret fra jeres app-registrering hos Exact Online for at kunne forbinde. Skriv dem i indstillingerne.',
    notConnected: 'Exact Online er ikke forbundet endnu',
    needsAttention: 'Forbindelsen til Exact Online kræver opmærksomhed',
    askAnAdmin: 'Bed en af Saldos administratorer om at forbinde. Spørg mig så igen.',
  },
})
