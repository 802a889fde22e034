/** Check and fit: from deliveries that are due to messages as they are sent, or to the problems that hold them. */
import { nowAt } from "../check/now.ts";
import { secretInFile } from "../check/rules/secret-in-file.ts";
import { isError, type Problem } from "../diagnostics/problem.ts";
import { deliveriesOf } from "../diagnostics/unique.ts";
import type { Fitter } from "../images/fit.ts";
import type { Message } from "../networks/network.ts";
import { networkOf } from "../networks/registry.ts";
import type { Delivery } from "../plan/delivery.ts";
import { labelFacts } from "../preview/facts.ts";
import type { Ready } from "../publish/work.ts";
import { fitMessage } from "../render/message.ts";
import type { Rendered } from "../render/rendered.ts";
import { termsIn } from "./permitted.ts";
import type { Prepared } from "./prepare.ts";
import { checkStaged } from "./problems.ts";
import type { Staged } from "./stage.ts";

export interface MessageWorld {
  readonly prepared: Prepared;
  readonly fitter: Fitter;
  readonly now: Date;
  /** The name of the variable of this machine's environment whose secret stands in a text. */
  readonly secretIn: (text: string) => string | undefined;
  /** One more is made; `delivery` says which. */
  readonly made?: (delivery: string) => void;
}

/** With what the file says of the post besides, where a person posts it: whom it speaks to, its theme, its phase. */
export function toldByHand(message: Message, delivery: Delivery): Message {
  const facts = networkOf(delivery.account.network).byHand ? labelFacts("hand-off", delivery) : [];
  return facts.length === 0 ? message : { parts: message.parts.map((part) => ({ ...part, facts })) };
}

/** Every word that would go out. */
function wordsOf({ parts }: Message): readonly string[] {
  return parts.flatMap(({ text, contentWarning = "", card, images, facts = [] }) => [
    text,
    contentWarning,
    ...(card === undefined ? [] : [card.url, card.title, card.description, card.image?.alt ?? ""]),
    ...images.map(({ alt }) => alt),
    ...facts.map((fact) => fact.text),
  ]);
}

/** Whatever it looks like: only this machine knows it, so `validate` elsewhere could not tell. */
function ownSecret(delivery: Delivery, variable: string): Problem {
  const { code, severity } = secretInFile;
  return {
    code,
    severity,
    message: `This would print a password or token that this machine has in its environment, as ${variable}. If that is only a word that the post needs, give that variable another value.`,
    help: "If it is the secret, take it out, and change it where it was made, since it stays in the history of the file.",
    place: delivery.campaign.source.place(delivery.path),
    delivery: delivery.id,
    confidential: true,
  };
}

/** Checks and fits some deliveries of one campaign. */
export async function readyOf(
  staged: Staged,
  rendered: readonly Rendered[],
  world: MessageWorld,
): Promise<readonly Ready[]> {
  const { prepared, fitter, now, secretIn, made } = world;
  const { workspace } = prepared;
  if (workspace === undefined || rendered.length === 0) return [];
  const checked = await checkStaged({
    staged,
    rendered,
    all: prepared.all,
    over: prepared.over,
    workspace,
    fitter,
    now: nowAt(now),
    consents: prepared.consents,
    words: prepared.words,
    errorsOnly: true,
  });
  const errors = [...staged.problems, ...checked].filter(isError);
  const make = async (each: Rendered): Promise<Ready> => {
    const problems = errors.filter((problem) => deliveriesOf(problem).includes(each.delivery.id));
    if (problems.length > 0) return { delivery: each.delivery, problems };
    const fitted = await fitMessage(each, fitter, prepared.root);
    if (!fitted.ok) return { delivery: each.delivery, problems: fitted.problems };
    const message = toldByHand(fitted.message, each.delivery);
    const [variable] = wordsOf(message).flatMap((words) => secretIn(words) ?? []);
    return variable === undefined
      ? { delivery: each.delivery, message, terms: termsIn(prepared, each) }
      : { delivery: each.delivery, problems: [ownSecret(each.delivery, variable)] };
  };
  return Promise.all(
    rendered.map(async (each) => {
      const ready = await make(each);
      made?.(each.delivery.id);
      return ready;
    }),
  );
}
