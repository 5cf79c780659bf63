/** Aims where whoever made the session gave none. */
export const USUAL_AIMS = [
  'Say what was found, and why practice made sense at the time.',
  'Compare it with how we work here.',
  'Choose one thing that each of us will change, and by when.',
]

/** What people may say, and an answer. Ours: nothing of it is from a review. */
export const WHAT_PEOPLE_MAY_SAY: ReadonlyArray<{ said: string; answer: string }> = [
  {
    said: '“That would not happen here.”',
    answer: 'What makes you sure? What would we see first if it did? Who would tell us?',
  },
  {
    said: '“They ought to have known.”',
    answer: 'What did they know on that day? What would have made the better choice the easier one?',
  },
  {
    said: '“We have a procedure for that.”',
    answer: 'When was it last used? What makes it hard to follow on a busy day?',
  },
  {
    said: '“It is all about money and staff.”',
    answer: 'That may be so. What is within our reach, and who needs to hear about the rest?',
  },
  {
    said: '“I had a case like that.”',
    answer: 'Thank you. Leave out what could tell who it was. Offer to talk afterwards.',
  },
  {
    said: 'Nothing: the room is quiet.',
    answer: 'Let it be quiet for a while. Ask people to write, then to talk in pairs.',
  },
]

/** How to look after those whom the material may distress. Ours. */
export const LOOKING_AFTER = [
  'Say before the day what the session is about, so that people can choose not to come.',
  'Some who come may have been harmed as children, or may have worked with a child who was. Nobody has to say so.',
  'Agree that people may step out. Have a second person who can go with them.',
  'If somebody tells you that a child is at risk now, follow your local procedure the same day.',
  'Look after yourself: talk to somebody afterwards.',
]

/** How to end. Ours. */
export const HOW_TO_CLOSE = [
  'Ask each person for one word on how they leave.',
  'Read back what the group will change, who will do it, and by when.',
  'Say when you will ask again, and put the date in the diary.',
  'Say once more where to find support, and stay for a while afterwards.',
]

/** A line of the form that people fill in at the end. */
export interface FormLine {
  question: string
  /** Room to write, in lines. */
  lines: number
}

export const EVALUATION_FORM: readonly FormLine[] = [
  { question: 'What is one thing that you will do differently?', lines: 3 },
  { question: 'By when? (date)', lines: 1 },
  { question: 'Who else has to do something, and what?', lines: 2 },
  { question: 'How will you know that it made a difference to a child or family?', lines: 2 },
  { question: 'What might get in the way?', lines: 2 },
  { question: 'What was missing from this session, or did not work for you?', lines: 2 },
  { question: 'May we ask you about this in three months? (name and address, only if you wish)', lines: 1 },
]
