/** R1 at full length on the embedded database: the odd seeds. */
import { testDatabase } from "../support/db";
import { playR1 } from "./r1-rows";

await testDatabase();
playR1("odd");
