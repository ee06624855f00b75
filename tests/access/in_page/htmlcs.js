// HTML_CodeSniffer with its strictest standard. Its warnings are what it can't decide; its notices stand for every
// page alike, whatever is on it, and are left out.
globalThis.lookWithHtmlcs = async () => {
  await new Promise((done) => HTMLCS.process("WCAG2AAA", document, () => done()));
  const all = HTMLCS.getMessages();
  return {
    wrong: all.filter(({ type }) => type === HTMLCS.ERROR)
      .map(({ code, msg, element }) => [code, element?.outerHTML?.slice(0, 160) ?? "the page", msg]),
    unsure: all.filter(({ type }) => type === HTMLCS.WARNING).map(({ code }) => code),
  };
};
