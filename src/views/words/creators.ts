import { inLanguages } from '../language.ts'

/** Who may make customers in Exact. */
export const words = inLanguages({
  en: {
    title: 'Who may create customers in Exact',
    text: 'Admins may. Tick who may besides; they have to have written to Saldo once.',
    people: 'People who may',
    nobody: 'Nobody else has written to Saldo yet.',
    save: 'Save',
    saved: 'Saved.',
    refusedTitle: 'Creating customers is for those an admin lists',
    refused: 'You aren’t on the list. Ask a Saldo admin to tick you under “Who may create customers” in settings.',
    open: 'Who may create customers',
  },
  nl: {
    title: 'Wie klanten in Exact mag aanmaken',
    text: 'Beheerders mogen dat. Vink aan wie het nog meer mag; diegene moet Saldo één keer geschreven hebben.',
    people: 'Personen die het mogen',
    nobody: 'Verder heeft nog niemand Saldo geschreven.',
    save: 'Opslaan',
    saved: 'Opgeslagen.',
    refusedTitle: 'Klanten aanmaken is voor wie een beheerder aanwijst',
    refused: 'Je staat niet op de lijst. Vraag een Saldo-beheerder om je aan te vinken bij “Wie klanten mag aanmaken” in de instellingen.',
    open: 'Wie klanten mag aanmaken',
  },
  de: {
    title: 'Wer Kunden in Exact anlegen darf',
    text: 'Admins dürfen es. Haken Sie an, wer es außerdem darf; die Person muss Saldo einmal geschrieben haben.',
    people: 'Personen, die es dürfen',
    nobody: 'Sonst hat noch niemand Saldo geschrieben.',
    save: 'Speichern',
    saved: 'Gespeichert.',
    refusedTitle: 'Kunden anlegen darf, wen ein Admin bestimmt',
    refused:
      'Sie stehen nicht auf der Liste. Bitten Sie einen Saldo-Admin, Sie in den Einstellungen unter „Wer Kunden anlegen darf“ anzuhaken.',
    open: 'Wer Kunden anlegen darf',
  },
  fr: {
    title: 'Qui peut créer des clients dans Exact',
    text: 'Les administrateurs le peuvent. Cochez qui le peut aussi ; la personne doit avoir écrit une fois à Saldo.',
    people: 'Personnes autorisées',
    nobody: 'Personne d’autre n’a encore écrit à Saldo.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    refusedTitle: 'La création de clients est réservée aux personnes désignées',
    refused:
      'Vous n’êtes pas sur la liste. Demandez à un administrateur de Saldo de vous cocher sous « Qui peut créer des clients » dans les réglages.',
    open: 'Qui peut créer des clients',
  },
  da: {
    title: 'Hvem må oprette kunder i Exact',
    text: 'Administratorer må. Sæt flueben ved, hvem der også må; personen skal have skrevet til Saldo én gang.',
    people: 'Personer, der må',
    nobody: 'Ingen andre har skrevet til Saldo endnu.',
    save: 'Gem',
    saved: 'Gemt.',
    refusedTitle: 'Kunder oprettes af dem, en administrator udpeger',
    refused:
      'Du er ikke på listen. Bed en Saldo-administrator om at sætte flueben ved dig under »Hvem må oprette kunder« i indstillingerne.',
    open: 'Hvem må oprette kunder',
  },
})
