import { text } from "node:stream/consumers";
import { disposer, parseTrame } from "../carte";

/** Run by the server: reads a `Trame` on its input, prints the positions as JSON. Takes seconds, in a process of its own. */
process.stdout.write(JSON.stringify(disposer(parseTrame(await text(process.stdin)))));
