import { describe, expect, it } from "vitest";
import { cookieRows } from "../../src/model/cookies";
import { randomRows } from "../../src/model/random-ids";
import { randomWords } from "../../src/model/random-ids/words";
import { storageRows } from "../../src/model/storage";
import { storageNames, type StorageName, type StoragePlace, type StorageRow } from "../../src/model/storage/rows";
import { isomorphicCookies, storageWords } from "../../src/model/storage/words";

/** The storages that a row writes to; one whose user chooses the storage may write to any. */
function storagesOf({ values = [], wrappers = [], setters = [], states = [], stores = [], configurations = [], decorators = [] }: StorageRow): readonly (StoragePlace | undefined)[] {
  const named = [...values, ...wrappers, ...setters, ...states, ...stores, ...decorators].map(({ storage }) => storage);
  return configurations.length > 0 || stores.length > 0 || states.some(({ choice }) => choice) ? storageNames : named;
}

const sorted = (words: Iterable<string>) => [...new Set(words)].toSorted();

describe("the words by which a text is asked are those of the rows:", () => {
  it.each(storageNames)("%s", (storage: StorageName) => {
    const words = storageRows.filter((row) => storagesOf(row).includes(storage)).flatMap((row) => row.words);
    expect(sorted(storageWords[storage])).toEqual(sorted(words));
    expect(storageWords[storage].length).toBe(new Set(storageWords[storage]).size);
  });

  it("cookies that the browser writes too", () => {
    expect(sorted(isomorphicCookies)).toEqual(sorted(cookieRows.flatMap((row) => (row.serverOnly ? [row.package] : []))));
  });

  it("random numbers and IDs", () => {
    expect(sorted(randomWords)).toEqual(sorted(randomRows.flatMap((row) => row.words)));
  });
});
