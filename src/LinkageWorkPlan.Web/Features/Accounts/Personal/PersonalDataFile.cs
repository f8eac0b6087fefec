using System.Data.Common;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Export;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Personal;

/// <summary>
/// Writes what is kept of one account into a ZIP, by <see cref="PersonalDataRules"/>: each table as JSON and for reading in a spreadsheet, and how
/// many rows of others name the person. Files and secrets are not in it.
/// </summary>
internal sealed class PersonalDataFile(WorkPlanDb db, Guid account)
{
    public const string Overview = "overview.json";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <param name="madeAt">UTC.</param>
    public static async Task<byte[]> OfAsync(WorkPlanDb db, Guid account, DateTime madeAt, CancellationToken cancel)
    {
        using var to = new MemoryStream();
        await db.Database.OpenConnectionAsync(cancel);
        await using (var reading = await db.BeginReadingAsync(cancel))
        await using (var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
        {
            await new PersonalDataFile(db, account).WriteAsync(zip, reading, madeAt, cancel);
        }

        return to.ToArray();
    }

    private async Task WriteAsync(ZipArchive zip, DbTransaction reading, DateTime madeAt, CancellationToken cancel)
    {
        var (rows, counted) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, long>(StringComparer.Ordinal));
        foreach (var table in ExportedTables.Every(db))
        {
            var rules = PersonalDataRules.Columns.Where(each => each.Key.Table == table.Name).Select(each => (Column: table.Columns.Single(column => column.Name == each.Key.Column), each.Value.Use)).ToList();
            if (rules.Where(each => each.Use == PersonalUse.Rows).Select(each => each.Column).ToList() is { Count: > 0 } shown)
            {
                rows.Add(table.Name, await WriteAsync(zip, Shown(table), shown, reading, cancel));
            }

            foreach (var (column, _) in rules.Where(each => each.Use == PersonalUse.Count))
            {
                await using var command = Command("COUNT(*)", table, [column], reading);
                counted.Add($"{table.Name}.{column.Name}", Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        await using var entry = await zip.CreateEntry(Overview).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, new { MadeAt = ExportedValue.Words(madeAt), Account = account, Rows = rows, Counted = counted }, Indented, cancel);
    }

    /// <summary>Without secrets, and without the bytes of files.</summary>
    private static ExportedTable Shown(ExportedTable table) => new(
        table.Name, [.. table.Columns.Where(each => each.Kind != typeof(byte[]) && !PersonalDataRules.Secrets.Contains((table.Name, each.Name))).Select(each => each with { Without = null })],
        table.Key, [], [], []);

    private async Task<int> WriteAsync(ZipArchive zip, ExportedTable table, IReadOnlyList<ExportedColumn> by, DbTransaction reading, CancellationToken cancel)
    {
        var found = new List<object?[]>();
        await using (var command = Command(string.Join(", ", table.Exported.Select(each => db.Quoted(each.Name))), table, by, reading))
        await using (var read = await command.ExecuteReaderAsync(cancel))
        {
            while (await read.ReadAsync(cancel))
            {
                found.Add([.. table.Exported.Select((column, at) => ExportedValue.Read(read, at, column))]);
            }
        }

        await using (var entry = await zip.CreateEntry($"json/{table.Name}.json").OpenAsync(cancel))
        await using (var json = new Utf8JsonWriter(entry, Plain))
        {
            json.WriteStartArray();
            foreach (var values in found)
            {
                json.WriteStartObject();
                values.Index().ToList().ForEach(each => ExportedValue.Write(json, table.Exported[each.Index], each.Item));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        await using var csv = await zip.CreateEntry(table.CsvName).OpenAsync(cancel);
        ExportCsv.Head(csv, table);
        found.ForEach(values => ExportCsv.Row(csv, table, values));
        return found.Count;
    }

    private DbCommand Command(string what, ExportedTable table, IReadOnlyList<ExportedColumn> by, DbTransaction reading)
    {
        var command = db.LongCommand(reading);
        command.CommandText = $"SELECT {what} FROM {db.Quoted(table.Name)} WHERE {string.Join(" OR ", by.Select(each => $"{db.Quoted(each.Name)} = @account"))}";
        command.Parameters.Add(ExportTaker.Parameter(command, by[0], "@account", account));
        return command;
    }
}
