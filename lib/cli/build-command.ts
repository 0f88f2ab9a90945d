import { ensureBuild } from "./build";

/** `npm run build`: the build that `npm start` would make. */
process.exit(ensureBuild() ? 0 : 1);
