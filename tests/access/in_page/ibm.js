// IBM Equal Access with all its sets of rules, violations and recommendations alike.
globalThis.lookWithIbm = async () => {
  const checker = new ace.Checker();
  const { results } = await checker.check(document, checker.rulesetIds);
  const of = (outcome) => results.filter(({ value }) => value[1] === outcome);
  return {
    wrong: of("FAIL").map(({ ruleId, path, message, snippet }) =>
      [ruleId, `${path.dom} ${snippet.slice(0, 160)}`, message]),
    unsure: of("POTENTIAL").map(({ ruleId }) => ruleId),
  };
};
