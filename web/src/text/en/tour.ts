export const tour = {
  title: 'Tour',
  of: (n: number, all: number) => `Step ${n} of ${all}`,
  go: 'Take me there',
  next: 'Next',
  done: 'Done',
  steps: [
    {
      title: 'Find a voter and see how her record came to be',
      text: 'Type a last name. Open the record: the roll, every contact and every answer stand '
        + 'there with their source and time.',
    },
    {
      title: 'Build "not contacted by anyone"',
      text: 'In Universe, add "contacts", choose "by anyone" and a number of days. The count '
        + 'answers while you choose.',
    },
    {
      title: 'Look for another purpose',
      text: 'Change the purpose in the top bar to Fundraising and watch what vanishes: '
        + 'agreements grant by purpose.',
    },
    {
      title: 'Ask why a value is visible',
      text: 'On a person page, hover or focus any value: who said it, when, and which agreement '
        + 'lets you see it.',
    },
    {
      title: 'Match a list with dirty names',
      text: 'In Match a list, take the sample. The columns are guessed, you see whom the rows '
        + 'mean, and every row ends matched, to review or new, with a reason. Then decide a few '
        + 'unsure ones by keyboard.',
    },
  ],
};
