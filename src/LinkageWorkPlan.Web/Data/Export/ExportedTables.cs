using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>A column as a complete export has it.</summary>
/// <param name="Kind">What its values are in every database: the type that the model's values are stored as.</param>
/// <param name="ReadAs">What the model reads it as.</param>
/// <param name="IsNumbered">True for a number that the database gives: rows keep their order, and get new ones.</param>
/// <param name="Without">Why it stays behind, and what stands in its place; null where it comes along.</param>
internal sealed record ExportedColumn(string Name, Type Kind, Type ReadAs, bool IsNullable, bool IsNumbered, RelationalTypeMapping Mapping, LeftBehind? Without)
{
    public bool IsExported => !IsNumbered && Without is null;
}

/// <param name="Key">Columns of its primary key: its rows stand in their order.</param>
/// <param name="References">Tables whose rows have to be there before.</param>
/// <param name="ToItself">Columns that name another row of the same table.</param>
/// <param name="Links">Columns that name a row of another table.</param>
internal sealed record ExportedTable(
    string Name, IReadOnlyList<ExportedColumn> Columns, IReadOnlyList<ExportedColumn> Key, IReadOnlyList<string> References, IReadOnlyList<ExportedColumn> ToItself, IReadOnlyList<(ExportedColumn Column, string Table)> Links)
{
    public IReadOnlyList<ExportedColumn> Exported { get; } = [.. Columns.Where(each => each.IsExported)];

    public string DataName => $"data/{Name}.jsonl";

    public string CsvName => $"csv/{Name}.csv";
}

/// <summary>What a complete export holds: every table and column of the model that <see cref="LeftOut"/> does not name, the same on every database.</summary>
internal static class ExportedTables
{
    /// <summary>The kinds of value that have a form in an export (<see cref="ExportedValue"/>).</summary>
    private static readonly HashSet<Type> Kinds = [typeof(string), typeof(Guid), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(DateOnly), typeof(DateTime), typeof(DateTimeOffset), typeof(byte[])];

    /// <summary>By name.</summary>
    /// <exception cref="InvalidOperationException">The model has a kind of column that is not known here.</exception>
    public static IReadOnlyList<ExportedTable> Of(WorkPlanDb db) =>
        [.. db.Model.GetRelationalModel().Tables.Where(each => !LeftOut.Tables.ContainsKey(each.Name)).Select(Of).OrderBy(each => each.Name, StringComparer.Ordinal)];

    /// <summary>Every table of the model, whether an export has it or not.</summary>
    /// <inheritdoc cref="Of(WorkPlanDb)"/>
    public static IReadOnlyList<ExportedTable> Every(WorkPlanDb db) => [.. db.Model.GetRelationalModel().Tables.Select(Of).OrderBy(each => each.Name, StringComparer.Ordinal)];

    /// <summary>Each after those that it refers to.</summary>
    /// <exception cref="InvalidOperationException">Tables refer to each other in a circle.</exception>
    public static IReadOnlyList<ExportedTable> InOrder(IReadOnlyList<ExportedTable> tables)
    {
        var (open, done, names) = (tables.ToList(), new List<ExportedTable>(), new HashSet<string>(StringComparer.Ordinal));
        while (open.Count > 0)
        {
            var next = open.Where(each => each.References.All(names.Contains)).ToList();
            if (next.Count == 0)
            {
                throw new InvalidOperationException($"These tables refer to each other or to one that is not exported: {string.Join(", ", open.Select(each => each.Name))}.");
            }

            done.AddRange(next);
            names.UnionWith(next.Select(each => each.Name));
            open.RemoveAll(next.Contains);
        }

        return done;
    }

    /// <summary>The state of the schema that an export was made of: exports are taken in where it is the same.</summary>
    public static string SchemaOf(WorkPlanDb db) => db.Database.GetMigrations().Last();

    /// <summary>As the database writes names.</summary>
    public static string Quoted(this WorkPlanDb db, string name) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);

    /// <summary>With the time that large tables take, in the context's transaction or another of its connection.</summary>
    public static DbCommand LongCommand(this WorkPlanDb db, DbTransaction? within = null)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = within ?? db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandTimeout = (int)ExportLimits.Command.TotalSeconds;
        return command;
    }

    private static ExportedTable Of(ITable table)
    {
        var columns = table.Columns.Where(each => each.PropertyMappings.Count > 0).ToDictionary(each => each.Name, each => ColumnOf(table, each));
        if (columns.Count < table.Columns.Count())
        {
            throw new InvalidOperationException($"The table {table.Name} has a column that belongs to no property.");
        }

        var abroad = table.ForeignKeyConstraints.Where(each => each.PrincipalTable != table).Select(each => each.PrincipalTable.Name).Distinct();
        var own = table.ForeignKeyConstraints.Where(each => each.PrincipalTable == table).SelectMany(each => each.Columns).Select(each => columns[each.Name]);
        var key = (table.PrimaryKey ?? throw new InvalidOperationException($"The table {table.Name} has no key.")).Columns.Select(each => columns[each.Name]);
        var links = table.ForeignKeyConstraints.Where(each => each.PrincipalTable != table).SelectMany(each => each.Columns.Select(column => (columns[column.Name], each.PrincipalTable.Name)));
        return new ExportedTable(table.Name, [.. columns.Values.OrderBy(each => each.Name, StringComparer.Ordinal)], [.. key], [.. abroad], [.. own.DistinctBy(each => each.Name)], [.. links]);
    }

    private static ExportedColumn ColumnOf(ITable table, IColumn column)
    {
        var (property, mapping) = (column.PropertyMappings[0].Property, column.PropertyMappings[0].TypeMapping);
        var (stored, read) = (Bare(mapping.Converter?.ProviderClrType ?? mapping.ClrType), Bare(property.ClrType));
        var kind = stored.IsEnum ? Enum.GetUnderlyingType(stored) : stored;
        var isNumbered = property.ValueGenerated == ValueGenerated.OnAdd && (kind == typeof(int) || kind == typeof(long));
        return Kinds.Contains(kind)
            ? new ExportedColumn(column.Name, kind, read, column.IsNullable, isNumbered, mapping, LeftOut.Columns.GetValueOrDefault((table.Name, column.Name)))
            : throw new InvalidOperationException($"{table.Name}.{column.Name} holds {kind.Name}, which has no form in an export yet.");
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
