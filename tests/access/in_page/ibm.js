// IBM Equal Access with all its sets of rules, violations and recommendations alike.
//
// One finding is set aside, and counted: it takes the attribute http-equiv of any meta for old-fashioned, where the HTML
// standard has it for what a page's policy is written in (html.spec.whatwg.org, "Pragma directives").
const isPolicy = ({ ruleId, path }) =>
  ruleId === "element_attribute_deprecated"
    && document.evaluate(path.dom, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue
      ?.matches('meta[http-equiv="Content-Security-Policy"]');
globalThis.lookWithIbm = async () => {
  const checker = new ace.Checker();
  const { results } = await checker.check(document, checker.rulesetIds);
  const of = (outcome) => results.filter(({ value }) => value[1] === outcome);
  const failed = of("FAIL");
  return {
    wrong: failed.filter((each) => !isPolicy(each)).map(({ ruleId, path, message, snippet }) =>
      [ruleId, `${path.dom} ${snippet.slice(0, 160)}`, message]),
    unsure: of("POTENTIAL").map(({ ruleId }) => ruleId),
    aside: failed.filter(isPolicy).length,
  };
};
