// Our policy forbids eval; without this zod tries it once for every page and the browser reports a violation. It has to be
// said before the first schema is made, so a page imports this file first. Said where zod looks for what other copies of it
// on the page agreed on, not by `z.config`: that would bring its core into the first script.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
