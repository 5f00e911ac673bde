import { z } from "zod";

/** Text as a person writes it, without the space around it. PostgreSQL holds neither NUL nor half a surrogate pair. */
export const writtenText = (message?: string) =>
  z
    .string(message)
    .trim()
    .refine((text) => !/\0|\p{Surrogate}/u.test(text), "This holds a character that cannot be stored.");
