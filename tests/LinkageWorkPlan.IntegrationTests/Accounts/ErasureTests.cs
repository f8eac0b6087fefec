using System.Text.Json;
using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Personal;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Features.Talk;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>What is kept of a person who left is erased, as far as the record allows.</summary>
public sealed class ErasureTests
{
    private const string Password = "một câu dễ nhớ";
    private const string Why = "thôi tham gia Tổ công tác";

    /// <summary>Everybody of a side whose words, signatures and records are all over the demo: nothing is found of their addresses, and names only where the rules say so.</summary>
    [Theory, EachDatabase]
    public async Task Nothing_of_those_who_left_is_found_but_where_the_record_needs_it(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, Side.Vietnam, password: Password);
        var gone = await host.Db(db => db.Users.AsNoTracking().Where(each => each.Side == Side.Vietnam && each.Id != administrator.Id).Select(each => new { each.Id, each.Email, each.DisplayName, each.Role }).ToListAsync());
        Assert.True(gone.Count > 8);
        foreach (var each in gone)
        {
            await ArrangeAsync(host, each.Id);
        }

        await host.Db(async db =>
        {
            db.Add(new FormDraft { AccountId = administrator.Id, FormKey = $"account:{gone[0].Id}", Content = gone[0].Email! });
            await db.SaveChangesAsync();
        });

        var (secretary, chair) = (await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.CoChair, Side.Vietnam));
        await host.SendAs(secretary, new WriteComment.Command(new TalkScope("2026-2027", "A1"), string.Empty, Language.Vi, "Đề nghị xem lại", [chair.Id]));

        // Known to be found before, so that the search is one.
        var before = await FoundAsync(host, [.. gone.SelectMany(each => new[] { each.Email!, each.DisplayName })]);
        Assert.Superset(new HashSet<(string, string)> { ("Accounts", "Email"), ("Accounts", "DisplayName"), ("Comments", "AuthorName"), ("CommentMentions", "Name"), ("OutgoingMails", "Recipient"), ("Passkeys", "Name"), ("SignOnBindings", "Subject") }, before.ToHashSet());

        foreach (var each in gone)
        {
            await host.SendAs(administrator, new DisableAccount.Command(each.Id));
            await host.SendAs(administrator, new ErasePersonalData.Command(each.Id, Why, Password));
        }

        Assert.Empty((await FoundAsync(host, [.. gone.Select(each => each.Email!)])).Except([("DeliveryEvents", "Name")]));
        Assert.Empty((await FoundAsync(host, [.. gone.Select(each => each.DisplayName)])).Except(PersonalDataRules.NameStays.Keys));
        await host.Db(async db =>
        {
            foreach (var (place, _) in PersonalDataRules.Columns.Where(each => each.Value.End == PersonalEnd.Deleted))
            {
                var left = await RowsAsync(db, place.Table, place.Column);
                Assert.True(!left.Any(row => gone.Any(each => string.Equals($"{each.Id}", row, StringComparison.OrdinalIgnoreCase))), $"{place} still has rows");
            }
        });
        var account = await host.SendAs(administrator, new GetAccount.Query(gone[0].Id));
        Assert.Equal((AccountState.Erased, $"#{gone[0].Id.ToString("N")[^8..]}", string.Empty, true), (account.State, account.Name, account.Email, account.Position.IsEmpty));
        Assert.Contains(await host.SendAs(administrator, new ListAccounts.Query()), each => each.Id == gone[0].Id && each.State == AccountState.Erased);
    }

    [Theory, EachDatabase]
    public async Task An_administrator_of_the_own_side_does_it_once_with_a_reason_for_an_account_that_is_disabled(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, foreign) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Administrator, Side.Laos, password: Password));
        var (user, chair) = (await host.UserAsync(Role.Secretary), await host.UserAsync(Role.CoChair));
        var erasure = new ErasePersonalData.Command(user.Id, Why, Password);
        Assert.Equal(Rules.AccountNotDisabled, await host.RefusalAsync(administrator, erasure));
        Assert.Equal(Rules.AccountNotDisabled, await host.RefusalAsync(administrator, erasure with { AccountId = administrator.Id }));
        await host.SendAs(administrator, new DisableAccount.Command(user.Id));
        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(foreign, erasure));
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(administrator, erasure with { Password = "không phải câu này" }));
        Assert.Equal(Rules.Required, await host.RefusalAsync(administrator, erasure with { Reason = "  " }));
        Assert.Equal(Rules.TooLong, await host.RefusalAsync(administrator, erasure with { Reason = new string('x', ErasePersonalData.ReasonMax + 1) }));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(administrator, erasure with { AccountId = Guid.CreateVersion7() }));
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(chair, erasure));
        Assert.Equal(user.Name, (await host.SendAs(administrator, new GetAccount.Query(user.Id))).Name);

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.SendAs(administrator, erasure);
        var entry = await host.Db(db => db.History.AsNoTracking().Where(each => each.SubjectId == user.Id).OrderByDescending(each => each.At).FirstAsync());
        Assert.Equal((nameof(ErasePersonalData), administrator.Id, Why, ErasePersonalData.NameOf(user.Id)), (entry.Action, entry.ActorId, entry.Reason, entry.SubjectTitle.For(Language.Vi)));
        Assert.Equal(["Account.ErasedAt"], entry.Changes.Select(each => each.Field));

        // It never works again, whichever way somebody tries.
        var account = await host.SendAs(administrator, new GetAccount.Query(user.Id));
        Assert.Equal(Rules.AccountErased, await host.RefusalAsync(administrator, erasure));
        Assert.Equal(Rules.AccountErased, await host.RefusalAsync(administrator, new EnableAccount.Command(user.Id)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(administrator, new RenewInvitation.Command(user.Id)));
        Assert.Equal(Rules.AccountErased, await host.RefusalAsync(administrator, (AccountInput.Of(account) with { Email = "moi@example.vn", Name = "Khác" }).ToRevision(user.Id, account.Stamp)));
    }

    [Theory, EachDatabase]
    public async Task What_waits_for_the_other_side_about_the_account_is_withdrawn_and_keeps_no_address(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, chair) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.CoChair));
        var email = await PasswordTests.EmailOfAsync(host, chair.Id);
        await host.SendAs(administrator, new DisableAccount.Command(chair.Id));
        var proposal = await host.ProposeAsync(administrator, new EnableAccount.Command(chair.Id));
        await host.SendAs(administrator, new ErasePersonalData.Command(chair.Id, Why, Password));

        Assert.Equal(Rules.ProposalSettled, await host.RefusalAsync(await host.OtherAdministratorAsync(administrator), TwoSides.Confirmation(proposal)));
        Assert.DoesNotContain(await FoundAsync(host, [email]), each => each.Table is "PowerProposals" or "History");
        Assert.Equal(Rules.AccountErased, await host.RefusalAsync(administrator, new ProposePower.Command(new EnableAccount.Command(chair.Id), Why)));
        Assert.Equal(chair.Name, Assert.Single(await host.Db(db => db.PowerProposals.Select(each => each.AccountName).ToListAsync())));
    }

    [Fact]
    public async Task The_page_says_what_stays_asks_for_the_password_and_shows_what_was_done()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var (administrator, user) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Observer));
        await using var desk = new PageDesk(host, administrator);
        var before = desk.Open<AccountPage>($"/settings/accounts/{user.Id}", ("Id", user.Id));
        Assert.Empty(before.FindAll("#erase-reason"));
        await host.SendAs(administrator, new DisableAccount.Command(user.Id));
        var page = desk.Open<AccountPage>($"/settings/accounts/{user.Id}", ("Id", user.Id));
        PageDesk.Sees(page, "details.removal", desk.Loc["Personal.EraseStays"]);
        await page.Find("details.removal form").SubmitAsync();
        PageDesk.Sees(page, ".refused", desk.Loc["Rule.WrongPassword"]);
        await desk.TypeAsync(page, "Password", Password);
        await page.Find("details.removal form").SubmitAsync();
        PageDesk.Sees(page, ".refused", desk.Loc["Field.Reason"]);
        await desk.TypeAsync(page, "Reason", Why);
        await desk.TypeAsync(page, "Password", Password);
        await page.Find("details.removal form").SubmitAsync();
        PageDesk.Sees(page, "h1", ErasePersonalData.NameOf(user.Id));
        Assert.Empty(page.FindAll("form"));
    }

    /// <summary>A line of each kind that is kept of one person alone.</summary>
    private static Task ArrangeAsync(TestHost host, Guid id) => host.Db(async db =>
    {
        var (account, now) = (await db.Users.SingleAsync(each => each.Id == id), host.Time.GetUtcNow().UtcDateTime);
        var stamp = account.SecurityStamp!;
        db.AddRange(
            new AccountEvent { AccountId = id, At = now, Client = "10.0.0.1", Browser = "Firefox, Linux" },
            new Session { Id = Guid.CreateVersion7(), AccountId = id, Stamp = stamp, StartedAt = now, SeenAt = now, Client = "10.0.0.1" },
            new SecondFactor { AccountId = id, Secret = "s", Since = now },
            new RecoveryCode { AccountId = id, Hash = new string('a', 64) },
            new Passkey { AccountId = id, Name = account.DisplayName, CredentialId = id.ToByteArray(), CreatedAt = now },
            new SignOnBinding { AccountId = id, Issuer = "https://login.example.org", Subject = account.Email!, Since = now },
            new ApiToken { AccountId = id, Name = account.DisplayName, Scope = ApiScope.Calendar, SecretHash = $"{id:N}{id:N}", Stamp = stamp, CreatedAt = now, ExpiresAt = now.AddDays(1) },
            new Domain.Delivery.OutgoingMail(
                new(Domain.Delivery.MailKind.Account, Guid.CreateVersion7()), new(account.Email!, account.DisplayName, account.Side, account.Language, id), "example.org", "x", account.Email!, false, now));
        await db.SaveChangesAsync();
    });

    /// <summary>Columns of the whole database in which one of the words is found, as it is or within JSON.</summary>
    private static Task<List<(string Table, string Column)>> FoundAsync(TestHost host, IReadOnlyList<string> words) => host.Db(async db =>
    {
        List<string> looked = [.. words.Concat(words.Select(each => each.ToUpperInvariant())).Concat(words.Select(each => JsonSerializer.Serialize(each).Trim('"'))).Distinct()];
        var found = new List<(string, string)>();
        foreach (var table in ExportedTables.Every(db))
        {
            foreach (var column in table.Columns.Where(each => each.Kind == typeof(string)))
            {
                if ((await RowsAsync(db, table.Name, column.Name)).Any(row => looked.Any(each => row.Contains(each, StringComparison.Ordinal))))
                {
                    found.Add((table.Name, column.Name));
                }
            }
        }

        return found;
    });

    private static async Task<List<string>> RowsAsync(WorkPlanDb db, string table, string column)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {db.Quoted(column)} FROM {db.Quoted(table)} WHERE {db.Quoted(column)} IS NOT NULL";
        await using var rows = await command.ExecuteReaderAsync();
        var read = new List<string>();
        while (await rows.ReadAsync())
        {
            read.Add(rows.GetValue(0).ToString()!);
        }

        return read;
    }
}
