using System.Security.Cryptography;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Proof;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.History;

/// <summary>What anybody with the database in hand does to the history is found.</summary>
public sealed class ChainTests
{
    [Theory, EachDatabase]
    public async Task Every_entry_of_the_demo_is_linked_in_the_form_in_which_it_was_written(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var state = await WalkAsync(host);
        Assert.Equal((null, await host.Db(db => db.History.LongCountAsync())), (state.Break, state.Head.Number));
        Assert.True(state.Head.Number > 50);

        // By another way than the program's: the hash is that of the hash before it, a line feed and the entry's form.
        var (former, last) = await host.Db(async db => (await db.HistoryLinks.SingleAsync(each => each.Number == state.Head.Number - 1), await db.HistoryLinks.SingleAsync(each => each.Number == state.Head.Number)));
        var entry = await host.Db(db => db.History.AsNoTracking().SingleAsync(each => each.Id == last.EntryId));
        var form = Encoding.UTF8.GetString(HistoryChain.FormOf(entry));
        Assert.StartsWith($"{{\"id\":\"{entry.Id}\",\"at\":\"{entry.At:yyyy-MM-ddTHH:mm:ss}", form, StringComparison.Ordinal);
        Assert.Equal(last.Hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(former.Hash + "\n" + form))));
    }

    [Theory]
    [EachDatabase("""UPDATE "History" SET "ActorName" = 'Somebody else' WHERE "Id" = '{id}'""", ChainFault.Changed)]
    [EachDatabase("""UPDATE "History" SET "At" = '2020-01-01 00:00:00Z' WHERE "Id" = '{id}'""", ChainFault.Changed)]
    [EachDatabase("""UPDATE "History" SET "Changes" = '[]' WHERE "Id" = '{id}'""", ChainFault.Changed)]
    [EachDatabase("""UPDATE "History" SET "Reason" = 'because' WHERE "Id" = '{id}'""", ChainFault.Changed)]
    [EachDatabase("""UPDATE "HistoryLinks" SET "Hash" = '{zeros}' WHERE "Number" = 7""", ChainFault.Changed)]
    [EachDatabase("""DELETE FROM "HistoryLinks" WHERE "Number" = 7""", ChainFault.LinkMissing)]
    public async Task The_first_entry_that_was_changed_is_named(Database database, string change, ChainFault fault)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var id = await host.Db(db => db.HistoryLinks.Where(each => each.Number == 7).Select(each => each.EntryId).SingleAsync());
        await ForceAsync(host, change.Replace("{id}", database == Database.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString(), StringComparison.Ordinal).Replace("{zeros}", HistoryHead.None.Hash, StringComparison.Ordinal));
        var state = await WalkAsync(host);
        Assert.Equal((fault, 7, 6), (state.Break?.Fault, state.Break?.Number, state.Head.Number));

        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var seen = await host.SendAs(secretary, new FindHistoryBreak.Query());
        Assert.Equal((fault, 7L, 6L), (seen.Fault, seen.Number, seen.Head.Number));
    }

    [Theory, EachDatabase]
    public async Task A_history_of_several_batches_is_walked_to_its_end_and_the_first_break_in_a_later_one_is_named(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.SendAs(CurrentUser.System, new SeedLargeHistory.Command(2 * ChainWalk.Batch));
        var state = await WalkAsync(host);
        Assert.Equal((null, await host.Db(db => db.History.LongCountAsync())), (state.Break, state.Head.Number));
        Assert.True(state.Head.Number > 2 * ChainWalk.Batch);

        const long Number = ChainWalk.Batch + 1;
        await ForceAsync(host, "DELETE FROM \"HistoryLinks\" WHERE \"Number\" = " + Number);
        state = await WalkAsync(host);
        Assert.Equal((ChainFault.LinkMissing, Number, Number - 1), (state.Break?.Fault, state.Break?.Number, state.Head.Number));
    }

    [Theory, EachDatabase]
    public async Task An_entry_that_was_put_in_or_taken_from_the_end_or_written_again_is_found(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var head = (await WalkAsync(host)).Head;
        await AddAsync(host, "Đơn vị A");
        var known = (await WalkAsync(host)).Head;
        Assert.Equal(head.Number + 1, known.Number);

        // Its end is cut off: the chain holds, and is too short for who knows how long it was.
        var id = await host.Db(db => db.HistoryLinks.Where(each => each.Number == known.Number).Select(each => each.EntryId).SingleAsync());
        await ForceAsync(host, "DELETE FROM \"HistoryLinks\" WHERE \"Number\" = " + known.Number, $"DELETE FROM \"History\" WHERE \"Id\" = '{(database == Database.Sqlite ? id.ToString().ToUpperInvariant() : id)}'");
        Assert.Null((await WalkAsync(host)).Break);
        Assert.Equal((ChainFault.TooShort, known.Number), (await WalkAsync(host, known)) is { Break: { } cut } ? (cut.Fault, cut.Number) : default);

        // Another entry in its place, rightly linked: the hash is another.
        await AddAsync(host, "Đơn vị B");
        Assert.Null((await WalkAsync(host, head)).Break);
        Assert.Equal((ChainFault.Rewritten, known.Number), (await WalkAsync(host, known)) is { Break: { } again } ? (again.Fault, again.Number) : default);

        // Past the program.
        await host.Db(async db =>
        {
            var entry = await db.History.AsNoTracking().OrderBy(each => each.Id).FirstAsync();
            db.History.Add(new AuditEntry(new Actor(entry.ActorId, entry.ActorName, entry.ActorRole, entry.ActorSide), entry.At, entry.Action, new AuditSubject("Other", Guid.CreateVersion7(), string.Empty, LocalizedText.Empty, null), null, []));
            await db.SaveIndexAsync(default);
        });
        Assert.Equal(ChainFault.NotLinked, (await WalkAsync(host)).Break?.Fault);
    }

    [Theory, EachDatabase]
    public async Task What_many_write_at_once_is_one_chain_without_a_gap(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var before = (await WalkAsync(host)).Head.Number;
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(() => AddAsync(host, $"Đơn vị {number}"))));
        var state = await WalkAsync(host);
        Assert.Equal((null, before + 24), (state.Break, state.Head.Number));
    }

    [Theory, EachDatabase]
    public async Task What_was_refused_leaves_no_link(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var before = (await WalkAsync(host)).Head;
        await host.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Owners.Add(new Domain.Plans.Owner(Side.Laos, LocalizedText.Of(Language.Lo, "ໜ່ວຍງານ")));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            db.Owners.Add(new Domain.Plans.Owner(Side.Laos, LocalizedText.Of(Language.Lo, "ໜ່ວຍງານ ຂ")));
            await db.SaveChangesAsync();
        });
        var state = await WalkAsync(host);
        Assert.Equal((null, before.Number + 1), (state.Break, state.Head.Number));
    }

    internal static Task<ChainState> WalkAsync(TestHost host, params HistoryHead[] known) => host.Db(db => ChainWalk.RunAsync(db, known, default));

    internal static async Task AddAsync(TestHost host, string name) =>
        await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Vietnam), new AddOwner.Command(Side.Vietnam, new TextWords(name, null, null)));

    /// <summary>As somebody does who owns the database: what keeps others from changing the history is taken away first.</summary>
    internal static Task ForceAsync(TestHost host, params string[] changes) => host.Db(async db =>
    {
        foreach (var table in new[] { "History", "HistoryLinks", "HistoryHeads" })
        {
            foreach (var free in host.Database == Database.Sqlite ? [$"DROP TRIGGER IF EXISTS \"{table}_refuses_UPDATE\"", $"DROP TRIGGER IF EXISTS \"{table}_refuses_DELETE\""] : new[] { $"ALTER TABLE \"{table}\" DISABLE TRIGGER USER" })
            {
                await db.Database.ExecuteSqlRawAsync(free);
            }
        }

        foreach (var change in changes)
        {
            await db.Database.ExecuteSqlRawAsync(change);
        }
    });
}
