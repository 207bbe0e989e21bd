//! Tables for a terminal: columns as wide as their widest cell.

/// Rows with two spaces between their columns and none at their ends. Where `right` says so, numbers stand to the
/// right.
pub(super) fn table<R: AsRef<[String]>>(rows: &[R], right: &[usize]) -> String {
    let rows: Vec<&[String]> = rows.iter().map(AsRef::as_ref).collect();
    let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let width = widths.get(at).copied().unwrap_or(0);
            if at > 0 {
                line += "  ";
            }
            line += &match right.contains(&at) {
                true => format!("{cell:>width$}"),
                false => format!("{cell:width$}"),
            };
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let rows: Vec<Vec<String>> = vec![row(&["table", "rows", ""]), row(&["a", "1", "ok"])];
        assert_eq!(table(&rows, &[1]), "table  rows\na         1  ok\n");
        assert_eq!(table::<[String; 2]>(&[], &[]), "");
    }
}
