using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Export;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Export;

/// <summary>A complete export is complete: what the model maps is in it, or stands in the list of what is left out, with its reason.</summary>
public sealed partial class ExportedTablesTests
{
    /// <summary>Named like a secret, and none: keys of words, of places and of contents.</summary>
    private static readonly string[] Open = ["AccountTokens.LoginProvider", "AccountTokens.Name", "AccountTokens.UserId", "AccountTokens.Value", "HistoryHeads.Hash", "HistoryLinks.Hash", "PowerProposals.Stamp"];

    [Theory, EachDatabase]
    public async Task Every_table_and_column_is_exported_or_left_out_with_its_reason(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Db(db =>
        {
            var tables = ExportedTables.Of(db);
            var mapped = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null)
                .SelectMany(type => type.GetFlattenedProperties().Select(property => (Table: type.GetTableName()!, Column: property.GetColumnName()))).Distinct().ToList();
            Assert.True(mapped.Count > 200, $"Only {mapped.Count} columns were found");
            var exported = tables.SelectMany(each => each.Exported.Select(column => (each.Name, column.Name))).ToHashSet();
            var numbered = tables.SelectMany(each => each.Columns.Where(column => column.IsNumbered).Select(column => (each.Name, column.Name))).ToHashSet();
            Assert.Equal([("TextEntries", "Number")], numbered);
            Assert.DoesNotContain(mapped, each => !exported.Contains(each) && !numbered.Contains(each) && !LeftOut.Tables.ContainsKey(each.Table) && !LeftOut.Columns.ContainsKey(each));
            Assert.Empty(LeftOut.Tables.Keys.Concat(LeftOut.Rows.Keys).Except(mapped.Select(each => each.Table)));
            Assert.Empty(LeftOut.Columns.Keys.Except(mapped));
            Assert.All(LeftOut.Tables.Values.Concat(LeftOut.Columns.Values.Select(each => each.Why)), each => Assert.True(each.Length > 10));
            Assert.All(LeftOut.Columns, each => Assert.True(each.Value.Instead() is not null || tables.Single(table => table.Name == each.Key.Table).Columns.Single(column => column.Name == each.Key.Column).IsNullable));
            Assert.Equal(tables.Count, ExportedTables.InOrder(tables).Count);
            return Task.CompletedTask;
        });
    }

    /// <summary>A secret that is added some day does not leave with the next export because nobody thought of it.</summary>
    [Fact]
    public async Task What_is_named_like_a_secret_stays_behind()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await host.Db(db =>
        {
            var named = ExportedTables.Of(db).SelectMany(each => each.Exported.Select(column => $"{each.Name}.{column.Name}")).Where(each => Secret().IsMatch(each)).ToList();
            Assert.Empty(named.Except(Open));
            Assert.Empty(Open.Except(named));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Both_databases_export_the_same_columns_of_the_same_kind()
    {
        var found = new List<IEnumerable<string>>();
        foreach (var database in Enum.GetValues<Database>())
        {
            await using var host = await TestHost.StartAsync(database);
            found.Add(await host.Db(db => Task.FromResult(ExportedTables.Of(db).SelectMany(each => each.Exported.Select(column => $"{each.Name}.{column.Name} {column.Kind.Name} {column.IsNullable}")).ToList())));
        }

        Assert.Equal(found[0], found[1]);
    }

    [Fact]
    public async Task Nothing_that_opens_an_account_is_in_it()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        var secrets = await host.Db(db => db.Users.Select(each => new { each.PasswordHash, each.SecurityStamp }).ToListAsync());
        var zip = await Exports.OfAsync(host);
        var all = string.Concat(Exports.Files(zip).Values.Select(Encoding.UTF8.GetString));
        Assert.NotEmpty(secrets);
        Assert.All(secrets, each => Assert.Equal((false, false), (all.Contains(each.PasswordHash!, StringComparison.Ordinal), all.Contains(each.SecurityStamp!, StringComparison.Ordinal))));
        Assert.Equal(LeftOut.Tables.Count + LeftOut.Columns.Count, Exports.Manifest(zip).LeftOut.Count);
    }

    [Fact]
    public async Task A_table_for_a_spreadsheet_has_its_mark_its_heads_and_no_formulas()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        var csv = Exports.Files(await Exports.OfAsync(host))["csv/Owners.csv"];
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv.AsSpan(3)).Split("\r\n");
        Assert.Contains("Name.vi,Name.lo,Name.en", lines[0], StringComparison.Ordinal);
        Assert.Equal(string.Empty, lines[^1]);
        Assert.Equal(["'=1+1", "'+1", "'-1", "'@x", "'\tx", "1", ""], new[] { "=1+1", "+1", "-1", "@x", "\tx", "1", "" }.Select(ExportCsv.Safe));
    }

    [GeneratedRegex("Password|Secret|Token|Stamp|Recovery|Credential|Hash|Salt", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();
}
