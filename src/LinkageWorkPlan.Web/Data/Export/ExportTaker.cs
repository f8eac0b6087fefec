using System.Data.Common;
using System.Text.Json;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>
/// Takes a complete export (<see cref="ExportWriter"/>) into an empty database, in the transaction that the caller has begun: row by row as it
/// was written, past the history, which is the old one and comes along. Values that the program could not read later are refused.
/// </summary>
internal sealed class ExportTaker(WorkPlanDb db, ExportFile file)
{
    /// <param name="asCopy">True for what a side may see, false for all of it: neither is taken for the other.</param>
    /// <returns>How many rows were taken in, and what the export says of itself.</returns>
    /// <exception cref="StartupException">The database is not empty, or the export cannot be taken in; the message says why.</exception>
    public static async Task<(long Rows, ExportManifest Manifest)> TakeAsync(WorkPlanDb db, string path, bool asCopy, CancellationToken cancel)
    {
        var tables = ExportedTables.Of(db);
        await RequireEmptyAsync(db, tables, cancel);
        using var file = await ExportFile.OpenAsync(path, tables, ExportedTables.SchemaOf(db), cancel);
        if (file.Manifest.Copy is not null != asCopy)
        {
            throw ExportFile.Wrong(asCopy ? "it is a complete export and no side's copy: \"import --all\" takes it in" : "it is a side's own copy and not all of the original: \"import --copy\" takes it in");
        }

        var (taker, rows) = (new ExportTaker(db, file), 0L);
        foreach (var table in ExportedTables.InOrder(tables))
        {
            rows += await taker.TakeAsync(table, cancel);
        }

        db.WroteMany((int)Math.Min(rows, int.MaxValue));
        return (rows, file.Manifest);
    }

    /// <summary>A parameter of the column's own kind.</summary>
    public static DbParameter Parameter(DbCommand command, ExportedColumn column, string name, object? value)
    {
        var made = column.Mapping.CreateParameter(command, name, value: null, nullable: true);
        made.Value = value ?? DBNull.Value;
        return made;
    }

    private static async Task RequireEmptyAsync(WorkPlanDb db, IReadOnlyList<ExportedTable> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            await using var command = db.LongCommand();
            command.CommandText = $"SELECT COUNT(*) FROM {db.Quoted(table.Name)}";
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) is > 0 and var count)
            {
                throw new StartupException(
                    $"An export is taken into an empty database only, and this one holds {count} rows in {table.Name}: name a new one by Data:Path or ConnectionStrings:Default, which was not served yet. Nothing was taken in.");
            }
        }
    }

    private async Task<long> TakeAsync(ExportedTable table, CancellationToken cancel)
    {
        var columns = table.Columns.Where(each => !each.IsNumbered).ToList();
        await using var insert = db.LongCommand();
        insert.CommandText = $"INSERT INTO {db.Quoted(table.Name)} ({string.Join(", ", columns.Select(each => db.Quoted(each.Name)))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@v{at}"))})";
        columns.Index().ToList().ForEach(each => insert.Parameters.Add(Parameter(insert, each.Item, $"@v{each.Index}", null)));
        await insert.PrepareAsync(cancel);
        var (count, later) = (0L, false);
        foreach (var (line, row) in file.Rows(table))
        {
            RequireColumns(table, line, row);
            for (var at = 0; at < columns.Count; at++)
            {
                var value = columns[at].Without is { } left ? left.Instead() : Value(table, line, row, columns[at]);
                var isLater = value is not null && table.ToItself.Contains(columns[at]);
                (insert.Parameters[at].Value, later) = (isLater ? DBNull.Value : value ?? DBNull.Value, later || isLater);
            }

            await RunAsync(insert, table, line, cancel);
            count++;
        }

        // Rows of the same table that they name may come after them.
        if (later)
        {
            await NameEachOtherAsync(table, cancel);
        }

        return count == file.Manifest.Files.First(each => each.Name == table.DataName).Rows
            ? count
            : throw ExportFile.Wrong($"{table.DataName} has {count} rows, and {ExportManifest.FileName} says otherwise");
    }

    private async Task NameEachOtherAsync(ExportedTable table, CancellationToken cancel)
    {
        await using var update = db.LongCommand();
        var names = table.ToItself.Concat(table.Key).ToList();
        update.CommandText = $"UPDATE {db.Quoted(table.Name)} SET {string.Join(", ", table.ToItself.Select((each, at) => $"{db.Quoted(each.Name)} = @v{at}"))}"
            + $" WHERE {string.Join(" AND ", table.Key.Select((each, at) => $"{db.Quoted(each.Name)} = @v{table.ToItself.Count + at}"))}";
        names.Index().ToList().ForEach(each => update.Parameters.Add(Parameter(update, each.Item, $"@v{each.Index}", null)));
        foreach (var (line, row) in file.Rows(table))
        {
            var values = names.Select(each => Value(table, line, row, each)).ToList();
            if (values.Take(table.ToItself.Count).Any(each => each is not null))
            {
                values.Index().ToList().ForEach(each => update.Parameters[each.Index].Value = each.Item ?? DBNull.Value);
                await RunAsync(update, table, line, cancel);
            }
        }
    }

    private static void RequireColumns(ExportedTable table, long line, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw ExportFile.Wrong($"line {line} of {table.DataName} is no row");
        }

        var names = row.EnumerateObject().Select(each => each.Name).ToList();
        if (names.FirstOrDefault(each => table.Exported.All(column => column.Name != each)) is { } unknown)
        {
            throw ExportFile.Wrong($"line {line} of {table.DataName} has {unknown}, which this program does not know");
        }

        if (table.Exported.FirstOrDefault(each => names.Count(name => name == each.Name) != 1) is { } missing)
        {
            throw ExportFile.Wrong($"line {line} of {table.DataName} does not say {missing.Name} once");
        }
    }

    private object? Value(ExportedTable table, long line, JsonElement row, ExportedColumn column)
    {
        try
        {
            var value = ExportedValue.Read(row.GetProperty(column.Name), column);
            return column.Kind == typeof(byte[]) && value is string hash ? file.Bytes(hash) : value;
        }
        catch (FormatException wrong)
        {
            throw ExportFile.Wrong($"{column.Name} in line {line} of {table.DataName} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static async Task RunAsync(DbCommand command, ExportedTable table, long line, CancellationToken cancel)
    {
        try
        {
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (DbException refused)
        {
            throw ExportFile.Wrong($"the database refuses line {line} of {table.DataName} ({refused.Message.TrimEnd('.')})", refused);
        }
    }
}
