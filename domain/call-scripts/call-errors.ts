/** Thrown when a question was not put in this call: not pending, not answered before. */
export class QuestionNotAsked extends Error {
  constructor(readonly questionId: string) {
    super(`${questionId} is not asked in this call`);
    this.name = 'QuestionNotAsked';
  }
}

/** Thrown when a question has no such answer, or an answer no such case. */
export class AnswerNotAllowed extends Error {
  constructor(readonly questionId: string) {
    super(`not an answer of ${questionId}`);
    this.name = 'AnswerNotAllowed';
  }
}

/** Thrown when an answer arrives after the call was interrupted. */
export class CallInterrupted extends Error {
  constructor() {
    super('the call is interrupted; what remains is asked in another call');
    this.name = 'CallInterrupted';
  }
}
