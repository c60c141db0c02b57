import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { meQuery } from "@/auth/session";
import { Failure, Loading } from "@/shared/states";
import { Shell } from "./Shell";
import { parseSearch, stringifySearch, type ViewState, viewState } from "./search";

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  validateSearch: (search: Record<string, unknown>): ViewState => viewState(search),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("@/auth/SignIn"), "SignIn"),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: "/new-password",
  component: lazyRouteComponent(() => import("@/auth/NewPassword"), "NewPassword"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) {
      throw redirect({ to: "/sign-in", search: { from: location.href === "/" ? undefined : location.href } });
    }
    if (me.mustChangePassword) {
      throw redirect({ to: "/new-password" });
    }
  },
  component: Shell,
  errorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
});

const screen = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => shell,
    path,
    // biome-ignore lint/suspicious/noExplicitAny: the loader's module is only known by name here
    component: lazyRouteComponent(load as () => Promise<Record<string, any>>, name),
  });

const catalog = () => import("@/catalog/Inventory");
const objects = () => import("@/catalog/ObjectPage");
const policies = () => import("@/posture/policies/Policies");
const sources = () => import("@/sources/Sources");
const alerts = () => import("@/notification/Alerts");

const index = createRoute({
  getParentRoute: () => shell,
  path: "/inventory",
  beforeLoad: () => {
    throw redirect({ to: "/inventory/$kind", params: { kind: "credentials" } });
  },
});

const routes = root.addChildren([
  signIn,
  newPassword,
  shell.addChildren([
    screen("/", () => import("@/posture/overview/Overview"), "Overview"),
    index,
    screen("/inventory/$kind", catalog, "Inventory"),
    screen("/credentials/$id", objects, "CredentialPage"),
    screen("/identities/$id", objects, "IdentityPage"),
    screen("/exposures/$id", objects, "ExposurePage"),
    screen("/resources/$id", objects, "ResourcePage"),
    screen("/findings", () => import("@/posture/findings/Findings"), "Findings"),
    screen("/findings/$id", () => import("@/posture/findings/FindingPage"), "FindingPage"),
    screen("/access-paths", () => import("@/graph/AccessPaths"), "AccessPaths"),
    screen("/inspect", () => import("@/inspection/Inspect"), "Inspect"),
    screen("/policies", policies, "Policies"),
    screen("/policies/new", () => import("@/posture/policies/NewPolicy"), "NewPolicy"),
    screen("/sources", sources, "Sources"),
    screen("/sources/new", () => import("@/sources/NewSource"), "NewSource"),
    screen("/sources/$id/edit", () => import("@/sources/EditSource"), "EditSource"),
    screen("/alerts", alerts, "Alerts"),
    screen("/access", () => import("@/auth/Access"), "Access"),
    screen("/$", () => import("./NotFound"), "NotFound"),
  ]),
]);

export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPendingComponent: () => <Loading rows={10} />,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
