/** The roles of a table, said again: they survive a `display` that is not that of a table, as where rows are stacked. */
export const ROLES = {
  table: { role: "table" },
  groupe: { role: "rowgroup" },
  ligne: { role: "row" },
  entete: { role: "columnheader" },
  tete: { role: "rowheader" },
  case: { role: "cell" },
};
