/** What the checks need to know about French communes; `integrations/places` answers from the official list. */
export interface CommuneDirectory {
  /** Whether the INSEE code names a commune, a delegated or associated one, or a municipal arrondissement. */
  has(inseeCode: string): boolean;
  /** INSEE codes of the communes served by a postal code; empty when it is unknown. */
  byPostalCode(postalCode: string): readonly string[];
  /** INSEE code of the commune of that name among those of the postal code; case and accents do not count. */
  codeOf(postalCode: string, city: string): string | undefined;
  /** Whether a commune of that name is served by the postal code; case, accents and CEDEX do not count. */
  matches(postalCode: string, city: string): boolean;
}
