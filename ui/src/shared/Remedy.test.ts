import { describe, expect, it } from "vitest";
import { isCommand } from "./Remedy";

describe("a remedy", () => {
  it("is a command when it begins as one", () => {
    expect(isCommand("GRANT pg_monitor TO claviger;")).toBe(true);
    expect(isCommand("chmod -R a+rX repository")).toBe(true);
    expect(isCommand('{\n "Version": "2012-10-17"}')).toBe(true);
    expect(isCommand("vault policy write claviger claviger.hcl")).toBe(true);
  });

  it("is a sentence otherwise", () => {
    expect(isCommand("Give the folder that holds '.git', or a bare repository")).toBe(false);
    expect(isCommand("GitHub: a fine-grained token with 'Contents: Read-only'")).toBe(false);
    expect(isCommand("A token that may read")).toBe(false);
  });
});
