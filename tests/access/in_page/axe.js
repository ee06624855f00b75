// axe with every rule it has: AAA, best practices, experiments and deprecated ones too.
globalThis.lookWithAxe = async () => {
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  const { violations, incomplete } = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
  return {
    wrong: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => [id, target.join(" "), failureSummary])),
    unsure: incomplete.flatMap(({ id, nodes }) => nodes.map(() => id)),
  };
};
