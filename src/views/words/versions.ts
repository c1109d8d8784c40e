import { inLanguages } from '../language.ts'

type Counted = { one: (number: string) => string; other: (number: string) => string }

type VersionWords = {
  somebody: string
  heading: (title: string) => string
  version: string
  changed: string
  number: (version: number) => string
  newest: (version: number) => string
  first: string
  unknown: string
  note: string
  restore: string
  choose: string
  missing: string
  edit: string
  /** The card of a Save that came too late. */
  conflict: {
    heading: (title: string) => string
    nothing: string
    saved: (who: string, version: number, at: string) => string
    yours: string
    note: string
    saveAsNew: string
    take: string
    overwrite: string
    more: Counted
  }
  /** What a version changed, in passing. */
  changes: {
    title: (title: string) => string
    leftOut: (field: string) => string
    rule: (field: string, rule: string) => string
    noRule: string
    order: string
    key: (fields: string) => string
    mode: (mode: string) => string
    readsFrom: (administration: string) => string
    usualAdministration: string
    noFilter: string
    filter: (filter: string) => string
    usualBrake: string
    brake: (share: string, records: string) => string
    recognised: (levels: string) => string
    gone: (what: string) => string
    other: string
    more: (number: string) => string
  }
  said: {
    deletedMeanwhile: string
    deletedKeep: string
    deleted: string
    asSaved: (version: number) => string
    chooseEarlier: string
    misfit: (version: number) => string
    same: (version: number) => string
    savedMeanwhile: (version: number) => string
    restored: (version: number, as: number) => string
  }
}

export const words = inLanguages<VersionWords>({
  en: {
    somebody: 'Somebody',
    heading: (title) => `Versions of ${title}`,
    version: 'Version',
    changed: 'What it changed',
    number: (version) => `Version ${version}`,
    newest: (version) => `Version ${version}, the newest`,
    first: 'The first one.',
    unknown: 'Not known: the version before it is no longer kept.',
    note: 'The last 30 are kept. Restoring one makes it the newest version; nothing is lost by it.',
    restore: 'Restore',
    choose: 'Version to restore',
    missing: 'Choose a version',
    edit: 'Edit',
    conflict: {
      heading: (title) => `${title} was saved meanwhile`,
      nothing: 'Nothing was saved. Your form is kept as you filled it in.',
      saved: (who, version, at) => `${who} saved version ${version} at ${at}`,
      yours: 'Your form says otherwise',
      note: 'Save as new makes a second profile of your form. Take theirs starts your form again from the saved profile. Overwrite theirs saves your form as the newest version; theirs stays among the versions.',
      saveAsNew: 'Save as new',
      take: 'Take theirs',
      overwrite: 'Overwrite theirs',
      more: { one: (number) => `… and ${number} earlier version`, other: (number) => `… and ${number} earlier versions` },
    },
    changes: {
      title: (title) => `title “${title}”`,
      leftOut: (field) => `${field} left out`,
      rule: (field, rule) => `rule of ${field}: ${rule}`,
      noRule: 'none',
      order: 'another order of fields',
      key: (fields) => `key ${fields}`,
      mode: (mode) => `runs as ${mode.toLowerCase()}`,
      readsFrom: (administration) => `reads from ${administration}`,
      usualAdministration: 'what imports use',
      noFilter: 'no filter',
      filter: (filter) => `only where ${filter}`,
      usualBrake: 'the usual brake',
      brake: (share, records) => `brake at ${share} or ${records} records`,
      recognised: (levels) => `recognised by ${levels}`,
      gone: (what) => `gone from Exact: ${what}`,
      other: 'other settings',
      more: (number) => `${number} more`,
    },
    said: {
      deletedMeanwhile: 'That profile was deleted meanwhile.',
      deletedKeep: 'That profile was deleted meanwhile. Save your form to keep it as a new one.',
      deleted: 'That profile was deleted. Say profiles to see those there are.',
      asSaved: (version) => `This is version ${version}, as it is saved.`,
      chooseEarlier: 'Choose one of the earlier versions.',
      misfit: (version) => `Version ${version} doesn’t fit any more: see the notes below. Save restores it once they are put right.`,
      same: (version) => `Version ${version} says the same as the newest one: nothing was changed.`,
      savedMeanwhile: (version) => `Version ${version} was saved meanwhile, so nothing was restored. Look at it, and choose again.`,
      restored: (version, as) => `Version ${version} is restored, as version ${as}.`,
    },
  },
  nl: {
    somebody: 'Iemand',
    heading: (title) => `Versies van ${title}`,
    version: 'Versie',
    changed: 'Wat er veranderde',
    number: (version) => `Versie ${version}`,
    newest: (version) => `Versie ${version}, de nieuwste`,
    first: 'De eerste.',
    unknown: 'Onbekend: de versie ervoor is niet bewaard.',
    note: 'De laatste 30 blijven bewaard. Terugzetten maakt er de nieuwste versie van; er gaat niets verloren.',
    restore: 'Terugzetten',
    choose: 'Versie om terug te zetten',
    missing: 'Kies een versie',
    edit: 'Bewerken',
    conflict: {
      heading: (title) => `${title} is intussen bewaard`,
      nothing: 'Er is niets bewaard. Je formulier blijft zoals je het invulde.',
      saved: (who, version, at) => `${who} bewaarde versie ${version} om ${at}`,
      yours: 'Jouw formulier zegt iets anders',
      note: 'Bewaren als nieuw maakt een tweede profiel van je formulier. Bewaarde nemen begint je formulier opnieuw vanuit het bewaarde profiel. Overschrijven bewaart jouw formulier als nieuwste versie; die van hen blijft bij de versies.',
      saveAsNew: 'Bewaren als nieuw',
      take: 'Bewaarde nemen',
      overwrite: 'Overschrijven',
      more: { one: (number) => `… en ${number} eerdere versie`, other: (number) => `… en ${number} eerdere versies` },
    },
    changes: {
      title: (title) => `titel “${title}”`,
      leftOut: (field) => `${field} weggelaten`,
      rule: (field, rule) => `regel van ${field}: ${rule}`,
      noRule: 'geen',
      order: 'andere volgorde van velden',
      key: (fields) => `sleutel ${fields}`,
      mode: (mode) => `draait als ${mode.toLowerCase()}`,
      readsFrom: (administration) => `leest uit ${administration}`,
      usualAdministration: 'wat imports gebruiken',
      noFilter: 'geen filter',
      filter: (filter) => `alleen waar ${filter}`,
      usualBrake: 'de gebruikelijke rem',
      brake: (share, records) => `rem bij ${share} of ${records} records`,
      recognised: (levels) => `herkend aan ${levels}`,
      gone: (what) => `weg uit Exact: ${what}`,
      other: 'andere instellingen',
      more: (number) => `nog ${number}`,
    },
    said: {
      deletedMeanwhile: 'Dat profiel is intussen verwijderd.',
      deletedKeep: 'Dat profiel is intussen verwijderd. Bewaar je formulier om het als nieuw profiel te houden.',
      deleted: 'Dat profiel is verwijderd. Zeg profiles om te zien welke er zijn.',
      asSaved: (version) => `Dit is versie ${version}, zoals bewaard.`,
      chooseEarlier: 'Kies een van de eerdere versies.',
      misfit: (version) => `Versie ${version} past niet meer: zie de opmerkingen hieronder. Bewaren zet haar terug als die verholpen zijn.`,
      same: (version) => `Versie ${version} zegt hetzelfde als de nieuwste: er is niets gewijzigd.`,
      savedMeanwhile: (version) => `Versie ${version} is intussen bewaard, dus er is niets teruggezet. Bekijk die en kies opnieuw.`,
      restored: (version, as) => `Versie ${version} is teruggezet, als versie ${as}.`,
    },
  },
  de: {
    somebody: 'Jemand',
    heading: (title) => `Versionen von ${title}`,
    version: 'Version',
    changed: 'Was sie änderte',
    number: (version) => `Version ${version}`,
    newest: (version) => `Version ${version}, die neueste`,
    first: 'Die erste.',
    unknown: 'Nicht bekannt: Die Version davor ist nicht mehr vorhanden.',
    note: 'Die letzten 30 werden behalten. Wiederherstellen macht eine zur neuesten Version; nichts geht dabei verloren.',
    restore: 'Wiederherstellen',
    choose: 'Version zum Wiederherstellen',
    missing: 'Wählen Sie eine Version',
    edit: 'Bearbeiten',
    conflict: {
      heading: (title) => `${title} wurde inzwischen gespeichert`,
      nothing: 'Es wurde nichts gespeichert. Ihr Formular bleibt, wie Sie es ausgefüllt haben.',
      saved: (who, version, at) => `${who} hat Version ${version} um ${at} gespeichert`,
      yours: 'Ihr Formular sagt etwas anderes',
      note: 'Als neu speichern macht aus Ihrem Formular ein zweites Profil. Gespeicherte übernehmen beginnt Ihr Formular neu mit dem gespeicherten Profil. Überschreiben speichert Ihr Formular als neueste Version; die andere bleibt unter den Versionen.',
      saveAsNew: 'Als neu speichern',
      take: 'Gespeicherte übernehmen',
      overwrite: 'Überschreiben',
      more: { one: (number) => `… und ${number} frühere Version`, other: (number) => `… und ${number} frühere Versionen` },
    },
    changes: {
      title: (title) => `Titel „${title}“`,
      leftOut: (field) => `${field} weggelassen`,
      rule: (field, rule) => `Regel von ${field}: ${rule}`,
      noRule: 'keine',
      order: 'andere Reihenfolge der Felder',
      key: (fields) => `Schlüssel ${fields}`,
      mode: (mode) => `läuft als ${mode}`,
      readsFrom: (administration) => `liest aus ${administration}`,
      usualAdministration: 'dem, was Importe verwenden',
      noFilter: 'kein Filter',
      filter: (filter) => `nur wo ${filter}`,
      usualBrake: 'die übliche Bremse',
      brake: (share, records) => `Bremse bei ${share} oder ${records} Datensätzen`,
      recognised: (levels) => `erkannt an: ${levels}`,
      gone: (what) => `aus Exact verschwunden: ${what}`,
      other: 'andere Einstellungen',
      more: (number) => `${number} weitere`,
    },
    said: {
      deletedMeanwhile: 'Dieses Profil wurde inzwischen gelöscht.',
      deletedKeep: 'Dieses Profil wurde inzwischen gelöscht. Speichern Sie Ihr Formular, um es als neues zu behalten.',
      deleted: 'Dieses Profil wurde gelöscht. Sagen Sie profiles, um die vorhandenen zu sehen.',
      asSaved: (version) => `Das ist Version ${version}, wie sie gespeichert ist.`,
      chooseEarlier: 'Wählen Sie eine der früheren Versionen.',
      misfit: (version) =>
        `Version ${version} passt nicht mehr: siehe die Hinweise unten. Speichern stellt sie wieder her, sobald sie behoben sind.`,
      same: (version) => `Version ${version} sagt dasselbe wie die neueste: Es wurde nichts geändert.`,
      savedMeanwhile: (version) =>
        `Version ${version} wurde inzwischen gespeichert, es wurde also nichts wiederhergestellt. Sehen Sie sie an und wählen Sie neu.`,
      restored: (version, as) => `Version ${version} ist wiederhergestellt, als Version ${as}.`,
    },
  },
  fr: {
    somebody: 'Quelqu’un',
    heading: (title) => `Versions de ${title}`,
    version: 'Version',
    changed: 'Ce qu’elle a changé',
    number: (version) => `Version ${version}`,
    newest: (version) => `Version ${version}, la plus récente`,
    first: 'La première.',
    unknown: 'Inconnu : la version précédente n’est plus conservée.',
    note: 'Les 30 dernières sont conservées. En restaurer une en fait la version la plus récente ; rien n’est perdu.',
    restore: 'Restaurer',
    choose: 'Version à restaurer',
    missing: 'Choisissez une version',
    edit: 'Modifier',
    conflict: {
      heading: (title) => `${title} a été enregistré entre-temps`,
      nothing: 'Rien n’a été enregistré. Votre formulaire reste tel que vous l’avez rempli.',
      saved: (who, version, at) => `${who} a enregistré la version ${version} à ${at}`,
      yours: 'Votre formulaire dit autre chose',
      note: 'Enregistrer comme nouveau fait de votre formulaire un second profil. Prendre la leur reprend votre formulaire depuis le profil enregistré. Remplacer enregistre votre formulaire comme version la plus récente ; la leur reste parmi les versions.',
      saveAsNew: 'Enregistrer comme nouveau',
      take: 'Prendre la leur',
      overwrite: 'Remplacer la leur',
      more: { one: (number) => `… et ${number} version antérieure`, other: (number) => `… et ${number} versions antérieures` },
    },
    changes: {
      title: (title) => `titre « ${title} »`,
      leftOut: (field) => `${field} laissé de côté`,
      rule: (field, rule) => `règle de ${field} : ${rule}`,
      noRule: 'aucune',
      order: 'autre ordre des champs',
      key: (fields) => `clé ${fields}`,
      mode: (mode) => `s’exécute comme ${mode.toLowerCase()}`,
      readsFrom: (administration) => `lit dans ${administration}`,
      usualAdministration: 'celle des importations',
      noFilter: 'aucun filtre',
      filter: (filter) => `seulement si ${filter}`,
      usualBrake: 'le frein habituel',
      brake: (share, records) => `frein à ${share} ou ${records} enregistrements`,
      recognised: (levels) => `reconnu par ${levels}`,
      gone: (what) => `disparu d’Exact : ${what}`,
      other: 'autres réglages',
      more: (number) => `${number} de plus`,
    },
    said: {
      deletedMeanwhile: 'Ce profil a été supprimé entre-temps.',
      deletedKeep: 'Ce profil a été supprimé entre-temps. Enregistrez votre formulaire pour le garder comme nouveau profil.',
      deleted: 'Ce profil a été supprimé. Dites profiles pour voir ceux qui existent.',
      asSaved: (version) => `C’est la version ${version}, telle qu’elle est enregistrée.`,
      chooseEarlier: 'Choisissez une des versions antérieures.',
      misfit: (version) =>
        `La version ${version} ne convient plus : voyez les remarques ci-dessous. Enregistrer la restaure une fois corrigées.`,
      same: (version) => `La version ${version} dit la même chose que la plus récente : rien n’a changé.`,
      savedMeanwhile: (version) =>
        `La version ${version} a été enregistrée entre-temps, rien n’a donc été restauré. Regardez-la, puis choisissez de nouveau.`,
      restored: (version, as) => `La version ${version} est restaurée, comme version ${as}.`,
    },
  },
  da: {
    somebody: 'Nogen',
    heading: (title) => `Versioner af ${title}`,
    version: 'Version',
    changed: 'Hvad den ændrede',
    number: (version) => `Version ${version}`,
    newest: (version) => `Version ${version}, den nyeste`,
    first: 'Den første.',
    unknown: 'Ukendt: versionen før den er ikke gemt længere.',
    note: 'De seneste 30 gemmes. At gendanne en gør den til den nyeste version; intet går tabt.',
    restore: 'Gendan',
    choose: 'Version, der skal gendannes',
    missing: 'Vælg en version',
    edit: 'Rediger',
    conflict: {
      heading: (title) => `${title} er gemt i mellemtiden`,
      nothing: 'Intet blev gemt. Din formular er, som du udfyldte den.',
      saved: (who, version, at) => `${who} gemte version ${version} kl. ${at}`,
      yours: 'Din formular siger noget andet',
      note: 'Gem som ny laver en profil mere af din formular. Tag deres begynder din formular forfra fra den gemte profil. Overskriv gemmer din formular som den nyeste version; deres bliver blandt versionerne.',
      saveAsNew: 'Gem som ny',
      take: 'Tag deres',
      overwrite: 'Overskriv deres',
      more: { one: (number) => `… og ${number} tidligere version`, other: (number) => `… og ${number} tidligere versioner` },
    },
    changes: {
      title: (title) => `titel »${title}«`,
      leftOut: (field) => `${field} udeladt`,
      rule: (field, rule) => `regel for ${field}: ${rule}`,
      noRule: 'ingen',
      order: 'anden rækkefølge af felter',
      key: (fields) => `nøgle ${fields}`,
      mode: (mode) => `kører som ${mode.toLowerCase()}`,
      readsFrom: (administration) => `læser fra ${administration}`,
      usualAdministration: 'den, importer bruger',
      noFilter: 'intet filter',
      filter: (filter) => `kun hvor ${filter}`,
      usualBrake: 'den sædvanlige bremse',
      brake: (share, records) => `bremse ved ${share} eller ${records} poster`,
      recognised: (levels) => `genkendt på ${levels}`,
      gone: (what) => `væk fra Exact: ${what}`,
      other: 'andre indstillinger',
      more: (number) => `${number} mere`,
    },
    said: {
      deletedMeanwhile: 'Den profil er slettet i mellemtiden.',
      deletedKeep: 'Den profil er slettet i mellemtiden. Gem din formular for at beholde den som en ny.',
      deleted: 'Den profil er slettet. Sig profiles for at se dem, der findes.',
      asSaved: (version) => `Dette er version ${version}, som den er gemt.`,
      chooseEarlier: 'Vælg en af de tidligere versioner.',
      misfit: (version) => `Version ${version} passer ikke længere: se bemærkningerne nedenfor. Gem gendanner den, når de er rettet.`,
      same: (version) => `Version ${version} siger det samme som den nyeste: intet er ændret.`,
      savedMeanwhile: (version) => `Version ${version} er gemt i mellemtiden, så intet blev gendannet. Se på den, og vælg igen.`,
      restored: (version, as) => `Version ${version} er gendannet, som version ${as}.`,
    },
  },
})
