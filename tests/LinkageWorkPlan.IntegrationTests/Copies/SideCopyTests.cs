using System.Reflection;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.IntegrationTests.Export;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Visibility;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Copies;

/// <summary>A side's own copy holds what that side may see, all of it and nothing else.</summary>
public sealed class SideCopyTests(StatesWorlds worlds) : IClassFixture<StatesWorlds>
{
    [Theory, EachDatabase]
    public async Task Every_exported_table_has_one_rule(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Db(db =>
        {
            var tables = ExportedTables.Of(db);
            var named = CopyRules.Asked.Keys.Concat(CopyRules.Parts).Concat(CopyRules.Whole.Keys).Concat(CopyRules.Nothing.Keys).ToList();
            Assert.True(tables.Count > 80, $"Only {tables.Count} tables were found");
            Assert.Equal(tables.Select(each => each.Name), named.Order(StringComparer.Ordinal));
            Assert.All(CopyRules.Asked, each => Assert.Equal(each.Key, db.Model.FindEntityType(each.Value.Rows)!.GetTableName()));
            Assert.All(tables.Where(each => CopyRules.Parts.Contains(each.Name)), each => Assert.NotEmpty(each.Links));
            Assert.All(CopyRules.Whole.Values.Concat(CopyRules.Nothing.Values), each => Assert.True(each.Length > 15, each));

            // What goes whole refers to nothing that may be withheld, or is emptied with it.
            Assert.Equal(["HistoryLinks"], tables.Where(each => CopyRules.Whole.ContainsKey(each.Name) && each.Links.Count > 0).Select(each => each.Name));
            return Task.CompletedTask;
        });
    }

    /// <summary>A table that comes later is in no copy before somebody says what of it.</summary>
    [Fact]
    public async Task A_table_without_a_rule_is_refused()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Db(db => CopyRules.SelectAsync(db, [.. ExportedTables.Of(db), ExportedTables.Of(db)[0] with { Name = "Visitors" }], Side.Laos, default)));
        Assert.Contains("Visitors", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Every word of the world is in the bytes of the copy where somebody of the side may read it, and only there.</summary>
    [Theory, EachDatabase]
    public async Task Its_bytes_hold_the_words_that_somebody_of_the_side_may_read(Database database)
    {
        var world = await worlds.OfAsync(database);
        foreach (var side in Sides.Both)
        {
            var all = string.Concat(Exports.Files(await CopyAsync(world.Host, side)).Values.Select(Encoding.Latin1.GetString));
            var (found, wrong) = (0, new List<string>());
            foreach (var (word, readers) in world.Words)
            {
                // What one person typed and did not send is in nobody's copy.
                var expected = world.People.Any(each => each.Side == side && readers(each)) && !word.Contains("FormDraft", StringComparison.Ordinal);
                var isThere = all.Contains(word, StringComparison.OrdinalIgnoreCase);
                found += isThere ? 1 : 0;
                if (isThere != expected)
                {
                    wrong.Add($"{side}: {word} {(isThere ? "is there" : "is missing")}");
                }
            }

            Assert.Empty(wrong);
            Assert.InRange(found, 30, world.Words.Count - 1);
        }
    }

    /// <summary>Taken in on the other kind of database, the copy shows each reader of the side the same rows, of every set that queries read.</summary>
    [Theory, EachDatabase]
    public async Task Everything_that_the_side_sees_is_in_it_and_nothing_that_it_does_not_see(Database database)
    {
        var world = await worlds.OfAsync(database);
        foreach (var side in Sides.Both)
        {
            await using var other = await TestHost.StartAsync(database == Database.Sqlite ? Database.Postgres : Database.Sqlite);
            var taken = await TakeAsync(other, await CopyAsync(world.Host, side));
            Assert.Equal(side, taken.Side);
            var compared = 0;
            foreach (var role in new[] { Role.Secretary, Role.CoChair, Role.Administrator, Role.Observer })
            {
                var reader = world.Of(role, side);
                var (before, after) = (await world.Host.Db(db => RowsAsync(db, reader)), await other.Db(db => RowsAsync(db, reader)));
                Assert.Equal(before.Keys, after.Keys);
                foreach (var (set, rows) in before)
                {
                    Assert.True(rows.SetEquals(after[set]), $"{side} {role} {set}: {rows.Count} and {after[set].Count} rows");
                    compared += rows.Count;
                }
            }

            Assert.True(compared > 500, $"Only {compared} rows were compared");

            // No row is in it that none of the side's readers sees.
            var (all, seen) = (await other.Db(db => AllAsync(db)), await world.Host.Db(db => SeenAsync(db, side)));
            Assert.All(all, each => Assert.True(each.Value.IsSubsetOf(seen[each.Key]), $"{side}: {each.Key} has rows that nobody may see"));
        }
    }

    [Theory, EachDatabase]
    public async Task Its_history_holds_and_says_how_much_is_withheld(Database database)
    {
        var world = await worlds.OfAsync(database);
        var head = await world.Host.Db(db => HistoryChain.HeadAsync(db, default));
        foreach (var side in Sides.Both)
        {
            await using var other = await TestHost.StartAsync(database);
            var zip = await CopyAsync(world.Host, side);
            var taken = await TakeAsync(other, zip);
            var state = await other.Db(db => ChainWalk.RunAsync(db, [head], default));
            Assert.Null(state.Break);
            Assert.Equal((head, taken.Withheld), (state.Head, state.Withheld));
            Assert.True(taken.Withheld > 0);
            Assert.All(Exports.Rows(zip, "History").Where(each => each["SubjectKind"]!.GetValue<string>() == AuditEntry.Withheld), each =>
                Assert.Equal(("Withheld", string.Empty, string.Empty, "1970-01-01T00:00:00.000000Z"), (each["Action"]!.GetValue<string>(), each["ActorName"]!.GetValue<string>(), each["SubjectCode"]!.GetValue<string>(), each["At"]!.GetValue<string>())));

            // The ids of what is withheld could be guessed at together with its words: they stay behind.
            var ids = await world.Host.Db(db => db.History.Select(each => each.Id).ToListAsync());
            Assert.Equal(taken.Withheld, (await other.Db(db => db.History.Select(each => each.Id).ToListAsync())).Except(ids).Count());

            // Nobody can empty another entry and say that it was withheld.
            await other.Db(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var change = db.Database.GetDbConnection().CreateCommand();
                change.CommandText = "UPDATE \"CopyMarks\" SET \"Withheld\" = \"Withheld\" - 1";
                await change.ExecuteNonQueryAsync();
            });
            Assert.Equal(ChainFault.Changed, (await other.Db(db => ChainWalk.RunAsync(db, [head], default))).Break?.Fault);
        }
    }

    [Fact]
    public async Task A_copy_and_a_complete_export_are_not_taken_for_each_other()
    {
        var world = await worlds.OfAsync(Database.Sqlite);
        await using var other = await TestHost.StartAsync(Database.Sqlite);
        var copy = await CopyAsync(world.Host, Side.Laos);
        var (asAll, asCopy) = (await Assert.ThrowsAsync<StartupException>(() => Exports.TakeAsync(other, copy)), await Assert.ThrowsAsync<StartupException>(async () => await TakeAsync(other, await Exports.OfAsync(world.Host))));
        Assert.Contains("\"import --copy\"", asAll.Message, StringComparison.Ordinal);
        Assert.Contains("\"import --all\"", asCopy.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await other.Db(async db => (await db.Users.CountAsync(), await db.CopyMarks.CountAsync())));
    }

    /// <summary>Of people of the side alone, and no mail, token or session of anybody.</summary>
    [Fact]
    public async Task Its_administrators_get_addresses_and_those_of_the_other_side_none()
    {
        var world = await worlds.OfAsync(Database.Sqlite);
        await using var other = await TestHost.StartAsync(Database.Sqlite);
        var zip = await CopyAsync(world.Host, Side.Laos);
        var taken = await TakeAsync(other, zip);
        Assert.Equal([await world.EmailAsync(world.Of(Role.Administrator, Side.Laos))], taken.Administrators.Select(each => each.Email));
        Assert.All(CopyRules.Nothing.Keys, each => Assert.Equal(string.Empty, Encoding.UTF8.GetString(Exports.Files(zip)[$"data/{each}.jsonl"])));
        Assert.Equal(0, await other.Db(db => db.Users.CountAsync(each => each.PasswordHash != null)));
    }

    internal static async Task<byte[]> CopyAsync(TestHost host, Side side)
    {
        using var zip = new MemoryStream();
        await host.Db(db => SideCopies.WriteAsync(db, zip, side, host.Time.GetUtcNow().UtcDateTime, default));
        return zip.ToArray();
    }

    internal static async Task<TakeInCopy.Taken> TakeAsync(TestHost host, byte[] zip)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lwp-copy-{Guid.CreateVersion7():N}.zip");
        await File.WriteAllBytesAsync(file, zip);
        try
        {
            return await host.SendAs(CurrentUser.System, new TakeInCopy.Command(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Keys of what a reader is shown, by the sets of <see cref="VisibleDb"/>, but for sets of what is in nobody's copy.</summary>
    private static async Task<SortedDictionary<string, HashSet<string>>> RowsAsync(WorkPlanDb db, CurrentUser reader)
    {
        var view = VisibleDb.To(reader, db);
        var found = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var set in typeof(VisibleDb).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.PropertyType.IsGenericType && each.PropertyType.GetGenericTypeDefinition() == typeof(IQueryable<>)))
        {
            var type = db.Model.FindEntityType(set.PropertyType.GetGenericArguments()[0]);
            if (type?.GetTableName() is { } table && !CopyRules.Nothing.ContainsKey(table) && !LeftOut.Tables.ContainsKey(table))
            {
                found.Add(set.Name, [.. (await ListAsync((IQueryable<object>)set.GetValue(view)!)).Select(each => KeyOf(db, each))]);
            }
        }

        return found;
    }

    private static async Task<Dictionary<string, HashSet<string>>> AllAsync(WorkPlanDb db)
    {
        var found = new Dictionary<string, HashSet<string>>();
        foreach (var (table, seen) in CopyRules.Asked.Where(each => each.Key != "History"))
        {
            var all = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(seen.Rows).Invoke(db, [])!;
            found.Add(table, [.. (await all.IgnoreQueryFilters().AsNoTracking().AsSplitQuery().ToListAsync()).Select(each => KeyOf(db, each))]);
        }

        return found;
    }

    private static async Task<Dictionary<string, HashSet<string>>> SeenAsync(WorkPlanDb db, Side side)
    {
        var found = CopyRules.Asked.Keys.ToDictionary(each => each, _ => new HashSet<string>());
        foreach (var role in Roles.OfPeople)
        {
            var view = VisibleDb.To(new CurrentUser(Guid.Empty, string.Empty, role, side, side.NativeLanguage(), null), db);
            foreach (var set in typeof(VisibleDb).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.PropertyType.IsGenericType && each.PropertyType.GetGenericTypeDefinition() == typeof(IQueryable<>)))
            {
                if (db.Model.FindEntityType(set.PropertyType.GetGenericArguments()[0])?.GetTableName() is { } table && found.TryGetValue(table, out var keys))
                {
                    keys.UnionWith((await ((IQueryable<object>)set.GetValue(view)!).IgnoreQueryFilters().AsSplitQuery().ToListAsync()).Select(each => KeyOf(db, each)));
                }
            }
        }

        return found;
    }

    private static Task<List<object>> ListAsync(IQueryable<object> set) => set.AsSplitQuery().ToListAsync();

    /// <summary>Entries of the index have a number of each database.</summary>
    private static string KeyOf(WorkPlanDb db, object row) => row is TextEntry text
        ? $"{text.AggregateId} {text.Field} {text.IsFormer} {text.Folded}"
        : string.Join(' ', db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(each => each.PropertyInfo!.GetValue(row)));
}
