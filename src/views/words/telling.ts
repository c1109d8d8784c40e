import { inLanguages } from '../language.ts'

const english = {
  noChatYet: 'I don’t have a chat with you yet. Open one with me and say notify me there.',
  toldAlone: 'Done: I’ll message you here in our chat after every run. Say stop notifying to end that.',
  toldHere: 'Done: I’ll post the outcome of every run here. Say stop notifying here to end that.',
  untold: 'Done: no more messages here after runs.',
  sameName: 'Several people have that name. Use the button beside the right one in admins.',
  unmet: 'I haven’t met anybody of that name. Ask them to say hello to me first.',
}

/** Who is told of runs, and who is made an admin. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    noChatYet: 'Ik heb nog geen chat met je. Open er een met mij en zeg daar bericht mij.',
    toldAlone: 'Klaar: ik stuur je na elke run een bericht in onze chat. Zeg geen berichten om dat te beëindigen.',
    toldHere: 'Klaar: ik plaats de uitkomst van elke run hier. Zeg hier geen berichten om dat te beëindigen.',
    untold: 'Klaar: geen berichten meer hier na runs.',
    sameName: 'Meer mensen heten zo. Gebruik de knop naast de juiste bij beheerders.',
    unmet: 'Ik ken niemand met die naam. Vraag die persoon om mij eerst gedag te zeggen.',
  },
  de: {
    noChatYet: 'Ich habe noch keinen Chat mit Ihnen. Öffnen Sie einen mit mir und sagen Sie dort benachrichtige mich.',
    toldAlone: 'Erledigt: ich schreibe Ihnen nach jedem Lauf hier in unserem Chat. Sagen Sie keine Benachrichtigungen, um das zu beenden.',
    toldHere: 'Erledigt: ich teile das Ergebnis jedes Laufs hier mit. Sagen Sie hier keine Benachrichtigungen, um das zu beenden.',
    untold: 'Erledigt: keine Nachrichten mehr hier nach Läufen.',
    sameName: 'Mehrere Personen heißen so. Nutzen Sie bei Administratoren die Schaltfläche neben der richtigen.',
    unmet: 'Ich kenne niemanden mit diesem Namen. Bitten Sie die Person, mich zuerst zu begrüßen.',
  },
  fr: {
    noChatYet: 'Je n’ai pas encore de conversation avec vous. Ouvrez-en une avec moi et dites-y préviens-moi.',
    toldAlone: 'C’est fait : je vous écris dans notre conversation après chaque exécution. Dites ne plus prévenir pour y mettre fin.',
    toldHere: 'C’est fait : je publie ici le résultat de chaque exécution. Dites ici ne plus prévenir pour y mettre fin.',
    untold: 'C’est fait : plus de messages ici après les exécutions.',
    sameName: 'Plusieurs personnes portent ce nom. Utilisez le bouton à côté de la bonne dans administrateurs.',
    unmet: 'Je n’ai rencontré personne de ce nom. Demandez-lui de me dire d’abord bonjour.',
  },
  da: {
    noChatYet: 'Jeg har endnu ingen chat med dig. Åbn en med mig, og sig dér giv mig besked.',
    toldAlone: 'Klar: jeg skriver til dig her i vores chat efter hver kørsel. Sig ingen beskeder for at stoppe det.',
    toldHere: 'Klar: jeg skriver resultatet af hver kørsel her. Sig ingen beskeder her for at stoppe det.',
    untold: 'Klar: ingen flere beskeder her efter kørsler.',
    sameName: 'Flere har det navn. Brug knappen ved den rigtige under administratorer.',
    unmet: 'Jeg har ikke mødt nogen med det navn. Bed vedkommende om først at sige hej til mig.',
  },
})
