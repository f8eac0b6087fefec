using System.Data.Common;
using LinkageWorkPlan.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>
/// Which rows an export holds, where it does not hold all: rows that are withheld take along what refers to them. Of entries of the history that are
/// withheld an empty one stays, so that the hashes after it can still be calculated.
/// </summary>
/// <param name="nothing">Tables of which no row is in it.</param>
/// <param name="withheld">Keys of rows that are not in it, by table.</param>
/// <param name="entries">Ids of entries of the history that are withheld.</param>
internal sealed class ExportSelection(IReadOnlySet<string> nothing, IReadOnlyDictionary<string, HashSet<Guid>> withheld, IReadOnlyCollection<Guid> entries)
{
    private const string History = "History";
    private const string Links = "HistoryLinks";

    /// <summary>Columns that name a row of any table, without a reference that the database keeps.</summary>
    private static readonly IReadOnlyDictionary<string, string> Named = new Dictionary<string, string> { ["TextEntries"] = "AggregateId" };

    private readonly Dictionary<string, HashSet<Guid>> withheld = withheld.ToDictionary(each => each.Key, each => each.Value);
    private readonly Dictionary<Guid, AuditEntry> empty = entries.ToDictionary(each => each, _ => AuditEntry.OfWithheld());
    private HashSet<Guid> all = [];

    public int WithheldEntries => empty.Count;

    public bool Holds(ExportedTable table) => !nothing.Contains(table.Name);

    /// <summary>Finds what refers to what is withheld, in the export's own transaction.</summary>
    /// <param name="tables">Each after those that it refers to.</param>
    public async Task FollowAsync(WorkPlanDb db, DbTransaction reading, IReadOnlyList<ExportedTable> tables, CancellationToken cancel)
    {
        foreach (var table in tables.Where(each => KeyOf(each) is not null))
        {
            foreach (var link in table.Links.Where(each => withheld.ContainsKey(each.Table)))
            {
                await using var command = db.LongCommand(reading);
                command.CommandText = $"SELECT {db.Quoted(KeyOf(table)!.Name)}, {db.Quoted(link.Column.Name)} FROM {db.Quoted(table.Name)} WHERE {db.Quoted(link.Column.Name)} IS NOT NULL";
                await using var rows = await command.ExecuteReaderAsync(cancel);
                while (await rows.ReadAsync(cancel))
                {
                    if (withheld[link.Table].Contains(rows.GetGuid(1)))
                    {
                        (withheld.TryGetValue(table.Name, out var found) ? found : withheld[table.Name] = []).Add(rows.GetGuid(0));
                    }
                }
            }
        }

        all = [.. withheld.Values.SelectMany(each => each)];
    }

    /// <param name="values">Of the exported columns; an entry that is withheld is emptied in its place.</param>
    /// <returns>False where the row is not in it.</returns>
    public bool Take(ExportedTable table, object?[] values)
    {
        var at = table.Exported;
        if (table.Name == History && values[IndexOf(at, nameof(AuditEntry.Id))] is Guid id && empty.TryGetValue(id, out var entry))
        {
            for (var each = 0; each < values.Length; each++)
            {
                var value = typeof(AuditEntry).GetProperty(at[each].Name)!.GetValue(entry);
                values[each] = at[each].Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
            }

            return true;
        }

        if (table.Name == Links && values[IndexOf(at, nameof(HistoryLink.EntryId))] is Guid linked && empty.TryGetValue(linked, out var kept))
        {
            values[IndexOf(at, nameof(HistoryLink.EntryId))] = kept.Id;
            return true;
        }

        return !(KeyOf(table) is { } key && withheld.TryGetValue(table.Name, out var own) && own.Contains((Guid)values[IndexOf(at, key.Name)]!))
            && !table.Links.Any(each => withheld.TryGetValue(each.Table, out var gone) && values[IndexOf(at, each.Column.Name)] is Guid named && gone.Contains(named))
            && !(Named.TryGetValue(table.Name, out var name) && values[IndexOf(at, name)] is Guid about && all.Contains(about));
    }

    private static ExportedColumn? KeyOf(ExportedTable table) => table.Key is [{ IsExported: true } key] && key.Kind == typeof(Guid) ? key : null;

    private static int IndexOf(IReadOnlyList<ExportedColumn> columns, string name)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            if (columns[at].Name == name)
            {
                return at;
            }
        }

        throw new InvalidOperationException($"There is no column {name}.");
    }
}
