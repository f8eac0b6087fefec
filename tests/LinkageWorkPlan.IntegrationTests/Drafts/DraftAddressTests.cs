using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Drafts;

/// <summary>The address that the browser keeps typed text at: it goes on trying only where it is told that trying again may help.</summary>
public class DraftAddressTests
{
    private const string Address = "/drafts/task:1";
    private const string Typed = """{"at":"2026-06-22T02:00:00.000Z","tab":"a","fields":{"Title.vi":"Chữ"}}""";

    [Theory, EachDatabase]
    public async Task Says_whether_it_helps_to_try_again(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Secretary, password: SigningDesk.Password);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync("secretary.vietnam.1@test.lwp", SigningDesk.Password);

        Assert.Equal(204, (await browser.PutAsync(Address, Typed)).Status);
        Assert.Equal(400, (await browser.PutAsync(Address, Typed, ofScript: false)).Status);
        Assert.Equal(400, (await browser.PutAsync(Address, "{")).Status);
        Assert.Equal(400, (await browser.PutAsync("/drafts/" + new string('k', FormDraft.KeyMax + 1), Typed)).Status);
        Assert.Equal((409, Typed), await browser.PutAsync(Address, Typed.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)));
        await using (await HeldDatabase.HoldAsync(host))
        {
            Assert.Equal(503, (await browser.PutAsync(Address, Typed)).Status);
        }
    }

    [Theory, EachDatabase]
    public async Task A_damaged_storage_is_no_fault_of_the_text(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Secretary, password: SigningDesk.Password);
        await DamageDraftsAsync(host);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync("secretary.vietnam.1@test.lwp", SigningDesk.Password);
        Assert.Equal(503, (await browser.PutAsync(Address, Typed)).Status);
    }

    /// <summary>The table's first page is overwritten; where the server keeps the file, it says that it found such a page.</summary>
    private static async Task DamageDraftsAsync(TestHost host)
    {
        if (host.Database == Database.Postgres)
        {
            await host.Db(db => db.Database.ExecuteSqlRawAsync("""
                CREATE FUNCTION damaged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'invalid page' USING ERRCODE = 'data_corrupted'; END $$;
                CREATE TRIGGER damaged BEFORE INSERT ON "FormDrafts" FOR EACH ROW EXECUTE FUNCTION damaged();
                """));
            return;
        }

        long page, size;
        await using (var sqlite = new SqliteConnection(host.Connection))
        {
            await sqlite.OpenAsync();
            await using var ask = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE); SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'FormDrafts'", sqlite);
            await using (var answer = await ask.ExecuteReaderAsync())
            {
                await answer.NextResultAsync();
                await answer.ReadAsync();
                page = answer.GetInt64(0);
            }

            await using var pageSize = new SqliteCommand("PRAGMA page_size", sqlite);
            size = (long)(await pageSize.ExecuteScalarAsync())!;
            SqliteConnection.ClearPool(sqlite);
        }

        await using var file = File.Open(new SqliteConnectionStringBuilder(host.Connection).DataSource, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Seek((page - 1) * size, SeekOrigin.Begin);
        await file.WriteAsync(Enumerable.Repeat((byte)0xFF, (int)size).ToArray());
    }
}
