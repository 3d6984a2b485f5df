/** What the fake model says in the benches of turns: plain words without a claim, one token each. */
import type { FakeStep } from "../../tests/fakes/openai-server";

const WORDS = "Have a look at these and tell me what matters most to you and I will gladly help you choose".split(" ");

/** One step of so many tokens. */
export function answerOf(tokens: number): FakeStep[] {
  return [{ text: Array.from({ length: tokens }, (_, at) => `${WORDS[at % WORDS.length] ?? ""} `) }];
}
