interface Named {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone?: string | null;
}

/** What to call a person: name, else address, else telephone, else "Unknown shopper". */
export function personName(person: Named): string {
  const name = [person.firstName, person.lastName].filter((part) => part && part.trim() !== "").join(" ");
  return name || person.email || person.phone || "Unknown shopper";
}
