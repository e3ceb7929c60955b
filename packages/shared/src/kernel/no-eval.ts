import * as z from 'zod';

// The policy of our pages forbids eval; without this zod tries it once a page and the browser reports a violation. It has
// to be said before the first schema is made, so a page imports this file first.
z.config({ jitless: true });
