/** Where those who come may turn; the foot of every page names the same. */
export const SUPPORT: ReadonlyArray<{ who: string; what: string; number: string }> = [
  { who: 'Worried about a child now', what: 'Emergency services', number: '999' },
  { who: 'Worried about a child', what: 'NSPCC helpline', number: '0808 800 5000' },
  { who: 'A child or young person', what: 'Childline', number: '0800 1111' },
  { who: 'Harmed as a child', what: 'NAPAC', number: '0808 801 0331' },
  { who: 'Anybody, at any hour', what: 'Samaritans', number: '116 123' },
]

/** Said before a session and on its second slide. */
export const CARE_NOTE = [
  'What we talk about is harm to real children.',
  'You may step out at any time, and need not say why.',
  'Where to find support is on the last slide.',
]

/** Said where detail of harm is shown. */
export const HARM_IS_SHOWN = 'This copy shows detail of harm. Say so before you begin.'
