using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.IntegrationTests.Visibility;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Export;

/// <summary>What one instance exports another takes in without loss, whichever database either has.</summary>
public sealed class RoundTripTests
{
    /// <summary>Tables of which neither world has a row: columns of the same kinds as others.</summary>
    private static readonly string[] NoRows = ["CommentAnswers", "RoundComments"];

    [Theory]
    [InlineData(Database.Sqlite, Database.Postgres)]
    [InlineData(Database.Postgres, Database.Sqlite)]
    [InlineData(Database.Sqlite, Database.Sqlite)]
    public async Task A_signed_and_issued_report_and_all_around_it_is_the_same_afterwards(Database from, Database to)
    {
        await using var desk = await ArchiveDesk.OpenAsync(from);
        var host = desk.Desk.Host;
        await Exports.AddRareRowsAsync(host);
        await host.Db(async db =>
        {
            var (person, unit) = (new Owner(Side.Laos, LocalizedText.Of(Language.Lo, "=ຫົວໜ້າ")), await db.Owners.FirstAsync(each => each.Side == Side.Laos));
            db.Owners.Add(person);
            db.Entry(unit).Property(each => each.HeadId).CurrentValue = person.Id;
            await db.SaveChangesAsync();
        });
        host.Time.Advance(TimeSpan.FromTicks(1_234_567));
        await host.SendAs(desk.Desk.Desk.Secretary, new KeepDraft.Command("task:x", """{"at":"2026-06-22T02:00:00.000Z","tab":"a","fields":{"text.vi":"đang viết"}}"""));

        await using var other = await TestHost.StartAsync(to);
        var (first, second) = await MoveAsync(host, other);
        Assert.True(Exports.Files(first).Count(each => each.Key.StartsWith("files/", StringComparison.Ordinal)) > 5);
        Assert.Contains(Exports.Manifest(first).Files, each => each.Name == "data/FormDrafts.jsonl" && each.Rows == 1);
        Assert.Contains(Exports.Rows(second, "Owners"), each => each["HeadId"] is not null);
        Assert.Contains(",'=ຫົວໜ້າ,", Encoding.UTF8.GetString(Exports.Files(first)["csv/Owners.csv"]), StringComparison.Ordinal);

        var editions = await other.Db(db => db.Editions.AsNoTracking().ToListAsync());
        Assert.NotEmpty(editions);
        Assert.All(editions, each => Assert.Equal((each.Sha256, true), (Fingerprint.OfBytes(each.Pdf), PdfVerification.Verify(each.Pdf, desk.Trust).Holds)));
    }

    [Theory]
    [InlineData(Database.Sqlite, Database.Postgres)]
    [InlineData(Database.Postgres, Database.Sqlite)]
    public async Task Drafts_amendments_terms_and_every_other_state_are_the_same_afterwards(Database from, Database to)
    {
        await using var world = await StatesWorld.MakeAsync(from);
        await using var other = await TestHost.StartAsync(to);
        var (first, _) = await MoveAsync(world.Host, other);
        Assert.Contains(Exports.Rows(first, "Notifications"), each => each["MailedAt"] is null && each["ReadAt"] is null);
        var secretary = world.Secretary;
        foreach (var words in new[] { "chung", "nguyên nhân" })
        {
            var (before, after) = (await world.Host.SendAs(secretary, new FindTexts.Query(words)), await other.SendAs(secretary, new FindTexts.Query(words)));
            Assert.NotEmpty(before);
            Assert.Equal(before.Select(each => each.ToString()), after.Select(each => each.ToString()));
        }
    }

    [Theory, EachDatabase]
    public async Task Without_being_asked_for_no_mail_that_waits_is_sent_again(Database database)
    {
        await using var world = await StatesWorld.MakeAsync(Database.Sqlite);
        await using var other = await TestHost.StartAsync(database);
        var taken = await Exports.TakeAsync(other, await Exports.OfAsync(world.Host), withMail: false);
        Assert.True(taken.MailsWaiting > 0);
        Assert.Equal(0, await other.Db(async db => await db.Mails.CountAsync(each => each.State == MailState.Waiting) + await db.Unmailed(other.Time.GetUtcNow().UtcDateTime).CountAsync()));
        Assert.Equal(await world.Host.Db(db => db.Notifications.CountAsync()), await other.Db(db => db.Notifications.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Nobody_has_a_password_and_the_administrators_let_in_the_others(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var other = await TestHost.StartAsync(database);
        await other.Db(db => OneTimeAddress.NewAdministratorAsync(db, Side.Laos, other.Time.GetUtcNow().UtcDateTime.AddDays(1), default));
        var taken = await Exports.TakeAsync(other, await Exports.OfAsync(host));
        Assert.Equal(taken.Administrators.Count, await other.Db(db => db.SetupTokens.CountAsync()));
        var accounts = await other.Db(db => db.Users.AsNoTracking().ToListAsync());
        Assert.NotEmpty(accounts);
        Assert.All(accounts, each => Assert.Equal((null, true), (each.PasswordHash, each.SecurityStamp!.Length > 20)));
        Assert.Equal(accounts.Count, accounts.Select(each => each.SecurityStamp).Distinct().Count());
        Assert.Equal(accounts.Where(each => each.Role == Role.Administrator).Select(each => each.Email).Order(), taken.Administrators.Select(each => each.Email).Order());
        await other.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = taken.Administrators[0].Token, Password = "một mật khẩu đủ dài 7", PasswordAgain = "một mật khẩu đủ dài 7" });
        var administrator = await other.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Email == taken.Administrators[0].Email));
        Assert.NotNull(administrator.PasswordHash);
    }

    /// <summary>A new table that no world has a row of would be moved by nobody's proof.</summary>
    [Fact]
    public async Task Every_exported_table_has_rows_in_one_of_the_worlds()
    {
        await using var desk = await ArchiveDesk.OpenAsync(Database.Sqlite);
        await using var world = await StatesWorld.MakeAsync(Database.Sqlite);
        await Exports.AddRareRowsAsync(desk.Desk.Host);
        var empty = new List<HashSet<string>>();
        foreach (var host in new[] { desk.Desk.Host, world.Host })
        {
            empty.Add([.. Exports.Manifest(await Exports.OfAsync(host)).Files.Where(each => each.Rows == 0 && each.Name.StartsWith("data/", StringComparison.Ordinal)).Select(each => each.Name[5..^6])]);
        }

        Assert.Equal(string.Join(' ', NoRows), string.Join(' ', empty[0].Intersect(empty[1]).Order(StringComparer.Ordinal)));
    }

    /// <summary>The second export is the first, but for the history of the move.</summary>
    private static async Task<(byte[] First, byte[] Second)> MoveAsync(TestHost host, TestHost other)
    {
        var first = await Exports.OfAsync(host);
        var taken = await Exports.TakeAsync(other, first);
        var second = await Exports.OfAsync(other);
        var (before, after) = (Exports.Files(first), Exports.Files(second));
        Assert.True(Exports.Manifest(first).Files.Count(each => each.Name.StartsWith("data/", StringComparison.Ordinal) && each.Rows > 0) > 18);
        Assert.Equal(Exports.Manifest(first).Files.Where(each => each.Name.StartsWith("data/", StringComparison.Ordinal)).Sum(each => each.Rows), taken.Rows);
        Assert.Equal(before.Keys, after.Keys);
        var changed = before.Keys.Where(each => !before[each].AsSpan().SequenceEqual(after[each])).ToList();
        Assert.Equal(["csv/History.csv", "csv/HistoryLinks.csv", "data/History.jsonl", "data/HistoryLinks.jsonl"], changed);
        Assert.Null((await other.Db(db => ChainWalk.RunAsync(db, [], default))).Break);
        var (told, old) = (Exports.Rows(second, "History"), Exports.Rows(first, "History").Select(each => each.ToJsonString()).ToHashSet());
        Assert.Equal(Exports.Rows(first, "History").Select(each => each.ToJsonString()), told.Take(old.Count).Select(each => each.ToJsonString()));
        Assert.All(told.Skip(old.Count), each => Assert.Equal(nameof(TakeInExport), each["Action"]!.GetValue<string>()));
        Assert.Single(told.Skip(old.Count), each => each["SubjectKind"]!.GetValue<string>() == "Other");

        var texts = await Task.WhenAll(new[] { host, other }.Select(each => each.Db(db => db.TextEntries.CountAsync(entry => !entry.IsFormer))));
        Assert.Equal((true, texts[0]), (texts[0] > 0, texts[1]));
        Assert.All(await other.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().ToListAsync()), each => Assert.Equal(each.Fingerprint, Fingerprint.OfContent(each.Content)));
        Assert.Equal(await SeenDatabase.OfAsync(host), await SeenDatabase.OfAsync(other));
        var waiting = await host.Db(async db => await db.Mails.CountAsync(each => each.State == MailState.Waiting) + await db.Unmailed(host.Time.GetUtcNow().UtcDateTime).CountAsync());
        Assert.Equal(waiting, taken.MailsWaiting);
        return (first, second);
    }
}
