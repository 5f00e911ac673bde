/** How long a look holds unless it is kept up: whoever is gone without a word is gone within a minute. */
export const lookSeconds = 50;
