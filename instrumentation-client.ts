import { allowOwnScripts } from "@/lib/http/own-scripts";

// Next runs this file in the browser before anything of the page: nothing has needed a policy yet.
allowOwnScripts(window);
