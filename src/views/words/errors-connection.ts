import type { ErrorTexts } from '../error-words.ts'

const nl = {
  'not-connected': 'Exact Online is niet verbonden. Een beheerder kan verbinden door connect te zeggen.',
  'client-missing':
    'De client-id en het client-secret van de app-registratie bij Exact ontbreken. Een beheerder vult ze in bij de instellingen.',
  'exact-not-connected': 'Exact is niet verbonden. Een beheerder kan verbinden met “connect”.',
  'exact-reconnect': 'Exact accepteert deze verbinding niet meer. Een beheerder moet Exact opnieuw verbinden.',
  'exact-no-administration': 'Er is nog geen administratie gekozen. Een beheerder kan er een kiezen met “connect”.',
  'exact-code-refused': 'Exact accepteerde de aanmelding niet meer; die moet binnen drie minuten worden afgerond. Maak opnieuw verbinding.',
  'exact-credentials-refused':
    'Exact accepteerde de client-id, het client-secret of het redirect-adres van deze app niet. Een beheerder kan ze verbeteren in “settings”.',
  'exact-token-early': ['Exact liet de verbinding zich nog niet vernieuwen.', 'Probeer het over een minuut opnieuw.'],
  'exact-wrong-division':
    'De persoon die Exact heeft verbonden, mag deze administratie niet openen. Een beheerder kan een andere kiezen of opnieuw verbinden.',
  'exact-forbidden-scope':
    'In de registratie van Saldo bij Exact ontbreekt een scope. Een beheerder kan die toevoegen in het Exact App Center.',
  'exact-forbidden-scope named':
    'In de registratie van Saldo bij Exact ontbreekt een scope ({scope}). Een beheerder kan die toevoegen in het Exact App Center.',
  'exact-forbidden read':
    'De persoon die Exact heeft verbonden, heeft geen recht om dit te lezen. Een beheerder kan het recht in Exact vragen, of verbinden als iemand die het heeft.',
  'exact-forbidden change':
    'De persoon die Exact heeft verbonden, heeft geen recht om dit te wijzigen. Een beheerder kan het recht in Exact vragen, of verbinden als iemand die het heeft.',
  'no-such-administration': 'Die administratie hoort niet bij de administraties die de verbinding mag openen. Kies een andere.',
  'no-administration-ticked': 'Er moet minstens één administratie meedoen. Zeg disconnect om helemaal te stoppen.',
  'administration-apart customer':
    'De administratie van die klant doet niet meer mee. Vraag opnieuw met de naam, of vraag een beheerder haar in de instellingen te laten meedoen.',
  'administration-apart form': 'Die administratie doet niet meer mee. Vraag een beheerder haar in de instellingen te laten meedoen.',
  'settings-incomplete': 'Client-id en client-secret horen bij elkaar: vul ze allebei in.',
  'settings-date': 'De eerste dag van het boekjaar moet een datum zijn, zoals 2026-01-01.',
  'webhook-elsewhere':
    'Exact meldt wijzigingen in deze administratie al aan een ander adres. Dat kan een andere Saldo zijn met dezelfde app bij Exact.',
  'secret-unreadable':
    'Een bewaard geheim is met de huidige geheime sleutel niet te lezen. Zet de sleutel terug waarmee deze server eerder is gestart, of verbind opnieuw.',
} satisfies ErrorTexts

const de: ErrorTexts<keyof typeof nl> = {
  'not-connected': 'Exact Online ist nicht verbunden. Ein Admin kann es verbinden, indem er connect sagt.',
  'client-missing': 'Client-ID und Client-Secret der App-Registrierung bei Exact fehlen. Ein Admin trägt sie in den Einstellungen ein.',
  'exact-not-connected': 'Exact ist nicht verbunden. Ein Admin kann es mit „connect“ verbinden.',
  'exact-reconnect': 'Exact akzeptiert diese Verbindung nicht mehr. Ein Admin muss Exact neu verbinden.',
  'exact-no-administration': 'Es ist noch keine Administration gewählt. Ein Admin kann mit „connect“ eine wählen.',
  'exact-code-refused':
    'Exact hat die Anmeldung nicht mehr angenommen; sie muss innerhalb von drei Minuten abgeschlossen sein. Bitte verbinden Sie sich neu.',
  'exact-credentials-refused':
    'Exact hat Client-ID, Client-Secret oder Redirect-Adresse dieser App nicht angenommen. Ein Admin kann sie in „settings“ berichtigen.',
  'exact-token-early': ['Exact lässt die Verbindung sich noch nicht erneuern.', 'Bitte versuchen Sie es in einer Minute noch einmal.'],
  'exact-wrong-division':
    'Die Person, die Exact verbunden hat, darf diese Administration nicht öffnen. Ein Admin kann eine andere wählen oder neu verbinden.',
  'exact-forbidden-scope': 'Der Registrierung von Saldo bei Exact fehlt ein Scope. Ein Admin kann ihn im Exact App Center hinzufügen.',
  'exact-forbidden-scope named':
    'Der Registrierung von Saldo bei Exact fehlt ein Scope ({scope}). Ein Admin kann ihn im Exact App Center hinzufügen.',
  'exact-forbidden read':
    'Die Person, die Exact verbunden hat, darf dies nicht lesen. Ein Admin kann das Recht in Exact anfordern oder als jemand verbinden, der es hat.',
  'exact-forbidden change':
    'Die Person, die Exact verbunden hat, darf dies nicht ändern. Ein Admin kann das Recht in Exact anfordern oder als jemand verbinden, der es hat.',
  'no-such-administration': 'Diese Administration gehört nicht zu denen, die die Verbindung öffnen darf. Wählen Sie eine andere.',
  'no-administration-ticked': 'Mindestens eine Administration muss teilnehmen. Um ganz aufzuhören, sagen Sie disconnect.',
  'administration-apart customer':
    'Die Administration dieses Kunden nimmt nicht mehr teil. Fragen Sie noch einmal mit dem Namen, oder bitten Sie einen Admin, sie in den Einstellungen teilnehmen zu lassen.',
  'administration-apart form':
    'Diese Administration nimmt nicht mehr teil. Bitten Sie einen Admin, sie in den Einstellungen teilnehmen zu lassen.',
  'settings-incomplete': 'Client-ID und Client-Secret gehören zusammen: geben Sie beide ein.',
  'settings-date': 'Der erste Tag des Geschäftsjahres muss ein Datum sein, etwa 2026-01-01.',
  'webhook-elsewhere':
    'Exact meldet Änderungen in dieser Administration schon an eine andere Adresse. Das kann ein anderes Saldo mit derselben App bei Exact sein.',
  'secret-unreadable':
    'Ein gespeichertes Geheimnis ist mit dem jetzigen geheimen Schlüssel nicht lesbar. Stellen Sie den Schlüssel wieder her, mit dem dieser Server vorher gestartet wurde, oder verbinden Sie sich neu.',
}

const fr: ErrorTexts<keyof typeof nl> = {
  'not-connected': 'Exact Online n’est pas connecté. Un administrateur peut le connecter en disant connect.',
  'client-missing':
    'Le client id et le client secret de l’application inscrite chez Exact manquent. Un administrateur les saisit dans les paramètres.',
  'exact-not-connected': 'Exact n’est pas connecté. Un administrateur peut le connecter avec « connect ».',
  'exact-reconnect': 'Exact n’accepte plus cette connexion. Un administrateur doit reconnecter Exact.',
  'exact-no-administration': 'Aucune administration n’a encore été choisie. Un administrateur peut en choisir une avec « connect ».',
  'exact-code-refused': 'Exact n’a plus accepté la connexion ; elle doit être terminée dans les trois minutes. Veuillez vous reconnecter.',
  'exact-credentials-refused':
    'Exact n’a pas accepté le client id, le client secret ou l’adresse de redirection de cette application. Un administrateur peut les corriger dans « settings ».',
  'exact-token-early': ['Exact n’a pas encore laissé la connexion se renouveler.', 'Veuillez réessayer dans une minute.'],
  'exact-wrong-division':
    'La personne qui a connecté Exact ne peut pas ouvrir cette administration. Un administrateur peut en choisir une autre ou reconnecter.',
  'exact-forbidden-scope':
    'Il manque un scope à l’inscription de Saldo chez Exact. Un administrateur peut l’ajouter dans l’Exact App Center.',
  'exact-forbidden-scope named':
    'Il manque un scope ({scope}) à l’inscription de Saldo chez Exact. Un administrateur peut l’ajouter dans l’Exact App Center.',
  'exact-forbidden read':
    'La personne qui a connecté Exact n’a pas le droit de lire cela. Un administrateur peut demander ce droit dans Exact, ou connecter quelqu’un qui l’a.',
  'exact-forbidden change':
    'La personne qui a connecté Exact n’a pas le droit de modifier cela. Un administrateur peut demander ce droit dans Exact, ou connecter quelqu’un qui l’a.',
  'no-such-administration': 'Cette administration ne fait pas partie de celles que la connexion peut ouvrir. Choisissez-en une autre.',
  'no-administration-ticked': 'Au moins une administration doit participer. Pour tout arrêter, dites disconnect.',
  'administration-apart customer':
    'L’administration de ce client ne participe plus. Redemandez par le nom, ou demandez à un administrateur de la faire participer dans les paramètres.',
  'administration-apart form':
    'Cette administration ne participe plus. Demandez à un administrateur de la faire participer dans les paramètres.',
  'settings-incomplete': 'Le client id et le client secret vont ensemble : saisissez les deux.',
  'settings-date': 'Le premier jour de l’exercice doit être une date, par exemple 2026-01-01.',
  'webhook-elsewhere':
    'Exact signale déjà les changements de cette administration à une autre adresse. C’est peut-être un autre Saldo avec la même application chez Exact.',
  'secret-unreadable':
    'Un secret conservé ne peut pas être lu avec la clé secrète actuelle. Rétablissez la clé avec laquelle ce serveur a été démarré auparavant, ou reconnectez-vous.',
}

const da: ErrorTexts<keyof typeof nl> = {
  'not-connected': 'Exact Online er ikke forbundet. En administrator kan forbinde ved at sige connect.',
  'client-missing': 'Client-id og client-secret for appens registrering hos Exact mangler. En administrator skriver dem i indstillingerne.',
  'exact-not-connected': 'Exact er ikke forbundet. En administrator kan forbinde med “connect”.',
  'exact-reconnect': 'Exact accepterer ikke længere denne forbindelse. En administrator skal forbinde Exact igen.',
  'exact-no-administration': 'Der er ikke valgt nogen administration endnu. En administrator kan vælge en med “connect”.',
  'exact-code-refused': 'Exact accepterede ikke længere login; det skal afsluttes inden for tre minutter. Forbind igen.',
  'exact-credentials-refused':
    'Exact accepterede ikke denne apps client-id, client-secret eller redirect-adresse. En administrator kan rette dem i “settings”.',
  'exact-token-early': ['Exact har endnu ikke ladet forbindelsen forny sig.', 'Prøv igen om et minut.'],
  'exact-wrong-division':
    'Den person, der forbandt Exact, må ikke åbne denne administration. En administrator kan vælge en anden eller forbinde igen.',
  'exact-forbidden-scope': 'Saldos registrering hos Exact mangler et scope. En administrator kan tilføje det i Exact App Center.',
  'exact-forbidden-scope named':
    'Saldos registrering hos Exact mangler et scope ({scope}). En administrator kan tilføje det i Exact App Center.',
  'exact-forbidden read':
    'Den person, der forbandt Exact, har ikke ret til at læse dette. En administrator kan bede om retten i Exact eller forbinde som en, der har den.',
  'exact-forbidden change':
    'Den person, der forbandt Exact, har ikke ret til at ændre dette. En administrator kan bede om retten i Exact eller forbinde som en, der har den.',
  'no-such-administration': 'Den administration er ikke blandt dem, som forbindelsen må åbne. Vælg en anden.',
  'no-administration-ticked': 'Mindst én administration skal deltage. Sig disconnect for at stoppe helt.',
  'administration-apart customer':
    'Den kundes administration deltager ikke længere. Spørg igen med navnet, eller bed en administrator om at lade den deltage i indstillingerne.',
  'administration-apart form': 'Den administration deltager ikke længere. Bed en administrator om at lade den deltage i indstillingerne.',
  'settings-incomplete': 'Client-id og client-secret hører sammen: skriv begge.',
  'settings-date': 'Regnskabsårets første dag skal være en dato, for eksempel 2026-01-01.',
  'webhook-elsewhere':
    'Exact melder allerede ændringer i denne administration til en anden adresse. Det kan være en anden Saldo med samme app hos Exact.',
  'secret-unreadable':
    'En gemt hemmelighed kan ikke læses med den nuværende hemmelige nøgle. Gendan den nøgle, som serveren blev startet med før, eller forbind igen.',
}

/** The connection with Exact, its rights and its administrations. */
export const connectionErrors = { nl, de, fr, da }
