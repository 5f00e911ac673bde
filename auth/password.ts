import { verify } from "@node-rs/argon2";

/** Verified when the e-mail is unknown, so that known and unknown take the same time. Hash of a random value nobody kept. */
const nobody =
  "$argon2id$v=19$m=19456,t=2,p=1$pNnohr5UhC/wyfmTIgMAtA$F+n3dYFuA+EtkX9u/eRExcbsF7Tz63wpywSp4Fd/amo";

const atOnce = 2;
const mayWait = 20;
let running = 0;
const waiting: (() => void)[] = [];

/** Hashing is costly by design: only so many run and wait at once, so that sign-ins cannot starve the rest. */
export class TooManySignIns extends Error {}

export async function passwordMatches(hash: string | null, password: string): Promise<boolean> {
  await enter();
  try {
    const matches = await verify(hash ?? nobody, password).catch(() => false);
    return hash !== null && matches;
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function enter(): Promise<void> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new TooManySignIns();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
}
