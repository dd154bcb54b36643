/** Words of the pages behind patients' links (labels-fr.md, 9): no abbreviation, nothing of health. */
export const WORDS = {
  yourAppointment: 'Votre rendez-vous',
  yourAppointments: 'Vos rendez-vous',
  confirm: 'Je confirme',
  cannotCome: 'Je ne peux pas venir',
  another: 'Choisir un autre moment',
  callBack: 'Être rappelé',
  noMoreMessages: 'Je ne veux plus de messages',
  confirmed: 'Vous avez confirmé ce rendez-vous.',
  freed: 'Un créneau s’est libéré',
  take: 'Je prends ce créneau',
  leave: 'Pas pour moi',
  urgent:
    'Si c’est urgent, appelez le 15 (ou le 114 par SMS si vous entendez mal). Cette page n’est pas lue la nuit ni le dimanche.',
  atHome: 'À votre domicile',
  remote: 'À distance, par téléphone ou en vidéo',
  back: 'Revenir à la page',
  chooseTime: 'Quel moment vous convient ?',
  takeTime: 'Je choisis ce moment',
  noTimes: 'Aucun autre moment n’est libre en ce moment.',
  repeat: 'C’est déjà noté : rien n’a été fait une seconde fois.',
} as const;

/** What became of an action, by the path it was sent to. */
export const DONE: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  confirm: { title: 'C’est noté', text: 'Vous avez confirmé votre rendez-vous.' },
  'cannot-come': { title: 'C’est noté', text: 'Votre rendez-vous est annulé. Merci de nous avoir prévenus.' },
  another: { title: 'C’est noté', text: 'Votre rendez-vous a changé de moment.' },
  'call-back': { title: 'C’est noté', text: 'Nous vous rappelons pendant nos heures d’ouverture.' },
  'no-more-messages': { title: 'C’est noté', text: 'Vous ne recevrez plus de messages de notre part.' },
  take: { title: 'C’est noté', text: 'Ce rendez-vous est pris pour vous.' },
  leave: {
    title: 'C’est noté',
    text: 'Ce créneau est proposé à quelqu’un d’autre. Rien ne change pour vous.',
  },
};

/** Pages on which there is nothing to do but telephone. */
export const NOTHING_HERE = {
  gone: {
    title: 'Cette page n’est plus disponible',
    text: 'Le lien a expiré, ou ce qu’il montrait a changé. Ce n’est pas grave.',
  },
  refused: {
    title: 'Nous n’avons pas pu le faire',
    text: 'Ce moment n’est peut-être plus libre, ou quelque chose a changé depuis.',
  },
  form: {
    title: 'Nous n’avons pas compris',
    text: 'Le formulaire n’était pas complet. Revenez à la page et recommencez.',
  },
  crossSite: {
    title: 'Nous n’avons pas compris',
    text: 'Ouvrez la page depuis le lien de votre message, puis recommencez.',
  },
  tooMany: { title: 'Trop de demandes', text: 'Attendez une minute, puis recommencez.' },
  failed: { title: 'Un problème de notre côté', text: 'Réessayez dans quelques minutes.' },
} as const;
