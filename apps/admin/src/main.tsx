import "@cchc/ui/styles.css";
import "./app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyTheme, readTheme } from "@cchc/ui/theme";
import { queryClient } from "./api.ts";
import { RouterLinks } from "./frame/links.tsx";
import { router, watchSession } from "./router.tsx";

applyTheme(readTheme());
watchSession();

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterLinks>
        <RouterProvider router={router} />
      </RouterLinks>
    </QueryClientProvider>
  </StrictMode>,
);
