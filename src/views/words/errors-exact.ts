import type { ErrorTexts } from '../error-words.ts'

const nl = {
  'exact-rate-limited minute': ['Alle calls die Exact deze minuut toestaat, zijn gebruikt.', 'Vraag het over een minuut opnieuw.'],
  'exact-rate-limited day': ['Alle calls die Exact vandaag toestaat, zijn gebruikt.', 'Vraag het morgen opnieuw.'],
  'exact-rate-limited reserved': [
    'De calls van vandaag voor imports zijn gebruikt, de rest wordt bewaard voor vragen.',
    'Vraag het morgen opnieuw.',
  ],
  'exact-endpoint-paused one': [
    'Exact weigerde dit soort vraag meerdere keren.',
    'Saldo stelt haar op zijn vroegst over een minuut opnieuw.',
  ],
  'exact-endpoint-paused other': [
    'Exact weigerde dit soort vraag meerdere keren.',
    'Saldo stelt haar op zijn vroegst over {minutes} minuten opnieuw.',
  ],
  'exact-blocked one': ['Exact neemt dit soort vraag voorlopig niet meer aan.', 'Saldo vraagt op zijn vroegst over een minuut opnieuw.'],
  'exact-blocked other': [
    'Exact neemt dit soort vraag voorlopig niet meer aan.',
    'Saldo vraagt op zijn vroegst over {minutes} minuten opnieuw.',
  ],
  'exact-link-refused': 'Het antwoord van Exact verwees naar een verkeerde plek, dus het lezen is gestopt. Er is niets gewijzigd.',
  'exact-unexpected-row': 'Het antwoord van Exact was niet te begrijpen. Meld het aan een beheerder.',
  'exact-query-refused': 'Exact weigerde de vraag van Saldo. Opnieuw vragen helpt niet; meld het aan een beheerder.',
  'exact-not-found': 'Exact heeft dit niet, of niet meer.',
  'exact-query-too-broad':
    'Exact had meer dan eens te veel tijd nodig om dit te verzamelen. Bij een import kunnen minder velden in het profiel helpen: een beheerder kan het wijzigen.',
  'exact-business-rule': 'Exact zegt: {reason}',
  'exact-unavailable': ['Exact antwoordt op dit moment niet goed.', 'Probeer het over een paar minuten opnieuw.'],
  'exact-answer-lost':
    'Het antwoord van Exact ging verloren, dus het is nog niet bekend of dit is aangemaakt. Dat moet worden opgezocht voordat het opnieuw wordt geprobeerd.',
  'exact-create-unknown': [
    'Het antwoord van Exact ging verloren en de klant is nog niet in Exact te vinden, dus het is niet bekend of die is aangemaakt.',
    'Vraag het over een paar minuten opnieuw: Saldo zoekt de klant op voordat er iets wordt verstuurd.',
  ],
  'exact-unknown-field': 'Exact heeft geen veld “{field}” dat te lezen is. Kies een ander in het profiel.',
  'lock-busy': ['Een ander deel van Saldo is hier nog mee bezig.', 'Probeer het over een minuut opnieuw.'],
  'book-replaced': ['De openstaande posten zijn intussen opnieuw gelezen.', 'Vraag het opnieuw.'],
  'database-migration':
    'Saldo kon zijn database niet bijwerken. Mogelijk is die door een nieuwere versie gebruikt: vraag het aan wie Saldo beheert.',
  'database-unavailable':
    'Saldo kan zijn database op dit moment niet bereiken. Probeer het later opnieuw, of vraag het aan wie Saldo beheert.',
  'tenant-unknown': 'Saldo kon niet zien van welke organisatie dit bericht komt.',
  'settings-unreadable':
    'De instellingen van Saldo voor deze organisatie zijn niet te lezen. Er is niets gewijzigd; vraag wie Saldo beheert om ze te herstellen.',
  'not-a-date': 'Een datum was niet te lezen.',
  'not-an-amount': 'Een bedrag was niet te lezen.',
  'mixed-currencies': 'Deze bedragen zijn in verschillende valuta’s, dus er is geen totaal.',
} satisfies ErrorTexts

const de: ErrorTexts<keyof typeof nl> = {
  'exact-rate-limited minute': [
    'Alle Aufrufe, die Exact in dieser Minute erlaubt, sind verbraucht.',
    'Bitte fragen Sie in einer Minute noch einmal.',
  ],
  'exact-rate-limited day': ['Alle Aufrufe, die Exact heute erlaubt, sind verbraucht.', 'Bitte fragen Sie morgen noch einmal.'],
  'exact-rate-limited reserved': [
    'Die heutigen Aufrufe für Importe sind verbraucht, der Rest bleibt für Fragen.',
    'Bitte fragen Sie morgen noch einmal.',
  ],
  'exact-endpoint-paused one': ['Exact hat diese Art von Frage mehrmals abgelehnt.', 'Saldo stellt sie frühestens in einer Minute wieder.'],
  'exact-endpoint-paused other': [
    'Exact hat diese Art von Frage mehrmals abgelehnt.',
    'Saldo stellt sie frühestens in {minutes} Minuten wieder.',
  ],
  'exact-blocked one': ['Exact nimmt diese Art von Frage vorerst nicht mehr an.', 'Saldo fragt frühestens in einer Minute wieder.'],
  'exact-blocked other': ['Exact nimmt diese Art von Frage vorerst nicht mehr an.', 'Saldo fragt frühestens in {minutes} Minuten wieder.'],
  'exact-link-refused':
    'Die Antwort von Exact verwies auf eine falsche Stelle, deshalb wurde das Lesen abgebrochen. Nichts wurde geändert.',
  'exact-unexpected-row': 'Die Antwort von Exact war nicht zu verstehen. Bitte sagen Sie einem Admin Bescheid.',
  'exact-query-refused':
    'Exact hat die Frage von Saldo abgelehnt. Noch einmal zu fragen hilft nicht; bitte sagen Sie einem Admin Bescheid.',
  'exact-not-found': 'Exact hat dies nicht oder nicht mehr.',
  'exact-query-too-broad':
    'Exact brauchte mehr als einmal zu lange, um dies zusammenzustellen. Bei einem Import können weniger Felder im Profil helfen: ein Admin kann es ändern.',
  'exact-business-rule': 'Exact sagt: {reason}',
  'exact-unavailable': ['Exact antwortet im Moment nicht richtig.', 'Bitte versuchen Sie es in ein paar Minuten noch einmal.'],
  'exact-answer-lost':
    'Die Antwort von Exact ging verloren, daher ist noch nicht bekannt, ob dies angelegt wurde. Das muss nachgesehen werden, bevor es noch einmal versucht wird.',
  'exact-create-unknown': [
    'Die Antwort von Exact ging verloren, und der Kunde ist in Exact noch nicht zu finden; daher ist nicht bekannt, ob er angelegt wurde.',
    'Bitte fragen Sie in ein paar Minuten noch einmal: Saldo sucht ihn, bevor etwas gesendet wird.',
  ],
  'exact-unknown-field': 'Exact hat kein lesbares Feld „{field}“. Bitte wählen Sie im Profil ein anderes.',
  'lock-busy': ['Ein anderer Teil von Saldo ist noch damit beschäftigt.', 'Bitte versuchen Sie es in einer Minute noch einmal.'],
  'book-replaced': ['Die offenen Posten wurden inzwischen neu gelesen.', 'Bitte fragen Sie noch einmal.'],
  'database-migration':
    'Saldo konnte seine Datenbank nicht auf den neuesten Stand bringen. Vielleicht hat eine neuere Version sie benutzt: bitte fragen Sie, wer Saldo betreibt.',
  'database-unavailable':
    'Saldo erreicht seine Datenbank im Moment nicht. Bitte versuchen Sie es später noch einmal, oder fragen Sie, wer Saldo betreibt.',
  'tenant-unknown': 'Saldo konnte nicht erkennen, aus welcher Organisation diese Nachricht kommt.',
  'settings-unreadable':
    'Die Einstellungen von Saldo für diese Organisation sind nicht lesbar. Nichts wurde geändert; bitten Sie, wer Saldo betreibt, sie wiederherzustellen.',
  'not-a-date': 'Ein Datum war nicht zu lesen.',
  'not-an-amount': 'Ein Betrag war nicht zu lesen.',
  'mixed-currencies': 'Diese Beträge sind in verschiedenen Währungen, daher gibt es keine Summe.',
}

const fr: ErrorTexts<keyof typeof nl> = {
  'exact-rate-limited minute': ['Tous les appels qu’Exact autorise cette minute sont utilisés.', 'Veuillez redemander dans une minute.'],
  'exact-rate-limited day': ['Tous les appels qu’Exact autorise aujourd’hui sont utilisés.', 'Veuillez redemander demain.'],
  'exact-rate-limited reserved': [
    'Les appels du jour pour les imports sont utilisés, le reste est gardé pour les questions.',
    'Veuillez redemander demain.',
  ],
  'exact-endpoint-paused one': ['Exact a refusé plusieurs fois ce type de question.', 'Saldo la reposera au plus tôt dans une minute.'],
  'exact-endpoint-paused other': [
    'Exact a refusé plusieurs fois ce type de question.',
    'Saldo la reposera au plus tôt dans {minutes} minutes.',
  ],
  'exact-blocked one': ['Exact ne prend plus ce type de question pour le moment.', 'Saldo redemandera au plus tôt dans une minute.'],
  'exact-blocked other': [
    'Exact ne prend plus ce type de question pour le moment.',
    'Saldo redemandera au plus tôt dans {minutes} minutes.',
  ],
  'exact-link-refused': 'La réponse d’Exact renvoyait au mauvais endroit ; la lecture a été arrêtée. Rien n’a été modifié.',
  'exact-unexpected-row': 'La réponse d’Exact n’a pas pu être comprise. Veuillez prévenir un administrateur.',
  'exact-query-refused': 'Exact a refusé la question de Saldo. Redemander n’y changera rien ; veuillez prévenir un administrateur.',
  'exact-not-found': 'Exact n’a pas cela, ou ne l’a plus.',
  'exact-query-too-broad':
    'Exact a mis trop de temps, plus d’une fois, à rassembler cela. Pour un import, moins de champs dans le profil peuvent aider : un administrateur peut le modifier.',
  'exact-business-rule': 'Exact dit : {reason}',
  'exact-unavailable': ['Exact ne répond pas correctement en ce moment.', 'Veuillez réessayer dans quelques minutes.'],
  'exact-answer-lost':
    'La réponse d’Exact s’est perdue ; on ne sait pas encore si cela a été créé. Il faut le vérifier avant de réessayer.',
  'exact-create-unknown': [
    'La réponse d’Exact s’est perdue et le client est encore introuvable dans Exact ; on ne sait donc pas s’il a été créé.',
    'Veuillez redemander dans quelques minutes : Saldo le cherche avant d’envoyer quoi que ce soit.',
  ],
  'exact-unknown-field': 'Exact n’a pas de champ « {field} » lisible. Veuillez en choisir un autre dans le profil.',
  'lock-busy': ['Une autre partie de Saldo y travaille encore.', 'Veuillez réessayer dans une minute.'],
  'book-replaced': ['Les postes ouverts ont été relus entre-temps.', 'Veuillez redemander.'],
  'database-migration':
    'Saldo n’a pas pu mettre sa base de données à jour. Une version plus récente l’a peut-être utilisée : adressez-vous à la personne qui exploite Saldo.',
  'database-unavailable':
    'Saldo ne peut pas joindre sa base de données en ce moment. Réessayez plus tard, ou adressez-vous à la personne qui exploite Saldo.',
  'tenant-unknown': 'Saldo n’a pas pu voir de quelle organisation vient ce message.',
  'settings-unreadable':
    'Les paramètres de Saldo pour cette organisation sont illisibles. Rien n’a été modifié ; demandez à la personne qui exploite Saldo de les rétablir.',
  'not-a-date': 'Une date n’a pas pu être lue.',
  'not-an-amount': 'Un montant n’a pas pu être lu.',
  'mixed-currencies': 'Ces montants sont dans des devises différentes ; il n’y a donc pas de total.',
}

const da: ErrorTexts<keyof typeof nl> = {
  'exact-rate-limited minute': ['Alle de kald, som Exact tillader i dette minut, er brugt.', 'Spørg igen om et minut.'],
  'exact-rate-limited day': ['Alle de kald, som Exact tillader i dag, er brugt.', 'Spørg igen i morgen.'],
  'exact-rate-limited reserved': ['Dagens kald til importer er brugt, resten er gemt til spørgsmål.', 'Spørg igen i morgen.'],
  'exact-endpoint-paused one': ['Exact har afvist den slags spørgsmål flere gange.', 'Saldo stiller det igen tidligst om et minut.'],
  'exact-endpoint-paused other': [
    'Exact har afvist den slags spørgsmål flere gange.',
    'Saldo stiller det igen tidligst om {minutes} minutter.',
  ],
  'exact-blocked one': ['Exact tager foreløbig ikke imod den slags spørgsmål.', 'Saldo spørger igen tidligst om et minut.'],
  'exact-blocked other': ['Exact tager foreløbig ikke imod den slags spørgsmål.', 'Saldo spørger igen tidligst om {minutes} minutter.'],
  'exact-link-refused': 'Svaret fra Exact pegede et forkert sted hen, så læsningen blev stoppet. Intet blev ændret.',
  'exact-unexpected-row': 'Svaret fra Exact kunne ikke forstås. Sig det til en administrator.',
  'exact-query-refused': 'Exact afviste Saldos spørgsmål. Det hjælper ikke at spørge igen; sig det til en administrator.',
  'exact-not-found': 'Exact har ikke dette, eller har det ikke længere.',
  'exact-query-too-broad':
    'Exact brugte mere end én gang for lang tid på at samle dette. Ved en import kan færre felter i profilen hjælpe: en administrator kan ændre den.',
  'exact-business-rule': 'Exact siger: {reason}',
  'exact-unavailable': ['Exact svarer ikke ordentligt i øjeblikket.', 'Prøv igen om et par minutter.'],
  'exact-answer-lost': 'Svaret fra Exact gik tabt, så det vides endnu ikke, om dette blev oprettet. Det skal slås op, før det prøves igen.',
  'exact-create-unknown': [
    'Svaret fra Exact gik tabt, og kunden kan endnu ikke findes i Exact, så det vides ikke, om den blev oprettet.',
    'Spørg igen om et par minutter: Saldo leder efter den, før der sendes noget.',
  ],
  'exact-unknown-field': 'Exact har intet felt “{field}”, der kan læses. Vælg et andet i profilen.',
  'lock-busy': ['En anden del af Saldo er stadig i gang med dette.', 'Prøv igen om et minut.'],
  'book-replaced': ['De åbne poster er læst igen i mellemtiden.', 'Spørg igen.'],
  'database-migration':
    'Saldo kunne ikke bringe sin database op til dato. Den kan være brugt af en nyere version: spørg den, der driver Saldo.',
  'database-unavailable': 'Saldo kan ikke nå sin database i øjeblikket. Prøv igen senere, eller spørg den, der driver Saldo.',
  'tenant-unknown': 'Saldo kunne ikke se, hvilken organisation denne besked kommer fra.',
  'settings-unreadable':
    'Saldos indstillinger for denne organisation kan ikke læses. Intet blev ændret; bed den, der driver Saldo, om at gendanne dem.',
  'not-a-date': 'En dato kunne ikke læses.',
  'not-an-amount': 'Et beløb kunne ikke læses.',
  'mixed-currencies': 'Disse beløb er i forskellige valutaer, så der er ingen samlet sum.',
}

/** What Exact answers, and what fails inside Saldo. */
export const exactErrors = { nl, de, fr, da }
