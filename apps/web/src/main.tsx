import "@cchc/ui/styles.css";
import "./app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LinkProvider } from "@cchc/ui/link";
import { applyTheme, readTheme } from "@cchc/ui/theme";
import { queryClient } from "./api.ts";
import { drawLink } from "./app/link.tsx";
import { focusAfterNavigation } from "./app/focus.ts";
import { router } from "./app/router.tsx";
import { watchComputer } from "./offline/entrance.ts";
import { watchSession } from "./session/gate.ts";

applyTheme(readTheme());
watchSession();
watchComputer();
focusAfterNavigation(router);

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LinkProvider render={drawLink}>
        <RouterProvider router={router} />
      </LinkProvider>
    </QueryClientProvider>
  </StrictMode>,
);
