using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Copies;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Visibility;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Personal;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>A person reads what is kept of them, and takes it away: all of it, and nothing of another person.</summary>
public sealed partial class PersonalDataTests
{
    private const string Password = "một câu dễ nhớ";

    /// <summary>Named like a secret, and none.</summary>
    private static readonly string[] Open =
    [
        "AccountTokens.LoginProvider", "AccountTokens.Name", "AccountTokens.UserId", "AccountTokens.Value", "Accounts.TwoFactorEnabled", "ApiTokens.AccountId", "ApiTokens.CreatedAt", "ApiTokens.ExpiresAt", "ApiTokens.Id", "ApiTokens.Name", "ApiTokens.Scope",
        "SecondFactors.AccountId", "SecondFactors.Since",
    ];

    /// <summary>Whatever is added to the model: somebody says what a person gets of it, and what stays.</summary>
    [Theory, EachDatabase]
    public async Task Every_column_that_can_name_an_account_has_a_rule(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Db(db =>
        {
            var tables = ExportedTables.Every(db);
            var ids = tables.SelectMany(table => table.Columns.Where(column => column.Kind == typeof(Guid)).Select(column => (Table: table, Column: column))).ToList();
            Assert.True(ids.Count > 150, $"Only {ids.Count} columns with ids were found");
            var unsaid = ids.Where(each => !PersonalDataRules.Columns.ContainsKey((each.Table.Name, each.Column.Name))).ToList();

            // A foreign key says what it names; an id of the row itself is nobody's.
            Assert.DoesNotContain(unsaid, each => each.Table.Links.Any(link => link.Column.Name == each.Column.Name && link.Table == "Accounts"));
            var open = unsaid.Where(each => each.Column.Name != "Id" && !each.Table.Links.Concat(each.Table.ToItself.Select(column => (Column: column, Table: each.Table.Name))).Any(link => link.Column.Name == each.Column.Name)).ToList();
            Assert.Empty(open.Where(each => !PersonalDataRules.NotOfPeople.Contains(each.Column.Name)).Select(each => $"{each.Table.Name}.{each.Column.Name}"));
            Assert.Empty(PersonalDataRules.NotOfPeople.Except(open.Select(each => each.Column.Name)));
            Assert.DoesNotContain(PersonalDataRules.NotOfPeople, each => each.Contains("Account", StringComparison.Ordinal) || each.Contains("User", StringComparison.Ordinal) || each.EndsWith("By", StringComparison.Ordinal));

            var known = tables.SelectMany(table => table.Columns.Select(column => (table.Name, column.Name))).ToHashSet();
            Assert.Empty(PersonalDataRules.Columns.Keys.Concat(PersonalDataRules.NameStays.Keys).Concat(PersonalDataRules.Secrets).Except(known));

            // Names that stand beside no id, by how such columns are called.
            var names = tables.SelectMany(table => table.Columns.Where(column => column.ReadAs == typeof(string) && ByWhom().IsMatch(column.Name)).Select(column => (table.Name, column.Name))).ToList();
            Assert.True(names.Count > 30, $"Only {names.Count} columns with names were found");
            Assert.Empty(names.Except(PersonalDataRules.NameStays.Keys).Except(PersonalDataRules.Columns.Select(each => (each.Key.Table, each.Value.Name ?? string.Empty))));
            Assert.All(PersonalDataRules.Columns, each => Assert.True(each.Value.End != PersonalEnd.Renamed || known.Contains((each.Key.Table, each.Value.Name!))));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task What_is_named_like_a_secret_is_in_nobody_s_file()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var named = await host.Db(db => Task.FromResult(ExportedTables.Every(db)
            .Where(table => PersonalDataRules.Columns.Any(each => each.Key.Table == table.Name && each.Value.Use == PersonalUse.Rows))
            .SelectMany(table => table.Columns.Where(column => column.Kind != typeof(byte[]) && !PersonalDataRules.Secrets.Contains((table.Name, column.Name))).Select(column => $"{table.Name}.{column.Name}"))
            .Where(each => Secret().IsMatch(each)).ToList()));
        Assert.Equal(Open, named.Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_person_takes_away_all_of_their_own_and_nothing_of_others(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync("secretary.vn@demo.lwp", DemoAccounts.Password);
        var me = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var done = await host.Db(db => db.History.CountAsync(each => each.ActorId == me.Id));

        using var answer = await browser.FollowAsync(GetPersonalData.Address);
        Assert.Equal(("application/zip", "attachment", true), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType, answer.Headers.CacheControl?.NoStore));
        Assert.Matches(@"^personal-data-\d{4}-\d\d-\d\d\.zip$", answer.Content.Headers.ContentDisposition!.FileName!);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var overview = JsonDocument.Parse(await zip.GetEntry(PersonalDataFile.Overview)!.OpenAsync());
        Assert.Equal((me.Id, 1, 1), (overview.RootElement.GetProperty("account").GetGuid(), Rows("Accounts"), Rows("Sessions")));
        Assert.True(done > 0 && Rows("History") >= done);
        Assert.True(overview.RootElement.GetProperty("counted").GetProperty("ProgressUpdates.RecordedBy").GetInt32() > 0);

        var words = AllWords.OfFile(bytes);
        Assert.Contains("secretary.vn@demo.lwp", words, StringComparison.Ordinal);
        Assert.Contains(zip.Entries, each => each.FullName == "csv/AccountEvents.csv");
        Assert.All(DemoAccounts.All.Where(each => each.Email != "secretary.vn@demo.lwp"), each => Assert.DoesNotContain(each.Email, words, StringComparison.Ordinal));
        var (hash, stamp) = await host.Db(db => db.Users.Where(each => each.Id == me.Id).Select(each => new ValueTuple<string, string>(each.PasswordHash!, each.SecurityStamp!)).SingleAsync());
        Assert.All([hash, stamp], each => Assert.DoesNotContain(each, words, StringComparison.Ordinal));

        int Rows(string table) => overview.RootElement.GetProperty("rows").GetProperty(table).GetInt32();
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_not_signed_in_gets_no_file_and_everybody_reads_the_page_in_their_language(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var stranger = pages.Open("lo");
        using (var answer = await stranger.FollowAsync(GetPersonalData.Address))
        {
            Assert.NotEqual("application/zip", answer.Content.Headers.ContentType?.MediaType);
        }

        foreach (var (email, language) in new[] { ("minister.vn@demo.lwp", Language.Vi), ("panel.la@demo.lwp", Language.Lo), ("admin.la@demo.lwp", Language.Lo) })
        {
            using var browser = pages.Open(language.Code());
            await browser.SignInAsync(email, DemoAccounts.Password);
            var page = WebUtility.HtmlDecode(await browser.ReadAsync("/account/data"));
            Assert.Contains(Loc.In(language)["Personal.Copies.Long", 365 + 7, 3], page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{GetPersonalData.Address}\"", page, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task The_history_has_no_address_and_says_that_it_changed(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var invited = await host.SendAs(administrator, new InviteAccount.Command { Email = "ngoc.anh@example.vn", Name = "Ngọc Anh", Role = Role.Observer, Side = Side.Vietnam, Language = Language.Vi });
        var shown = await host.SendAs(administrator, new GetAccount.Query(invited.AccountId));
        await host.SendAs(administrator, (AccountInput.Of(shown) with { Email = "nga.le@example.vn" }).ToRevision(shown.Id, shown.Stamp));

        var entries = await host.Db(db => db.History.AsNoTracking().Where(each => each.SubjectId == shown.Id).OrderBy(each => each.Id).ToListAsync());
        Assert.Equal(["n…@example.vn", "n…@example.vn"], entries.Select(each => each.SubjectCode));
        var change = Assert.Single(entries[1].Changes);
        Assert.Equal(("Account.Email", "n…@example.vn", "n…@example.vn"), (change.Field, change.Before, change.After));
        Assert.Equal(Rules.EmailTaken, await host.RefusalAsync(administrator, new InviteAccount.Command { Email = "nga.le@example.vn", Name = "Khác", Role = Role.Observer, Side = Side.Vietnam, Language = Language.Vi }));
    }

    /// <summary>The copy holds less, and its people take away what it has of them.</summary>
    [Theory, EachDatabase]
    public async Task In_a_side_s_read_only_copy_a_person_gets_what_the_copy_has(Database database)
    {
        await using var original = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var host = await TestHost.StartAsync(database);
        await SideCopyTests.TakeAsync(host, await SideCopyTests.CopyAsync(original, Side.Laos));
        await host.Db(db => host.Services.GetRequiredService<CopyState>().ReadAsync(db, default));
        var file = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new GetPersonalData.Query());
        Assert.Contains("secretary.la@demo.lwp", AllWords.OfFile(file.Bytes), StringComparison.Ordinal);
    }

    [GeneratedRegex("(By|ByName|ActorName|AuthorName|AccountName|DeputyName)$", RegexOptions.None, 1000)]
    private static partial Regex ByWhom();

    [GeneratedRegex("Password|Secret|Token|Stamp|Recovery|Credential|Hash|Salt|Factor", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();
}
