/** Answers kept by one remembering function. Pure answers need no owner, but they must not grow without end. */
const keptAnswers = 4096;

/** `answer`, a pure function of a text, asked once for each of the texts that come up again and again. */
export function remember<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return text => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const fresh = answer(text);
    if (answers.size >= keptAnswers) answers.clear();
    answers.set(text, fresh);
    return fresh;
  };
}
