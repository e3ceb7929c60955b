// The thread of the product's server, beside it as in what is shipped.
import '@double-hundred/server/src/store/libsql/writer-thread.ts';
