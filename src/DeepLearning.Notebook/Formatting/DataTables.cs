using System.Data;

namespace DeepLearning.Notebook;

/// <summary>Shows the tables of <c>System.Data</c>.</summary>
internal static class DataTables
{
    /// <summary>Column heads and as many rows as are shown of a table or view; null for other values.</summary>
    public static (IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows, int Count)? Of(object value) => value switch
    {
        DataTable table => Of(table, table.Rows.Cast<DataRow>(), table.Rows.Count),
        DataView { Table: { } table } view => Of(table, view.Cast<DataRowView>().Select(row => row.Row), view.Count),
        DataRow row => Of(row.Table, [row], 1),
        DataRowView row => Of(row.Row.Table, [row.Row], 1),
        _ => null,
    };

    private static (IReadOnlyList<string>, IReadOnlyList<IReadOnlyList<object?>>, int) Of(
        DataTable table, IEnumerable<DataRow> rows, int count)
    {
        var columns = table.Columns.Cast<DataColumn>().ToList();
        return (
            [.. columns.Select(column => column.ColumnName)],
            [.. rows.Take(Formatter.ListExpansionLimit).Select(row =>
                (IReadOnlyList<object?>)[.. columns.Select(column => row[column] is DBNull ? null : row[column])])],
            count);
    }
}
