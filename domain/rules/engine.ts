import type { Rule } from "@/domain/rules/rule";

/** What is raised in place of judgement: by a rule that failed, or for a safety answer that no rule took up. */
export const couldNotBeJudged: Rule = {
  id: "ENGINE-01",
  version: 1,
  family: "engine",
  title: "Could not be judged",
  logic: "A rule failed on this check-in, or a safety answer in it was taken up by no rule.",
  action: "Read the answers themselves. Tell whoever runs Heron which rule is named.",
  source: "Design choice: a check-in is never silently unjudged",
  safety: true,
  on: [],
  evaluate: () => null,
};
