/** Every file of app/routes is a door (a route) by its name. Read by the Remix build. */
import { flatRoutes } from "@remix-run/fs-routes";

export default flatRoutes();
