// The product's own program, bundled from the same sources as everything else that is measured.
import '@double-hundred/server/src/main.ts';
