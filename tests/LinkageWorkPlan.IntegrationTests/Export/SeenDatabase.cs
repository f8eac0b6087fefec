using System.Globalization;
using System.Reflection;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Export;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkageWorkPlan.IntegrationTests.Export;

/// <summary>What the program itself reads of a database, past the reader of exports: what that reads wrongly each time would be the same twice.</summary>
internal static class SeenDatabase
{
    /// <summary>They differ after a move, and are compared apart.</summary>
    private static readonly string[] Apart = ["History", "HistoryLinks", "TextEntries"];

    /// <summary>A line for each row.</summary>
    public static Task<List<string>> OfAsync(TestHost host) => host.Db(async db =>
    {
        var names = ExportedTables.Of(db).Select(each => each.Name).Except(Apart).ToHashSet();
        var types = db.Model.GetEntityTypes().Where(each => !each.IsOwned() && each.BaseType is null && names.Contains(each.GetTableName()!)).ToList();
        Assert.True(types.Count > 40, $"Only {types.Count} kinds of row were found");
        foreach (var type in types)
        {
            await Set(db, type).IgnoreQueryFilters().AsSplitQuery().LoadAsync();
        }

        var lines = db.ChangeTracker.Entries().Select(Line).Order(StringComparer.Ordinal).ToList();
        db.ChangeTracker.Clear();
        return lines;
    });

    private static IQueryable<object> Set(WorkPlanDb db, IEntityType type)
    {
        object[] named = type.HasSharedClrType ? [type.Name] : [];
        var method = typeof(DbContext).GetMethod(nameof(DbContext.Set), [.. named.Select(each => each.GetType())])!.MakeGenericMethod(type.ClrType);
        return (IQueryable<object>)method.Invoke(db, BindingFlags.Default, null, named, CultureInfo.InvariantCulture)!;
    }

    private static string Line(EntityEntry entry) => $"{entry.Metadata.ShortName()}: " + string.Join(", ", entry.Properties
        .Where(each => !LeftOut.Columns.ContainsKey((entry.Metadata.GetTableName()!, each.Metadata.GetColumnName())))
        .OrderBy(each => each.Metadata.Name, StringComparer.Ordinal)
        .Select(each => $"{each.Metadata.Name}={Words(each)}"));

    private static string Words(PropertyEntry property) => property.CurrentValue switch
    {
        null => "-",
        DateTime instant => $"{instant.Kind} {instant.Ticks / 10}",
        DateTimeOffset instant => $"{instant.UtcTicks / 10}",
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        byte[] bytes => Fingerprint.OfBytes(bytes),
        var value => Convert.ToString(property.Metadata.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value, CultureInfo.InvariantCulture) ?? "-",
    };
}
