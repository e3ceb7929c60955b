/** What a column is called; figures stand at the right. */
export type HeadColumn = string | { readonly number: string };

/** The heads of a table's columns; `acts`: the last column holds what can be done, and has none. */
export function TableHead({ columns, acts = false }: { columns: readonly HeadColumn[]; acts?: boolean }) {
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          typeof column === 'string' ? (
            <th key={column} scope="col">
              {column}
            </th>
          ) : (
            <th key={column.number} scope="col" class="number">
              {column.number}
            </th>
          ),
        )}
        {acts && <td />}
      </tr>
    </thead>
  );
}
