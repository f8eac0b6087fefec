using System.Data.Common;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>
/// Writes all that the database holds into a ZIP that another instance takes in (<see cref="ExportTaker"/>): the tables row by row as JSON, in
/// the order of their keys, the same for reading in a spreadsheet, and each stored file once under its SHA-256. One row is in memory at a time.
/// </summary>
internal sealed class ExportWriter(WorkPlanDb db, ZipArchive zip, IReadOnlyList<ExportedTable> tables, ExportSelection? selection)
{
    private const int BufferSize = 128 * 1024;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<ExportedFile> written = [];
    private readonly SortedDictionary<string, (ExportedTable Table, ExportedColumn Column, object?[] Key)> files = new(StringComparer.Ordinal);

    /// <param name="madeAt">UTC.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="Settings.StartupException">It is larger than what is taken in (<see cref="ExportLimits"/>).</exception>
    public static Task<ExportManifest> WriteAsync(WorkPlanDb db, Stream to, DateTime madeAt, CancellationToken cancel) => WriteAsync(db, to, madeAt, null, _ => null, cancel);

    /// <param name="select">Finds, in the transaction of the export, what of it is left out.</param>
    /// <param name="about">What the manifest says of that.</param>
    /// <inheritdoc cref="WriteAsync(WorkPlanDb, Stream, DateTime, CancellationToken)"/>
    public static async Task<ExportManifest> WriteAsync(
        WorkPlanDb db, Stream to, DateTime madeAt, Func<IReadOnlyList<ExportedTable>, Task<ExportSelection>>? select, Func<ExportSelection, SideCopy?> about, CancellationToken cancel)
    {
        var tables = ExportedTables.Of(db);
        await db.Database.OpenConnectionAsync(cancel);
        await using var reading = await db.BeginReadingAsync(cancel);
        ExportSelection? selection = null;
        if (select is not null)
        {
            await using var within = await db.Database.UseTransactionAsync(reading, cancel);
            selection = await select(tables);
            await selection.FollowAsync(db, reading, ExportedTables.InOrder(tables), cancel);
        }

        ExportManifest manifest;
        await using (var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
        {
            manifest = await new ExportWriter(db, zip, tables, selection).WriteAsync(reading, madeAt, selection is null ? null : about(selection), cancel);
        }

        ExportLimits.RequireWhole(to.Position, manifest.Files.Sum(each => each.Bytes));
        return manifest;
    }

    private async Task<ExportManifest> WriteAsync(DbTransaction reading, DateTime madeAt, SideCopy? copy, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            await WriteAsync(table, table.DataName, reading, JsonRow(), cancel);
        }

        foreach (var table in tables)
        {
            await WriteAsync(table, table.CsvName, reading, ExportCsv.Row, cancel);
        }

        foreach (var (hash, place) in files)
        {
            await WriteFileAsync(hash, place, reading, cancel);
        }

        var left = LeftOut.Tables.Concat(LeftOut.Columns.Select(each => KeyValuePair.Create($"{each.Key.Table}.{each.Key.Column}", each.Value.Why))).OrderBy(each => each.Key, StringComparer.Ordinal);
        var manifest = new ExportManifest(ExportManifest.FormatNow, typeof(ExportWriter).Assembly.GetName().Version?.ToString() ?? string.Empty, ExportedTables.SchemaOf(db), madeAt, written, left.ToDictionary(), copy);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, ExportManifest.Json);
        ExportLimits.Require("The number of files in it", written.Count + 1, ExportLimits.Entries);
        ExportLimits.Require($"The bytes of {ExportManifest.FileName}", bytes.Length, ExportLimits.Manifest);
        await using var entry = await zip.CreateEntry(ExportManifest.FileName).OpenAsync(cancel);
        await entry.WriteAsync(bytes, cancel);
        return manifest;
    }

    private async Task WriteAsync(ExportedTable table, string name, DbTransaction reading, Action<Stream, ExportedTable, object?[]> write, CancellationToken cancel)
    {
        await using var command = Select(table, table.Exported, reading);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        await using var entry = new HashedStream(await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel));
        await using var to = new BufferedStream(entry, BufferSize);
        if (name == table.CsvName)
        {
            ExportCsv.Head(to, table);
        }

        var (count, keyAt) = (0L, table.Key.Select(each => table.Exported.ToList().IndexOf(each)).ToArray());
        while (selection?.Holds(table) != false && await rows.ReadAsync(cancel))
        {
            var values = new object?[table.Exported.Count];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = ExportedValue.Read(rows, at, table.Exported[at]);
            }

            if (selection?.Take(table, values) == false)
            {
                continue;
            }

            count++;
            foreach (var (at, bytes) in values.Index().Where(each => each.Item is byte[]))
            {
                files.TryAdd(Fingerprint.OfBytes((byte[])bytes!), (table, table.Exported[at], [.. keyAt.Select(key => values[key])]));
            }

            write(to, table, values);
        }

        await to.FlushAsync(cancel);
        written.Add(new ExportedFile(name, count, entry.Bytes, entry.Sha256()));
    }

    private static Action<Stream, ExportedTable, object?[]> JsonRow()
    {
        var line = new System.Buffers.ArrayBufferWriter<byte>(BufferSize);
        return (to, table, values) =>
        {
            line.Clear();
            using (var json = new Utf8JsonWriter(line, Plain))
            {
                json.WriteStartObject();
                for (var at = 0; at < values.Length; at++)
                {
                    ExportedValue.Write(json, table.Exported[at], values[at]);
                }

                json.WriteEndObject();
            }

            ExportLimits.Require($"The bytes of a row of {table.Name}", line.WrittenCount, ExportLimits.Line);
            to.Write(line.WrittenSpan);
            to.WriteByte((byte)'\n');
        };
    }

    private async Task WriteFileAsync(string hash, (ExportedTable Table, ExportedColumn Column, object?[] Key) place, DbTransaction reading, CancellationToken cancel)
    {
        await using var command = Select(place.Table, [place.Column], reading, place.Key);
        var bytes = (byte[])(await command.ExecuteScalarAsync(cancel))!;
        ExportLimits.Require($"The bytes of {ExportFile.NameOf(hash)}", bytes.Length, ExportLimits.File);

        // Most kinds of file are packed already.
        await using var entry = await zip.CreateEntry(ExportFile.NameOf(hash), CompressionLevel.NoCompression).OpenAsync(cancel);
        await entry.WriteAsync(bytes, cancel);
        written.Add(new ExportedFile(ExportFile.NameOf(hash), null, bytes.Length, hash));
    }

    private DbCommand Select(ExportedTable table, IReadOnlyList<ExportedColumn> columns, DbTransaction reading, object?[]? key = null)
    {
        var command = db.LongCommand(reading);
        var conditions = LeftOut.Rows.TryGetValue(table.Name, out var rows) ? [rows] : new List<string>();
        foreach (var (column, at) in table.Key.Select((each, at) => (each, at)).Where(_ => key is not null))
        {
            conditions.Add($"{db.Quoted(column.Name)} = @k{at}");
            command.Parameters.Add(ExportTaker.Parameter(command, column, $"@k{at}", key![at]));
        }

        var order = string.Join(", ", table.Key.Select(each => db.Quoted(each.Name) + (each.Kind == typeof(string) ? db.ByCharacters : string.Empty)));
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(each => db.Quoted(each.Name)))} FROM {db.Quoted(table.Name)}"
            + (conditions.Count > 0 ? $" WHERE {string.Join(" AND ", conditions)}" : string.Empty) + $" ORDER BY {order}";
        return command;
    }
}
