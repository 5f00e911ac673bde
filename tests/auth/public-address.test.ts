import { expect, test } from "vitest";
import { webhookProblem } from "@/auth/public-address";

test.each([
  "https://hooks.clinic.example/heron?x=1",
  "https://hooks.clinic.example:8443/",
  "https://8.8.8.8/",
])("a webhook may go to %s", (url) => expect(webhookProblem(url)).toBeNull());

test.each([
  ["hooks.clinic.example", /complete address/],
  ["http://hooks.clinic.example/", /https:\/\//],
  ["ftp://hooks.clinic.example/", /https:\/\//],
  ["https://user:secret@hooks.clinic.example/", /leave out user and password/],
  ["https://hooks.clinic.example/#part", /from # on/],
  ["https://localhost/", /private network/],
  ["https://localhost./", /private network/],
  ["https://intranet/", /private network/],
  ["https://db.internal/", /private network/],
  ["https://printer.local/", /private network/],
  ["https://10.1.2.3/", /private network/],
  ["https://0x7f.1/", /private network/],
  ["https://2130706433/", /private network/],
  ["https://[::1]/", /private network/],
  ["https://[::ffff:10.0.0.1]/", /private network/],
  ["https://169.254.169.254/latest/meta-data", /private network/],
])("but not to %s, and is told what to mend", (url, words) => expect(webhookProblem(url)).toMatch(words));
