export type * from "./access";
export type * from "./catalog";
export type * from "./common";
export type * from "./notification";
export type * from "./posture";
export type * from "./sources";
