const UUID = `'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;

/**
 * SQL: an id kept as text (of a professional, a queue or a person) as what it is, so that the index of the row it names
 * serves; null where it names none.
 *
 * @param column an SQL expression of type text
 */
export function idIn(column: string): string {
  return `CASE WHEN ${column} ~ ${UUID} THEN ${column}::uuid END`;
}
