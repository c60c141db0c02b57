import type { Credential, Exposure, Identity, ObjectKind, ObjectPath, Resource } from "@/api/types";
import { KINDS, type KindName } from "../kinds";

/** Any object of the catalog, told apart by `objectKind`. */
export type AnyObject =
  | (Credential & { objectKind: "credential" })
  | (Identity & { objectKind: "identity" })
  | (Exposure & { objectKind: "exposure" })
  | (Resource & { objectKind: "resource" });

const NAMES: Record<ObjectKind, KindName> = {
  credential: "credentials",
  identity: "identities",
  exposure: "exposures",
  resource: "resources",
};

export function kindOf(kind: ObjectKind) {
  return KINDS[NAMES[kind]];
}

export function collectionOf(kind: ObjectKind): KindName {
  return NAMES[kind];
}

export function titleOf(object: AnyObject): string {
  return object.objectKind === "exposure" ? object.title : object.name;
}

export function pathOf(object: AnyObject): ObjectPath {
  return `${kindOf(object.objectKind).path}/${object.id}`;
}

export function objectWords(kind: ObjectKind): string {
  return kindOf(kind).one;
}
