/** `npm run build`: the bubble and the app, as `npm start` serves them. Does nothing for what is built already. */
import { buildWhatIsStale } from "./demo/build-stale";

try {
  await buildWhatIsStale((line) => console.log(line));
  console.log("Built: extensions/chat-bubble/assets, build/client, build/server.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
